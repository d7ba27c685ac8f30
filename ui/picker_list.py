"""The list below a picker (选择列表): a part of the window, not a window of its own.

It never takes the keyboard: the field keeps it, and tells the list where to go.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QWheelEvent, QWindow
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.choices import VACANT
from ui.form_parts import label
from ui.picker_rows import PickerRow

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
_ROWS_SHOWN = 12


class PickerModel(QAbstractListModel):
    """Shows rows; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None, *, has_ticks: bool = False) -> None:
        super().__init__(parent)
        self.rows: Sequence[PickerRow] = ()
        self.has_ticks = has_ticks

    def show_rows(self, rows: Sequence[PickerRow]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self.rows[index.row()].choice is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return row_words(row)
            case _ if role == ROW_ROLE:
                return row
        return None


class PickerList(QFrame):
    """Headings and choices; a click chooses, a click elsewhere asks to be closed."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, field: QWidget, *, hint: str, has_ticks: bool = False) -> None:
        super().__init__(field.window())
        self.setObjectName("picker")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._field = field
        self.rows = PickerModel(self, has_ticks=has_ticks)
        self.view = QListView()
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setModel(self.rows)
        self.view.setItemDelegate(_PickerDelegate(self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("可选项")
        self.view.clicked.connect(lambda index: self.chosen.emit(index.data(ROW_ROLE)))
        self._none = label(role="faded", wraps=True)
        self._hint = label(hint, "faded")
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, step // 2, 1, step // 2)
        column.setSpacing(0)
        for each in (self._none, self._hint):
            each.setContentsMargins(step, step // 2, step, step // 4)
        widgets: tuple[QWidget, ...] = (self._none, self.view, self._hint)
        for widget in widgets:
            column.addWidget(widget)
        # The whole window is one object here; a filter on the application would be handed every
        # widget, also half-made ones.
        self._handle: QWindow | None = field.window().windowHandle()
        if self._handle is not None:
            self._handle.installEventFilter(self)

    def stop(self) -> None:
        """Hear nothing of the window any more."""
        if self._handle is not None:
            self._handle.removeEventFilter(self)
            self._handle = None
        self.hide()
        self.deleteLater()

    def show_rows(self, rows: Sequence[PickerRow], at: int, *, none: str) -> None:
        """Show these rows, or in words that there are none."""
        self.rows.show_rows(rows)
        self._none.setText(none)
        self._none.setVisible(not rows)
        self.view.setVisible(bool(rows))
        self.view.setCurrentIndex(self.rows.index(at) if at >= 0 else QModelIndex())
        self._place()
        middle = QListView.ScrollHint.PositionAtCenter
        self.view.scrollTo(self.view.currentIndex(), middle)

    def current(self) -> PickerRow | None:
        """The row in front."""
        row = self.view.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, PickerRow) else None

    def move_by(self, count: int) -> None:
        """Go some choices down or up, past headings."""
        places = [at for at, row in enumerate(self.rows.rows) if row.choice is not None]
        if not places:
            return
        now = self.view.currentIndex().row()
        at = places.index(now) + count if now in places else 0
        self._go(self.rows.index(places[min(max(at, 0), len(places) - 1)]))
        if at <= 0:  # the heading above the first one shows too
            self.view.scrollToTop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.left.emit()
        elif isinstance(event, QMouseEvent | QWheelEvent) and not self._is_ours(event):
            is_move = event.type() in (QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)
            if not is_move:
                self.left.emit()
        return False

    def _is_ours(self, event: QMouseEvent | QWheelEvent) -> bool:
        place = event.position().toPoint()
        corner = self._field.mapTo(self._field.window(), QPoint(0, 0))
        return self.geometry().contains(place) or QRect(corner, self._field.size()).contains(place)

    def _go(self, index: QModelIndex) -> None:
        if index.data(ROW_ROLE) is not None and index.data(ROW_ROLE).choice is not None:
            self.view.setCurrentIndex(index)

    def _place(self) -> None:
        """Below the field, above it where there is more room; never out of the window."""
        window, step = self._field.window(), theme.unit(self.font())
        corner = self._field.mapTo(window, QPoint(0, 0))
        below = window.height() - corner.y() - self._field.height() - step
        above = corner.y() - step
        width = min(max(self._field.width(), 52 * step), window.width() - 2 * step)
        rows = max(1, min(len(self.rows.rows), _ROWS_SHOWN))
        self.view.setFixedHeight(rows * theme.row_height(self.font()))
        self.setFixedWidth(width)
        wanted = self.sizeHint().height()
        is_below = below >= min(wanted, above) or below >= above
        height = min(wanted, below if is_below else above)
        if height < wanted:
            self.view.setFixedHeight(self.view.height() - (wanted - height))
        left = min(corner.x(), window.width() - width - step)
        top = corner.y() + self._field.height() + 2 if is_below else corner.y() - height - 2
        self.setGeometry(QRect(max(left, step), top, width, height))
        self.raise_()


class _PickerDelegate(QStyledItemDelegate):
    """A choice: tick, name with the hit marked, what it carries at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, theme.row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, now, step = index.data(ROW_ROLE), theme.current(), theme.unit(option.font)
        if row.choice is None:
            self._draw_heading(painter, option, row.text)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, now.selection)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            # Under a mouse that only rests there nothing may be taken for chosen.
            painter.fillRect(option.rect, now.hover)
        rect = option.rect.adjusted(round(1.5 * step), 0, -step, 0)
        model = index.model()
        if isinstance(model, PickerModel) and model.has_ticks:
            self._draw_tick(painter, option, QRect(rect), row)
            rect.adjust(3 * step, 0, 0, 0)
        rect.setRight(rect.right() - self._draw_load(painter, rect, row) - step)
        faded = row.choice.id is None or row.choice.is_retired
        self._draw_name(painter, option.font, rect, row, now.faded if faded else now.text)

    @staticmethod
    def _draw_heading(painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        step = theme.unit(option.font)
        painter.setPen(theme.current().faded)
        rect = option.rect.adjusted(step, 0, -step, -step // 4)
        painter.drawText(rect, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, text)

    @staticmethod
    def _draw_tick(
        painter: QPainter, option: QStyleOptionViewItem, rect: QRect, row: PickerRow
    ) -> None:
        now, side = theme.current(), option.fontMetrics.height() - 2
        box = QRect(rect.left(), rect.center().y() - side // 2 + 1, side, side)
        painter.setPen(now.accent if row.place else now.idle)
        painter.setBrush(now.accent if row.place else now.base)
        painter.drawRoundedRect(box, 3, 3)
        if row.place:  # its place in the order says both: ticked, and which
            painter.setPen(now.on_accent)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(row.place))

    @staticmethod
    def _draw_load(painter: QPainter, rect: QRect, row: PickerRow) -> int:
        assert row.choice is not None
        now, right, used = theme.current(), QRect(rect), 0
        parts = [(VACANT, now.soon)] if row.choice.is_vacant else []
        words = row.choice.carried
        if words:
            parts.insert(0, (words, now.faded))
        for text, colour in parts:
            painter.setPen(colour)
            painter.drawText(right, theme.RIGHT, text)
            width = painter.fontMetrics().horizontalAdvance(text) + 12
            right.adjust(0, 0, -width, 0)
            used += width
        return used

    @staticmethod
    def _draw_name(
        painter: QPainter, font: QFont, rect: QRect, row: PickerRow, colour: QColor
    ) -> None:
        bold = QFont(font)
        bold.setBold(True)
        text = row.text.removesuffix(f"（{VACANT}）")
        painter.save()
        painter.setClipRect(rect)
        left = rect.left()
        for start, end, is_hit in _pieces(text, row):
            painter.setFont(bold if is_hit else font)
            painter.setPen(theme.current().accent if is_hit else colour)
            piece = text[start:end]
            painter.drawText(QRect(left, rect.top(), 4000, rect.height()), theme.LEFT, piece)
            left += painter.fontMetrics().horizontalAdvance(piece)
        painter.restore()


def row_words(row: PickerRow) -> str:
    """A row as it is read out."""
    if row.choice is None:
        return row.text
    ticked = f"已选第{row.place}" if row.place else ""
    return "，".join(filter(None, (row.text, ticked, row.choice.carried)))


def _pieces(text: str, row: PickerRow) -> list[tuple[int, int, bool]]:
    """The text cut at the borders of its hits."""
    found, at = [], 0
    for start, end in row.spans:
        if start > at:
            found.append((at, start, False))
        if end > at:
            found.append((max(start, at), end, True))
        at = max(at, end)
    if at < len(text):
        found.append((at, len(text), False))
    return found
