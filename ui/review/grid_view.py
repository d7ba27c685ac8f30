"""A table of a file as it stands there (表格原样): cells, merged cells, its heading shaded."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from model.reading.source import Grid
from ui import theme

Index = QModelIndex | QPersistentModelIndex
_MOST_SPANS = 2000  # merged cells shown as such: each one costs the view a search
_NARROW, _WIDE = 8, 30  # characters
_LOOKED_AT = 50  # rows


class GridModel(QAbstractTableModel):
    """Rows and columns of a grid; nothing in it can be changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid: Grid | None = None
        self._head_rows = 0
        self._width = 0
        self._bold = QFont()
        self._bold.setBold(True)

    def show_grid(self, grid: Grid, *, head_rows: int) -> bool:
        """Show a table; True when it is another one than before."""
        is_new = grid is not self.grid
        self.beginResetModel()
        self.grid, self._head_rows = grid, head_rows
        self._width = max((len(row) for row in grid.rows), default=0)
        self.endResetModel()
        return is_new

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self.grid is None else len(self.grid.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return str(section + 1)
        assert self.grid is not None
        return str(self.grid.first_line + section)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or self.grid is None:
            return None
        row = self.grid.rows[index.row()]
        text = row[index.column()] if index.column() < len(row) else ""
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return " ".join(text.split())
            case Qt.ItemDataRole.FontRole if index.row() < self._head_rows:
                return self._bold
            case Qt.ItemDataRole.TextAlignmentRole:
                return theme.LEFT
        return None


class GridView(QTableView):
    """Shows a table of a file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = GridModel(self)
        self.setModel(self._model)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setWordWrap(False)
        self.setAccessibleName("表格原样")
        self.verticalHeader().setDefaultSectionSize(theme.row_height(self.font()))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)

    def show_grid(self, grid: Grid, *, head_rows: int) -> None:
        """Show a table with so many rows of heading."""
        if self._model.show_grid(grid, head_rows=head_rows):
            self._span(grid)
            self._size(grid)

    def _span(self, grid: Grid) -> None:
        self.clearSpans()
        for merge in grid.merges[:_MOST_SPANS]:
            height, width = merge.bottom - merge.top + 1, merge.right - merge.left + 1
            self.setSpan(merge.top, merge.left, height, width)

    def _size(self, grid: Grid) -> None:
        sign = self.fontMetrics().horizontalAdvance("国")
        for column in range(self._model.columnCount()):
            longest = max((len(cell) for cell in _own_cells(grid, column)), default=0)
            self.setColumnWidth(column, sign * min(max(longest + 2, _NARROW), _WIDE))


def _own_cells(grid: Grid, column: int) -> Iterator[str]:
    """The first cells of a column, without those that run over several columns."""
    wide = {(merge.top, merge.left) for merge in grid.merges if merge.right > merge.left}
    for number, row in enumerate(grid.rows[:_LOOKED_AT]):
        if column < len(row) and (number, column) not in wide:
            yield row[column]
