"""A light line that asks who and on which day (确认、批准): as far as that is known."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from model.day_words import day_words
from ui import theme
from ui.form_parts import FieldWord, label


class WhoAndWhen(QWidget):
    """Name and day, a button that does it, one that gives up.

    `judge` says at once what seems odd about a day that is typed. A day that only the clerk can
    know stays empty, with 今天 beside it for one click.
    """

    requested = Signal(str, str)
    given_up = Signal()

    def __init__(self, *, who: str, when: str, do: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit(self.font())
        self.who, self.day = QLineEdit(), QLineEdit()
        self.do, self.stop = QPushButton(do), QPushButton("取消")
        self.do.setProperty("role", "primary")
        self.word = FieldWord()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(step // 2)
        self.today = TodayButton(self.day)
        self.today.hide()
        # One below the other: beside each other, a name of four letters has no room in the form.
        for row, (name, field, cell) in enumerate(
            ((who, self.who, self.who), (when, self.day, beside(self.day, self.today)))
        ):
            grid.addWidget(_named(name, field), row, 0)
            grid.addWidget(cell, row, 1)
            field.returnPressed.connect(self._ask)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.word, 2, 0, 1, 2)
        line = QHBoxLayout()
        line.addWidget(self.do)
        line.addWidget(self.stop)
        line.addStretch(1)
        grid.addLayout(line, 3, 0, 1, 2)
        self.do.clicked.connect(self._ask)
        self.stop.clicked.connect(self.given_up)
        self.judge: Callable[[str], str] = lambda _: ""
        self.day.textChanged.connect(lambda words: self.word.doubt(self.judge(words)))
        for field in (self.who, self.day):
            field.textEdited.connect(lambda _: self.word.refuse(""))

    def open_with(self, who: str, day: date) -> None:
        """Begin with what is usual."""
        self.who.setText(who)
        self.day.setText(day_words(day))
        self.word.refuse("")

    def open_empty(self, today: date) -> None:
        """Begin with nothing: who and when is for the clerk to say."""
        self.open_with("", today)
        self.day.clear()
        self.today.offer(today)

    def name_giving_up(self, words: str) -> None:
        """What the second button does, where it is more than 取消."""
        self.stop.setText(words)

    def values(self) -> tuple[str, str]:
        """Who, and the day in words."""
        return self.who.text().strip(), self.day.text().strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def _ask(self) -> None:
        self.requested.emit(*self.values())


class TodayButton(QToolButton):
    """今天: writes the day into its field, once somebody wants it there; then it makes room."""

    def __init__(self, day: QLineEdit) -> None:
        super().__init__()
        self._day, self._today = day, ""
        self.setText("今天")
        self.setProperty("role", "link")
        self.setToolTip("填入今天的日期")
        self.clicked.connect(self._fill)
        day.textChanged.connect(lambda words: self.setVisible(bool(self._today) and not words))

    def offer(self, today: date) -> None:
        """Which day it writes."""
        self._today = day_words(today)
        self.setAccessibleName(f"填入今天的日期 {self._today}")
        self.setVisible(not self._day.text())

    def _fill(self) -> None:
        self._day.setText(self._today)
        self._day.setFocus()


def beside(field: QWidget, button: QWidget) -> QWidget:
    both = QWidget()
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(0)
    line.addWidget(field, 1)
    line.addWidget(button)
    return both


def _named(name: str, field: QWidget) -> QLabel:
    made = label(name, "faded")
    made.setBuddy(field)
    field.setAccessibleName(name)
    return made
