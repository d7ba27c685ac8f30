"""Where the tasks of a file with tables stand: in the tables, or in the running text."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from model.errors import UndecidedError, quoted
from model.reading.clean import WARNING
from model.reading.document import Finding, Removed
from model.reading.source import Grid, Source
from model.reading.table_cells import printed_row
from model.reading.table_head import find_head
from model.reading.table_headings import heading_word
from model.reading.table_mapping import ColumnRole, TableMapping
from model.reading.tables import layout_key, propose_mapping, task_grids, task_rows


def task_tables(source: Source, mappings: Mapping[str, TableMapping]) -> tuple[Grid, ...]:
    """The tables that look like lists of tasks, and those whose columns a person has named."""
    likely = set(map(id, task_grids(source)))
    return tuple(
        grid
        for grid in source.grids
        if id(grid) in likely or (mappings and layout_key(grid, propose_mapping(grid)) in mappings)
    )


def unknown_table(source: Source) -> Grid | None:
    """The table of a file that is little but a table whose headings are not known."""
    inside = {line for grid in source.grids for line in lines_of_grid(grid)}
    outside = [line for line in source.lines if line.text.strip() and line.number not in inside]
    likely = [grid for grid in source.grids if _may_list_tasks(grid)]
    if not likely or len(outside) > _FEW_LINES:
        return None
    return max(likely, key=lambda each: len(each.rows))


def outweighs(grids: Sequence[Grid], *, sentences: int, has_notes: bool) -> bool:
    """Whether the tables hold the tasks, and not the running text beside them.

    A notice above a table has numbered demands of its own, but names no unit for them; a plan
    whose sentences name their units may have a shorter table as an annex.
    """
    mappings = [propose_mapping(grid) for grid in grids]
    if not any(mapping.is_certain for mapping in mappings):
        return False
    rows = sum(map(task_rows, grids, mappings))
    has_units = any(role in _UNITS for mapping in mappings for role in mapping.roles)
    return rows > sentences or (has_units and not has_notes and rows * 2 >= sentences)


def beside_tables(source: Source, grids: Sequence[Grid], *, start: int) -> Source:
    """The running text without tables below its first numbered line; layout tables stay."""
    listed = set(map(id, grids))
    cut = {
        line
        for grid in source.grids
        if grid.first_line > start and (id(grid) in listed or _holds_data(grid))
        for line in lines_of_grid(grid)
    }
    return replace(source, lines=tuple(line for line in source.lines if line.number not in cut))


def unread_tables(source: Source, text: Source) -> tuple[list[Finding], list[Removed]]:
    """What is told of the tables that a running text was read without."""
    kept = {line.number for line in text.lines}
    cut = [grid for grid in source.grids if grid.rows and grid.first_line not in kept]
    rows = [
        Removed(line=grid.first_line + at, text=printed_row(row))
        for grid in cut
        for at, row in enumerate(grid.rows)
        if any(cell.strip() for cell in row)
    ]
    return [_unread(grid) for grid in cut], rows


def undecided(grid: Grid, proposed: TableMapping) -> UndecidedError:
    """What a person is asked when the columns of a table cannot be told."""
    head = find_head(grid)
    words = head.headings if head.is_found else _first_row(grid)
    columns = tuple(
        f"第{at}栏 {words[at - 1] or '（空白）'}：{role}"
        for at, role in enumerate(proposed.roles, start=1)
        if at <= len(words)
    )[:_MOST_COLUMNS]
    shown = "、".join(word for word in words[:_MOST_COLUMNS] if word)
    return UndecidedError(
        f"表格{quoted(grid.name)}的栏目（{quoted(shown)}）不能确定哪一栏是任务、哪一栏是单位，"
        "什么也没有导入；请在“栏目对应”里逐栏指定后再读入。",
        choices=columns,
    )


_MOST_COLUMNS = 30


def lines_of_grid(grid: Grid) -> range:
    """The lines of the source that are rows of a table."""
    return range(grid.first_line, grid.first_line + len(grid.rows))


_UNITS = (ColumnRole.UNITS, ColumnRole.LEAD, ColumnRole.JOIN)


def _first_row(grid: Grid) -> tuple[str, ...]:
    rows = (row for row in grid.rows if any(cell.strip() for cell in row))
    return tuple(" ".join(cell.split())[:20] for cell in next(rows, ()))


def _may_list_tasks(grid: Grid) -> bool:
    """Whether a column holds words that no heading explains."""
    if not _holds_rows(grid):
        return False
    mapping, head = propose_mapping(grid), find_head(grid)
    return any(
        role not in _TOLD_BY_CELLS and (not head.is_found or not heading_word(head.headings[at]))
        for at, role in enumerate(mapping.roles)
    )


def _holds_rows(grid: Grid) -> bool:
    return sum(sum(bool(cell.strip()) for cell in row) > 1 for row in grid.rows) > 1


_FEW_LINES = 10
_TOLD_BY_CELLS = {ColumnRole.SKIP, ColumnRole.NUMBER, ColumnRole.DUE, *_UNITS}


def _holds_data(grid: Grid) -> bool:
    """Whether a table lists short things in columns, and does not lay out a page."""
    cells = sorted(len(cell.strip()) for row in grid.rows for cell in row if cell.strip())
    return (
        _holds_rows(grid) and cells[len(cells) // 2] <= _USUAL_CELL and cells[-1] <= _LONGEST_CELL
    )


_USUAL_CELL = 30
_LONGEST_CELL = 300


def _unread(grid: Grid) -> Finding:
    last = grid.first_line + len(grid.rows) - 1
    message = (
        f"正文以外的表格（第{grid.first_line}—{last}行）没有读作任务，"
        "各行列在删去的内容里，请核对。"
    )
    return Finding(severity=WARNING, line=grid.first_line, message=message)
