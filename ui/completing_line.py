"""A line that is completed while one types (自动补全): the rest is marked, the next key goes on."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget


class CompletingLine(QLineEdit):
    """Asks `end_of` for the rest of what was typed; taking letters away is left alone."""

    def __init__(self, end_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._end_of = end_of
        self._typed = ""
        self.textEdited.connect(self._complete)

    def _complete(self, text: str) -> None:
        before, self._typed = self._typed, text
        if len(text) <= len(before) or self.cursorPosition() < len(text):
            return
        rest = self._end_of(text)
        if rest:
            self.insert(rest)  # it says so itself, and finds nothing more to come
            self._typed = text
            self.setSelection(len(text) + len(rest), -len(rest))
