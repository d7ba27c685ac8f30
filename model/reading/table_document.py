"""A document whose tasks stand in tables: which tables are one list, and what stands around."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from model.errors import UndecidedError, quoted
from model.reading.clean import WARNING
from model.reading.document import Finding, ReadChapter, Removed
from model.reading.source import Grid, Source, SourceLine
from model.reading.table_cells import printed_row
from model.reading.table_head import find_head
from model.reading.table_headings import heading_word
from model.reading.table_mapping import ColumnRole, TableMapping
from model.reading.table_outline import TableReader
from model.reading.table_proposal import BY_CONTENT, says_first_leads
from model.reading.tables import (
    goes_on,
    is_task_table,
    layout_key,
    propose_mapping,
    task_grids,
    task_rows,
)
from model.words import ListKind


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table, or the part of one that a page or sheet holds, with its mapping."""

    grid: Grid
    mapping: TableMapping


@dataclass(frozen=True, slots=True)
class TableFrame:
    """The lines of a file around its task tables; titles above headings belong to `above`."""

    above: tuple[SourceLine, ...]
    below: tuple[SourceLine, ...]


def task_tables(source: Source, mappings: Mapping[str, TableMapping]) -> tuple[Grid, ...]:
    """The tables that look like lists of tasks, and those whose columns a person has named."""
    likely = set(map(id, task_grids(source)))
    return tuple(
        grid
        for grid in source.grids
        if id(grid) in likely or (mappings and layout_key(grid, propose_mapping(grid)) in mappings)
    )


def unknown_table(source: Source) -> UndecidedError | None:
    """What a person is asked when a file is little but a table whose headings are not known."""
    inside = {line for grid in source.grids for line in lines_of_grid(grid)}
    outside = [line for line in source.lines if line.text.strip() and line.number not in inside]
    likely = [grid for grid in source.grids if _may_list_tasks(grid)]
    if not likely or len(outside) > _FEW_LINES:
        return None
    grid = max(likely, key=lambda each: len(each.rows))
    return _undecided(grid, propose_mapping(grid))


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


def frame_around(source: Source, grids: Sequence[Grid]) -> TableFrame:
    """What stands above the first table, with the titles inside it, and all other lines."""
    inside = {line for grid in grids for line in lines_of_grid(grid)}
    first = min(grid.first_line for grid in grids)
    outside = [line for line in source.lines if line.number not in inside]
    titles = [line for grid in grids for line in _title_lines(grid)]
    above = sorted([*(line for line in outside if line.number < first), *titles], key=_number)
    return TableFrame(tuple(above), tuple(line for line in outside if line.number >= first))


def choose_mappings(
    source: Source, grids: Sequence[Grid], mappings: Mapping[str, TableMapping]
) -> list[TablePart]:
    """A mapping for each table; raises UndecidedError when a person has to name the columns."""
    outside = "。".join(line.text for line in source.lines)
    parts: list[TablePart] = []
    for grid in grids:
        if parts and not is_task_table(grid) and goes_on(parts[-1].grid, grid):
            parts.append(TablePart(grid, replace(parts[-1].mapping, head_rows=0)))
            continue
        proposed = propose_mapping(grid)
        given = mappings.get(layout_key(grid, proposed))
        if given is not None:
            parts.append(TablePart(grid, _fitted(given, proposed, grid)))
        elif proposed.is_certain:
            leads = proposed.first_leads or says_first_leads(outside)
            parts.append(TablePart(grid, replace(proposed, first_leads=leads)))
        else:
            raise _undecided(grid, proposed)
    return parts


def read_parts(
    parts: Sequence[TablePart], *, year: int | None, whole_title: str
) -> tuple[tuple[ReadChapter, ...], list[Finding], list[Removed]]:
    """The tables as one list, in the order of the file."""
    reader = TableReader(year=year, whole_title=whole_title)
    tables = list(_tables(parts))
    for table in tables:
        name = _sheet_name(table[0].grid) if len(tables) > 1 else ""
        reader.read([(part.grid, part.mapping) for part in table], sheet=name)
    chapters, findings, removed = reader.outline()
    return chapters, [*findings, *_guesses(parts)], removed


def named_in(grids: Sequence[Grid], name: str) -> str | None:
    """A title where no line gives one: the row above the headings, the sheet, the file."""
    rows = [line.text for grid in grids for line in _title_lines(grid)]
    stem = re.sub(r"\.\w{1,5}$", "", name)
    for words in (*rows, *map(_sheet_name, grids), stem):
        title = "".join(words.split())
        if _MAY_BE_TITLE.search(title) and not _NO_TITLE.search(title):
            return title
    return None


def table_kind(title: str | None) -> ListKind:
    """Tables that divide the labour say so in their title; all others list tasks."""
    return ListKind.DIVISION if title and _DIVIDES.search(title) else ListKind.TABLE


def lines_of_grid(grid: Grid) -> range:
    """The lines of the source that are rows of a table."""
    return range(grid.first_line, grid.first_line + len(grid.rows))


def year_in(*names: str) -> int | None:
    """A year named by a sheet or a file."""
    found = next((found for name in names if (found := _YEAR.search(name))), None)
    return int(found[1]) if found else None


_UNITS = (ColumnRole.UNITS, ColumnRole.LEAD, ColumnRole.JOIN)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MAY_BE_TITLE = re.compile(
    r"[\u4e00-\u9fff].{0,60}(?:表|清单|方案|计划|要点|指引|任务|分工|台账|安排|工作|项目|分解|细则|措施|事项)"
)
_DIVIDES = re.compile("分工|分解|方案")
_NO_TITLE = re.compile(r"^附件?\d*$|[：:。]|^.{61,}$")
_NO_NAME = re.compile(r"(?:sheet|table|表格?|工作表|第?\d+页?|页|网页|word|pdf|[\W_])*\d*", re.I)


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


def _number(line: SourceLine) -> int:
    return line.number


def _title_lines(grid: Grid) -> Iterator[SourceLine]:
    """The rows above the headings, one line for each cell that holds words."""
    for at, row in enumerate(grid.rows[: find_head(grid).first]):
        for cell in row:
            if cell.strip():
                yield SourceLine(number=grid.first_line + at, text=" ".join(cell.split()))


def _sheet_name(grid: Grid) -> str:
    return "" if _NO_NAME.fullmatch(grid.name) else grid.name.strip()


def _tables(parts: Sequence[TablePart]) -> Iterator[list[TablePart]]:
    """Parts with the same headings follow one another in one table, unless sheets part them."""
    table: list[TablePart] = []
    for part in parts:
        if table and not _follows(table[0], part):
            yield table
            table = []
        table.append(part)
    yield table


def _follows(first: TablePart, part: TablePart) -> bool:
    if part.mapping.head_rows == 0 and part.mapping.roles == first.mapping.roles:
        return True
    same = layout_key(first.grid, first.mapping) == layout_key(part.grid, part.mapping)
    return same and _sheet_name(first.grid) == _sheet_name(part.grid)


def _fitted(given: TableMapping, proposed: TableMapping, grid: Grid) -> TableMapping:
    """A remembered mapping: the titles above the headings may take more rows or fewer here."""
    head = find_head(grid)
    more = [cell for row in grid.rows[head.end : given.head_rows] for cell in row]
    is_near = head.first < given.head_rows and all(len(cell) <= _SHORT for cell in more)
    return given if not head.is_found or is_near else replace(given, head_rows=proposed.head_rows)


_SHORT = 12  # signs: a row with longer cells is no second row of headings


def _undecided(grid: Grid, proposed: TableMapping) -> UndecidedError:
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


def _first_row(grid: Grid) -> tuple[str, ...]:
    rows = (row for row in grid.rows if any(cell.strip() for cell in row))
    return tuple(" ".join(cell.split())[:20] for cell in next(rows, ()))


def _guesses(parts: Sequence[TablePart]) -> Iterator[Finding]:
    """Columns whose role was told by their cells alone."""
    seen: set[tuple[TableMapping, str]] = set()
    for part in parts:
        head = find_head(part.grid)
        for at, reason in enumerate(part.mapping.reasons):
            if reason.startswith(BY_CONTENT) and part.mapping.head_rows:
                heading = head.headings[at] if at < len(head.headings) else ""
                called = f"“{heading}”" if heading else "（没有栏目名称）"
                role = part.mapping.roles[at]
                if (part.mapping, heading) not in seen:
                    yield Finding(
                        severity=WARNING,
                        line=part.grid.first_line + head.first,
                        message=f"表格第{at + 1}栏{called}{reason}，已读作{role}，请核对。",
                    )
                seen.add((part.mapping, heading))
