"""The actions to be chased as an item model: a snapshot of ids, rows read as far as seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from model.chase_rows import ChaseRow
from model.entities import LocalActionId
from ui import theme
from ui.action_columns import due_tip
from ui.delegates import FADED_ROLE, LAMP_ROLE
from ui.follow_up.words import distance_text, heard_text, reminded_text, times_text
from ui.row_windows import RowWindows
from ui.tooltips import tip

Index = QModelIndex | QPersistentModelIndex
ReadRows = Callable[[Sequence[LocalActionId]], dict[LocalActionId, ChaseRow]]
_OPEN = "未定"
UNIT, POST = 2, 3  # the columns that tell whose an action is


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """One column; the stretching one has no sample."""

    heading: str
    text: Callable[[ChaseRow], str]
    tip: Callable[[ChaseRow], str]
    sample: str = ""
    is_number: bool = False


def _columns(soon_days: Callable[[], int]) -> tuple[_Column, ...]:
    def distance(row: ChaseRow) -> str:
        return distance_text(row, soon_days=soon_days())

    return (
        _Column(heading="亮灯", sample="◆ 未到期", text=lambda r: str(r.row.lamp),
                tip=lambda r: str(r.row.progress)),
        _Column(heading="落实举措", text=lambda r: r.row.text, tip=lambda r: r.row.text),
        _Column(heading="牵头单位", sample="知识产权处室", text=lambda r: r.row.lead_unit or _OPEN,
                tip=lambda r: r.row.lead_unit),
        _Column(heading="责任人", sample="责任人", text=lambda r: r.row.holder or _OPEN,
                tip=lambda r: r.row.holder),
        _Column(heading="相距", sample="逾期 1000 天", text=distance,
                tip=lambda r: due_tip(r.row), is_number=True),
        _Column(heading="上次进展", sample="10月：完成了三项工作", text=heard_text, tip=heard_text),
        _Column(heading="催办", sample="10 次", text=lambda r: times_text(r.reminded),
                tip=lambda r: reminded_text(r.reminded), is_number=True),
    )  # fmt: skip


class ChaseModel(QAbstractTableModel):
    """Shows the actions of the ids it was given."""

    def __init__(self, soon_days: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = _columns(soon_days)
        self._windows = RowWindows[LocalActionId, ChaseRow]()

    @property
    def ids(self) -> Sequence[LocalActionId]:
        """The snapshot."""
        return self._windows.ids

    def show_ids(self, ids: Sequence[LocalActionId], read: ReadRows) -> None:
        """Show these actions in this order."""
        self.beginResetModel()
        self._windows.show(ids, read)
        self.endResetModel()

    def row(self, number: int) -> ChaseRow | None:
        """The values of a row; None for an action that is gone."""
        return self._windows.row(number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return theme.RIGHT if self.columns[section].is_number else theme.LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = self.columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(column.tip(row))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.heading} {column.text(row)}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return theme.RIGHT if column.is_number else theme.LEFT
            case _ if role == LAMP_ROLE:
                return row.row.lamp
            case _ if role == FADED_ROLE:
                return column.text(row) in ("—", "没有报过")
        return None
