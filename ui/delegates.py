"""How cells are drawn (单元格): hairlines, lamps with their word, chips for 任务认领."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from model.search_hits import spans_of
from model.words import Lamp, Triage
from ui import theme
from ui.lamps import SIDE, paint_lamp
from ui.search.marks import draw_marked

Index = QModelIndex | QPersistentModelIndex
LAMP_ROLE = Qt.ItemDataRole.UserRole + 1
TRIAGE_ROLE = Qt.ItemDataRole.UserRole + 2
PROPOSED_ROLE = Qt.ItemDataRole.UserRole + 3
FADED_ROLE = Qt.ItemDataRole.UserRole + 4

CHIP_MARGIN = 24  # what a chip takes beside its word, with the room before it
_EDGE = 3  # the mark at the left of a selected row
_MARGIN = 4  # between a cell's edge and its text, beside the style's own
_STYLES_OWN = 3

# milliseconds: the last release of a double click would close a list that opened at once
OPEN_LIST_AFTER = 200

_STATE = QStyle.StateFlag
_CALM = ~(_STATE.State_HasFocus | _STATE.State_Selected | _STATE.State_MouseOver)


class RowDelegate(QStyledItemDelegate):
    """A row of a ledger: a hairline below, calm selection, a mark at the current row.

    `words` (folded) are marked wherever a cell holds them. Where a cell is too narrow for its
    words, `shorter` of its column says them in short.
    """

    words: Sequence[str] = ()
    shorter: Mapping[int, Callable[[str], str]] = MappingProxyType({})

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(theme.row_height(option.font))
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = QStyleOptionViewItem(option)
        self.initStyleOption(look, index)
        state, is_in_tree = look.state, isinstance(look.widget, QTreeView)
        if not is_in_tree:
            draw_ground(painter, look)
            look.rect.adjust(_MARGIN, 0, -_MARGIN, 0)
        shorter = self.shorter.get(index.column())
        if shorter is not None and _is_cut(look):
            look.text = shorter(look.text)
        look.state = state & _CALM
        if index.data(FADED_ROLE):
            look.palette.setColor(QPalette.ColorRole.Text, theme.current().faded)
        self.draw(painter, look, index)
        if not is_in_tree:  # a tree draws its own, from edge to edge
            draw_line(painter, option.rect)
        if state & _STATE.State_HasFocus and not (is_in_tree and state & _STATE.State_Selected):
            self._draw_focus(painter, option.rect)

    def draw(self, painter: QPainter, look: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell itself."""
        if self.words and (spans := spans_of(look.text, self.words)):
            text = look.text
            self.draw_ground(painter, look)
            ink = look.palette.color(QPalette.ColorRole.Text)
            draw_marked(painter, look.rect.adjusted(3, 0, -3, 0), look.font, ink, text, spans)
            return
        style = look.widget.style() if look.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, look, painter, look.widget)

    def draw_ground(self, painter: QPainter, look: QStyleOptionViewItem) -> None:
        """Draw the background alone, for cells that paint their own content."""
        style = look.widget.style() if look.widget else QApplication.style()
        look.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, look, painter, look.widget)

    @staticmethod
    def _draw_focus(painter: QPainter, rect: QRect) -> None:
        painter.setPen(QPen(theme.current().accent, 1))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


def _is_cut(look: QStyleOptionViewItem) -> bool:
    return look.fontMetrics.horizontalAdvance(look.text) > look.rect.width() - 2 * _STYLES_OWN


class LampDelegate(RowDelegate):
    """The shape of a lamp and the text beside it."""

    def draw(self, painter: QPainter, look: QStyleOptionViewItem, index: Index) -> None:
        # Qt hands a word of a closed set back as a plain string.
        text, word = look.text, index.data(LAMP_ROLE)
        self.draw_ground(painter, look)
        if not word:
            return
        lamp = Lamp(word)
        side = SIDE * look.fontMetrics.height() / 20
        left = look.rect.left() + 4 + side / 2
        paint_lamp(painter, QPointF(left, look.rect.center().y() + 0.5), lamp, side)
        place = look.rect.adjusted(round(10 + side), 0, 0, 0)
        painter.setPen(look.palette.color(QPalette.ColorRole.Text))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class TriageDelegate(RowDelegate):
    """任务认领 as a chip: filled when decided, dashed while it is only proposed."""

    def draw(self, painter: QPainter, look: QStyleOptionViewItem, index: Index) -> None:
        text, word = look.text, index.data(TRIAGE_ROLE)
        self.draw_ground(painter, look)
        if not text:
            return
        if not word:
            painter.setPen(theme.current().faded)
            place = look.rect.adjusted(0, 0, -8, 0)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text
            )
            return
        width = look.fontMetrics.horizontalAdvance(text) + 10
        height = look.fontMetrics.height() + 1
        middle = look.rect.center().y() + 1
        chip = QRectF(look.rect.right() - width - 6.5, middle - height / 2, width, height)
        draw_chip(painter, chip, text, Triage(word), is_proposed=bool(index.data(PROPOSED_ROLE)))


def draw_ground(painter: QPainter, look: QStyleOptionViewItem) -> None:
    """The ground of a selected row: a flat tint, and a mark at its left that does not go by colour.

    Fusion would draw a gradient with an edge.
    """
    if look.state & QStyle.StateFlag.State_Selected:
        now = theme.current()
        has_focus = look.widget is not None and look.widget.hasFocus()
        painter.fillRect(look.rect, now.selection if has_focus else now.selection_idle)
        if look.rect.left() <= 0:
            edge = QRect(look.rect.topLeft(), QSize(_EDGE, look.rect.height()))
            painter.fillRect(edge, now.accent if has_focus else now.idle)


def draw_tree_ground(
    tree: QTreeView, painter: QPainter, options: QStyleOptionViewItem, index: Index
) -> None:
    """The ground of a row of a tree, from edge to edge: its cells leave that to the tree."""
    look = QStyleOptionViewItem(options)
    if tree.selectionModel().isRowSelected(index.row(), index.parent()):
        look.state |= QStyle.StateFlag.State_Selected
    look.widget = tree
    draw_ground(painter, look)


def draw_line(painter: QPainter, rect: QRect) -> None:
    """The hairline below a row."""
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.current().hover)


def make_roomy(box: QComboBox) -> None:
    """Give the list of a box rows as high as those of a table."""
    box.setItemDelegate(_ListDelegate(box))
    box.setMaxVisibleItems(16)


def draw_chip(
    painter: QPainter, chip: QRectF, text: str, triage: Triage, *, is_proposed: bool
) -> None:
    """One chip with its word."""
    ground, edge, ink = _chip_colours(triage, is_proposed=is_proposed)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(edge, 1)
    if is_proposed:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(chip, 4, 4)
    painter.setPen(ink)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _chip_colours(triage: Triage, *, is_proposed: bool) -> tuple[QColor, QColor, QColor]:
    now = theme.current()
    clear = QColor(Qt.GlobalColor.transparent)
    if is_proposed:
        return clear, now.idle, now.faded
    match triage:
        case Triage.PROVINCE:
            return now.accent_tint, now.accent_tint, now.accent
        case Triage.ASSIST:
            return clear, now.accent, now.accent
        case Triage.NATIONAL:
            return now.hover, now.hover, now.faded
        case Triage.PENDING:
            return clear, clear, now.soon


class _ListDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        size.setHeight(theme.row_height(option.font))
        return size
