"""The plan backwards from the filing as a line of days (倒排计划时间线)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from model.day_words import month_and_day
from model.submission_plan import MilestoneState, PlannedDay, SubmissionPlan
from model.words import Lamp
from ui import theme
from ui.lamps import paint_lamp

_FINAL = "报送"
_FILED = "已报出"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A day as it is drawn: its name, and how it stands in a word and in a sentence."""

    name: str
    day: date
    state: MilestoneState
    word: str


def nodes_of(plan: SubmissionPlan, as_of: date, *, is_filed: bool = False) -> tuple[Node, ...]:
    """The days of the plan, and the filing itself as the last."""
    states = plan.states(as_of)
    pairs = zip(plan.days, states, strict=True)
    found = [_node(day, state, as_of, is_filed=is_filed) for day, state in pairs]
    if plan.report_by is not None:
        days = (plan.report_by - as_of).days
        state = MilestoneState.COMING if days > 0 else MilestoneState.TODAY
        word = f"{days} 天后" if days > 0 else "今天" if days == 0 else f"已过 {-days} 天"
        if days < 0:
            state = MilestoneState.LATE
        if is_filed:
            state, word = MilestoneState.DONE, _FILED
        found.append(Node(name=_FINAL, day=plan.report_by, state=state, word=word))
    return tuple(found)


class Timeline(QWidget):
    """Draws the days at equal distances; arrows go along them, Enter opens the plan."""

    requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nodes: Sequence[Node] = ()
        self._as_of = date.min
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_nodes(self, nodes: Sequence[Node], as_of: date) -> None:
        """Show these days."""
        self._nodes, self._as_of = nodes, as_of
        self._current = min(self._current, max(0, len(nodes) - 1))
        self.setAccessibleName("倒排计划：" + "；".join(map(_sentence, nodes)))
        self.update()

    def sizeHint(self) -> QSize:
        step = theme.unit(self.font())
        return QSize(80 * step, round(3.2 * self.fontMetrics().height()) + 3 * step)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._nodes:
            QToolTip.showText(event.globalPos(), _sentence(self._nodes[self._at(event.x())]), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._nodes:
            self._current = self._at(round(event.position().x()))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self.requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() in moves and self._nodes:
            wanted = self._current + moves[Qt.Key(event.key())]
            self._current = max(0, min(wanted, len(self._nodes) - 1))
            self.setAccessibleDescription(_sentence(self._nodes[self._current]))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.requested.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._nodes:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter)
        for number in range(len(self._nodes)):
            self._paint_node(painter, number)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.current().accent, 1))
            painter.drawRoundedRect(self._cell(self._current).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_line(self, painter: QPainter) -> None:
        now, middle = theme.current(), self._line_height()
        first, last = self._centre(0), self._centre(len(self._nodes) - 1)
        today = self._today()
        painter.setPen(QPen(now.line, 2))
        painter.drawLine(QPointF(first, middle), QPointF(last, middle))
        if today is None:
            return
        painter.setPen(QPen(now.accent, 2))
        painter.drawLine(QPointF(first, middle), QPointF(today, middle))
        if any(each.day == self._as_of for each in self._nodes):
            return
        high = theme.unit(self.font()) * 0.8
        painter.drawLine(QPointF(today, middle - high), QPointF(today, middle + high))
        painter.setPen(now.accent)
        self._say(painter, today, middle - high, "今天")

    def _paint_node(self, painter: QPainter, number: int) -> None:
        node, now = self._nodes[number], theme.current()
        x, middle, line = self._centre(number), self._line_height(), self.fontMetrics().height()
        self._paint_mark(painter, QPointF(x, middle), node.state)
        below = middle + theme.unit(self.font())
        painter.setPen(now.text)
        self._write(painter, number, below, f"{node.day.month}-{node.day.day:02} {node.name}")
        painter.setPen(_ink(node.state))
        self._write(painter, number, below + line * 1.15, self._fitting(node.word))

    def _paint_mark(self, painter: QPainter, centre: QPointF, state: MilestoneState) -> None:
        now, size = theme.current(), theme.unit(self.font()) * 0.75
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.base)
        painter.drawEllipse(centre, size * 1.3, size * 1.3)
        match state:
            case MilestoneState.DONE:
                paint_lamp(painter, centre, Lamp.DONE, size * 2)
            case MilestoneState.LATE:
                paint_lamp(painter, centre, Lamp.LATE, size * 2)
            case MilestoneState.PAST | MilestoneState.PASSED:
                painter.setBrush(now.idle)
                painter.drawEllipse(centre, size * 0.7, size * 0.7)
            case MilestoneState.TODAY:
                painter.setBrush(now.accent)
                painter.drawEllipse(centre, size, size)
            case _:
                colour = now.accent if state is MilestoneState.NEXT else now.idle
                painter.setPen(QPen(colour, 2))
                painter.drawEllipse(centre, size * 0.8, size * 0.8)

    def _say(self, painter: QPainter, x: float, bottom: float, words: str) -> None:
        height = self.fontMetrics().height()
        wide = 8 * theme.unit(self.font())
        place = QRectF(x - wide / 2, bottom - height, wide, height)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _write(self, painter: QPainter, number: int, top: float, words: str) -> None:
        cell = self._cell(number)
        room = round(cell.width()) - 4
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
        place = QRectF(cell.left(), top, cell.width(), self.fontMetrics().height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, shown)

    def _fitting(self, word: str) -> str:
        """Where 下一步，5 天后 has no room, its number stays."""
        room = round(self._cell(0).width()) - 4
        fits = self.fontMetrics().horizontalAdvance(word) <= room
        return word if fits else word.rpartition("，")[2]

    def _today(self) -> float | None:
        """Where the day stands between its neighbours; None outside of the plan."""
        days = [each.day for each in self._nodes]
        for number, (before, after) in enumerate(pairwise(days)):
            if before <= self._as_of <= after and before < after:
                part = (self._as_of - before) / (after - before)
                return self._centre(number) + part * (
                    self._centre(number + 1) - self._centre(number)
                )
        return None

    def _line_height(self) -> float:
        return self.fontMetrics().height() + theme.unit(self.font()) * 0.7

    def _cell(self, number: int) -> QRectF:
        width = self.width() / len(self._nodes)
        return QRectF(number * width, 0, width, self.height())

    def _centre(self, number: int) -> float:
        return self._cell(number).center().x()

    def _at(self, x: int) -> int:
        return max(0, min(int(x * len(self._nodes) / max(1, self.width())), len(self._nodes) - 1))


def _node(day: PlannedDay, state: MilestoneState, as_of: date, *, is_filed: bool) -> Node:
    """A day of the plan; what nobody marked is neither late nor to be done once it is filed.

    Nor is it called done.
    """
    word = _word(day.planned_on, state, as_of)
    if is_filed and state is not MilestoneState.DONE:
        state = MilestoneState.PAST
        word = str(state if day.planned_on < as_of else MilestoneState.PASSED)
    return Node(name=day.name, day=day.planned_on, state=state, word=word)


def _word(day: date, state: MilestoneState, as_of: date) -> str:
    match state:
        case MilestoneState.LATE:
            return f"已迟 {(as_of - day).days} 天"
        case MilestoneState.NEXT:
            return f"下一步，{(day - as_of).days} 天后"
        case MilestoneState.COMING:
            return f"{(day - as_of).days} 天后"
        case _:
            return str(state)


def _ink(state: MilestoneState) -> QColor:
    now = theme.current()
    match state:
        case MilestoneState.LATE:
            return now.late
        case MilestoneState.DONE:
            return now.ok
        case MilestoneState.TODAY | MilestoneState.NEXT:
            return now.accent
        case _:
            return now.faded


def _sentence(node: Node) -> str:
    return f"{month_and_day(node.day)}{node.name}，{node.word}"
