"""Tables that go on over pages: heads printed again are dropped, broken rows put together."""

from collections.abc import Iterator, Sequence
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
        if self._is_rest(rows[0]):
            self._complete(rows[0])
            rows = rows[1:]
            merges = list(_below_first(merges))
        first = len(self.rows)
        merges = [_moved(merge, first) for merge in merges]
        if rows:
            merges = self._extended(rows[0], merges, first)
        self.merges += merges
        self.rows += rows
        self.pages += [page] * len(rows)

    def _is_rest(self, row: Sequence[str]) -> bool:
        """Whether a first row is surely the rest of the last one above.

        It lacks its number, or most of what every row has, and adds only to cells with words.
        """
        body = self.rows[max(1, self.heads) :]
        last = self.rows[-1]
        added = [at for at, text in enumerate(row) if text]
        if len(body) < _FEWEST or not added or not all(last[at] for at in added):
            return False
        always = [at for at in range(len(row)) if all(above[at] for above in body)]
        if not always or row[always[0]]:
            return False
        is_numbered = all(above[always[0]].isdecimal() for above in body)
        is_bare = 2 * sum(1 for at in always if row[at]) < len(always)
        breaks_off = any(not last[at].endswith(_ENDS) for at in added)
        return is_numbered or (is_bare and breaks_off)

    def _complete(self, rest: Sequence[str]) -> None:
        last = self.rows[-1]
        for at, text in enumerate(rest):
            if text:
                last[at] += ("\n" if last[at].endswith(_ENDS) else "") + text

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


def _below_first(merges: Sequence[Merge]) -> Iterator[Merge]:
    """The merges when the first row is gone; one that began there begins in the next."""
    for merge in merges:
        if merge.bottom > 0:
            below = Merge(
                top=max(merge.top - 1, 0),
                left=merge.left,
                bottom=merge.bottom - 1,
                right=merge.right,
            )
            if (below.top, below.left) != (below.bottom, below.right):
                yield below


def _moved(merge: Merge, by: int) -> Merge:
    return Merge(top=merge.top + by, left=merge.left, bottom=merge.bottom + by, right=merge.right)


def _region(merges: Sequence[Merge], row: int, column: int) -> Merge:
    """The merge that covers a cell, or the cell itself."""
    for merge in merges:
        if merge.top <= row <= merge.bottom and merge.left <= column <= merge.right:
            return merge
    return Merge(top=row, left=column, bottom=row, right=column)
