"""The history of one field in a small popup over the form (字段修改记录)."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.form_parts import label
from ui.history_part import HistoryLine


class HistoryPopup(QFrame):
    """Goes with Esc, or with a click elsewhere."""

    def __init__(self, title: str, lines: Sequence[HistoryLine], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(area)
        width = 42 * step
        tall = rows.heightForWidth(width) + step
        self.resize(width, min(max(tall, 8 * step), 48 * step))

    def show_at(self, field: QWidget) -> None:
        """Below the field, inside the screen."""
        corner = field.mapToGlobal(QPoint(0, field.height()))
        room = field.screen().availableGeometry()
        x = min(corner.x(), room.right() - self.width())
        y = corner.y()
        if y + self.height() > room.bottom():
            y = max(room.top(), field.mapToGlobal(QPoint(0, 0)).y() - self.height())
        self.move(x, y)
        self.show()
        self.setFocus()
