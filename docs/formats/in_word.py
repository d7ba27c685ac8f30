"""What is measured in a Word file that the program made: from its XML, by python-docx."""

import re
from functools import cache
from io import BytesIO
from typing import Any

import docx
from docx.oxml.ns import qn

from docs.formats.samples import LETTER, OFFICE, PLAIN, REPORT, SAMPLES
from reports import gongwen
from reports.document import Document
from reports.gongwen import MM
from reports.word import render_word

# 3号 is 16 points in Word, closed up by a quarter of one.
CHARACTER = 15.75
_LINE = 28.95
_MM_IN_EMU = 36_000


@cache
def _read(title: str) -> Any:
    return docx.Document(BytesIO(render_word(SAMPLES[title])))


def read(document: Document) -> Any:
    """A sample as python-docx sees it."""
    return _read(document.title)


def paragraph(document: Document, text: str) -> Any:
    """The paragraph of just this text, or else the first one that holds it."""
    found = read(document).paragraphs
    return next((each for each in found if each.text == text), None) or next(
        each for each in found if text in each.text
    )


def style(document: Document, text: str) -> Any:
    """The style of that paragraph."""
    return paragraph(document, text).style


def size(document: Document, text: str) -> float:
    """The size of a text in points."""
    return float(style(document, text).font.size.pt)


def face(document: Document, text: str) -> str:
    """The East Asian face of a text."""
    return str(style(document, text).element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")))


def indents(document: Document, text: str) -> dict[str, float]:
    """Indents in characters; those of the style where the paragraph has none."""
    found = paragraph(document, text)
    for properties in (found._p.pPr, found.style.element.pPr):
        element = properties.find(qn("w:ind"))
        if element is not None:
            names = ("left", "right", "firstLine", "hanging")
            values = {name: int(element.get(qn(f"w:{name}")) or 0) for name in names}
            return {name: value / 20 / CHARACTER for name, value in values.items()}
    return dict.fromkeys(("left", "right", "firstLine", "hanging"), 0.0)


def lines_before(document: Document, text: str) -> float:
    """The space above a paragraph in lines."""
    found = paragraph(document, text)
    space = found.paragraph_format.space_before
    if space is None:
        space = found.style.paragraph_format.space_before
    return float(space.pt) / _LINE if space is not None else 0.0


def space_before(document: Document, text: str) -> float:
    """The space above a paragraph in mm."""
    return lines_before(document, text) * _LINE / MM


def alignment(document: Document, text: str) -> str:
    """How a paragraph stands across the page."""
    found = paragraph(document, text)
    value = (
        found.alignment if found.alignment is not None else found.style.paragraph_format.alignment
    )
    return {"CENTER": "居中", "RIGHT": "居右", "LEFT": "居左"}.get(
        getattr(value, "name", ""), "两端对齐"
    )


def section(document: Document, number: int = 0) -> Any:
    """A section of a sample."""
    return read(document).sections[number]


def page_lines() -> int:
    """Lines that go into the type area by the pitch of the body."""
    own = section(PLAIN)
    height = own.page_height - own.top_margin - own.bottom_margin
    return int(height / style(PLAIN, "国国").paragraph_format.line_spacing)


def line_characters() -> int:
    """Characters that go into a line by size and spacing of the body."""
    own = section(PLAIN)
    spacing = style(PLAIN, "国国").element.rPr.find(qn("w:spacing")).get(qn("w:val"))
    width = (own.page_width - own.left_margin - own.right_margin) / 12_700
    return int(width / (size(PLAIN, "国国") + int(spacing) / 20))


def grid() -> tuple[float, float]:
    """Pitch of lines and of characters in the grid of the document, in points."""
    found = section(PLAIN)._sectPr.find(qn("w:docGrid"))
    pitch, space = (int(found.get(qn(f"w:{name}"))) for name in ("linePitch", "charSpace"))
    return pitch / 20, 16 + space / 4096


def red_line() -> Any:
    """The border that is the red line below the number."""
    return paragraph(REPORT, "签发人")._p.pPr.find(qn("w:pBdr")).find(qn("w:bottom"))


def letter_rules(kind: str) -> list[tuple[float, float, float, float]]:
    """Left, top, width and height in mm of the red rules in `header` or `footer` of a letter."""
    xml = getattr(section(LETTER), f"first_page_{kind}")._element.xml
    offsets = [int(found) / _MM_IN_EMU for found in re.findall(r"posOffset>(\d+)<", xml)]
    extents = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', xml)
    return [
        (left, top, int(width) / _MM_IN_EMU, int(height) / _MM_IN_EMU)
        for left, top, (width, height) in zip(offsets[::2], offsets[1::2], extents, strict=True)
    ]


def letter_mark_top() -> float:
    """The top of the mark of a letter, in mm from the upper edge."""
    own = section(LETTER)
    above = own.first_page_header.paragraphs[0].paragraph_format
    return float(own.header_distance.mm + above.line_spacing.mm + above.space_after.mm)


def letter_mark_size() -> float:
    """The size of the mark of a letter in points."""
    return float(section(LETTER).first_page_header.paragraphs[1].runs[0].font.size.pt)


def letter_number_gap() -> float:
    """From the lower red rule to the top of the number, in points."""
    after = section(LETTER).first_page_header.paragraphs[1].paragraph_format.space_after.pt
    rules = gongwen.LETTER_RULE_BELOW_MARK + gongwen.LETTER_RULES
    return float(after) - rules + (_LINE - 16) / 2


def imprint() -> Any:
    """The table of the imprint."""
    return read(REPORT).tables[-1]


def imprint_rule(side: str) -> float:
    """A rule of the imprint in mm."""
    borders = imprint()._tbl.tblPr.find(qn("w:tblBorders"))
    return int(borders.find(qn(f"w:{side}")).get(qn("w:sz"))) / 8 / MM


def cell(row: int, column: int) -> Any:
    """A paragraph of the imprint."""
    return imprint().cell(row, column).paragraphs[0]


def footers(number: int) -> tuple[Any, Any]:
    """Footers of odd and even pages of a section."""
    own = section(REPORT, number)
    return own.footer, own.even_page_footer


def page_number_drop() -> float:
    """From the foot of the type area to the dash of the page number, in mm."""
    own = section(PLAIN)
    line = own.footer.paragraphs[0].style.paragraph_format.line_spacing.mm
    return float(own.bottom_margin.mm - own.footer_distance.mm - line / 2)


def turned_box() -> tuple[float, float]:
    """Middle and upper end of the turned page number, in mm from the left and upper edges."""
    xml = footers(1)[0]._element.xml
    left, top = (int(found) / _MM_IN_EMU for found in re.findall(r"posOffset>(\d+)<", xml))
    width = int(re.findall(r'<wp:extent cx="(\d+)"', xml)[0]) / _MM_IN_EMU
    return left + width / 2, top


def office_over_date() -> float:
    """How far the middle of the office is from that of the date above which it stands."""
    office = indents(REPORT, OFFICE)["right"] + len(OFFICE) / 2
    return office - indents(REPORT, "2023年12月5日")["right"] - 6.5 / 2
