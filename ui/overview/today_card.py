"""今天要办: what waits, most important first; each line opens its rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from model.today import Duty, Urgency
from model.words import Lamp
from ui import theme
from ui.flow import ColumnsLayout
from ui.form_parts import clear, label
from ui.lamps import lamp_icon

_ROWS = 5
_SHAPES = {Urgency.LATE: Lamp.LATE, Urgency.SOON: Lamp.SOON, Urgency.CALM: Lamp.NOT_DUE}
_CALM = "今天没有要催的。"


class TodayCard(QFrame):
    """Lines from top to bottom, in as many columns as they need."""

    requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.buttons: list[QToolButton] = []
        self._calm = label(_CALM, "faded")
        step = theme.unit(self.font())
        self._lines = ColumnsLayout(across=step, rows=_ROWS)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, round(1.5 * step), step, step)
        column.setSpacing(step // 2)
        column.addWidget(label("今天要办", "faded"))
        column.addWidget(self._calm)
        column.addLayout(self._lines)
        column.addStretch(1)

    def show_duties(self, duties: Sequence[Duty]) -> None:
        """Show what waits."""
        clear(self._lines)
        self._calm.setVisible(not duties)
        self.buttons = [self._button(duty) for duty in duties]
        for button in self.buttons:
            self._lines.addWidget(button)

    def _button(self, duty: Duty) -> QToolButton:
        button = QToolButton()
        button.setText(duty.text)
        button.setProperty("role", "figure")
        button.setIcon(lamp_icon(_SHAPES[duty.urgency]))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setToolTip("点击查看")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.requested.emit(duty))
        return button
