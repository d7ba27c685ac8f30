"""The cells of one sheet part of a workbook (.xlsx), read as a stream: only what holds a text."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from lxml import etree

from model.reading.source import Merge
from model.reading.sources.grids import Sheet
from model.reading.sources.number_formats import shown

MOST_ROW, MOST_COLUMN = 1_048_576, 16_384
_MOST_MERGES = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class BookParts:
    """What the cells of all sheets refer to: texts, and the number format of each style."""

    texts: Sequence[str]
    formats: Sequence[str]
    since_1904: bool


@dataclass(slots=True)
class Oddities:
    """What a sheet could not give as it is shown; counted for the warnings."""

    errors: int = 0
    uncomputed: int = 0
    hidden_rows: int = 0
    hidden_columns: bool = False
    missing_texts: int = 0


@dataclass(slots=True)
class ReadSheet:
    """A sheet with its oddities."""

    sheet: Sheet
    oddities: Oddities = field(default_factory=Oddities)


def read_sheet(part: bytes, name: str, book: BookParts) -> ReadSheet:
    """Walk the cells that exist; far cells and empty styled rows cost nothing."""
    read = ReadSheet(Sheet(name))
    row_number = -1
    hidden: list[range] = []
    for element in stream(_without_empty(part), "row", "mergeCell", "col"):
        match local_name(element):
            case "row":
                row_number = _number(element.get("r"), row_number + 1, MOST_ROW)
                _read_row(element, row_number, read, book)
            case "mergeCell":
                _read_merge(element, read.sheet)
            case _ if element.get("hidden") in _TRUE:
                hidden.append(range(int(element.get("min")) - 1, int(element.get("max"))))
    used = {column for cells in read.sheet.cells.values() for column in cells}
    read.oddities.hidden_columns = any(column in columns for columns in hidden for column in used)
    return read


def stream(part: bytes, *names: str) -> Iterator[Any]:
    """Elements of these names as they end; each is forgotten once it was looked at."""
    tags = [f"{{*}}{name}" for name in names]
    for _, element in etree.iterparse(
        io.BytesIO(part),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    ):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def rich_text(element: Any) -> str:
    """The words of a text that may be in several faces; phonetic signs are no part of it."""
    pieces = []
    for child in element:
        match local_name(child):
            case "t":
                pieces.append(child.text or "")
            case "r":
                pieces.extend(t.text or "" for t in child if local_name(t) == "t")
    return unescaped("".join(pieces))


def local_name(element: Any) -> str:
    """The name without its namespace: Strict workbooks have others."""
    tag = element.tag
    return _bare(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=256)
def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def unescaped(text: str) -> str:
    """Text with the escapes of workbooks (_x000D_) undone and its line ends as \\n."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_empty(part: bytes) -> bytes:
    """A large part without the cells and rows that are only coloured or framed.

    Offices format whole columns: a million rows of nothing would take seconds to walk.
    """
    if len(part) < _LARGE:
        return part
    return _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", part))


_LARGE = 4_000_000
# With their places written, so that those that follow keep theirs.
_EMPTY_CELL = re.compile(rb'<c r="[A-Z]{1,3}[0-9]{1,7}"[^<>]{0,99}(?:/>|></c>)')
_EMPTY_ROW = re.compile(rb'<row r="[0-9]{1,7}"[^<>]{0,300}(?:/>|></row>)')
_TRUE = ("1", "true")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def _number(written: str | None, following: int, most: int) -> int:
    number = following if written is None else int(written) - 1
    if not 0 <= number < most:
        raise ValueError("a row or column that no sheet has")
    return number


def _read_row(row: Any, number: int, read: ReadSheet, book: BookParts) -> None:
    column = -1
    holds_something = False
    for cell in row:
        if local_name(cell) != "c":
            continue
        column = _column(cell.get("r"), column + 1)
        if len(cell):
            text = _text(cell, read.oddities, book)
            read.sheet.put(number, column, text)
            holds_something = holds_something or bool(text)
    read.oddities.hidden_rows += holds_something and row.get("hidden") in _TRUE


def _column(reference: str | None, following: int) -> int:
    if reference is None:
        return _number(None, following, MOST_COLUMN)
    return _place(reference)[1]


def _place(reference: str) -> tuple[int, int]:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError("a cell without a place")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return _number(found[2], 0, MOST_ROW), _number(str(column), 0, MOST_COLUMN)


def _text(cell: Any, oddities: Oddities, book: BookParts) -> str:
    value, inline, formula = None, None, False
    for child in cell:
        match local_name(child):
            case "v":
                value = child.text
            case "is":
                inline = rich_text(child)
            case "f":
                formula = True
    kind = cell.get("t", "n")
    if inline is not None:
        return inline
    if value is None:
        oddities.uncomputed += formula
        return ""
    return _shown(kind, value, cell.get("s"), oddities, book)


def _shown(kind: str, value: str, style: str | None, oddities: Oddities, book: BookParts) -> str:
    match kind:
        case "s":
            at = int(value)
            if 0 <= at < len(book.texts):
                return book.texts[at]
            oddities.missing_texts += 1
            return ""
        case "str" | "inlineStr":
            return unescaped(value)
        case "b":
            return "TRUE" if value.strip() in _TRUE else "FALSE"
        case "e":
            oddities.errors += 1
            return ""
    code = _format(style, book)
    return (
        _shown_day(value, code) if kind == "d" else shown(value, code, since_1904=book.since_1904)
    )


def _format(style: str | None, book: BookParts) -> str:
    at = int(style) if style else 0
    return book.formats[at] if 0 <= at < len(book.formats) else ""


def _shown_day(value: str, code: str) -> str:
    """A day in ISO form, as Strict workbooks store it; an hour alone stays as it is written."""
    try:
        moment = datetime.fromisoformat(value.strip().removesuffix("Z")).replace(tzinfo=UTC)
    except ValueError:
        return value.strip()
    days = (moment - _EPOCH).total_seconds() / 86_400
    return shown(repr(days), code or "yyyy/m/d") if days >= _MARCH_1900 else value.strip()


_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
_MARCH_1900 = 61


def _read_merge(element: Any, sheet: Sheet) -> None:
    first, _, last = (element.get("ref") or "").partition(":")
    (top, left), (bottom, right) = _place(first), _place(last or first)
    if len(sheet.merges) >= _MOST_MERGES:
        raise ValueError("more merged cells than any list has")
    if top <= bottom and left <= right:
        sheet.merges.append(Merge(top=top, left=left, bottom=bottom, right=right))
