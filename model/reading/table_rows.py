"""The rows of a table by what they are: a task, a heading between tasks, a note, a total."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from model.reading.source import Grid
from model.reading.table_cells import Cell, Repair, column_cells, printed_row, usable_merges
from model.reading.table_head import Head, head_as_given, known_headings
from model.reading.table_headings import plain_heading
from model.reading.table_mapping import ColumnRole, TableMapping
from model.reading.table_numbers import is_number, is_wide_number, plain_number
from model.reading.titles import is_office


class RowKind(Enum):
    """What a row of a table is."""

    TASK = auto()  # it says what is to be done
    MORE = auto()  # it says more of the task above: another unit, another result
    SECTION = auto()  # it stands above tasks: 一、强化保护 across all columns
    LEFT_OUT = auto()


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; its cells by column, merged ones filled down.

    `at` counts rows of the grid from 0; a cell whose `top` is `at` begins here. A section has its
    words in `text`, and a row that may be left out all of it as printed.
    """

    kind: RowKind
    line: int
    at: int
    text: str
    cells: dict[int, Cell]

    def begins(self, column: int) -> bool:
        """Whether the cell of a column holds words and begins on this row."""
        cell = self.cells.get(column)
        return cell is not None and cell.top == self.at


def table_rows(grid: Grid, mapping: TableMapping, repair: Repair) -> Iterator[TableRow]:
    """All rows that hold something, in order."""
    return _Rows(grid, mapping, repair).run()


_TEXTS = (ColumnRole.TASK, ColumnRole.MEASURE)
_ABOVE = (ColumnRole.NUMBER, ColumnRole.CATEGORY, *_TEXTS)
_PAGE = re.compile(r"[—\-\s]*(?:第\s*)?\d{1,3}(?:\s*页)?[—\-\s]*(?:共\s*\d{1,3}\s*页)?")
_TOTAL = re.compile(r"(?:合计|总计|小计|共计|总\s*数)(?:[：:（(].{0,20}|.{0,6}(?:项|条|件|个))?")
_NOTE = re.compile(
    r"[（(【\[]?(?:备?注|附注|说明|填表(?:说明|人|日期|单位|时间)|填报(?:说明|人|日期|单位|时间)|制表(?:人|单位|时间|日期)?"
    r"|联系人|联系(?:电话|方式)|审核人?|审批人?|负责人|单位负责人|分管领导|经办人|抄送|抄报|报送单位|落款)"
    r"[】\])）]?\s*\d{0,2}\s*[：:.、]|[※★▲☆]|(?:备注|注|说明|填表说明)$|附件?\d{0,2}[：:]|[（(]?续表?[）)]?$|[（(]?以下空白[）)]?$"
)
_DATED = re.compile(r".{0,40}?(?:19|20)\d\d\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?\s*")
_SECTION = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:[、.．]|部分|章)|[（(][一二三四五六七八九十]{1,3}[）)])"
)
_LONGEST_HEADING = 24
_LONGEST_SECTION = 60
_LONGEST_SIGNATURE = 40


class _Rows:
    def __init__(self, grid: Grid, mapping: TableMapping, repair: Repair) -> None:
        self._grid, self._repair = grid, repair
        self._roles = mapping.roles
        self._head = head_as_given(grid, mapping.head_rows) if mapping.head_rows else None
        self._words = _head_words(grid, self._head)
        self._first = mapping.head_rows
        merges = usable_merges(grid)
        self._used = [at for at, role in enumerate(mapping.roles) if role is not ColumnRole.SKIP]
        self._columns = {at: column_cells(grid, at, merges) for at in self._used}
        self._spread = {m.top: m.right - m.left + 1 for m in merges if m.right > m.left}
        self._wide_numbers = self._numbers_are_wide()
        self._is_noting = False

    def run(self) -> Iterator[TableRow]:
        for at, row in enumerate(self._grid.rows):
            filled = [c for c, cell in enumerate(row) if cell and not cell.isspace()]
            if at < self._first:
                if filled:
                    yield self._row(RowKind.LEFT_OUT, at, {})
                continue
            cells = self._cells(at)
            if filled or any(cell.top < at for cell in cells.values()):
                yield self._read(at, row, filled, cells)

    def _cells(self, at: int) -> dict[int, Cell]:
        line = self._grid.first_line
        found = {}
        for column in self._used:
            cell = self._columns[column][at]
            if cell.text and (text := self._repair.text(cell.text, line + cell.top)):
                found[column] = Cell(text, cell.top)
        return found

    def _read(
        self, at: int, row: Sequence[str], filled: list[int], cells: dict[int, Cell]
    ) -> TableRow:
        own = [column for column, cell in cells.items() if cell.top == at]
        if self._is_left_out(row, filled, own):
            return self._row(RowKind.LEFT_OUT, at, {})
        if section := self._section(at, row, filled, own, cells):
            self._is_noting = False
            return TableRow(RowKind.SECTION, self._grid.first_line + at, at, section, cells)
        if any(self._roles[c] in _TEXTS for c in own):
            self._is_noting = False
            return self._row(RowKind.TASK, at, cells)
        if any(self._roles[c] is ColumnRole.CATEGORY for c in own) and all(
            self._roles[c] in (ColumnRole.CATEGORY, ColumnRole.NUMBER) for c in own
        ):
            return self._row(RowKind.TASK, at, cells)
        if any(self._roles[c] is not ColumnRole.NUMBER for c in own):
            return self._row(RowKind.MORE, at, cells)
        return self._row(RowKind.LEFT_OUT, at, {})

    def _row(self, kind: RowKind, at: int, cells: dict[int, Cell]) -> TableRow:
        text = "" if kind is RowKind.TASK else printed_row(self._grid.rows[at])
        return TableRow(kind, self._grid.first_line + at, at, text, cells)

    def _is_left_out(self, row: Sequence[str], filled: list[int], own: list[int]) -> bool:
        """Headings again, totals, and what stands below the tasks without being one."""
        words = [row[c].strip() for c in filled]
        if not words:
            return False
        first = words[0]
        if _TOTAL.fullmatch(first) or self._repeats_head(words):
            return True
        if _NOTE.match(first) and (len(words) == 1 or not self._says_task(own)):
            self._is_noting = True
            return True
        if len(words) == 1:
            return self._is_noting or _is_signature(first) or _PAGE.fullmatch(first) is not None
        return False

    def _says_task(self, own: list[int]) -> bool:
        """Whether a row that begins like a note has words and a unit or time as tasks have."""
        has_text = any(self._roles[c] in _TEXTS for c in own)
        return has_text and any(self._roles[c] not in _ABOVE for c in own)

    def _repeats_head(self, words: Sequence[str]) -> bool:
        if max(map(len, words)) > _LONGEST_HEADING:
            return False
        same = sum(plain_heading(word) in self._words for word in words)
        if same and same == len(words) and (len(words) > 1 or words[0] in self._words):
            return True
        return known_headings(words) >= 3 and known_headings(words) == len(words)

    def _section(
        self, at: int, row: Sequence[str], filled: list[int], own: list[int], cells: dict[int, Cell]
    ) -> str:
        """The words of a row that stands above the tasks below it; "" when it is none."""
        if any(self._roles[c] not in _ABOVE for c in own) or not filled:
            return ""
        words = [self._repair.text(row[c], self._grid.first_line + at) for c in filled]
        text = "".join("".join(words[-1].split("\n")))
        if len(text) > _LONGEST_SECTION or "。" in text[:-1] or len(filled) > 2:
            return ""
        if len(filled) == 2:
            is_wide = is_wide_number(words[0]) and not self._wide_numbers
            is_above = is_wide or self._counts_below(at, words[0])
            is_sure = is_above and self._has_units() and is_number(words[0])
            return f"{plain_number(words[0])}{_mark_end(words[0])}{text}" if is_sure else ""
        if is_number(text):
            return ""
        is_spread = self._spread.get(at, 1) >= max(3, (len(row) + 1) // 2)
        if _SECTION.match(text) and (is_spread or self._has_units()):
            return text
        is_first = own[:1] == filled[:1] and self._roles[filled[0]] is ColumnRole.NUMBER
        return text if is_spread or is_first else ""

    def _counts_below(self, at: int, number: str) -> bool:
        """Whether the next row is numbered below this one: 2.1 after 2."""
        below = f"{plain_number(number)}."
        return at + 1 < len(self._grid.rows) and any(
            self._roles[c] is ColumnRole.NUMBER
            and self._columns[c][at + 1].text.strip().startswith(below)
            for c in self._used
        )

    def _has_units(self) -> bool:
        """Whether tasks of this table name units, so that a row without any may be a heading."""
        return any(
            role in (ColumnRole.UNITS, ColumnRole.LEAD, ColumnRole.DUE) for role in self._roles
        )

    def _numbers_are_wide(self) -> bool:
        """Whether tasks themselves are numbered 一、二、三: rows with a unit or time tell."""
        beside = [c for c in self._used if self._roles[c] not in _ABOVE]
        numbers = [
            (at, cell.text)
            for column in self._used
            if self._roles[column] is ColumnRole.NUMBER
            for at, cell in enumerate(self._columns[column])
            if at >= self._first and cell.text.strip()
        ]
        full = {at for c in beside for at, cell in enumerate(self._columns[c]) if cell.text.strip()}
        told = [text for at, text in numbers if at in full] or [text for _, text in numbers]
        return sum(map(is_wide_number, told)) * 2 > len(told)


def _mark_end(number: str) -> str:
    return "" if number.endswith(("）", ")", "分", "章")) else "、"


def _head_words(grid: Grid, head: Head | None) -> set[str]:
    """All words of the head, so that they are known when a page shows them again."""
    if head is None:
        return set()
    return {plain_heading(cell) for row in grid.rows[: head.end] for cell in row if cell.strip()}


def _is_signature(text: str) -> bool:
    if len(text) > _LONGEST_SIGNATURE:
        return False
    plain = "".join(text.split())
    return _DATED.fullmatch(text) is not None or (is_office(plain) and len(plain) <= 20)
