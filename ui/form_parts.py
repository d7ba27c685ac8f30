"""Parts that the forms at the right are put together from: sections, rows, the source sentence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme


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


class Section(QWidget):
    """A titled group of rows: name at the left, field at the right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step = theme.unit(self.font())
        self._names = self.fontMetrics().horizontalAdvance("配合单位") + self._step
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(self._step)
        self.grid.setVerticalSpacing(round(self._step * 0.75))
        self.grid.setColumnMinimumWidth(0, self._names)
        self.grid.setColumnStretch(1, 1)
        if title:
            heading = label(title, "accent")
            heading.setContentsMargins(0, self._step, 0, 0)
            self.add_wide(heading)

    def add(self, name: str, field: QWidget) -> None:
        """A row with a name."""
        row = self.grid.rowCount()
        words = label(name, "faded")
        if _top_for(field) & Qt.AlignmentFlag.AlignTop:
            words.setContentsMargins(0, self._step // 2, 0, 0)
        words.setBuddy(field)
        field.setAccessibleName(name)
        self.grid.addWidget(words, row, 0, _top_for(field))
        self.grid.addWidget(field, row, 1)

    def add_wide(self, widget: QWidget) -> None:
        """A row over the whole width."""
        self.grid.addWidget(widget, self.grid.rowCount(), 0, 1, 2)

    def add_below(self, widget: QWidget) -> None:
        """A row without a name, in line with the fields."""
        self.grid.addWidget(widget, self.grid.rowCount(), 1)


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


def _top_for(field: QWidget) -> Qt.AlignmentFlag:
    tall = field.sizePolicy().verticalPolicy() is not QSizePolicy.Policy.Fixed
    many = type(field).__name__ == "TextField"
    return Qt.AlignmentFlag.AlignTop if tall or many else Qt.AlignmentFlag.AlignVCenter
