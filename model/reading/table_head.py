"""Where the headings of a table stand: titles above them, two rows of them, or none."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.reading.clean import clean_lines
from model.reading.lines import Line
from model.reading.source import Grid, Merge
from model.reading.table_cells import usable_merges, width_of
from model.reading.table_content import column_content
from model.reading.table_headings import heading_word, plain_heading


@dataclass(frozen=True, slots=True)
class Head:
    """The headings, one for each column ("" for none), and the rows they take.

    `first` is the first row of headings, `end` the row after the last; both are equal when the
    table has none.
    """

    headings: tuple[str, ...]
    first: int
    end: int

    @property
    def is_found(self) -> bool:
        """Whether there is a row of headings."""
        return self.end > self.first


def find_head(grid: Grid) -> Head:
    """The headings of a table; without any, the rows above the first full one are its titles."""
    width = width_of(grid)
    for at, row in enumerate(grid.rows[:_DEEPEST]):
        if _is_heading_row(row, width):
            return _head_from(grid, at, width)
    first = next((at for at, row in enumerate(grid.rows[:_DEEPEST]) if _filled(row) > 1), 0)
    if _looks_like_heading(grid, first, width):
        return Head(_headings(grid, range(first, first + 1), width), first, first + 1)
    return Head(("",) * width, first, first)


def known_headings(row: Sequence[str]) -> int:
    """How many cells of a row are words that stand above columns."""
    return len({plain_heading(cell) for cell in row if cell.strip() and heading_word(cell)})


def head_as_given(grid: Grid, rows: int) -> Head:
    """The headings when a person has said how many rows they take."""
    width = width_of(grid)
    found = find_head(grid)
    if found.is_found and found.first < rows:
        return Head(_headings(grid, range(found.first, rows), width), found.first, rows)
    first = max(rows - 1, 0)
    return Head(_headings(grid, range(first, rows), width), first, rows)


_DEEPEST = 40  # rows above the headings
_MOST_ROWS = 3
_LONGEST_WORD = 24
_SENTENCE = re.compile(r"[。；！？]")


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _is_heading_row(row: Sequence[str], width: int) -> bool:
    filled = _filled(row)
    known = known_headings(row)
    if known == 1 and width <= 2:
        return filled == 1 or all(len(cell.strip()) <= _LONGEST_WORD for cell in row)
    told = sum(1 for cell in row if cell.strip() and heading_word(cell)) if known else 0
    return told >= 2 and known * 2 >= len({plain_heading(c) for c in row if c.strip()})


def _looks_like_heading(grid: Grid, at: int, width: int) -> bool:
    """Whether short words stand above columns of numbers, units, times or sentences."""
    row = [*grid.rows[at], *[""] * width][:width] if grid.rows else []
    words = [cell.strip() for cell in row if cell.strip()]
    if not words or len(words) * 5 < width * 4 or max(map(len, words)) > _SHORT:
        return False
    below = grid.rows[at + 1 : at + 1 + _SAMPLE_ROWS]
    unlike = 0
    for column, cell in enumerate(row):
        content = column_content([each[column] for each in below if column < len(each)])
        role = content.role
        is_long = content.length >= _LONG and len(cell.strip()) * 2 <= content.length
        unlike += is_long or (role is not None and column_content([cell]).role is not role)
    return unlike >= min(2, width)


_SHORT = 12
_LONG = 10
_SAMPLE_ROWS = 20


def _head_from(grid: Grid, first: int, width: int) -> Head:
    """Headings go on where merged ones reach down, or where the next row fills their gaps."""
    merges = [merge for merge in usable_merges(grid) if merge.top < first + _MOST_ROWS]
    while first > 0 and any(m.top < first <= m.bottom and m.top == m.bottom - 1 for m in merges):
        if known_headings(grid.rows[first - 1]) == 0:
            break
        first -= 1
    if _is_upper_row(grid, first):
        first -= 1
    end = first + 1
    while end < min(first + _MOST_ROWS, len(grid.rows)) and _goes_on(grid, first, end):
        end += 1
    return Head(_headings(grid, range(first, end), width), first, end)


def _is_upper_row(grid: Grid, first: int) -> bool:
    """Whether the row above holds headings too (责任单位 over 牵头单位 and 配合单位)."""
    if first == 0:
        return False
    above = [cell for cell in grid.rows[first - 1] if cell.strip()]
    return len(above) >= 2 and known_headings(above) >= 1 and max(map(len, above)) <= _LONGEST_WORD


def _goes_on(grid: Grid, first: int, at: int) -> bool:
    row = grid.rows[at]
    words = [cell.strip() for cell in row if cell.strip()]
    if not words or any(len(w) > _LONGEST_WORD or _SENTENCE.search(w) for w in words):
        return False
    known = known_headings(words)
    spread = [m for m in grid.merges if m.top == first and m.right > m.left]
    reach = [m for m in grid.merges if first <= m.top < at <= m.bottom]
    if reach and (spread or known):
        return known * 2 >= len(words) or _all_below_spread(row, spread)
    gaps = [c for c, cell in enumerate(row) if cell.strip()]
    above = grid.rows[at - 1]
    is_gap = [not (above[c].strip() if c < len(above) else "") for c in gaps]
    return known > 0 and known * 2 >= len(words) and any(is_gap) and len(words) < len(row)


def _all_below_spread(row: Sequence[str], spread: Sequence[Merge]) -> bool:
    columns = {c for c, cell in enumerate(row) if cell.strip()}
    below = {c for m in spread for c in range(m.left, min(m.right, len(row)) + 1)}
    return columns <= below


def _headings(grid: Grid, rows: range, width: int) -> tuple[str, ...]:
    """One heading for each column: the lowest words that say something, or those above them."""
    shown = [_spread(grid, at, width) for at in rows]
    return tuple(_one_heading([row[c] for row in shown]) for c in range(width))


def _spread(grid: Grid, at: int, width: int) -> list[str]:
    row = [cell.strip() for cell in grid.rows[at]] + [""] * (width - len(grid.rows[at]))
    for merge in grid.merges:
        if merge.top == at and 0 <= merge.left < width:
            for c in range(merge.left + 1, min(merge.right, width - 1) + 1):
                row[c] = row[c] or row[merge.left]
    return row


def _one_heading(words: Sequence[str]) -> str:
    words = [_cleaned(word) for word in dict.fromkeys(words) if word]
    if not words:
        return ""
    lowest = words[-1]
    if len(words) == 1 or heading_word(lowest):
        return lowest
    known = next((word for word in reversed(words) if heading_word(word)), None)
    return f"{known}{lowest}" if known and not heading_word(known + lowest) else known or lowest


def _cleaned(word: str) -> str:
    pieces = word.splitlines()
    lines, _ = clean_lines([Line(1, piece, piece) for piece in pieces])
    return "".join(line.text for line in lines)
