"""修改记录 of the selected thing, folded away until it is wanted."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from ui.form_parts import clear, label
from ui.icons import icon


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: when and by whom, and what."""

    when: str
    what: str


class HistoryPart(QWidget):
    """A heading that unfolds the list; the list is asked for only then."""

    def __init__(self) -> None:
        super().__init__()
        self._read: Callable[[], Sequence[HistoryLine]] = tuple
        self._heading = QToolButton()
        self._heading.setText("修改记录")
        self._heading.setCheckable(True)
        self._heading.setProperty("role", "link")
        self._heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._heading.toggled.connect(lambda _: self._show())
        self._list = QWidget()
        self._lines = QVBoxLayout(self._list)
        self._lines.setContentsMargins(6, 0, 0, 0)
        self._lines.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list)
        self._show()

    def show_history(self, read: Callable[[], Sequence[HistoryLine]]) -> None:
        """From where the changes come."""
        self._read = read
        self._show()

    def _show(self) -> None:
        self._heading.setIcon(icon("history", "accent"))
        clear(self._lines)
        unfolded = self._heading.isChecked()
        self._list.setVisible(unfolded)
        if not unfolded:
            return
        said = ""
        for line in self._read() or (HistoryLine("", "没有修改记录。"),):
            if line.when != said:  # the changes of one step stand together
                said = line.when
                self._lines.addWidget(label(line.when, "faded"))
            self._lines.addWidget(label(line.what, wraps=True))
