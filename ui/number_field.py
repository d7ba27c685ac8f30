"""A field for a whole number (数字): set like every other field, without the little arrows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

_INSET = 8  # as in other fields; a stylesheet does not reach the words of a spin box


class NumberField(QSpinBox):
    """↑ and ↓ step through the numbers; the wheel scrolls the form, not the number."""

    def __init__(
        self, *, least: int, most: int, suffix: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(least, most)
        self.setSuffix(suffix)
        self.lineEdit().setTextMargins(_INSET, 0, _INSET, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
