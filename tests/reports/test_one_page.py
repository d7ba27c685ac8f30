"""A paper of one page: whatever there is to say, it keeps to its page and says what it omits."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.words import Lamp
from reports import gongwen
from reports.document import (
    Bar,
    BarChart,
    Document,
    Figures,
    KeyFigure,
    NewPage,
    OnePage,
    Points,
    Title,
)
from reports.one_page import (
    ELLIPSIS,
    Fit,
    about,
    at_most,
    elided,
    fit,
    height,
    name_lines,
    note_lines,
    shown_points,
)
from reports.pdf import render_pdf
from reports.word_charts import one_page_parts
from tests.reports.pdf_reader import Page, bundled_fonts, printed, read_pages

_LAMPS = (Lamp.DONE, Lamp.NORMAL, Lamp.NOT_DUE, Lamp.SOON, Lamp.LATE)
_LONG = "示例省知识产权发展研究与公共服务促进中心"


def chart(bars: int) -> BarChart:
    return BarChart(
        title="进度",
        note="已办结/应办结",
        lamps=_LAMPS,
        bars=tuple(
            Bar(
                label=f"{_LONG}{at}",
                parts=(90, 30, 5, 10, at),
                words=("190/1350", "66.7%", "逾期99 临期99"),
            )
            for at in range(bars)
        ),
    )


def sheet(*, parts: int = 14, units: int = 40, points: int = 30) -> OnePage:
    lines = tuple(
        f"{at}.{_LONG}（2023年11月30日前，逾期120天）：{_LONG * 4}" for at in range(points)
    )
    return OnePage(
        title="2023年度知识产权重点任务落实情况",
        subtitle="示例省知识产权局",
        blocks=(
            Figures(
                figures=tuple(KeyFigure(label="落实举措", value="99999项") for _ in range(7)),
                note="省内落实42条；" * 20,
            ),
            chart(parts),
            chart(units),
            Points(title="逾期举措", lines=lines, more="，详见进展通报"),
            Points(title="需研究决定的事项", lines=lines),
            Points(title="报送安排", lines=("甲。", "乙。")),
        ),
    )


def only_page(block: OnePage) -> Page:
    (page,) = printed(block)
    return page


def test_the_most_that_there_can_be_stands_inside_the_type_area_of_one_page() -> None:
    body = [glyph for glyph in only_page(sheet()).glyphs if glyph.y > gongwen.FOOT_MARGIN - 5]
    assert min(glyph.y for glyph in body) >= gongwen.FOOT_MARGIN
    right = gongwen.BINDING_MARGIN + gongwen.TYPE_AREA_WIDTH
    assert max(glyph.x + glyph.size / 2 for glyph in body) <= right + 1
    assert min(glyph.x for glyph in body) >= gongwen.BINDING_MARGIN - 0.01


def test_word_gives_every_line_a_height_and_all_of_them_fit() -> None:
    made = "".join(one_page_parts(sheet(), gongwen.TYPE_AREA_WIDTH))
    rows = re.findall(r'<w:trHeight w:val="(\d+)" w:hRule="(?:exact|atLeast)"/>', made)
    assert len(rows) == made.count("<w:tr>")
    outside = re.sub(r"<w:tbl>.*?</w:tbl>", "", made)
    lines = re.findall(r'w:before="(\d+)" w:after="0" w:line="(\d+)" w:lineRule="exact"', outside)
    assert len(lines) == outside.count("<w:p>")
    twips = sum(map(int, rows)) + sum(int(before) + int(line) for before, line in lines)
    assert twips / 20 <= gongwen.TYPE_AREA_HEIGHT


@pytest.mark.parametrize("points", [2, 30])
def test_in_word_no_line_turns_over_where_figures_are_wide(points: int) -> None:
    lines = ("计划：汇总今天、处长审11月25日、局领导审12月1日、签发用印12月8日、寄出12月10日。",)
    block = sheet(parts=5, units=26, points=points)
    block = replace(block, blocks=(*block.blocks[:-1], Points(title="报送安排", lines=lines)))
    made = "".join(one_page_parts(block, gongwen.TYPE_AREA_WIDTH))
    cells = re.findall(r'<w:tcW w:w="(\d+)".*?<w:p>(.*?)</w:p></w:tc>', made)
    for width, content in cells[8:]:  # below the seven figures and their note
        size = int((re.findall(r'<w:sz w:val="(\d+)"', content) or ["21"])[0]) / 2
        words = re.findall(r">([^<]+)</w:t>", content)
        assert all(at_most(each) * size <= int(width) / 20 + 0.05 for each in words), words
    assert lines[0] in made  # smaller, and not cut


def test_in_word_a_row_of_text_grows_with_its_face() -> None:
    made = "".join(one_page_parts(sheet(parts=2, units=2, points=2), gongwen.TYPE_AREA_WIDTH))
    exact = re.findall(r'<w:tr>(?:(?!</w:tr>).)*"exact"/></w:trPr>.*?</w:tr>', made)
    assert not any("2023年" in row or "省内落实" in row for row in exact)


def test_a_small_year_is_set_roomily() -> None:
    small, large = sheet(parts=3, units=5, points=2), sheet()
    assert fit(small).pitch > fit(large).pitch
    assert height(small, fit(small)) <= gongwen.TYPE_AREA_HEIGHT


def test_what_finds_no_room_is_counted() -> None:
    block = Points(title="逾期举措", lines=tuple("甲乙丙丁戊己庚辛壬癸"), more="，详见进展通报")
    shown = shown_points(block, fit(sheet()))
    assert shown[-1] == f"另有{10 - (len(shown) - 1)}项，详见进展通报。"


@pytest.mark.parametrize(
    ("name", "lines", "size"),
    [
        ("商务厅", ("商务厅",), 9.12),
        ("发展研究中心", ("发展研究中心",), 60 / 6),
        ("公共服务与转化促进中心", ("公共服务与", "转化促进中心"), 6),
    ],
)
def test_a_name_beside_a_bar_is_never_cut(name: str, lines: tuple[str, ...], size: float) -> None:
    measures = Fit(pitch=12, most_points=4, gap=4)
    shown, in_size = name_lines(name, 60, measures, about)
    assert shown == lines
    assert in_size == pytest.approx(min(size, measures.size))


def test_every_unit_is_named_in_full_on_paper_and_in_word() -> None:
    block = sheet(parts=0, units=26)
    block = replace(block, blocks=tuple(each for each in block.blocks if each != chart(0)))
    text = only_page(block).text.replace("\n", "").replace(" ", "")
    made = "".join(one_page_parts(block, gongwen.TYPE_AREA_WIDTH)).replace("<w:br/>", "")
    told = re.sub(r"<[^>]+>", "", made)
    for at in range(26):
        assert f"{_LONG}{at}" in told
    assert text.count("公共服务促进中心") >= 26


def test_a_long_text_is_cut_with_a_mark_and_a_short_one_is_not() -> None:
    assert elided("办公室（人事处）", 5, about) == "办公室…"
    assert elided("办公室", 5, about) == "办公室"
    assert elided("办公室", 3 - 1e-9, about) == "办公室"  # just as wide


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("印发实施方案，明确登记对象、程序和效力", 16, "印发实施方案，明确登记对象…"),
        ("制定《示例省登记办法》，明确对象和程序", 13, "制定《示例省登记办法》…"),
        ("制定《示例省数据知识产权登记办法》，明确对象", 14, "制定《示例省数据知识产权…》"),
        ("完成第三批312件核查清零", 6.6, "完成第三批…"),
        ("引导企业开展PCT国际申请", 7.5, "引导企业开展…"),
        (
            "申请调整时限，待批准：建成中国（丹枫）中心",
            20,
            "申请调整时限，待批准：建成中国（丹枫）…",
        ),
        ("省知识产权发展研究与公共服务促进中心", 8, "省知识产权发展…"),
        ("办公室（人事处）", 6, "办公室…"),
        ("发展研究中心", 5.5, "发展研究…"),
    ],
)
def test_text_is_cut_behind_a_clause_and_never_within_a_figure(
    text: str, room: float, shown: str
) -> None:
    assert elided(text, room, about) == shown


@given(st.text(alphabet="甲乙，、。（）《》“”12.%AB ", max_size=40), st.floats(2, 30))
def test_what_is_cut_keeps_its_room_and_its_beginning(text: str, room: float) -> None:
    shown = elided(text, room, about)
    assert about(shown) <= room
    assert text.startswith(re.split(f"{ELLIPSIS}》?$", shown)[0])


def test_the_note_parts_no_figure_from_itself() -> None:
    assert note_lines("省内落实12345条", 6, about) == ["省内落实", "12345条"]


def test_the_bars_are_told_in_words_too() -> None:
    text = only_page(sheet(parts=1, units=1, points=0)).text
    assert text.count("190/1350") == 2
    assert text.count("66.7%") == 2
    assert "".join(_LAMPS) in text.replace(" ", "")


@pytest.mark.parametrize("bars", [0, 1])
def test_nothing_to_count_draws_no_bar_and_does_not_fail(bars: int) -> None:
    empty = Bar(label="办公室", parts=(0, 0, 0, 0, 0), words=("0/0", "—", ""))
    block = BarChart(title="进度", note="", lamps=_LAMPS, bars=(empty,) * max(bars, 1))
    assert "办公室" in only_page(OnePage(title="一页", subtitle="局", blocks=(block,))).text


def test_what_is_handed_out_by_itself_counts_its_pages_from_one() -> None:
    blocks = (Title(text="甲"), NewPage(), Title(text="乙"))
    pages = read_pages(render_pdf(Document(title="单", blocks=blocks), bundled_fonts()))
    assert [page.lines()[-1] for page in pages] == ["—1—", "—1—"]
