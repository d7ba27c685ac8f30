"""Tables that go on over pages: heads printed again are dropped, broken rows put together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.reading.source import Merge
from model.reading.sources.pdf_tables import PdfTable


@dataclass(slots=True)
class LongTable:
    """A table with the page of each row."""

    rows: list[list[str]]
    merges: list[Merge]
    columns: tuple[float, ...]
    pages: list[int]
    heads: int = 0

    def takes(self, table: PdfTable) -> bool:
        """Whether a table on the next page has the same columns, perhaps set off sideways."""
        if len(table.columns) != len(self.columns):
            return False
        pairs = zip(_widths(self.columns), _widths(table.columns), strict=True)
        return all(abs(one - other) <= _OFF for one, other in pairs)

    def add(self, table: PdfTable, page: int) -> None:
        """Go on with the rows of a table on the next page."""
        heads = _repeated(self.rows, table.rows)
        self.heads = max(self.heads, heads)
        rows = [list(row) for row in table.rows[heads:]]
        merges = [_moved(merge, -heads) for merge in table.merges if merge.top >= heads]
        if self._is_rest(rows[0], merges):
            self._complete(rows[0])
            rows = rows[1:]
            merges = [_moved(merge, -1) for merge in merges if merge.top >= 1]
            self._append(rows, merges, page, extends=False)
        else:
            self._append(rows, merges, page, extends=True)

    def _is_rest(self, row: Sequence[str], merges: Sequence[Merge]) -> bool:
        """Whether a first row is surely the rest of the last one above.

        It lacks what every row has, such as its number, and adds only to cells that hold words.
        """
        body = self.rows[max(1, self.heads) :]
        if len(body) < _FEWEST or any(merge.top == 0 and merge.bottom for merge in merges):
            return False
        always = [at for at in range(len(row)) if all(above[at] for above in body)]
        lacks = any(not row[at] for at in always)
        added = [at for at, text in enumerate(row) if text]
        last = self.rows[-1]
        adds = bool(added) and all(last[at] for at in added)
        breaks_off = any(not last[at].endswith(_ENDS) for at in added)
        is_numbered = (
            bool(always) and always[0] == 0 and all(above[0].isdecimal() for above in body)
        )
        return lacks and adds and (breaks_off or (is_numbered and not row[0]))

    def _complete(self, rest: Sequence[str]) -> None:
        last = self.rows[-1]
        for at, text in enumerate(rest):
            if text:
                last[at] += ("\n" if last[at].endswith(_ENDS) else "") + text

    def _append(
        self, rows: list[list[str]], merges: Sequence[Merge], page: int, *, extends: bool
    ) -> None:
        first = len(self.rows)
        own = [_moved(merge, first) for merge in merges]
        if extends and rows:
            own = self._extended(rows[0], own, first)
        self.merges += own
        self.rows += rows
        self.pages += [page] * len(rows)

    def _extended(self, row: Sequence[str], merges: list[Merge], first: int) -> list[Merge]:
        """A category that was cut by the page reaches on: its cell below is empty."""
        tall = {merge.left for merge in self.merges if merge.bottom > merge.top > 0}
        tall |= {merge.left for merge in merges if merge.bottom > merge.top}
        for column in tall:
            below = _region(merges, first, column)
            above = _region(self.merges, first - 1, column)
            same = (above.left, above.right) == (below.left, below.right)
            if row[column] or not same or not self.rows[above.top][column]:
                continue
            merges = [merge for merge in merges if merge != below]
            self.merges = [merge for merge in self.merges if merge != above]
            merges.append(
                Merge(top=above.top, left=above.left, bottom=below.bottom, right=above.right)
            )
        return merges


def long_table(table: PdfTable, page: int) -> LongTable:
    """A table that may go on over the next pages."""
    rows = [list(row) for row in table.rows]
    return LongTable(rows, list(table.merges), table.columns, [page] * len(rows))


_OFF = 4.0  # points by which a column may be wider on another page
_FEWEST = 2  # rows below the head, to tell what every row has
_MOST_HEADS = 4
_ENDS = ("。", "；", "！", "？", ";")


def _widths(places: Sequence[float]) -> list[float]:
    return [right - left for left, right in pairwise(places)]


def _repeated(above: Sequence[Sequence[str]], below: Sequence[Sequence[str]]) -> int:
    """How many rows below are the head of the table, printed again."""
    count = 0
    while count < min(_MOST_HEADS, len(above), len(below) - 1):
        if list(above[count]) != list(below[count]):
            break
        count += 1
    return count


def _moved(merge: Merge, by: int) -> Merge:
    return Merge(top=merge.top + by, left=merge.left, bottom=merge.bottom + by, right=merge.right)


def _region(merges: Sequence[Merge], row: int, column: int) -> Merge:
    """The merge that covers a cell, or the cell itself."""
    for merge in merges:
        if merge.top <= row <= merge.bottom and merge.left <= column <= merge.right:
            return merge
    return Merge(top=row, left=column, bottom=row, right=column)
