"""Running text in rows (折行): how many lines it needs, and how it is drawn."""

from collections.abc import Iterable
from math import ceil

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout

Span = tuple[int, int]  # first sign and how many

# One row is one line of the source, whatever page and line breaks stand inside it.
_BREAKS = dict.fromkeys((0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029), " ")
_MOST_MEASURED = 4000  # rows; with more of them an upper bound is good enough
_MOST_KEPT = 20000
_SLACK = 1.5  # widths of a sign that a line may leave empty so that none begins with 。


class WordsLayout:
    """Counts the lines of texts in one font; what was counted is kept."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        metrics = QFontMetrics(font)
        self._wide = metrics.horizontalAdvance("国")
        self._narrow = max(map(metrics.horizontalAdvance, "0mW")) * 0.8
        self.line_height = round(metrics.height() * 1.16)
        self.descent = self.line_height - metrics.height()
        self._kept: dict[tuple[str, int], int] = {}

    def lines(self, text: str, width: int, *, rows: int = 1) -> int:
        """How many lines a text takes; of many rows at most one line more."""
        beyond = (len(text.encode("utf-8", "replace")) - len(text)) // 2
        needed = beyond * self._wide + (len(text) - beyond) * self._narrow
        if needed <= width:
            return 1
        if rows > _MOST_MEASURED:
            return ceil(needed / max(self._wide, width - _SLACK * self._wide))
        key = (text, width)
        if key not in self._kept:
            if len(self._kept) > _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = self._lay_out(text, width, ()).lineCount()
        return self._kept[key]

    def height(self, text: str, width: int, *, rows: int = 1) -> int:
        """The height of a text at a width."""
        return self.lines(text, width, rows=rows) * self.line_height

    def draw(
        self,
        painter: QPainter,
        place: QRect,
        text: str,
        ink: QColor,
        marked: Iterable[tuple[Span, QTextCharFormat]] = (),
    ) -> None:
        """Draw a text from the top of a place on, with some of its words marked."""
        painter.setPen(ink)
        layout = self._lay_out(text, place.width(), marked)
        layout.draw(painter, QPointF(place.topLeft()))

    def _lay_out(
        self, text: str, width: int, marked: Iterable[tuple[Span, QTextCharFormat]]
    ) -> QTextLayout:
        layout = QTextLayout(text.translate(_BREAKS), self.font)
        layout.setFormats([_range(in_utf16(text, span), look) for span, look in marked])
        layout.beginLayout()
        top = self.descent / 2
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, self._wide))
            line.setPosition(QPointF(0, top))
            top += self.line_height
        layout.endLayout()
        return layout


def in_utf16(text: str, span: Span) -> Span:
    """A part of a text as Qt counts it: a rare character is two units."""
    start, length = span
    before, words = text[:start], text[start : start + length]
    return len(before.encode("utf-16-le")) // 2, len(words.encode("utf-16-le")) // 2


def _range(span: Span, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = span
    made.format = look
    return made
