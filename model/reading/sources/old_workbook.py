"""An old workbook (.xls) → its sheets as they are shown, one grid each."""

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import python_calamine as calamine

from model.errors import UnreadableDocumentError
from model.reading.source import Merge, Source
from model.reading.sources.compound_file import CompoundFile, DamagedContainerError, container_of
from model.reading.sources.grids import Sheet, hidden_sheets, sheet_source, too_many
from model.reading.sources.number_formats import is_date, shown
from model.reading.sources.old_formats import OldBook, read_old_formats


def read_old_workbook(data: bytes) -> Source:
    """The sheets that can be seen; raises UnreadableDocumentError for a broken or locked one."""
    try:
        name, stream = _stream(data)
        formats = _formats(stream)
        # Only the stream itself is handed on: the library trusts what a container says.
        return _read(container_of(name, bytes(stream)), formats)
    except (calamine.CalamineError, DamagedContainerError, ValueError, OSError) as error:
        raise _damaged() from error
    except BaseException as error:
        # The library is written in Rust: where it gives up, no ordinary exception comes.
        if type(error).__name__ != "PanicException":
            raise
        raise _damaged() from error


_MOST_CELLS = 4_000_000  # of the whole rectangle, which the library lays out in memory
_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)


def _stream(data: bytes) -> tuple[str, bytearray]:
    container = CompoundFile(data)
    name = "Workbook" if "workbook" in container.names else "Book"
    return name, bytearray(container.read(name))


def _formats(stream: bytearray) -> OldBook:
    book = read_old_formats(stream)
    if book.is_locked:
        raise UnreadableDocumentError(
            "这个工作簿设了密码，无法读取，什么也没有导入；"
            "请用 WPS 或 Excel 打开它，去除密码后另存一份，再重新选择。"
        )
    if any(sheet.rows * sheet.columns > _MOST_CELLS for sheet in book.sheets):
        raise too_many("可以处理的范围（远处的空白行列里有内容）")
    return book


def _read(data: bytes, formats: OldBook) -> Source:
    warnings: list[str] = []
    with calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        sheets = list(_sheets(book, formats, warnings))
    return sheet_source(sheets, warnings=warnings)


def _sheets(
    book: calamine.CalamineWorkbook, formats: OldBook, warnings: list[str]
) -> Iterator[Sheet]:
    hidden: list[str] = []
    for number, entry in enumerate(book.sheets_metadata):
        if entry.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        if entry.visible != calamine.SheetVisibleEnum.Visible:
            hidden.append(entry.name)
            continue
        if number < len(formats.sheets) and (errors := formats.sheets[number].errors):
            warnings.append(
                f"工作表“{entry.name}”有{errors}格是错误值（如 #N/A），按空白读入，请核对。"
            )
        yield _sheet(book.get_sheet_by_index(number), entry.name, number, formats)
    warnings.extend(hidden_sheets(hidden))


def _sheet(source: calamine.CalamineSheet, name: str, number: int, formats: OldBook) -> Sheet:
    sheet = Sheet(name)
    top, left = source.start or (0, 0)
    for row, values in enumerate(source.to_python(skip_empty_area=True), start=top):
        for column, value in enumerate(values, start=left):
            if value != "":
                code = formats.format_at(number, (row, column))
                sheet.put(row, column, _text(value, code, since_1904=formats.since_1904))
    for (first_row, first), (last_row, last) in source.merged_cell_ranges or ():
        sheet.merges.append(Merge(top=first_row, left=first, bottom=last_row, right=last))
    return sheet


def _text(value: Any, code: str, *, since_1904: bool) -> str:
    match value:
        case str():
            return value.replace("\r\n", "\n").replace("\r", "\n")
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            # A day that the library took for a number keeps the calendar of its workbook.
            return shown(repr(value), code, since_1904=since_1904)
    return shown(repr(_days(value)), code if is_date(code) else "yyyy/m/d")


def _days(value: date | datetime | time | timedelta) -> float:
    match value:
        case timedelta():
            return value / timedelta(days=1)
        case time():
            return (value.hour * 3600 + value.minute * 60 + value.second) / 86_400
        case datetime():
            return (value.replace(tzinfo=UTC) - _EPOCH) / timedelta(days=1)
    return float((value - _EPOCH.date()).days)


def _damaged() -> UnreadableDocumentError:
    return UnreadableDocumentError(
        "这个旧格式工作簿（.xls）的内部结构有损坏，读不下去，什么也没有导入；"
        "请用 WPS 或 Excel 打开它，另存为“Excel 工作簿（*.xlsx）”后再选择。"
    )
