"""The line above everything (抬头): whose ledger, which year, up to which day; the search."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from model.day_words import day_words
from ui import theme
from ui.elided_label import ElidedLabel
from ui.icons import icon

_SEARCH_PAUSE = 60  # milliseconds between the last key and the search
_LEAST_OFFICE = 8  # characters of the name that are always shown
_LEAST_SEARCH = 12  # and of what is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderText:
    """What the line says."""

    office: str
    years: str
    as_of: date
    is_sample: bool
    is_fixed: bool
    is_read_only: bool


class Header(QFrame):
    """Office, year, marks, 数据截止日 and the search field."""

    requested_as_of = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._office = OfficeName()
        font = self._office.font()
        font.setPointSizeF(font.pointSizeF() * 1.18)
        self._office.setFont(font)
        self._years = _label("faded")
        self._sample = _label("mark")
        self._sample.setText("演示数据 · 均为虚构")
        self._locked = _label("locked")
        self._locked.setText("只读")
        self._locked.setToolTip("台账已在另一窗口打开，本窗口只能查看，不能修改")
        self.as_of = QToolButton()
        self.as_of.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.as_of.setToolTip("亮灯、完成率和各类材料都算到这一天，点击修改")
        self.as_of.clicked.connect(self.requested_as_of)
        self.search = SearchField()
        self._lay_out()
        self.recolour()

    def show_text(self, text: HeaderText) -> None:
        """Say whose ledger it is."""
        self._office.show_words(text.office)
        self._years.setText(text.years)
        self._sample.setVisible(text.is_sample)
        self._locked.setVisible(text.is_read_only)
        words = "演示日期" if text.is_sample else "数据截止"
        day = day_words(text.as_of)
        self.as_of.setText(f"{words} {day}" if text.is_fixed else f"数据截止 今天 {day}")
        self.as_of.setEnabled(not text.is_read_only)

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        self.as_of.setIcon(icon("calendar", "faded"))
        self.search.recolour()

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * step, step, 2 * step, step)
        line.setSpacing(step)
        for widget in (self._office, self._years, self._sample, self._locked):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.as_of)
        line.addWidget(self.search)


class OfficeName(ElidedLabel):
    """As wide as the name; a long one gives way to the rest of the line."""

    def __init__(self) -> None:
        super().__init__("")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        least = self.fontMetrics().horizontalAdvance("国" * _LEAST_OFFICE)
        return QSize(min(least, self.sizeHint().width()), self.sizeHint().height())


class SearchField(QLineEdit):
    """Sends its text a moment after the last key; other keys walk through what was found."""

    requested_search = Signal(str)
    entered = Signal()
    walked = Signal(int)
    accepted = Signal(bool)
    left = Signal()
    lost = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("查找任务、举措、进展、材料、人（Ctrl+F）")
        self.setAccessibleName("查找")
        self.setClearButtonEnabled(True)
        wide = self.fontMetrics().horizontalAdvance
        self._whole = wide(self.placeholderText()) + 72
        self.setMinimumWidth(wide("国" * _LEAST_SEARCH) + 72)
        self.setMaximumWidth(self._whole)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._sign = self.addAction(
            icon("search", "faded"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_PAUSE)
        self._pause.timeout.connect(lambda: self.requested_search.emit(self.text()))
        self.textChanged.connect(lambda: self._pause.start())

    def clear_quietly(self) -> None:
        """Empty the field without searching."""
        self.show_quietly("")

    def show_quietly(self, text: str) -> None:
        """Show words without searching for them."""
        self.setText(text)
        self._pause.stop()

    def sizeHint(self) -> QSize:
        return QSize(self._whole, super().sizeHint().height())

    def take_up(self) -> None:
        """Begin here: the next key replaces what stands in the field."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        self._sign.setIcon(icon("search", "faded"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.lost.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        walk = _WALKS.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape:
            self._pause.stop()
            self.left.emit()
        elif walk is not None:
            self.walked.emit(walk)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._accept(event)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        # Ctrl+Enter confirms elsewhere: here it belongs to the field.
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            event.accept()
            return True
        return super().event(event)

    def _accept(self, event: QKeyEvent) -> None:
        if self._pause.isActive():  # what was typed last counts
            self._pause.stop()
            self.requested_search.emit(self.text())
        self.accepted.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))


_WALKS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 10,
    Qt.Key.Key_PageUp: -10,
}


def _label(role: str = "") -> QLabel:
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label
