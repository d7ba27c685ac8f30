"""Pages below one another (连续页面): white sheets on a dark ground, drawn as they are seen."""

from bisect import bisect_right
from enum import StrEnum
from itertools import accumulate

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui import theme
from ui.preview.page_pictures import PagePictures

_POINTS_PER_INCH = 72
_STEP = 1.2
_SMALLEST, _LARGEST = 0.1, 8.0
_PAPER = QColor("white")


class Zoom(StrEnum):
    """How large the pages are shown (显示比例)."""

    WIDTH = "适合页宽"
    PAGE = "整页"
    ACTUAL = "100%"


class PagesView(QAbstractScrollArea):
    """Shows a PDF; `page_changed` tells which page is in front, of how many, from 1."""

    page_changed = Signal(int, int)
    zoom_changed = Signal(float)
    shown = Signal()
    failed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zoom: Zoom | float = Zoom.WIDTH
        self._pictures: PagePictures | None = None
        self._coming: PagePictures | None = None
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._tops: list[int] = []
        self._scale = 1.0
        self._told = (0, 0)
        self._whole = self._breadth = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setAccessibleName("预览")
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in front, from 1; 0 without pages."""
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        return min(bisect_right(self._tops, middle), self.pages)

    @property
    def scale(self) -> float:
        """Points of the screen per point of paper, 1.0 is life size."""
        return self._scale * _POINTS_PER_INCH / self.logicalDpiY()

    def show_pdf(self, data: bytes) -> None:
        """Show another PDF; the place is kept, the old pages stay until the new ones are there."""
        pictures = self._coming = PagePictures(data, self)
        # Methods, not lambdas: Qt lets go of them when this view goes.
        pictures.opened.connect(self._take)
        pictures.failed.connect(self.failed)

    def clear(self) -> None:
        """Show nothing."""
        if self._pictures is not None:
            self._pictures.close()
        self._pictures, self._coming, self._sizes = None, None, ()
        self._arrange()

    def set_zoom(self, zoom: Zoom | float) -> None:
        """Show the pages so large; the middle of what is seen stays in sight."""
        self.zoom = zoom if isinstance(zoom, Zoom) else min(max(zoom, _SMALLEST), _LARGEST)
        self._arrange()

    def zoom_in(self) -> None:
        """A step larger."""
        self.set_zoom(self.scale * _STEP)

    def zoom_out(self) -> None:
        """A step smaller."""
        self.set_zoom(self.scale / _STEP)

    def go_to(self, page: int) -> None:
        """Bring a page (from 1) to the top."""
        if self._tops:
            top = self._tops[min(max(page, 1), self.pages) - 1]
            self.verticalScrollBar().setValue(top - self._margin())

    def page_of(self, heading: str) -> int:
        """The page (from 1) on which a bookmark stands, 0 for none."""
        found = self._pictures.headings.get(heading) if self._pictures is not None else None
        return 0 if found is None else found + 1

    def has_drawn(self, page: int) -> bool:
        """Is this page (from 1) there to be seen?"""
        return self._pictures is not None and self._pictures.picture(page - 1) is not None

    def sizeHint(self) -> QSize:
        step = theme.unit(self.font())
        return QSize(90 * step, 80 * step)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().line.darker(170))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._seen():
            sheet = self._sheet(page)
            painter.fillRect(sheet, _PAPER)
            picture = self._pictures.picture(page) if self._pictures else None
            if picture is not None:
                painter.drawImage(sheet, picture)
        self._want()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        if event.matches(QKeySequence.StandardKey.ZoomIn) or event.text() == "=":
            self.zoom_in()
        elif event.matches(QKeySequence.StandardKey.ZoomOut):
            self.zoom_out()
        elif event.key() == Qt.Key.Key_Home:
            bar.setValue(0)
        elif event.key() == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self._turn(1)
        elif event.key() == Qt.Key.Key_PageUp:
            self._turn(-1)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
        elif event.angleDelta().y() > 0:
            self.zoom_in()
        else:
            self.zoom_out()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def _take(self, sizes: tuple[tuple[float, float], ...]) -> None:
        pictures = self.sender()
        assert isinstance(pictures, PagePictures)
        if pictures is not self._coming:  # another one was asked for meanwhile
            pictures.close()
            return
        if self._pictures is not None:
            self._pictures.close()
        self._pictures, self._sizes = pictures, sizes
        pictures.drawn.connect(self._repaint)
        self._arrange()
        self.shown.emit()

    def _repaint(self) -> None:
        self.viewport().update()

    def _turn(self, way: int) -> None:
        """A page on where a page fits, else as much as is seen."""
        bar, page = self.verticalScrollBar(), self.page
        room = self.viewport().height()
        if page and self._sheet(page - 1).height() + self._margin() <= room:
            self.go_to(page + way)
        else:
            bar.setValue(bar.value() + way * round(room * 0.9))

    def _arrange(self) -> None:
        """Find the scale and the place of every page, and keep what is seen in sight."""
        bar, across = self.verticalScrollBar(), self.horizontalScrollBar()
        share = bar.value() / self._whole if self._whole else 0.0
        self._scale = self._wanted_scale()
        gap = self._margin()
        heights = [round(size[1] * self._scale) + gap for size in self._sizes]
        self._tops = list(accumulate(heights, initial=gap))[: len(heights)]
        self._whole = self._height()
        bar.setRange(0, max(0, self._whole - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(4 * gap)
        bar.setValue(round(share * self._whole))
        room = self.viewport().width()
        width = round(self._widest() * self._scale) + 2 * gap
        middle = (across.value() + room / 2) / self._breadth if self._breadth else 0.5
        self._breadth = width
        across.setRange(0, max(0, width - room))
        across.setValue(round(middle * width - room / 2))
        across.setPageStep(room)
        self.zoom_changed.emit(self.scale)
        self._tell_page()
        self.viewport().update()

    def _wanted_scale(self) -> float:
        actual = self.logicalDpiY() / _POINTS_PER_INCH
        if not self._sizes or self.zoom is Zoom.ACTUAL:
            return actual
        if not isinstance(self.zoom, Zoom):
            return self.zoom * actual
        # Room for the scroll bar is kept even while there is none: else the page would jump.
        bar = self.verticalScrollBar()
        kept = 0 if bar.isVisible() else bar.sizeHint().width()
        room = self.viewport().width() - kept - 2 * self._margin()
        across = max(room, 1) / self._widest()
        if self.zoom is Zoom.WIDTH:
            return across
        down = (self.viewport().height() - 2 * self._margin()) / max(h for _, h in self._sizes)
        return max(min(across, down), _SMALLEST)

    def _height(self) -> int:
        if not self._sizes:
            return 0
        return self._tops[-1] + round(self._sizes[-1][1] * self._scale) + self._margin()

    def _widest(self) -> float:
        return max((width for width, _ in self._sizes), default=1.0)

    def _margin(self) -> int:
        return 2 * theme.unit(self.font())

    def _sheet(self, page: int) -> QRect:
        """Where a page (from 0) stands in the viewport."""
        width, height = (round(side * self._scale) for side in self._sizes[page])
        room = self.viewport().width()
        x = (room - width) // 2
        if self.horizontalScrollBar().maximum():
            x = (round(self._widest() * self._scale) - width) // 2 + self._margin()
        top = self._tops[page] - self.verticalScrollBar().value()
        return QRect(x - self.horizontalScrollBar().value(), top, width, height)

    def _seen(self) -> range:
        """The pages (from 0) that are at least partly in sight."""
        top = self.verticalScrollBar().value()
        first = max(bisect_right(self._tops, top) - 1, 0)
        last = bisect_right(self._tops, top + self.viewport().height())
        return range(first, last)

    def _want(self) -> None:
        seen = self._seen()
        if self._pictures is not None and seen:
            following = range(seen.stop, min(seen.stop + 1, self.pages))
            scale = round(self._scale * self.devicePixelRatioF(), 4)
            self._pictures.want([*seen, *following], scale)

    def _tell_page(self) -> None:
        place = (self.page, self.pages)
        if place != self._told:
            self._told = place
            self.setAccessibleDescription(f"第{place[0]}页，共{place[1]}页")
            self.page_changed.emit(*place)
