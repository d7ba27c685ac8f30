"""What is missing before the submission (报送前核对), each with the way to it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from model.completeness import Missing
from ui import theme
from ui.empty import EmptyView
from ui.form_parts import clear, label
from ui.icons import icon


class GapsPanel(QScrollArea):
    """A line for each kind of gap."""

    requested_gap = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        step = theme.unit(self.font())
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        self._gaps = QVBoxLayout()
        self._gaps.setSpacing(step)
        self._complete = EmptyView(icon="check")
        column.addLayout(self._gaps)
        column.addWidget(self._complete)
        column.addStretch(1)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Show what is missing."""
        clear(self._gaps)
        for gap in missing:
            self._gaps.addWidget(self._line(gap))
        self._complete.setVisible(not missing)
        self._complete.say("报送所需内容齐全。")

    def _line(self, gap: Missing) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        sign = QLabel()
        sign.setPixmap(icon("warning", "soon").pixmap(16, 16))
        show = QPushButton("查看" if gap.action_ids or gap.clause_ids else "填写")
        show.clicked.connect(lambda: self.requested_gap.emit(gap))
        line.addWidget(sign)
        line.addWidget(label(gap.message, wraps=True), 1)
        line.addWidget(show)
        return row
