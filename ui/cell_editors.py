"""Editors inside the cells of the action table (就地修改): as in Excel, typing begins one."""

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QWidget

from model.action_order import ActionColumn
from model.action_table import ActionRow
from model.words import Progress
from ui.action_columns import COLUMNS, EditorKind
from ui.action_model import ROW_ROLE, VALUE_ROLE
from ui.cell_room import fill_cell, grow_with_words
from ui.choices import Choice
from ui.completion import Completion
from ui.picker import PickerField
from ui.picker_cells import PickerDelegate
from ui.picker_several import SeveralPicker

Index = QModelIndex | QPersistentModelIndex
EndOf = Callable[[ActionColumn, str], str]


class Way(Enum):
    """Where the hand goes when a cell is left; FILL stays, and fills every selected row."""

    DOWN = "down"
    UP = "up"
    RIGHT = "right"
    LEFT = "left"
    FILL = "fill"


_KEY = Qt.Key
_ENTER = (_KEY.Key_Return, _KEY.Key_Enter)
_TABS = {_KEY.Key_Tab: Way.RIGHT, _KEY.Key_Backtab: Way.LEFT}
_ARROWS = {_KEY.Key_Up: Way.UP, _KEY.Key_Down: Way.DOWN}
_PROGRESS = [Choice(each, str(each)) for each in Progress]


class CellDelegate(PickerDelegate):
    """Line edits for words, pickers for units, posts and 进展, ticks for 配合单位.

    `way` is where the hand goes when a key closes the editor.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.units: Sequence[Choice] = ()
        self.posts: Sequence[Choice] = ()
        self.way: Way | None = None
        self.end_of: EndOf = lambda column, begun: ""
        self._opened_with: object = None
        self._editor: QWidget | None = None

    def write(self, words: str) -> None:
        """Type words into the line that is open, over what stands there."""
        if isinstance(self._editor, QLineEdit):
            self._editor.selectAll()
            self._editor.insert(words)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            way = _way(event, is_line=not isinstance(editor, PickerField))
            if event.type() == QEvent.Type.ShortcutOverride and way is Way.FILL:
                event.accept()  # elsewhere Ctrl+Enter confirms
                return True
            if event.type() == QEvent.Type.KeyPress and way is not None:
                self.way = way
                self._leave(editor, event)
                self.way = None
                return True
        return super().eventFilter(editor, event)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        self._editor = self._make_editor(parent, index)
        return self._editor

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        self._editor = None
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not isinstance(editor, PickerField):
            if editor.isModified():  # news came while something is being typed here
                return
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        is_filling = self.way is Way.FILL
        if isinstance(editor, SeveralPicker):
            self.picked(editor)
            if is_filling or list(editor.chosen()) != list(index.data(VALUE_ROLE)):
                model.setData(index, editor.chosen())
        elif isinstance(editor, PickerField):
            if (picked := self.picked(editor)) != self._opened_with or is_filling:
                model.setData(index, picked)
        elif isinstance(editor, QLineEdit):
            value = editor.text().strip()
            is_new = editor.isModified() and value != index.data(Qt.ItemDataRole.EditRole)
            if is_new or is_filling:
                model.setData(index, value)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        fill_cell(editor, option)

    def _make_editor(self, parent: QWidget, index: Index) -> QWidget:
        column, row = COLUMNS[index.column()], index.data(ROW_ROLE)
        if column.editor in (EditorKind.TEXT, EditorKind.TIME):
            line = QLineEdit(parent, placeholderText=column.hint)
            Completion(line, lambda begun: self.end_of(column.column, begun))
            grow_with_words(line)
            line.setMaxLength(1_000_000)  # Qt would cut a longer text at 32,767
            return line
        if column.editor is EditorKind.UNITS:
            return self.several_picker(
                parent, self.units, chosen=row.cooperating_unit_ids, left_out=row.lead_unit_id
            )
        chosen = self._opened_with = index.data(VALUE_ROLE)
        if column.editor is EditorKind.PROGRESS:
            return self.picker(parent, _PROGRESS, chosen=chosen, none=None)
        return self.picker(parent, self._choices(column.editor, row), chosen=chosen)

    def _choices(self, kind: EditorKind, row: ActionRow) -> Sequence[Choice]:
        if kind is EditorKind.UNIT:
            return self.units
        # Those who come into question first: the leaders' posts have no unit.
        unit = "" if kind is EditorKind.LEADER else row.lead_unit
        return sorted(self.posts, key=lambda post: post.unit != unit)

    def _leave(self, editor: QObject, event: QKeyEvent) -> None:
        assert isinstance(editor, QWidget)
        if isinstance(editor, PickerField):
            if _is_for_list(editor, event):
                editor.keyPressEvent(event)  # if it chooses, the list closes, and then the cell
                return
            self.hand_in_once(editor)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)


def _way(event: QKeyEvent, *, is_line: bool) -> Way | None:
    """Where a key leads out of a cell; None for a key that stays in it."""
    key, held = _KEY(event.key()), event.modifiers()
    if key in _ENTER:
        if held & Qt.KeyboardModifier.ControlModifier:
            return Way.FILL
        return Way.UP if held & Qt.KeyboardModifier.ShiftModifier else Way.DOWN
    is_plain = not held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    if key in _ARROWS and is_line and is_plain:
        return _ARROWS[key]
    return _TABS.get(key)


def _is_for_list(editor: PickerField, event: QKeyEvent) -> bool:
    """Does the open list answer to this key first? Enter chooses in it, or ticks."""
    is_filling = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    is_ticking = isinstance(editor, SeveralPicker)
    return editor.is_open and event.key() in _ENTER and not (is_ticking and is_filling)
