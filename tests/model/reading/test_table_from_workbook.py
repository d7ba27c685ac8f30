"""A list kept in a workbook: merged cells, numbers stored as floats, dates, several sheets."""

import io
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from model.reading.source import Grid, Merge
from tests.model.reading.written_tables import items, read

ROWS: list[list[str | float | date | None]] = [
    ["2023年知识产权重点任务清单", None, None, None, None],
    ["序号", "类别", "重点任务", "责任单位", "完成时限"],
    [2.8, "强化保护", "推进甲。", "法规处、保护处", date(2023, 6, 30)],
    [2.9, None, "推进乙。", "保护处", "12月底前"],
    [2.10, None, "推进丙。", "运用处", "长期"],
    [3.0, "促进运用", "推进丁。", "运用处\n规划处", None],
]


def stored() -> Worksheet:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in ROWS:
        sheet.append(row)
    for cells in ("A1:E1", "B3:B5"):
        sheet.merge_cells(cells)
    file = io.BytesIO()
    book.save(file)
    opened = load_workbook(io.BytesIO(file.getvalue())).active
    assert isinstance(opened, Worksheet)
    return opened


def as_grid(sheet: Worksheet) -> Grid:
    rows = [["" if v is None else str(v) for v in row] for row in sheet.iter_rows(values_only=True)]
    merges = [
        Merge(top=m.min_row - 1, left=m.min_col - 1, bottom=m.max_row - 1, right=m.max_col - 1)
        for m in sheet.merged_cells.ranges
    ]
    return Grid(name=sheet.title, first_line=1, rows=tuple(map(tuple, rows)), merges=tuple(merges))


def test_a_workbook_gives_its_list() -> None:
    document = read(as_grid(stored()), year=None)
    assert (document.title, document.year) == ("2023年知识产权重点任务清单", 2023)
    assert [(c.title, len(c.items)) for c in document.chapters] == [
        ("强化保护", 3),
        ("促进运用", 1),
    ]
    assert [item.number for item in items(document)] == ["2.8", "2.9", "2.10", "3"]
    days = [[d.due.day for d in item.deadlines] for item in items(document)]
    assert days == [[date(2023, 6, 30)], [date(2023, 12, 31)], [None], []]
    assert items(document)[3].responsible[0].units == ("运用处", "规划处")
