"""成效摘要, 写入报告, 特色亮点: one sentence for the report, counted while it is typed."""

import re

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QToolButton, QWidget

from model.local_actions import OUTCOME_LIMIT
from ui import theme
from ui.fields import TextField
from ui.form_parts import Section, label

_FIRST_SENTENCE = re.compile(r".*?[。！？；\n]|.+", re.DOTALL)


class OutcomePart(Section):
    """Too long a sentence is marked and kept, and not stored."""

    requested_in_report = Signal(bool)
    requested_highlight = Signal(bool)
    requested_start = Signal()

    def __init__(self) -> None:
        super().__init__("成效")
        self.text = TextField(hint=f"一句话写成效，不超过{OUTCOME_LIMIT}字")
        self.text.check = _too_long
        self.text.typed.connect(self._count)
        self.in_report = QCheckBox("写入报告")
        self.in_report.toggled.connect(self.requested_in_report)
        self.is_highlight = QCheckBox("特色亮点")
        self.is_highlight.setToolTip("办结后写进报告的“特色亮点和典型经验”")
        self.is_highlight.toggled.connect(self.requested_highlight)
        self.count = label(role="faded")
        self._start = QToolButton()
        self._start.setText("从进展情况摘一句")
        self._start.setProperty("role", "link")
        self._start.setToolTip("取最近一期进展情况的第一句，改好后存入")
        self._start.clicked.connect(self.requested_start)
        self.add("成效摘要", self.text, "outcome")
        self.add_below(_line(self._start, None, self.count))
        self.add_below(_line(self.in_report, self.is_highlight, None))
        self._count(self.text.words())

    def show_outcome(
        self, words: str, *, in_report: bool, is_highlight: bool, has_note: bool, is_new: bool
    ) -> None:
        """Show what is stored; a start is offered as long as nothing was written."""
        self.text.show_value(words, anew=is_new)
        with QSignalBlocker(self.in_report):
            self.in_report.setChecked(in_report)
        with QSignalBlocker(self.is_highlight):
            self.is_highlight.setChecked(is_highlight)
        self._start.setEnabled(has_note)
        self._start.setVisible(not words and not self.text.words())

    def settle(self) -> bool:
        """Store what is still being typed; False while it is too long."""
        return self.text.settle()

    def begin_from(self, note: str) -> None:
        """Put the first sentence of a note into the field, to be changed."""
        self.text.write(first_sentence(note))
        self.text.setFocus()
        self.text.selectAll()

    def _count(self, words: str) -> None:
        left = OUTCOME_LIMIT - len(words.strip())
        self.count.setText(f"还可写 {left} 字" if left >= 0 else f"超出 {-left} 字，未存入")
        self.count.setProperty("role", "faded" if left >= 0 else "late")
        self.count.style().polish(self.count)


def first_sentence(text: str) -> str:
    """The first sentence of a text."""
    found = _FIRST_SENTENCE.match(text.strip())
    return found[0].strip().rstrip("；") if found else ""


def _line(*parts: QWidget | None) -> QWidget:
    """Two things in a line, no wider than a narrow form; None is the room between or behind."""
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(2 * theme.unit(made.font()))
    for each in parts:
        if each is None:
            line.addStretch(1)
        else:
            line.addWidget(each)
    return made


def _too_long(words: str) -> str:
    over = len(words) - OUTCOME_LIMIT
    if over <= 0:
        return ""
    return f"超出{over}字，没有存入，文字保留在这里。请压缩成{OUTCOME_LIMIT}字以内的一句话。"
