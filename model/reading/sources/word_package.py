"""The parts of a Word file that its text comes from, as XML; Strict Open XML reads the same."""

import posixpath
from dataclasses import dataclass
from typing import Any

from lxml import etree

from model.errors import UnreadableDocumentError
from model.reading.sources.office_zip import OfficeZip, open_office

Element = Any
"""An element of lxml, which ships no types."""


@dataclass(frozen=True, slots=True)
class WordParts:
    """The roots of the document and of what it leans on; None where a part is missing."""

    document: Element
    styles: Element | None
    numbering: Element | None


def open_word(data: bytes) -> WordParts:
    """Find and parse the parts; raises UnreadableDocumentError when there is no document."""
    office = open_office(data)
    name = _main_part(office)
    related = _related(office, name)
    return WordParts(
        document=_parse(office.read(name)),
        styles=_optional(office, related.get("styles")),
        numbering=_optional(office, related.get("numbering")),
    )


def w(name: str) -> str:
    """The full name of an element or attribute of Word."""
    return f"{{{_WORD}}}{name}"


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of an element that may be missing; "" without."""
    return "" if element is None else element.get(w(name)) or ""


def number(element: Element | None, default: int, name: str = "val") -> int:
    """An attribute that is a whole number; the default where it is none."""
    text = value(element, name)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else default


def chosen(alternate: Element) -> Element | None:
    """Of an mc:AlternateContent the choice a new Word shows; both hold the same words."""
    for name in ("Choice", "Fallback"):
        found = alternate.find(f"{{{MC}}}{name}")
        if found is not None and len(found):
            return found
    return None


def is_placeholder(control: Element) -> bool:
    """Whether a content control only shows what to type into it."""
    return control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None


MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _WORD.encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
_MAIN = "word/document.xml"


def _parse(data: bytes) -> Element:
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    # Without huge_tree libxml2 itself refuses what nests deeper than 256 elements.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def _optional(office: OfficeZip, name: str | None) -> Element | None:
    return _parse(office.read(name)) if name in office.names else None


def _main_part(office: OfficeZip) -> str:
    name = _related(office, "").get("officeDocument", _MAIN)
    if name not in office.names:
        name = _MAIN
    if name not in office.names:
        raise UnreadableDocumentError(
            "这个 Word 文档里没有正文部分，可能没有下载完整，什么也没有导入；"
            "请用 WPS 或 Word 打开它另存一次，或请来文单位重发。"
        )
    return name


def _related(office: OfficeZip, part: str) -> dict[str, str]:
    """What a part points to: the last word of the relation's type → the member's name."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in office.names:
        return {}
    found: dict[str, str] = {}
    for relation in _parse(office.read(relations)):
        kind = (relation.get("Type") or "").rpartition("/")[2]
        target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or ""))
        found.setdefault(kind, target.lstrip("/"))
    return found
