"""Which columns of a table stand above which: category, task, measure, and what numbers count."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.reading.table_mapping import ColumnRole, TableMapping
from model.reading.table_rows import RowKind, TableRow


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The columns of a table by what they hold, each from left to right.

    `words` hold the sentences: the measures, or the tasks where there are no measures. `title` is
    the column of the tasks that measures stand below.
    """

    numbers: tuple[int, ...]
    categories: tuple[int, ...]
    title: int | None
    words: tuple[int, ...]
    units: tuple[int, ...]
    times: tuple[int, ...]
    details: tuple[int, ...]


def table_columns(mapping: TableMapping) -> TableColumns:
    """The columns by their roles."""
    tasks, measures = _of(mapping, ColumnRole.TASK), _of(mapping, ColumnRole.MEASURE)
    has_title = bool(tasks and measures)
    return TableColumns(
        numbers=_of(mapping, ColumnRole.NUMBER),
        categories=_of(mapping, ColumnRole.CATEGORY),
        title=tasks[0] if has_title else None,
        words=(*tasks[1:], *measures) if has_title else (*tasks, *measures),
        units=_of(mapping, ColumnRole.UNITS, ColumnRole.LEAD, ColumnRole.JOIN),
        times=_of(mapping, ColumnRole.DUE),
        details=_of(mapping, ColumnRole.DELIVERABLE, ColumnRole.PERSON, ColumnRole.REMARK),
    )


def numbered_columns(rows: Sequence[TableRow], columns: TableColumns) -> dict[int, int | None]:
    """For each column of numbers the category column that it counts, or None for the tasks."""
    tasks = [row for row in rows if row.kind is RowKind.TASK]
    item_columns = (columns.title,) if columns.title is not None else columns.words
    items = _changes(tasks, item_columns)
    categories = {column: _changes(tasks, (column,)) for column in columns.categories}
    counted: dict[int, int | None] = {}
    for column in columns.numbers:
        starts = _changes(tasks, (column,))
        near: dict[int | None, float] = {None: _likeness(starts, items)}
        near |= {each: _likeness(starts, of) for each, of in categories.items()}
        best = max(near, key=lambda each: (near[each], each is None))
        counted[column] = best if best not in counted.values() else None
    return counted


def _of(mapping: TableMapping, *roles: ColumnRole) -> tuple[int, ...]:
    return tuple(at for at, role in enumerate(mapping.roles) if role in roles)


def _changes(rows: Sequence[TableRow], columns: Sequence[int]) -> set[int]:
    """The rows on which a column says something new."""
    found: set[int] = set()
    before: dict[int, str] = {}
    for at, row in enumerate(rows):
        for column in columns:
            if row.begins(column) and row.cells[column].text != before.get(column):
                before[column] = row.cells[column].text
                found.add(at)
    return found


def _likeness(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(len(one | other), 1)
