"""The column at the left (导航): one button a page."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.icons import icon


class Navigation(QFrame):
    """Buttons for the pages; the one in front is checked."""

    requested_page = Signal(int)

    def __init__(
        self, entries: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        """Entries are (text, icon, tip)."""
        super().__init__(parent)
        self.setObjectName("navigation")
        self._icons = [name for _, name, _ in entries]
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.requested_page)
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(step, step, step, step)
        column.setSpacing(step // 2)
        for number, (text, _, tip) in enumerate(entries):
            column.addWidget(self._button(number, text, tip))
        column.addStretch(1)
        width = QFontMetrics(self.font()).horizontalAdvance("任务分解")
        self.setFixedWidth(width + 16 + 6 * step)
        self.recolour()

    def show_page(self, number: int) -> None:
        """Mark the page in front."""
        self._group.button(number).setChecked(True)
        self.recolour()

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        for number, name in enumerate(self._icons):
            button = self._group.button(number)
            button.setIcon(icon(name, "accent" if button.isChecked() else "faded"))

    def _button(self, number: int, text: str, tip: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setToolTip(tip)
        button.setCheckable(True)
        button.setAutoRaise(True)
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setSizePolicy(
            button.sizePolicy().Policy.Expanding, button.sizePolicy().verticalPolicy()
        )
        self._group.addButton(button, number)
        return button
