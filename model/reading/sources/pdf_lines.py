"""Signs with places → lines of words in reading order, also of pages set in two columns."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

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
    gaps: int = 0  # places inside it as wide as between the cells of a table


def read_lines(glyphs: Sequence[Glyph]) -> list[PrintedLine]:
    """All lines from top to bottom; of two columns the left one comes first."""
    rows = _rows(glyphs)
    spans = [_Span(row) for row in rows]
    gutter = _gutter([span for span in spans if span.lefts])
    if gutter is None:
        return _lines(rows)
    done: list[PrintedLine] = []
    left: list[list[Glyph]] = []
    right: list[list[Glyph]] = []
    for row, span in zip(rows, spans, strict=True):
        if span.crosses(gutter):
            done += [*_lines(left), *_lines(right), *_lines([row])]
            left, right = [], []
            continue
        left.append([glyph for glyph in row if glyph.x < gutter])
        right.append([glyph for glyph in row if glyph.x >= gutter])
    return [*done, *_lines(left), *_lines(right)]


_SAME_ROW = 0.5  # of a sign's height, between the middles of signs in one row
_WORD_GAP = 0.2  # of a sign's height: a space between Latin words
_GAP = 1.2  # of a sign's height: two columns or cells, not one line
_CELL_GAP = 1.5  # of a sign's height: no person leaves so much inside a sentence
_SAME_BOX = 0.01  # points
_TWICE = 0.3  # of a sign's width: the same sign printed twice to look bold
_FEWEST_ROWS = 8
_SIDE = 0.3  # share of the signs that a column holds at least
_CROSSING = 0.3  # share of rows that titles over both columns may take
_RAGGED = 2.5  # of a sign's height, that a full line may be short
_FULL = 0.5  # share of rows in the left column that reach its right edge


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Signs whose middles are level, each row from left to right."""
    rows: list[list[Glyph]] = []
    level = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        middle = glyph.y
        if rows and level - middle <= _SAME_ROW * max(glyph.size, rows[-1][-1].size, 1):
            rows[-1].append(glyph)
            level += (middle - level) / len(rows[-1])
        else:
            rows.append([glyph])
            level = middle
    return [_once(sorted(row, key=lambda glyph: glyph.left)) for row in rows]


def _once(row: list[Glyph]) -> list[Glyph]:
    """The signs without those printed twice to look bold, a little to the side."""
    kept: list[Glyph] = []
    for glyph in row:
        again = kept and kept[-1].text == glyph.text and glyph.text != " "
        # Letters of a ligature have one box in common, and pdfium drops what covers itself.
        aside = glyph.left - kept[-1].left if kept else 0.0
        if not (again and _SAME_BOX < aside < _TWICE * (glyph.right - glyph.left)):
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
                    gaps=_wide_gaps(printed),
                )
            )
    return lines


def _wide_gaps(printed: Sequence[Glyph]) -> int:
    return sum(
        after.left - before.right > _CELL_GAP * max(after.size, 1)
        for before, after in pairwise(printed)
    )


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


class _Span:
    """Where the words of a row begin and end, to ask quickly what stands at a place."""

    def __init__(self, row: Sequence[Glyph]) -> None:
        printed = [glyph for glyph in row if not glyph.text.isspace()]
        self.lefts = [glyph.left for glyph in printed]
        self.rights = [glyph.right for glyph in printed]
        self.size = printed[0].size if printed else 0.0

    def crosses(self, place: float) -> bool:
        """Whether words run over a place without a gap as wide as between columns."""
        at = bisect_left(self.lefts, place)
        before = self.rights[at - 1] if at else None
        after = self.lefts[at] if at < len(self.lefts) else None
        if before is None:
            return False
        return before > place or (after is not None and after - before < _GAP * self.size)


def _gutter(spans: Sequence[_Span]) -> float | None:
    """Where the space between two columns runs; None for a page of one column."""
    if len(spans) < _FEWEST_ROWS:
        return None
    left = min(span.lefts[0] for span in spans)
    width = max(span.rights[-1] for span in spans) - left
    places = [left + width * share / 100 for share in range(38, 63, 2)]
    place = min(places, key=lambda place: sum(span.crosses(place) for span in spans))
    inside = [span for span in spans if not span.crosses(place)]
    is_set_in_two = len(inside) >= (1 - _CROSSING) * len(spans) and _are_columns(inside, place)
    return place if is_set_in_two else None


def _are_columns(spans: Sequence[_Span], place: float) -> bool:
    """Whether both sides hold running text, and are not the cells of a form."""
    counts = [bisect_left(span.lefts, place) for span in spans]
    total = sum(len(span.lefts) for span in spans)
    if not _SIDE <= sum(counts) / total <= 1 - _SIDE:
        return False
    sides = [
        (span.rights[count - 1], span.size)
        for span, count in zip(spans, counts, strict=True)
        if count
    ]
    edge = max(end for end, _ in sides)
    full = sum(edge - end < _RAGGED * size for end, size in sides)
    return full >= _FULL * len(sides)
