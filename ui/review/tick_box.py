"""The box that is ticked when something was held against the paper (已对)."""

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui import theme


def paint_tick_box(painter: QPainter, box: QRectF, *, is_ticked: bool) -> None:
    """Paint a box, empty or ticked."""
    now = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(now.ok if is_ticked else now.idle, 1))
    painter.setBrush(now.ok if is_ticked else QColor(Qt.GlobalColor.transparent))
    painter.drawRoundedRect(box, 3, 3)
    if is_ticked:
        side = box.width() / 14
        start = box.topLeft()
        bend, end = start + QPointF(6 * side, 10 * side), start + QPointF(11 * side, 4.2 * side)
        painter.setPen(QPen(now.base, max(1.6, box.width() / 8)))
        painter.drawLine(QLineF(start + QPointF(3 * side, 7.2 * side), bend))
        painter.drawLine(QLineF(bend, end))
    painter.restore()
