"""Tables of a Word paper, read back by python-docx."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

import docx
import pytest
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WordTable

from model.words import Lamp
from reports.document import (
    Annex,
    Block,
    Cell,
    Column,
    ColumnKind,
    Document,
    Heading,
    Paragraph,
    Row,
    Signature,
    Table,
)
from reports.gongwen import LINE_PITCH
from reports.word import render_word

COLUMNS = (
    Column(heading="重点任务", width=14),
    Column(heading="责任单位", width=8),
    Column(heading="条数", kind=ColumnKind.NUMBER, width=4),
    Column(heading="完成率", kind=ColumnKind.PERCENT, width=5),
    Column(heading="截止", kind=ColumnKind.DATE, width=7),
    Column(heading="亮灯", kind=ColumnKind.LAMP, width=6),
)
ROWS: tuple[Row, ...] = (
    ("地理标志立法", "条法处", 3, Decimal("0.925"), date(2023, 6, 30), "办结"),
    ("地理标志立法", "条法处", Decimal("12.50"), 1, None, "逾期"),
    ("商标修法", "条法处", 0, Decimal("0.5"), None, "待定"),
)
TABLE = Table(name="表", columns=COLUMNS, rows=lambda: ROWS)


def _table(table: Table = TABLE, *, landscape: bool = False) -> WordTable:
    paper = Document(title="表", blocks=(table,), landscape=landscape)
    return docx.Document(BytesIO(render_word(paper))).tables[0]


def _texts(table: WordTable) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_last_row_stays_with_the_signature_below_it() -> None:
    table = Table(name="表", columns=COLUMNS[:2], rows=lambda: [row[:2] for row in ROWS])
    signature = Signature(office="示例省知识产权局", day=date(2023, 12, 12))
    for blocks, is_kept in (((table, signature), True), ((table,), False)):
        paper = render_word(Document(title="单", blocks=blocks))
        *earlier, last = docx.Document(BytesIO(paper)).tables[0].rows
        kept = [[p.paragraph_format.keep_with_next for p in cell.paragraphs] for cell in last.cells]
        assert kept == [[is_kept or None]] * 2
        assert not any(
            cell.paragraphs[0].paragraph_format.keep_with_next for cell in earlier[-1].cells
        )


def test_values_stand_in_the_words_of_the_paper() -> None:
    assert _texts(_table()) == [
        ["重点任务", "责任单位", "条数", "完成率", "截止", "亮灯"],
        ["地理标志立法", "条法处", "3", "92.5%", "2023年6月30日", "√ 办结"],
        ["地理标志立法", "条法处", "12.50", "100%", "", "◆ 逾期"],
        ["商标修法", "条法处", "0", "50%", "", "待定"],
    ]


def test_the_head_is_repeated_and_rows_stay_whole() -> None:
    rows = [row._tr.trPr for row in _table().rows]
    assert [properties.find(qn("w:tblHeader")) is not None for properties in rows] == [
        True,
        False,
        False,
        False,
    ]
    assert all(properties.find(qn("w:cantSplit")) is not None for properties in rows)


def test_columns_are_aligned_by_what_they_hold() -> None:
    styles = [cell.paragraphs[0].style for cell in _table().rows[1].cells]
    assert [style.name for style in styles if style] == [
        "表格文字",
        "表格文字",
        "表格数字",
        "表格数字",
        "表格居中",
        "表格居中",
    ]


@pytest.mark.parametrize(("landscape", "millimetres"), [(False, 156), (True, 225)])
def test_a_table_is_as_wide_as_the_type_area(landscape: bool, millimetres: int) -> None:
    table = _table(landscape=landscape)
    widths = [column.width or 0 for column in table.columns]
    assert sum(widths) == pytest.approx(Mm(millimetres), abs=Mm(0.2))
    assert widths == [cell.width for cell in table.rows[1].cells]


def test_a_table_with_many_columns_is_set_smaller() -> None:
    wide = replace(TABLE, columns=COLUMNS * 3, rows=lambda: [ROWS[0] * 3])
    assert _table(wide).rows[1].cells[0].paragraphs[0].runs[0].font.size == Pt(7.5)
    roomy = _table(landscape=True)
    assert roomy.rows[1].cells[0].paragraphs[0].runs[0].font.size is None


def test_repeats_hang_together_from_the_left() -> None:
    rows: tuple[Row, ...] = (*ROWS, ("商标修法", "保护处", 1, None, None, "正常"))
    cells = [
        row._tr.tc_lst for row in _table(replace(TABLE, rows=lambda: rows, merge_repeats=2)).rows
    ]
    merges = [[cell.vMerge for cell in row[:3]] for row in cells[1:]]
    assert merges == [
        ["restart", "restart", None],
        ["continue", "continue", None],
        ["restart", "restart", None],
        ["continue", "restart", None],
    ]


def test_what_rows_below_repeat_begins_at_the_top_with_two_of_them() -> None:
    """In the middle of its rows it would be parted where a page ends between them."""
    rows = _table(replace(TABLE, rows=lambda: (*ROWS[:2], ROWS[0], ROWS[2]), merge_repeats=1)).rows
    assert rows[1].cells[0].vertical_alignment is WD_ALIGN_VERTICAL.TOP
    assert rows[4].cells[0].vertical_alignment is WD_ALIGN_VERTICAL.CENTER
    kept = [row.cells[2].paragraphs[0].paragraph_format.keep_with_next for row in rows[1:]]
    assert kept == [True, None, None, None]


@pytest.mark.parametrize("empty", [None, ""])
def test_empty_neighbours_are_no_repeat(empty: Cell) -> None:
    rows = [(empty, *ROWS[0][1:])] * 2
    table = _table(replace(TABLE, rows=lambda: rows, merge_repeats=1))
    assert [row._tr.tc_lst[0].vMerge for row in table.rows] == [None, "restart", "restart"]


@pytest.mark.parametrize("lamp", Lamp)
def test_a_lamp_has_shape_word_and_ground(lamp: Lamp) -> None:
    rows = [(*ROWS[0][:5], lamp.value)]
    cell = _table(replace(TABLE, rows=lambda: rows)).rows[1].cells[5]
    assert cell.text[0] in "◆▲●○√"
    assert cell.text[2:] == lamp.value
    assert cell._tc.find(f".//{qn('w:shd')}") is not None


def test_lines_of_a_cell_are_kept() -> None:
    rows = [("第一行\n第二行\t尾", *ROWS[0][1:])]
    assert _table(replace(TABLE, rows=lambda: rows)).rows[1].cells[0].text == "第一行\n第二行\t尾"


def test_caption_and_note_stand_around_the_table() -> None:
    table = replace(TABLE, caption="表1　指标", note="数据截止日：2023年11月20日。")
    read = docx.Document(BytesIO(render_word(Document(title="表", blocks=(table,)))))
    kinds = [type(part).__name__ for part in read.iter_inner_content()]
    assert kinds == ["Paragraph", "Table", "Paragraph"]
    assert [p.text for p in read.paragraphs] == ["表1　指标", "数据截止日：2023年11月20日。"]


@pytest.mark.parametrize("above", [Paragraph(text="如下。"), Heading(level=1, text="一、总体")])
def test_half_a_line_stands_between_text_and_a_table_below(above: Block) -> None:
    read = docx.Document(BytesIO(render_word(Document(title="表", blocks=(above, above, TABLE)))))
    room = [paragraph.paragraph_format.space_after for paragraph in read.paragraphs[:2]]
    assert room[0] is None
    assert room[1] is not None
    assert room[1].pt == pytest.approx(LINE_PITCH / 2, abs=0.1)


def test_two_tables_do_not_grow_together() -> None:
    annex = Annex(number=1, title="附表", blocks=(TABLE, TABLE), landscape=True)
    read = docx.Document(
        BytesIO(render_word(Document(title="表", blocks=(TABLE, TABLE), annexes=(annex,))))
    )
    assert len(read.tables) == 4
    assert len(read.sections) == 2


def test_a_row_of_the_wrong_length_is_a_bug() -> None:
    with pytest.raises(ValueError, match="zip"):
        _table(replace(TABLE, rows=lambda: [("少了几格",)]))
