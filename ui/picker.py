"""A field in which one unit or post is chosen from a list that is searched (选择框).

The field itself is the line in which one searches: an input method composes in it as in any
other line, and the keyboard never leaves it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.choices import Choice
from ui.icons import icon
from ui.picker_list import PickerList, row_words
from ui.picker_rows import LATELY_CHOSEN, PickerRow, best_row, rows_of_one
from ui.tooltips import tip

_KEY = Qt.Key
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)
_OPENING = (*_ENTER, _KEY.Key_Up, _KEY.Key_Down, _KEY.Key_Space, _KEY.Key_F4)
_STEPS = {_KEY.Key_Up: -1, _KEY.Key_Down: 1, _KEY.Key_PageUp: -8, _KEY.Key_PageDown: 8}
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class PickerField(QLineEdit):
    """Shows what is chosen; opened by a click, Enter, F4, an arrow or by beginning to type."""

    settled = Signal(object)
    closed = Signal()
    hint = "拼音首字母或汉字查找 · 回车选定"
    has_ticks = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list: PickerList | None = None
        self._choices: Sequence[Choice] = ()
        self._none: str | None = "（未定）"
        self._chosen: str | None = None
        self.setProperty("role", "picker")
        self._arrow = self.addAction(icon("arrow_down"), QLineEdit.ActionPosition.TrailingPosition)
        self._arrow.triggered.connect(self._toggle)
        self.textEdited.connect(self._search)
        self._name()

    # What the forms ask.

    def show_choices(self, choices: Sequence[Choice], *, none: str | None = "（未定）") -> None:
        """What can be chosen."""
        self._choices, self._none = choices, none
        self._name()

    def show_none(self, words: str) -> None:
        """What the choice of nothing is called."""
        self._none = words
        self._name()

    def show_value(self, chosen: str | None) -> None:
        """Show a stored value."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.close_list()
        self._name()

    def currentData(self) -> str | None:
        """The id that is chosen."""
        return self._chosen

    def currentText(self) -> str:
        """The name of what is chosen."""
        found = (each.text for each in self._choices if each.id == self._chosen)
        return next(found, self._none or "" if self._chosen is None else "")

    @property
    def is_open(self) -> bool:
        """Is the list open?"""
        return self.list is not None

    def open_list(self) -> None:
        """Open the list, to be searched from the beginning; what is being typed in it stays."""
        if not self.is_open and self._begin():
            self.clear()
            self.setPlaceholderText(self.currentText())
            self._search("")

    def close_list(self) -> None:
        """Close the list and show again what is chosen."""
        if self.list is None:
            return
        shown, self.list = self.list, None
        shown.stop()
        self._name()
        self.finish()
        self.closed.emit()

    def choose_typed(self) -> None:
        """Choose the row in front, if something was typed to find it."""
        if self.list is not None and self.text().strip():
            self._choose(self.list.current())

    # What a picker of several does otherwise.

    def rows(self, query: str) -> list[PickerRow]:
        """The rows of the list."""
        return rows_of_one(self._choices, query, chosen=self._chosen, none=self._none)

    def take(self, choice: Choice) -> None:
        """A choice was made."""
        before, self._chosen = self._chosen, choice.id
        LATELY_CHOSEN.remember(choice.id)
        self.close_list()
        if choice.id != before:
            self.settled.emit(choice.id)

    def finish(self) -> None:
        """The list was closed."""

    # Qt.

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Closed it leaves Ctrl+Z and the like to the window; F4 and letters are its own.
            is_own = self.is_open or event.key() in _OPENING or event.text().isprintable()
            if is_own and not event.modifiers() & _HELD:
                event.accept()
                return True
            if not self.is_open:
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.list is None:
            if key in _OPENING and not event.modifiers() & _HELD:
                self.open_list()
            elif key == _KEY.Key_Escape:
                event.ignore()
            else:
                super().keyPressEvent(event)
        elif key in _STEPS and not event.modifiers() & _HELD:
            self.list.move_by(_STEPS[key])
            self._read_out()
        elif key in _ENTER:
            self._choose(self.list.current())
        elif key in (_KEY.Key_Escape, _KEY.Key_F4):
            self.close_list()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        if self.list is None and (event.preeditString() or event.commitString()):
            self._search(self.text())

    def focusNextPrevChild(self, forward: bool) -> bool:
        self.choose_typed()
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and not self.is_open:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.close_list()
            self._name()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_list()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.is_open:
            super().mousePressEvent(event)
        elif event.button() is Qt.MouseButton.LeftButton:
            self.open_list()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the form, not the choice

    def _toggle(self) -> None:
        if self.is_open:
            self.close_list()
        else:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.open_list()

    def words_of_none(self, query: str) -> str:
        """What is said where nothing is found."""
        return f"没有与“{query}”相符的名称。" if self._choices else "还没有可选的。"

    def _begin(self) -> bool:
        if self.list is None and self.isEnabled() and self.isVisible():
            self.list = PickerList(self, hint=self.hint, has_ticks=self.has_ticks)
            self.list.chosen.connect(self._choose)
            self.list.left.connect(self.close_list)
            self.list.show()
            return True
        return self.list is not None

    def _search(self, query: str) -> None:
        if not self._begin():
            return
        rows = self.rows(query)
        self._show_rows(rows, best_row(rows, query, self._chosen))

    def _show_rows(self, rows: Sequence[PickerRow], at: int) -> None:
        if self.list is not None:
            self.list.show_rows(rows, at, none=self.words_of_none(self.text().strip()))
            self._read_out()

    def _choose(self, row: PickerRow | None) -> None:
        if row is not None and row.choice is not None:
            self.take(row.choice)

    def _read_out(self) -> None:
        row = self.list.current() if self.list is not None else None
        self.setAccessibleDescription(row_words(row) if row is not None else "")

    def _name(self) -> None:
        if self.list is not None:
            return
        text = self.currentText()
        self.setPlaceholderText("")
        if self.text() != text:
            self.setText(text)
        self.setToolTip(tip(text))
        self.setCursorPosition(0)
        if self.hasFocus():
            self.selectAll()
