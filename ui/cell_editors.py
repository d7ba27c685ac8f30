"""Editors inside the cells of the action table (就地修改)."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QWidget

from model.action_table import ActionRow
from model.words import Progress
from ui.action_columns import COLUMNS, EditorKind
from ui.action_model import ROW_ROLE, VALUE_ROLE
from ui.choices import Choice
from ui.delegates import OPEN_LIST_AFTER, fill_cell, make_roomy
from ui.picker import PickerField
from ui.picker_cells import PickerDelegate
from ui.picker_several import SeveralPicker

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(PickerDelegate):
    """Line edits for words, pickers for units and posts, a list for 进展, ticks for 配合单位."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.units: Sequence[Choice] = ()
        self.posts: Sequence[Choice] = ()
        self._opened_with: object = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        column = COLUMNS[index.column()]
        match column.editor:
            case EditorKind.TEXT | EditorKind.TIME:
                line = QLineEdit(parent, placeholderText=column.hint)
                line.setMaxLength(1_000_000)  # Qt would cut a longer text at 32,767
                return line
            case EditorKind.UNITS:
                row = index.data(ROW_ROLE)
                return self.several_picker(
                    parent, self.units, chosen=row.cooperating_unit_ids, left_out=row.lead_unit_id
                )
            case EditorKind.UNIT | EditorKind.POST | EditorKind.LEADER:
                chosen = self._opened_with = index.data(VALUE_ROLE)
                choices = self._choices(column.editor, index.data(ROW_ROLE))
                return self.picker(parent, choices, chosen=chosen)
        box = QComboBox(parent)
        make_roomy(box)
        box.view().setMinimumWidth(box.fontMetrics().averageCharWidth() * 28)
        for each in Progress:
            box.addItem(str(each), str(each))
        # A choice is an answer: no second Enter is needed.
        box.activated.connect(lambda: self._finish(box))
        # At once: in the closed list each arrow would be an answer.
        QTimer.singleShot(OPEN_LIST_AFTER, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, PickerField):
            return
        if isinstance(editor, QLineEdit):
            if editor.isModified():  # news came while something is being typed here
                return
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()
        elif isinstance(editor, QComboBox):
            chosen = index.data(VALUE_ROLE)
            # Qt does not find an item by the data None.
            editor.setCurrentIndex(0 if chosen is None else max(editor.findData(chosen), 0))
            self._opened_with = editor.currentData()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, SeveralPicker):
            if list(editor.chosen()) != list(index.data(VALUE_ROLE)):
                model.setData(index, editor.chosen())
        elif isinstance(editor, PickerField):
            if (picked := self.picked(editor)) != self._opened_with:
                model.setData(index, picked)
        elif isinstance(editor, QLineEdit):
            value = editor.text().strip()
            if editor.isModified() and value != index.data(Qt.ItemDataRole.EditRole):
                model.setData(index, value)
        elif isinstance(editor, QComboBox) and editor.currentData() != self._opened_with:
            model.setData(index, editor.currentData())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        fill_cell(editor, option)

    def _choices(self, kind: EditorKind, row: ActionRow) -> Sequence[Choice]:
        if kind is EditorKind.UNIT:
            return self.units
        # Those who come into question first: the leaders' posts have no unit.
        unit = "" if kind is EditorKind.LEADER else row.lead_unit
        return sorted(self.posts, key=lambda post: post.unit != unit)

    def _finish(self, editor: QWidget) -> None:
        if not editor.isVisible():  # news closed it before its list
            return
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
