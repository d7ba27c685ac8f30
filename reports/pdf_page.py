"""The pages of one PDF as they are written: text, rules, page numbers, marks, bookmarks.

Each finished page is kept compressed, so that a ledger of a thousand pages stays small. What is
drawn is text as data; there is no mark-up in it.
"""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from model.files.ours import PRODUCER
from reports import gongwen
from reports.font_shelf import FontShelf
from reports.fonts import Face, FontSet
from reports.line_fill import SOLID, Fill, after_marks

Colour = tuple[float, float, float]
BLACK: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The type area (版心) as the eye reads it: upright, or turned for a wide table."""

    left: float
    top: float
    width: float
    height: float
    turned: bool

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width


UPRIGHT = Frame(
    left=gongwen.BINDING_MARGIN,
    top=gongwen.PAGE_HEIGHT - gongwen.TOP_MARGIN,
    width=gongwen.TYPE_AREA_WIDTH,
    height=gongwen.TYPE_AREA_HEIGHT,
    turned=False,
)
# Clause 8: the head of a wide table lies towards the binding edge of an odd page and towards the
# cut edge of an even one, which both lie left: pages are always turned the same way.
TURNED = Frame(
    left=gongwen.FOOT_MARGIN,
    top=gongwen.PAGE_WIDTH - gongwen.BINDING_MARGIN,
    width=gongwen.TYPE_AREA_HEIGHT,
    height=gongwen.TYPE_AREA_WIDTH,
    turned=True,
)


class Paper:
    """Pages in their order; `used` is how much of the present type area is taken from above."""

    def __init__(self, fonts: FontSet, *, mark: str | None = None) -> None:
        self.frame = UPRIGHT
        self.used = 0.0
        self.page = 0
        self._mark = mark
        self._pdf = _new_pdf()
        self._box = _box()
        self._resources = self._pdf.Reference(_resources())
        self.shelf = FontShelf(fonts)
        self._bookmarks = _Bookmarks()
        self._levels: list[int] = []
        self._drawn: list[str] = []
        self._choice = ""
        self._spacing, self._stretch = 0.0, 1.0
        self._has_number = True

    @property
    def room(self) -> float:
        """What is left of the present page."""
        return self.frame.height - self.used

    def begin(self, frame: Frame) -> None:
        """Turn to a new page of this shape."""
        if self.page:
            self._finish()
        self.page += 1
        self.frame = frame
        self.used = 0.0
        self._has_number = True

    def hide_number(self) -> None:
        """Leave the number of the present page unprinted; it is counted all the same."""
        self._has_number = False

    def turn(self) -> None:
        """Turn to a new page like the present one."""
        self.begin(self.frame)

    def text(
        self,
        x: float,
        y: float,
        lines: Iterable[str],
        face: Face,
        size: float,
        *,
        fill: Fill = SOLID,
        leading: float = 0.0,
    ) -> None:
        """Draw lines from a base line at `y` downwards."""
        shown = [self._shown(line, face, size, fill.squeeze) for line in lines]
        choice = self.shelf.choice(face, size)
        if not choice:
            return  # marks that print nothing
        self._choose(choice, fill)
        step = f" 0 {-leading:.2f} Td " if leading else " "
        self._drawn.append(f"BT {x:.2f} {y:.2f} Td {step.join(shown)} ET")

    def coloured(self, colour: Colour) -> None:
        """The colour of what is drawn from here on, on this page."""
        red, green, blue = colour
        self._drawn.append(f"{red:.3g} {green:.3g} {blue:.3g} rg")

    def rules(self, segments: Iterable[tuple[float, float, float, float]], width: float) -> None:
        """Draw straight black rules from (x0, y0) to (x1, y1)."""
        path = " ".join(f"{x0:.2f} {y0:.2f} m {x1:.2f} {y1:.2f} l" for x0, y0, x1, y1 in segments)
        self._drawn.append(f"{width:.3f} w {path} S" if path else "")

    def draw(self, operators: str) -> None:
        """Draw a small figure given in the operators of PDF."""
        self._drawn.append(f"q {operators} Q")

    def bookmark(self, title: str, level: int) -> None:
        """Enter the present place into the outline, below the last one of a smaller level."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        top = None if self.frame.turned else self.frame.top - self.used
        key = self._bookmarks.add(self._pdf.thisPageRef(), top)
        self._pdf.outline.addOutlineEntry(key, len(self._levels) - 1, title)

    def finished(
        self, *, title: str, author: str, subject: str, keywords: str, day: date | None = None
    ) -> bytes:
        """The whole file, dated by its `day`."""
        self._finish()
        self.shelf.add_to(self._pdf)
        self._pdf.setTitle(title)
        self._pdf.setAuthor(author)
        self._pdf.setSubject(subject)
        self._pdf.setKeywords(keywords)
        if day is not None:
            self._pdf.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}")
        self._pdf.setCreator(PRODUCER)
        self._pdf.setProducer(PRODUCER)
        return bytes(self._pdf.GetPDFData(self._bookmarks))

    def _shown(self, line: str, face: Face, size: float, squeeze: float) -> str:
        """The operators of a line, each mark in it closed up by so many points."""
        if not squeeze:
            return self.shelf.shown(line, face, size)
        closer = f" [{1000 * squeeze / size:.1f}] TJ "
        return closer.join(self.shelf.shown(part, face, size) for part in after_marks(line))

    def _choose(self, choice: str, fill: Fill) -> None:
        if choice != self._choice:
            self._drawn.append(choice)
            self._choice = choice
        if fill.spacing != self._spacing:
            self._drawn.append(f"{fill.spacing:.4f} Tc")
            self._spacing = fill.spacing
        if fill.stretch != self._stretch:
            self._drawn.append(f"{100 * fill.stretch:.2f} Tz")
            self._stretch = fill.stretch

    def _finish(self) -> None:
        """Add mark and page number, and put the page away compressed."""
        from reportlab.pdfbase.pdfdoc import PDFPage

        if self._mark:
            self._draw_mark(self._mark)
        if self.frame.turned:
            drawn = "\n".join(self._drawn)
            self._drawn = [f"q 0 1 -1 0 {gongwen.PAGE_WIDTH:.4f} 0 cm {drawn}\nQ"]
            self._begin_plain()
        if self._has_number:
            self._draw_number()
        page: Any = PDFPage()
        page.pagewidth, page.pageheight = gongwen.PAGE_WIDTH, gongwen.PAGE_HEIGHT
        # The sheet stays upright for the printer; on the screen a wide page is turned to be read.
        page.Rotate = 90 if self.frame.turned else 0
        page.MediaBox = self._box
        page.Resources = self._resources
        page.Contents = _compressed("\n".join(self._drawn))
        self._pdf.addPage(page)
        self._drawn = []
        self._begin_plain()

    def _begin_plain(self) -> None:
        """No font is chosen yet, nothing spread."""
        self._choice, self._spacing, self._stretch = "", 0.0, 1.0

    def _draw_mark(self, mark: str) -> None:
        size = gongwen.MARK_SIZE
        x = self.frame.right - self.shelf.ems(mark, Face.HEITI) * size
        self.coloured((gongwen.MARK_GREY,) * 3)
        self.text(x, self.frame.top + gongwen.MARK_RISE, [mark], Face.HEITI, size)
        self.coloured(BLACK)

    def _draw_number(self) -> None:
        """The page number between its dashes (7.5), where it is on every page (clause 8)."""
        size, words = gongwen.PAGE_NUMBER_SIZE, f"— {self.page} —"
        inset, fill = gongwen.PAGE_NUMBER_INDENT * size, Fill(gongwen.PAGE_NUMBER_SPACING)
        x = UPRIGHT.left + inset
        if self.page % 2:
            width = fill.width(words, self.shelf.ems(words, Face.SONGTI), size) - fill.spacing
            x = UPRIGHT.right - inset - width
        dash = gongwen.FOOT_MARGIN - gongwen.PAGE_NUMBER_DROP
        self.text(x, dash - gongwen.MIDDLE * size, [words], Face.SONGTI, size, fill=fill)


class _Bookmarks:
    """Places in the file; reportlab asks for them by name when it writes the outline."""

    def __init__(self) -> None:
        self._places: dict[str, Any] = {}

    def add(self, page: Any, top: float | None) -> str:
        """Remember a place and return its name."""
        from reportlab.pdfbase.pdfdoc import Destination

        key = f"place{len(self._places) + 1}"
        place: Any = Destination(key)
        place.xyz("null", "null" if top is None else f"{top:.2f}", "null")
        place.setPage(page)
        self._places[key] = place
        return key

    def _bookmarkReference(self, key: str) -> Any:  # noqa: N802 - reportlab's name
        return self._places[key]


def _new_pdf() -> Any:
    """An empty file without a clock in it: the same pages give the same bytes."""
    from reportlab.pdfbase.pdfdoc import PDFDocument

    return PDFDocument(compression=1, invariant=1, pdfVersion=(1, 4), lang="zh-CN")


def _box() -> Any:
    from reportlab.pdfbase.pdfdoc import PDFArray

    return PDFArray([0, 0, round(gongwen.PAGE_WIDTH, 4), round(gongwen.PAGE_HEIGHT, 4)])


def _resources() -> Any:
    """All pages share the fonts of the file."""
    from reportlab.pdfbase.pdfdoc import BasicFonts, PDFDictionary, PDFObjectReference

    fonts: Any = PDFObjectReference(BasicFonts)
    return PDFDictionary({"Font": fonts})


def _compressed(drawn: str) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName

    filters = PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])})
    return _released_stream()(filters, zlib.compress(drawn.encode("ascii")))


@cache
def _released_stream() -> Any:
    from reportlab.pdfbase.pdfdoc import PDFStream

    class Released(PDFStream):
        """A stream that lets go of its content once it is written: a ledger has thousands."""

        def format(self, document: Any) -> bytes:
            written = super().format(document)
            self.content = b""
            return written

    return Released
