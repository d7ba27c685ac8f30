"""What new data would change in a section that was rewritten (台账变化): taken over one by one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.completeness import TextFinding
from model.draft_changes import DraftChange
from ui import theme
from ui.form_parts import clear, label
from ui.two_sides import Remark, Side, two_sides

_NONE = "台账没有新的变化。"
_FOLLOWS = "这一节由台账自动生成，台账变化随时更新。"
_LOOK = "报送前核对"
_TAKE = "采用"
_NOT_THERE = Remark("（正文中已没有这一句）")
_NO_MORE = Remark("已没有这项内容")


class ChangeList(QScrollArea):
    """A card for each change: what the text says, what the ledger says now, two buttons."""

    requested_take = Signal(int)
    requested_leave = Signal(int)
    requested_place = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("台账变化")
        step = theme.unit(self.font())
        inner = QFrame()
        inner.setObjectName("pane")
        outer = QVBoxLayout(inner)
        outer.setContentsMargins(round(1.5 * step), step, round(1.5 * step), step)
        self.changes: tuple[DraftChange, ...] = ()
        self._takes: list[QPushButton] = []
        self._shown: object = None
        self._cards = QVBoxLayout()
        self._cards.setSpacing(step)
        outer.addLayout(self._cards)
        self.findings: tuple[TextFinding, ...] = ()
        self._found = QVBoxLayout()
        self._found.setSpacing(step // 2)
        outer.addLayout(self._found)
        outer.addStretch(1)
        self.setWidget(inner)

    def show_changes(
        self, changes: Sequence[DraftChange], *, follows: bool, can_write: bool
    ) -> None:
        """Show them, or say why there are none."""
        shown = (tuple(changes), follows, can_write, theme.current().name)
        if shown == self._shown:
            return  # the card under the hand stays
        self._shown, self.changes = shown, tuple(changes)
        clear(self._cards)
        self._takes.clear()
        if not changes:
            self._cards.addWidget(label(_FOLLOWS if follows else _NONE, "faded", wraps=True))
        for change in changes:
            self._cards.addWidget(self._card(change, can_write=can_write))

    def show_findings(self, findings: Sequence[TextFinding]) -> None:
        """Below them, what else should be looked at in the section, each with its place."""
        self.findings = tuple(findings)
        clear(self._found)
        if findings:
            self._found.addWidget(label(_LOOK, "accent"))
        for each in findings:
            self._found.addWidget(self._finding(each))

    def go_on(self) -> bool:
        """Give the keyboard to the first change; False when there is none."""
        if not self._takes:
            return False
        # Not before it is laid out: what is not seen takes no keyboard.
        QTimer.singleShot(0, self._takes[0], self._takes[0].setFocus)
        return True

    def _finding(self, found: TextFinding) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        words = label(found.message, wraps=True)
        go = QToolButton()
        go.setText("到这里")
        go.setProperty("role", "link")
        go.setAccessibleName(f"到这里：{found.message}")
        go.clicked.connect(lambda: self.requested_place.emit(found))
        line.addWidget(words, 1)
        line.addWidget(go, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _card(self, change: DraftChange, *, can_write: bool) -> QWidget:
        step = theme.unit(self.font())
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(step, step, step, step)
        column.setSpacing(step // 2)
        column.addWidget(label(_kind(change), "accent"))
        column.addLayout(two_sides(*_lines(change), gap=step))
        column.addLayout(self._buttons(change, can_write=can_write))
        return card

    def _buttons(self, change: DraftChange, *, can_write: bool) -> QHBoxLayout:
        take, leave = QPushButton(_TAKE), QPushButton("不采用")
        take.setToolTip("改进正文里；可以撤销")
        leave.setToolTip("正文保持不变，这一处不再提示")
        take.clicked.connect(lambda: self.requested_take.emit(change.number))
        leave.clicked.connect(lambda: self.requested_leave.emit(change.number))
        self._takes.append(take)
        line = QHBoxLayout()
        for button in (take, leave):
            button.setEnabled(can_write)
            button.setAccessibleName(f"{button.text()}：{change.after or change.before}")
            line.addWidget(button)
        line.addStretch(1)
        return line


def _kind(change: DraftChange) -> str:
    if not change.before:
        return "新增"
    return "更新" if change.after else "不再有"


def _lines(change: DraftChange) -> list[Side]:
    lines: list[Side] = []
    if change.before:
        lines.append(("正文", change.present.strip() or _NOT_THERE))
    if change.after:
        lines.append(("台账", change.after.strip()))
    else:
        lines.append(("台账", _NO_MORE))
    return lines
