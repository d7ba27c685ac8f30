"""The list of steps (修改记录): days as headings; undone steps faded and struck through."""

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from model.history import HistoryEntry, step_title
from ui import theme
from ui.delegates import Index, RowDelegate, draw_ground, draw_line
from ui.history.step_model import ENTRY_ROLE, StepModel
from ui.history.words import touched_words

_STATE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class StepList(QListView):
    """Shows steps; says which one is chosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = StepModel(self)
        self.setModel(self.steps)
        self.setItemDelegate(_StepDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("修改记录")
        self.selectionModel().currentChanged.connect(lambda *_: self._tell())

    def chosen_entry(self) -> HistoryEntry | None:
        """The step in front."""
        return self.steps.entry(self.currentIndex().row())

    def choose(self, seq: int) -> bool:
        """Bring a step to the front; False when it is not in the list."""
        row = self.steps.read_until(seq)
        if row is not None:
            self.setCurrentIndex(self.steps.index(row))
        return row is not None

    def choose_first(self) -> None:
        """Bring the newest step to the front."""
        for row in range(min(2, self.steps.rowCount())):
            if self.steps.entry(row) is not None:
                self.setCurrentIndex(self.steps.index(row))
                return

    def moveCursor(
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Walk over the headings."""
        index = super().moveCursor(action, modifiers)
        if not index.isValid() or self.steps.entry(index.row()) is not None:
            return index
        up = (QListView.CursorAction.MoveUp, QListView.CursorAction.MovePageUp)
        row = index.row() - 1 if action in up else index.row() + 1
        wanted = row if self.steps.entry(row) is not None else index.row() + 1
        return self.steps.index(wanted)

    def _tell(self) -> None:
        self.chosen.emit(self.chosen_entry())


class _StepDelegate(RowDelegate):
    """One line a step: when, what, who, how much."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = index.data(ENTRY_ROLE)
        painter.save()
        if isinstance(entry, HistoryEntry):
            self._paint_step(painter, option, entry)
        else:
            self._paint_day(painter, option, index)
        painter.restore()

    def _paint_day(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.fillRect(option.rect, theme.current().raised)
        draw_line(painter, option.rect)
        painter.setPen(theme.current().faded)
        room = option.rect.adjusted(round(1.5 * theme.unit(option.font)), 0, 0, 0)
        painter.drawText(room, _STATE, str(index.data()))

    def _paint_step(
        self, painter: QPainter, option: QStyleOptionViewItem, entry: HistoryEntry
    ) -> None:
        look = QStyleOptionViewItem(option)
        look.widget = option.widget
        draw_ground(painter, look)
        draw_line(painter, option.rect)
        now, step = theme.current(), theme.unit(option.font)
        wide = option.fontMetrics.horizontalAdvance
        room = option.rect.adjusted(round(1.5 * step), 0, -step, 0)
        painter.setPen(now.faded)
        painter.drawText(room, _STATE, f"{entry.step.made_at:%H:%M}")
        room.setLeft(room.left() + wide("00:00") + 2 * step)
        for text, width in (
            (touched_words(entry.touched), wide("1,234条任务事项等")),
            (entry.step.who, wide("经办人字")),
        ):
            place = QRect(room.right() - width, room.top(), width, room.height())
            shown = option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            painter.drawText(place, theme.LEFT, shown)
            room.setRight(place.left() - step)
        self._paint_label(painter, option, room, entry)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._draw_focus(painter, option.rect)

    @staticmethod
    def _paint_label(
        painter: QPainter, option: QStyleOptionViewItem, room: QRect, entry: HistoryEntry
    ) -> None:
        now, wide = theme.current(), option.fontMetrics.horizontalAdvance
        font = QFont(option.font)
        if entry.is_reverted:
            mark = "已重做" if entry.step.kind == "undo" else "已撤销"
            painter.drawText(room, theme.RIGHT, mark)
            room.setRight(room.right() - wide(mark) - theme.unit(option.font))
            font.setStrikeOut(entry.step.kind != "undo")
        plain = not entry.is_reverted and entry.step.kind == "do"
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text) if plain else now.faded)
        words = step_title(entry.step)
        elided = option.fontMetrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _STATE, elided)
