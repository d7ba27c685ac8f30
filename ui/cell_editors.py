"""Editors inside the cells of the action table (就地修改)."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem, QWidget

from model.action_table import ActionRow
from model.words import Progress
from ui.action_columns import COLUMNS, EditorKind
from ui.action_model import ROW_ROLE
from ui.choices import Choice as Choice
from ui.delegates import OPEN_LIST_AFTER, fill_cell, make_roomy
from ui.picker import PickerField
from ui.picker_cells import PickerDelegate

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(PickerDelegate):
    """Line edits for words, lists for units, posts and 进展."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.units: Sequence[Choice] = ()
        self.posts: Sequence[Choice] = ()
        self._offered: Sequence[Choice] = ()
        self._opened_with: object = None

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        kind = COLUMNS[index.column()].editor
        if kind in (EditorKind.TEXT, EditorKind.DUE):
            line = QLineEdit(parent)
            line.setMaxLength(1_000_000)  # Qt would cut a longer text at 32,767
            if kind is EditorKind.DUE:
                line.setPlaceholderText("如：6月底前、长期")
            return line
        if kind in (EditorKind.UNIT, EditorKind.POST):
            return self._picker(parent, kind, index)
        box = QComboBox(parent)
        make_roomy(box)
        box.view().setMinimumWidth(box.fontMetrics().averageCharWidth() * 28)
        self._offered = [Choice(str(each), str(each)) for each in Progress]
        for choice in self._offered:
            box.addItem(choice.text, choice.id)
        # A choice is an answer: no second Enter is needed.
        box.activated.connect(lambda: self._finish(box))
        # At once: in the closed list each arrow would be an answer.
        QTimer.singleShot(OPEN_LIST_AFTER, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        text = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, PickerField):
            return
        if isinstance(editor, QLineEdit):
            if editor.isModified():  # news came while something is being typed here
                return
            editor.setText(text)
            editor.selectAll()
        elif isinstance(editor, QComboBox):
            at = next((i for i, each in enumerate(self._offered) if each.name == text), 0)
            editor.setCurrentIndex(at)
            self._opened_with = editor.currentData()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, PickerField):
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

    def _picker(self, parent: QWidget, kind: EditorKind, index: Index) -> PickerField:
        """A unit or a post, searched for in place; the list opens at once."""
        shown = index.data(Qt.ItemDataRole.EditRole)
        choices = self.units if kind is EditorKind.UNIT else self._posts(index.data(ROW_ROLE))
        chosen = next((each.id for each in choices if shown and each.name == shown), None)
        self._opened_with = chosen
        return self.picker(parent, choices, chosen=chosen)

    def _posts(self, row: ActionRow | None) -> Sequence[Choice]:
        unit = row.lead_unit if row is not None else ""
        own = [post for post in self.posts if post.unit == unit]
        return [*own, *(post for post in self.posts if post.unit != unit)]

    def _finish(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
