"""Small tables of figures (数字表): every figure can open the rows behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from model.unit_names import in_short
from model.words import Lamp
from ui import theme
from ui.delegates import FADED_ROLE, LAMP_ROLE, LampDelegate, RowDelegate
from ui.share_bar import Share, draw_shares
from ui.tooltips import tip

Index = QModelIndex | QPersistentModelIndex
WANTED_ROLE = Qt.ItemDataRole.UserRole
_NAME = "示例省知识产权服务中心"  # what the first column should hold
SHARES_ROLE = Qt.ItemDataRole.UserRole + 9

_LEAST_NAME = "知识产权保护处00"  # what is always shown of a name


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell: what it says, what it opens, the lamp beside it.

    `spoken` is what is read aloud, where that is more than the text.
    """

    text: str
    wanted: object = None
    lamp: Lamp | None = None
    tip: str = ""
    shares: Sequence[Share] = ()
    is_heading: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureColumn:
    """A column; without a sample it takes the room that is left.

    One that only shows what others say gives way where names would be cut short.
    """

    heading: str
    sample: str = ""
    is_number: bool = False
    is_lamp: bool = False
    is_bar: bool = False
    gives_way: bool = False


class FigureModel(QAbstractTableModel):
    """Rows of figures."""

    def __init__(self, columns: Sequence[FigureColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._rows: Sequence[Sequence[Figure]] = ()

    def show_rows(self, rows: Sequence[Sequence[Figure]]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return theme.RIGHT if self._columns[section].is_number else theme.LEFT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        figure = self._rows[index.row()][index.column()]
        column = self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return figure.text
            case Qt.ItemDataRole.ToolTipRole:
                return tip(figure.tip or figure.text)
            case Qt.ItemDataRole.AccessibleTextRole:
                words = figure.tip if column.is_bar else figure.spoken or figure.text
                return f"{column.heading} {words}".strip()
            case Qt.ItemDataRole.FontRole if self._rows[index.row()][0].is_heading:
                return _bold()
            case Qt.ItemDataRole.TextAlignmentRole:
                return theme.RIGHT if column.is_number else theme.LEFT
            case _ if role == WANTED_ROLE:
                return figure.wanted
            case _ if role == LAMP_ROLE:
                return figure.lamp
            case _ if role == SHARES_ROLE:
                return figure.shares
            case _ if role == FADED_ROLE:
                return figure.text in ("0", "—")
        return None


def _bold() -> QFont:
    """Bold and nothing else: the view adds its own family and size."""
    font = QFont()
    font.setBold(True)
    return font


def _bold_of(font: QFont) -> QFont:
    """This font in bold."""
    made = QFont(font)
    made.setBold(True)
    return made


class BarDelegate(RowDelegate):
    """Shares of a whole as a bar."""

    def draw(self, painter: QPainter, look: QStyleOptionViewItem, index: Index) -> None:
        self.draw_ground(painter, look)
        above = round(look.rect.height() * 0.28)
        place = look.rect.adjusted(4, above, -8, -above)
        draw_shares(painter, QRectF(place), index.data(SHARES_ROLE))


class FigureTable(QTableView):
    """Shows figures; a click or Enter opens what stands behind one."""

    requested = Signal(object)

    def __init__(self, columns: Sequence[FigureColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns, self._widths = columns, dict[int, int]()
        self._figures = FigureModel(columns, self)
        self.setModel(self._figures)
        self._cells = RowDelegate(self)
        self.setItemDelegate(self._cells)
        self._lamps, self._bars = LampDelegate(self), BarDelegate(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._open)
        self._size(columns)

    def know_short_names(self, short: Mapping[str, str]) -> None:
        """How units are called where their cell is narrow."""
        self._cells.shorter = {0: partial(in_short, short=short)}

    def show_rows(self, rows: Sequence[Sequence[Figure]]) -> None:
        """Show these rows, the same row in front as before."""
        current, top = self.currentIndex(), self.verticalScrollBar().value()
        row, column = current.row(), current.column()
        self._figures.show_rows(rows)
        self._fit(rows)
        if 0 <= row < len(rows):
            self.setCurrentIndex(self._figures.index(row, column))
        self.verticalScrollBar().setValue(top)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()
        self._keep_names()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        opens = self.indexAt(event.position().toPoint()).data(WANTED_ROLE) is not None
        shape = Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def _open(self, index: QModelIndex) -> None:
        wanted = index.data(WANTED_ROLE)
        if wanted is not None:
            self.requested.emit(wanted)

    def _fit(self, rows: Sequence[Sequence[Figure]]) -> None:
        """Columns of figures as wide as what they say: the names have the rest."""
        wide, step = QFontMetrics(_bold_of(self.font())).horizontalAdvance, theme.unit(self.font())
        for number, column in enumerate(self._columns):
            if column.is_number and rows:
                texts = (column.heading, *(row[number].text for row in rows))
                self._widths[number] = max(map(wide, texts)) + round(1.75 * step)
                self.horizontalHeader().resizeSection(number, self._widths[number])
        self._give_way()
        self._keep_names()

    def _give_way(self) -> None:
        """Leave out what gives way, unless there is room for it beside the names."""
        taken = sum(self._widths.values())
        is_tight = self.viewport().width() - taken < self.fontMetrics().horizontalAdvance(_NAME)
        for number, column in enumerate(self._columns):
            if column.gives_way and self.isColumnHidden(number) is not is_tight:
                self.setColumnHidden(number, is_tight)

    def _keep_names(self) -> None:
        """Where even so the room ends the table scrolls; names are not pressed away."""
        across = self.horizontalHeader()
        shown = [n for n in range(across.count()) if not self.isColumnHidden(n)]
        others = sum(self._widths.get(number, 0) for number in shown)
        least = self.fontMetrics().horizontalAdvance(_LEAST_NAME)
        is_wide = self.viewport().width() - others >= least
        mode = QHeaderView.ResizeMode.Stretch if is_wide else QHeaderView.ResizeMode.Fixed
        across.setSectionResizeMode(0, mode)
        if not is_wide:
            across.resizeSection(0, least)

    def _size(self, columns: Sequence[FigureColumn]) -> None:
        step = theme.unit(self.font())
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.setVisible(False)
        down.setDefaultSectionSize(theme.row_height(self.font()))
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        for number, column in enumerate(columns):
            if column.is_lamp:
                self.setItemDelegateForColumn(number, self._lamps)
            if column.is_bar:
                self.setItemDelegateForColumn(number, self._bars)
            if not column.sample:
                across.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
                continue
            across.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
            width = self.fontMetrics().horizontalAdvance(column.sample)
            room = round(1.75 * step) if column.is_number else 2 * step
            self._widths[number] = width + room
            across.resizeSection(number, width + room)
