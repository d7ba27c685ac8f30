"""Pages of a PDF on a printer (打印): drawn at its resolution, page by page, in the background."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPageLayout, QPainter

from model.errors import OfficeError
from model.reading.sources.pdf_pictures import PdfPictures, Picture, printed_scale
from ui.background import Progress

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_NOT_PRINTED = (
    "打印机没有响应，没有打印完。请检查打印机是否开机、有纸，再打印一次；也可以先存为PDF。"
)


def print_pages(data: bytes, printer: "QPrinter", progress: Progress) -> int:
    """Print the pages that the system's dialog asked for; how many sheets of text that were."""
    pdf = PdfPictures(data)
    try:
        wanted = list(_wanted(printer, len(pdf.sizes)))
        painter = QPainter()
        for number, page in enumerate(wanted):
            progress(number, len(wanted))
            _turn(printer, pdf.sizes[page])
            is_ready = printer.newPage() if painter.isActive() else painter.begin(printer)
            if not is_ready:
                raise OfficeError(_NOT_PRINTED)
            scale = printed_scale(printer.resolution())
            _paint(painter, printer, pdf.picture(page, scale=scale))
        painter.end()
        progress(len(wanted), len(wanted))
        return len(wanted)
    finally:
        pdf.close()


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
