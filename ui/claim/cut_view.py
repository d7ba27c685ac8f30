"""A sentence word for word, cut where the clerk says (拆分): by arrows and Space, or clicks."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextLine,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from model.clause_parts import tellable
from ui import theme
from ui.words_layout import in_utf16

_SPACING = 1.75  # of the height of the words, so that marks have room between lines
_SNAP = 1.2  # signs around a proposed place within which a click means it


class CutView(QWidget):
    """Shows one sentence; says whenever it is cut elsewhere."""

    changed = Signal()

    def __init__(
        self,
        text: str,
        *,
        proposed: Sequence[int],
        cuts: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._proposed = text, tuple(proposed)
        self._cuts = set(cuts)
        self._caret = min([*cuts, *proposed], default=1)
        self._layout = QTextLayout(text, self.font())
        self._line = round(self.fontMetrics().height() * _SPACING)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName("原文，左右键移动，空格断开或接上")
        self._tell_caret()

    @property
    def cuts(self) -> tuple[int, ...]:
        """Where it is cut, in signs of the sentence."""
        return tuple(sorted(self._cuts))

    def cut_at(self, places: Sequence[int]) -> None:
        """Cut here and nowhere else."""
        self._cuts = set(tellable(self._text, places))
        self._tell()

    def turn(self, at: int) -> None:
        """Cut here, or no longer; a part without words is not made."""
        wanted = self._cuts ^ {at}
        if set(tellable(self._text, wanted)) == wanted:
            self._cuts, self._caret = wanted, at
            self._tell()

    def sizeHint(self) -> QSize:
        width = 80 * theme.unit(self.font())
        return QSize(width, self._height_at(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._height_at(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by_sign = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        places = range(1, len(self._text)) if by_sign else sorted({*self._proposed, *self._cuts})
        match event.key():
            case Qt.Key.Key_Left:
                self._move(max((at for at in places if at < self._caret), default=self._caret))
            case Qt.Key.Key_Right:
                self._move(min((at for at in places if at > self._caret), default=self._caret))
            case Qt.Key.Key_Home:
                self._move(min(places, default=self._caret))
            case Qt.Key.Key_End:
                self._move(max(places, default=self._caret))
            case Qt.Key.Key_Space:
                self.turn(self._caret)
            case _:
                super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._place_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and 0 < at < len(self._text):
            self.turn(at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        now, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ends = [0, *self.cuts, len(self._text)]
        if len(ends) > 2:
            for number, (start, end) in enumerate(pairwise(ends)):
                ground = now.accent_tint if number % 2 == 0 else now.source
                for place in self._places(start, end):
                    painter.fillRect(place, ground)
        painter.setPen(now.text)
        self._layout.draw(painter, QPointF(0, 0))
        for at in self._proposed:
            self._mark(painter, at, now.idle, is_cut=False)
        for at in self._cuts:
            self._mark(painter, at, now.accent, is_cut=True)
        if self.hasFocus():
            self._paint_caret(painter, now.accent)
        painter.end()

    def _mark(self, painter: QPainter, at: int, colour: QColor, *, is_cut: bool) -> None:
        place = self._beside(at)
        if is_cut:
            painter.fillRect(QRectF(place.x() - 1, place.y(), 2, self._line), colour)
        else:
            pen = QPen(colour, 1, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawLine(place, QPointF(place.x(), place.y() + self._line))

    def _paint_caret(self, painter: QPainter, colour: QColor) -> None:
        place, side = self._beside(self._caret), theme.unit(self.font()) * 0.6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        below = place.y() + self._line
        painter.drawPolygon(
            [
                QPointF(place.x(), below - side),
                QPointF(place.x() - side, below + 1),
                QPointF(place.x() + side, below + 1),
            ]
        )

    def _move(self, at: int) -> None:
        self._caret = at
        self._tell_caret()
        self.update()

    def _tell(self) -> None:
        self._tell_caret()
        self.changed.emit()
        self.update()

    def _tell_caret(self) -> None:
        before, after = self._text[: self._caret][-8:], self._text[self._caret :][:8]
        state = "已断开" if self._caret in self._cuts else "未断开"
        self.setAccessibleDescription(f"“{before}”与“{after}”之间，{state}")

    def _height_at(self, width: int) -> int:
        self._lay_out(width)
        return self._layout.lineCount() * self._line + 2

    def _lay_out(self, width: int) -> None:
        top = (self._line - self.fontMetrics().height()) / 2
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, self._line))
            line.setPosition(QPointF(1, top))
            top += self._line
        self._layout.endLayout()

    def _beside(self, at: int) -> QPointF:
        """Where a place between two signs lies: the top of its line."""
        units = in_utf16(self._text, (at, 0))[0]
        line = self._layout.lineForTextPosition(units)
        return QPointF(_x(line, units) + line.x(), self._line * line.lineNumber())

    def _places(self, start: int, end: int) -> Iterator[QRectF]:
        """The ground of some signs, line by line."""
        first, last = (in_utf16(self._text, (at, 0))[0] for at in (start, end))
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            begin = max(first, line.textStart())
            stop = min(last, line.textStart() + line.textLength())
            if begin < stop:
                left, right = _x(line, begin), _x(line, stop)
                gap = self._line * 0.1
                top = self._line * number + gap
                yield QRectF(left + line.x(), top, right - left, self._line - 2 * gap)

    def _place_at(self, point: QPointF) -> int:
        """The place between two signs that a click means."""
        number = min(max(int(point.y() // self._line), 0), self._layout.lineCount() - 1)
        line = self._layout.lineAt(number)
        units = line.xToCursor(point.x() - line.x())
        at = len(self._text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore"))
        reach = self.fontMetrics().horizontalAdvance("国") * _SNAP
        near = [
            each
            for each in (*self._cuts, *self._proposed)
            if int(self._beside(each).y() // self._line) == number
            and abs(self._beside(each).x() - point.x()) <= reach
        ]
        return min(near, key=lambda each: abs(self._beside(each).x() - point.x()), default=at)


def _x(line: QTextLine, units: int) -> float:
    # Qt gives the place back too, where the stubs know of a number only.
    found: tuple[float, int] = line.cursorToX(units)  # type: ignore[assignment]
    return found[0]
