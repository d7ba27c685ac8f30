"""Step 1 (本单位): the names of the office and who answers for the ledger."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from model.tidy_names import tidy_name
from ui import theme
from ui.first_run.plan import proposed_short_name
from ui.form_parts import FieldWord, label

_WHY = "全称用于报告标题和落款，简称用于正文，发文代字用于文号；以后可以在“单位设置”中修改。"
_NAMES = ("单位全称", "单位简称", "发文代字", "联系人", "联系电话")


class OfficeStep(QWidget):
    """The full name is needed, the short one follows from it until it is written by hand."""

    title = "本单位"

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit(self.font())
        self.full_name = QLineEdit(placeholderText="必填，如：某某省知识产权局")
        self.short_name = QLineEdit(placeholderText="如：省知识产权局")
        self.letters = QLineEdit(placeholderText="如：某知发（可以以后再填）")
        self.contact = QLineEdit(placeholderText="台账经办人，确认办结时用（可以以后再填）")
        self.phone = QLineEdit(placeholderText="可以以后再填")
        self._fields = {
            "office_full_name": self.full_name,
            "office_short_name": self.short_name,
            "office_letters": self.letters,
            "contact": self.contact,
            "contact_phone": self.phone,
        }
        form = QFormLayout()
        form.setSpacing(round(1.5 * step))
        for name, field in zip(_NAMES, self._fields.values(), strict=True):
            field.setAccessibleName(name)
            field.setMaximumWidth(88 * step)
            form.addRow(name, field)
        self.word = FieldWord()
        self.word.setFixedHeight(self.fontMetrics().lineSpacing())  # one line: as wide as the field
        form.insertRow(1, "", self.word)
        self._is_own = False
        self.full_name.textEdited.connect(lambda _: self.word.clear())
        self.full_name.textChanged.connect(self._propose)
        self.short_name.textEdited.connect(self._write_own)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * step)
        column.addLayout(form)
        column.addWidget(label(_WHY, "faded", wraps=True))
        column.addStretch(1)

    def names(self) -> dict[str, str]:
        """The names as settings of the ledger."""
        found = {name: tidy_name(field.text()) for name, field in self._fields.items()}
        found["office_short_name"] = found["office_short_name"] or found["office_full_name"]
        return found

    def words(self) -> dict[str, tuple[str, str]]:
        """Key, name and words of each field."""
        named = zip(_NAMES, self._fields.items(), strict=True)
        return {key: (name, field.text()) for name, (key, field) in named}

    def write(self, words: Mapping[str, str]) -> None:
        """Put these words in; a short name that was only proposed follows the full one."""
        for key, field in self._fields.items():
            field.setText(words.get(key, ""))
        short = self.short_name.text().strip()
        self._is_own = bool(short) and short != proposed_short_name(self.full_name.text())

    def can_go_on(self) -> bool:
        """Is all there that the ledger needs? What is missing is said at its field."""
        has_name = bool(tidy_name(self.full_name.text()))
        self.word.refuse("" if has_name else "请填写单位全称。")
        return has_name

    def is_touched(self) -> bool:
        """Was anything written?"""
        return any(field.text().strip() for field in self._fields.values())

    def take_focus(self) -> None:
        """Where the keyboard begins."""
        self.full_name.setFocus()

    def _propose(self, full_name: str) -> None:
        if not self._is_own:
            self.short_name.setText(proposed_short_name(full_name))

    def _write_own(self, text: str) -> None:
        self._is_own = bool(text.strip())
