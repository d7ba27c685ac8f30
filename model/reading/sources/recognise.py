"""Bytes of a file → its lines. What a file is shows in its first bytes, never in its name."""

import re

from model.errors import UnreadableDocumentError
from model.reading.source import Source, SourceLine

MAX_BYTES = 2_000_000


def read_source(data: bytes, *, name: str = "", encoding: str | None = None) -> Source:
    """The lines and tables of a file; raises UnreadableDocumentError for what cannot be read."""
    if encoding is not None:
        data = data.decode(encoding).encode()
    return text_source(decode_text(data, name=name))


def text_source(text: str) -> Source:
    """The lines of plain text, numbered as an editor numbers them."""
    lines = enumerate(_LINE_END.split(text), start=1)
    return Source(lines=tuple(SourceLine(number=number, text=line) for number, line in lines))


def decode_text(data: bytes, *, name: str = "") -> str:
    """The text of a plain-text file: byte order mark, then strict UTF-8, then strict GB18030."""
    called = f"“{name}”" if name else "这个文件"
    if not data.strip(_BLANK):
        raise UnreadableDocumentError(
            f"{called}是空的，没有可读的内容，什么也没有导入；请核对文件是否下载完整，再重新选择。"
        )
    for magic, kind, advice in _OTHER_KINDS:
        if data.startswith(magic):
            raise _refusal(called, kind, advice)
    if len(data) > MAX_BYTES:
        raise _refusal(called, "超过 2 MB 的大文件", "请只保留来文正文，" + _SAVE_AS_TEXT)
    text = _decode(data)
    if text is None or _looks_binary(text):
        raise _refusal(called, "不能识别的文件", "请用 WPS 或 Word 打开来文，" + _SAVE_AS_TEXT)
    return text


_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK = b" \t\r\n\xef\xbb\xbf"
_SAVE_AS_TEXT = "另存为“纯文本（*.txt）”后再选择。"
_FROM_OFFICE = "请用 WPS 或 Word 打开它，" + _SAVE_AS_TEXT
_FROM_PAGE = "请打开它，全选、复制正文，粘贴到记事本，" + _SAVE_AS_TEXT
_FROM_PICTURE = "图片里的文字无法读取，请向来文单位索取电子文本，" + _SAVE_AS_TEXT
_OTHER_KINDS = (
    (b"\xd0\xcf\x11\xe0", "旧格式或加密的 Office 文档（.doc、.xls、.wps）", _FROM_OFFICE),
    (b"PK\x03\x04", "Office 文档或压缩包（.docx、.xlsx、.zip）", _FROM_OFFICE),
    (b"PK\x05\x06", "空的压缩包", _FROM_OFFICE),
    (b"%PDF", "PDF 文件", _FROM_PAGE),
    (b"{\\rtf", "RTF 文档", _FROM_OFFICE),
    (b"\x89PNG", "图片", _FROM_PICTURE),
    (b"\xff\xd8\xff", "图片", _FROM_PICTURE),
    (b"GIF8", "图片", _FROM_PICTURE),
    (b"Rar!", "压缩包", "请先解压，再打开其中的来文，" + _SAVE_AS_TEXT),
    (b"7z\xbc\xaf", "压缩包", "请先解压，再打开其中的来文，" + _SAVE_AS_TEXT),
    (b"\x1f\x8b", "压缩包", "请先解压，再打开其中的来文，" + _SAVE_AS_TEXT),
    (
        b"SQLite format 3\x00",
        "数据库文件（可能是台账）",
        "台账请用“打开台账”打开；来文请选择文本文件。",
    ),
    (b"<!DOCTYPE", "网页文件", _FROM_PAGE),
    (b"<!doctype", "网页文件", _FROM_PAGE),
    (b"<html", "网页文件", _FROM_PAGE),
)
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROLS = {chr(code) for code in range(32)} - set("\t\n\v\f\r\x07")


def _refusal(called: str, kind: str, advice: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(f"{called}是{kind}，暂不能直接读取，什么也没有导入；{advice}")


def _decode(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    text = _strictly(data, "utf-8")
    return text if text is not None else _strictly(data, "gb18030")


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _looks_binary(text: str) -> bool:
    """Control signs beyond a stray one do not stand in a text that a person wrote."""
    found = sum(map(text.count, _CONTROLS))
    return "\0" in text or found * 100 > len(text)
