"""The imprint (版记) and the seal space of a Word paper, read back by python-docx."""

from datetime import date
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from reports import gongwen
from reports.document import Annex, Document, Imprint, Letterhead, Paragraph, Signature
from reports.word import render_word

_COPIES = ("示例省人民政府办公厅", "示例省市场监督管理局")
_WHOLE = Imprint(copies_to=_COPIES, printed_by="示例省局办公室", printed_on=date(2023, 12, 5))
_BODY = (Paragraph(text="正文。"),)


def _read(imprint: Imprint, **others: Any) -> Any:
    paper = Document(title="报告", **{"blocks": _BODY} | others, imprint=imprint)
    return docx.Document(BytesIO(render_word(paper)))


def _width(element: Any, name: str) -> float:
    """A border in mm."""
    return int(element.find(qn(f"w:{name}")).get(qn("w:sz"))) / 8 * 25.4 / 72


def test_it_says_who_gets_a_copy_and_who_printed_it_when() -> None:
    (table,) = _read(_WHOLE).tables
    assert table.cell(0, 0).text == "抄送：示例省人民政府办公厅，示例省市场监督管理局。"
    assert [cell.text for cell in table.rows[1].cells] == ["示例省局办公室", "2023年12月5日印发"]


def test_it_stands_at_the_foot_of_the_type_area_and_as_wide() -> None:
    (table,) = _read(_WHOLE).tables
    place = table._tbl.tblPr.find(qn("w:tblpPr"))
    assert place.get(qn("w:vertAnchor")) == "margin"
    assert place.get(qn("w:tblpYSpec")) == "bottom"
    assert int(place.get(qn("w:tblpX"))) / 20 == pytest.approx(gongwen.BINDING_MARGIN, abs=0.1)
    width = int(table._tbl.tblPr.find(qn("w:tblW")).get(qn("w:w"))) / 20
    assert width == pytest.approx(gongwen.TYPE_AREA_WIDTH, abs=0.1)


def test_outer_rules_are_stronger_than_the_inner_one() -> None:
    borders = _read(_WHOLE).tables[0]._tbl.tblPr.find(qn("w:tblBorders"))
    assert _width(borders, "top") == _width(borders, "bottom") == pytest.approx(0.35, abs=0.01)
    assert _width(borders, "insideH") == pytest.approx(0.25, abs=0.02)


def test_copies_stand_in_4_one_character_in_and_turn_over_under_the_first_name() -> None:
    document = _read(_WHOLE)
    copies = document.tables[0].cell(0, 0).paragraphs[0]
    assert copies.style.font.size.pt == 14
    indents = copies.paragraph_format
    assert indents.left_indent.pt + indents.first_line_indent.pt == 14
    assert (indents.left_indent.pt, indents.right_indent.pt) == (14 * 4, 14)


def test_that_of_a_letter_has_neither_rules_nor_issuer() -> None:
    letter = (Letterhead(office="示例省局", is_letter=True), *_BODY)
    (table,) = _read(_WHOLE, blocks=letter).tables
    assert len(table.rows) == 1
    assert table._tbl.tblPr.find(qn("w:tblBorders")) is None


def test_after_a_landscape_annex_it_stands_on_an_upright_page() -> None:
    annex = Annex(number=1, title="表", blocks=_BODY, landscape=True)
    sections = _read(_WHOLE, annexes=(annex,)).sections
    assert [section.orientation for section in sections][-2:] == [
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]


def test_an_imprint_that_says_nothing_is_not_printed() -> None:
    assert _read(Imprint()).tables == []


def test_with_a_seal_two_lines_are_left_and_the_office_is_centred_over_the_date() -> None:
    signature = Signature(office="示例省知识产权局", day=date(2023, 12, 15), has_seal=True)
    office, day = _read(Imprint(), blocks=(signature,)).paragraphs
    assert office.paragraph_format.space_before.pt == pytest.approx(2 * 28.99, abs=0.1)
    right = [each.paragraph_format.right_indent.pt / 15.75 for each in (office, day)]
    assert right[1] == pytest.approx(4, abs=0.01)
    assert right[0] + 4 == pytest.approx(right[1] + 3.5, abs=0.01)
