"""The panel below the search field (查找结果): hits by kind; the keyboard stays in the field."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from model.search import Found, Kind
from model.search_hits import Hit
from ui import theme
from ui.delegates import Index, RowDelegate, draw_line
from ui.form_parts import label
from ui.search.found_model import (
    OF_ACTIONS,
    ROW_ROLE,
    FoundModel,
    FoundRow,
    Heading,
    More,
    can_choose,
    row_words,
)
from ui.search.marks import draw_marked
from ui.search.words import place_words

_MOST_ROWS = 18
_KEYS = "↑↓ 选择　Enter 前往　Ctrl+Enter 在表格中只看找到的举措　Esc 关闭"


class SearchPanel(QFrame):
    """Lists what was found; says what was chosen in it."""

    chosen = Signal(object)

    def __init__(self, field: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self._field = field
        self.setObjectName("panel")
        self.found = FoundModel(self)
        self.list = QListView()
        self.list.setModel(self.found)
        self.list.setItemDelegate(_FoundDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("查找结果")
        self.list.clicked.connect(lambda _: self._choose())
        self._state, self._keys = label(role="faded"), label(_KEYS, "faded")
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._state)
        column.addWidget(self.list, 1)
        column.addWidget(self._keys)
        for each in (self._state, self._keys):
            each.setContentsMargins(round(1.5 * step), step // 2, step, step // 2)
        self.hide()

    def show_found(
        self, found: Found, hits: Mapping[Kind, Sequence[Hit]], *, is_ready: bool
    ) -> None:
        """Show hits below the field; the first is in front, the place of the hand is kept."""
        kept = self.list.currentIndex().row() if self.isVisible() else -1
        kept_row = self.found.rows[kept] if 0 <= kept < len(self.found.rows) else None
        self.found.show_found(found, hits)
        nothing = not self.found.rows
        self._state.setText(_state(nothing=nothing, is_ready=is_ready, is_whole=found.is_whole))
        self._state.setVisible(bool(self._state.text()))
        self._keys.setVisible(not nothing)
        self.list.setVisible(not nothing)
        row = self.found.rows.index(kept_row) if kept_row in self.found.rows else None
        self._stand_on(self.found.first_hit() if row is None else row)
        self._place()
        self.show()
        self.raise_()

    def walk(self, steps: int) -> None:
        """Go up or down over what can be chosen."""
        rows, at = self.found.rows, self.list.currentIndex().row()
        for _ in range(abs(steps)):
            step = 1 if steps > 0 else -1
            following = at + step
            while 0 <= following < len(rows) and not can_choose(rows[following]):
                following += step
            if not 0 <= following < len(rows):
                break
            at = following
        self._stand_on(at)

    def current(self) -> FoundRow | None:
        """The row in front."""
        row = self.list.currentIndex().row()
        return self.found.rows[row] if 0 <= row < len(self.found.rows) else None

    def _stand_on(self, row: int | None) -> None:
        if row is not None and 0 <= row < len(self.found.rows):
            self.list.setCurrentIndex(self.found.index(row))
            if row <= 2:  # its heading is seen as well
                self.list.scrollToTop()

    def _choose(self) -> None:
        row = self.current()
        if row is not None and can_choose(row):
            self.chosen.emit(row)

    def _place(self) -> None:
        """Below the field, as wide as helps and as high as is needed."""
        window, field = self.window(), self._field
        step, row = theme.unit(self.font()), theme.row_height(self.font())
        below = field.mapTo(window, field.rect().bottomRight())
        top = below.y() + step // 2
        rows = (window.height() - top - 12 * step) // row
        self.list.setFixedHeight(min(len(self.found.rows), _MOST_ROWS, rows) * row)
        width = min(100 * step, window.width() - 4 * step)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(below.x() - width + 1, top)


class _FoundDelegate(RowDelegate):
    """Headings on a raised ground; hits with their matches marked, their place at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, theme.row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, now, step = index.data(ROW_ROLE), theme.current(), theme.unit(option.font)
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = now.raised if isinstance(row, Heading) else now.base
        painter.save()
        painter.fillRect(option.rect, now.selection if is_current else ground)
        room = option.rect.adjusted(round(1.5 * step), 0, -round(1.5 * step), 0)
        if isinstance(row, Hit):
            self._paint_hit(painter, option, room, row)
        else:
            painter.setPen(now.accent if isinstance(row, More) else now.faded)
            painter.drawText(room, theme.LEFT, row_words(row))
            if isinstance(row, Heading) and row.kind in OF_ACTIONS:
                painter.setPen(now.accent)
                named = f"这 {row.count:,} 项" if row.kind is Kind.ACTION else "这些举措"
                words = f"在表格中只看{named}" + ("（Enter）" if is_current else "")
                painter.drawText(room, theme.RIGHT, words)
        painter.restore()
        draw_line(painter, option.rect)

    @staticmethod
    def _paint_hit(painter: QPainter, option: QStyleOptionViewItem, room: QRect, hit: Hit) -> None:
        now, metrics = theme.current(), option.fontMetrics
        words = place_words(hit)
        width = min(metrics.horizontalAdvance(words) + 2, round(room.width() * 0.42))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        painter.setPen(now.faded)
        painter.drawText(room, theme.RIGHT, shown)
        place = room.adjusted(0, 0, -width - 2 * theme.unit(option.font) if words else 0, 0)
        draw_marked(painter, place, option.font, now.text, hit.excerpt, hit.spans)


def _state(*, nothing: bool, is_ready: bool, is_whole: bool) -> str:
    if not is_ready:
        return "正在准备，先列出已经找到的。"
    if nothing:
        return "没有找到。字词之间用空格隔开时，须同在一处。" if is_whole else "正在查找…"
    return ""
