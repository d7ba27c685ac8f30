"""Bytes of a file → its lines and tables. What a file is shows in its bytes, never in its name."""

import re
from dataclasses import replace
from pathlib import PurePath

from model.reading.source import Grid, Source, SourceLine
from model.reading.sources import refusals
from model.reading.sources.encodings import decode_text
from model.reading.sources.kinds import Kind, kind_of

MAX_BYTES = 20 * 1024 * 1024
MAX_TEXT_BYTES = 2 * 1024 * 1024
MAX_TEXT_LINES = 20_000
"""Plain text: the longest plan of the family has a hundredth of either."""


def read_source(data: bytes, *, name: str = "", encoding: str | None = None) -> Source:
    """The lines and tables of a file; raises UnreadableDocumentError for what cannot be read.

    `encoding` is the clerk's choice for a text whose encoding is not certain; without it such a
    text raises UndecidedError with the choices.
    """
    if not data.strip(_BLANK):
        raise refusals.empty(name)
    if len(data) > MAX_BYTES:
        raise refusals.too_long(name, "20MB")
    kind = kind_of(data)
    source = _sound(_read(data, kind, name=name, encoding=encoding))
    warning = _misnamed(kind, name)
    return replace(source, warnings=(warning, *source.warnings)) if warning else source


def text_source(text: str) -> Source:
    """The lines of plain text, numbered as an editor numbers them."""
    lines = enumerate(_LINE_END.split(text), start=1)
    return Source(lines=tuple(SourceLine(number=number, text=line) for number, line in lines))


def _read(data: bytes, kind: Kind, *, name: str, encoding: str | None) -> Source:
    # Each library is imported for its own format alone: plain text is read without any.
    match kind:
        case Kind.TEXT:
            return _read_text(data, name=name, encoding=encoding)
        case Kind.WEB | Kind.MHTML:
            from model.reading.sources.web import read_web

            return read_web(data, encoding=encoding)
        case Kind.PDF:
            from model.reading.sources.pdf import read_pdf

            return read_pdf(data)
        case Kind.WORD:
            from model.reading.sources.word import read_word

            return read_word(data)
        case Kind.WORKBOOK:
            from model.reading.sources.workbook import read_workbook

            return read_workbook(data)
        case Kind.OLD_WORKBOOK:
            from model.reading.sources.old_workbook import read_old_workbook

            return read_old_workbook(data)
        case _:
            raise refusals.refusal(kind, name)


def _read_text(data: bytes, *, name: str, encoding: str | None) -> Source:
    from model.reading.sources.delimited import find_delimiter, read_delimited

    text = decode_text(data, name=name, encoding=encoding)
    if not text.strip():
        raise refusals.empty(name)
    if find_delimiter(text):
        return read_delimited(text)
    if len(data) > MAX_TEXT_BYTES:
        raise refusals.too_long(name, "2MB")
    source = text_source(text)
    if len(source.lines) > MAX_TEXT_LINES:
        raise refusals.too_long(name, f"{MAX_TEXT_LINES}行")
    return source


def _sound(source: Source) -> Source:
    """A source without the signs that stand for characters lost before we had the file."""
    lost = [line for line in source.lines if _LOST.search(line.text)]
    if not lost:
        return source
    first = lost[0].place or f"第{lost[0].number}行"
    warning = (
        f"原文件有{len(lost)}行含有已经丢失的字（从{first}起），显示为“{_GAP}”，请对照纸件补正。"
    )
    return Source(
        lines=tuple(replace(line, text=_LOST.sub(_GAP, line.text)) for line in source.lines),
        grids=tuple(map(_sound_grid, source.grids)),
        warnings=(*source.warnings, warning),
    )


def _sound_grid(grid: Grid) -> Grid:
    rows = (tuple(_LOST.sub(_GAP, cell) for cell in row) for row in grid.rows)
    return replace(grid, rows=tuple(rows))


def _misnamed(kind: Kind, name: str) -> str | None:
    """A sentence when the name says something else than the content."""
    ending = PurePath(name).suffix.lower()
    named = next((each for each, endings in _ENDINGS.items() if ending in endings), None)
    if named is None or named is kind:
        return None
    return f"文件名以“{ending}”结尾，内容其实是{_WHAT[kind]}，已按内容读取。"


_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK = b" \t\r\n\xef\xbb\xbf"
# The replacement character, halves of a character, and what no text may hold.
_LOST = re.compile("[\ufffd\ud800-\udfff\ufffe\uffff\0]")
_GAP = "□"
_ENDINGS = {
    Kind.TEXT: (".txt", ".md", ".csv", ".tsv"),
    Kind.WEB: (".html", ".htm", ".xhtml", ".shtml"),
    Kind.MHTML: (".mht", ".mhtml"),
    Kind.PDF: (".pdf",),
    Kind.WORD: (".docx", ".docm", ".dotx", ".doc", ".wps"),
    Kind.WORKBOOK: (".xlsx", ".xlsm", ".xltx"),
    Kind.OLD_WORKBOOK: (".xls", ".et", ".xlt"),
}
_WHAT = {
    Kind.TEXT: "纯文本",
    Kind.WEB: "网页",
    Kind.MHTML: "网页存档",
    Kind.PDF: "PDF",
    Kind.WORD: "Word 文档",
    Kind.WORKBOOK: "Excel 工作簿",
    Kind.OLD_WORKBOOK: "旧格式的 Excel 工作簿",
}
