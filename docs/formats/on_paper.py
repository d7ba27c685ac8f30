"""What is measured in a PDF that the program made: from its characters and rules alone."""

from collections.abc import Sequence
from functools import cache

from docs.formats.samples import FULL, LETTER, OFFICE, PLAIN, REPORT, SAMPLES, TEXT
from reports import gongwen
from reports.document import Document
from reports.gongwen import MM
from reports.pdf import render_pdf
from tests.reports.pdf_reader import (
    Glyph,
    Page,
    Rule,
    bundled_fonts,
    copied_text,
    read_pages,
    rules,
)

PITCH = gongwen.CHARACTER_PITCH
_LEFT, _RIGHT = 28 * MM, 184 * MM
_TOP, _FOOT = (297 - 37) * MM, 35 * MM
# In mm.
_CENTRED = 0.3
# Bundled faces stand in for the official ones where a machine lacks them.
_STANDS_FOR = {
    "Fang": "仿宋",
    "Kai": "楷体",
    "Sans": "黑体",
    "Serif-Bold": "小标宋",
    "Serif-R": "宋体",
}


@cache
def data(document_title: str) -> bytes:
    """A sample as a file."""
    return render_pdf(SAMPLES[document_title], bundled_fonts())


@cache
def pages(document: str) -> list[Page]:
    """The pages of a sample."""
    return read_pages(data(document))


@cache
def page_rules(document: str) -> list[list[Rule]]:
    """The rules of a sample, page by page."""
    return rules(data(document))


def page_of(document: Document, text: str) -> Page:
    """The first page that holds a text."""
    return next(page for page in pages(document.title) if text in page.text)


def at(document: Document, text: str) -> Glyph:
    """The first character of a text."""
    return page_of(document, text).at(text)


def end(document: Document, text: str) -> float:
    """Where a text ends, in points from the left edge of the sheet."""
    page = page_of(document, text)
    last = page.glyphs[page.text.index(text) + len(text) - 1]
    return last.x + last.size


def size(document: Document, text: str) -> float:
    """The size of a text in points."""
    return at(document, text).size


def face(document: Document, text: str) -> str:
    """The official face for which the font of a text stands."""
    font = at(document, text).font
    return next(name for part, name in _STANDS_FOR.items() if part in font)


def indent(document: Document, text: str) -> float:
    """Characters between the left of the type area and a text."""
    return (at(document, text).x - _LEFT) / PITCH


def from_right(document: Document, text: str) -> float:
    """Characters between the end of a text and the right of the type area."""
    return (_RIGHT - end(document, text)) / PITCH


def middle(document: Document, text: str) -> float:
    """The middle of a text by the ink of its characters, in points from the foot of the sheet.

    It is that of their squares too, wherever a face has its base line.
    """
    page = page_of(document, text)
    start = page.text.index(text)
    return ink_middle(page.glyphs[start : start + len(text)])


def ink_middle(glyphs: Sequence[Glyph]) -> float:
    """The same of some characters."""
    square = [each for each in glyphs if "\u4e00" <= each.text <= "\u9fff"] or glyphs
    return (max(each.head for each in square) + min(each.foot for each in square)) / 2


def line(document: Document, text: str) -> float:
    """The line of the type area on which a text stands, from 1; 2.3 is a little below 2."""
    return (_TOP - middle(document, text)) / gongwen.LINE_PITCH + 0.5


def lines_between(document: Document, upper: str, lower: str) -> float:
    """Lines that are left blank between two texts, from the lower edge of the upper line."""
    return line(document, lower) - line(document, upper) - 1


def lines_below(document: Document, y: float, text: str) -> float:
    """Lines that are left blank between a height in points and the line of a text."""
    return (y - middle(document, text)) / gongwen.LINE_PITCH - 0.5


def top(document: Document, text: str) -> float:
    """The top of a text in mm from the upper edge of the sheet."""
    return 297 - (middle(document, text) + size(document, text) / 2) / MM


def bottom(document: Document, text: str) -> float:
    """The bottom of a text in mm from the upper edge of the sheet."""
    return top(document, text) + size(document, text) / MM


def across(document: Document, text: str) -> str:
    """Whether the middle of a text is that of the type area, or how far it is off."""
    middle = (at(document, text).x + end(document, text)) / 2
    off = abs(middle - (_LEFT + _RIGHT) / 2) / MM
    return "居中" if off < _CENTRED else f"偏 {off:.1f} mm"


def body_rows() -> list[tuple[Glyph, ...]]:
    """The rows of a page of nothing but text, without its number."""
    return pages(PLAIN.title)[1].rows()[:-1]


def head_margin() -> float:
    """The upper edge of the first line, in mm."""
    return 297 - (ink_middle(body_rows()[0]) + gongwen.LINE_PITCH / 2) / MM


def area_height() -> float:
    """The height that the lines of a page take, in mm."""
    ys = [row[0].y for row in body_rows()]
    return (ys[0] - ys[-1]) / (len(ys) - 1) * len(ys) / MM


def area_width() -> float:
    """From the first character of a line to the end of its last, in mm."""
    row = body_rows()[0]
    return (row[-1].x + row[-1].size - row[0].x) / MM


def red_rule() -> Rule:
    """The red line below the head."""
    return next(rule for rule in page_rules(REPORT.title)[0] if rule.is_red)


def letter_rules() -> list[Rule]:
    """The red rules of a letter, from above."""
    return [rule for rule in page_rules(LETTER.title)[0] if rule.is_red]


def imprint_rules() -> list[Rule]:
    """The rules of the imprint, from above."""
    return page_rules(REPORT.title)[-1]


def number_of(document: Document, page: int) -> list[Glyph]:
    """The characters of a page number."""
    return list(pages(document.title)[page - 1].glyphs[-3:])


def signature(document: Document) -> tuple[Glyph, Glyph, float, float]:
    """Office and date at the end of a sample: where they begin, and where they end in points."""
    page = page_of(document, "2023年12月5日")
    made = []
    for text in (OFFICE, "2023年12月5日"):
        last = page.glyphs[page.text.rindex(text) + len(text) - 1]
        made.append((page.glyphs[page.text.rindex(text)], last.x + last.size))
    (office, office_end), (day, day_end) = made
    return office, day, office_end, day_end


def seal_top() -> float:
    """The top of a seal on office and date, in lines below the text above them."""
    office, day, *_ = signature(REPORT)
    page = page_of(REPORT, "2023年12月5日")
    above = min(glyph.y for glyph in page.glyphs if glyph.y > office.y + 1)
    middle = (office.y + day.y) / 2 + gongwen.MIDDLE * day.size
    seal = middle + gongwen.BELOW_SEAL_MIDDLE + gongwen.SEAL_DIAMETER / 2
    return (above - (1 - gongwen.ABOVE_BASELINE) * day.size - seal) / gongwen.LINE_PITCH


def wide_pages() -> list[Page]:
    """The pages that lie across."""
    return [page for page in pages(REPORT.title) if page.rotation]


def head_side(page: Page) -> str:
    """Towards which edge of the sheet the head of a wide table lies."""
    number = pages(REPORT.title).index(page) + 1
    is_left = page.at("序号").x < page.at("推进").x
    return "订口" if is_left == (number % 2 == 1) else "切口"


def first_and_last() -> list[tuple[str, str]]:
    """First and last character of each line of running text."""
    lines = [line for page in pages(TEXT.title)[:-1] for line in page.lines()[:-1]]
    return [(line[0], line[-1]) for line in lines]


def copied() -> str:
    """The running text as it copies out, without the breaks of lines."""
    return copied_text(data(TEXT.title), 0)


def numbers_shown() -> list[bool]:
    """Which pages carry a number, of a paper whose imprint goes to a page of its own."""
    return ["—" in page.text for page in pages(FULL.title)]
