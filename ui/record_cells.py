"""How a cell of a record is edited: words, a choice from a list, a search."""

from PySide6.QtCore import QAbstractItemModel, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QWidget

from ui.cell_room import fill_cell
from ui.delegates import OPEN_LIST_AFTER, Index, make_roomy
from ui.picker import PickerField
from ui.picker_cells import PickerDelegate
from ui.record_model import RecordModel


class RecordDelegate(PickerDelegate):
    """Lists for choices; a change that is none is not asked for."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        model = index.model()
        assert isinstance(model, RecordModel)
        column = model.columns[index.column()]
        choices = column.choices
        if column.picks:
            shown = index.data(Qt.ItemDataRole.EditRole)
            chosen = next((each.id for each in column.picks if each.text == shown), None)
            return self.picker(parent, column.picks, chosen=chosen, none=None)
        if not choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        box.addItems(list(choices))
        make_roomy(box)
        box.activated.connect(lambda: self._finish(box))
        QTimer.singleShot(OPEN_LIST_AFTER, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if not isinstance(editor, PickerField):
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, PickerField):
            picked = self.picked(editor)
            if picked is not None and editor.currentText() != index.data(Qt.ItemDataRole.EditRole):
                model.setData(index, picked)
            return
        text = (
            editor.currentText()
            if isinstance(editor, QComboBox)
            else str(editor.property("text")).strip()
        )
        if text != index.data(Qt.ItemDataRole.EditRole):
            model.setData(index, text)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        fill_cell(editor, option)

    def _finish(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
