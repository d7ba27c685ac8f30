"""The words of one section (章节正文): its title, its text to change, how long it is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from model.character_count import count_characters
from model.report_sections import TABLES, can_delete
from reports.report_texts import ReportText
from ui import theme
from ui.fields import LineField, TextField
from ui.form_parts import label

_HINT = "一行一段。段首写（一）、1.、（1）的按公文标题排版。"
_DRAFT = "由台账自动生成，随台账更新；直接修改后即为您的文字，不再被覆盖。"
_WRITTEN = "这是您改写的文字，台账变化不会改动它。"
_TABLE = "此表由台账生成，生成报告时按数据截止日填写。要改内容，请到台账相应处修改。"
_OWN = "自拟的内容，写好后离开即存入。"
_EMPTY = "台账中没有可写的内容，本节暂不列入报告；也可以直接在这里写。"


class TextPane(QWidget):
    """Shows a section; what is typed is told when the field is left."""

    written = Signal(str)
    renamed = Signal(str)
    typed = Signal(str)
    requested_restore = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = LineField(hint="标题")
        self.title.setAccessibleName("章节标题")
        self.text = TextField(lines=0, hint=_HINT)
        self.text.setAccessibleName("章节正文")
        self.restore_button = QPushButton("恢复自动生成")
        self.restore_button.setToolTip("放弃改写的文字，改回由台账生成的文字；可以撤销")
        self._number, self._about = label(role="faded"), label(role="faded", wraps=True)
        self._length = label(role="faded")
        self._shown = ""
        self._lay_out()
        self.title.settled.connect(self.renamed)
        self.text.settled.connect(self.written)
        self.text.typed.connect(self._count)
        self.restore_button.clicked.connect(self.requested_restore)

    def show_section(self, text: ReportText, *, number: str, can_write: bool) -> None:
        """Show this section; words that are typed and not stored stay while it is the same."""
        section = text.section
        is_new = section.id != self._shown
        self._shown = section.id
        self._number.setText(number)
        self._number.setVisible(bool(number))
        self.title.show_value(section.shown_title, anew=is_new)
        self.title.setEnabled(can_write)
        has_text = section.kind not in TABLES
        self.text.setVisible(has_text)
        self.text.setReadOnly(not can_write)
        self.text.show_value(text.text, anew=is_new)
        if is_new:
            self.text.moveCursor(self.text.textCursor().MoveOperation.Start)
        self._about.setText(_about(text))
        is_written = section.text is not None and not can_delete(section)
        self.restore_button.setVisible(has_text and is_written)
        self.restore_button.setEnabled(can_write)
        self._length.setVisible(has_text)
        self._count(self.text.words())

    def mark(self, start: int, end: int) -> None:
        """Bring characters of the text into sight and select them."""
        words, cursor = self.text.toPlainText(), self.text.textCursor()
        cursor.setPosition(_place(words, start))
        cursor.setPosition(_place(words, end), cursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.setFocus()

    def fields(self) -> dict[str, LineField | TextField]:
        """The fields in which one types, by the column that they fill."""
        return {"title": self.title, "text": self.text}

    def typed_words(self) -> dict[str, str]:
        """The words of the section that are not stored yet, by its id."""
        if not self._shown or not self.text.is_unsettled():
            return {}
        return {self._shown: self.text.words()}

    def section_id(self) -> str:
        """The section that is shown."""
        return self._shown

    def settle(self) -> bool:
        """Store what is still being typed."""
        settled = [self.title.settle(), self.text.settle()]
        return all(settled)

    def _count(self, words: str) -> None:
        self._length.setText(f"本节 {count_characters(words)} 字")
        self.typed.emit(words)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        top = QHBoxLayout()
        top.setSpacing(step)
        top.addWidget(self._number)
        top.addWidget(self.title, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._length)
        foot.addStretch(1)
        foot.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, step, 2 * step, step)
        column.setSpacing(step)
        column.addLayout(top)
        column.addWidget(self._about)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        column.addStretch(0)


def _place(words: str, at: int) -> int:
    """Where a character stands as Qt counts: rare ones are two."""
    return len(words[:at].encode("utf-16-le")) // 2


def _about(text: ReportText) -> str:
    section = text.section
    if section.kind in TABLES:
        return _TABLE
    if can_delete(section):
        return _OWN
    if section.text is not None:
        return _WRITTEN
    return _DRAFT if text.draft else _EMPTY
