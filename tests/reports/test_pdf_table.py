"""Tables read back: heads, widths, repeats, rows that are taller than a page, lamps, progress."""

import tracemalloc
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from model.words import Lamp
from reports import gongwen
from reports.cell_words import cell_words
from reports.document import (
    Cell,
    Column,
    ColumnKind,
    Document,
    Note,
    Paragraph,
    Row,
    Signature,
    Table,
    Title,
)
from reports.pdf import render_pdf
from tests.examples import COSTLY
from tests.reports.conftest import AS_OF
from tests.reports.pdf_reader import Page, bundled_fonts, printed

_KINDS = ColumnKind
_TEXTS = (Column(heading="任务", width=10), Column(heading="举措", width=10))


def table(
    *rows: Row,
    columns: tuple[Column, ...] = _TEXTS,
    caption: str | None = None,
    note: str | None = None,
    merge_repeats: int = 0,
    count: int | None = None,
) -> Table:
    """A table of these rows."""
    return Table(
        name="表",
        columns=columns,
        rows=lambda: rows,
        caption=caption,
        note=note,
        merge_repeats=merge_repeats,
        count=count,
    )


def printed_cells(kind: ColumnKind, *values: Cell, width: float = 8) -> Page:
    """The only page of a table whose second column holds these values."""
    columns = (Column(heading="项", width=10), Column(heading="值", kind=kind, width=width))
    return printed(table(*(("甲", value) for value in values), columns=columns))[0]


def all_text(pages: Iterable[Page]) -> str:
    return "".join(page.text for page in pages)


def told(*tables: Table) -> list[tuple[int, int | None]]:
    """What a progress bar hears while these are printed."""
    news: list[tuple[int, int | None]] = []
    document = Document(title="表", blocks=tables)
    render_pdf(document, bundled_fonts(), lambda done, total: news.append((done, total)))
    return news


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (None, _KINDS.TEXT, ""),
        ("甲", _KINDS.TEXT, "甲"),
        (12, _KINDS.NUMBER, "12"),
        (Decimal("7.40"), _KINDS.NUMBER, "7.40"),
        (Decimal("1E+3"), _KINDS.NUMBER, "1000"),
        (Decimal("0.5"), _KINDS.PERCENT, "50%"),
        (Decimal(1) / 3, _KINDS.PERCENT, "33.3%"),
        (1, _KINDS.PERCENT, "100%"),
        ("—", _KINDS.PERCENT, "—"),
        (date(2023, 11, 5), _KINDS.DATE, "2023年11月5日"),
    ],
)
def test_cells_say_their_value(value: Cell, kind: ColumnKind, words: str) -> None:
    assert cell_words(value, kind) == words


def test_the_head_stands_on_every_page() -> None:
    pages = printed(table(*((f"任{n}", f"举{n}") for n in range(100))))
    assert len(pages) > 2
    assert all(page.lines()[0] == "任务举措" for page in pages)
    assert all(page.at("任").font.endswith("ZhizeSans-Regular") for page in pages)
    assert "任99举99" in pages[-1].text


def test_a_table_is_as_wide_as_the_type_area() -> None:
    page = printed(table(("甲" * 100, "乙"), columns=(_TEXTS[0],) * 2))[0]
    assert page.at("甲").x == pytest.approx(gongwen.BINDING_MARGIN + 0.3 * 10.5, abs=0.1)
    lines = [line for line in page.lines() if "甲" in line]
    assert len(lines[0].replace("乙", "")) == pytest.approx(442.2 / 2 / 10.5 - 0.6, abs=1)


@pytest.mark.parametrize(
    ("kind", "value", "other", "edge"),
    [
        (_KINDS.TEXT, "短", "很长的话", 0.0),
        (_KINDS.LABEL, "短", "很长的话", 0.5),
        (_KINDS.NUMBER, 1, 1000, 1.0),
        (_KINDS.PERCENT, Decimal("0.07"), Decimal("0.77"), 1.0),
        (_KINDS.DATE, "5", date(2023, 11, 5), 0.5),
    ],
)
def test_cells_align_by_their_kind(kind: ColumnKind, value: Cell, other: Cell, edge: float) -> None:
    rows = printed_cells(kind, value, other).rows()[1:3]
    cells = [[glyph for glyph in row if glyph.text != "甲"] for row in rows]
    left, right = (abs(cells[0][at].x - cells[1][at].x) for at in (0, -1))
    assert (left < 0.1) == (edge == 0.0)
    assert (right < 2.1) == (edge == 1.0)


def test_a_short_row_is_in_the_middle_of_its_height() -> None:
    page = printed(table(("甲" * 60, "乙")))[0]
    ys = sorted({round(glyph.y, 1) for glyph in page.glyphs if glyph.text == "甲"})
    assert page.at("乙").y == pytest.approx((ys[0] + ys[-1]) / 2, abs=0.2)


def test_lines_of_a_cell_are_kept() -> None:
    page = printed(table(("一是甲。\n二是乙。", "丙")))[0]
    assert page.at("二").y < page.at("一").y - 10
    assert page.at("二").x == pytest.approx(page.at("一").x)


def test_headings_break_into_even_lines_and_before_a_bracket() -> None:
    narrow = tuple(
        Column(heading=heading, kind=_KINDS.LABEL, width=6)
        for heading in ("成果形式及目标", "责任单位（牵头）")
    )
    page = printed(table(columns=(*narrow, Column(heading="事", width=90))))[0]
    first, _, second = page.lines()[:3]
    assert (first, second) == ("成果形式责任单位", "及目标（牵头）")


def test_a_bracket_is_parted_when_a_line_of_its_own_would_cost_one_more() -> None:
    columns = (
        Column(heading="单位（牵头和配合）", kind=_KINDS.LABEL, width=6.85),
        Column(heading="事", width=90),
    )
    assert printed(table(columns=columns))[0].lines()[0] == "单位（牵"


def test_repeats_are_printed_once_a_page() -> None:
    rows = [(f"任务{n // 50}", f"举{n}") for n in range(100)]
    pages = printed(table(*rows, merge_repeats=1))
    assert sum(page.text.count("任务0") for page in pages) == 2
    assert [page.text.count("任务1") for page in pages][-1] == 1
    assert all(f"举{n}" in all_text(pages) for n in range(100))


def test_a_repeat_under_another_parent_is_printed_again() -> None:
    columns = (_TEXTS[0], _TEXTS[0], _TEXTS[1])
    rows = [("甲", "子", "1"), ("甲", "子", "2"), ("乙", "子", "3")]
    page = printed(table(*rows, columns=columns, merge_repeats=2))[0]
    assert (page.text.count("甲"), page.text.count("乙"), page.text.count("子")) == (1, 1, 2)


def test_a_cell_that_reaches_down_has_room_for_its_text() -> None:
    long = "很长的任务原文" * 20
    page = printed(table((long, "一"), (long, "二"), ("短", "三"), merge_repeats=1))[0]
    text_ys = [glyph.y for glyph in page.glyphs if glyph.text == "很"]
    assert len(text_ys) == 20
    assert min(text_ys) > page.at("三").y + 10
    assert max(text_ys) < page.rows()[0][0].y - 10


def test_a_cell_that_reaches_down_to_the_end_has_room_too() -> None:
    long = "很长的任务原文" * 20
    page = printed(table((long, "一"), (long, "二"), merge_repeats=1), Paragraph(text="后"))[0]
    assert min(glyph.y for glyph in page.glyphs if glyph.text == "很") > page.at("后").y + 15


def test_a_cell_that_reaches_down_stands_in_the_middle_of_its_rows() -> None:
    page = printed(table(("甲", "一"), ("甲", "二"), ("甲", "三"), merge_repeats=1))[0]
    assert page.at("甲").y == pytest.approx(page.at("二").y, abs=0.1)


@pytest.mark.parametrize("landscape", [False, True])
def test_a_row_taller_than_a_page_goes_on_over_several(landscape: bool) -> None:
    long = "".join(f"第{n}句。" for n in range(2000))
    pages = printed(table(("前", "前"), ("甲", long), ("后", "后")), landscape=landscape)
    assert len(pages) > 3
    text = all_text(pages).replace("任务举措", "")
    for page in range(1, len(pages) + 1):
        text = text.replace(f"—{page}—", "")
    assert text == f"前前甲{long}后后"


def test_repeats_begin_anew_after_a_row_taller_than_a_page() -> None:
    rows = [("任", "前"), ("任", "长" * 2500), ("任", "后")]
    pages = printed(table(*rows, merge_repeats=1))
    assert all_text(pages).replace("任务", "").count("任") == 3
    assert all_text(pages).count("长") == 2500


def test_a_row_that_is_not_taller_than_a_page_is_not_parted() -> None:
    rows = [("甲" * 200, "乙")] * 4
    pages = printed(table(*rows))
    assert all(page.text.count("甲") % 200 == 0 for page in pages)


def test_a_table_begins_on_the_next_page_when_its_first_row_does_not_fit() -> None:
    text = Paragraph(text="国" * 28 * 19)
    first, second = printed(text, table(("甲" * 100, "乙"), caption="表1　落实情况"))
    assert "表1" not in first.text
    assert second.lines()[:2] == ["表1　落实情况", "任务举措"]


def test_a_row_as_tall_as_a_page_leaves_its_caption_behind() -> None:
    lines = int((gongwen.TYPE_AREA_HEIGHT - 2 * 21) / (10.5 * 1.3))
    pages = printed(table(("\n".join("甲" * lines), "乙"), caption="表1"))
    assert all_text(pages).count("甲") == lines


def test_a_tall_first_row_keeps_the_title_above_it_company() -> None:
    first, second = printed(Title(text="附件"), table(("甲" * 880, "乙"), ("丙", "丁")))
    assert "甲" in first.text
    assert all_text((first, second)).count("甲") == 880


def test_text_goes_on_under_a_table_on_the_lines_of_the_page() -> None:
    page = printed(table(("甲", "乙"), note="注：截止"), Paragraph(text="特此报告。"))[0]
    assert page.lines()[2:4] == ["注：截止", "特此报告。"]
    alone = printed(Paragraph(text="特\n特\n特\n特此报告。"))[0]
    assert page.at("特").y in [pytest.approx(row[0].y) for row in alone.rows()]


def test_a_note_that_does_not_fit_goes_to_the_next_page() -> None:
    count = next(n for n in range(20, 60) if len(printed(table(*[("甲", "乙")] * n))) == 2)
    pages = printed(table(*[("甲", "乙")] * (count - 1), note="注：" + "国" * 300))
    assert pages[1].text.count("国") == 300


@pytest.mark.parametrize("columns_before", [0, 1])
@pytest.mark.parametrize("lines", range(40, 50))
def test_a_row_that_leaves_a_note_no_room_goes_on_over_two_pages(
    lines: int, columns_before: int
) -> None:
    tall = "\n".join("丙" * lines)
    row = ("甲", tall) if columns_before else (tall, "甲")
    pages = printed(table(("前", "前"), row, note="注：截止", merge_repeats=columns_before))
    assert all_text(pages).count("丙") == lines
    assert "注：截止" in pages[-1].text


@pytest.mark.parametrize("count", range(24, 30))
def test_a_row_stands_on_the_page_of_the_signature_below_it(count: int) -> None:
    rows = [(f"任务{at}", "举措") for at in range(1, count + 1)]
    signature = Signature(office="示例省知识产权局", day=AS_OF)
    note = Note("联系人：孙演示")
    *_, last = printed(table(*rows), signature, note)
    assert f"任务{count}举措" in last.text.replace("\n", "").replace(" ", "")
    assert "示例省知识产权局" in last.text
    assert "联系人" in last.text


@pytest.mark.parametrize("paragraphs", range(8, 19))
def test_a_head_goes_along_with_a_row_that_leaves_a_signature_no_room(paragraphs: int) -> None:
    text = [Paragraph(text=f"第{n}段。") for n in range(paragraphs)]
    signature = Signature(office="示例省知识产权局", day=date(2023, 11, 20))
    pages = printed(*text, table(("丙" * 200, "乙")), signature)
    (with_head, *_) = [page.text for page in pages if "举措" in page.text]
    assert "丙" in with_head


def test_a_title_keeps_its_distance_from_a_table() -> None:
    page = printed(Title(text="工作台账"), table(("甲", "乙")))[0]
    assert page.at("工").y - page.at("任").y > 1.5 * gongwen.LINE_PITCH


def test_a_table_without_rows_prints_its_head() -> None:
    assert printed(table())[0].lines() == ["任务举措", "—1—"]


@pytest.mark.parametrize("width", [5.0, 3.0])
def test_a_lamp_shows_shape_and_word(width: float) -> None:
    page = printed_cells(_KINDS.LAMP, *Lamp, width=width)
    for lamp, shape in zip(Lamp, "◆▲●○√", strict=True):
        assert f"{shape}{lamp}" in page.text


def test_a_narrow_lamp_stands_above_its_word() -> None:
    columns = (Column(heading="项", width=90), Column(heading="灯", kind=_KINDS.LAMP, width=5))
    page = printed(table(("甲", Lamp.LATE), columns=columns))[0]
    assert page.at("◆").y > page.at("逾").y + 5


def test_a_word_that_is_no_lamp_has_no_shape() -> None:
    assert "甲—" in printed_cells(_KINDS.LAMP, "—").text


def test_memory_for_cells_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.pdf_cells._KEPT", 2)
    assert "甲1乙2丙3" in printed(table(("甲", "1"), ("乙", "2"), ("丙", "3")))[0].text


def test_progress_is_told_now_and_then_with_the_total() -> None:
    rows = [("甲", "乙")] * 250
    assert told(table(*rows, count=250)) == [(100, 250), (200, 250), (250, 250)]
    assert told(table(*rows)) == [(100, None), (200, None), (250, None)]
    assert told(table(("甲", "乙"), count=1), table()) == [(1, None)]


def test_raising_from_progress_ends_the_work() -> None:
    def stop(done: int, total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render_pdf(
            Document(title="表", blocks=(table(*[("甲", "乙")] * 200),)), bundled_fonts(), stop
        )


def test_a_further_row_costs_less_than_3_kb() -> None:
    def rows(count: int) -> Callable[[], Iterable[Row]]:
        return lambda: ((f"第{n}项任务" * 9, f"举措{n * 7919}" * 9) for n in range(count))

    def peak(count: int) -> int:
        tracemalloc.start()
        whole = Table(name="表", columns=_TEXTS, rows=rows(count))
        render_pdf(Document(title="表", blocks=(whole,)), bundled_fonts())
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(700) - peak(200) < 500 * 3000


@settings(max_examples=COSTLY, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(("甲", "乙", "甲" * 90)), st.integers(0, 700)), max_size=25),
    st.integers(0, 1),
)
def test_no_text_is_lost_whatever_the_rows(rows: list[tuple[str, int]], merge_repeats: int) -> None:
    filled = [(task, "丙" * length) for task, length in rows]
    pages = printed(table(*filled, merge_repeats=merge_repeats))
    assert all_text(pages).count("丙") == sum(length for _, length in rows)
    foot = gongwen.FOOT_MARGIN
    assert all(glyph.y > foot or glyph.text in "—0123456789" for p in pages for glyph in p.glyphs)


def test_a_table_closes_up_where_that_saves_a_page() -> None:
    """A second sheet for a row is a sheet for nobody; longer tables keep their room."""
    pitches = []
    for count, sheets in ((26, 1), (30, 2)):
        rows = [("甲\n乙", "丙")] * count
        pages = printed(replace(table(*rows), closes_up=True, size=9))
        assert (len(pages), all_text(pages).count("丙")) == (sheets, count)
        pitches.append(pages[0].at("甲").y - pages[0].at("乙").y)
    assert pitches == pytest.approx([9 * 1.18, 9 * 1.3], abs=0.05)
