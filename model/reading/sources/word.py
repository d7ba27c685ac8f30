"""A Word file (.docx, .docm, .dotx, also as WPS writes it) → its lines and tables."""

from collections.abc import Iterable, Iterator

from model.errors import UnreadableDocumentError
from model.reading.source import COMMENTS, FORMAT_REVISIONS, HIDDEN, REVISIONS, Source
from model.reading.sources.cells import placed
from model.reading.sources.collected import MAX_LINES, Collected, too_long
from model.reading.sources.edge import parsing
from model.reading.sources.word_cells import is_frame, spanned_cells
from model.reading.sources.word_numbering import read_numbering
from model.reading.sources.word_package import (
    MC,
    Element,
    chosen,
    is_placeholder,
    open_word,
    value,
    w,
)
from model.reading.sources.word_styles import read_styles
from model.reading.sources.word_text import Noted, ParagraphText, read_paragraph


def read_word(data: bytes) -> Source:
    """The paragraphs and tables in order, with automatic numbers as printed."""
    with parsing(_DAMAGED):
        return _WordReader(data).read()


_DAMAGED = (
    "这个 Word 文档已损坏或写法特殊，无法读取，什么也没有导入；"
    "请用 WPS 或 Word 打开它另存为 .docx 再选择，或另存为“纯文本（*.txt）”。"
)
_EMPTY = (
    "这个 Word 文档里没有文字，可能全是图片，什么也没有导入；请向来文单位索取电子文本，"
    "或用 WPS 的文字识别转换后再读。"
)
_EMBEDDED = (
    "这个 Word 文档的正文是嵌入的网页，暂不能直接读取，什么也没有导入；"
    "请用 WPS 或 Word 打开它，另存为 .docx 后再选择。"
)
_ALTERNATE = f"{{{MC}}}AlternateContent"
_FRAMES = frozenset(map(w, ("sdtContent", "customXml", "ins", "moveTo", "smartTag")))
_COMMENTS = (w("commentReference"), w("commentRangeStart"))
# The end of a paragraph was inserted or deleted.
_ENDS = (w("ins"), w("del"), w("moveFrom"), w("moveTo"))
_FORMAT_CHANGES = tuple(
    w(f"{name}Change") for name in ("rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr", "numbering")
)
_WARNINGS = (
    ("revisions", REVISIONS),
    ("format_revisions", FORMAT_REVISIONS),
    ("comments", COMMENTS),
    ("hidden", HIDDEN),
    ("notes", "文档里有脚注或尾注，没有读入。"),
    ("contents", "文档里的目录没有读入。"),
    ("symbols", "文档里有特殊字体的符号，没有读入，请对照原件核对。"),
    ("embedded", "文档里嵌有另一份文件的内容，没有读入；请打开那份文件单独导入。"),
)


class _WordReader:
    def __init__(self, data: bytes) -> None:
        parts = open_word(data)
        self._body = parts.document.find(w("body"))
        self._styles = read_styles(parts.styles)
        self._numbering = read_numbering(parts.numbering, self._styles)
        self._noted = Noted()
        self._collected = Collected()
        self._held: ParagraphText | None = None

    def read(self) -> Source:
        if self._body is not None:
            if sum(1 for _ in self._body.iter(w("p"))) > MAX_LINES:
                raise too_long()
            self._read_blocks(self._body)
            self._note_marks(self._body)
        if not self._collected.lines:
            raise UnreadableDocumentError(_EMBEDDED if self._noted.embedded else _EMPTY)
        for name, sentence in _WARNINGS:
            if getattr(self._noted, name):
                self._collected.warn(sentence)
        return self._collected.finish()

    def _read_blocks(self, container: Iterable[Element]) -> None:
        for block in self._blocks(container):
            if block.tag == w("p"):
                lines, boxes = self._paragraph(block)
                for text, lead in lines:
                    self._collected.add_line(text, lead=lead)
                for box in boxes:
                    self._read_blocks(box)
            else:
                self._read_table(block)

    def _note_marks(self, body: Element) -> None:
        """What somebody who works on the file left in it besides its words."""
        noted = self._noted
        noted.comments = next(body.iter(*_COMMENTS), None) is not None
        ends = (mark for mark in body.iter(*_ENDS) if mark.getparent().tag == w("rPr"))
        noted.revisions = noted.revisions or next(ends, None) is not None
        noted.format_revisions = next(body.iter(*_FORMAT_CHANGES), None) is not None

    def _blocks(self, container: Iterable[Element]) -> Iterator[Element]:
        """Paragraphs and tables in order, also those inside controls and insertions."""
        for child in container:
            if child.tag in (w("p"), w("tbl")):
                yield child
            elif child.tag == w("sdt"):
                if self._is_contents(child):
                    self._noted.contents = True
                elif not is_placeholder(child):
                    yield from self._blocks(child)
            elif child.tag in _FRAMES:
                yield from self._blocks(child)
            elif child.tag == _ALTERNATE:
                choice = chosen(child)
                yield from () if choice is None else self._blocks(choice)
            elif child.tag == w("altChunk"):
                self._noted.embedded = True

    def _is_contents(self, control: Element) -> bool:
        gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
        return value(gallery).startswith("Table of Contents")

    def _paragraph(self, element: Element) -> tuple[list[tuple[str, int]], list[Element]]:
        """Its lines, each with its bold lead, and the text boxes that hang on it."""
        properties = element.find(w("pPr"))
        style_id = "" if properties is None else value(properties.find(w("pStyle")))
        style = self._styles.paragraph(style_id)
        text = read_paragraph(element, style, self._styles, self._noted)
        if text.is_contents or style.name.lower().startswith("toc "):
            self._noted.contents = True
            return [], text.boxes
        if text.pieces or not self._is_gone(properties):
            label = self._numbering.label(properties, style_id, self._styles)
            if label and text.pieces:
                text.pieces.insert(0, (label, text.pieces[0][1]))
        if self._held is not None:
            text.pieces[:0] = self._held.pieces
            self._held = None
        if self._is_gone(properties):
            # The end of this paragraph was deleted: the next one goes on in its line.
            self._held = text
            return [], text.boxes
        return text.lines(), text.boxes

    def _is_gone(self, properties: Element | None) -> bool:
        """Whether the end of a paragraph was deleted or moved away."""
        mark = None if properties is None else properties.find(w("rPr"))
        return mark is not None and any(
            mark.find(w(name)) is not None for name in ("del", "moveFrom")
        )

    def _read_table(self, table: Element) -> None:
        rows = [list(self._cells(row)) for row in self._rows(table)]
        if is_frame(rows):
            for cell in (cell for row in rows for cell in row if cell.tag == w("tc")):
                self._read_blocks(cell)
            return
        spanned = spanned_cells([[(cell, self._texts(cell)) for cell in row] for row in rows])
        self._collected.add_grid(*placed(spanned))

    def _rows(self, container: Element) -> Iterator[Element]:
        for child in container:
            if child.tag == w("tr"):
                if child.find(f"{w('trPr')}/{w('del')}") is None:
                    yield child
                else:
                    self._noted.revisions = True
            elif child.tag in _FRAMES or child.tag == w("sdt"):
                yield from self._rows(child)

    def _cells(self, row: Element) -> Iterator[Element]:
        for child in row:
            if child.tag in (w("tc"), w("trPr")):
                yield child
            elif child.tag in _FRAMES or child.tag == w("sdt"):
                yield from self._cells(child)

    def _texts(self, cell: Element) -> tuple[str, ...]:
        """The paragraphs of a cell; a table inside it is read row by row."""
        if cell.tag != w("tc"):
            return ()
        texts: list[str] = []
        for block in self._blocks(cell):
            if block.tag == w("tbl"):
                for row in self._rows(block):
                    texts.append(" ".join(" ".join(self._texts(each)) for each in self._cells(row)))
                continue
            lines, boxes = self._paragraph(block)
            texts.extend(text for text, _ in lines)
            for box in boxes:
                texts.extend(self._texts_of_box(box))
        return tuple(text for text in texts if text.strip())

    def _texts_of_box(self, box: Element) -> Iterator[str]:
        for block in self._blocks(box):
            if block.tag == w("p"):
                yield from (text for text, _ in self._paragraph(block)[0])
