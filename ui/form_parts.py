"""Parts that the forms at the right are put together from: sections, rows, the source sentence."""

from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.icons import icon, pixmap


def label(text: str = "", role: str = "", *, wraps: bool = False) -> QLabel:
    """A label for plain text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if role:
        made.setProperty("role", role)
    return made


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout, at once for the eye."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class NameLabel(QLabel):
    """The name of a field; a click asks for the history of the field."""

    clicked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "faded")

    def offer_history(self) -> None:
        """From now on a click asks for the history."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"查看“{self.text()}”的修改记录（在栏内按 F8）")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.clicked.emit()


class FieldWord(QWidget):
    """A sentence under a field: why it was refused, or what should be looked at again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refusal = self._offer = self._doubt = ""
        self._labels: tuple[QLabel, QLabel] | None = None
        self.hide()

    def refuse(self, sentence: str) -> None:
        """Say why the words cannot stand; nothing takes it away."""
        if sentence != self._refusal:
            self._refusal = sentence
            self._show()

    def offer(self, sentence: str) -> None:
        """Say that the words in the field are not stored; nothing takes it away."""
        if sentence != self._offer:
            self._offer = sentence
            self._show()

    def doubt(self, sentence: str) -> None:
        """Say what seems odd; nothing takes it away."""
        if sentence != self._doubt:
            self._doubt = sentence
            self._show()

    def clear(self) -> None:
        """Nothing is refused or offered here any more; a doubt stays."""
        self.refuse("")
        self.offer("")

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        self._show()

    def text(self) -> str:
        """What is said; a refusal comes before a doubt."""
        return self._refusal or self._offer or self._doubt

    def _show(self) -> None:
        if self.text():
            self._write(self.text(), "late" if self._refusal else "soon")
        self.setAccessibleName(self.text())
        self.setVisible(bool(self.text()))

    def _write(self, text: str, role: str) -> None:
        # Most fields never have anything to say: their labels are made with the first word.
        icon, words = self._labels = self._labels or self._make_labels()
        size = round(1.75 * theme.unit(self.font()))
        icon.setPixmap(pixmap("warning", role, size=size, scale=self.devicePixelRatioF()))
        words.setProperty("role", role)
        words.style().polish(words)
        words.setText(text)

    def _make_labels(self) -> tuple[QLabel, QLabel]:
        icon, words = QLabel(), label(wraps=True)
        words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.unit(self.font()) // 2)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)
        return icon, words


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field with its name at the left and a sentence below it, if there is one to say."""

    name: QWidget
    field: QWidget
    word: FieldWord


class Section(QWidget):
    """A titled group of rows: name at the left, field at the right; its title folds it away."""

    folded = Signal()

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = theme.unit(self.font())
        self._names = self.fontMetrics().horizontalAdvance("配合单位") + self._step
        self.title = title
        self.rows: dict[str, FieldRow] = {}
        self._body = QWidget()
        self.grid = QGridLayout(self._body)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(self._step)
        self.grid.setVerticalSpacing(round(self._step * 0.75))
        self.grid.setColumnMinimumWidth(0, self._names)
        self.grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self._step if title else 0, 0, 0)
        column.setSpacing(round(self._step * 0.75))
        self.heading = _heading(title)
        self.heading.setVisible(bool(title))
        self.heading.toggled.connect(self._unfold)
        if title:
            column.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._body)
        self.recolour()

    def add(
        self, name: str, field: QWidget, key: str = "", *, below: QWidget | None = None
    ) -> FieldRow:
        """A row with a name; `key` is by what name sentences for the field come."""
        at = self.grid.rowCount()
        words = NameLabel(name)
        if _top_for(field) & Qt.AlignmentFlag.AlignTop:
            words.setContentsMargins(0, self._step // 2, 0, 0)
        words.setBuddy(field)
        field.setAccessibleName(name)
        row = FieldRow(words, field, FieldWord())
        self.grid.addWidget(words, at, 0, _top_for(field))
        self.grid.addWidget(field, at, 1)
        if below is not None:
            self.grid.addWidget(below, at + 1, 1)
        if key:
            self.rows[key] = row
            words.offer_history()
            self.grid.addWidget(row.word, at + 2, 1)
        return row

    def add_wide(self, widget: QWidget) -> None:
        """A row over the whole width."""
        self.grid.addWidget(widget, self.grid.rowCount(), 0, 1, 2)

    def add_below(self, widget: QWidget) -> None:
        """A row without a name, in line with the fields."""
        self.grid.addWidget(widget, self.grid.rowCount(), 1)

    def fold(self, *, away: bool) -> None:
        """Fold the section away, or open it, without saying so."""
        with QSignalBlocker(self.heading):
            self.heading.setChecked(not away)
        self._body.setVisible(not away)
        self.recolour()

    def is_folded(self) -> bool:
        """Is only the title to be seen?"""
        return not self.heading.isChecked()

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        arrow = "arrow_right" if self.is_folded() else "arrow_down"
        self.heading.setIcon(icon(arrow, "accent"))
        for row in self.rows.values():
            row.word.recolour()

    def _unfold(self, on: bool) -> None:
        self._body.setVisible(on)
        self.recolour()
        self.folded.emit()


class SourceBlock(QFrame):
    """The sentence of the official text, word for word (原文，不改)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("source")
        step = theme.unit(self.font())
        self._place = label(role="faded", wraps=True)
        self._words = label(wraps=True)
        self._words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._words.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._note = label(role="faded", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(round(1.5 * step), step, step, step)
        column.setSpacing(step // 2)
        for each in (self._place, self._words, self._note):
            each.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            column.addWidget(each)

    def show_sentence(self, *, place: str, words: str, note: str) -> None:
        """Where it stands, what it says, who steers it."""
        self._place.setText(place)
        self._words.setText(words)
        self._note.setText(note)
        self._place.setVisible(bool(place))
        self._note.setVisible(bool(note))


def _heading(title: str) -> QToolButton:
    made = QToolButton()
    made.setText(title)
    made.setProperty("role", "heading")
    made.setCheckable(True)
    made.setChecked(True)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setToolTip("收起或展开这一部分")
    made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return made


def _top_for(field: QWidget) -> Qt.AlignmentFlag:
    tall = field.sizePolicy().verticalPolicy() is not QSizePolicy.Policy.Fixed
    many = type(field).__name__ == "TextField"
    return Qt.AlignmentFlag.AlignTop if tall or many else Qt.AlignmentFlag.AlignVCenter
