"""The small track 未启动 → 推进中 → 已报完成 → 已办结: where an action stands, at a glance."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from model.words import Progress
from ui import theme
from ui.tooltips import tip

STATIONS = (Progress.NOT_STARTED, Progress.UNDER_WAY, Progress.REPORTED, Progress.CONFIRMED)


class ProgressTrack(QWidget):
    """Four stations on a line; those behind are filled, the present one has a ring."""

    chosen = Signal(Progress)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._progress = Progress.NOT_STARTED
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_progress(self, progress: Progress) -> None:
        """Where the action stands; 拟调整 stands at 推进中 and says its own name."""
        self._progress = progress
        self.setAccessibleName(f"进展：{progress}")
        self.setToolTip(tip(f"{progress}；点一下改为所点的状态"))
        self.update()

    def sizeHint(self) -> QSize:
        step = theme.unit(self.font())
        return QSize(30 * step, self.fontMetrics().height() + 2 * step)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.isEnabled() and self.rect().contains(event.position().toPoint()):
            at = int(event.position().x() * len(STATIONS) / max(1, self.width()))
            self.chosen.emit(STATIONS[min(at, len(STATIONS) - 1)])

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, here = theme.current(), self._at()
        self._draw_line(painter, colours, here)
        for number, station in enumerate(STATIONS):
            self._draw_station(painter, number, here)
            is_here = number == here
            name = str(self._progress) if is_here else str(station)
            painter.setPen(colours.text if is_here else colours.faded)
            painter.drawText(self._room(number), Qt.AlignmentFlag.AlignBottom | _CENTRE, name)

    def _draw_line(self, painter: QPainter, colours: theme.Theme, here: int) -> None:
        for number in range(len(STATIONS) - 1):
            colour = self._colour() if number < here else colours.line
            painter.setPen(QPen(colour, self._radius() / 2.5))
            painter.drawLine(self._centre(number), self._centre(number + 1))

    def _draw_station(self, painter: QPainter, number: int, here: int) -> None:
        colours, radius = theme.current(), self._radius()
        colour = self._colour() if number <= here else colours.idle
        painter.setPen(QPen(colour, radius / 3))
        painter.setBrush(colour if number <= here else colours.base)
        painter.drawEllipse(self._centre(number), radius, radius)
        if number == here:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(self._centre(number), radius * 1.7, radius * 1.7)

    def _at(self) -> int:
        is_known = self._progress in STATIONS
        return STATIONS.index(self._progress if is_known else Progress.UNDER_WAY)

    def _colour(self) -> QColor:
        colours = theme.current()
        by_state = {Progress.CONFIRMED: colours.ok, Progress.TO_ADJUST: colours.soon}
        return by_state.get(self._progress, colours.accent)

    def _radius(self) -> float:
        return theme.unit(self.font()) * 0.5

    def _room(self, number: int) -> QRectF:
        width = self.width() / len(STATIONS)
        return QRectF(number * width, 0, width, self.height())

    def _centre(self, number: int) -> QPointF:
        return QPointF(self._room(number).center().x(), theme.unit(self.font()))


_CENTRE = Qt.AlignmentFlag.AlignHCenter
