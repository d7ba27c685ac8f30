"""Where dragged things would go (拖放的落点): a line between rows, or the row that takes them."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView

from ui import theme

_TINT = 48  # of 255


class DropMark:
    """Drawn over a view, as wide as its row: Qt's own mark is as wide as a cell."""

    def __init__(self, view: QAbstractItemView) -> None:
        self._view = view
        self._row = QRect()
        self._is_line = False

    def show_between(self, y: int) -> None:
        """Between two rows, or below the last one."""
        self._show(QRect(0, y, self._view.viewport().width(), 0), is_line=True)

    def show_on(self, row: QRect) -> None:
        """On a row."""
        width = self._view.viewport().width()
        self._show(QRect(0, row.top(), width, row.height()), is_line=False)

    def clear(self) -> None:
        """Nothing hangs over the view."""
        self._show(QRect(), is_line=False)

    @property
    def place(self) -> QRect:
        """Where the mark stands; null while there is none."""
        return self._row

    def paint(self) -> None:
        """Draw the mark over what the view has painted."""
        if self._row.isNull():
            return
        colour = QColor(theme.current().accent)
        painter = QPainter(self._view.viewport())
        painter.setPen(QPen(colour, 2))
        if self._is_line:
            y = max(self._row.top(), 1)
            painter.drawLine(0, y, self._row.right(), y)
        else:
            painter.drawRect(self._row.adjusted(1, 1, -1, -1))
            colour.setAlpha(_TINT)
            painter.fillRect(self._row, colour)
        painter.end()

    def _show(self, place: QRect, *, is_line: bool) -> None:
        self._row, self._is_line = place, is_line
        self._view.viewport().update()
