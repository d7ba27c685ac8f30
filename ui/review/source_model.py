"""The lines of the source as an item model (原文各行)."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.reading.source import Grid, Source, SourceLine
from ui.review.line_fates import Fate
from ui.tooltips import tip

Index = QModelIndex | QPersistentModelIndex


class SourceModel(QAbstractListModel):
    """Shows lines with what became of them; rows of a table know their cells."""

    def __init__(self, source: Source, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines = source.lines
        self.fates: Sequence[Fate] = [Fate.OTHER] * len(source.lines)
        self.doubtful: set[int] = set()
        self._rows = {line.number: row for row, line in enumerate(source.lines)}
        self._grids = {
            grid.first_line + at: (grid, cells)
            for grid in source.grids
            for at, cells in enumerate(grid.rows)
        }

    def show_fates(self, fates: Sequence[Fate], doubtful: set[int]) -> None:
        """Show what became of the lines now."""
        self.fates, self.doubtful = fates, doubtful
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))

    def row_of(self, line: int) -> int:
        """The row of a line of the source, or -1."""
        return self._rows.get(line, -1)

    def table_row(self, row: int) -> tuple[Grid, tuple[str, ...]] | None:
        """The table to which a line belongs, and its cells."""
        return self._grids.get(self.lines[row].number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self.told(index.row())} {line.text}"
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self.told(index.row()))
        return None

    def told(self, row: int) -> str:
        """Where a line stands and what became of it, in words."""
        line, fate = self.lines[row], self.fates[row]
        doubt = "，需您核对" if line.number in self.doubtful else ""
        return f"{place_of(line)}：{fate}{doubt}"


def place_of(line: SourceLine) -> str:
    """第12行, and the page or sheet when lines are not what one counts there."""
    return f"第{line.number}行（{line.place}）" if line.place else f"第{line.number}行"
