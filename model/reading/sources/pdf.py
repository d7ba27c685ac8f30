"""A PDF with text → its lines and ruled tables; a scanned one is named as such."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw

from model.errors import UnreadableDocumentError
from model.reading.pages import is_page_number
from model.reading.source import Source
from model.reading.sources.collected import Collected
from model.reading.sources.edge import parsing
from model.reading.sources.pdf_continued import LongTable, long_table
from model.reading.sources.pdf_lines import PrintedLine
from model.reading.sources.pdf_page import Page, read_page
from model.reading.sources.pdf_pages import PrintedPage, printed_page, without_repeated

MAX_PAGES = 500
MAX_SIGNS = 400_000


def read_pdf(data: bytes) -> Source:
    """The lines as they are broken on paper, with page numbers, and the ruled tables."""
    with parsing(_DAMAGED):
        reader = _PdfReader()
        with _opened(data) as document:
            for index in range(len(document)):
                reader.take(read_page(document, index))
        return reader.finish()


_DAMAGED = (
    "这个 PDF 文件已损坏或没有下载完整，无法读取，什么也没有导入；"
    "请重新下载，或请来文单位重发后再选择。"
)
_LOCKED = (
    "这个 PDF 文件设了打开密码，无法读取，什么也没有导入；"
    "请用 WPS 或 PDF 阅读器打开它，去除密码后另存一份，再重新选择。"
)
_TOO_LONG = (
    f"这个 PDF 文件超过 {MAX_PAGES} 页或 40 万字，不像一份来文，什么也没有导入；"
    "请用 WPS 只导出任务所在的页，再重新选择。"
)
_SCANNED = (
    "这是扫描件（图片），里面没有文字，无法读取，什么也没有导入；"
    "请向来文单位索取电子文本，或用 WPS 的文字识别转换后再读。"
)
_EMPTY = (
    "这个 PDF 文件里没有文字（可能已转成图形），无法读取，什么也没有导入；"
    "请向来文单位索取电子文本，或用 WPS 的文字识别转换后再读。"
)
_GARBLED = (
    "这个 PDF 文件没有带文字的编码，取出来的都是乱码，什么也没有导入；"
    "请向来文单位索取电子文本，或用 WPS 的文字识别转换后再读。"
)
_PASSWORD = (pypdfium2.raw.FPDF_ERR_PASSWORD, pypdfium2.raw.FPDF_ERR_SECURITY)
_FEW = 20  # signs on a page that is a picture with a page number below
_FEWEST_CUT = 4  # lines of an unruled table
_SHARE_CUT = 0.4  # of the lines of a page
_MOST_LOST = 0.3  # share of signs without a meaning
_SHOWN_PAGES = 20


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableDocumentError(
            _LOCKED if error.err_code in _PASSWORD else _DAMAGED
        ) from error
    try:
        if len(document) > MAX_PAGES:
            raise UnreadableDocumentError(_TOO_LONG)
        yield document
    finally:
        document.close()


class _PdfReader:
    def __init__(self) -> None:
        self._pages: list[PrintedPage] = []
        self._printed: list[PrintedPage] = []  # without running heads and feet
        self._scanned: list[int] = []
        self._recognised: list[int] = []
        self._slanted = False
        self._signs = self._lost = 0

    def take(self, page: Page) -> None:
        """Put the words of the next page in order."""
        number = len(self._pages) + 1
        self._pages.append(printed_page(number, page))
        self._signs += len(page.glyphs)
        if self._signs > MAX_SIGNS:
            raise UnreadableDocumentError(_TOO_LONG)
        self._lost += page.lost
        self._slanted = self._slanted or page.has_slanted
        if page.has_picture:
            (self._scanned if len(page.glyphs) < _FEW else self._recognised).append(number)

    def finish(self) -> Source:
        """All pages as one source; refused when there are no words in them."""
        if self._scanned and len(self._scanned) == len(self._pages):
            raise UnreadableDocumentError(_SCANNED)
        if not self._signs:
            raise UnreadableDocumentError(_SCANNED if self._scanned else _EMPTY)
        if self._lost > _MOST_LOST * self._signs:
            raise UnreadableDocumentError(_GARBLED)
        collected = Collected()
        self._printed, repeated = without_repeated(self._pages)
        _collect(self._printed, collected)
        for sentence in self._warnings(repeated):
            collected.warn(sentence)
        return collected.finish()

    def _warnings(self, repeated: Sequence[str]) -> Iterator[str]:
        if self._scanned:
            yield f"{_numbers(self._scanned)}是扫描的图片，没有读入，请对照原件补上这几页的内容。"
        if self._recognised:
            pages = _numbers(self._recognised)
            yield f"{pages}的文字可能是由扫描图片识别出来的，请对照原件核对错字。"
        if jumbled := [page.number for page in self._printed if _is_unruled_table(page)]:
            yield (
                f"{_numbers(jumbled)}像是没有框线的表格，各栏的文字可能混在一起；"
                "请逐句对照原件，或索取 .xlsx、.docx 文件再读。"
            )
        if self._slanted:
            yield "斜着印的文字（如水印）没有读入。"
        if repeated:
            shown = "、".join(f"“{words}”" for words in repeated[:_SHOWN_PAGES])
            yield f"每页重复的页眉页脚没有读入：{shown}。"


def _is_unruled_table(page: PrintedPage) -> bool:
    """Whether many lines of a page are cut into cells that no line parts."""
    lines = [part for part in page.parts if isinstance(part, PrintedLine)]
    cut = sum(line.gaps > 0 for line in lines)
    return cut >= _FEWEST_CUT and cut >= _SHARE_CUT * len(lines)


def _numbers(pages: Sequence[int]) -> str:
    shown = "、".join(map(str, pages[:_SHOWN_PAGES]))
    return f"第 {shown} 页" + (f"等 {len(pages)} 页" if len(pages) > _SHOWN_PAGES else "")


def _collect(pages: Iterable[PrintedPage], collected: Collected) -> None:
    """Lines and tables in order; a table waits for the next page, where it may go on."""
    table: LongTable | None = None
    numbers: list[tuple[str, str]] = []  # page numbers below or above the parts of a table
    for page in pages:
        place = f"第{page.number}页"
        for part in page.parts:
            if isinstance(part, PrintedLine) and table is not None and is_page_number(part.text):
                numbers.append((part.text, place))
            elif isinstance(part, PrintedLine):
                _end_table(table, numbers, collected)
                table = None
                collected.add_line(part.text, place=place)
            elif table is not None and table.pages[-1] < page.number and table.takes(part):
                table.add(part, page.number)
            else:
                _end_table(table, numbers, collected)
                table = long_table(part, page.number)
    _end_table(table, numbers, collected)


def _end_table(
    table: LongTable | None, numbers: list[tuple[str, str]], collected: Collected
) -> None:
    if table is not None:
        places = [f"第{page}页" for page in table.pages]
        collected.add_grid(table.rows, table.merges, places=places)
    for text, place in numbers:
        collected.add_line(text, place=place)
    numbers.clear()
