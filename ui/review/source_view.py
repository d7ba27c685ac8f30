"""The source at the left (原文): every line, marked by what became of it."""

from collections.abc import Mapping
from math import ceil

from PySide6.QtCore import QLine, QRect
from PySide6.QtGui import QColor, QPainter, QTextCharFormat
from PySide6.QtWidgets import QWidget

from model.reading.source import Grid, Source
from ui import theme
from ui.measured_list import MeasuredList
from ui.review.found_words import Span
from ui.review.line_fates import Fate
from ui.review.source_model import SourceModel
from ui.words_layout import WordsLayout

_WIDEST = 40  # signs that the words of one column ask for at most
_SAMPLED = 200  # rows that decide how wide the columns of a table are


class SourceView(MeasuredList):
    """Shows the lines; the words of what is chosen at the right are marked in them."""

    def __init__(self, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = SourceModel(source, self)
        self._words = WordsLayout(self.font())
        self._marked: Mapping[int, Span] = {}
        digits = max(3, len(str(len(source.lines))))
        wide = self.fontMetrics().horizontalAdvance("0" * digits)
        self._gutter = wide + 2 * self.step
        self._weights = {id(grid): _weights(grid) for grid in source.grids}
        self.setModel(self.lines)
        self.setAccessibleName("原文")

    def mark(self, words: Mapping[int, Span]) -> None:
        """Mark words in lines: row → part of its text."""
        self._marked = words
        self.viewport().update()

    def row_heights(self, width: int) -> list[int]:
        words, lines = self._words, self.lines.lines
        room, pad = self._room(width), self._pad
        plain = [
            words.height(line.text, room, rows=len(lines)) + pad if line.text else self.step * 2
            for line in lines
        ]
        for row in range(len(lines)) if self._weights else ():
            if found := self.lines.table_row(row):
                plain[row] = self._table_height(*found, room) + pad
        return plain

    def paint_ground(self, painter: QPainter, place: QRect, row: int) -> None:
        super().paint_ground(painter, place, row)
        now = theme.current()
        gutter = QRect(place.left(), place.top(), self._gutter, place.height())
        if not self.selectionModel().isRowSelected(row, self.rootIndex()):
            painter.fillRect(gutter, now.raised)
        if self.lines.lines[row].number in self.lines.doubtful:
            bar = QRect(place.left(), place.top(), max(3, self.step // 3), place.height())
            painter.fillRect(bar, now.soon)

    def paint_row(self, painter: QPainter, place: QRect, row: int) -> None:
        line, fate, now = self.lines.lines[row], self.lines.fates[row], theme.current()
        painter.setPen(now.faded if fate is not Fate.CUT else now.idle)
        painter.setFont(self.font())
        number = QRect(
            place.left(), place.top() + self._pad // 2, self._gutter - self.step,
            self._words.line_height,
        )  # fmt: skip
        if fate is not Fate.BLANK:
            painter.drawText(number, theme.RIGHT, str(line.number))
        room = QRect(place)
        room.setLeft(self._gutter + self.step)
        room.setWidth(self._room(place.width()))
        room.setTop(place.top() + self._pad // 2)
        if found := self.lines.table_row(row):
            self._paint_cells(painter, place, room, *found, row)
        else:
            self._words.draw(painter, room, line.text, _ink(fate), self._looks(row, line.text))

    @property
    def _pad(self) -> int:
        return self.step // 2 + 2

    def _room(self, width: int) -> int:
        return max(8 * self.step, width - self._gutter - 2 * self.step)

    def _looks(self, row: int, text: str) -> list[tuple[Span, QTextCharFormat]]:
        looks: list[tuple[Span, QTextCharFormat]] = []
        if self.lines.fates[row] is Fate.CUT:
            struck = QTextCharFormat()
            struck.setFontStrikeOut(True)
            looks.append(((0, len(text)), struck))
        if row in self._marked:
            marker = QTextCharFormat()
            marker.setBackground(theme.current().source_line)
            marker.setForeground(theme.current().text)
            if theme.current().name == "light":
                marker.setBackground(theme.current().source_line.lighter(125))
            looks.append((self._marked[row], marker))
        return looks

    def _columns(self, grid: Grid, room: int) -> list[int]:
        weights = self._weights[id(grid)]
        share = room / sum(weights)
        return [max(2 * self.step, round(weight * share)) for weight in weights]

    def _table_height(self, grid: Grid, cells: tuple[str, ...], room: int) -> int:
        rows = len(self.lines.lines)
        inner = (width - self.step for width in self._columns(grid, room))
        heights = (
            self._words.height(cell, width, rows=rows)
            for cell, width in zip(cells, inner, strict=False)
            if cell
        )
        return max(heights, default=self._words.line_height)

    def _paint_cells(
        self,
        painter: QPainter,
        place: QRect,
        room: QRect,
        grid: Grid,
        cells: tuple[str, ...],
        row: int,
    ) -> None:
        """The cells of a row of a table, with hairlines between them."""
        left, ink = room.left(), _ink(self.lines.fates[row])
        for cell, width in zip(cells, self._columns(grid, room.width()), strict=False):
            inner = QRect(left, room.top(), width - self.step, room.height())
            looks = self._looks(row, cell) if self.lines.fates[row] is Fate.CUT else []
            if row in self._marked:
                looks = self._found_in(cell, row)
            self._words.draw(painter, inner, cell, ink, looks)
            left += width
            painter.setPen(theme.current().line)
            edge = left - self.step // 2 - 1
            painter.drawLine(QLine(edge, place.top(), edge, place.bottom()))
        painter.drawLine(self._gutter, place.bottom(), place.right(), place.bottom())

    def _found_in(self, cell: str, row: int) -> list[tuple[Span, QTextCharFormat]]:
        """The marked words of the line that stand in one of its cells."""
        start, length = self._marked[row]
        words = self.lines.lines[row].text[start : start + length]
        at = cell.find(words)
        if at < 0:
            return []
        return [((at, length), look) for _, look in self._looks(row, cell)]


def _ink(fate: Fate) -> QColor:
    now = theme.current()
    match fate:
        case Fate.CUT:
            return now.idle
        case Fate.TITLE:
            return now.accent
        case Fate.OTHER | Fate.NOTE:
            return now.faded
    return now.text


def _weights(grid: Grid) -> list[int]:
    """How wide the columns should be, from what stands in their first rows."""
    columns = max((len(row) for row in grid.rows), default=1)
    widest = [2] * columns
    for row in grid.rows[:_SAMPLED]:
        for at, cell in enumerate(row):
            widest[at] = max(widest[at], min(len(cell), _WIDEST))
    return [ceil(width**0.7) + 2 for width in widest]
