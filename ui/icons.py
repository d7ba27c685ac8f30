"""One family of icons (图标): single-colour SVG, recoloured by the role it plays."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui import theme
from ui.resources import RESOURCES


def icon(name: str, role: str = "text") -> QIcon:
    """The icon in the colour of this role; fainter where it cannot be used."""
    now = theme.current()
    return _icon(name, now.colour(role), now.colour("line"))


def pixmap(name: str, role: str, *, size: int, scale: float) -> QPixmap:
    """One picture of the icon, for labels."""
    drawn = QPixmap(_drawn(name, theme.current().colour(role), QSize(size, size) * scale))
    drawn.setDevicePixelRatio(scale)
    return drawn


class _Drawing(QIconEngine):
    """Draws an icon once somebody looks at it, at the size at which it is seen.

    Most icons stand in menus that are not open: drawn ahead, at every size, they would be a fifth
    of the time to the first window.
    """

    def __init__(self, name: str, ink: str, faint: str) -> None:
        super().__init__()
        self._name, self._ink, self._faint = name, ink, faint

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(rect.size() * scale, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        if size.isEmpty():  # a button in a place too narrow for it
            return QPixmap()
        ink = self._faint if mode is QIcon.Mode.Disabled else self._ink
        return _drawn(self._name, ink, size)

    def clone(self) -> "_Drawing":
        return _Drawing(self._name, self._ink, self._faint)


@cache
def _icon(name: str, ink: str, faint: str) -> QIcon:
    return QIcon(_Drawing(name, ink, faint))


@cache
def _drawn(name: str, colour: str, size: QSize) -> QPixmap:
    drawn = QPixmap(size)
    if drawn.isNull():  # where there is no room, nothing is seen
        return drawn
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(_coloured(name, colour)).render(painter, QRectF(drawn.rect()))
    painter.end()
    return drawn


def _coloured(name: str, colour: str) -> QByteArray:
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QByteArray(drawing.replace("currentColor", colour).encode())
