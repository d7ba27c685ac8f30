"""An empty view (空白页): a sentence and the button that fills it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.icons import pixmap


class EmptyView(QWidget):
    """Says why there is nothing here and what comes next."""

    requested = Signal()

    def __init__(self, *, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        step = theme.unit(self.font())
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._words = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setProperty("role", "faded")
        self._button = QPushButton()
        self._button.clicked.connect(self.requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 3 * step, 3 * step, 3 * step)
        column.setSpacing(2 * step)
        column.addStretch(2)
        column.addWidget(self._picture)
        column.addWidget(self._words)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def say(self, words: str, button: str = "") -> None:
        """The sentence and the name of the button (none without a name)."""
        self._words.setText(words)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._picture.setPixmap(pixmap(self._icon, "idle", size=28, scale=self.devicePixelRatioF()))
