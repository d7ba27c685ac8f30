"""How a row of the board 认领 is measured and painted: number, words, decision, reason."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from model.words import Triage
from ui import theme
from ui.claim.board_rows import BoardRow
from ui.delegates import draw_chip
from ui.icons import icon
from ui.outline_words import with_lead
from ui.words_layout import WordsLayout

_SMALL = 0.93  # of the usual size, for what explains
_WIDEST = 62  # steps that a line of words may have: longer ones are hard to follow back
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where the columns of a row begin and how wide they are."""

    number: int
    words: int
    words_width: int
    side: int
    side_width: int


class BoardLook:
    """Measures and paints rows in one font; widths come from it."""

    def __init__(self, font: QFont) -> None:
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * _SMALL)
        self.font, self.small = font, small
        self.step = theme.unit(font)
        self._words, self._notes = WordsLayout(font), WordsLayout(small)
        self._metrics = QFontMetrics(font)
        self._chip_height = self._metrics.height() + 2

    def height(self, row: BoardRow, width: int, rows: int) -> int:
        """How high a row is."""
        if not row.is_sentence:
            heading = self._words.height(row.text, self._heading_width(width), rows=rows)
            return heading + 2 * self.step
        at = self._columns(width)
        left = self._words.height(_words(row), at.words_width, rows=rows)
        if row.note:
            left += self._notes.height(row.note, at.words_width, rows=rows)
        right = self._chip_height if row.chip else 0
        if row.reason:
            right += self._notes.height(row.reason, at.side_width, rows=rows) + self.step // 2
        return max(left, right) + 2 * self.step

    def paint(self, painter: QPainter, place: QRect, row: BoardRow) -> None:
        """Paint the words of a row."""
        if row.is_sentence:
            self._paint_sentence(painter, place, row)
        else:
            self._paint_heading(painter, place, row)
        painter.setPen(theme.current().hover)
        painter.drawLine(place.bottomLeft(), place.bottomRight())

    def chip_place(self, row: BoardRow, place: QRect) -> QRectF:
        """Where the chip of a sentence stands."""
        at = self._columns(place.width())
        width = self._metrics.horizontalAdvance(row.chip) + 2 * self.step
        return QRectF(at.side + 0.5, place.top() + self.step - 0.5, width, self._chip_height)

    def reason_place(self, row: BoardRow, place: QRect) -> QRect:
        """Where the reason of a sentence stands, or would."""
        at = self._columns(place.width())
        top = place.top() + self.step + self._chip_height + self.step // 2
        height = self._notes.height(row.reason or "　", at.side_width)
        return QRect(at.side, top, at.side_width, height)

    def _columns(self, width: int) -> _Columns:
        step = self.step
        number = 2 * step + self._metrics.horizontalAdvance("✓0000")
        words = number + 2 * step
        side_width = min(52 * step, max(20 * step, width * 3 // 10))
        room = width - words - side_width - 5 * step
        words_width = max(20 * step, min(room, _WIDEST * 2 * step))
        return _Columns(number, words, words_width, words + words_width + 3 * step, side_width)

    def _heading_width(self, width: int) -> int:
        return max(20 * self.step, width - 16 * self.step)

    def _paint_heading(self, painter: QPainter, place: QRect, row: BoardRow) -> None:
        now, step = theme.current(), self.step
        is_top = row.is_top
        left = 2 * step if is_top else self._columns(place.width()).words
        room = QRect(left, place.top() + step, self._heading_width(place.width()), place.height())
        self._words.draw(painter, room, row.text, now.accent if is_top else now.text)
        node = row.node
        if not node.clauses:
            return
        is_done = not node.pending
        words = f"{node.clauses - node.pending}/{node.clauses}"
        painter.setFont(self.small)
        painter.setPen(now.ok if is_done else now.faded)
        right = place.adjusted(0, 0, -2 * step, 0)
        painter.drawText(right, _RIGHT | _MIDDLE, words)
        if is_done:
            wide = QFontMetrics(self.small).horizontalAdvance(words)
            self._tick(painter, QPoint(right.right() - wide - step, place.center().y()))

    def _paint_sentence(self, painter: QPainter, place: QRect, row: BoardRow) -> None:
        now, at = theme.current(), self._columns(place.width())
        self._paint_number(painter, place, row, at)
        top = place.top() + self.step
        ink = now.text if row.node.clauses else now.faded
        words = QRect(at.words, top, at.words_width, place.height())
        self._words.draw(painter, words, _words(row), ink)
        top += self._words.height(_words(row), at.words_width)
        if row.note:
            note = QRect(at.words, top, at.words_width, place.height())
            self._notes.draw(painter, note, row.note, now.faded)
        if row.chip and row.triage is not None:
            painter.setFont(self.font)
            proposed = row.node.proposal is not None
            chip = self.chip_place(row, place)
            draw_chip(painter, chip, row.chip, Triage(row.triage), is_proposed=proposed)
        if row.reason:
            self._notes.draw(painter, self.reason_place(row, place), row.reason, now.faded)

    def _paint_number(self, painter: QPainter, place: QRect, row: BoardRow, at: _Columns) -> None:
        line = QRect(0, place.top() + self.step, at.number, self._words.line_height)
        painter.setFont(self.font)
        painter.setPen(theme.current().faded if row.is_decided else theme.current().accent)
        painter.drawText(line, _RIGHT | _MIDDLE, row.node.number)
        if row.is_decided:
            self._tick(painter, QPoint(2 * self.step + self.step // 2, line.center().y()))

    def _tick(self, painter: QPainter, right: QPoint) -> None:
        side = self._metrics.height() * 3 // 4
        place = QRect(right.x() - side // 2, right.y() - side // 2, side, side)
        icon("check", "ok").paint(painter, place)


def _words(row: BoardRow) -> str:
    return with_lead(row.lead, row.node.number, row.text)
