"""Ruled tables of PDF files become grids, also over several pages."""

import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from model.reading.source import Grid, Merge
from model.reading.sources.pdf import read_pdf
from tests.model.reading.written import pdf_canvas

COLUMNS = (60.0, 100.0, 180.0, 380.0, 480.0)
Row = Sequence[str]


def table_page(
    canvas: Canvas,
    rows: Sequence[Row],
    *,
    top: float = 760,
    height: float = 40,
    filled: bool = False,
) -> None:
    """Rows between lines; ^ goes on from above, < from the left; \\n breaks a line of a cell."""
    canvas.setFont("Song", 10)
    for at, row in enumerate(rows):
        y = top - height * at
        for column, text in enumerate(row):
            left, right = COLUMNS[column], COLUMNS[column + 1]
            if text != "^":
                _rule(canvas, left, y, right, y, filled=filled)
            if text != "<":
                _rule(canvas, left, y, left, y - height, filled=filled)
            for down, line in enumerate(() if text in "^<" else text.split("\n")):
                canvas.drawString(left + 5, y - 12 - 12 * down, line)
        _rule(canvas, COLUMNS[len(row)], y, COLUMNS[len(row)], y - height, filled=filled)
    bottom = top - height * len(rows)
    _rule(canvas, COLUMNS[0], bottom, COLUMNS[len(rows[0])], bottom, filled=filled)


def _rule(canvas: Canvas, x: float, y: float, to_x: float, to_y: float, *, filled: bool) -> None:
    if filled:
        canvas.rect(x, y, max(to_x - x, 0.5), min(to_y - y, -0.5), stroke=0, fill=1)
    else:
        canvas.line(x, y, to_x, to_y)


def grids(*pages: Sequence[Row], filled: bool = False) -> tuple[Grid, ...]:
    out = io.BytesIO()
    canvas = pdf_canvas(out)
    for at, rows in enumerate(pages, start=1):
        table_page(canvas, rows, filled=filled)
        canvas.drawString(290, 40, f"— {at} —")
        canvas.showPage()
    canvas.save()
    return read_pdf(out.getvalue()).grids


HEAD = ("序号", "类别", "任务", "单位")


@pytest.mark.parametrize("filled", [False, True])
def test_a_ruled_table_becomes_a_grid_with_its_merges(filled: bool) -> None:
    rows = [HEAD, ("1", "保护", "新建3家", "一处"), ("2", "^", "开展检查", "<")]
    (grid,) = grids(rows, filled=filled)
    assert grid.rows == (HEAD, ("1", "保护", "新建3家", "一处"), ("2", "", "开展检查", ""))
    assert grid.merges == (
        Merge(top=1, left=1, bottom=2, right=1),
        Merge(top=2, left=2, bottom=2, right=3),
    )


def test_lines_stand_above_and_below_the_table_and_its_rows_are_lines() -> None:
    out = io.BytesIO()
    canvas = pdf_canvas(out)
    table_page(canvas, [HEAD, ("1", "保护", "新建", "一处")], top=700)
    canvas.drawString(60, 760, "任务分工表")
    canvas.drawString(60, 560, "注：略")
    canvas.save()
    source = read_pdf(out.getvalue())
    assert [line.text for line in source.lines] == [
        "任务分工表",
        "序号\t类别\t任务\t单位",
        "1\t保护\t新建\t一处",
        "注：略",
    ]
    assert (source.grids[0].first_line, source.lines[1].place) == (2, "第1页，表1第1行")


FULL = "加强知识产权保护工作，推进知识产权"
ENGLISH = "We want to protect intellectual proper"


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        (FULL, "高质量发展", ""),
        (FULL, "发，展", ""),
        (FULL, "1.开展检查", "\n"),
        (FULL, "（二）开展检查", "\n"),
        ("第一条。", "第二条", "\n"),
        ("一处", "二处", "\n"),
        (ENGLISH, "rights", " "),
    ],
)
def test_a_line_that_was_full_goes_on_in_the_next(first: str, second: str, between: str) -> None:
    (grid,) = grids([HEAD, ("1", "甲", f"{first}\n{second}", "一处")])
    assert grid.rows[1][2] == first + between + second


def test_a_table_goes_on_over_pages_without_its_repeated_head() -> None:
    (grid,) = grids([HEAD, ("1", "甲", "新建", "一处")], [HEAD, ("2", "乙", "检查", "二处")])
    assert [row[0] for row in grid.rows] == ["序号", "1", "2"]


def test_a_row_that_the_page_broke_is_one_row() -> None:
    first = [HEAD, ("1", "甲", "新建3家。", "一处"), ("2", "乙", "开展专项", "二处")]
    rest = [HEAD, ("", "", "检查。", ""), ("3", "丙", "总结。", "三处")]
    (grid,) = grids(first, rest)
    assert grid.rows[2:] == (("2", "乙", "开展专项检查。", "二处"), ("3", "丙", "总结。", "三处"))


def test_a_category_that_the_page_cut_reaches_on() -> None:
    first = [HEAD, ("1", "甲", "一。", "一处"), ("2", "^", "二", "二处")]
    rest = [HEAD, ("", "", "项。", ""), ("3", "^", "三。", "三处"), ("4", "乙", "四。", "四处")]
    (grid,) = grids(first, rest)
    assert [row[2] for row in grid.rows[1:]] == ["一。", "二项。", "三。", "四。"]
    assert grid.merges == (Merge(top=1, left=1, bottom=3, right=1),)


def test_a_row_of_its_own_stays_one_when_only_its_category_is_empty() -> None:
    first = [HEAD, ("1", "甲", "一项", "一处"), ("2", "乙", "二项", "二处")]
    (grid,) = grids(first, [HEAD, ("3", "", "三项", "三处")])
    assert [row[0] for row in grid.rows] == ["序号", "1", "2", "3"]


def test_a_row_without_number_is_the_rest_only_when_it_is_nearly_bare() -> None:
    first = [HEAD, ("甲", "专利", "一项", "一处"), ("乙", "商标", "二项", "二处")]
    rest = grids(first, [HEAD, ("", "", "三项", "")])[0]
    own = grids(first, [HEAD, ("", "地标", "三项", "三处")])[0]
    assert (rest.rows[-1], len(own.rows)) == (("乙", "商标", "二项三项", "二处"), 4)


def test_tables_with_other_columns_are_two() -> None:
    first, other = grids([HEAD, ("1", "甲", "一", "一处")], [HEAD[:3], ("1", "甲", "一")])
    assert (first.name, other.name) == ("表1", "表2")
    assert len(other.rows[0]) == 3


def test_a_box_around_words_is_no_table() -> None:
    out = io.BytesIO()
    canvas = pdf_canvas(out)
    canvas.setFont("Song", 12)
    canvas.rect(60, 600, 400, 100)
    canvas.drawString(80, 650, "框里的文字不是表格")
    canvas.save()
    source = read_pdf(out.getvalue())
    assert (source.grids, source.lines[0].text) == ((), "框里的文字不是表格")


def test_a_table_open_at_its_sides_has_all_its_columns() -> None:
    out = io.BytesIO()
    canvas = pdf_canvas(out)
    canvas.setFont("Song", 10)
    for y in (700, 670, 640):
        canvas.line(60, y, 460, y)
    canvas.line(200, 700, 200, 640)
    for y, row in ((680, ("任务", "单位")), (650, ("新建", "一处"))):
        canvas.drawString(70, y, row[0])
        canvas.drawString(210, y, row[1])
    canvas.save()
    assert read_pdf(out.getvalue()).grids[0].rows == (("任务", "单位"), ("新建", "一处"))


def test_a_table_inside_a_placed_form_is_found_where_it_is_printed() -> None:
    out = io.BytesIO()
    canvas = pdf_canvas(out)
    canvas.beginForm("table")
    table_page(canvas, [HEAD, ("1", "甲", "新建", "一处")], top=300)
    canvas.endForm()
    canvas.translate(20, 400)
    canvas.scale(0.9, 0.9)
    canvas.doForm("table")
    canvas.save()
    assert read_pdf(out.getvalue()).grids[0].rows == (HEAD, ("1", "甲", "新建", "一处"))


def test_cells_that_hang_together_askew_stay_single() -> None:
    askew = [HEAD, ("1", "甲", "<", "一处"), ("2", "^", "二", "二处")]
    rows = grids(askew)[0].rows
    assert (rows[1][1], rows[2][2]) == ("甲", "二")


def test_more_lines_than_a_table_has_leave_the_words_as_lines() -> None:
    out = io.BytesIO()
    canvas = pdf_canvas(out)
    canvas.setFont("Song", 12)
    for at in range(350):
        canvas.line(50, 50 + 2.1 * at * 1.3, 550, 50 + 2.1 * at * 1.3)
        canvas.line(50 + at * 2.7, 50, 50 + at * 2.7, 800)
    canvas.drawString(70, 70, "图中的文字")
    canvas.save()
    source = read_pdf(out.getvalue())
    assert (source.grids, source.lines[0].text) == ((), "图中的文字")
