"""The form of several selected sentences, or of a heading above them (批量认领)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui import theme
from ui.form_parts import label


class ManyClausesForm(QWidget):
    """Claims several sentences at once."""

    requested_accept = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit(self.font())
        self._title = label()
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.18)
        self._title.setFont(font)
        self._words = label(role="faded", wraps=True)
        self._accept = QPushButton("全部采纳建议（空格）")
        self._accept.clicked.connect(self.requested_accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(self._accept, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_counts(self, *, title: str, clauses: int, pending: int, can_edit: bool) -> None:
        """How many sentences, and how many of them wait."""
        self._title.setText(title)
        self._title.setWordWrap(True)
        self._words.setText(
            f"任务事项 {clauses} 条，待认领 {pending} 条。\n"
            "按 1 省内落实，2 配合国家局，3 国家层面，0 退回待认领，对选中的全部任务事项一起生效。"
        )
        self._accept.setVisible(can_edit and pending > 0)
