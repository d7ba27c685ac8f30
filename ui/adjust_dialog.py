"""申请调整时限 for several actions at once."""

from datetime import date

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui import theme
from ui.adjust_fields import AdjustFields, Understand
from ui.dialog_buttons import ok_and_cancel
from ui.form_parts import label


class AdjustDialog(QDialog):
    """The fields of the form, for all that are selected."""

    def __init__(
        self,
        count: int,
        understand: Understand,
        judge: Understand,
        today: date,
        parent: QWidget | None = None,
        *,
        left_out: int = 0,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("申请调整时限")
        step = theme.unit(self.font())
        self.fields = AdjustFields()
        self.fields.understand, self.fields.judge = understand, judge
        left = f"；另有 {left_out} 项没有时限，不用申请" if left_out else ""
        self.fields.begin(old=f"选中的 {count} 项，各按原时限{left}", today=today)
        self.fields.requested.connect(self.accept)
        buttons = ok_and_cancel(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(step)
        words = "新时限在批准后生效；批准人已经同意的，现在就可以填上。一步撤销。"
        column.addWidget(label(words, "faded", wraps=True))
        column.addWidget(self.fields)
        column.addWidget(buttons)
        self.setMinimumWidth(56 * step)

    def accept(self) -> None:
        """Only with a time limit and a reason; what is missing is said at once."""
        due, reason, *_ = self.fields.values()
        if due and reason:
            super().accept()
        else:
            self.fields.word.refuse("请填写新时限和理由。")
