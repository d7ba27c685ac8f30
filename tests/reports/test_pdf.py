"""The paper read back: lines, margins, faces, page numbers, bookmarks."""

import subprocess
from datetime import date
from itertools import pairwise
from pathlib import Path
from shutil import which

import pytest

from model.errors import MissingGlyphError
from reports import gongwen
from reports.document import (
    Addressee,
    Annex,
    AttachmentList,
    Block,
    Column,
    Document,
    DocumentNumber,
    Heading,
    Letterhead,
    Note,
    Paragraph,
    Signature,
    Table,
    Title,
)
from reports.gongwen import CHARACTER_PITCH, CHARACTERS, LINES, MM
from reports.pdf import render_pdf
from tests.reports.pdf_reader import (
    Glyph,
    Page,
    bookmarks,
    bundled_fonts,
    metadata,
    millimetres,
    printed,
    read_pages,
)

_LONG = Paragraph(text="省局推动知识产权高质量发展" * 130)
_SHORT = Paragraph(text="特此报告。")
_TITLE = "示例省知识产权局关于报送2023年推动知识产权高质量发展成效的报告"


def column_of(page: Page, text: str) -> float:
    """How many characters from the left of the type area a text begins."""
    return round((page.at(text).x - gongwen.BINDING_MARGIN) / CHARACTER_PITCH, 1)


def body_rows(page: Page) -> list[tuple[Glyph, ...]]:
    """The rows without the page number."""
    return [row for row in page.rows() if row[0].y > gongwen.FOOT_MARGIN]


def line_of(page: Page, text: str) -> int:
    """The line of the type area, from 1, on which a text stands."""
    top = gongwen.PAGE_HEIGHT - gongwen.TOP_MARGIN
    return int((top - page.at(text).y) / gongwen.LINE_PITCH) + 1


def test_a_page_holds_22_lines_of_28_characters() -> None:
    page = printed(_LONG)[1]
    rows = body_rows(page)
    assert len(rows) == LINES
    assert {len(row) for row in rows} == {CHARACTERS}


def test_lines_are_spread_evenly_over_the_type_area() -> None:
    ys = [row[0].y for row in body_rows(printed(_LONG)[1])]
    pitches = [above - below for above, below in pairwise(ys)]
    assert pitches == pytest.approx([gongwen.LINE_PITCH] * 21, abs=0.02)


def test_the_type_area_stands_28_from_the_binding_and_26_from_the_cut() -> None:
    page = printed(_LONG)[1]
    assert (millimetres(page.width), millimetres(page.height)) == (210.0, 297.0)
    for row in body_rows(page):
        assert millimetres(row[0].x) == 28.0
        assert millimetres(row[-1].x + row[-1].size) == pytest.approx(184, abs=0.1)


def test_the_first_line_stands_under_the_head_margin_and_the_last_above_the_foot() -> None:
    rows = body_rows(printed(_LONG)[1])
    above = gongwen.PAGE_HEIGHT - rows[0][0].y - 0.88 * gongwen.SIZE_3
    below = rows[-1][0].y - 0.12 * gongwen.SIZE_3
    assert millimetres(above) == pytest.approx(37 + 2.3, abs=0.6)
    assert millimetres(below) == pytest.approx(35 + 2.3, abs=0.6)


def test_page_numbers_stand_outside_between_dashes() -> None:
    first, second, *_ = printed(_LONG)
    assert first.lines()[-1] == "—1—"  # read without the spaces between
    assert second.lines()[-1] == "—2—"
    number, even = first.rows()[-1], second.rows()[-1]
    assert number[0].size == gongwen.SIZE_4
    right = gongwen.PAGE_WIDTH - gongwen.CUT_MARGIN - gongwen.SIZE_4
    assert number[-1].x + number[-1].size == pytest.approx(right, abs=0.5)
    assert even[0].x == pytest.approx(gongwen.BINDING_MARGIN + gongwen.SIZE_4, abs=0.5)


def test_the_dashes_of_a_page_number_stand_7_mm_below_the_type_area() -> None:
    dash = printed(_SHORT)[0].rows()[-1][0]
    line = dash.y + gongwen.MIDDLE * gongwen.SIZE_4
    assert line == pytest.approx(gongwen.FOOT_MARGIN - 7 * MM, abs=0.1)


def test_a_title_is_centred_in_2_on_its_own_rows() -> None:
    rows = printed(Title(text=_TITLE))[0].rows()
    assert ["".join(glyph.text for glyph in row) for row in rows[:2]] == [
        "示例省知识产权局关于报送2023年",
        "推动知识产权高质量发展成效的报告",
    ]
    middle = gongwen.BINDING_MARGIN + gongwen.TYPE_AREA_WIDTH / 2
    for row in rows[:2]:
        assert (row[0].x + row[-1].x + row[-1].size) / 2 == pytest.approx(middle, abs=1)
        assert {glyph.size for glyph in row} == {gongwen.SIZE_2}


@pytest.mark.parametrize("mark", ["送审稿", "（送审稿）"])
def test_a_draft_says_so_under_its_title(mark: str) -> None:
    page = printed(Title(text="关于成效的报告", below=mark), Addressee("国家知识产权局"))[0]
    assert page.lines()[:3] == ["关于成效的报告", "（送审稿）", "国家知识产权局："]
    assert line_of(page, "国家") == line_of(page, "（送审稿") + 2
    assert page.at("送").font.endswith("GBZenKai-Medium")


def test_the_addressee_stands_flush_left_a_line_below_the_title() -> None:
    page = printed(Title(text="关于成效的报告"), Addressee("国家知识产权局"), _SHORT)[0]
    assert column_of(page, "国家") == 0
    assert (line_of(page, "关于"), line_of(page, "国家"), line_of(page, "特此")) == (3, 5, 6)
    assert column_of(page, "特此") == 2


@pytest.mark.parametrize(
    ("level", "text", "font"),
    [
        (1, "一、总体", "ZhizeSans-Regular"),
        (2, "（一）总体", "GBZenKai-Medium"),
        (3, "1.总体", "ZhizeFang-Regular"),
        (4, "（1）总体", "ZhizeFang-Regular"),
    ],
)
def test_headings_stand_in_the_face_of_their_level(level: int, text: str, font: str) -> None:
    page = printed(Heading(level=level, text=text))[0]
    assert page.at("总体").font.endswith(font)
    assert column_of(page, text[0]) == 2


def test_a_lead_opens_its_paragraph_in_the_face_of_a_heading() -> None:
    page = printed(Paragraph(lead="（一）创造提质。", text="全省发明专利增长。"))[0]
    assert page.lines()[0] == "（一）创造提质。全省发明专利增长。"
    assert page.at("创").font.endswith("GBZenKai-Medium")
    assert page.at("全").font.endswith("ZhizeFang-Regular")


def test_a_lead_that_runs_over_the_line_goes_on_in_its_face() -> None:
    page = printed(Paragraph(lead="（一）" + "创" * 30 + "。", text="全" * 20))[0]
    assert page.lines()[:2] == ["（一）" + "创" * 23, "创" * 7 + "。" + "全" * 20]


def test_each_line_of_a_text_is_a_paragraph() -> None:
    page = printed(Paragraph(text="一是甲。\n二是乙。\n"))[0]
    assert page.lines()[:2] == ["一是甲。", "二是乙。"]
    assert column_of(page, "二是") == 2


def test_the_last_line_of_a_paragraph_is_not_spread() -> None:
    row = printed(Paragraph(text="国" * 36))[0].rows()[1]
    assert row[1].x - row[0].x == pytest.approx(CHARACTER_PITCH, abs=0.01)


def test_a_line_that_nothing_fills_is_left_short() -> None:
    page = printed(Paragraph(text="国" * 22 + "ABCDEFGH" + "国" * 30))[0]
    assert page.rows()[0][1].x - page.rows()[0][0].x < CHARACTER_PITCH * 1.2


def test_names_of_attachments_turn_under_their_first_character() -> None:
    names = ("2023年任务清单落实情况表" * 2, "台账")
    page = printed(_SHORT, AttachmentList(names))[0]
    assert page.lines()[1].startswith("附件：1.2023年")
    assert column_of(page, "附件") == 2
    turned, first = page.rows()[2][0], page.at("2023")
    assert turned.x == pytest.approx(first.x, abs=0.5)
    assert page.lines()[3] == "2.台账"
    assert line_of(page, "附件") == line_of(page, "特此") + 2


def test_a_single_attachment_has_no_number() -> None:
    assert printed(AttachmentList(("台账",)))[0].lines()[0] == "附件：台账"


def test_a_signature_without_seal_shifts_its_date_by_two() -> None:
    page = printed(_SHORT, Signature(office="示例省知识产权局", day=date(2023, 12, 5)))[0]
    assert page.lines()[1:3] == ["示例省知识产权局", "2023年12月5日"]
    assert column_of(page, "示例省") == 28 - 2 - 8
    assert column_of(page, "2023") == column_of(page, "示例省") + 2


def test_a_date_longer_than_the_office_ends_two_from_the_right() -> None:
    page = printed(_SHORT, Signature(office="知产局", day=date(2023, 12, 15)))[0]
    end = page.at("日").x + gongwen.SIZE_3
    assert end == pytest.approx(gongwen.BINDING_MARGIN + 26 * CHARACTER_PITCH, abs=3)
    assert column_of(page, "知产局") == pytest.approx(column_of(page, "2023") - 2, abs=0.1)


def test_an_unknown_date_keeps_its_place() -> None:
    page = printed(_SHORT, Signature(office="示例省知识产权局", day=None))[0]
    assert page.lines()[2].replace("　", "") == "年月日"
    assert page.at("月").x - page.at("年").x == pytest.approx(2 * CHARACTER_PITCH, abs=0.5)


@pytest.mark.parametrize("filled", range(19, 23))
def test_a_signature_never_stands_on_a_page_without_body(filled: int) -> None:
    blocks: list[Block] = [Paragraph(text="国" * 20)] * filled
    pages = printed(*blocks, Signature(office="示例省知识产权局", day=None))
    last = pages[-1].text
    assert "国国" in last
    assert "示例省知识产权局" in last


def test_a_long_office_stays_on_the_paper() -> None:
    page = printed(Signature(office="示例省" * 11, day=None))[0]
    first, second, day = page.lines()[:3]
    assert first + second == "示例省" * 11
    assert day.strip("　") == "年月日"
    assert all(row[-1].x < gongwen.BINDING_MARGIN + 26 * CHARACTER_PITCH for row in page.rows()[:2])


@pytest.mark.parametrize("text", ["联系人：甲", "（联系人：甲）"])
def test_a_note_stands_in_brackets(text: str) -> None:
    page = printed(Note(text))[0]
    assert page.lines()[0] == "（联系人：甲）"
    assert column_of(page, "（") == pytest.approx(2, abs=0.1)


def test_a_heading_does_not_stay_behind_at_the_foot() -> None:
    blocks: list[Block] = [Paragraph(text="国" * 20)] * 21
    first, second = printed(*blocks, Heading(level=1, text="一、总体"), _SHORT)
    assert "一、总体" not in first.text
    assert second.lines()[:2] == ["一、总体", "特此报告。"]


def test_a_heading_goes_to_the_next_page_with_its_table() -> None:
    table = Table(name="表", columns=(Column(heading="项"),), rows=lambda: [("甲",)])
    blocks: list[Block] = [Paragraph(text="国" * 20)] * 18
    second = printed(*blocks, Heading(level=1, text="一、总体"), table)[1]
    assert second.lines()[:3] == ["一、总体", "项", "甲"]


@pytest.mark.parametrize("above", [_SHORT, Heading(level=1, text="一、总体")])
def test_half_a_line_stands_between_text_and_a_table_below(above: Block) -> None:
    table = Table(name="表", columns=(Column(heading="项"),), rows=lambda: [("甲",)])
    close, apart = (printed(block, table)[0].at("项").y for block in (Note("联系人"), above))
    assert close - apart == pytest.approx(gongwen.LINE_PITCH / 2, abs=0.1)


def test_blank_lines_do_not_open_a_page() -> None:
    blocks: list[Block] = [Paragraph(text="国" * 20)] * 22
    page = printed(*blocks, Addressee("示例省"))[1]
    assert line_of(page, "示例省") == 1


_CLOSING = (AttachmentList(("台账",)), Signature(office="示例省", day=None), Note("联系人：甲"))


@pytest.mark.parametrize("lines", [16, 18])
def test_a_paper_that_nearly_fits_ends_on_its_page_with_closer_lines(lines: int) -> None:
    """All lines of that page by the same, 25 for 22 at most (7.3.5.5)."""
    blocks: list[Block] = [Paragraph(text="国" * 20)] * lines
    pages = printed(*blocks, _SHORT, *_CLOSING)
    assert len(pages) == 1
    ys = [row[0].y for row in body_rows(pages[0])]
    share = 22 / (lines + 7)
    assert ys[0] - ys[lines] == pytest.approx(lines * share * gongwen.LINE_PITCH, abs=0.1)
    assert pages[0].at("联").y > pages[0].at("1").y + 10


def test_only_what_closes_a_paper_is_closer_where_that_is_enough() -> None:
    """Below a table nothing else can give way."""
    table = Table(name="表", columns=(Column(heading="项"),), rows=lambda: [("甲",)] * 21)
    pages = printed(table, *_CLOSING)
    assert len(pages) == 1


def test_two_lines_stand_above_what_closes_a_paper_on_a_new_page() -> None:
    blocks: list[Block] = [Paragraph(text="国" * 20)] * 19
    first, second = printed(*blocks, _SHORT, *_CLOSING)
    assert len(body_rows(first)) == 18
    assert second.lines()[:2] == ["国" * 20, "特此报告。"]
    assert "（联系人：甲）" in second.lines()


def test_two_lines_of_a_paragraph_stand_below_its_heading() -> None:
    heading = Heading(level=2, text="（五）总体")
    for lines, below in ((2, 2), (3, 3), (5, 2)):
        above: list[Block] = [Paragraph(text="国" * 20)] * (22 - below)
        text = Paragraph(text="省" * (28 * lines - 4))
        first, second = printed(*above, heading, text)[:2]
        assert "（五）总体" not in first.text
        assert second.lines()[0] == "（五）总体"


def test_a_heading_longer_than_a_page_is_printed_whole() -> None:
    text = "一、" + "国" * 700
    pages = printed(Heading(level=1, text=text))
    assert sum(page.text.count("国") for page in pages) == 700


def test_a_red_head_carries_number_and_signer() -> None:
    number = DocumentNumber(number="×知发〔2023〕　号", signer="甲某")
    page = printed(Letterhead(office="示例省知识产权局文件"), number, Title(text="关于成效的报告"))[
        0
    ]
    assert page.lines()[:3] == [
        "示例省知识产权局文件",
        "×知发〔2023〕　号签发人：甲某",
        "关于成效的报告",
    ]
    mark = page.at("示例")
    top = gongwen.PAGE_HEIGHT - gongwen.TOP_MARGIN - 35 * MM
    assert mark.y + 0.88 * mark.size == pytest.approx(top, abs=0.1)
    assert column_of(page, "×") == 1
    name_end = page.at("某").x + gongwen.SIZE_3
    assert name_end == pytest.approx(gongwen.BINDING_MARGIN + 27 * CHARACTER_PITCH, abs=0.5)
    assert page.at("甲").font.endswith("GBZenKai-Medium")


def test_a_number_alone_is_centred_in_black() -> None:
    data = render_pdf(
        Document(title="函", blocks=(DocumentNumber(number="国知函〔2023〕7号"), _SHORT)),
        bundled_fonts(),
    )
    row = read_pages(data)[0].rows()[0]
    middle = gongwen.BINDING_MARGIN + gongwen.TYPE_AREA_WIDTH / 2
    assert (row[0].x + row[-1].x + gongwen.SIZE_3) / 2 == pytest.approx(middle, abs=1)


def test_a_sample_says_so_in_every_margin() -> None:
    pages = printed(_LONG, mark="演示")
    assert all(page.lines()[0] == "演示" for page in pages)
    assert all(millimetres(page.rows()[0][0].y) > 297 - 37 for page in pages)


def annexed(*, landscape: bool) -> list[Page]:
    """A report with one annex, read back."""
    annex = Annex(number=1, title="任务清单落实情况表", blocks=(_SHORT,), landscape=landscape)
    document = Document(title="报告", blocks=(_SHORT,), annexes=(annex,))
    return read_pages(render_pdf(document, bundled_fonts()))


def test_an_annex_begins_on_a_new_page_and_numbers_run_on() -> None:
    second = annexed(landscape=False)[1]
    assert second.lines() == ["附件1", "任务清单落实情况表", "特此报告。", "—2—"]
    assert (line_of(second, "附件1"), line_of(second, "任务"), line_of(second, "特此")) == (1, 3, 5)
    assert second.at("附").font.endswith("ZhizeSans-Regular")


def test_a_wide_annex_is_turned_and_its_page_number_is_not() -> None:
    upright, turned = annexed(landscape=False)[1], annexed(landscape=True)[1]
    assert (upright.rotation, turned.rotation) == (0, 90)
    assert (turned.width, turned.height) == (upright.width, upright.height)
    number = turned.glyphs[-3:]
    assert [glyph.text for glyph in number] == ["—", "2", "—"]
    assert [(g.x, g.y) for g in number] == [(g.x, g.y) for g in upright.glyphs[-3:]]


def test_the_head_of_a_wide_page_lies_towards_the_left() -> None:
    turned = annexed(landscape=True)[1]
    label, body = turned.at("附"), turned.at("特")
    assert millimetres(label.x) == pytest.approx(28 + 8, abs=2)
    assert label.x < body.x
    assert millimetres(label.y) == pytest.approx(35, abs=0.5)


def test_an_annex_without_a_number_is_called_annex() -> None:
    annex = Annex(number=None, title="台账", blocks=())
    data = render_pdf(Document(title="报告", blocks=(), annexes=(annex,)), bundled_fonts())
    assert read_pages(data)[1].lines()[:2] == ["附件", "台账"]


def test_headings_and_annexes_are_bookmarks() -> None:
    blocks: tuple[Block, ...] = (
        Title(text="报告"),
        Heading(level=1, text="一、总体"),
        Paragraph(lead="（一）创造。", text="增长。"),
        Heading(level=1, text="二、问题"),
    )
    annex = Annex(number=1, title="表", blocks=(Heading(level=2, text="（一）甲"),), landscape=True)
    data = render_pdf(Document(title="报告", blocks=blocks, annexes=(annex,)), bundled_fonts())
    assert bookmarks(data) == [
        (0, "报告", 1),
        (1, "一、总体", 1),
        (2, "（一）创造", 1),
        (1, "二、问题", 1),
        (0, "附件1 表", 2),
        (1, "（一）甲", 2),
    ]


def test_the_same_document_gives_the_same_bytes() -> None:
    document = Document(title="报告", blocks=(Title(text="报告"), _LONG))
    first = render_pdf(document, bundled_fonts())
    assert render_pdf(document, bundled_fonts()) == first


def test_properties_say_what_the_file_is() -> None:
    document = Document(
        title="报告",
        blocks=(_SHORT,),
        author="示例省局",
        subject="成效",
        keywords=("甲", "乙"),
        day=date(2023, 11, 20),
    )
    told = metadata(render_pdf(document, bundled_fonts()))
    assert (told["Title"], told["Author"], told["Subject"]) == ("报告", "示例省局", "成效")
    assert told["Keywords"] == "甲, 乙"
    assert told["CreationDate"] == told["ModDate"] == "D:20231120"


def test_text_is_data_and_never_mark_up() -> None:
    text = "《<b>》R&D<img src=/etc/hosts>(\\)</font>"
    assert printed(Paragraph(text=text))[0].lines()[0] == text.replace(" ", "")


def test_controls_print_nothing_and_invisible_marks_do_no_harm() -> None:
    page = printed(Paragraph(text="甲\t乙\x07丙\u200b丁"), Heading(level=1, text="\u200b"))[0]
    assert page.lines()[0] == "甲乙丙丁"


def test_an_empty_paper_is_one_empty_page() -> None:
    assert [page.lines() for page in printed()] == [["—1—"]]


def test_a_character_without_a_face_is_named() -> None:
    with pytest.raises(MissingGlyphError, match="U\\+12000"):
        printed(Paragraph(text="甲\U00012000"))
    with pytest.raises(MissingGlyphError, match="U\\+12000"):
        printed(Title(text="甲\U00012000"))


@pytest.mark.skipif(which("pdffonts") is None, reason="poppler reads fonts independently")
def test_every_font_is_embedded_once(tmp_path: Path) -> None:
    path = tmp_path / "报告.pdf"
    blocks = (Title(text="报告"), Heading(level=1, text="一、总"), _LONG)
    path.write_bytes(render_pdf(Document(title="报告", blocks=blocks), bundled_fonts()))
    output = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    rows = output.splitlines()[2:]
    assert len(rows) == len({row.split("+")[1].split()[0] for row in rows}) == 4
    assert all(" yes yes yes " in row for row in rows)


@pytest.mark.skipif(which("pdftotext") is None, reason="poppler reads text independently")
def test_text_copies_out_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "报告.pdf"
    text = (
        "陈𬭎同志“千企百城”——增长15.6%，〔2023〕7号，镕喆㛃䶮，经费1,236.5万元……"
        "长期坚持的3项不计入；已报完成、正在核实8项、推进中31项。三是推进核查非正常专利申请4批"
        "六千二百一十四件，反馈问题96个、整改到位91个，整改率达到百分之九十四点八。"
    )
    document = Document(title="报告", blocks=(Paragraph(text=text),))
    path.write_bytes(render_pdf(document, bundled_fonts()))
    output = subprocess.run(["pdftotext", path, "-"], capture_output=True, text=True, check=True)
    words, number = output.stdout.replace("\n\n", "\f").split("\f")[:2]
    assert words.replace("\n", "") == text
    assert number == "— 1 —"
