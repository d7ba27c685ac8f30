"""A field in which several units are ticked and put in order (配合单位)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.choices import Choice
from ui.picker import PickerField
from ui.picker_rows import LATELY_CHOSEN, PickerRow, rows_of_one, rows_of_several


class SeveralPicker(PickerField):
    """Shows the names; in the list Enter ticks, Alt with an arrow changes the order.

    What was ticked is told when the list closes, as a tuple of ids in their order.
    """

    hint = "输入查找 · 回车勾选 · Alt+↑↓ 调整次序 · Esc 完成"
    has_ticks = True

    _several: tuple[str, ...] = ()
    _ticked: tuple[str, ...] = ()
    _on_top: tuple[str, ...] = ()
    _left_out: str | None = None

    def show_several(self, chosen: Sequence[str], *, left_out: str | None = None) -> None:
        """Show what is ticked, in its order; `left_out` cannot be ticked (the lead unit)."""
        self._left_out = left_out
        if tuple(chosen) != self._several:
            self._several = self._ticked = tuple(chosen)
            self.close_list()
        self._name()

    def chosen(self) -> tuple[str, ...]:
        """What is ticked now."""
        return self._ticked

    def currentText(self) -> str:
        names = {each.id: each.text for each in self._choices}
        return "、".join(names.get(each, "") for each in self._ticked) or "（无）"

    def open_list(self) -> None:
        self._on_top = self._ticked
        super().open_list()

    def rows(self, query: str) -> list[PickerRow]:
        return rows_of_several(
            self._choices,
            query,
            ticked=self._ticked,
            on_top=self._on_top,
            left_out=self._left_out,
        )

    def words_of_none(self, query: str) -> str:
        left_out = [each for each in self._choices if each.id == self._left_out]
        if query and rows_of_one(left_out, query, chosen=None, none=None):
            return f"“{left_out[0].text}”已是牵头单位，不再列为配合单位。"
        return super().words_of_none(query)

    def take(self, choice: Choice) -> None:
        wanted = str(choice.id)
        if wanted in self._ticked:
            self._ticked = tuple(each for each in self._ticked if each != wanted)
        else:
            self._ticked = (*self._ticked, wanted)
            LATELY_CHOSEN.remember(wanted)
        self.clear()
        self._show(wanted)

    def finish(self) -> None:
        if self._ticked != self._several:
            self._several = self._ticked
            self.settled.emit(self._several)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        is_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        row = self.list.current() if self.list is not None else None
        if by is not None and is_alt and row is not None and row.choice is not None:
            self._move(str(row.choice.id), by)
        else:
            super().keyPressEvent(event)

    def _move(self, wanted: str, by: int) -> None:
        if wanted not in self._ticked:
            return
        order = [each for each in self._ticked if each != wanted]
        order.insert(max(self._ticked.index(wanted) + by, 0), wanted)
        self._ticked = self._on_top = tuple(order)
        self._show(wanted)

    def _show(self, wanted: str) -> None:
        """Show the rows anew, with the one that was just ticked or moved in front."""
        rows = self.rows(self.text())
        places = [at for at, row in enumerate(rows) if row.choice and row.choice.id == wanted]
        self._show_rows(rows, places[-1] if places else 0)
