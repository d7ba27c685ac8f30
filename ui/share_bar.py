"""A bar of shares (比例条): parts of a whole beside each other, each with its words below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Share:
    """One part: how much, the colour role, how strong the colour is, and how high it stands.

    Height tells parts apart for those who do not see the colours.
    """

    amount: int
    role: str
    strength: float = 1.0
    height: float = 1.0


class ShareBar(QWidget):
    """Draws the parts; what they mean is said in words beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: Sequence[Share] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shares(self, shares: Sequence[Share], words: str) -> None:
        """Show these parts; the words are for those who cannot see them."""
        self._shares = [share for share in shares if share.amount]
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        step = theme.unit(self.font())
        return QSize(20 * step, step)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_shares(QPainter(self), QRectF(self.rect()), self._shares)


def draw_shares(painter: QPainter, place: QRectF, shares: Sequence[Share]) -> None:
    """Draw the parts side by side, over the whole width."""
    colours = theme.current().colours()
    present = [share for share in shares if share.amount]
    total = sum(share.amount for share in present)
    room = place.width() - _GAP * max(0, len(present) - 1)
    left = place.left()
    for share in present:
        width = room * share.amount / total
        colour = QColor(colours[share.role])
        colour.setAlphaF(share.strength)
        high = place.height() * share.height
        painter.fillRect(QRectF(left, place.bottom() - high, width, high), colour)
        left += width + _GAP
