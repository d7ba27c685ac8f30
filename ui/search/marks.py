"""Matches in a line of words (突出显示): bold on a tint, so that colour is never alone."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout

from ui import theme
from ui.words_layout import Span, in_utf16


def draw_marked(
    painter: QPainter, place: QRect, font: QFont, ink: QColor, text: str, spans: Iterable[Span]
) -> None:
    """Draw one line, cut at the right, with its matches marked."""
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    kept = len(shown) if shown == text else len(shown) - 1
    layout = QTextLayout(shown, font)
    layout.setFormats([_range(shown, span) for span in spans if span[0] + span[1] <= kept])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(place.width() * 2)  # bold is wider: it is clipped, never broken
    layout.endLayout()
    painter.save()
    painter.setClipRect(place)
    painter.setPen(ink)
    top = place.top() + (place.height() - line.height()) / 2
    layout.draw(painter, QPointF(place.left(), top))
    painter.restore()


def _range(text: str, span: Span) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFontWeight(QFont.Weight.Bold)
    look.setBackground(theme.current().soon_tint)
    made = QTextLayout.FormatRange()
    made.start, made.length = in_utf16(text, span)
    made.format = look
    return made
