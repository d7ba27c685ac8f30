"""The head of the action table (表头): which columns are shown, in which order, how wide."""

import json
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QByteArray, QPoint, QSignalBlocker, Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from model.action_table import ActionColumn
from ui import theme
from ui.action_columns import COLUMNS, place_of
from ui.staying_menu import StayingMenu

_TEXT = place_of(ActionColumn.TEXT)
_TEXT_LEAST = 24  # steps of the grid; below that the table scrolls sideways


class ColumnHeader(QHeaderView):
    """Columns are moved and sized by hand, and ticked in a menu; the text takes what is left."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self._chosen: set[ActionColumn] | None = None
        self._sized: dict[ActionColumn, float] = {}
        self._is_fitting = False
        self.menu = StayingMenu(self)
        self._fill_menu()
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setMinimumSectionSize(4 * theme.unit(self.font()))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.sectionResized.connect(self._note_width)

    def shown(self) -> list[ActionColumn]:
        """The columns in sight, from left to right."""
        places = (self.logicalIndex(at) for at in range(self.count()))
        return [COLUMNS[place].column for place in places if not self.isSectionHidden(place)]

    def show_column(self, column: ActionColumn, *, on: bool) -> None:
        """Show a column, or leave it out; from now on the choice is the clerk's."""
        chosen = set(self.shown())
        self._chosen = chosen | {column} if on else chosen - {column}
        self.fit()

    def begin_anew(self) -> None:
        """恢复默认列: the usual columns in their order and widths."""
        self._chosen = None
        self._sized.clear()
        self._put_in_order([str(each.column) for each in COLUMNS])
        self.fit()

    def fit(self) -> None:
        """Bring what is shown and how wide it is in line with the choice and the room."""
        step = theme.unit(self.font())
        room = self._table.width() / step
        self._is_fitting = True
        for place, each in enumerate(COLUMNS):
            is_usual = each.is_usual and room >= each.from_width
            is_shown = is_usual if self._chosen is None else each.column in self._chosen
            if self.isSectionHidden(place) is is_shown:
                self.setSectionHidden(place, not is_shown)
            if is_shown and place != _TEXT:
                self.resizeSection(place, self._width(place, step))
        self._fit_text(step)
        self._is_fitting = False

    def shape(self) -> QByteArray:
        """What the window remembers: it stays true when columns are added or letters grow."""
        order = [str(COLUMNS[self.logicalIndex(at)].column) for at in range(self.count())]
        chosen = None if self._chosen is None else sorted(self._chosen)
        stored = {"order": order, "chosen": chosen, "widths": self._sized}
        return QByteArray(json.dumps(stored, ensure_ascii=False).encode())

    def restore(self, shape: QByteArray | None) -> None:
        """Take up what the window remembered; what it does not understand is left aside."""
        if shape is not None:
            with suppress(ValueError, TypeError, AttributeError, KeyError):
                self._take_up(json.loads(bytes(shape.data())))
        self.fit()

    def _take_up(self, stored: dict[str, Any]) -> None:
        known = {str(each) for each in ActionColumn}
        chosen = stored["chosen"]
        chosen = chosen and {ActionColumn(each) for each in chosen if each in known}
        widths = {
            ActionColumn(name): float(width)
            for name, width in stored["widths"].items()
            if name in known
        }
        order = [name for name in stored["order"] if name in known]
        self._chosen, self._sized = chosen, widths
        self._put_in_order(order)

    def _width(self, place: int, step: int) -> int:
        each = COLUMNS[place]
        if each.column in self._sized:
            return round(self._sized[each.column] * step)
        return self.fontMetrics().horizontalAdvance(each.sample) + 2 * step

    def _fit_text(self, step: int) -> None:
        if ActionColumn.TEXT in self._sized:
            wanted = round(self._sized[ActionColumn.TEXT] * step)
        else:
            others = sum(self.sectionSize(place) for place in range(self.count()) if place != _TEXT)
            wanted = max(self._table.viewport().width() - others, _TEXT_LEAST * step)
        self.resizeSection(_TEXT, wanted)

    def _note_width(self, place: int, _before: int, width: int) -> None:
        if self._is_fitting or not width:
            return
        step = theme.unit(self.font())
        self._sized[COLUMNS[place].column] = round(width / step, 1)
        if place != _TEXT:
            self._is_fitting = True
            self._fit_text(step)
            self._is_fitting = False

    def _put_in_order(self, names: list[str]) -> None:
        for at, name in enumerate(names):
            self.moveSection(self.visualIndex(place_of(ActionColumn(name))), at)

    def _fill_menu(self) -> None:
        for each in COLUMNS:
            entry = self.menu.addAction(each.heading)
            entry.setCheckable(True)
            entry.setData(each.column)
            entry.setEnabled(each.column is not ActionColumn.TEXT)
            entry.toggled.connect(lambda on, column=each.column: self.show_column(column, on=on))
        self.menu.addSeparator()
        self.menu.addAction("恢复默认列").triggered.connect(self.begin_anew)
        self.menu.aboutToShow.connect(self._tick_menu)

    def _tick_menu(self) -> None:
        shown = self.shown()
        for entry in self.menu.actions():
            if entry.isCheckable():
                with QSignalBlocker(entry):
                    entry.setChecked(entry.data() in shown)

    def _open_menu(self, at: QPoint) -> None:
        self.menu.popup(self.mapToGlobal(at))
