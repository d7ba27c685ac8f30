"""自编清单: a list of the office's own, typed or pasted, beside the official ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from model.entities import TaskListId
from ui import theme
from ui.delegates import make_roomy
from ui.form_parts import label
from ui.number_field import NumberField

_HINT = (
    "一行写一条，可以从别处粘贴。例如：\n\n"
    "1.建立省级重点企业知识产权联络员制度。（责任单位：运用促进处；完成时限：6月底前）\n"
    "2.开展知识产权服务机构走访，每季度报送情况。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnList:
    """A list of the office's own as text; `id` is None for one that is not stored yet."""

    id: TaskListId | None
    title: str
    year: int
    text: str


class OwnListDialog(QDialog):
    """Writes a new list, or changes the words of one that is there."""

    def __init__(
        self, lists: Sequence[OwnList], *, year: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("自编清单")
        self._lists = [OwnList(id=None, title="", year=year, text=""), *lists]
        step = theme.unit(self.font())
        self.which = QComboBox()
        self.which.addItem("新建清单")
        self.which.addItems([f"{each.title}（{each.year}年度）" for each in lists])
        make_roomy(self.which)
        self.title = QLineEdit(placeholderText="如：领导批示事项、省级重点任务")
        self.year = NumberField(least=1990, most=2100, suffix=" 年")
        self.text = QPlainTextEdit(placeholderText=_HINT)
        self.text.setAccessibleName("清单内容")
        self.text.setTabChangesFocus(True)
        form = QFormLayout()
        form.setSpacing(step)
        form.addRow("清单", self.which)
        form.addRow("名称", self.title)
        form.addRow("年度", self.year)
        form.setRowVisible(self.which, bool(lists))
        self.buttons = QDialogButtonBox()
        self._accept = self.buttons.addButton(
            "下一步：核对内容", QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._accept.setProperty("role", "primary")
        self.buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * step, 2 * step, 3 * step, 2 * step)
        column.setSpacing(step)
        words = "一行一条，带不带编号都可以；改已有清单时，没有动过的条目保留认领和举措。"
        column.addWidget(label(words, "faded", wraps=True))
        column.addLayout(form)
        column.addWidget(self.text, 1)
        column.addWidget(self.buttons)
        self.which.currentIndexChanged.connect(self._show)
        self.title.textChanged.connect(self._allow)
        self.text.textChanged.connect(self._allow)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._show(0)
        self.resize(92 * step, 72 * step)

    def written(self) -> OwnList:
        """The list as it is written now."""
        return OwnList(
            id=self._lists[self.which.currentIndex()].id,
            title=self.title.text().strip(),
            year=self.year.value(),
            text=self.text.toPlainText(),
        )

    def _show(self, at: int) -> None:
        chosen = self._lists[at]
        self.title.setText(chosen.title)
        self.year.setValue(chosen.year)
        self.text.setPlainText(chosen.text)
        self._allow()

    def _allow(self) -> None:
        filled = bool(self.title.text().strip() and self.text.toPlainText().strip())
        self._accept.setEnabled(filled)
