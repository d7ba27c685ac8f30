"""The switch between the two views of 任务分解: 认领 and 分解."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ui import theme

_TIPS = {
    "认领": "逐句决定原文是谁的工作（Ctrl+L）",
    "分解": "把认领的任务事项分解成落实举措（Ctrl+L）",
}


class ViewSwitch(QWidget):
    """Two words of which one is pressed down."""

    requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = QButtonGroup(self, exclusive=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.unit(self.font()) // 4)
        for at, (name, words) in enumerate(_TIPS.items()):
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setToolTip(words)
            button.setAccessibleName(f"{name}视图")
            button.setAccessibleDescription(words)
            button.clicked.connect(lambda _=False, on=at == 0: self.requested.emit(on))
            self._buttons.addButton(button, at)
            line.addWidget(button)

    def show_claiming(self, on: bool) -> None:
        """Which of the two is shown."""
        self._buttons.button(0 if on else 1).setChecked(True)
