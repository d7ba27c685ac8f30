"""One page of a PDF as plain values: its signs with their places, its ruling lines, its pictures.

All that pdfium holds is let go here; the rest of the reading works on values.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from model.reading.sources.pdf_signs import plain_sign

PdfDocument = Any
"""A document of pypdfium2, which ships no types."""

MOST_GLYPHS = 100_000
"""Signs on one page; more stand on no sheet of paper."""
MOST_SEGMENTS = 20_000
"""Pieces of lines on one page that are looked at: a drawing may hold more, a table does not."""


class Glyph(NamedTuple):
    """A sign with its box and the middle of it in points, upright: y grows upwards."""

    text: str
    left: float
    bottom: float
    right: float
    top: float
    x: float
    y: float

    @property
    def size(self) -> float:
        """The height of its line."""
        return self.top - self.bottom


class Ruling(NamedTuple):
    """A straight line along an axis: at y (or x, when upright) from `start` to `end`."""

    at: float
    start: float
    end: float
    is_upright: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A page turned so that its words stand upright; `lost` counts signs without a meaning."""

    glyphs: list[Glyph]
    rulings: list[Ruling]
    bottom: float
    top: float
    lost: int
    has_slanted: bool
    has_picture: bool


def read_page(document: PdfDocument, index: int) -> Page:
    """Take a page out of the document."""
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            glyphs, slanted, quarter = _glyphs(text_page)
        finally:
            text_page.close()
        width, height = page.get_width(), page.get_height()
        corners = [
            _turned(quarter, *corner) for corner in (page.get_bbox()[:2], page.get_bbox()[2:])
        ]
        return Page(
            glyphs=glyphs,
            rulings=[line for line in _segments(page, quarter) if line.end - line.start > _SHORT],
            bottom=min(corner[1] for corner in corners),
            top=max(corner[1] for corner in corners),
            lost=sum(glyph.text == LOST for glyph in glyphs),
            has_slanted=slanted,
            has_picture=has_picture(page, width * height),
        )
    finally:
        page.close()


def has_picture(page: Any, area: float) -> bool:
    """Whether pictures cover so much of the page that it may be a scan."""
    covered = 0.0
    for image in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        left, bottom, right, top = image.get_bounds()
        scale = 1.0
        if image.container is not None:
            matrix = image.container.get_matrix()
            scale = abs(matrix.a * matrix.d - matrix.b * matrix.c)
        covered += (right - left) * (top - bottom) * scale
    return covered >= _PICTURE * area


LOST = "\ufffd"
_SHORT = 4.0  # points: the ends of a thin box that was filled to print a line
_SLOPE = 0.8  # points by which a line may be off its axis
_PICTURE = 0.4  # share of a page that a scan covers at least


def _glyphs(text_page: Any) -> tuple[list[Glyph], bool, int]:
    """The signs upright, whether any stood aslant, and how many quarters they were turned."""
    count = text_page.count_chars()
    if count > MOST_GLYPHS:
        raise ValueError("no sheet of paper holds so many signs")
    angles = [pdfium.FPDFText_GetCharAngle(text_page, at) for at in range(count)]
    quarters = [_quarter(angle) for angle in angles]
    found = Counter(quarter for quarter in quarters if quarter is not None)
    most = found.most_common(1)[0][0] if found else 0
    glyphs = [
        glyph
        for at, text in _characters(text_page, count)
        if quarters[at] == most and (glyph := _placed(text_page, at, text, most))
    ]
    return glyphs, any(quarter is None for quarter in quarters), most


def _quarter(angle: float) -> int | None:
    """Quarter turns against the clock; None for words set aslant, as watermarks are."""
    turns = -angle / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) < 0.06 else None


def _characters(text_page: Any, count: int) -> Iterator[tuple[int, str]]:
    """Each sign of the paper with its index; those that pdfium made up are left out."""
    high = 0
    for at in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, at)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000 and high:
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00
        high = 0
        if pdfium.FPDFText_IsGenerated(text_page, at) != 1:
            yield at, plain_sign(code)


def _placed(text_page: Any, at: int, text: str, quarter: int) -> Glyph | None:
    box = pdfium.FS_RECTF()
    if not text or not pdfium.FPDFText_GetLooseCharBox(text_page, at, box):
        return None
    one_x, one_y = _turned(quarter, box.left, box.bottom)
    x, y = _turned(quarter, box.right, box.top)
    if not math.isfinite(one_x + one_y + x + y):
        return None
    left, right = (one_x, x) if one_x < x else (x, one_x)
    bottom, top = (one_y, y) if one_y < y else (y, one_y)
    return Glyph(text, left, bottom, right, top, (left + right) / 2, (bottom + top) / 2)


def _turned(quarter: int, x: float, y: float) -> tuple[float, float]:
    """A point of the page after it was turned so that the words stand upright."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[quarter]


def _segments(page: Any, quarter: int) -> Iterator[Ruling]:
    """The straight lines along the axes that the page prints."""
    left = MOST_SEGMENTS
    for path in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        count = pdfium.FPDFPath_CountSegments(path)
        if not _is_printed(path) or count > left:
            continue
        matrix = _whole_matrix(path)
        begun = last = (0.0, 0.0)
        for at in range(count):
            left -= 1
            segment = pdfium.FPDFPath_GetPathSegment(path, at)
            point = _turned(quarter, *matrix.on_point(*_point(segment)))
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                begun = point
            elif kind == pdfium.FPDF_SEGMENT_LINETO:
                yield from _along_axis(last, point)
            last = point
            if pdfium.FPDFPathSegment_GetClose(segment):
                yield from _along_axis(point, begun)
        if left <= 0:
            return


def _is_printed(path: Any) -> bool:
    """Whether a path prints lines: it is stroked, or filled and as thin as a line."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    if not pdfium.FPDFPath_GetDrawMode(path, fill, stroke):
        return False
    if stroke.value:
        return True
    left, bottom, right, top = path.get_bounds()
    return bool(fill.value) and min(right - left, top - bottom) < _SHORT


def _whole_matrix(path: Any) -> Any:
    """From the path's own points to those of the page, through the forms that hold it."""
    matrix = path.get_matrix()
    holder = path.container
    while holder is not None:
        matrix = matrix.multiply(holder.get_matrix())
        holder = holder.container
    return matrix


def _point(segment: Any) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPathSegment_GetPoint(segment, x, y)
    return x.value, y.value


def _along_axis(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Ruling]:
    for across, along in ((0, 1), (1, 0)):
        if abs(one[across] - other[across]) <= _SLOPE and one[along] != other[along]:
            start, end = sorted((one[along], other[along]))
            yield Ruling((one[across] + other[across]) / 2, start, end, across == 0)
            return
