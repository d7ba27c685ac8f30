"""Whole rows that are selected (选中的行), as ranges: few of them for many rows.

selectedRows() asks Python for the flags of every cell.
"""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
)


def selected_rows(selection: QItemSelectionModel) -> list[int]:
    """Their numbers from top to bottom."""
    parts = selection.selection().toList()
    return sorted({row for part in parts for row in range(part.top(), part.bottom() + 1)})


def selection_of(model: QAbstractItemModel, rows: Sequence[int]) -> QItemSelection:
    """A selection of these rows."""
    chosen, last = QItemSelection(), model.columnCount() - 1
    for top, bottom in _runs(sorted(rows)):
        chosen.append(QItemSelectionRange(model.index(top, 0), model.index(bottom, last)))
    return chosen


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each run of rows that follow each other."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
