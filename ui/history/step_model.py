"""The steps as an item model (修改记录的列表): days as headings, read further as one scrolls."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from model.history import HistoryEntry, HistoryPage, step_title
from ui.history.days import day_heading
from ui.history.words import touched_words
from ui.tooltips import tip

Index = QModelIndex | QPersistentModelIndex
ENTRY_ROLE = Qt.ItemDataRole.UserRole
ReadPage = Callable[[int | None], HistoryPage]


class StepModel(QAbstractListModel):
    """Shows what `read` gives, page by page; a row is the heading of a day or a step."""

    looks_further = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | HistoryEntry] = []
        self._read: ReadPage = lambda before: HistoryPage(entries=(), before=None)
        self._today = date.min
        self._before: int | None = None
        self._last_day: date | None = None
        self.count = 0

    @property
    def has_more(self) -> bool:
        """Are there older steps to look at?"""
        return self._before is not None

    def show_steps(self, read: ReadPage, *, today: date, at_least: int = 0) -> None:
        """Begin anew with the newest steps; as many as were shown before, if need be."""
        self.beginResetModel()
        self._rows, self._read, self._today = [], read, today
        self._before, self._last_day, self.count = None, None, 0
        self._take(read(None))
        while self.count < at_least and self.has_more:
            self._take(read(self._before))
        self.endResetModel()

    def entry(self, row: int) -> HistoryEntry | None:
        """The step in a row, None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, HistoryEntry) else None

    def row_of(self, seq: int) -> int | None:
        """Where a step stands, as far as the list was read."""
        for row, each in enumerate(self._rows):
            if isinstance(each, HistoryEntry) and each.step.seq == seq:
                return row
        return None

    def read_until(self, seq: int) -> int | None:
        """Read on until a step is there; None when it is not among these."""
        while self._before is not None and self._before > seq:
            self.fetchMore(QModelIndex())
        return self.row_of(seq)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self.has_more

    def fetchMore(self, parent: Index) -> None:
        if self._before is None:
            return
        page = self._read(self._before)
        rows = self._new_rows(page)
        if rows:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(rows) - 1)
        self._take(page)
        if rows:
            self.endInsertRows()
        self.looks_further.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.entry(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if isinstance(row, str):
            return row if role in (Qt.ItemDataRole.DisplayRole, _SPOKEN) else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return step_title(row.step)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(step_title(row.step))
            case _ if role == _SPOKEN:
                return _spoken(row)
            case _ if role == ENTRY_ROLE:
                return row
        return None

    def _take(self, page: HistoryPage) -> None:
        self._rows += self._new_rows(page)
        self._before = page.before
        self.count += len(page.entries)
        if page.entries:
            self._last_day = page.entries[-1].step.made_at.date()

    def _new_rows(self, page: HistoryPage) -> list[str | HistoryEntry]:
        rows: list[str | HistoryEntry] = []
        last = self._last_day
        for entry in page.entries:
            day = entry.step.made_at.date()
            if day != last:
                rows.append(day_heading(day, self._today))
                last = day
            rows.append(entry)
        return rows


_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def _spoken(entry: HistoryEntry) -> str:
    step = entry.step
    state = "，已撤销" if entry.is_reverted else ""
    words = step_title(step)
    return f"{step.made_at:%H:%M} {words}，{step.who}，改动{touched_words(entry.touched)}{state}"
