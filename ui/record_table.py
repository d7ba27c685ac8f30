"""Short tables whose cells are edited in place (单位、岗位)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QBrush, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import theme
from ui.cell_room import fill_cell
from ui.choices import Choice
from ui.delegates import FADED_ROLE, OPEN_LIST_AFTER, make_roomy
from ui.picker import PickerField
from ui.picker_cells import PickerDelegate
from ui.tooltips import tip

Index = QModelIndex | QPersistentModelIndex
_LEAST_NAME = "知识产权保护处00"  # what is always shown of a name


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordColumn:
    """A column: its field, and how it is edited (words, a choice, a search, a tick).

    What is picked by searching is told by its id, a choice by its word. `empty` stands where there
    is nothing; a cell with `opens` shows a figure, maybe a bad one, whose rows can be opened. The
    room of a column that `goes_when_empty` is for the names.
    """

    heading: str
    field: str = ""
    sample: str = ""
    choices: tuple[str, ...] = ()
    picks: Sequence[Choice] = ()
    is_tick: bool = False
    is_number: bool = False
    goes_when_empty: bool = False
    empty: str = ""
    opens: str = ""
    is_bad: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row: words, or True and False for ticks."""

    id: str
    values: tuple[str | bool, ...]
    is_fixed: bool = False
    is_faded: bool = False


class RecordModel(QAbstractTableModel):
    """Shows records; a change is asked for, never made here."""

    requested_change = Signal(str, str, object)

    def __init__(self, columns: Sequence[RecordColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self.records: Sequence[Record] = ()
        self.can_edit = False

    def show_records(self, records: Sequence[Record]) -> None:
        """Show these records."""
        self.beginResetModel()
        self.records = records
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if not index.isValid():
            return flags
        column = self.columns[index.column()]
        if self.can_edit and column.field and not self.records[index.row()].is_fixed:
            tick = Qt.ItemFlag.ItemIsUserCheckable
            flags |= tick if column.is_tick else Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return theme.RIGHT if column.is_number else theme.LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        record, column = self.records[index.row()], self.columns[index.column()]
        value = record.values[index.column()]
        match role:
            case Qt.ItemDataRole.CheckStateRole if column.is_tick and not record.is_fixed:
                return Qt.CheckState.Checked if value else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DisplayRole if not column.is_tick:
                return value or column.empty
            case Qt.ItemDataRole.EditRole if not column.is_tick:
                return value
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.heading} {value or column.empty}"
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(column, value)
            case Qt.ItemDataRole.ToolTipRole if column.opens and value:
                return "双击或回车，打开这些举措"
            case Qt.ItemDataRole.ToolTipRole if not column.is_tick:
                return tip(str(value))
            case Qt.ItemDataRole.TextAlignmentRole:
                return theme.RIGHT if column.is_number else theme.LEFT
            case _ if role == FADED_ROLE:
                return record.is_faded
        return None

    @staticmethod
    def _colour(column: RecordColumn, value: str | bool) -> QBrush | None:
        if column.empty and not value:
            return QBrush(theme.current().soon)
        now = theme.current()
        return QBrush(now.late if column.is_bad else now.accent) if column.opens and value else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.CheckStateRole:
            value = Qt.CheckState(value) is Qt.CheckState.Checked
        field = self.columns[index.column()].field
        self.requested_change.emit(self.records[index.row()].id, field, value)
        return True


class RecordTable(QTableView):
    """Shows records; F2 or Enter edits, the choice is told."""

    chosen = Signal(str)
    requested_change = Signal(str, str, object)
    requested_open = Signal(str, str)
    requested_move = Signal(str, int)

    def __init__(self, columns: Sequence[RecordColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = RecordModel(columns, self)
        self._records.requested_change.connect(self.requested_change)
        self.setModel(self._records)
        self.setItemDelegate(_RecordDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self._size(columns)
        self.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        self.doubleClicked.connect(self._open)

    def show_columns(self, columns: Sequence[RecordColumn]) -> None:
        """Offer other choices in the same columns."""
        self._records.columns = columns

    def show_records(self, records: Sequence[Record], *, can_edit: bool) -> None:
        """Show these records; the one in front stays, if it is there."""
        kept, column = self.chosen_id(), max(self.currentIndex().column(), 0)
        # A cell editor goes with the old rows; the keyboard stays in the table.
        has_focus = self.isAncestorOf(QApplication.focusWidget() or self.window())
        self._records.can_edit = can_edit
        self._records.show_records(records)
        self._hide_empty()
        self.choose(kept or "", column=column)
        if has_focus:
            self.setFocus()

    def choose(self, record_id: str, *, column: int = 0) -> None:
        """Bring a record to the front, the first one when there is no such."""
        ids = [record.id for record in self._records.records]
        row = ids.index(record_id) if record_id in ids else 0
        if ids:
            self.setCurrentIndex(self._records.index(row, column))

    def chosen_id(self) -> str | None:
        """The record in front."""
        row = self.currentIndex().row()
        return self._records.records[row].id if 0 <= row < len(self._records.records) else None

    def edit_first(self) -> None:
        """Edit the first cell of the record in front."""
        index = self._records.index(self.currentIndex().row(), 0)
        self.setCurrentIndex(index)
        self.setFocus()
        self.edit(index)

    def typed(self) -> tuple[Record, RecordColumn, str] | None:
        """The cell in which one types words now, and these words."""
        index, editor = self.currentIndex(), QApplication.focusWidget()
        if not (isinstance(editor, QLineEdit) and editor.parent() is self.viewport()):
            return None
        if not (index.isValid() and editor.isModified()):
            return None
        return (
            self._records.records[index.row()],
            self._records.columns[index.column()],
            editor.text(),
        )

    def cell(self, record_id: str, field: str) -> tuple[Record, RecordColumn]:
        """The record and the column of a cell that is shown."""
        record = next(each for each in self._records.records if each.id == record_id)
        column = next(each for each in self._records.columns if each.field == field)
        return record, column

    def type_into(self, record_id: str, field: str, words: str) -> bool:
        """Open a cell with these words in it, not yet stored; False when it cannot be edited."""
        places = [n for n, each in enumerate(self._records.columns) if each.field == field]
        self.choose(record_id, column=places[0] if places else 0)
        index = self.currentIndex()
        is_there = bool(places) and self.chosen_id() == record_id
        if not (is_there and index.flags() & Qt.ItemFlag.ItemIsEditable):
            return False
        self.setFocus()
        self.edit(index)
        editor = self.viewport().findChild(QLineEdit)
        if editor is None:
            return False
        editor.selectAll()
        editor.insert(words)
        return True

    def settle(self) -> bool:
        """Store what is still being typed in a cell; a refused cell shows what is stored."""
        if self.state() == QAbstractItemView.State.EditingState:
            self.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        editing = self.state() == QAbstractItemView.State.EditingState
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        chosen = self.chosen_id()
        if by is not None and chosen and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.requested_move.emit(chosen, by)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            if self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable:
                self.edit(self.currentIndex())
            else:
                self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: Index) -> None:
        if not index.isValid():
            return
        column, record = self._records.columns[index.column()], self._records.records[index.row()]
        if column.opens and record.values[index.column()]:
            self.requested_open.emit(record.id, column.opens)

    def _tell(self) -> None:
        chosen = self.chosen_id()
        if chosen is not None:
            self.chosen.emit(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_names_room()

    def _hide_empty(self) -> None:
        """The room of columns in which nothing stands is for the names."""
        for number, column in enumerate(self._records.columns):
            if column.goes_when_empty:
                is_empty = not any(each.values[number] for each in self._records.records)
                self.setColumnHidden(number, is_empty)
        self._give_names_room()

    def _give_names_room(self) -> None:
        """Where the room ends the table scrolls: names are not pressed away by their neighbours."""
        across, wide = self.horizontalHeader(), self.fontMetrics().horizontalAdvance
        names = [n for n, column in enumerate(self._records.columns) if not column.sample]
        others = sum(across.sectionSize(n) for n in range(across.count()) if n not in names)
        least = wide(_LEAST_NAME)
        is_wide = self.viewport().width() - others >= least * len(names)
        mode = QHeaderView.ResizeMode.Stretch if is_wide else QHeaderView.ResizeMode.Fixed
        for number in names:
            across.setSectionResizeMode(number, mode)
            if not is_wide:
                across.resizeSection(number, least)

    def _size(self, columns: Sequence[RecordColumn]) -> None:
        step = theme.unit(self.font())
        self.verticalHeader().setVisible(False)
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self.font()))
        across = self.horizontalHeader()
        across.setHighlightSections(False)
        for number, column in enumerate(columns):
            if not column.sample:
                across.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
                continue
            across.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
            width = self.fontMetrics().horizontalAdvance(column.sample)
            across.resizeSection(number, width + 2 * step)


class _RecordDelegate(PickerDelegate):
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
