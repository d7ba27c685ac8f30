"""The rows of the reading as an item model, with ticks for what was held against the paper."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.list_update import ClauseChange
from model.reading.places import Place
from ui.review.outline_rows import Row, RowKind
from ui.tooltips import tip

Index = QModelIndex | QPersistentModelIndex
_NAMES = {
    RowKind.CHAPTER: "部分",
    RowKind.GROUP: "小节",
    RowKind.ITEM: "任务",
    RowKind.SENTENCE: "句",
    RowKind.NOTE: "责任部门",
    RowKind.GOAL: "目标",
    RowKind.TARGET: "指标",
    RowKind.DEADLINE: "时限",
    RowKind.DETAIL: "备注",
    RowKind.GONE: "删去",
}


class OutlineList(QAbstractListModel):
    """Shows rows; a sentence can be ticked, and stays so while it keeps words and lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()
        self._ticked: set[tuple[object, str]] = set()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def is_ticked(self, row: Row) -> bool:
        """Whether a sentence was held against the paper."""
        return (row.lines, row.text) in self._ticked

    def tick(self, number: int) -> None:
        """Tick a sentence, or take the tick away."""
        row = self.rows[number]
        if row.kind is RowKind.SENTENCE:
            self._ticked ^= {(row.lines, row.text)}
            self.dataChanged.emit(self.index(number, 0), self.index(number, 0))

    def ticked(self) -> int:
        """How many of the counted sentences shown are ticked."""
        return sum(row.is_counted and self.is_ticked(row) for row in self.rows)

    def row_of(self, place: Place) -> int:
        """The row of a place: the sentence, title or first sentence there, or -1."""
        best = -1
        for number, row in enumerate(self.rows):
            if row.kind in (RowKind.SENTENCE, RowKind.ITEM, RowKind.CHAPTER, RowKind.GOAL):
                if row.place == place:
                    return number
                if best < 0 and _is_inside(row.place, place):
                    best = number
        return best

    def nearest(self, before: Row, at: int) -> int:
        """Where a row stands now: the one with its place, nearest to where it was."""
        wanted = (before.place, before.kind, before.at)
        alike = (n for n, row in enumerate(self.rows) if (row.place, row.kind, row.at) == wanted)
        return min(alike, key=lambda n: abs(n - at), default=min(at, len(self.rows) - 1))

    def rows_on(self, line: int) -> list[int]:
        """The rows that came of a line of the source."""
        return [
            number
            for number, row in enumerate(self.rows)
            if row.lines and row.lines[0] <= line <= row.lines[1] and row.kind is not RowKind.GONE
        ]

    def first_below(self, line: int) -> int:
        """The first row that came of a line at or below this one, or -1."""
        rows = enumerate(self.rows)
        return next((n for n, row in rows if row.lines and row.lines[0] >= line), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.rows[index.row()].kind is RowKind.SENTENCE:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.CheckStateRole if row.kind is RowKind.SENTENCE:
                ticked = self.is_ticked(row)
                return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(row)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(f"原来：{row.before}" if row.before else "")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if (Qt.CheckState(value) is Qt.CheckState.Checked) is not self.is_ticked(
            self.rows[index.row()]
        ):
            self.tick(index.row())
        return True


def _spoken(row: Row) -> str:
    number = f"原文第{row.number}句" if row.number else _NAMES[row.kind]
    change = f"，{row.change}" if row.change not in (None, ClauseChange.SAME) else ""
    tag = f"，{row.tag}" if row.tag else ""
    return f"{number}{change}：{row.lead}{row.text}{tag}"


def _is_inside(inner: Place, outer: Place) -> bool:
    if outer.item is None:
        return inner.chapter == outer.chapter
    return inner.of_item() == outer.of_item() and outer.goal in (None, inner.goal)
