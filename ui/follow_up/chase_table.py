"""The actions to be chased (督办清单): several can be selected, copied, opened."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from model.chase_rows import ChaseRow
from model.entities import LocalActionId
from model.unit_names import in_short
from ui import theme
from ui.delegates import LampDelegate, RowDelegate
from ui.follow_up.chase_model import POST, UNIT, ChaseModel, ReadRows
from ui.selected_rows import selected_rows


class ChaseTable(QTableView):
    """Shows what is to be chased; several rows can be selected, Enter opens one."""

    chosen = Signal(object)
    requested = Signal(object)

    def __init__(self, soon_days: Callable[[], int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ChaseModel(soon_days, self)
        self.setModel(self._shown)
        self._cells, self._lamps = RowDelegate(self), LampDelegate(self)
        self.setItemDelegate(self._cells)
        self.setItemDelegateForColumn(0, self._lamps)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("督办清单")
        self.doubleClicked.connect(lambda _: self.open_current())
        self._told: list[LocalActionId] = []
        for changed in ("selectionChanged", "currentRowChanged"):
            getattr(self.selectionModel(), changed).connect(lambda *_: self._tell())
        self._size()

    @property
    def ids(self) -> Sequence[LocalActionId]:
        """The snapshot that is shown."""
        return self._shown.ids

    def row(self, number: int) -> ChaseRow | None:
        """The values of a row."""
        return self._shown.row(number)

    def show_ids(self, ids: Sequence[LocalActionId], read: ReadRows, *, anew: bool = False) -> None:
        """Show these actions; what was selected stays so, or else what took its place.

        Another list, shown `anew`, begins at its head with nothing selected.
        """
        kept = set() if anew else set(self.selected_ids())
        top = 0 if anew else self.verticalScrollBar().value()
        current = 0 if anew else max(self.currentIndex().row(), 0)
        rows = [row for row, each in enumerate(ids) if each in kept]
        if kept and not rows and ids:
            rows = [min(current, len(ids) - 1)]
        with QSignalBlocker(self.selectionModel()):
            self._shown.show_ids(ids, read)
            self._choose(rows, current)
        self.verticalScrollBar().setValue(top)
        self.viewport().update()
        self._tell(anew=True)

    def know_short_names(self, short: Mapping[str, str]) -> None:
        """How units are called where their cell is narrow."""
        self._cells.shorter = {UNIT: partial(in_short, short=short)}

    def current_id(self) -> LocalActionId | None:
        """The action under the hand, selected or not."""
        row = self.currentIndex().row()
        return self.ids[row] if 0 <= row < len(self.ids) else None

    def selected_ids(self) -> list[LocalActionId]:
        """The selected actions from top to bottom."""
        rows = selected_rows(self.selectionModel())
        return [self._shown.ids[row] for row in rows if row < len(self._shown.ids)]

    def open_current(self) -> None:
        """Ask for the form of the action under the hand."""
        action_id = self.current_id()
        if action_id is not None:
            self.requested.emit(action_id)

    def copy_rows(self) -> None:
        """Put the selected rows onto the clipboard, ready for a sheet or a message."""
        shown = [n for n in range(len(self._shown.columns)) if not self.isColumnHidden(n)]
        wanted = set(self.selected_ids())
        rows = [n for n, each in enumerate(self.ids) if each in wanted]
        lines = ("\t".join(self._shown.index(row, n).data() or "" for n in shown) for row in rows)
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers():
            self.open_current()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        else:
            super().keyPressEvent(event)

    def name_owners(self, *, unit: bool, post: bool) -> None:
        """Show the columns that tell whose an action is; a narrowed list needs one of them."""
        self.setColumnHidden(UNIT, not unit)
        self.setColumnHidden(POST, not post)

    def _tell(self, *, anew: bool = False) -> None:
        """Say once what is selected: a step with an arrow changes selection and current row."""
        ids = self.selected_ids()
        if anew or ids != self._told:
            self._told = ids
            self.chosen.emit(ids)

    def _choose(self, rows: Sequence[int], current: int) -> None:
        model, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        last = len(self._shown.columns) - 1
        for row in rows:
            chosen.select(self._shown.index(row, 0), self._shown.index(row, last))
        at = rows[0] if rows else min(current, len(self.ids) - 1)
        model.setCurrentIndex(self._shown.index(at, 1), flag.NoUpdate)
        model.select(chosen, flag.ClearAndSelect)

    def _size(self) -> None:
        step = theme.unit(self.font())
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.setVisible(False)
        down.setDefaultSectionSize(theme.row_height(self.font()))
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        for number, column in enumerate(self._shown.columns):
            if not column.sample:
                across.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
                continue
            across.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            width = self.fontMetrics().horizontalAdvance(column.sample)
            across.resizeSection(number, width + 2 * step)
