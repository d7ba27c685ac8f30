"""年度: of which year a list is, when its document does not say."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from ui import theme
from ui.form_parts import label
from ui.number_field import NumberField


class YearDialog(QDialog):
    """Asks for the year, beginning with a likely one."""

    def __init__(self, name: str, *, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("年度")
        step = theme.unit(self.font())
        self.year = NumberField(least=1980, most=2099, suffix=" 年")
        self.year.setValue(year)
        form = QFormLayout()
        form.addRow("年度", self.year)
        buttons = QDialogButtonBox()
        accept = buttons.addButton("继续读入", QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setProperty("role", "primary")
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(step)
        words = f"没有读到“{name}”是哪一年的任务清单。“6月底前”等时限要按年度计算，请填写。"
        column.addWidget(label(words, wraps=True))
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(56 * step)
