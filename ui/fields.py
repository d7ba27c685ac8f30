"""Fields of the forms (表单控件): they show a value, and say what was typed when it is settled."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from ui.choices import Choice
from ui.delegates import make_roomy

# A list that opens, or another window in front: the page stores then, unless it is busy.
_STAYS = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_OPENING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_F4)


class CanSettle(Protocol):
    """A field, a part or a form."""

    def settle(self) -> bool: ...


def settle_all(*parts: CanSettle) -> bool:
    """Settle each of them; False when refused words stand in any."""
    settled = [part.settle() for part in parts]  # each, also behind a refused one
    return all(settled)


class _Settling:
    """What a field knows beside its words: what is stored, and what was refused of them.

    `check` gives the sentence for words that need not even be asked for. While an input method
    composes (拼音未上屏), nothing is settled and nothing shown anew: that would cut it short.
    """

    check: Callable[[str], str] | None = None
    _preedit = ""  # what the input method shows and has not given yet
    _stored = ""
    _shown = ""  # the stored words as Qt gives them back: it changes a no-break space, for one
    _refused: str | None = None
    _is_asking = False

    def show_value(self, text: str, *, anew: bool = False) -> None:
        """Show a stored value; words that are not stored yet stay, unless it begins anew."""
        typed = self.words()
        self._stored = text
        if not anew and (self._is_busy() or typed not in (self._shown, text)):
            return
        self._refused = None
        self.mark(wrong=False)
        if typed != text:
            self.write(text)
        self._shown = self.words()

    def settle(self) -> bool:
        """Ask to store what was typed, if it is new; False while refused words stand here."""
        typed, before = self.words(), self._stored
        if self._is_busy() or typed == self._refused:
            return self._is_busy()
        if typed not in (before, self._shown):
            self._ask(typed)
            # What was stored has been shown by now; it may differ from what was typed.
            if self._stored == before and self.words() == typed:
                self._refused = typed
                self.mark(wrong=True)
                return False
        self.give_up()
        return True

    def give_up(self) -> None:
        """Show again what is stored."""
        self.show_value(self._stored, anew=True)

    def mark(self, *, wrong: bool) -> None:
        """Show that the words cannot stand, or that they can again."""
        self._show_mark("wrong", wrong)
        if not wrong:
            self._show_mark("restored", False)
            self.tell_mended()

    def is_unsettled(self) -> bool:
        """Do words stand here that are not stored?"""
        return self.words() not in (self._stored, self._shown)

    def restore(self, words: str) -> None:
        """Offer words of an earlier day again: not stored before the person leaves the field."""
        self.write(words)
        if self.is_unsettled():
            self._show_mark("restored", True)

    def hear_composing(self, event: QInputMethodEvent) -> None:
        """Note whether an input method is in the middle of a word."""
        self._preedit = event.preeditString()

    def finish_composing(self) -> None:
        """Take what an input method has so far as typed: the field is about to be left."""
        if not self._preedit:
            return
        assert isinstance(self, QWidget)
        if self.hasFocus():
            QGuiApplication.inputMethod().commit()
        if self._preedit:  # it did not answer
            given = QInputMethodEvent()
            given.setCommitString(self._preedit)
            QApplication.sendEvent(self, given)

    def words(self) -> str:
        """What stands in the field."""
        raise NotImplementedError

    def write(self, text: str) -> None:
        """Put a text into the field."""
        raise NotImplementedError

    def tell(self, text: str) -> None:
        """Ask to store a text."""
        raise NotImplementedError

    def tell_refused(self, sentence: str) -> None:
        """Say why the words need not be asked for."""
        raise NotImplementedError

    def tell_mended(self) -> None:
        """Say that no refused words stand here any more."""
        raise NotImplementedError

    def _is_busy(self) -> bool:
        return self._is_asking or bool(self._preedit)

    def _show_mark(self, name: str, on: bool) -> None:
        assert isinstance(self, QWidget)
        if bool(self.property(name)) != on:
            self.setProperty(name, on)
            self.style().polish(self)

    def _ask(self, typed: str) -> None:
        sentence = self.check(typed) if self.check else ""
        if sentence:
            self.tell_refused(sentence)
            return
        self._is_asking = True
        try:
            self.tell(typed)
        finally:
            self._is_asking = False


class LineField(QLineEdit, _Settling):
    """One line; settled by Enter or by leaving it, given up by Esc."""

    settled = Signal(str)
    refused = Signal(str)
    mended = Signal()

    def __init__(self, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.editingFinished.connect(self.settle)

    def words(self) -> str:
        return self.text().strip()

    def write(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)

    def tell(self, text: str) -> None:
        self.settled.emit(text)

    def tell_refused(self, sentence: str) -> None:
        self.refused.emit(sentence)

    def tell_mended(self) -> None:
        self.mended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.hear_composing(event)


_INSET = 2  # what a single line keeps beside its words, and a text of several does not


class TextField(QPlainTextEdit, _Settling):
    """Several lines; settled by leaving it, given up by Esc.

    It grows with its text from so many lines on; with `lines=0` it fills its room and scrolls.
    """

    settled = Signal(str)
    refused = Signal(str)
    mended = Signal()
    typed = Signal(str)

    def __init__(self, *, hint: str = "", lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setViewportMargins(_INSET, 0, 0, 0)
        self._lines = lines
        self.textChanged.connect(lambda: self.typed.emit(self.toPlainText()))
        if lines:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.textChanged.connect(self._grow)
            self._grow()

    def words(self) -> str:
        return self.toPlainText().strip()

    def write(self, text: str) -> None:
        self.setPlainText(text)

    def tell(self, text: str) -> None:
        self.settled.emit(text)

    def tell_refused(self, sentence: str) -> None:
        self.refused.emit(sentence)

    def tell_mended(self) -> None:
        self.mended.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _STAYS:
            self.settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.hear_composing(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        if not self._lines:
            return
        line = self.fontMetrics().lineSpacing()
        wanted = max(self._lines, round(self.document().size().height()))
        frame = 2 * self.frameWidth() + 2 * round(self.document().documentMargin())
        self.setFixedHeight(wanted * line + frame)


def typed_fields(within: QWidget) -> list[LineField | TextField]:
    """Every field in a form in which one types."""
    return [*within.findChildren(LineField), *within.findChildren(TextField)]


def finish_composing(within: QWidget) -> None:
    """Take what an input method has so far as typed, whichever field it is in."""
    for field in typed_fields(within):
        field.finish_composing()


class ChoiceField(QComboBox):
    """One of a list; the wheel scrolls the form, not the choice."""

    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self._is_roomy = False
        self._retired: Sequence[Choice] = ()
        self._usual = 0
        self.activated.connect(lambda _: self.settled.emit(self.currentData()))

    def show_choices(self, choices: Sequence[Choice], *, none: str | None = "（未定）") -> None:
        """What can be chosen."""
        self._retired = [each for each in choices if each.is_retired]
        current = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            if none is not None:
                self.addItem(none, None)
            for choice in choices:
                if not choice.is_retired:
                    self.addItem(choice.text, choice.id)
        self._usual = self.count()
        self.show_value(current)

    def show_none(self, words: str) -> None:
        """What the choice of nothing is called."""
        self.setItemText(0, words)

    def show_value(self, chosen: str | None) -> None:
        """Show a stored value; what is retired stands below the others while it is chosen."""
        with QSignalBlocker(self):
            while self.count() > self._usual:
                self.removeItem(self._usual)
            for choice in self._retired:
                if choice.id == chosen:
                    self.addItem(choice.text, choice.id)
            # Qt does not find an item by the data None.
            nothing = 0 if self.count() and self.itemData(0) is None else -1
            self.setCurrentIndex(nothing if chosen is None else self.findData(chosen))

    def showPopup(self) -> None:
        if not self._is_roomy:  # the list is a window of its own: made when it is first opened
            self._is_roomy = True
            make_roomy(self)
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # In the open list one can look around; closed, each arrow would be an answer.
        if event.key() in _OPENING:
            self.showPopup()
        else:
            event.ignore()
