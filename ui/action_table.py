"""The table in the middle (落实举措): flat, sorted by its headings, edited in place."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from model.action_table import ActionColumn, ActionRow, ActionSort
from model.entities import LocalActionId
from model.unit_names import in_short, vacant_in_short
from ui import theme
from ui.action_columns import COLUMNS, place_of
from ui.action_model import ReadRows
from ui.carried_actions import CarriedActions
from ui.cell_editors import CellDelegate, EndOf, Way
from ui.choices import Choice
from ui.column_header import ColumnHeader
from ui.delegates import Index, LampDelegate
from ui.picker import PickerField
from ui.selected_rows import selected_rows, selection_of

_UNITS = (place_of(ActionColumn.LEAD_UNIT), place_of(ActionColumn.COOPERATING))
_HOLDERS = (place_of(ActionColumn.HOLDER), place_of(ActionColumn.LEADER))
_DUE = place_of(ActionColumn.DUE)
_LAMP, _TEXT = place_of(ActionColumn.LAMP), place_of(ActionColumn.TEXT)
_MOVES = {
    Way.DOWN: QAbstractItemView.CursorAction.MoveDown,
    Way.UP: QAbstractItemView.CursorAction.MoveUp,
    Way.RIGHT: QAbstractItemView.CursorAction.MoveRight,
    Way.LEFT: QAbstractItemView.CursorAction.MoveLeft,
}
_ROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_BY_KEY = (
    QAbstractItemView.EditTrigger.AnyKeyPressed,
    QAbstractItemView.EditTrigger.EditKeyPressed,
)


class ActionTable(CarriedActions):
    """Shows actions; selection is kept by id."""

    chosen = Signal(object)
    requested_edit = Signal(object, ActionColumn, object)
    requested_sort = Signal(object)
    requested_place = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model.requested_edit.connect(self._ask_for)
        self._model.requested_place.connect(self.requested_place)
        self.columns = ColumnHeader(self)
        self.setHorizontalHeader(self.columns)
        self.columns.sortIndicatorChanged.connect(self._sort)
        # Its own: to draw itself the head would ask for the flags of every selected cell.
        self.columns.setSelectionModel(QItemSelectionModel(self._model, self.columns))
        self._selected: list[LocalActionId] | None = None  # until the selection changes
        self._is_refused = False
        self._cells = CellDelegate(self)
        self._lamps = LampDelegate(self)
        self.setItemDelegate(self._cells)
        self.setItemDelegateForColumn(_LAMP, self._lamps)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("落实举措")
        self._size()
        self.selectionModel().selectionChanged.connect(self._hear_selection)

    def show_choices(self, units: Sequence[Choice], posts: Sequence[Choice]) -> None:
        """What the lists in the cells offer."""
        self._cells.units, self._cells.posts = units, posts

    def know_short_names(
        self, short: Mapping[str, str], *, units: Collection[str], year: int
    ) -> None:
        """How units, vacant posts of them and time limits are called where a cell is narrow."""
        self._cells.shorter = {
            **dict.fromkeys(_UNITS, partial(in_short, short=short)),
            **dict.fromkeys(_HOLDERS, partial(vacant_in_short, units=units)),
            _DUE: partial(re.compile(rf"^{year}年(?=\d)").sub, ""),
        }

    def complete_with(self, end_of: EndOf) -> None:
        """Who knows the rest of words begun in a cell."""
        self._cells.end_of = end_of

    def set_editable(self, can_edit: bool) -> None:
        """May cells be edited?"""
        self._model.can_edit = can_edit

    def show_ids(self, ids: Iterable[LocalActionId], read: ReadRows) -> None:
        """Show these actions; what was selected and is still there stays selected."""
        kept = self.selected_ids()
        current = self._model.action_id(self.currentIndex().row())
        column = max(self.currentIndex().column(), 0)
        top = self.verticalScrollBar().value()
        with QSignalBlocker(self.selectionModel()):
            self._model.show_ids(ids, read)
        self._selected = None
        self._select(kept, current, column)
        self.verticalScrollBar().setValue(top)
        self.viewport().update()
        if set(self.selected_ids()) != set(kept):
            self._tell()

    def mark(self, words: Sequence[str]) -> None:
        """Mark these words wherever a cell holds them."""
        if self._cells.words != words:
            self._cells.words = words
            self.viewport().update()

    def marked(self) -> Sequence[str]:
        """The words that are marked."""
        return self._cells.words

    def refresh(self) -> None:
        """Show new values where they stand."""
        self._model.refresh()

    @property
    def ids(self) -> Sequence[LocalActionId]:
        """The snapshot that is shown."""
        return self._model.ids

    def row(self, number: int) -> ActionRow | None:
        """The values of a row."""
        return self._model.action_row(number)

    def row_of(self, action_id: str) -> int | None:
        """Where an action stands."""
        return self._model.row_of(action_id)

    def current_column(self) -> ActionColumn | None:
        """The column in which the keyboard is."""
        index = self.currentIndex()
        return COLUMNS[index.column()].column if index.isValid() else None

    def selected_ids(self) -> list[LocalActionId]:
        """The selected actions from top to bottom."""
        if self._selected is None:
            rows, ids = selected_rows(self.selectionModel()), self._model.ids
            self._selected = [ids[row] for row in rows if row < len(ids)]
        return list(self._selected)

    def choose(self, ids: Sequence[str]) -> None:
        """Select these actions and bring the first into sight."""
        if ids:
            self._select([LocalActionId(each) for each in ids], LocalActionId(ids[0]), _TEXT)
            self._tell()

    def shown_headings(self) -> list[str]:
        """The headings of the columns that are shown, from left to right."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [COLUMNS[n].heading for n in order if not self.isColumnHidden(n)]

    def settle(self) -> bool:
        """Store what is still being typed in a cell; a refused cell shows what is stored."""
        if self.is_editing():
            self.setFocus()
        return True

    def is_editing(self) -> bool:
        """Is a cell being edited?"""
        return self.state() == QAbstractItemView.State.EditingState

    def clear_selection_quietly(self) -> None:
        """Select nothing, without saying so."""
        with QSignalBlocker(self.selectionModel()):
            self.selectionModel().clear()
        self._selected = None
        self.viewport().update()

    def begin_cell(self, words: str = "") -> None:
        """Open the editor of the current cell; words take the place of what stands there."""
        index = self.currentIndex()
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        self.edit(index)
        if words and self.is_editing():
            self._cells.write(words)

    def refuse_cell(self) -> bool:
        """What was typed is not stored: does it stay under the hand, to be mended?

        It does when a key would have left the cell; the hand that went elsewhere has left it.
        """
        self._is_refused = self.is_editing() and self._cells.way is not None
        return self._is_refused

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in _ROWS:
            # As in the form: to the next action, not the frame of the cell alone.
            event = QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier)
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() and not self.is_editing():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def edit(self, *asked: Any) -> Any:
        if len(asked) == 1 or asked[1] in _BY_KEY:  # what is typed is seen where it goes
            self.scrollTo(asked[0])
        return super().edit(*asked)

    def keyboardSearch(self, search: str) -> None:
        """A letter on a cell that cannot be edited: the hand stays where it is."""

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier
    ) -> QModelIndex:
        """As Qt moves, but Tab does not go round from one end of the table to the other."""
        here, there = self.currentIndex(), super().moveCursor(action, held)
        is_back = self._place(there) < self._place(here)
        moves = QAbstractItemView.CursorAction
        goes_round = is_back if action is moves.MoveNext else not is_back
        is_tab = action in (moves.MoveNext, moves.MovePrevious)
        return here if is_tab and here.isValid() and goes_round else there

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        way, is_refused, self._is_refused = self._cells.way, self._is_refused, False
        if is_refused and way is not None and not isinstance(editor, PickerField):
            return
        super().closeEditor(editor, hint)
        if way in _MOVES and not is_refused:
            self.setCurrentIndex(self.moveCursor(_MOVES[way], Qt.KeyboardModifier.NoModifier))

    def _select(
        self, ids: Sequence[LocalActionId], current: LocalActionId | None, column: int
    ) -> None:
        model, flag = self.selectionModel(), QItemSelectionModel.SelectionFlag
        rows = [row for each in ids if (row := self._model.row_of(each)) is not None]
        chosen = selection_of(self._model, rows)
        with QSignalBlocker(model):
            row = None if current is None else self._model.row_of(current)
            if row is not None:
                index = self._model.index(row, column)
                model.setCurrentIndex(index, flag.NoUpdate)
                self.scrollTo(index)
            model.select(chosen, flag.ClearAndSelect)
        self._selected = None
        self.viewport().update()

    def _ask_for(self, action_id: LocalActionId, column: ActionColumn, value: object) -> None:
        others = self.selected_ids() if self._cells.way is Way.FILL else []
        self.requested_edit.emit(list(dict.fromkeys([action_id, *others])), column, value)

    def _place(self, index: Index) -> tuple[int, int]:
        return index.row(), self.columns.visualIndex(index.column())

    def _hear_selection(self) -> None:
        self._selected = None
        self._tell()

    def _tell(self) -> None:
        self.chosen.emit(self.selected_ids())

    def _size(self) -> None:
        step = theme.unit(self.font())
        down = self.verticalHeader()
        down.setVisible(False)
        down.setMinimumSectionSize(2 * step)
        down.setDefaultSectionSize(theme.row_height(self.font()))

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if column < 0:
            return
        descending = order is Qt.SortOrder.DescendingOrder
        self.requested_sort.emit(ActionSort(column=COLUMNS[column].column, descending=descending))
