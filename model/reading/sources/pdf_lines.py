"""Signs with places → lines of words in reading order, also of pages set in two columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.reading.sources.pdf_page import Glyph


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line with the box it fills, in points."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float  # height of its signs


def read_lines(glyphs: Sequence[Glyph]) -> list[PrintedLine]:
    """All lines from top to bottom; of two columns the left one comes first."""
    rows = _rows(glyphs)
    gutter = _gutter(rows)
    if gutter is None:
        return _lines(rows)
    done: list[PrintedLine] = []
    left: list[list[Glyph]] = []
    right: list[list[Glyph]] = []
    for row in rows:
        if _crosses(row, gutter):
            done += [*_lines(left), *_lines(right), *_lines([row])]
            left, right = [], []
            continue
        left.append([glyph for glyph in row if glyph.middle[0] < gutter])
        right.append([glyph for glyph in row if glyph.middle[0] >= gutter])
    return [*done, *_lines(left), *_lines(right)]


_SAME_ROW = 0.5  # of a sign's height, between the middles of signs in one row
_WORD_GAP = 0.2  # of a sign's height: a space between Latin words
_GAP = 1.2  # of a sign's height: two columns or cells, not one line
_TWICE = 0.2  # of a sign's height: the same sign printed twice to look bold
_FEWEST_ROWS = 8
_SIDE = 0.3  # share of the signs that a column holds at least
_CROSSING = 0.3  # share of rows that titles over both columns may take
_FULL = 0.5  # share of rows in the left column that reach its right edge


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Signs whose middles are level, each row from left to right."""
    rows: list[list[Glyph]] = []
    level = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.middle[1]):
        middle = glyph.middle[1]
        if rows and level - middle <= _SAME_ROW * max(glyph.size, rows[-1][-1].size, 1):
            rows[-1].append(glyph)
            level += (middle - level) / len(rows[-1])
        else:
            rows.append([glyph])
            level = middle
    return [_once(sorted(row, key=lambda glyph: glyph.left)) for row in rows]


def _once(row: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in row:
        again = kept and kept[-1].text == glyph.text and glyph.text != " "
        if not (again and glyph.left - kept[-1].left < _TWICE * glyph.size):
            kept.append(glyph)
    return kept


def _lines(rows: Sequence[Sequence[Glyph]]) -> list[PrintedLine]:
    lines = []
    for row in rows:
        printed = [glyph for glyph in row if not glyph.text.isspace()]
        if printed:
            lines.append(
                PrintedLine(
                    text=_text(row),
                    left=printed[0].left,
                    bottom=min(glyph.bottom for glyph in printed),
                    right=max(glyph.right for glyph in printed),
                    top=max(glyph.top for glyph in printed),
                    size=max(glyph.size for glyph in printed),
                )
            )
    return lines


def _text(row: Sequence[Glyph]) -> str:
    pieces: list[str] = []
    before: Glyph | None = None
    for glyph in row:
        if before is not None:
            gap = (glyph.left - before.right) / max(glyph.size, 1)
            is_latin = before.text.isascii() and glyph.text.isascii()
            if gap > (_WORD_GAP if is_latin else _GAP):
                pieces.append(" ")
        pieces.append(glyph.text)
        before = glyph
    return "".join(pieces).strip()


def _gutter(rows: Sequence[Sequence[Glyph]]) -> float | None:
    """Where the space between two columns runs; None for a page of one column."""
    if len(rows) < _FEWEST_ROWS:
        return None
    left = min(row[0].left for row in rows)
    right = max(row[-1].right for row in rows)
    width = right - left
    places = [left + width * share / 100 for share in range(38, 63)]
    place = min(places, key=lambda place: sum(_crosses(row, place) for row in rows))
    inside = [row for row in rows if not _crosses(row, place)]
    if len(inside) < (1 - _CROSSING) * len(rows):
        return None
    return place if _are_columns(inside, place) else None


def _are_columns(rows: Sequence[Sequence[Glyph]], place: float) -> bool:
    """Whether both sides hold running text, and are not the cells of a form."""
    lefts = [[glyph for glyph in row if glyph.middle[0] < place] for row in rows]
    ends = [(max(glyph.right for glyph in row), row[-1].size) for row in lefts if row]
    total = sum(map(len, rows))
    share = sum(map(len, lefts)) / total if total else 0
    if not _SIDE <= share <= 1 - _SIDE:
        return False
    edge = max(end for end, _ in ends)
    full = sum(edge - end < 2.5 * size for end, size in ends)
    return full >= _FULL * len(ends)


def _crosses(row: Sequence[Glyph], place: float) -> bool:
    """Whether words of a row run over a place without a gap as wide as between columns."""
    printed = [glyph for glyph in row if not glyph.text.isspace()]
    before = max((glyph.right for glyph in printed if glyph.middle[0] < place), default=None)
    after = min((glyph.left for glyph in printed if glyph.middle[0] >= place), default=None)
    if before is None or after is None:
        reach = before if after is None else after
        return reach is not None and (reach > place if after is None else reach < place)
    return after - before < _GAP * printed[0].size or before > place or after < place
