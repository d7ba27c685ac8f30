"""Pages of a Word paper: sections, page numbers, marks."""

import re
import zipfile
from io import BytesIO

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.section import Section
from docx.shared import Length

from reports.document import Annex, Document, Paragraph
from reports.word import render_word

BODY = (Paragraph(text="正文。"),)


def _annex(number: int | None, *, landscape: bool) -> Annex:
    return Annex(number=number, title="任务清单落实情况表", blocks=BODY, landscape=landscape)


def _read(*annexes: Annex, mark: str | None = None, landscape: bool = False) -> WordDocument:
    return docx.Document(BytesIO(_rendered(*annexes, mark=mark, landscape=landscape)))


def _rendered(*annexes: Annex, mark: str | None = None, landscape: bool = False) -> bytes:
    return render_word(
        Document(title="报告", blocks=BODY, annexes=annexes, mark=mark, landscape=landscape)
    )


def _millimetres(*lengths: Length | None) -> list[float]:
    return [round(length.mm) for length in lengths if length is not None]


def _area(section: Section) -> list[float]:
    return _millimetres(
        section.top_margin, section.right_margin, section.bottom_margin, section.left_margin
    )


def test_an_upright_page_is_a4_with_the_margins_of_the_standard() -> None:
    (section,) = _read().sections
    assert _millimetres(section.page_width, section.page_height) == [210, 297]
    assert _area(section) == [37, 26, 35, 28]


def test_a_wide_annex_lies_across_with_its_head_where_the_left_edge_was() -> None:
    body, wide = _read(_annex(1, landscape=True)).sections
    assert (body.orientation, wide.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    assert _millimetres(wide.page_width, wide.page_height) == [297, 210]
    assert _area(wide) == [28, 37, 26, 35]


def test_annexes_of_one_shape_share_a_section_and_begin_new_pages() -> None:
    read = _read(*(_annex(number, landscape=True) for number in (1, 2)), _annex(3, landscape=False))
    assert [section.orientation for section in read.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert read.styles["附件序号"].paragraph_format.page_break_before


def test_a_ledger_by_itself_lies_across_from_its_first_page() -> None:
    (section,) = _read(_annex(None, landscape=False), landscape=True).sections
    assert section.orientation == WD_ORIENT.LANDSCAPE


def test_an_empty_body_makes_no_empty_page() -> None:
    paper = Document(title="表", blocks=(), annexes=(_annex(1, landscape=True),))
    (section,) = docx.Document(BytesIO(render_word(paper))).sections
    assert section.orientation == WD_ORIENT.LANDSCAPE


def test_a_paper_without_anything_still_opens() -> None:
    assert docx.Document(BytesIO(render_word(Document(title="空", blocks=())))).paragraphs == []


@pytest.mark.parametrize(("number", "label"), [(1, "附件1"), (None, "附件")])
def test_an_annex_begins_with_its_number_and_title(number: int | None, label: str) -> None:
    paragraphs = _read(_annex(number, landscape=False)).paragraphs
    assert [(p.style.name, p.text) for p in paragraphs[1:3] if p.style] == [
        ("附件序号", label),
        ("附件标题", "任务清单落实情况表"),
    ]


def test_page_numbers_stand_outside_between_dashes() -> None:
    (section,) = _read().sections
    assert section._document_part.settings.odd_and_even_pages_header_footer
    odd, even = section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]
    assert odd.text == even.text == "— 1 —"
    assert "PAGE" in odd._p.xml
    assert (str(odd.alignment), str(even.alignment)) == ("RIGHT (2)", "LEFT (0)")


def test_the_dash_stands_seven_millimetres_below_the_type_area() -> None:
    (section,) = _read().sections
    middle_of_line = 9 / 72 * 25.4
    assert section.footer_distance is not None
    assert section.footer_distance.mm + middle_of_line == pytest.approx(35 - 7, abs=0.1)


@pytest.mark.parametrize("pages", ["Default", "Even"])
def test_on_pages_across_the_number_is_turned_to_where_it_was(pages: str) -> None:
    with zipfile.ZipFile(BytesIO(_rendered(_annex(1, landscape=True)))) as package:
        footer = package.read(f"word/footerAcross{pages}.xml").decode()
    assert 'vert="vert"' in footer
    left, top = (int(found) / 36_000 for found in re.findall(r"posOffset>(\d+)<", footer))
    assert left + 5 == pytest.approx(28, abs=0.1)
    assert top == pytest.approx(28, abs=0.1)
    assert f'<w:jc w:val="{"left" if pages == "Even" else "right"}"/>' in footer


@pytest.mark.parametrize("mark", ["演示数据", "A&B <演示>"])
def test_a_mark_stands_at_the_head_of_every_page(mark: str) -> None:
    for section in _read(_annex(1, landscape=True), mark=mark).sections:
        assert section.header.paragraphs[0].text == mark
        assert section.even_page_header.paragraphs[0].text == mark


def test_without_a_mark_the_head_is_empty() -> None:
    with zipfile.ZipFile(BytesIO(_rendered())) as package:
        assert not [name for name in package.namelist() if "header" in name]
