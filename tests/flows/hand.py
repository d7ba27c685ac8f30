"""A hand that counts (计数的手): every key and every click is one, a chord too."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.window_fixtures import Answers
from ui.actions import Menu
from ui.window import Window

_MODIFIER = Qt.KeyboardModifier
PLAIN, CONTROL, SHIFT, ALT = (
    _MODIFIER.NoModifier, _MODIFIER.ControlModifier, _MODIFIER.ShiftModifier, _MODIFIER.AltModifier,
)  # fmt: skip


class Hand:
    """Presses keys where the keyboard is, and clicks with the mouse."""

    def __init__(self, qtbot: QtBot, window: Window, answers: Answers) -> None:
        self._qtbot, self._window, self._answers = qtbot, window, answers
        self.count = 0

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """One key, or one chord."""
        self.count += 1
        self._qtbot.keyClick(self._focus(), key, held)
        self._qtbot.keyRelease(self._focus(), Qt.Key.Key_Control)  # else Qt believes it is down

    def keys(self, *keys: Qt.Key) -> None:
        """One key after the other."""
        for each in keys:
            self.key(each)

    def letters(self, letters: str) -> None:
        """Latin letters and digits."""
        for each in letters:
            self.count += 1
            self._qtbot.keyClicks(self._focus(), each)

    def chinese(self, words: str, pinyin: str) -> None:
        """Through an input method: the letters of each syllable, and a key that selects."""
        for character, syllable in zip(words, pinyin.split(), strict=True):
            for end in range(1, len(syllable) + 1):
                self._send(QInputMethodEvent(syllable[:end], []))
            chosen = QInputMethodEvent("", [])
            chosen.setCommitString(character)
            self._send(chosen)
            self.count += len(syllable) + 1

    def click(
        self, view: QAbstractItemView, index: QModelIndex, held: Qt.KeyboardModifier = PLAIN
    ) -> None:
        """A cell or a row."""
        view.scrollTo(index)
        self.press(view.viewport(), view.visualRect(index).center(), held)

    def press(
        self, widget: QWidget, at: QPoint | None = None, held: Qt.KeyboardModifier = PLAIN
    ) -> None:
        """A button, or a place on a widget."""
        self.count += 1
        place = widget.rect().center() if at is None else at
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, held, place)

    def menu(self, menu: Menu, name: str) -> None:
        """A command from the menu bar: two clicks."""
        menus, bar = self._window.menus, self._window.menuBar()
        self.press(bar, bar.actionGeometry(menus.bar[menu].menuAction()).center())
        opened = menus.bar[menu]
        self.press(opened, opened.actionGeometry(menus.actions[name]).center())

    def will_choose(self, files: Sequence[Path]) -> None:
        """In the file dialog of the system that comes next: the file, and Enter."""
        self.count += 2
        self._answers.paths = tuple(files)

    def _send(self, event: QInputMethodEvent) -> None:
        QApplication.sendEvent(self._focus(), event)

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._window
