"""What the library for old workbooks (.xls) leaves out, read from the records themselves: the
number format of each cell, how far the cells reach, and whether a password is set.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from model.reading.sources.number_formats import BUILT_IN

Place = tuple[int, int]


@dataclass(slots=True)
class OldSheet:
    """One sheet: the style of each number by row and column, and its widest reach."""

    styles: dict[Place, int] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0
    errors: int = 0


@dataclass(slots=True)
class OldBook:
    """The format codes of a workbook, and its sheets in their order."""

    sheets: list[OldSheet] = field(default_factory=list)
    is_locked: bool = False
    since_1904: bool = False
    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    style_formats: list[int] = field(default_factory=list)

    def format_at(self, sheet: int, place: Place) -> str:
        """The format code of a number; "" where nothing is known of it."""
        if sheet >= len(self.sheets):
            return ""
        style = self.sheets[sheet].styles.get(place, -1)
        known = 0 <= style < len(self.style_formats)
        return self.codes.get(self.style_formats[style], "") if known else ""


def read_old_formats(stream: bytearray) -> OldBook:
    """Walk the records of the stream Workbook (or Book); raises ValueError for a broken one.

    The sizes that sheets state are put right: the library makes room for whatever they say.
    """
    book = OldBook()
    starts: list[int] = []
    try:
        for kind, _, body in _records(stream, 0):
            _read_global(kind, body, book, starts)
        for start in starts[:_MOST_SHEETS]:
            book.sheets.append(_read_sheet(stream, start))
    except struct.error as error:
        raise ValueError("a record that is cut short") from error
    return book


_MOST_SHEETS = 200
_END = 0x0A
_NUMBER, _PACKED, _MANY_PACKED, _FORMULA = 0x203, 0x27E, 0xBD, 0x06
_BOOLEAN_OR_ERROR = 0x205
_SIZE = 0x200
_ONE_CELL = frozenset((_NUMBER, _PACKED, _FORMULA, 0xFD, 0x204, 0x201, _BOOLEAN_OR_ERROR))


def _records(stream: bytearray, start: int) -> Iterator[tuple[int, int, bytes]]:
    """The records from there to the end of their part: kind, place of the body, body."""
    at = start
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind == _END:
            return
        yield kind, at + 4, bytes(stream[at + 4 : at + 4 + length])
        at += 4 + length


def _read_global(kind: int, body: bytes, book: OldBook, starts: list[int]) -> None:
    match kind:
        case 0x2F:
            book.is_locked = True
        case 0x22:
            book.since_1904 = struct.unpack_from("<H", body)[0] == 1
        case 0x85:
            starts.append(struct.unpack_from("<I", body)[0])
        case 0xE0:
            book.style_formats.append(struct.unpack_from("<H", body, 2)[0])
        case 0x41E | 0x1E:
            number, code = _format(body)
            book.codes[number] = code


def _format(body: bytes) -> tuple[int, str]:
    number, length = struct.unpack_from("<HH", body)
    if len(body) == 3 + (length & 0xFF):  # before Excel 97: one byte for the length
        return number, body[3:].decode("gb18030", "ignore")
    is_wide = body[4] & 1 if len(body) > 4 else 0
    text = body[5 : 5 + length * (2 if is_wide else 1)]
    return number, text.decode("utf-16-le" if is_wide else "latin-1", "ignore")


def _read_sheet(stream: bytearray, start: int) -> OldSheet:
    sheet = OldSheet()
    sizes: list[tuple[int, int]] = []
    for kind, at, body in _records(stream, start):
        if kind == _SIZE:
            sizes.append((at, len(body)))
        elif kind in _ONE_CELL:
            row, column, style = struct.unpack_from("<HHH", body)
            sheet.rows = max(sheet.rows, row + 1)
            sheet.columns = max(sheet.columns, column + 1)
            sheet.styles[row, column] = style
            sheet.errors += _is_error(kind, body)
        elif kind == _MANY_PACKED:
            _read_many(body, sheet)
    for at, length in sizes:
        true = struct.pack("<IIHH" if length >= 12 else "<HHHH", 0, sheet.rows, 0, sheet.columns)
        stream[at : at + len(true)] = true
    return sheet


def _is_error(kind: int, body: bytes) -> bool:
    """Whether the cell shows #N/A or the like, as a value or as the result of a formula."""
    if kind == _BOOLEAN_OR_ERROR:
        return body[7:8] == b"\1"
    return kind == _FORMULA and body[6:7] == b"\2" and body[12:14] == b"\xff\xff"


def _read_many(body: bytes, sheet: OldSheet) -> None:
    row, column = struct.unpack_from("<HH", body)
    for at in range(4, len(body) - 5, 6):
        sheet.styles[row, column] = struct.unpack_from("<H", body, at)[0]
        column += 1
    sheet.rows = max(sheet.rows, row + 1)
    sheet.columns = max(sheet.columns, column)
