"""Tables of Word files become grids."""

from model.reading.source import Merge
from model.reading.sources.word import read_word
from tests.model.reading.sources.word_xml import cell, old_box, p, table, texts
from tests.model.reading.written import docx


def test_a_table_becomes_a_grid_whose_rows_are_lines() -> None:
    rows = (
        cell("任务", '<w:gridSpan w:val="2"/>') + cell("单位"),
        cell("保护", '<w:vMerge w:val="restart"/>') + cell("新建3家") + cell("保护处"),
        cell("", "<w:vMerge/>") + cell("开展检查") + cell("法规处"),
    )
    source = read_word(docx(p("附表") + table(*rows) + p("注：略")))
    assert texts(source) == [
        "附表",
        "任务\t\t单位",
        "保护\t新建3家\t保护处",
        "\t开展检查\t法规处",
        "注：略",
    ]
    grid = source.grids[0]
    assert (grid.name, grid.first_line, source.lines[1].place) == ("表1", 2, "表1第1行")
    assert grid.rows[1:] == (("保护", "新建3家", "保护处"), ("", "开展检查", "法规处"))
    assert grid.merges == (
        Merge(top=0, left=0, bottom=0, right=1),
        Merge(top=1, left=0, bottom=2, right=0),
    )


def test_a_table_that_only_frames_words_is_read_as_lines() -> None:
    source = read_word(docx(table(cell("一、总体要求"))))
    assert (texts(source), source.grids) == (["一、总体要求"], ())


def test_a_deleted_row_is_left_out_and_a_row_may_begin_later() -> None:
    later = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("乙")
    gone = "<w:trPr><w:del/></w:trPr>" + cell("旧") + cell("旧")
    source = read_word(docx(table(cell("甲") + cell("单位"), gone, later)))
    assert source.grids[0].rows == (("甲", "单位"), ("", "乙"))


def test_tables_inside_a_frame_are_grids_of_their_own() -> None:
    inner = table(cell("甲") + cell("乙"), cell("丙") + cell("丁"))
    source = read_word(docx(table(f"<w:tc>{p('一、任务')}{inner}</w:tc>")))
    assert texts(source) == ["一、任务", "甲\t乙", "丙\t丁"]
    assert len(source.grids) == 1


def test_a_long_text_set_in_two_cells_is_no_table() -> None:
    page = "<w:tc>" + p("一段") * 30 + "</w:tc>" + cell("侧栏")
    source = read_word(docx(table(page, cell("页") + cell("脚"))))
    assert (source.grids, len(source.lines)) == ((), 33)


def test_rows_and_cells_inside_controls_are_read() -> None:
    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    rows = (
        f"<w:tr>{cell('甲')}{control(cell('乙'))}</w:tr>",
        f"<w:tr>{cell('丙')}{cell('丁')}</w:tr>",
    )
    source = read_word(docx(f"<w:tbl>{rows[0]}{control(rows[1])}</w:tbl>"))
    assert source.grids[0].rows == (("甲", "乙"), ("丙", "丁"))


def test_a_text_box_in_a_cell_is_read_with_it() -> None:
    boxed = f"<w:tc><w:p><w:r>{old_box(p('框内'))}</w:r></w:p></w:tc>"
    source = read_word(docx(table(boxed + cell("乙"), cell("丙") + cell("丁"))))
    assert source.grids[0].rows[0] == ("框内", "乙")


def test_a_cell_that_goes_on_from_nothing_is_one_of_its_own() -> None:
    head = cell("甲", "<w:vMerge/>") + cell("乙")
    source = read_word(docx(table(head, cell("丙") + cell("丁"))))
    assert source.grids[0].rows == (("甲", "乙"), ("丙", "丁"))


def test_a_table_inside_a_cell_is_read_with_it() -> None:
    inner = table(cell("一") + cell("二"))
    rows = cell("甲") + cell("乙"), f"<w:tc>{inner}{p('三')}</w:tc>" + cell("丁")
    assert read_word(docx(table(*rows))).grids[0].rows[1] == ("一 二\n三", "丁")
