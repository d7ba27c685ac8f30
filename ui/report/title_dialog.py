"""加章节、加附件: asks for the title."""

from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.dialog_buttons import ok_and_cancel
from ui.form_parts import label


class TitleDialog(QDialog):
    """One line for the title of a new section or annex."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"加{what}")
        self.line = QLineEdit()
        step = theme.unit(self.font())
        form = QFormLayout()
        form.setSpacing(step)
        form.addRow(f"{what}标题", self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(2 * step)
        column.addWidget(label(f"{what}写在同类的最后，可以再上移。", "faded", wraps=True))
        column.addLayout(form)
        column.addWidget(ok_and_cancel(self))
        self.setMinimumWidth(56 * step)

    def title(self) -> str:
        """What was typed."""
        return self.line.text().strip()
