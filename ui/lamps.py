"""Lamps (亮灯) as they are drawn: a shape and a colour, always beside the word."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from model.words import Lamp
from ui import theme

SIDE = 10.0
_ROLES = {
    Lamp.LATE: "late",
    Lamp.SOON: "soon",
    Lamp.NORMAL: "ok",
    Lamp.NOT_DUE: "idle",
    Lamp.DONE: "ok",
}


def lamp_role(lamp: Lamp) -> str:
    """The colour role of a lamp."""
    return _ROLES[lamp]


def lamp_colour(lamp: Lamp) -> QColor:
    """The colour of a lamp in the theme in force."""
    colour = getattr(theme.current(), _ROLES[lamp])
    assert isinstance(colour, QColor)
    return colour


def paint_lamp(painter: QPainter, centre: QPointF, lamp: Lamp, side: float = SIDE) -> None:
    """Draw the shape of the lamp around this point."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(centre)
    painter.scale(side / SIDE, side / SIDE)
    colour = lamp_colour(lamp)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    match lamp:
        case Lamp.LATE:
            painter.drawPolygon(_polygon((0, -5.6), (5.6, 0), (0, 5.6), (-5.6, 0)))
        case Lamp.SOON:
            painter.drawPolygon(_polygon((0, -5), (5.6, 4.6), (-5.6, 4.6)))
        case Lamp.NORMAL:
            painter.drawEllipse(QRectF(-4.3, -4.3, 8.6, 8.6))
        case Lamp.NOT_DUE:
            painter.setPen(QPen(colour, 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(-3.8, -3.8, 7.6, 7.6))
        case Lamp.DONE:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(_stroke(colour))
            painter.drawPath(_tick())
    painter.restore()


def lamp_icon(lamp: Lamp, size: int = 14) -> QIcon:
    """The lamp as an icon for lists and buttons."""
    made = QIcon()
    for scale in (1.0, 2.0, 3.0):
        drawn = QPixmap(round(size * scale), round(size * scale))
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        middle = size * scale / 2
        paint_lamp(painter, QPointF(middle, middle), lamp, SIDE * scale)
        painter.end()
        drawn.setDevicePixelRatio(scale)
        made.addPixmap(drawn)
    return made


def _polygon(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _stroke(colour: QColor) -> QPen:
    pen = QPen(colour, 2.0)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


def _tick() -> QPainterPath:
    path = QPainterPath(QPointF(-4.6, 0.2))
    path.lineTo(-1.4, 3.6)
    path.lineTo(4.8, -3.8)
    return path
