"""Task tables (任务清单、分工表) of a file: which they are, and what stands in them."""

from model.reading.document import Finding, ReadChapter, Removed
from model.reading.source import Grid, Source
from model.reading.table_cells import width_of
from model.reading.table_content import column_content
from model.reading.table_head import find_head
from model.reading.table_headings import GOAL, heading_word, plain_heading
from model.reading.table_mapping import ColumnRole, TableMapping
from model.reading.table_outline import TableReader
from model.reading.table_proposal import BY_CONTENT, layout_key, propose_mapping

__all__ = ["goes_on", "is_task_table", "layout_key", "propose_mapping", "read_table", "task_grids"]


def task_grids(source: Source) -> tuple[Grid, ...]:
    """The tables that hold tasks, with those that go on without headings (续表)."""
    found: list[Grid] = []
    for grid in source.grids:
        if is_task_table(grid) or (found and goes_on(found[-1], grid)):
            found.append(grid)
    return tuple(found)


def is_task_table(grid: Grid) -> bool:
    """Whether the headings, or without them the cells, say that tasks are listed here."""
    if width_of(grid) < _FEWEST_COLUMNS:
        return False
    mapping = propose_mapping(grid)
    roles = set(mapping.roles)
    has_tasks = bool(roles & _TEXTS) and task_rows(grid, mapping) > 0
    head = find_head(grid)
    words = [plain_heading(heading) for heading in head.headings if _names_task(heading)]
    if not has_tasks or not words:
        is_told = any(
            role in _TEXTS and reason.startswith(BY_CONTENT)
            for role, reason in zip(mapping.roles, mapping.reasons, strict=True)
        )
        return is_told and bool(roles & _UNITS) and len(grid.rows) >= _FEWEST_ROWS
    is_weak = all(word in _OTHER_LISTS for word in words)
    return bool(roles & (_SURE if is_weak else _BESIDE))


def goes_on(before: Grid, grid: Grid) -> bool:
    """Whether a table without headings holds further rows of the one before."""
    if find_head(grid).is_found or width_of(grid) != width_of(before):
        return False
    mapping = propose_mapping(before)
    for at, role in enumerate(mapping.roles):
        content = column_content([row[at] for row in grid.rows if at < len(row)])
        if role in _TOLD and content.filled and content.role is not _TOLD[role]:
            return False
    return task_rows(grid, mapping, first=0) > 0


def task_rows(grid: Grid, mapping: TableMapping, *, first: int | None = None) -> int:
    """About how many rows say what is to be done."""
    columns = [at for at, role in enumerate(mapping.roles) if role in _TEXTS]
    rows = grid.rows[mapping.head_rows if first is None else first :]
    return sum(any(at < len(row) and row[at].strip() for at in columns) for row in rows)


def read_table(
    grid: Grid, mapping: TableMapping, *, year: int | None
) -> tuple[tuple[ReadChapter, ...], tuple[Finding, ...], tuple[Removed, ...]]:
    """One table by a mapping; every row is read, left out with its words, or a finding."""
    reader = TableReader(year=year, whole_title="重点任务")
    reader.read([(grid, mapping)])
    chapters, findings, removed = reader.outline()
    return chapters, tuple(findings), tuple(removed)


_FEWEST_COLUMNS = 2
_FEWEST_ROWS = 3
_TEXTS = {ColumnRole.TASK, ColumnRole.MEASURE}
_UNITS = {ColumnRole.UNITS, ColumnRole.LEAD, ColumnRole.JOIN}
_SURE = {ColumnRole.DUE, ColumnRole.MEASURE}
_BESIDE = {*_UNITS, *_SURE, ColumnRole.NUMBER, ColumnRole.CATEGORY}
_OTHER_LISTS = ("项目", "项目名称", "工程", "活动", "内容", "活动名称", "内容要求", "要求")
_TOLD = {
    ColumnRole.NUMBER: ColumnRole.NUMBER,
    ColumnRole.UNITS: ColumnRole.UNITS,
    ColumnRole.LEAD: ColumnRole.UNITS,
    ColumnRole.JOIN: ColumnRole.UNITS,
}


def _names_task(heading: str) -> bool:
    """Whether a heading speaks of work to be done; a goal alone stands above indicators too."""
    word = heading_word(heading) if heading else None
    if word is None or word.depth == GOAL:
        return False
    return word.role in _TEXTS or (word.role is ColumnRole.CATEGORY and "工作" in heading)
