"""A PDF looked at as a scanned paper (盖章扫描件): its pages and whether it has words at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw

from model.errors import UnreadableDocumentError
from model.reading.scan import Scan, ScanPage
from model.reading.sources.edge import parsing
from model.reading.sources.encodings import called
from model.reading.sources.kinds import Kind, kind_of
from model.reading.sources.pdf_page import has_picture
from model.reading.sources.refusals import called_kind

MAX_PAGES = 500


def read_scan(data: bytes, *, name: str = "") -> Scan:
    """The pages of a scan; what is no PDF, locked, broken or empty is refused with advice."""
    if not data.strip(b" \t\r\n\0"):
        raise _refusal(name, "是空文件", "请重新扫描，或重新复制文件后再选择。")
    kind = kind_of(data)
    if kind is not Kind.PDF:
        raise _refusal(
            name,
            f"是{called_kind(kind)}，不是 PDF",
            "请在扫描软件或 WPS 中把各页按顺序合并存为一个 PDF，再重新选择。",
        )
    with parsing(_sentence(name, *_DAMAGED)), _opened(data, name) as document:
        pages, texts = [], []
        for index in range(len(document)):
            page, text = _page(document, index)
            pages.append(page)
            texts.append(text)
    return Scan(pages=tuple(pages), text="\n".join(texts).strip()[:_MOST_TEXT])


_DAMAGED = ("已损坏或没有复制完整，打不开", "请重新扫描，或重新复制文件后再选择。")
_LOCKED = (
    "设了打开密码",
    "请在 WPS 或 PDF 阅读器中去除密码后另存一份，再重新选择。",
)
_NO_PAGES = ("里面没有页面", "请重新扫描后再选择。")
_TOO_LONG = (f"超过{MAX_PAGES}页", "不像一份报告的扫描件，请核对是否选错文件。")
_PASSWORD = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
_MILLIMETRE = 72 / 25.4
_MOST_TEXT = 400_000


def _refusal(name: str, what: str, advice: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(_sentence(name, what, advice))


def _sentence(name: str, what: str, advice: str) -> str:
    return f"{called(name)}{what}，不能用作盖章扫描件，没有采用；{advice}"


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _refusal(name, *(_LOCKED if error.err_code in _PASSWORD else _DAMAGED)) from error
    try:
        if not len(document):
            raise _refusal(name, *_NO_PAGES)
        if len(document) > MAX_PAGES:
            raise _refusal(name, *_TOO_LONG)
        yield document
    finally:
        document.close()


def _page(document: Any, index: int) -> tuple[ScanPage, str]:
    page = document[index]
    try:
        words = page.get_textpage()
        try:
            text = words.get_text_range()
        finally:
            words.close()
        width, height = page.get_size()
        looks = ScanPage(
            width=round(width / _MILLIMETRE),
            height=round(height / _MILLIMETRE),
            signs=sum(not sign.isspace() for sign in text),
            is_picture=has_picture(page, width * height),
        )
        return looks, text
    finally:
        page.close()
