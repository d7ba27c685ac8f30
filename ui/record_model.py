"""Records as an item model (单位、岗位): their columns and values, the changes asked for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QBrush

from ui import theme
from ui.choices import Choice
from ui.delegates import FADED_ROLE, Index
from ui.tooltips import tip


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
