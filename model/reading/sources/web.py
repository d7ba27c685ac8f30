"""A web page, saved or from the clipboard, or Word's filtered HTML → its lines and tables."""

import re
from collections.abc import Iterable

from lxml import etree

from model.errors import UnreadableDocumentError
from model.reading.source import Source
from model.reading.sources.cells import SpannedCell, holds_data, placed
from model.reading.sources.collected import MAX_LINES, Collected, too_long
from model.reading.sources.edge import parsing
from model.reading.sources.web_styles import (
    BLOCKS,
    UNREAD,
    Element,
    is_bold,
    is_hidden,
    is_preformatted,
    number_of,
    span,
)
from model.reading.sources.web_text import page_text
from model.reading.sources.word_text import bold_lead


def read_web(data: bytes, *, encoding: str | None = None) -> Source:
    """The lines and tables a browser would show; `encoding` is the clerk's choice."""
    with parsing(_DAMAGED):
        text = page_text(data, encoding=encoding)
        collected = Collected()
        root = _parsed(text)
        if root is not None:
            _Page(collected).read(root)
    if not collected.lines:
        raise UnreadableDocumentError(
            "这个网页里没有读到文字，正文可能要联网才显示，什么也没有导入；"
            "请用浏览器打开原网页，全选、复制正文后粘贴导入。"
        )
    return collected.finish()


_DAMAGED = (
    "这个网页已损坏或写法特殊，无法读取，什么也没有导入；"
    "请用浏览器打开它，全选、复制正文后粘贴导入。"
)
_MOST_TAGS = 1_000_000
_BLANK = re.compile(r"[ \t\r\n\f]+")
_PLAIN_LINE_END = re.compile(r"\r\n|\r|\n")
# What browsers show for numbers in the gap of Latin 1: the signs of Windows.
_WINDOWS = {code: bytes([code]).decode("cp1252", errors="ignore") for code in range(0x80, 0xA0)}
_CHINESE = "一二三四五六七八九十"
_COUNTED = re.compile(
    rf"\s{{0,20}}(?:[（(](?:\d{{1,2}}|[{_CHINESE}]{{1,3}})[）)]|[{_CHINESE}]{{1,3}}、|\d{{1,2}}(?:[、．]|\.(?!\d))"
    rf"|[①-⑳]|第[{_CHINESE}]{{1,3}}[条章节])"
)
_SIGNS = {**_WINDOWS, 0xA0: " "}


def _parsed(text: str) -> Element | None:
    if text.count("<") > _MOST_TAGS:
        raise too_long()
    # Without huge_tree libxml2 stops at a depth of 256, which unclosed <font> tags reach.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    root = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise UnreadableDocumentError(_DAMAGED)  # the rest would be missing in silence
    return root


class _Lines:
    """Words run on until a block or <br> ends the line."""

    def __init__(self) -> None:
        self.done: list[tuple[str, int]] = []
        self._pieces: list[tuple[str, bool]] = []
        self._label = ""
        self._is_labelled = False

    def label(self, text: str) -> None:
        """The number of a list item; it stands before the next words, also those of a block."""
        self._label = text

    def add(self, text: str, *, bold: bool, preformatted: bool = False) -> None:
        if self._label and text.strip():
            self._pieces.append((self._label, bold))
            self._is_labelled, self._label = True, ""
        if preformatted:
            first, *others = _PLAIN_LINE_END.split(text)
            self._pieces.append((first, bold))
            for other in others:
                self.end()
                self._pieces.append((other, bold))
            return
        words = _BLANK.sub(" ", text).translate(_SIGNS)
        if words.strip(" ") or (self._pieces and words):
            self._pieces.append((words, bold))

    def end(self) -> None:
        text = "".join(piece for piece, _ in self._pieces)
        if self._is_labelled and _COUNTED.match(own := text[len(self._pieces[0][0]) :]):
            # Such a list shows the number that its words begin with, and none of its own.
            text = own
            del self._pieces[0]
        self._is_labelled = False
        if text.strip():
            if len(self.done) >= MAX_LINES:
                raise too_long()
            self.done.append((text, bold_lead(self._pieces)))
        self._pieces = []


class _Page:
    """Walks the page with a stack of its own: a page nests as deep as it likes."""

    def __init__(self, collected: Collected) -> None:
        self._collected = collected
        self._counters: dict[Element, int] = {}

    def read(self, root: Element) -> None:
        lines = _Lines()
        self._walk(root, lines, is_top=True)
        self._flush(lines)

    def _walk(self, root: Element, lines: _Lines, *, is_top: bool) -> None:
        """Events in order: an element opens (True), or its end and what follows it (False)."""
        waiting: list[tuple[Element, bool, bool, bool]] = [(root, True, False, False)]
        while waiting:
            element, opens, bold, pre = waiting.pop()
            if not opens:
                if element.tag in BLOCKS:
                    lines.end()
                if element is not root and element.tail:
                    lines.add(element.tail, bold=bold, preformatted=pre)
                continue
            waiting.append((element, False, bold, pre))
            if element.tag in UNREAD or is_hidden(element):
                if element.tag == "del" and "".join(element.itertext()).strip():
                    self._collected.warn("网页里标为删除的文字没有读入，请核对。")
                continue
            if is_top and element.tag == "table" and self._read_table(element, lines):
                continue
            inner_bold, inner_pre = is_bold(element, bold), pre or is_preformatted(element)
            self._open(element, lines)
            if element.text:
                lines.add(element.text, bold=inner_bold, preformatted=inner_pre)
            waiting.extend((child, True, inner_bold, inner_pre) for child in reversed(element))

    def _open(self, element: Element, lines: _Lines) -> None:
        if element.tag in BLOCKS or element.tag == "br":
            lines.end()
        if element.tag == "li":
            lines.label(number_of(element, self._counters))

    def _read_table(self, table: Element, lines: _Lines) -> bool:
        """Add a table that holds data as a grid; False for one that only sets a page."""
        if (table.get("role") or "") == "presentation" or table.find(".//table") is not None:
            return False
        rows = [
            [cell for cell in row if cell.tag in ("td", "th") and not is_hidden(cell)]
            for row in table.iter("tr")
            if not is_hidden(row)
        ]
        spanned = [[self._cell(cell) for cell in row] for row in rows]
        if not holds_data(spanned):
            return False
        lines.end()
        self._flush(lines)
        for caption in table.iter("caption"):
            self._walk(caption, lines, is_top=False)
        self._flush(lines)
        self._collected.add_grid(*placed(spanned))
        return True

    def _cell(self, cell: Element) -> SpannedCell:
        lines = _Lines()
        self._walk(cell, lines, is_top=False)
        lines.end()
        texts = tuple(text.strip() for text, _ in lines.done)
        return SpannedCell(texts, span(cell, "colspan"), span(cell, "rowspan"))

    def _flush(self, lines: _Lines) -> None:
        lines.end()
        _add_all(self._collected, lines.done)
        lines.done = []


def _add_all(collected: Collected, lines: Iterable[tuple[str, int]]) -> None:
    for text, lead in lines:
        collected.add_line(text, lead=lead)
