"""新建台账: whose ledger it will be, and what it begins with."""

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme


class NewLedgerDialog(QDialog):
    """Asks for the names of the office, which can be changed later, and for its first list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("新建台账")
        step = theme.unit(self.font())
        self.full_name = QLineEdit(placeholderText="如：某某省知识产权局")
        self.short_name = QLineEdit(placeholderText="如：省知识产权局")
        self.letters = QLineEdit(placeholderText="如：某知发，可以以后再填")
        form = QFormLayout()
        form.setSpacing(step)
        form.addRow("单位全称", self.full_name)
        form.addRow("单位简称", self.short_name)
        form.addRow("发文代字", self.letters)
        self.with_list = QRadioButton("放入2023年度工作指引的任务清单（67条）")
        self.empty = QRadioButton("先不放清单，建好后导入来文")
        self.with_list.setChecked(True)
        form.addRow("任务清单", self.with_list)
        form.addRow("", self.empty)
        self.buttons = QDialogButtonBox()
        accept = self.buttons.addButton("选择存放位置…", QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setProperty("role", "primary")
        accept.setEnabled(False)
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        self.full_name.textChanged.connect(lambda text: accept.setEnabled(bool(text.strip())))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 3 * step, 3 * step, 2 * step)
        column.setSpacing(2 * step)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.setMinimumWidth(60 * step)

    def names(self) -> dict[str, str]:
        """The names as settings of the ledger."""
        full = self.full_name.text().strip()
        return {
            "office_full_name": full,
            "office_short_name": self.short_name.text().strip() or full,
            "office_letters": self.letters.text().strip(),
        }
