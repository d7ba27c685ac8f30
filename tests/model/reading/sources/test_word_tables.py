"""Tables of Word files become grids."""

from model.reading.source import Merge
from model.reading.sources.word import read_word
from tests.model.reading.sources.word_xml import cell, p, table, texts
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


def test_a_table_inside_a_cell_is_read_with_it() -> None:
    inner = table(cell("一") + cell("二"))
    rows = cell("甲") + cell("乙"), f"<w:tc>{inner}{p('三')}</w:tc>" + cell("丁")
    assert read_word(docx(table(*rows))).grids[0].rows[1] == ("一 二\n三", "丁")
