"""The head of a Word paper: several who sign, and the form of a letter."""

import re
import zipfile
from io import BytesIO
from typing import Any

import docx
import pytest

from reports.document import Annex, Document, DocumentNumber, Letterhead, Paragraph
from reports.word import render_word

_MM = 36_000
_LETTER = (
    Letterhead(office="示例省知识产权局", is_letter=True),
    DocumentNumber(number="示知函〔2023〕7号"),
    Paragraph(text="正文。"),
)
_ANNEX = Annex(number=1, title="表", blocks=(Paragraph(text="正文。"),), landscape=True)


def _rendered(mark: str | None = None) -> bytes:
    return render_word(Document(title="函", blocks=_LETTER, annexes=(_ANNEX,), mark=mark))


def _rules(part: str) -> list[tuple[float, float, float, float]]:
    """Left, top, width and height in mm of the rules of a part."""
    with zipfile.ZipFile(BytesIO(_rendered())) as package:
        xml = package.read(f"word/{part}.xml").decode()
    offsets = [int(found) / _MM for found in re.findall(r"posOffset>(\d+)<", xml)]
    extents = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"', xml)
    return [
        (left, top, int(width) / _MM, int(height) / _MM)
        for left, top, (width, height) in zip(offsets[::2], offsets[1::2], extents, strict=True)
    ]


def _tabs(paragraph: Any) -> list[float]:
    return [stop.position.pt for stop in paragraph.paragraph_format.tab_stops]


def test_several_signers_stand_two_on_a_row_and_the_number_beside_the_last() -> None:
    number = DocumentNumber(number="示知发〔2023〕7号", signer="张示例、李示例、王样")
    paper = Document(title="报告", blocks=(Letterhead(office="示例省局文件"), number))
    _, first, last = docx.Document(BytesIO(render_word(paper))).paragraphs
    assert first.text == "\t签发人：张示例　李示例"
    assert last.text == "示知发〔2023〕7号\t\t王样"
    assert _tabs(first) == _tabs(last)
    label, names = _tabs(first)
    assert names == pytest.approx(label + 4 * 15.75)


def test_the_first_page_of_a_letter_alone_has_the_letterhead_and_no_number() -> None:
    first, wide = docx.Document(BytesIO(_rendered("演示数据"))).sections
    assert first.different_first_page_header_footer
    assert not wide.different_first_page_header_footer
    assert [p.text for p in first.first_page_header.paragraphs] == ["演示数据", "示例省知识产权局"]
    assert "PAGE" not in first.first_page_footer._element.xml
    assert "PAGE" in first.even_page_footer._element.xml


def test_the_letterhead_stands_30_mm_below_the_edge_of_the_sheet() -> None:
    section: Any = docx.Document(BytesIO(_rendered())).sections[0]
    mark, office = section.first_page_header.paragraphs
    shape = mark.paragraph_format
    top = section.header_distance.mm + shape.line_spacing.mm + shape.space_after.mm
    assert top == pytest.approx(30, abs=0.1)
    assert office.paragraph_format.line_spacing.pt == office.runs[0].font.size.pt == 42


def test_a_letter_has_double_red_rules_below_its_mark_and_above_the_foot() -> None:
    thick, thin = _rules("headerUprightFirst")
    low_thin, low_thick = _rules("footerUprightFirst")
    for rule in (thick, thin, low_thin, low_thick):
        assert (rule[0], rule[2]) == pytest.approx((20, 170), abs=0.01)
    assert thick[3] > thin[3]
    assert low_thick[3] > low_thin[3]
    assert thick[1] == pytest.approx(30 + 42 / 72 * 25.4 + 4, abs=0.01)
    assert low_thick[1] + low_thick[3] == pytest.approx(297 - 20, abs=0.01)


def test_the_number_of_a_letter_stands_to_the_right() -> None:
    number = docx.Document(BytesIO(_rendered())).paragraphs[0]
    assert number.text == "示知函〔2023〕7号"
    assert str(number.alignment) == "RIGHT (2)"
