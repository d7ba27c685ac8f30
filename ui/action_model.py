"""The long table of actions as an item model: a snapshot of ids, rows fetched in windows."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtCore import Signal as QtSignal

from model.action_table import ActionColumn, ActionRow
from model.entities import LocalActionId
from ui.action_columns import COLUMNS, EditorKind, ShownColumn, tip_of
from ui.action_drag import ACTIONS, unpacked
from ui.delegates import FADED_ROLE, LAMP_ROLE
from ui.dropped import dropped_files
from ui.row_windows import RowWindows
from ui.tooltips import tip

Index = QModelIndex | QPersistentModelIndex
ReadRows = Callable[[Sequence[LocalActionId]], list[ActionRow]]
ROW_ROLE = Qt.ItemDataRole.UserRole
VALUE_ROLE = Qt.ItemDataRole.UserRole + 8
# A cell that is painted asks for a dozen roles, most of which have no answer.
_ANSWERED = frozenset(
    {
        *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.CheckStateRole),
        *(Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole),
        *(Qt.ItemDataRole.TextAlignmentRole, ROW_ROLE, VALUE_ROLE, LAMP_ROLE, FADED_ROLE),
    }
)

_FLAG = Qt.ItemFlag
_OF_EACH = _FLAG.ItemIsSelectable | _FLAG.ItemIsEnabled | _FLAG.ItemNeverHasChildren
_OF_EDITABLE = _OF_EACH | _FLAG.ItemIsDragEnabled | _FLAG.ItemIsDropEnabled


def _flags(column: ShownColumn) -> Qt.ItemFlag:
    if column.editor is EditorKind.TICK:
        return _OF_EDITABLE | _FLAG.ItemIsUserCheckable
    return _OF_EDITABLE | _FLAG.ItemIsEditable if column.is_editable else _OF_EDITABLE


# Asked of every cell that is painted: joined once.
_FLAGS = tuple(_flags(each) for each in COLUMNS)


class ActionModel(QAbstractTableModel):
    """Shows the actions of the ids it was given; an edit is asked for, never made here."""

    requested_edit = QtSignal(str, ActionColumn, object)
    requested_place = QtSignal(object, int)
    requested_files = QtSignal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._windows = RowWindows[LocalActionId, ActionRow]()
        self._rows: dict[LocalActionId, int] = {}
        self.can_edit = False
        self.home = ""  # the ledger whose rows are shown

    @property
    def ids(self) -> Sequence[LocalActionId]:
        """The snapshot."""
        return self._windows.ids

    def show_ids(self, ids: Iterable[LocalActionId], read: ReadRows) -> None:
        """Show these actions in this order."""
        self.beginResetModel()
        self._windows.show(list(ids), lambda some: {each.id: each for each in read(some)})
        self._rows = {action_id: row for row, action_id in enumerate(self.ids)}
        self.endResetModel()

    def refresh(self) -> None:
        """The values may have changed; the order stays as it is under the hand."""
        self._windows.forget()
        if self.ids:
            last = self.index(len(self.ids) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def action_id(self, row: int) -> LocalActionId | None:
        """The id in a row."""
        return self.ids[row] if 0 <= row < len(self.ids) else None

    def row_of(self, action_id: str) -> int | None:
        """Where an action stands."""
        return self._rows.get(LocalActionId(action_id))

    def action_row(self, row: int) -> ActionRow | None:
        """The values of a row; None for an action that is gone."""
        return self._windows.row(row)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():  # below the last row too
            return _FLAG.ItemIsDropEnabled if self.can_edit else _FLAG.NoItemFlags
        return _FLAGS[index.column()] if self.can_edit else _OF_EACH

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        row = self.action_row(index.row())
        if row is None:
            return None
        shown = COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "" if shown.editor is EditorKind.TICK else shown.text(row).replace("\n", " ")
            case Qt.ItemDataRole.EditRole:
                return shown.text(row)
            case Qt.ItemDataRole.CheckStateRole if shown.editor is EditorKind.TICK:
                return Qt.CheckState.Checked if shown.value(row) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{shown.heading} {shown.text(row)}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip(tip_of(row, shown.column))
            case Qt.ItemDataRole.TextAlignmentRole if shown.is_number:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case _ if role == ROW_ROLE:
                return row
            case _ if role == VALUE_ROLE:
                return shown.value(row)
            case _ if role == LAMP_ROLE:
                return row.lamp
            case _ if role == FADED_ROLE:
                return shown.is_number
        return None

    def mimeTypes(self) -> list[str]:
        return [ACTIONS, "text/uri-list"]

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        is_on_row = self.action_id(parent.row() if parent.isValid() else row) is not None
        is_welcome = bool(unpacked(data, self.home)) or (data.hasUrls() and is_on_row)
        return is_welcome and super().canDropMimeData(data, action, row, column, parent)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        at = parent.row() if parent.isValid() else row
        target = self.action_id(at)
        if not self.can_edit:
            return False
        if ids := unpacked(data, self.home):
            self.requested_place.emit(ids, at if at >= 0 else len(self.ids))
        elif target is not None and (paths := dropped_files(data)):
            self.requested_files.emit([target], paths)
        else:
            return False
        return True

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        action_id = self.action_id(index.row())
        if action_id is None:
            return False
        if role == Qt.ItemDataRole.CheckStateRole:
            value = Qt.CheckState(value) is Qt.CheckState.Checked
        elif role != Qt.ItemDataRole.EditRole:
            return False
        self.requested_edit.emit(action_id, COLUMNS[index.column()].column, value)
        return True
