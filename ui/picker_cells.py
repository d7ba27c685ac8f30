"""Pickers in the cells of a table (单元格中的选择框): opened at once, closed with their list."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.choices import Choice
from ui.delegates import RowDelegate
from ui.picker import PickerField
from ui.picker_several import SeveralPicker

_OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_DONE = "done"  # the table takes the answer by itself; the closing list must not hand it in again


class PickerDelegate(RowDelegate):
    """A delegate some of whose cells are edited by searching."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(editor, PickerField):
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if editor.is_open and event.key() in _OWN_KEYS:
                    return False  # the picker answers to them, then its list closes
                editor.setProperty(_DONE, event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab))
            elif event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                editor.setProperty(_DONE, True)
        return super().eventFilter(editor, event)

    def picker(
        self,
        parent: QWidget,
        choices: Sequence[Choice],
        *,
        chosen: str | None,
        none: str | None = "（未定）",
    ) -> PickerField:
        """An editor in which one of these is searched for."""
        field = PickerField(parent)
        field.show_choices(choices, none=none)
        field.show_value(chosen)
        self._open_soon(field)
        return field

    def several_picker(
        self,
        parent: QWidget,
        choices: Sequence[Choice],
        *,
        chosen: Sequence[str],
        left_out: str | None,
    ) -> SeveralPicker:
        """An editor in which several of these are ticked."""
        field = SeveralPicker(parent)
        field.show_choices(choices)
        field.show_several(chosen, left_out=left_out)
        self._open_soon(field)
        return field

    def hand_in_once(self, field: PickerField) -> None:
        """The answer is taken now: the list that closes shall not hand it in again."""
        field.setProperty(_DONE, True)

    def picked(self, field: PickerField) -> str | None:
        """The answer; left by Tab, what was found by typing is meant."""
        if field.hasFocus():
            field.choose_typed()
        return field.currentData()

    def _open_soon(self, field: PickerField) -> None:
        field.closed.connect(lambda: self._close(field))
        QTimer.singleShot(0, field, field.open_list)

    def _close(self, field: PickerField) -> None:
        if not field.property(_DONE):
            field.setProperty(_DONE, True)
            self.commitData.emit(field)
            self.closeEditor.emit(field)
