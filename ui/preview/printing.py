"""Pages of a PDF on a printer (打印): drawn at its resolution, page by page, in the background."""

from collections.abc import Callable, Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPainter
from PySide6.QtWidgets import QLabel, QWidget

from model.errors import OfficeError
from model.reading.sources.pdf_pictures import PdfPictures, Picture, printed_scale
from ui.ask import Ask
from ui.background import CancelledError, Progress
from ui.preview.paper_view import PaperView
from ui.progress import run_with_progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_SENT_ALREADY = "已取消打印，前{}页已送往打印机。不需要的，请在系统的打印队列中删除。"
_NOT_PRINTED = (
    "打印机没有响应，没有打印完。请检查打印机是否开机、有纸，再打印一次；也可以先存为PDF。"
)


def print_pages(data: bytes, printer: "QPrinter", progress: Progress) -> int:
    """Print the pages that the system's dialog asked for; how many sheets of text that were."""
    with closing(PdfPictures(data)) as pdf:
        wanted = list(_wanted(printer, len(pdf.sizes)))
        painter, number = QPainter(), 0
        try:
            for number, page in enumerate(wanted):
                progress(number, len(wanted))
                _turn(printer, pdf.sizes[page])
                is_ready = printer.newPage() if painter.isActive() else painter.begin(printer)
                if not is_ready:
                    raise OfficeError(_NOT_PRINTED)
                scale = printed_scale(printer.resolution())
                _paint(painter, printer, pdf.picture(page, scale=scale))
        except CancelledError as given_up:
            # Where the system cannot call it back, what is drawn goes out when painting ends.
            if number and not printer.abort():
                raise OfficeError(_SENT_ALREADY.format(number)) from given_up
            raise
        finally:
            if painter.isActive():
                painter.end()
        progress(len(wanted), len(wanted))
        return len(wanted)


def print_out(
    parent: QWidget, ask: Ask, paper: PaperView, said: QLabel, *, done: Callable[[], object]
) -> None:
    """Ask the system for a printer and print a paper behind a bar; `said` hears how it ended."""
    printer = ask.printer(parent, pages=paper.pages.pages)
    if printer is None:
        return
    data = paper.data

    def end(pages: int) -> None:
        said.setText(f"已送往打印机，共{pages}页。")
        done()

    run_with_progress(
        parent,
        "正在打印…",
        lambda progress: print_pages(data, printer, progress),
        done=end,
        refused=lambda refusal: said.setText(str(refusal)),
    )


def _wanted(printer: "QPrinter", pages: int) -> Iterator[int]:
    """The pages (from 0): the range of the dialog, as often as the printer cannot itself."""
    first = printer.fromPage() or 1
    last = min(printer.toPage() or pages, pages)
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    for _ in range(copies):
        yield from range(first - 1, last)


def _turn(printer: "QPrinter", size: tuple[float, float]) -> None:
    is_wide = size[0] > size[1]
    orientation = QPageLayout.Orientation
    printer.setPageOrientation(orientation.Landscape if is_wide else orientation.Portrait)


def _paint(painter: QPainter, printer: "QPrinter", picture: Picture) -> None:
    image = QImage(
        picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32
    )
    # The whole sheet: the margins are part of the paper already.
    paper = QRectF(printer.paperRect(printer.Unit.DevicePixel))
    painter.drawImage(QRectF(0, 0, paper.width(), paper.height()), image)
