"""Short tables whose cells are edited in place (单位、岗位)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QTableView,
    QWidget,
)

from ui import theme
from ui.delegates import Index
from ui.record_cells import RecordDelegate
from ui.record_model import Record, RecordColumn, RecordModel

_LEAST_NAME = "知识产权保护处00"  # what is always shown of a name


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
        self.setItemDelegate(RecordDelegate(self))
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

    def front(self) -> tuple[Record, RecordColumn] | None:
        """The record and the column of the cell in front."""
        index = self.currentIndex()
        if not index.isValid():
            return None
        return self._records.records[index.row()], self._records.columns[index.column()]

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
        editor = self.editor()
        if editor is None:
            return False
        editor.selectAll()
        editor.insert(words)
        return True

    def editor(self) -> QLineEdit | None:
        """The field in which a cell is written now; one that was closed may still be on its way."""
        fields = self.viewport().findChildren(QLineEdit)
        return next((each for each in reversed(fields) if not each.isHidden()), None)

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
