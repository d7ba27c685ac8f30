"""Cells in text (分隔文本): .csv, .tsv, and cells pasted from a table → one grid."""

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from model.errors import UnreadableDocumentError
from model.reading.source import Source
from model.reading.sources.grids import Sheet, sheet_source

Records = list[list[str]]


def read_delimited(text: str) -> Source:
    """The one table of a text whose cells are parted by a sign; raises for a text without."""
    delimiter = find_delimiter(text)
    if delimiter is None:
        raise UnreadableDocumentError(
            "这段文字里没有找到表格，什么也没有导入；"
            "请从表格里重新复制，或把它另存为“CSV（逗号分隔）”后再选择。"
        )
    sheet = Sheet("")
    rows = _records(text, delimiter, most=_MOST_RECORDS)
    if delimiter == "|":  # Markdown draws a line below its headings
        rows = [row for row in rows if not all(map(_RULE.fullmatch, row))]
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.put(number, column, cell)
    return sheet_source([sheet])


def find_delimiter(text: str) -> str | None:
    """The sign that parts the cells of a table; None for prose, which has such signs too."""
    return next((sign for sign in _DELIMITERS if sign in text and _is_table(text, sign)), None)


_DELIMITERS = ("\t", ",", ";", "；", "|")
_SAMPLE = 200
_MOSTLY = 0.6
_LONGEST_HEADING = 20
_HEADINGS = (
    *("序号", "编号", "任务", "事项", "举措", "措施", "内容", "重点", "类别", "项目", "名称"),
    *("单位", "部门", "处室", "负责人", "责任人", "时限", "时间", "进度", "形式", "标志", "备注"),
)
_FIELD_LIMIT = 1_000_000
_MOST_RECORDS = 1_000_000  # empty ones included; those that hold something are counted later
_RULE = re.compile(r"[-: ]{0,99}")
_LINE_END = re.compile(r"\r\n?")


def _is_table(text: str, delimiter: str) -> bool:
    """Most rows have the same number of cells; where prose has such signs too, a row of headings
    must stand above them.
    """
    sample = [row for row in _records(text, delimiter, most=_SAMPLE) if any(map(str.strip, row))]
    filled = [row for row in sample if sum(bool(cell.strip()) for cell in row) > 1]
    widths = Counter(map(len, filled))
    if not widths:
        return False
    width, rows = widths.most_common(1)[0]
    if rows < 2 or rows < _MOSTLY * len(sample):
        return False
    is_sure = delimiter == "\t" and width > 2
    return is_sure or any(_is_heading(row) for row in filled if len(row) == width)


def _is_heading(row: Sequence[str]) -> bool:
    words = [cell.strip() for cell in row if cell.strip()]
    return any(word.endswith(_HEADINGS) for word in words) and all(
        len(word) <= _LONGEST_HEADING and word[-1] not in "。；：." and not word[0].isdigit()
        for word in words
    )


def _records(text: str, delimiter: str, *, most: int) -> Records:
    """Rows of cells; quotes that do not pair are words of the text, not marks around a cell."""
    csv.field_size_limit(_FIELD_LIMIT)
    try:
        return _read(text, delimiter, most, quoting=csv.QUOTE_MINIMAL)
    except csv.Error:
        pass
    try:
        return _read(text, delimiter, most, quoting=csv.QUOTE_NONE)
    except csv.Error as error:
        raise UnreadableDocumentError(
            "表格里有一格过长，读不下去，什么也没有导入；"
            "请用 WPS 或 Excel 打开它，另存为“Excel 工作簿（*.xlsx）”后再选择。"
        ) from error


def _read(text: str, delimiter: str, most: int, *, quoting: Literal[0, 3]) -> Records:
    lines = io.StringIO(text, newline="")
    rows = csv.reader(lines, delimiter=delimiter, quoting=quoting, strict=True)
    return [
        [_LINE_END.sub("\n", cell).strip(" ") for cell in row]
        for row in itertools.islice(rows, most)
    ]
