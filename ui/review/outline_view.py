"""The reading at the right (读取结果): what came of the source, sentence by sentence."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QLine, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QWidget

from model.list_update import ClauseChange
from model.words import IndicatorScope
from ui import theme
from ui.measured_list import MeasuredList
from ui.review.outline_list import OutlineList
from ui.review.outline_rows import HOLDING, Row, RowKind
from ui.review.tick_box import paint_tick_box
from ui.words_layout import WordsLayout

_FACTS = {RowKind.TARGET: "指标", RowKind.DEADLINE: "时限"}


@dataclass(frozen=True, slots=True)
class _Chip:
    text: str
    ground: QColor
    ink: QColor


class OutlineView(MeasuredList):
    """Shows the rows; Space ticks a sentence and goes on, or turns the scope of a target."""

    ticked = Signal()
    requested_scope = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.outline = OutlineList(self)
        strong = QFont(self.font())
        strong.setBold(True)
        self._plain, self._strong = WordsLayout(self.font()), WordsLayout(strong)
        wide = self.fontMetrics().horizontalAdvance
        self._box = round(self.fontMetrics().height() * 0.68)
        self._number = wide("0000")
        self._widths: dict[str, int] = {}
        self._text_left = self.step + self._box + self._number + 2 * self.step
        self._doubtful: Mapping[int, Collection[str]] = {}
        self._related: set[int] = set()
        self.setModel(self.outline)
        self.setAccessibleName("读取结果")

    def mark_doubtful(self, words: Mapping[int, Collection[str]]) -> None:
        """Mark the rows that came of these lines of the source and hold their words."""
        self._doubtful = words
        self.viewport().update()

    def mark_related(self, rows: set[int]) -> None:
        """Mark the rows that came of the line chosen at the left."""
        self._related = rows
        self.viewport().update()

    def is_doubtful(self, row: Row) -> bool:
        """Whether something in it is to be checked."""
        if row.lines is None or row.kind is RowKind.GROUP:
            return False
        return any(
            words in row.text
            for line in range(row.lines[0], row.lines[1] + 1)
            for words in self._doubtful.get(line, ())
        )

    def row_heights(self, width: int) -> list[int]:
        rows = self.outline.rows
        return [self._height(row, width, len(rows)) for row in rows]

    def tick(self, number: int) -> None:
        """Tick a sentence, or take its tick away."""
        self.outline.tick(number)
        self.viewport().update()
        self.ticked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or event.modifiers() or self.row < 0:
            super().keyPressEvent(event)
            return
        row = self.outline.rows[self.row]
        if row.kind is RowKind.TARGET:
            self.requested_scope.emit(self.row)
        elif row.kind is RowKind.SENTENCE:
            self._tick_and_go_on(self.row)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        number = self.row_at(round(event.position().y()))
        if number < 0 or event.button() is not Qt.MouseButton.LeftButton:
            return
        row = self.outline.rows[number]
        if row.kind is RowKind.SENTENCE and event.position().x() < self._text_left - self.step:
            self.tick(number)
        elif row.kind is RowKind.TARGET and self._scope_place(number).contains(
            event.position().toPoint()
        ):
            self.requested_scope.emit(number)

    def paint_ground(self, painter: QPainter, place: QRect, row: int) -> None:
        now, shown = theme.current(), self.outline.rows[row]
        if shown.kind is RowKind.CHAPTER:
            painter.fillRect(place, now.raised)
        if row in self._related:
            painter.fillRect(place, now.source)
        super().paint_ground(painter, place, row)
        if self.is_doubtful(shown):
            bar = QRect(place.left(), place.top(), max(3, self.step // 3), place.height())
            painter.fillRect(bar, now.soon)
        if shown.kind is RowKind.CHAPTER:
            painter.setPen(now.line)
            painter.drawLine(place.bottomLeft(), place.bottomRight())

    def paint_row(self, painter: QPainter, place: QRect, row: int) -> None:
        shown = self.outline.rows[row]
        painter.setFont(self.font())
        if shown.is_tied:
            self._paint_tie(painter, place, is_end=shown.kind is RowKind.NOTE)
        match shown.kind:
            case RowKind.SENTENCE | RowKind.GONE:
                self._paint_sentence(painter, place, shown)
            case RowKind.TARGET | RowKind.DEADLINE | RowKind.DETAIL:
                self._paint_fact(painter, place, shown)
            case RowKind.NOTE:
                self._paint_words(painter, place, shown, theme.current().faded)
            case _:
                self._paint_title(painter, place, shown)

    def _tick_and_go_on(self, number: int) -> None:
        self.tick(number)
        if not self.outline.is_ticked(self.outline.rows[number]):
            return
        below = range(number + 1, len(self.outline.rows))
        sentences = (at for at in below if self.outline.rows[at].kind is RowKind.SENTENCE)
        if (following := next(sentences, None)) is not None:
            self.choose(following)

    def _height(self, row: Row, width: int, rows: int) -> int:
        layout = self._strong if row.kind in (RowKind.CHAPTER, RowKind.ITEM) else self._plain
        room = self._room(row, width)
        height = layout.height(_shown(row), room, rows=rows)
        if below := _below(row):
            height += self._plain.height(below, room, rows=rows)
        if row.kind is RowKind.CHAPTER:
            return height + 2 * self.step
        return height + (self.step if row.kind in HOLDING else self.step - 2)

    def _left(self, row: Row) -> int:
        match row.kind:
            case RowKind.CHAPTER:
                return round(1.5 * self.step)
            case RowKind.GROUP | RowKind.ITEM:
                return round(2.5 * self.step)
            case RowKind.TARGET | RowKind.DEADLINE | RowKind.DETAIL:
                label = row.lead or "指标"
                wide = self._wide(label[:8])
                return self._text_left + wide + 2 * self.step
        return self._text_left

    def _room(self, row: Row, width: int) -> int:
        has_chip = row.tag or row.change is not None
        chip = self._chip(row) if has_chip else None
        beside = self._chip_width(chip) + self.step if chip else 0
        return max(10 * self.step, width - self._left(row) - beside - 2 * self.step)

    def _words_place(self, place: QRect, row: Row) -> QRect:
        inner = QRect(place)
        inner.setLeft(self._left(row))
        inner.setWidth(self._room(row, place.width()))
        layout_pad = 2 * self.step if row.kind is RowKind.CHAPTER else self.step - 2
        inner.setTop(place.top() + layout_pad // 2)
        return inner

    def _paint_title(self, painter: QPainter, place: QRect, row: Row) -> None:
        now = theme.current()
        is_strong = row.kind in (RowKind.CHAPTER, RowKind.ITEM)
        layout = self._strong if is_strong else self._plain
        ink = now.accent if row.kind is RowKind.GROUP else now.text
        layout.draw(painter, self._words_place(place, row), row.text, ink)
        self._paint_chip(painter, place, row)

    def _paint_words(self, painter: QPainter, place: QRect, row: Row, ink: QColor) -> None:
        self._plain.draw(painter, self._words_place(place, row), row.text, ink)

    def _paint_sentence(self, painter: QPainter, place: QRect, row: Row) -> None:
        now = theme.current()
        inner = self._words_place(place, row)
        text, looks = _shown(row), []
        if row.lead:
            strong = QTextCharFormat()
            strong.setFontWeight(QFont.Weight.Bold)
            looks.append(((0, len(row.lead)), strong))
        if row.kind is RowKind.GONE:
            struck = QTextCharFormat()
            struck.setFontStrikeOut(True)
            looks.append(((0, len(text)), struck))
        else:
            self._paint_box(painter, place, row)
        self._plain.draw(
            painter, inner, text, now.idle if row.kind is RowKind.GONE else now.text, looks
        )
        if below := _below(row):
            top = self._plain.height(text, inner.width())
            self._plain.draw(painter, inner.translated(0, top), below, now.faded)
        self._paint_chip(painter, place, row)

    def _paint_box(self, painter: QPainter, place: QRect, row: Row) -> None:
        """The tick box and the running number before a sentence."""
        now, is_ticked = theme.current(), self.outline.is_ticked(row)
        middle = place.top() + (self.step - 2) / 2 + self._plain.line_height / 2
        box = QRectF(self.step, middle - self._box / 2, self._box, self._box)
        paint_tick_box(painter, box, is_ticked=is_ticked)
        painter.setPen(now.ok if is_ticked else now.faded)
        number = QRect(
            self.step + self._box, round(middle - self._plain.line_height / 2),
            self._number + self.step // 2, self._plain.line_height,
        )  # fmt: skip
        painter.drawText(number, theme.RIGHT, row.number or "·")

    def _paint_tie(self, painter: QPainter, place: QRect, *, is_end: bool) -> None:
        """The line that ties sentences to the note that closes them."""
        left = self._text_left - self.step
        painter.setPen(QPen(theme.current().source_line, 1))
        bottom = place.center().y() if is_end else place.bottom()
        painter.drawLine(QLine(left, place.top(), left, bottom))
        if is_end:
            painter.drawLine(QLine(left, bottom, left + self.step // 2, bottom))

    def _paint_fact(self, painter: QPainter, place: QRect, row: Row) -> None:
        now = theme.current()
        label = row.lead[:8] or _FACTS[row.kind]
        wide = self._wide(label) + self.step
        inner = self._words_place(place, row)
        grounds = {
            RowKind.TARGET: (now.ok_tint, now.ok),
            RowKind.DEADLINE: (now.accent_tint, now.accent),
            RowKind.DETAIL: (now.hover, now.faded),
        }
        look = _Chip(label, *grounds[row.kind])
        self._draw_chip(painter, QPoint(self._text_left, inner.top()), wide, look)
        self._plain.draw(painter, inner, row.text, now.text)
        self._paint_chip(painter, place, row)

    def _chip(self, row: Row) -> _Chip | None:
        """What stands at the right end of a row."""
        now = theme.current()
        if row.change is not None and row.change is not ClauseChange.SAME:
            grounds = {
                ClauseChange.ADDED: (now.ok_tint, now.ok),
                ClauseChange.CHANGED: (now.soon_tint, now.soon),
                ClauseChange.GONE: (now.late_tint, now.late),
            }
            return _Chip(str(row.change), *grounds[row.change])
        if row.kind is RowKind.TARGET:
            if row.tag == IndicatorScope.PROVINCE:
                return _Chip(row.tag, now.accent_tint, now.accent)
            return _Chip(row.tag, now.hover, now.faded) if row.tag else None
        if row.tag:
            clear = QColor(Qt.GlobalColor.transparent)
            return _Chip(row.tag, now.hover if row.tag == "不计任务" else clear, now.faded)
        return None

    def _chip_width(self, chip: _Chip) -> int:
        return self._wide(chip.text) + self.step

    def _wide(self, text: str) -> int:
        if text not in self._widths:
            self._widths[text] = self.fontMetrics().horizontalAdvance(text)
        return self._widths[text]

    def _chip_place(self, place: QRect, row: Row, chip: _Chip) -> QPoint:
        left = place.right() - self._chip_width(chip) - self.step
        return QPoint(left, self._words_place(place, row).top())

    def _scope_place(self, number: int) -> QRect:
        row = self.outline.rows[number]
        chip = self._chip(row)
        if chip is None:
            return QRect()
        place = self.visualRect(self.outline.index(number, 0))
        corner = self._chip_place(place, row, chip)
        return QRect(corner.x(), place.top(), self._chip_width(chip), place.height())

    def _paint_chip(self, painter: QPainter, place: QRect, row: Row) -> None:
        if chip := self._chip(row):
            corner = self._chip_place(place, row, chip)
            self._draw_chip(painter, corner, self._chip_width(chip), chip)

    def _draw_chip(self, painter: QPainter, corner: QPoint, width: int, chip: _Chip) -> None:
        high = self._plain.line_height
        place = QRectF(corner.x(), corner.y() + 0.5, width, high - 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(chip.ground)
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(chip.ink)
        painter.setFont(self.font())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, chip.text)
        painter.restore()


def _shown(row: Row) -> str:
    return f"{row.lead} {row.text}" if row.lead and row.kind is RowKind.SENTENCE else row.text


def _below(row: Row) -> str:
    """What stands below the words: the older ones, or that there are no newer ones."""
    if row.change is ClauseChange.CHANGED:
        return f"原来：{row.before}"
    return row.before if row.kind is RowKind.GONE else ""
