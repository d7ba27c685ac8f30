"""The history of one field in a small popup over the form (字段修改记录)."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.form_parts import label
from ui.history_part import HistoryLine


class HistoryPopup(QFrame):
    """Goes with Esc, or with a click elsewhere."""

    def __init__(self, title: str, lines: Sequence[HistoryLine], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("popup")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAutoFillBackground(True)
        self._around = parent
        self._field: QWidget | None = None
        self.setAccessibleName(f"{title}的修改记录")
        self.lines = lines
        step = theme.unit(self.font())
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(step, step, step, step)
        rows.setSpacing(step // 2)
        rows.addWidget(label(f"{title}的修改记录", "accent"))
        for line in lines:
            rows.addWidget(label(line.when, "faded"))
            rows.addWidget(label(line.what, wraps=True))
        if not lines:
            rows.addWidget(label("没有改动过。", "faded"))
        rows.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setAccessibleName(f"{title}的修改记录")
        for each in (area.viewport(), inner):
            each.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(area)
        width = 42 * step
        tall = rows.heightForWidth(width) + step
        self.resize(width, min(max(tall, 8 * step), 48 * step))

    def show_at(self, field: QWidget) -> None:
        """Below the field or above it, inside the window."""
        self._field = field
        around = self._around
        corner = field.mapTo(around, QPoint(0, field.height()))
        x = max(0, min(corner.x(), around.width() - self.width()))
        y = corner.y()
        if y + self.height() > around.height():
            y = max(0, field.mapTo(around, QPoint(0, 0)).y() - self.height())
        self.move(x, y)
        self.show()
        self.raise_()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F8, Qt.Key.Key_Return):
            if self._field is not None:
                self._field.setFocus()
            self._go()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._go()

    def _go(self) -> None:
        self.hide()
        self.deleteLater()
