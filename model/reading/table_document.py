"""A document whose tasks stand in tables: which tables are one list, and what stands around."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile

from model.reading.clean import WARNING
from model.reading.document import Finding, ReadChapter, Removed
from model.reading.lines import Line
from model.reading.source import Grid, Source, SourceLine
from model.reading.table_choice import lines_of_grid, undecided
from model.reading.table_head import find_head
from model.reading.table_mapping import TableMapping
from model.reading.table_outline import TableReader
from model.reading.table_proposal import BY_CONTENT, says_first_leads
from model.reading.tables import (
    goes_on,
    is_task_table,
    layout_key,
    propose_mapping,
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
    leads_first = cache(lambda: says_first_leads("。".join(line.text for line in source.lines)))
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
            leads = proposed.first_leads or leads_first()
            parts.append(TablePart(grid, replace(proposed, first_leads=leads)))
        else:
            raise undecided(grid, proposed)
    return parts


def read_parts(
    parts: Sequence[TablePart], *, year: int | None, whole_title: str
) -> tuple[tuple[ReadChapter, ...], list[Finding], list[Removed]]:
    """The tables as one list, in the order of the file."""
    reader = TableReader(year=year, whole_title=whole_title)
    tables = list(_tables(parts))
    for table in tables:
        grid = table[0].grid
        name = (_sheet_name(grid) or _own_title(grid)) if len(tables) > 1 else ""
        reader.read([(part.grid, part.mapping) for part in table], sheet=name)
    chapters, findings, removed = reader.outline()
    return chapters, [*findings, *_guesses(parts)], removed


def named_in(grids: Sequence[Grid], above: Sequence[Line], name: str) -> str | None:
    """A title where none stands by the rules: a line above the headings, the sheet, the file."""
    rows = [line.text for grid in grids for line in _title_lines(grid)]
    lines = [line.text for line in above if _IS_LIST.search(line.text)]
    stem = re.sub(r"\.\w{1,5}$", "", name)
    for words in (*rows, *lines, *map(_sheet_name, grids), stem):
        title = "".join(words.split())
        if _MAY_BE_TITLE.search(title) and not _NO_TITLE.search(title):
            return title
    return None


def shared_title(grids: Sequence[Grid]) -> str | None:
    """What the titles of several tables have in common: 任务清单（创造） and 任务清单（保护）."""
    titles = {title for grid in grids if (title := _own_title(grid))}
    if len(titles) < 2:
        return None
    same = takewhile(lambda signs: len(set(signs)) == 1, zip(*titles, strict=False))
    common = "".join(signs[0] for signs in same).rstrip("（(—-：、")
    return common if _IS_LIST.search(common) else None


def table_kind(title: str | None) -> ListKind:
    """Tables that divide the labour say so in their title; all others list tasks."""
    return ListKind.DIVISION if title and _DIVIDES.search(title) else ListKind.TABLE


def year_in(*names: str) -> int | None:
    """A year named by a sheet or a file."""
    found = next((found for name in names if (found := _YEAR.search(name))), None)
    return int(found[1]) if found else None


_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_MAY_BE_TITLE = re.compile(
    r"[\u4e00-\u9fff].{0,60}(?:表|清单|方案|计划|要点|指引|任务|分工|台账|安排|工作|项目|分解|细则|措施|事项)"
)
_DIVIDES = re.compile("分工|分解|方案")
_IS_LIST = re.compile(r"(?:表|清单|台账|分工|分解|方案)(?:（[^（）]{1,20}）)?$")
_NO_TITLE = re.compile(r"^附件?\d*$|说明$|[：:。]|^.{61,}$")
_AGAIN = re.compile(r"[（(]?续表?\d{0,2}[）)]?$")
_NO_NAME = re.compile(r"(?:sheet|table|表格?|工作表|第?\d+页?|页|网页|word|pdf|[\W_])*\d*", re.I)


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


def _own_title(grid: Grid) -> str:
    """The title inside a table above its headings; those on its further pages are the same."""
    lines = ("".join(line.text.split()) for line in _title_lines(grid))
    titles = (_AGAIN.sub("", line) for line in lines if not _NO_TITLE.search(line))
    return next((title for title in titles if _MAY_BE_TITLE.search(title)), "")


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
    title = _own_title(part.grid)
    is_other = title and title != _own_title(first.grid)
    return same and not is_other and _sheet_name(first.grid) == _sheet_name(part.grid)


def _fitted(given: TableMapping, proposed: TableMapping, grid: Grid) -> TableMapping:
    """A remembered mapping: the titles above the headings may take more rows or fewer here."""
    head = find_head(grid)
    more = [cell for row in grid.rows[head.end : given.head_rows] for cell in row]
    is_near = head.first < given.head_rows and all(len(cell) <= _SHORT for cell in more)
    return given if not head.is_found or is_near else replace(given, head_rows=proposed.head_rows)


_SHORT = 12  # signs: a row with longer cells is no second row of headings


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
