"""A line completed while one types (自动补全): the rest is marked, so that the next key goes on."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_TAKING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class Completion(QObject):
    """Asks `end_of` for the rest of what was typed in a line; who takes letters away is let be."""

    def __init__(self, line: QLineEdit, end_of: Callable[[str], str]) -> None:
        super().__init__(line)
        self._line, self._end_of = line, end_of
        self._is_typing = False
        line.installEventFilter(self)
        line.textEdited.connect(self._complete)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.InputMethod:
            self._is_typing = True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            is_held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._is_typing = not is_held and event.key() not in _TAKING
        return False

    def _complete(self, text: str) -> None:
        line = self._line
        if not self._is_typing or line.cursorPosition() < len(text):
            return
        self._is_typing = False  # what is added here is not typed
        rest = self._end_of(text)
        if rest:
            line.insert(rest)
            line.setSelection(len(text) + len(rest), -len(rest))
