"""A paper in Word, read back by python-docx, which did not write it."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st

from model.files.cells import clean_text
from model.files.ours import is_ours
from reports.document import (
    Addressee,
    Annex,
    AttachmentList,
    Block,
    Document,
    DocumentNumber,
    Heading,
    Letterhead,
    Note,
    Paragraph,
    Signature,
    Title,
)
from reports.word import render_word

OFFICE = "示例省知识产权局"
PAPER = Document(
    title="关于报送2023年成效的报告",
    author=OFFICE,
    subject="成效报告",
    keywords=("知识产权", "2023"),
    blocks=(
        Title(text=f"{OFFICE}关于报送2023年推动知识产权高质量发展成效的报告", below="送审稿"),
        Addressee("国家知识产权局"),
        Heading(level=1, text="一、总体情况"),
        Paragraph(text="67条任务事项，省内落实41条。"),
        Heading(level=2, text="（一）保护"),
        Paragraph(lead="（二）运用。", text="“一省一策”——持续推进。"),
        Heading(level=3, text="1.试点"),
        Heading(level=4, text="（1）遴选"),
        Paragraph(text="特此报告。"),
        AttachmentList(("落实情况表", "典型案例")),
        Signature(office=OFFICE, day=date(2023, 12, 12)),
        Note("联系人：×××"),
    ),
)


def _read(*blocks: Block, paper: Document | None = None) -> WordDocument:
    return docx.Document(BytesIO(render_word(paper or Document(title="报告", blocks=blocks))))


def _paragraphs(*blocks: Block) -> list[WordParagraph]:
    return _read(*blocks).paragraphs


def _style(name: str) -> tuple[object, float | None]:
    """The face and size in points of a style."""
    style = _read(paper=PAPER).styles[name]
    fonts = style.element.rPr.find(qn("w:rFonts"))
    size = style.font.size
    return fonts.get(qn("w:eastAsia")), None if size is None else size.pt


def _properties(paragraph: WordParagraph) -> Any:
    """The XML properties of a paragraph, for what python-docx has no word for."""
    return paragraph._p.pPr


def _indents(paragraph: WordParagraph) -> dict[str, float]:
    """The indents of a paragraph in characters."""
    found = _properties(paragraph).find(qn("w:ind"))
    return {
        side: int(found.get(qn(f"w:{side}"))) / 20 / 15.75
        for side in ("left", "right", "firstLine", "hanging")
        if found is not None and found.get(qn(f"w:{side}")) is not None
    }


def test_each_block_has_a_style_of_its_own() -> None:
    read = [(p.style.name, p.text) for p in _read(paper=PAPER).paragraphs if p.style]
    assert read == [
        ("Title", f"{OFFICE}关于报送2023年\n推动知识产权高质量发展成效的报告"),
        ("稿本标注", "（送审稿）"),
        ("主送机关", "国家知识产权局："),
        ("Heading 1", "一、总体情况"),
        ("公文正文", "67条任务事项，省内落实41条。"),
        ("Heading 2", "（一）保护"),
        ("公文正文", "（二）运用。“一省一策”——持续推进。"),
        ("Heading 3", "1.试点"),
        ("Heading 4", "（1）遴选"),
        ("公文正文", "特此报告。"),
        ("附件说明", "附件：1.落实情况表"),
        ("附件说明", "2.典型案例"),
        ("落款", OFFICE),
        ("落款", "2023年12月12日"),
        ("附注", "（联系人：×××）"),
    ]


@pytest.mark.parametrize(
    ("style", "face", "size"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("附件序号", "黑体", 16),
        ("Footer", "宋体", 14),
        ("一级标题引句", "黑体", None),
        ("二级标题引句", "楷体_GB2312", None),
    ],
)
def test_faces_and_sizes_are_those_of_the_standard(style: str, face: str, size: float) -> None:
    assert _style(style) == (face, size)


def test_no_western_face_of_a_template_is_left() -> None:
    with zipfile.ZipFile(BytesIO(render_word(PAPER))) as package:
        text = "".join(package.read(name).decode() for name in package.namelist())
    assert not any(face in text for face in ("Calibri", "Cambria", "Times", "theme1"))


def test_every_run_asks_for_chinese_marks() -> None:
    document = _read(paper=PAPER)
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            properties = run._r.rPr
            assert properties is not None
            assert properties.find(qn("w:rFonts")).get(qn("w:hint")) == "eastAsia"


def test_twenty_two_lines_of_twenty_eight_characters_fit_the_page() -> None:
    document = _read(paper=PAPER)
    normal = document.styles["Normal"]
    pitch = normal.paragraph_format.line_spacing
    assert isinstance(pitch, Pt | int)
    assert 22 * pitch <= Mm(225) < 22.1 * pitch
    closer = int(normal.element.rPr.find(qn("w:spacing")).get(qn("w:val"))) / 20
    assert 28 * Pt(16 + closer) <= Mm(156) < 28.2 * Pt(16 + closer)


def test_body_is_justified_and_indented_by_two_characters() -> None:
    document = _read(paper=PAPER)
    body = document.styles["公文正文"].element.pPr.find(qn("w:ind"))
    assert body.get(qn("w:firstLineChars")) == "200"
    normal = document.styles["Normal"].element.pPr
    assert normal.find(qn("w:jc")).get(qn("w:val")) == "both"
    assert normal.find(qn("w:kinsoku")) is not None


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_headings_are_found_by_the_navigation_pane(level: int) -> None:
    style = _read(paper=PAPER).styles[f"Heading {level}"]
    assert style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == str(level - 1)
    assert style.paragraph_format.keep_with_next


def test_a_lead_is_set_in_the_face_of_its_level() -> None:
    lead, text = _paragraphs(Paragraph(lead="一是强保护。", text="正文。", lead_level=1))[0].runs
    assert (lead.text, lead.style.name) == ("一是强保护。", "一级标题引句")
    assert text.style.name == "Default Paragraph Font"


def test_a_line_break_in_the_text_begins_a_paragraph() -> None:
    paragraphs = _paragraphs(Paragraph(lead="（一）甲。", text="第一段。\n第二段。"))
    assert [p.text for p in paragraphs] == ["（一）甲。第一段。", "第二段。"]


def test_an_empty_paragraph_stays_one() -> None:
    assert [p.text for p in _paragraphs(Paragraph(text=""))] == [""]


@given(st.text(st.characters(exclude_categories=()), min_size=1))
@settings(max_examples=50, deadline=None)
def test_text_is_data(text: str) -> None:
    heading = _paragraphs(Heading(level=1, text=text))[0]
    assert heading.text == clean_text(text)


@pytest.mark.parametrize("text", ["R&D<b>占比</b>", "{{ }} %s", "]]>", "</w:pPr>"])
def test_what_looks_like_markup_is_text(text: str) -> None:
    annex = Annex(number=1, title="附", blocks=(Paragraph(text=text),), landscape=True)
    paper = Document(title="<报告>", blocks=(Paragraph(text=text),), annexes=(annex,))
    read = _read(paper=paper)
    assert read.paragraphs[0].text == read.paragraphs[-1].text == text
    assert read.core_properties.title == "<报告>"


def test_attachments_turn_over_under_the_first_character_of_the_name() -> None:
    one, two = _paragraphs(AttachmentList(("甲", "乙")))
    assert _indents(one) == pytest.approx({"left": 6, "hanging": 4})
    assert _indents(two) == pytest.approx({"left": 6, "hanging": 1})


def test_a_single_attachment_has_no_number() -> None:
    (only,) = _paragraphs(AttachmentList(("甲",)))
    assert only.text == "附件：甲"
    assert _indents(only) == pytest.approx({"left": 5, "hanging": 3})


@pytest.mark.parametrize(
    ("office", "right", "date_right"),
    [
        # The date begins two characters after the office (7.3.5.2) …
        (OFFICE, 2, 2 + 8 - 2 - 7),
        # … and where it is the longer one it stands two from the right.
        ("某局", 2 + 7 + 2 - 2, 2),
    ],
)
def test_office_and_date_stand_where_the_standard_puts_them(
    office: str, right: float, date_right: float
) -> None:
    name, day = _paragraphs(Signature(office=office, day=date(2023, 12, 12)))
    assert _indents(name)["right"] == pytest.approx(right, abs=0.01)
    assert _indents(day)["right"] == pytest.approx(date_right, abs=0.01)


def test_a_date_that_is_not_known_stays_blank_for_the_hand() -> None:
    _, day = _paragraphs(Signature(office=OFFICE, day=None))
    assert day.text == "　　年　月　日"


def test_the_last_paragraph_stays_with_attachments_and_signature() -> None:
    paragraphs = _read(paper=PAPER).paragraphs
    last = next(p for p in paragraphs if p.text == "特此报告。")
    earlier = next(p for p in paragraphs if p.text.startswith("67条"))
    assert last.paragraph_format.keep_with_next
    assert not earlier.paragraph_format.keep_with_next


def test_nothing_is_kept_where_no_signature_follows() -> None:
    last, _ = _paragraphs(Paragraph(text="制定本方案。"), AttachmentList(("甲",)))
    assert not last.paragraph_format.keep_with_next
    *kept, office, _ = _paragraphs(
        Paragraph(text="特此报告。"),
        AttachmentList(("甲", "乙")),
        Signature(office=OFFICE, day=None),
    )
    assert all(each.paragraph_format.keep_with_next for each in kept)
    assert office.text == OFFICE


def test_two_lines_stay_below_a_heading_and_elsewhere_pages_are_full() -> None:
    _, first, second = _paragraphs(
        Heading(level=2, text="（五）总体"), Paragraph(text="甲"), Paragraph(text="乙")
    )
    assert first.paragraph_format.widow_control
    assert second.paragraph_format.widow_control is None


def test_the_date_stays_with_the_contact_below_it() -> None:
    paragraphs = _read(paper=PAPER).paragraphs
    office, day = (p.paragraph_format.keep_with_next for p in paragraphs[-3:-1])
    assert (office, day) == (True, True)
    *_, alone = _paragraphs(Signature(office=OFFICE, day=date(2023, 12, 12)))
    assert not alone.paragraph_format.keep_with_next


def test_blank_lines_are_lines_of_the_page() -> None:
    number = DocumentNumber(number="示知发〔2023〕7号", signer="张示例、李示例、王样")
    read = _read(Letterhead(office="示例省局文件"), number, *PAPER.blocks)
    line = read.styles["Normal"].paragraph_format.line_spacing
    gaps = {
        p.text: p.paragraph_format.space_before or p.style.paragraph_format.space_before
        for p in read.paragraphs
        if p.style
    }
    shown = ["\t签发人：张示例　李示例", "国家知识产权局：", "附件：1.落实情况表", OFFICE]
    assert [gaps[text] / line for text in shown] == [2, 1, 1, 1]


def test_brackets_are_not_doubled() -> None:
    paragraphs = _paragraphs(Title(text="报告", below="（征求意见稿）"), Note("（无）"))
    assert [p.text for p in paragraphs] == ["报告", "（征求意见稿）", "（无）"]


def test_without_a_letterhead_nothing_is_red() -> None:
    number = DocumentNumber(number="示知〔2023〕　号")
    with zipfile.ZipFile(BytesIO(render_word(Document(title="函", blocks=(number,))))) as package:
        assert b"DB0000" not in package.read("word/document.xml")


def test_a_letterhead_brings_its_red_line_below_the_number() -> None:
    head, number = _paragraphs(
        Letterhead(office=f"{OFFICE}文件"), DocumentNumber(number="〔2023〕1号")
    )
    assert _properties(head).find(qn("w:pBdr")) is None
    line = _properties(number).find(qn("w:pBdr")).find(qn("w:bottom"))
    assert line.get(qn("w:color")) == "DB0000"


def test_a_letterhead_without_a_number_carries_the_line_itself() -> None:
    head = _paragraphs(Letterhead(office="示例"), Title(text="报告"))[0]
    assert _properties(head).find(qn("w:pBdr")) is not None
    assert head.runs[0].font.size is None


def test_a_long_letterhead_is_set_smaller() -> None:
    head = _paragraphs(Letterhead(office="示" * 14))[0]
    size = head.runs[0].font.size
    assert size is not None
    assert head.paragraph_format.line_spacing == pytest.approx(size, rel=0.02)
    assert 14 * size <= Mm(156)


def test_a_paper_that_goes_upward_names_who_signs() -> None:
    number = _paragraphs(DocumentNumber(number="示知〔2023〕　号", signer="×××"))[0]
    assert number.text == "示知〔2023〕　号\t签发人：×××"
    assert number.runs[-1].style.name == "签发人姓名"
    assert _indents(number) == pytest.approx({"firstLine": 1})


def test_properties_name_title_and_author_and_no_day(tmp_path: Path) -> None:
    path = tmp_path / "成效报告.docx"
    path.write_bytes(render_word(PAPER))
    properties = docx.Document(str(path)).core_properties
    assert (properties.title, properties.author) == (PAPER.title, OFFICE)
    assert (properties.subject, properties.keywords) == ("成效报告", "知识产权；2023")
    assert properties.created is None
    assert is_ours(path)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert render_word(PAPER) == render_word(PAPER)
