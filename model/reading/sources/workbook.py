"""A workbook (.xlsx, .xlsm) → its sheets as they are shown, one grid each.

The cells that exist are walked in the XML itself: a library that trusts the stated size of a
sheet hangs on a single cell at its far end, and takes a Strict workbook for an empty one.
"""

import posixpath
from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from model.errors import UnreadableDocumentError
from model.reading.source import Source
from model.reading.sources.grids import hidden_sheets, sheet_source
from model.reading.sources.number_formats import BUILT_IN
from model.reading.sources.office_zip import OfficeZip, open_office
from model.reading.sources.worksheet import (
    BookParts,
    Oddities,
    ReadSheet,
    local_name,
    read_sheet,
    rich_text,
    stream,
)


def read_workbook(data: bytes) -> Source:
    """The sheets that can be seen; raises UnreadableDocumentError for a broken workbook."""
    try:
        return _read(_Parts(open_office(data)))
    except (etree.LxmlError, ValueError, KeyError, IndexError, AttributeError) as error:
        raise UnreadableDocumentError(
            "这个工作簿的内部结构有损坏，读不下去，什么也没有导入；"
            "请用 WPS 或 Excel 打开它，另存为“Excel 工作簿（*.xlsx）”后再选择。"
        ) from error


_MOST_SHEETS = 200
_HIDDEN = ("hidden", "veryHidden")


class _Parts:
    """The members by name; writers differ in small letters and in the sign between folders."""

    def __init__(self, members: OfficeZip) -> None:
        self._members = members
        self._names = {_usual(name): name for name in members.names}

    def __contains__(self, name: str) -> bool:
        return _usual(name) in self._names

    def read(self, name: str) -> bytes:
        return self._members.read(self._names.get(_usual(name), name))


def _usual(name: str) -> str:
    return name.replace("\\", "/").casefold()


class _SheetEntry(NamedTuple):
    name: str
    relation: str
    state: str


def _read(members: _Parts) -> Source:
    start = _start(members)
    relations = _relations(members, start)
    entries, since_1904 = _entries(members, start)
    texts = _related(relations, "sharedStrings")
    styles = _related(relations, "styles")
    book = BookParts(
        texts=list(_texts(members, texts)),
        formats=_formats(members, styles),
        since_1904=since_1904,
    )
    warnings: list[str] = []
    sheets = list(_sheets(members, entries, relations, book, warnings))
    warnings.extend(warning for read in sheets for warning in _warnings(read))
    return sheet_source([read.sheet for read in sheets], warnings=warnings)


def _start(members: _Parts) -> str:
    for kind, target in _relations(members, "").values():
        if kind == "officeDocument":
            return target
    return "xl/workbook.xml"


def _relations(members: _Parts, part: str) -> dict[str, tuple[str, str]]:
    """Id → kind and name of each part that a part refers to."""
    folder, _, file = part.rpartition("/")
    name = posixpath.join(folder, "_rels", file + ".rels")
    if name not in members:
        return {}
    return {
        each.get("Id", ""): (
            each.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/"),
        )
        for each in _all(members, name, "Relationship")
    }


def _related(relations: dict[str, tuple[str, str]], kind: str) -> str | None:
    return next((target for each, target in relations.values() if each == kind), None)


def _all(members: _Parts, part: str, *names: str) -> Iterator[Any]:
    return stream(members.read(part), *names)


def _entries(members: _Parts, start: str) -> tuple[list[_SheetEntry], bool]:
    entries: list[_SheetEntry] = []
    since_1904 = False
    for element in _all(members, start, "sheet", "workbookPr"):
        if local_name(element) == "workbookPr":
            since_1904 = element.get("date1904") in ("1", "true")
            continue
        relation = next((v for k, v in element.attrib.items() if k.endswith("}id")), "")
        entries.append(
            _SheetEntry(element.get("name", ""), relation, element.get("state", "visible"))
        )
    if not 0 < len(entries) <= _MOST_SHEETS:
        raise ValueError("no sheets, or too many")
    return entries, since_1904


def _texts(members: _Parts, part: str | None) -> Iterator[str]:
    if part is not None and part in members:
        yield from map(rich_text, _all(members, part, "si"))


def _formats(members: _Parts, part: str | None) -> list[str]:
    """The format code of each cell style, by its number."""
    if part is None or part not in members:
        return []
    codes = dict(BUILT_IN)
    numbers: list[int] = []
    for element in _all(members, part, "numFmt", "cellXfs"):
        if local_name(element) == "numFmt":
            codes[int(element.get("numFmtId", 0))] = element.get("formatCode", "")
        else:
            numbers = [int(xf.get("numFmtId", 0)) for xf in element if local_name(xf) == "xf"]
    return [codes.get(number, "") for number in numbers]


def _sheets(
    members: _Parts,
    entries: list[_SheetEntry],
    relations: dict[str, tuple[str, str]],
    book: BookParts,
    warnings: list[str],
) -> Iterator[ReadSheet]:
    missing: list[str] = []
    hidden: list[str] = []
    for name, relation, state in entries:
        kind, target = relations.get(relation, ("worksheet", ""))
        if kind != "worksheet":
            continue  # a sheet that is a chart
        if state in _HIDDEN:
            hidden.append(name)
        elif target not in members:
            missing.append(name)
        else:
            yield read_sheet(members.read(target), name, book)
    if len(missing) == len(entries):
        raise ValueError("not one sheet is there")
    warnings.extend(hidden_sheets(hidden))
    warnings.extend(f"工作表“{name}”的内容缺失，没有读入，请核对原文件。" for name in missing)


def _warnings(read: ReadSheet) -> Iterator[str]:
    name, odd = read.sheet.name, read.oddities
    if not read.sheet.cells and odd == Oddities():
        return
    if odd.errors:
        yield f"工作表“{name}”有{odd.errors}格是错误值（如 #N/A），按空白读入，请核对。"
    if odd.uncomputed:
        yield (
            f"工作表“{name}”有{odd.uncomputed}格公式没有保存结果，按空白读入；"
            "请用 WPS 或 Excel 打开它保存一次再读。"
        )
    if odd.missing_texts:
        yield f"工作表“{name}”有{odd.missing_texts}格文字缺失，按空白读入，请核对原文件。"
    if odd.hidden_rows or odd.hidden_columns:
        yield f"工作表“{name}”有隐藏的行或列，已一并读入，请核对是否需要。"
