"""The switch between the views of a page: words of which one is pressed down."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ui import theme


class ViewSwitch(QWidget):
    """One button a view, in their order."""

    requested = Signal(int)

    def __init__(self, views: Mapping[str, str], parent: QWidget | None = None) -> None:
        """Views are name → what one does there."""
        super().__init__(parent)
        self._buttons = QButtonGroup(self, exclusive=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.unit(self.font()) // 4)
        for at, (name, words) in enumerate(views.items()):
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setToolTip(words)
            button.setAccessibleName(f"{name}视图")
            button.setAccessibleDescription(words)
            self._buttons.addButton(button, at)
            line.addWidget(button)
        self._buttons.idClicked.connect(self.requested)

    def show_view(self, at: int) -> None:
        """Which of them is shown."""
        self._buttons.button(at).setChecked(True)
