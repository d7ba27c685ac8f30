"""One step in full (这一步改了什么): its name, the way back, and what it changed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from model.day_words import month_and_day
from model.history import HistoryEntry, Standing, step_title
from ui import theme
from ui.elided_button import ElidedButton
from ui.form_parts import clear, label
from ui.history.changes_view import ChangesView
from ui.history.words import ThingLines
from ui.icons import icon

_MOST_NAMED = 6  # steps in the way; with more of them the nearest are named


class StepView(QWidget):
    """Shows a step; asks for taking it back, for going back to it, for more of it."""

    requested_take_back = Signal()
    requested_undo_to = Signal()
    requested_step = Signal(int)
    requested_more = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._when = label(wraps=True), label(role="faded", wraps=True)
        font = self._title.font()
        font.setPointSizeF(font.pointSizeF() * 1.12)
        self._title.setFont(font)
        self.take_back = QPushButton("撤回这一步")
        self.take_back.setToolTip("只撤回这一步，之后的修改保留；撤回后可以撤销")
        self.take_back.clicked.connect(self.requested_take_back)
        self.undo_to = QPushButton()
        self.undo_to.setToolTip("依次撤销这一步之后的全部操作，回到它刚做完的样子；可用“重做”恢复")
        self.undo_to.clicked.connect(self.requested_undo_to)
        self._reason = label(role="faded", wraps=True)
        self._ways = QVBoxLayout()
        self.changes = ChangesView()
        self._more = QToolButton()
        self._more.setText("显示更多")
        self._more.setProperty("role", "link")
        self._more.clicked.connect(self.requested_more)
        self._lay_out()

    def show_entry(self, entry: HistoryEntry, *, when: str, can_write: bool) -> None:
        """The head of a step; whether it can be taken back is told by `show_standing`."""
        self._title.setText(step_title(entry.step))
        self._when.setText(when)
        self._can_write = can_write
        self.take_back.setEnabled(False)
        self.undo_to.setVisible(False)
        self._reason.clear()  # that of another step
        clear(self._ways)

    def show_standing(self, standing: Standing) -> None:
        """Can it be taken back? If not, why not, and which steps are in the way."""
        self.take_back.setEnabled(self._can_write and standing.can_take_back)
        undos = standing.undos or 0
        self.undo_to.setVisible(undos > 0)
        self.undo_to.setEnabled(self._can_write)
        self.undo_to.setText(f"撤销到这里（之后的 {undos:,} 步）")
        clear(self._ways)
        blocking = standing.in_the_way
        if blocking:
            count = f"（共 {len(blocking)} 步）" if len(blocking) > _MOST_NAMED else ""
            reason = f"之后的操作改动过同样的内容，请先撤回这些操作{count}："
        else:
            reason = standing.reason
        self._reason.setText(reason)
        self._reason.setVisible(bool(reason))
        for step in blocking[:_MOST_NAMED]:
            words = f"{month_and_day(step.made_at)} {step.made_at:%H:%M}　"
            button = ElidedButton(words + step_title(step), icon("history"))
            button.clicked.connect(lambda _=False, seq=step.seq: self.requested_step.emit(seq))
            self._ways.addWidget(button)

    def show_things(self, things: Sequence[ThingLines], *, has_more: bool, anew: bool) -> None:
        """What it changed; further things are added below."""
        if anew:
            self.changes.show_things(things)
        else:
            self.changes.add_things(things)
        self._more.setVisible(has_more)

    def reason(self) -> str:
        """Why it cannot be taken back, "" when it can."""
        return self._reason.text()

    def ways(self) -> list[ElidedButton]:
        """The buttons that lead to the steps in the way."""
        found = (self._ways.itemAt(at) for at in range(self._ways.count()))
        return [w for item in found if item and isinstance(w := item.widget(), ElidedButton)]

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        self.take_back.setIcon(icon("withdraw"))
        self.undo_to.setIcon(icon("undo"))
        self.changes.recolour()

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        top = QWidget()
        head = QVBoxLayout(top)
        head.setContentsMargins(round(1.5 * step), round(1.5 * step), round(1.5 * step), step)
        head.setSpacing(step // 2)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, step // 2, 0, 0)
        buttons.addWidget(self.take_back)
        buttons.addWidget(self.undo_to)
        buttons.addStretch(1)
        self._ways.setSpacing(0)
        for each in (self._title, self._when):
            head.addWidget(each)
        head.addLayout(buttons)
        head.addWidget(self._reason)
        head.addLayout(self._ways)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self.changes, 1)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        self._more.hide()
        self.recolour()
