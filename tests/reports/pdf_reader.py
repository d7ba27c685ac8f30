"""Reads a PDF back with another library: each printed character, where it stands, in which font."""

import ctypes
from dataclasses import dataclass
from functools import cache

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from reports.document import Block, Document
from reports.fonts import FontSet
from reports.gongwen import MM
from reports.pdf import render_pdf
from ui.found_fonts import find_fonts


@dataclass(frozen=True)
class Glyph:
    """A printed character and the place of its base line, from the left foot of the sheet.

    `foot` and `head` are where its ink ends and begins.
    """

    text: str
    x: float
    y: float
    size: float
    font: str
    foot: float
    head: float


@dataclass(frozen=True)
class Page:
    """A page as it was printed."""

    glyphs: tuple[Glyph, ...]
    rotation: int
    width: float
    height: float

    @property
    def text(self) -> str:
        """All characters in the order in which they were drawn."""
        return "".join(glyph.text for glyph in self.glyphs)

    def rows(self) -> list[tuple[Glyph, ...]]:
        """Characters that share a base line, from the top."""
        rows: list[list[Glyph]] = []
        for glyph in sorted(self.glyphs, key=lambda glyph: -glyph.y):
            if not rows or rows[-1][0].y - glyph.y > 4:
                rows.append([])
            rows[-1].append(glyph)
        return [tuple(sorted(row, key=lambda glyph: glyph.x)) for row in rows]

    def lines(self) -> list[str]:
        """The text of the rows."""
        return ["".join(glyph.text for glyph in row) for row in self.rows()]

    def at(self, text: str) -> Glyph:
        """The first character of a stretch of text."""
        return self.glyphs[self.text.index(text)]


@dataclass(frozen=True)
class Rule:
    """A straight level rule: its left end, its middle from the foot of the sheet, its strength."""

    left: float
    middle: float
    length: float
    strength: float
    is_red: bool

    @property
    def upper(self) -> float:
        """Its upper edge."""
        return self.middle + self.strength / 2

    @property
    def lower(self) -> float:
        """Its lower edge."""
        return self.middle - self.strength / 2


@cache
def bundled_fonts() -> FontSet:
    """The faces that come with the program, whatever this computer has."""
    return find_fonts(())


def printed(*blocks: Block, landscape: bool = False, mark: str | None = None) -> list[Page]:
    """The pages of a paper of these blocks, read back."""
    return read_pages(rendered(*blocks, landscape=landscape, mark=mark))


def rendered(*blocks: Block, landscape: bool = False, mark: str | None = None) -> bytes:
    """A paper of these blocks as a file."""
    document = Document(title="报告", blocks=blocks, landscape=landscape, mark=mark)
    return render_pdf(document, bundled_fonts())


def rules(data: bytes) -> list[list[Rule]]:
    """The level rules of each page from above; those of a turned page are left out."""
    document = pdfium.PdfDocument(data)
    try:
        return [_rules(page) for page in document]
    finally:
        document.close()


def coloured_rules(data: bytes) -> list[Rule]:
    """The red rules of the first page from above."""
    return [rule for rule in rules(data)[0] if rule.is_red]


def read_pages(data: bytes) -> list[Page]:
    """The pages of a file."""
    document = pdfium.PdfDocument(data)
    try:
        return [_read(page) for page in document]
    finally:
        document.close()


def copied_text(data: bytes, page: int) -> str:
    """What copies out of a page (from 0) but for its number, without the breaks of lines."""
    document = pdfium.PdfDocument(data)
    try:
        text = document[page].get_textpage().get_text_bounded()
        return "".join(text.splitlines()[:-1])
    finally:
        document.close()


def embedded_fonts(data: bytes) -> dict[str, bool]:
    """The fonts in which a file is printed, and whether it brings them along."""
    document = pdfium.PdfDocument(data)
    try:
        return {
            name: is_embedded
            for page in document
            for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
            for name, is_embedded in [_font(found)]
        }
    finally:
        document.close()


def bookmarks(data: bytes) -> list[tuple[int, str, int]]:
    """Level, title and page (from 1) of each bookmark."""
    document = pdfium.PdfDocument(data)
    try:
        return [
            (item.level, item.get_title(), item.get_dest().get_index() + 1)
            for item in document.get_toc()
        ]
    finally:
        document.close()


def metadata(data: bytes) -> dict[str, str]:
    """Title, author, subject."""
    document = pdfium.PdfDocument(data)
    try:
        return dict(document.get_metadata_dict())
    finally:
        document.close()


def millimetres(points: float) -> float:
    """Points in millimetres, to a tenth."""
    return round(points / MM, 1)


def _read(page: pdfium.PdfPage) -> Page:
    text = page.get_textpage()
    glyphs = [_glyph(text, at) for at in range(text.count_chars())]
    width, height = page.get_mediabox()[2:]
    kept = tuple(glyph for glyph in glyphs if glyph.text.strip("\r\n\x00 "))
    return Page(kept, page.get_rotation(), width, height)


def _glyph(text: pdfium.PdfTextPage, at: int) -> Glyph:
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(text, at, x, y)
    name, flags = ctypes.create_string_buffer(100), ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, at, name, 100, flags)
    character = chr(raw.FPDFText_GetUnicode(text, at))
    size = raw.FPDFText_GetFontSize(text, at)
    left, right, foot, head = (ctypes.c_double() for _ in range(4))
    raw.FPDFText_GetCharBox(text, at, left, right, foot, head)
    return Glyph(character, x.value, y.value, size, name.value.decode(), foot.value, head.value)


def _rules(page: pdfium.PdfPage) -> list[Rule]:
    found = []
    for path in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        points = [_point(path, at) for at in range(raw.FPDFPath_CountSegments(path))]
        strength = ctypes.c_float()
        raw.FPDFPageObj_GetStrokeWidth(path, strength)
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        raw.FPDFPageObj_GetStrokeColor(path, red, green, blue, alpha)
        found += [
            Rule(x0, y0, x1 - x0, strength.value, red.value > 128 > green.value)
            for (x0, y0), (x1, y1) in zip(points[::2], points[1::2], strict=False)
            if y0 == y1 and x1 > x0
        ]
    return sorted(found, key=lambda rule: -rule.middle)


def _font(found: pdfium.PdfObject) -> tuple[str, bool]:
    font = raw.FPDFTextObj_GetFont(found)
    name = ctypes.create_string_buffer(100)
    raw.FPDFFont_GetBaseFontName(font, name, 100)
    return name.value.decode(), raw.FPDFFont_GetIsEmbedded(font) == 1


def _point(path: pdfium.PdfObject, at: int) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(path, at), x, y)
    return x.value, y.value
