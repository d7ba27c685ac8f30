"""Workbooks are read as they are shown, and no trap in them is fallen into."""

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from model.errors import UnreadableDocumentError
from model.reading.source import Merge
from model.reading.sources.kinds import Kind, kind_of
from model.reading.sources.old_workbook import read_old_workbook
from model.reading.sources.workbook import read_workbook
from tests.model.reading.sources.made_files import saved, with_member, workbook, zipped

OLD = Path(__file__).parent / "files" / "task-list.xls"
RELATIONS = "xl/_rels/workbook.xml.rels"
SHEET = "xl/worksheets/sheet1.xml"
EXPECTED = (
    ("示例省2023年知识产权任务清单", "", "", "", "", ""),
    ("序号", "类别", "具体任务", "责任单位", "完成时限", "完成率"),
    ("1", "一、加强保护", "推进地理标志条例立法调研。", "条法处", "2023-06-30", "45%"),
    ("2.10", "", "开展专利\n侵权纠纷行政裁决。", "保护处", "2023年12月", "100%"),
    ("2.10", "", "建设保护中心。", "保护处、促进处", "长期坚持", ""),
    ("3", "二、促进运用", "组织专利转化对接活动12场。", "促进处", "9月1日", "50%"),
)
MERGES = (Merge(top=0, left=0, bottom=0, right=5), Merge(top=2, left=1, bottom=4, right=1))


def example() -> openpyxl.Workbook:
    """The list that the old workbook among the files holds too."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "任务清单"
    for row in (
        ("示例省2023年知识产权任务清单",),
        EXPECTED[1],
        (1, "一、加强保护", EXPECTED[2][2], "条法处", datetime.date(2023, 6, 30), 0.45),
        (2.1, None, EXPECTED[3][2], "保护处", datetime.date(2023, 12, 1), 1),
        (2.10, None, EXPECTED[4][2], "保护处、促进处", "长期坚持", None),
        (3, "二、促进运用", EXPECTED[5][2], "促进处", datetime.date(2023, 9, 1), 0.5),
    ):
        sheet.append(row)
    for place, code in {
        **dict.fromkeys(("A4", "A5"), "0.00"),
        **dict.fromkeys(("F3", "F4", "F6"), "0%"),
        "E3": "yyyy-mm-dd",
        "E4": 'yyyy"年"m"月"',
        "E6": 'm"月"d"日"',
    }.items():
        sheet[place].number_format = code
    sheet.merge_cells("A1:F1")
    sheet.merge_cells("B3:B5")
    return book


def test_a_sheet_is_read_as_it_is_shown() -> None:
    (grid,) = read_workbook(saved(example())).grids
    assert grid.rows == EXPECTED
    assert grid.merges == MERGES


def test_an_old_workbook_gives_the_same() -> None:
    source = read_old_workbook(OLD.read_bytes())
    assert source.grids[0].rows == EXPECTED
    assert source.grids[0].merges == MERGES
    assert "1格是错误值" in source.warnings[0]
    assert "“隐藏表”是隐藏的" in source.warnings[1]


def test_every_line_knows_its_sheet_and_row() -> None:
    book = example()
    book.create_sheet("说明")["C9"] = "每月25日前报送。"
    lines = read_workbook(saved(book)).lines
    assert lines[3].text == "2.10\t\t开展专利\v侵权纠纷行政裁决。\t保护处\t2023年12月\t100%"
    assert (lines[-1].number, lines[-1].place) == (7, "“说明”第9行")


def test_only_what_is_seen_is_read_and_the_rest_is_told() -> None:
    book = example()
    sheet = book.worksheets[0]
    sheet["F5"], sheet["F6"] = "#N/A", "=A1+1"
    sheet["F5"].data_type = "e"
    sheet.row_dimensions[4].hidden = True
    hidden = book.create_sheet("底稿")
    hidden["A1"], hidden.sheet_state = "不该读", "hidden"
    source = read_workbook(saved(book))
    assert len(source.grids) == 1
    assert source.grids[0].rows[3:] == (EXPECTED[3], EXPECTED[4], (*EXPECTED[5][:5], ""))
    hits = [any(words in each for each in source.warnings) for words in _TOLD]
    assert all(hits), source.warnings


_TOLD = ("“底稿”是隐藏的", "1格是错误值", "1格公式没有保存结果", "隐藏的行或列")


def test_a_text_in_several_faces_is_one_and_phonetic_signs_are_none() -> None:
    texts = (
        "<sst><si><r><t>推进</t></r><r><rPr/><t>立法。</t></r></si>"
        "<si><t>漢字_x000D_</t><rPh sb='0' eb='1'><t>kan</t></rPh></si></sst>"
    )
    rows = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>9</v></c></row>'
    relation = (
        '<Relationship Id="s" Type="x/sharedStrings" Target="/xl/texts.xml"/></Relationships>'
    )
    data = with_member(workbook(), SHEET, sheet(rows))
    data = with_member(data, "xl/texts.xml", texts.encode())
    data = with_member(data, RELATIONS, {b"</Relationships>": relation.encode()})
    source = read_workbook(data)
    assert source.grids[0].rows == (("推进立法。", "漢字\n"),)
    assert "1格文字缺失" in source.warnings[0]


def test_cells_need_no_written_place() -> None:
    rows = '<row><c t="str"><v>a</v></c><c><v>1</v></c></row><row><c><v>2</v></c></row>'
    data = with_member(workbook(), SHEET, sheet(rows))
    assert read_workbook(data).grids[0].rows == (("a", "1"), ("2", ""))


def test_days_and_hours_may_be_stored_in_words() -> None:
    rows = '<row><c t="d"><v>2023-06-30T00:00:00</v></c><c t="d"><v>09:30:00</v></c></row>'
    data = with_member(workbook(), SHEET, sheet(rows))
    assert read_workbook(data).grids[0].rows == (("2023/6/30", "09:30:00"),)


def test_parts_are_found_however_their_names_are_written() -> None:
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        parts = {each.upper().replace("/", "\\"): archive.read(each) for each in archive.namelist()}
    assert kind_of(zipped(parts)) is Kind.WORKBOOK
    assert read_workbook(zipped(parts)).grids[0].rows[0][0] == "序号"


def sheet(rows: str) -> bytes:
    """The part of a sheet with these rows."""
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()


def test_a_far_cell_costs_nothing() -> None:
    book = example()
    book.worksheets[0].cell(1_048_576, 16_384, "远")
    (grid,) = read_workbook(saved(book)).grids
    assert (len(grid.rows), len(grid.rows[0])) == (9, 7)
    assert grid.rows[-1][-1] == "远"
    assert read_workbook(saved(book)).lines[-1].place == "“任务清单”第1048576行"


def test_a_merge_of_the_whole_sheet_hides_what_lies_under_it() -> None:
    data = with_member(
        workbook(),
        SHEET,
        {b"</sheetData>": b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'},
    )
    (grid,) = read_workbook(data).grids
    assert grid.rows == (("序号",),)


def test_a_million_coloured_rows_of_nothing_are_passed_over() -> None:
    empty = b"".join(
        b'<row r="%d" s="1"><c r="A%d" s="1"/></row>' % (r, r) for r in range(5, 10**5)
    )
    last = b'<row r="1000000"><c r="C1000000"><v>7</v></c></row>'
    data = with_member(workbook(), SHEET, {b"</sheetData>": empty + last + b"</sheetData>"})
    source = read_workbook(data)
    assert source.grids[0].rows[-1] == ("", "", "7", "", "")
    assert source.lines[-1].place == "“任务清单”第1000000行"


def test_a_strict_workbook_is_not_taken_for_an_empty_one() -> None:
    data = workbook()
    usual = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    for name in ("xl/workbook.xml", SHEET, "xl/styles.xml"):
        data = with_member(data, name, {usual: strict})
    assert read_workbook(data).grids[0].rows[0][:2] == ("序号", "类别")


def test_a_missing_sheet_is_told_and_a_book_without_any_is_refused() -> None:
    book = example()
    book.create_sheet("附表")["A1"] = "附"
    source = read_workbook(with_member(saved(book), "xl/worksheets/sheet2.xml", None))
    assert source.warnings == ("工作表“附表”的内容缺失，没有读入，请核对原文件。",)
    with pytest.raises(UnreadableDocumentError, match="损坏"):
        read_workbook(with_member(workbook(), SHEET, None))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({b'r="A2"': b'r="A0"'}, "损坏"),
        ({b'r="A2"': b'r="ZZZ2"'}, "损坏"),
        ({b'r="A2"': b'r="?"'}, "损坏"),
        ({b"</worksheet>": b""}, "损坏"),
        ({b"<worksheet": b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet'}, "DTD"),
        (b"<worksheet><sheetData/></worksheet>", "没有内容"),
        (b"<a>" * 100_000, "损坏"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(
    change: dict[bytes, bytes] | bytes, words: str
) -> None:
    with pytest.raises(UnreadableDocumentError, match=words):
        read_workbook(with_member(workbook(), SHEET, change))


def test_more_rows_or_columns_than_a_list_has_are_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="超过20000行"):
        read_workbook(workbook([("甲",)] * 20_001))
    with pytest.raises(UnreadableDocumentError, match="超过200列"):
        read_workbook(workbook([("甲",) * 201]))


def test_the_size_that_an_old_sheet_states_is_not_believed() -> None:
    data = OLD.read_bytes()
    stated = b"\0\2\x0e\0" + bytes(4) + b"\6\0\0\0"
    assert stated in data
    lying = data.replace(stated, stated[:8] + b"\xff\xff\xff\0")
    assert read_old_workbook(lying).grids[0].rows == EXPECTED


def test_an_old_workbook_that_is_cut_short_or_shuffled_is_refused() -> None:
    data = OLD.read_bytes()
    for broken in (data[:3000], data[:512] + data[1024:], data[:1200] + bytes(800) + data[2000:]):
        with pytest.raises(UnreadableDocumentError, match="另存为"):
            read_old_workbook(broken)
