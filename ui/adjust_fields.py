"""The fields of a request for a new time limit (申请调整时限): in the form and in the dialog."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui import theme
from ui.form_parts import FieldWord, label
from ui.who_and_when import TodayButton, beside

# How typed words of a time limit are understood, or why not; what seems odd about it.
Understand = Callable[[str], str]


class AdjustFields(QWidget):
    """The new time limit and the reason; who approved, if somebody did already."""

    requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.understand: Understand = lambda _: ""
        self.judge: Understand = lambda _: ""
        self.due = QLineEdit(placeholderText="如：9月底前")
        self.reason = QLineEdit(placeholderText="为什么要调整")
        self.by = QLineEdit(placeholderText="尚未批准可不填")
        self.day = QLineEdit(placeholderText="批准后填")
        self.today = TodayButton(self.day)
        self.old = label(role="faded")
        self._understood = label(role="faded", wraps=True)
        self.odd, self.word = FieldWord(), FieldWord()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(theme.unit(self.font()) // 2)
        grid.setHorizontalSpacing(theme.unit(self.font()))
        grid.setColumnStretch(1, 1)
        for name, field in (
            ("原时限", self.old), ("新时限", self.due), ("", self._understood), ("", self.odd),
            ("理由", self.reason), ("批准人", self.by), ("批准日期", self.day), ("", self.word),
        ):  # fmt: skip
            row = grid.rowCount()
            if name:
                grid.addWidget(label(name, "faded"), row, 0)
                field.setAccessibleName(name)
            cell = beside(field, self.today) if field is self.day else field
            grid.addWidget(cell, row, 1)
        self._understood.hide()
        self.due.textChanged.connect(self._show_understood)
        for line in (self.due, self.reason, self.by, self.day):
            line.returnPressed.connect(self.requested)
            line.textEdited.connect(lambda _: self.word.clear())

    def begin(self, *, old: str, today: date) -> None:
        """Empty: a request is not approved until somebody says so."""
        self.old.setText(old or "未定")
        for line in (self.due, self.reason, self.by, self.day):
            line.clear()
        self.today.offer(today)
        self.word.clear()

    def values(self) -> tuple[str, str, str, str]:
        """New time limit, reason, who approved and when, all in words."""
        lines = (self.due, self.reason, self.by, self.day)
        due, reason, by, day = (line.text().strip() for line in lines)
        return due, reason, by, day

    def write(self, values: tuple[str, str, str, str]) -> None:
        """Put words back that were typed before."""
        lines = (self.due, self.reason, self.by, self.day)
        for line, words in zip(lines, values, strict=True):
            line.setText(words)

    def named(self, values: tuple[str, str, str, str]) -> dict[str, tuple[str, str]]:
        """Key → name and words of each field that was filled in; a day alone says nothing."""
        lines = zip(self._keys(), values, strict=True)
        return {
            key: (line.accessibleName(), words)
            for (key, line), words in lines
            if words and (key != "day" or values[2])
        }

    def typed(self) -> dict[str, tuple[str, str]]:
        """The same of what stands here now."""
        return self.named(self.values())

    def write_named(self, words: Mapping[str, str]) -> None:
        """Put words back by their keys; the other fields stay."""
        for key, line in self._keys():
            if key in words:
                line.setText(words[key])

    def has_words(self) -> bool:
        """Was something typed?"""
        return any(line.text().strip() for line in (self.due, self.reason, self.by, self.day))

    def _keys(self) -> tuple[tuple[str, QLineEdit], ...]:
        return ("due", self.due), ("reason", self.reason), ("by", self.by), ("day", self.day)

    def _show_understood(self, words: str) -> None:
        self._understood.setText(self.understand(words) if words.strip() else "")
        self._understood.setVisible(bool(self._understood.text()))
        self.odd.doubt(self.judge(words))
