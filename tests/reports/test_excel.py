"""A workbook is read back by openpyxl, which did not write its rows."""

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.files.cells import CUT_MARK, clean_text
from model.files.ours import is_ours
from model.words import Lamp
from reports.document import Cell, Column, ColumnKind, Row, Table
from reports.excel import render_workbook, write_workbook

COLUMNS = (
    Column(heading="序号", kind=ColumnKind.NUMBER, width=4),
    Column(heading="落实举措", width=20),
    Column(heading="责任人", kind=ColumnKind.LABEL, width=6),
    Column(heading="完成时限", kind=ColumnKind.DATE, width=8),
    Column(heading="完成率", kind=ColumnKind.PERCENT, width=6),
    Column(heading="亮灯", kind=ColumnKind.LAMP, width=6),
)
ROWS: tuple[Row, ...] = (
    (1, "起草条例草案", "岗位甲", date(2023, 6, 30), Decimal("0.5"), "办结"),
    (2, "起草条例草案", "岗位乙", None, Decimal("0.925"), "逾期"),
)
TABLE = Table(
    name="工作台账",
    columns=COLUMNS,
    rows=lambda: ROWS,
    caption="示例省知识产权局2023年工作台账",
    note="数据截止日：2023年11月20日。",
    count=2,
    merge_repeats=2,
)


def _book(*tables: Table, mark: str | None = None) -> Workbook:
    return load_workbook(BytesIO(render_workbook(tables, title="工作台账", mark=mark)))


def _sheet(*rows: Row, columns: tuple[Column, ...] = COLUMNS) -> Worksheet:
    table = Table(name="表", columns=columns, rows=lambda: rows)
    return _book(table).worksheets[0]


def _one(value: Cell, kind: ColumnKind = ColumnKind.TEXT, width: float = 8.0) -> Worksheet:
    return _sheet((value,), columns=(Column(heading="列", kind=kind, width=width),))


def test_title_and_note_stand_above_headings_and_rows() -> None:
    sheet = _book(TABLE).worksheets[0]
    values = list(sheet.iter_rows(values_only=True))
    assert values[0][0] == "示例省知识产权局2023年工作台账"
    assert values[1][0] == "数据截止日：2023年11月20日。"
    assert values[2] == ("序号", "落实举措", "责任人", "完成时限", "完成率", "亮灯")
    assert values[3] == (1, "起草条例草案", "岗位甲", datetime(2023, 6, 30), 0.5, "办结")
    assert values[4] == (2, "起草条例草案", "岗位乙", None, 0.925, "逾期")


def test_without_title_and_note_the_headings_come_first() -> None:
    assert _sheet(*ROWS)["B1"].value == "落实举措"


def test_headings_stay_on_screen_and_on_every_printed_page() -> None:
    sheet = _book(TABLE).worksheets[0]
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"


def test_the_filter_covers_every_row_and_no_cell_below_the_headings_is_merged() -> None:
    book = _book(TABLE)
    assert book.worksheets[0].auto_filter.ref == "A3:F5"
    assert {str(area) for area in book.worksheets[0].merged_cells.ranges} == {"A1:F1", "A2:F2"}


def test_a_table_of_one_column_needs_no_merged_title() -> None:
    table = replace(TABLE, columns=COLUMNS[:1], rows=lambda: [(1,)])
    assert not _book(table).worksheets[0].merged_cells.ranges


def test_it_prints_on_a4_across_with_page_numbers_and_mark() -> None:
    sheet = _book(TABLE, mark="演示数据 A&B").worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.right.text == "演示数据 A&&B"
    assert sheet["A2"].value == "演示数据 A&B　数据截止日：2023年11月20日。"


@pytest.mark.parametrize("text", ["=1+1", "+86", "-无", "@甲", '=HYPERLINK("x")'])
def test_text_like_a_formula_stays_text(text: str) -> None:
    cell = _one(text)["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_headings_and_titles_like_formulas_stay_text() -> None:
    table = replace(TABLE, caption="=A1", columns=(replace(COLUMNS[1], heading="=B1"),))
    sheet = _book(replace(table, rows=list)).worksheets[0]
    assert [(sheet[at].value, sheet[at].data_type) for at in ("A1", "A3")] == [
        ("=A1", "s"),
        ("=B1", "s"),
    ]


@given(text=st.text(st.characters(exclude_categories=()), min_size=1))
@settings(max_examples=30, deadline=None)
def test_any_text_comes_back_but_for_its_control_characters(text: str) -> None:
    if "_x" not in text:
        assert (_one(text)["A2"].value or "") == clean_text(text)


def test_text_that_excel_would_decode_is_coded() -> None:
    assert _one("_x0041_是文字")["A2"].value == "_x005F_x0041_是文字"


def test_below_the_table_it_is_told_which_texts_were_cut() -> None:
    long = "条" * 40_000
    sheet = _sheet((long,), ("短",), (long,), columns=(Column(heading="列", width=8),))
    assert sheet["A6"].value == (
        "注：A2、A4共2格超过单元格上限（32767字），末尾已截断，完整内容见台账。"
    )
    assert (sheet["A5"].value, sheet.auto_filter.ref) == (None, "A1:A4")
    assert _sheet(("短",), columns=(Column(heading="列", width=8),)).max_row == 2


def test_text_past_the_limit_of_a_cell_is_cut_visibly() -> None:
    assert str(_one("条" * 40_000)["A2"].value).endswith(CUT_MARK)


@pytest.mark.parametrize(
    ("value", "kind", "shown", "number_format"),
    [
        (1200, ColumnKind.NUMBER, 1200, "0"),
        (Decimal("12.50"), ColumnKind.NUMBER, 12.5, "0.00"),
        (Decimal("1E+3"), ColumnKind.NUMBER, 1000, "0"),
        (Decimal("0.5"), ColumnKind.PERCENT, 0.5, "0%"),
        (Decimal("0.925"), ColumnKind.PERCENT, 0.925, "0.0%"),
        (1, ColumnKind.PERCENT, 1, "0%"),
        (Decimal("0.123456789"), ColumnKind.NUMBER, 0.123456789, "0.0000"),
        (12345678901234567890, ColumnKind.NUMBER, "12345678901234567890", "0"),
        (Decimal("NaN"), ColumnKind.NUMBER, "NaN", "0"),
        (date(1898, 6, 11), ColumnKind.DATE, "1898-06-11", 'yyyy"年"m"月"d"日"'),
        ("长期坚持", ColumnKind.DATE, "长期坚持", "General"),
        ("待定", ColumnKind.LAMP, "待定", "General"),
    ],
)
def test_values_keep_their_type_and_their_look(
    value: Cell, kind: ColumnKind, shown: object, number_format: str
) -> None:
    cell = _one(value, kind)["A2"]
    assert (cell.value, cell.number_format) == (shown, number_format)


@pytest.mark.parametrize("lamp", Lamp)
def test_a_lamp_is_a_word_with_a_shape_that_filters_do_not_see(lamp: Lamp) -> None:
    cell = _one(lamp.value, ColumnKind.LAMP)["A2"]
    assert cell.value == lamp.value
    assert cell.number_format[0] == '"'
    assert cell.number_format[1] in "◆▲●○√"
    assert cell.fill.fill_type == "solid"


def test_no_two_lamps_look_alike_in_grey() -> None:
    formats = {_one(lamp.value, ColumnKind.LAMP)["A2"].number_format for lamp in Lamp}
    assert len(formats) == len(Lamp)


def test_rows_are_high_enough_for_wrapped_text() -> None:
    sheet = _sheet(
        (1, "短", "", None, None, None),
        (2, "起草条例" * 15, "", None, None, None),
        (3, "一\n二\n三", "", None, None, None),
        (4, "长" * 5_000, "", None, None, None),
    )
    heights = [sheet.row_dimensions[row].height for row in range(2, 6)]
    assert heights == [21, 6 + 3 * 15, 6 + 3 * 15, 409]
    assert sheet["B3"].alignment.wrap_text


def test_widths_follow_the_columns_and_wide_tables_stay_readable() -> None:
    def width(of: float) -> float:
        return _one("值", width=of).column_dimensions["A"].width

    assert width(20) == pytest.approx((20 * 14 + 12) / 8)
    assert width(500) == pytest.approx((96 * 14 + 12) / 8)


def test_columns_that_cannot_give_way_leave_text_a_least_width() -> None:
    columns = (Column(heading="数", kind=ColumnKind.NUMBER, width=120), Column(heading="文"))
    sheet = _sheet((1, "文"), columns=columns)
    assert sheet.column_dimensions["B"].width == pytest.approx((5 * 14 + 12) / 8)


def test_several_tables_are_sheets_with_names_excel_accepts() -> None:
    names = ["任务/表", "任务：表", "任务:表", "'长" * 30, "", "History", "台账", "台账"]
    book = _book(*(replace(TABLE, name=name) for name in names))
    assert book.sheetnames[:3] == ["任务／表", "任务：表", "任务：表（2）"]
    assert book.sheetnames[4:] == ["未命名", "History表", "台账", "台账（2）"]
    assert all(len(name) <= 31 for name in book.sheetnames)
    assert [sheet["A4"].value for sheet in book.worksheets] == [1] * len(names)


def test_long_names_that_differ_late_stay_apart() -> None:
    book = _book(replace(TABLE, name="长" * 40 + "一"), replace(TABLE, name="长" * 40 + "二"))
    assert book.sheetnames == ["长" * 31, "长" * 28 + "（2）"]


@pytest.mark.parametrize(
    ("heading", "width", "shown"),
    [
        ("佐证材料编号", 4, "佐证材料\n编号"),
        ("承担方式", 2, "承担\n方式"),
        ("责任领导", 3, "责任\n领导"),
        ("责任人", 4, "责任人"),
    ],
)
def test_a_heading_is_broken_between_words(heading: str, width: float, shown: str) -> None:
    columns = (Column(heading=heading, kind=ColumnKind.LABEL, width=width),)
    assert _sheet(("甲",), columns=columns)["A1"].value == shown


def test_an_empty_table_still_has_its_headings() -> None:
    sheet = _sheet()
    assert [cell.value for cell in sheet[1]][:2] == ["序号", "落实举措"]
    assert sheet.auto_filter.ref == "A1:F1"


def test_a_row_of_the_wrong_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="zip"):
        _sheet((1, "少了几格"))


def test_the_same_tables_give_the_same_bytes() -> None:
    assert _rendered() == _rendered()
    with zipfile.ZipFile(BytesIO(_rendered())) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms" not in package.read("docProps/core.xml")


def _rendered() -> bytes:
    return render_workbook([TABLE], title="工作台账", author="示例省知识产权局")


def test_the_properties_say_what_it_is_and_that_we_wrote_it(tmp_path: Path) -> None:
    path = tmp_path / "工作台账.xlsx"
    path.write_bytes(_rendered())
    properties = load_workbook(path).properties
    assert (properties.title, properties.creator) == ("工作台账", "示例省知识产权局")
    assert is_ours(path)


def test_without_an_author_the_program_signs() -> None:
    assert _book(TABLE).properties.creator == "知责"


def test_progress_is_told_over_all_tables() -> None:
    told: list[tuple[int, int | None]] = []
    long = replace(TABLE, rows=lambda: ROWS * 200, count=400)
    render_workbook([long, TABLE], title="台账", progress=lambda *step: told.append(step))
    assert told == [(250, 402), (400, 402), (402, 402)]


def test_progress_without_a_known_count_says_so() -> None:
    told: list[tuple[int, int | None]] = []
    unknown = replace(TABLE, count=None)
    render_workbook([unknown], title="台账", progress=lambda *step: told.append(step))
    assert told == [(2, None)]


def test_rows_are_taken_one_by_one_and_written_into_a_file(tmp_path: Path) -> None:
    with (tmp_path / "台账.xlsx").open("wb") as file:
        write_workbook(file, [replace(TABLE, rows=_many_rows)], title="台账")
    assert load_workbook(tmp_path / "台账.xlsx").worksheets[0].max_row == 1_003


def _many_rows() -> Iterator[Row]:
    for number in range(1_000):
        yield (number, *ROWS[0][1:])
