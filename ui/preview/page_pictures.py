"""The pages of one PDF as pictures for the screen (页面图像), drawn in the background.

Only what is asked for is drawn, one page after the other; what was drawn longest ago goes when
there is too much of it.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from model.reading.sources.pdf_pictures import PdfPictures
from ui.background import Progress, Work

_MOST_BYTES = 120_000_000
_Key = tuple[int, float]


class PagePictures(QObject):
    """Opens a PDF and draws its pages when they are wanted."""

    opened = Signal(object)
    failed = Signal()
    drawn = Signal(int)

    def __init__(self, data: bytes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pdf: PdfPictures | None = None
        self._kept: OrderedDict[_Key, QImage] = OrderedDict()
        self._newest: dict[int, QImage] = {}
        self._wanted: Sequence[_Key] = ()
        self._is_busy = self._is_closed = False
        self._do(lambda _: PdfPictures(data), self._take_pdf)

    @property
    def headings(self) -> Mapping[str, int]:
        """The bookmarks of the file, with their pages from 0."""
        return self._pdf.headings if self._pdf is not None else {}

    def picture(self, page: int) -> QImage | None:
        """The page as it was drawn last, at whatever scale."""
        return self._newest.get(page)

    def want(self, pages: Sequence[int], scale: float) -> None:
        """These pages are to be seen at this scale; nothing else is drawn any more."""
        self._wanted = [(page, scale) for page in pages]
        self._draw_next()

    def close(self) -> None:
        """Let go of the file, when nobody draws from it any more."""
        self._is_closed = True
        self._wanted = ()
        self.setParent(None)  # whoever showed it may go before the page under way is drawn
        if not self._is_busy:
            self._end()

    def _take_pdf(self, pdf: PdfPictures) -> None:
        self._pdf = pdf
        if not self._is_closed:
            self.opened.emit(pdf.sizes)

    def _draw_next(self) -> None:
        pdf = self._pdf
        key = next((key for key in self._wanted if key not in self._kept), None)
        if pdf is None or key is None or self._is_busy or self._is_closed:
            return
        page, scale = key

        def draw(_: Progress) -> QImage:
            made = pdf.picture(page, scale=scale)
            form = QImage.Format.Format_RGB32
            return QImage(made.pixels, made.width, made.height, made.stride, form).copy()

        self._do(draw, lambda image: self._keep(key, image))

    def _keep(self, key: _Key, image: QImage) -> None:
        self._kept[key] = self._newest[key[0]] = image
        while len(self._kept) > 1 and self._held() > _MOST_BYTES:
            (page, _), old = self._kept.popitem(last=False)
            if self._newest.get(page) is old:
                del self._newest[page]
        self.drawn.emit(key[0])

    def _do(self, work: Callable[[Progress], object], done: Callable[[Any], object]) -> None:
        self._is_busy = True
        task = Work(work, self)

        def end(result: object) -> None:
            self._is_busy = False
            task.deleteLater()
            done(result)
            self._end() if self._is_closed else self._draw_next()

        task.finished.connect(end)
        task.failed.connect(self._fail)
        task.start()

    def _fail(self, _: Exception) -> None:
        self._is_busy = False
        self.failed.emit()

    def _held(self) -> int:
        return sum(image.sizeInBytes() for image in self._kept.values())

    def _end(self) -> None:
        if self._pdf is not None:
            self._pdf.close()
        self._pdf = None
        self._kept.clear()
        self._newest.clear()
        self.deleteLater()
