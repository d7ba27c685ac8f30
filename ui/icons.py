"""One family of icons (图标): single-colour SVG, recoloured by the role it plays."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui import theme
from ui.resources import RESOURCES

_SCALES = (1.0, 1.5, 2.0, 3.0)


def icon(name: str, role: str = "text", *, size: int = 16) -> QIcon:
    """The icon in the colour of this role; fainter where it cannot be used."""
    colours = theme.current().colours()
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(_pixmap(name, colours[role], size, scale), QIcon.Mode.Normal)
        made.addPixmap(_pixmap(name, colours["line"], size, scale), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, role: str, *, size: int, scale: float) -> QPixmap:
    """One picture of the icon, for labels."""
    return _pixmap(name, theme.current().colours()[role], size, scale)


@cache
def _pixmap(name: str, colour: str, size: int, scale: float) -> QPixmap:
    drawn = QPixmap(QSize(round(size * scale), round(size * scale)))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(_coloured(name, colour)).render(painter, QRectF(drawn.rect()))
    painter.end()
    drawn.setDevicePixelRatio(scale)
    return drawn


def _coloured(name: str, colour: str) -> QByteArray:
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QByteArray(drawing.replace("currentColor", colour).encode())
