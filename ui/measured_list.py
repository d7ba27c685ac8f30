"""A list whose rows are as high as their words (长列表): only what is seen is laid out.

Qt's own list asks every row for its size in turn: 20,000 wrapped lines would stop the window.
It is a QListView all the same, so that a screen reader knows it as one.
"""

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from ui import theme

Index = QModelIndex | QPersistentModelIndex
# Share of the height below which a chosen row is brought to the middle.
_LOW = 0.85


class MeasuredList(QListView):
    """Rows of their own height; a subclass says how high they are and paints them."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tops = [0]
        self._measured_for: tuple[int, int] | None = None
        self._revision = 0
        self._empty = ""
        self.step = theme.unit(self.font())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes would change the width, and with it every height.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def row_heights(self, width: int) -> list[int]:
        """How high each row is at a width."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, place: QRect, row: int) -> None:
        """Paint the words of a row; its ground is painted already."""
        raise NotImplementedError

    def paint_ground(self, painter: QPainter, place: QRect, row: int) -> None:
        """Paint the ground of a row."""
        if self.selectionModel().isRowSelected(row, QModelIndex()):
            now = theme.current()
            painter.fillRect(place, now.selection if self.hasFocus() else now.selection_idle)

    def measure_anew(self) -> None:
        """The words of rows changed: their heights are asked for again."""
        self._revision += 1
        self.updateGeometries()
        self.viewport().update()

    def say_when_empty(self, words: str) -> None:
        """What stands here as long as there are no rows."""
        self._empty = words
        self.viewport().update()

    @property
    def row(self) -> int:
        """The current row, or -1."""
        return self.currentIndex().row()

    def choose(self, row: int, *, centred: bool = False) -> None:
        """Select a row and bring it into sight."""
        index = self.model().index(row, 0)
        if not index.isValid():
            return
        # Not as a hand selects: Ctrl may still be down from the key that led here.
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
        # Who goes down the paper wants to see what comes next.
        is_low = self.visualRect(index).bottom() > self.viewport().height() * _LOW
        self.show_row(row, centred=centred or is_low)

    def show_row(self, row: int, *, centred: bool = False) -> None:
        """Bring a row into sight, without selecting it."""
        hints = QAbstractItemView.ScrollHint
        hint = hints.PositionAtCenter if centred else hints.EnsureVisible
        self.scrollTo(self.model().index(row, 0), hint)

    def row_at(self, height: int) -> int:
        """Which row lies at a height of the viewport, or -1."""
        at = height + self.verticalOffset()
        return bisect_right(self._tops, at) - 1 if 0 <= at < self._tops[-1] else -1

    def visualRect(self, index: Index) -> QRect:
        self._measure()
        row = index.row()
        if not index.isValid() or row + 1 >= len(self._tops):
            return QRect()
        top, below = self._tops[row], self._tops[row + 1]
        return QRect(0, top - self.verticalOffset(), self.viewport().width(), below - top)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        place = self.visualRect(index)
        if place.isNull():
            return
        self.updateGeometries()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        is_seen = place.top() >= 0 and place.bottom() < room
        hints = QAbstractItemView.ScrollHint
        if hint is hints.PositionAtCenter and not (is_seen and _is_inner(place, room)):
            bar.setValue(bar.value() + place.center().y() - room // 2)
        elif place.top() < 0 or hint is hints.PositionAtTop:
            bar.setValue(bar.value() + place.top())
        elif place.bottom() >= room:
            bar.setValue(bar.value() + min(place.top(), place.bottom() - room + 1))

    def indexAt(self, point: QPoint) -> QModelIndex:
        self._measure()
        row = self.row_at(point.y())
        return self.model().index(row, 0) if row >= 0 and self.model() else QModelIndex()

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        moves = QAbstractItemView.CursorAction
        last = self.model().rowCount() - 1
        page = max(0, self.viewport().height() - 4 * self.step)
        row = max(self.row, 0)
        middle = self.visualRect(self.currentIndex()).center().y()
        match action:
            case moves.MoveUp | moves.MovePrevious | moves.MoveLeft:
                row -= 1
            case moves.MoveDown | moves.MoveNext | moves.MoveRight:
                row += 1 if self.currentIndex().isValid() else 0
            case moves.MoveHome:
                row = 0
            case moves.MoveEnd:
                row = last
            case moves.MovePageUp:
                row = max(0, self.row_at(max(middle - page, -self.verticalOffset())))
            case moves.MovePageDown:
                below = self.row_at(middle + page)
                row = below if below >= 0 else last
        return self.model().index(min(max(row, 0), last), 0)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        rect = rect.normalized()  # who selects upwards gives it upside down
        first, last = (
            self.row_at(max(rect.top(), -self.verticalOffset())),
            self.row_at(rect.bottom()),
        )
        if first < 0:
            return
        if last < 0:
            last = self.model().rowCount() - 1
        model = self.model()
        wanted = QItemSelection(model.index(first, 0), model.index(last, 0))
        self.selectionModel().select(wanted, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        # The rows that lose their ground are painted as well.
        return QRegion(self.viewport().rect())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.row())
        self.viewport().update()

    def updateGeometries(self) -> None:
        self._measure()
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(3 * self.step)
        bar.setPageStep(room)
        bar.setRange(0, max(0, self._tops[-1] - room))
        QAbstractItemView.updateGeometries(self)  # the list's own would ask every row

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)  # as above

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.updateGeometries()
        if self.row >= 0:
            self.show_row(self.row, centred=True)

    def reset(self) -> None:
        super().reset()
        self._revision += 1
        self.updateGeometries()

    def paintEvent(self, event: QPaintEvent) -> None:
        self._measure()
        painter = QPainter(self.viewport())
        offset, width = self.verticalOffset(), self.viewport().width()
        if len(self._tops) == 1:
            painter.setPen(theme.current().faded)
            middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.viewport().rect(), middle, self._empty)
        row = max(0, self.row_at(event.rect().top()))
        while row + 1 < len(self._tops):
            top = self._tops[row] - offset
            if top > event.rect().bottom():
                break
            place = QRect(0, top, width, self._tops[row + 1] - self._tops[row])
            self.paint_ground(painter, place, row)
            self.paint_row(painter, place, row)
            row += 1
        painter.end()

    def _measure(self) -> None:
        wanted = (self.viewport().width(), self._revision)
        # Before it is shown its width is not known: nothing is measured in vain.
        is_early = self._measured_for is None and not self.isVisible()
        if wanted == self._measured_for or is_early or self.model() is None:
            return
        self._measured_for = wanted
        self._tops = [0, *accumulate(self.row_heights(wanted[0]))]


def _is_inner(place: QRect, room: int) -> bool:
    """Whether a row has some of its neighbours in sight."""
    return place.top() > room // 8 and place.bottom() < room - room // 8
