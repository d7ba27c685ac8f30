"""A small dialog that finds things by words and ticks some of them (查找并勾选)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.delegates import RowDelegate
from ui.dialog_buttons import ok_and_cancel
from ui.form_parts import label
from ui.tooltips import tip

_PAUSE = 120  # milliseconds without a key


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that can be ticked."""

    id: str
    text: str


class PickDialog(QDialog):
    """Finds while one types; what was ticked stays ticked when other words are looked for."""

    def __init__(
        self,
        *,
        title: str,
        words: str,
        hint: str,
        find: Callable[[str], Sequence[Entry]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._find = find
        self._ticked: dict[str, None] = {}
        self.search = QLineEdit(placeholderText=hint, clearButtonEnabled=True)
        self.search.setAccessibleName(hint)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._count = label(role="faded")
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.look)
        self.search.textChanged.connect(lambda _: self._later.start())
        self.list.itemChanged.connect(self._note)
        self.list.itemActivated.connect(_turn)
        self._lay_out(words)
        self.look()

    def chosen(self) -> tuple[str, ...]:
        """The ids that are ticked, in the order of the ticks."""
        return tuple(self._ticked)

    def look(self) -> None:
        """Show what the words find."""
        self._later.stop()
        self.list.blockSignals(True)
        self.list.clear()
        for entry in self._find(self.search.text().strip()):
            item = QListWidgetItem(entry.text, self.list)
            item.setData(Qt.ItemDataRole.UserRole, entry.id)
            item.setToolTip(tip(entry.text))
            ticked = entry.id in self._ticked
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        if self.list.count():
            self.list.setCurrentRow(0)
        self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # From the search field the arrows go through the list, Enter ticks.
        if watched is self.search and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.type() == QEvent.Type.KeyPress and event.key() in _ENTER and is_plain:
                self.look()
                if self.list.currentItem() is not None:
                    _turn(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self, words: str) -> None:
        step = theme.unit(self.font())
        buttons = ok_and_cancel(self)
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(label(words, "faded", wraps=True))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self._count)
        column.addWidget(buttons)
        self.resize(84 * step, 64 * step)

    def _note(self, item: QListWidgetItem) -> None:
        entry_id = item.data(Qt.ItemDataRole.UserRole)
        if item.checkState() is Qt.CheckState.Checked:
            self._ticked[entry_id] = None
        else:
            self._ticked.pop(entry_id, None)
        self._say()

    def _say(self) -> None:
        found = f"找到 {self.list.count()} 项" if self.list.count() else "没有找到，请换个词再找"
        self._count.setText(f"{found} · 已勾选 {len(self._ticked)} 项")
        self._ok.setEnabled(bool(self._ticked))


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _turn(item: QListWidgetItem) -> None:
    is_on = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)
