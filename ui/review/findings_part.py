"""The places that are to be checked (需您核对), one below the other, each to be ticked off."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from model.reading.document import WARNING, Finding
from ui import theme
from ui.form_parts import label
from ui.measured_list import MeasuredList
from ui.panes import head
from ui.review.findings_list import FindingsList, finding_words
from ui.review.tick_box import paint_tick_box
from ui.words_layout import WordsLayout


class FindingsView(MeasuredList):
    """Shows the findings; Space ticks one off and goes to the next."""

    checked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings = FindingsList(self)
        self._words = WordsLayout(self.font())
        self._box = round(self.fontMetrics().height() * 0.68)
        self._left = 3 * self.step + self._box
        self.setModel(self.findings)
        self.setAccessibleName("需您核对")

    def check(self, row: int) -> None:
        """Tick one off, or take the tick away."""
        self.findings.check(row)
        self.checked.emit()

    def next_open(self, *, backward: bool) -> int:
        """The next finding that is not ticked off, around the end; -1 when there is none."""
        count = len(self.findings.findings)
        start = self.row if self.row >= 0 or not backward else 0
        by = -1 if backward else 1
        for away in range(1, count + 1):
            row = (start + by * away) % count
            if not self.findings.is_checked(self.findings.findings[row]):
                return row
        return -1

    def row_heights(self, width: int) -> list[int]:
        room = self._room(width)
        findings = self.findings.findings
        return [
            self._words.height(finding_words(finding), room, rows=len(findings)) + self.step
            for finding in findings
        ]

    def paint_row(self, painter: QPainter, place: QRect, row: int) -> None:
        now, finding = theme.current(), self.findings.findings[row]
        is_checked = self.findings.is_checked(finding)
        middle = place.top() + self.step / 2 + self._words.line_height / 2
        box = QRectF(1.5 * self.step, middle - self._box / 2, self._box, self._box)
        paint_tick_box(painter, box, is_ticked=is_checked)
        inner = QRect(place)
        inner.setLeft(self._left)
        inner.setWidth(self._room(place.width()))
        inner.setTop(place.top() + self.step // 2)
        self._words.draw(
            painter, inner, finding_words(finding), now.faded if is_checked else now.text
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and self.row >= 0:
            self.check(self.row)
            following = self.next_open(backward=False)
            if self.findings.is_checked(self.findings.findings[self.row]) and following >= 0:
                self.choose(following)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = self.row_at(round(event.position().y()))
        is_left = event.button() is Qt.MouseButton.LeftButton
        if row >= 0 and is_left and event.position().x() < self._left - self.step // 2:
            self.check(row)

    def _room(self, width: int) -> int:
        return max(10 * self.step, width - self._left - 2 * self.step)


class FindingsPart(QWidget):
    """The list with its heading and the way from one place to the next."""

    requested = Signal(int)
    checked = Signal()

    def __init__(self, *buttons: QToolButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = FindingsView()
        self._title = label("需您核对")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head(self._title, *buttons))
        column.addWidget(self.view, 1)
        self.view.chosen.connect(self._tell)
        self.view.clicked.connect(lambda index: self._tell(index.row()))
        self.view.checked.connect(self._hear)
        step = theme.unit(self.font())
        self.setMinimumHeight(11 * step)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these."""
        if tuple(findings) != tuple(self.view.findings.findings):
            self.view.findings.show_findings(findings)
        self._name()

    def go(self, *, backward: bool) -> None:
        """Go to the next place that is not ticked off."""
        row = self.view.next_open(backward=backward)
        if row < 0:
            return
        if row == self.view.row:
            self._tell(row)
        self.view.choose(row)

    def counts(self) -> tuple[int, int]:
        """How many have to be settled, and how many of these are ticked off; no notices."""
        findings = self.view.findings
        doubts = [each for each in findings.findings if each.severity == WARNING]
        return len(doubts), sum(map(findings.is_checked, doubts))

    def _tell(self, row: int) -> None:
        line = self.view.findings.findings[row].line
        if line:
            self.requested.emit(line)

    def _hear(self) -> None:
        self._name()
        self.view.viewport().update()
        self.checked.emit()

    def _name(self) -> None:
        every, done = self.counts()
        self._title.setText(f"需您核对　{every}处，已核对{done}处" if every else "需您核对")
