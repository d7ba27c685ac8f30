"""调整时限 in the form: asking for a new time limit, its approval, what was agreed before."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.day_words import day_words
from model.entities import Adjustment
from ui import theme
from ui.adjust_fields import AdjustFields
from ui.form_parts import clear, label
from ui.who_and_when import WhoAndWhen


class AdjustPart(QWidget):
    """A link that opens the fields, the open request with 批准, and earlier adjustments."""

    requested_proposal = Signal(str, str, str, str)
    requested_approval = Signal(str, str, str)
    requested_withdrawal = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        step = theme.unit(self.font())
        self._waiting: Adjustment | None = None
        self._action_id = ""
        self._half_written: dict[str, tuple[str, str, str, str]] = {}
        self._can_ask = False
        self._today = date.min
        self._old = ""
        self.ask = QToolButton()
        self.ask.setText("申请调整时限…")
        self.ask.setToolTip("申请新的完成时限，批准后生效")
        self.ask.setProperty("role", "link")
        self.ask.clicked.connect(self.begin)
        self.fields = AdjustFields()
        self.fields.requested.connect(self._send)
        self._panel = _framed(self.fields, self._buttons())
        self._words = label(wraps=True)
        self.approval = WhoAndWhen(who="批准人", when="批准日期", do="批准生效")
        self.approval.requested.connect(self._approve)
        self.approval.stop.clicked.connect(self._withdraw)
        self.approval.name_giving_up("撤回申请")
        self._open = _framed(self._words, self.approval)
        self._past = QVBoxLayout()
        self._past.setSpacing(step // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(step // 2)
        column.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._panel)
        column.addWidget(self._open)
        column.addLayout(self._past)
        self._panel.hide()

    def show_adjustments(
        self,
        action_id: str,
        adjustments: Sequence[Adjustment],
        *,
        old: str,
        today: date,
        is_new: bool,
        can_ask: bool,
    ) -> None:
        """Show the open request and the earlier ones; `old` is the time limit in force."""
        waiting = next((each for each in adjustments if each.approved_on is None), None)
        self._old, self._today = old, today
        self.fields.old.setText(old or "未定")
        if is_new:
            self._leave_for(action_id)
        if waiting is not None and (is_new or waiting != self._waiting):
            self.approval.open_empty(today)
        self._waiting, self._can_ask = waiting, can_ask
        self.ask.setVisible(can_ask and waiting is None and self._panel.isHidden())
        self._open.setVisible(waiting is not None)
        self._words.setText(_asked(waiting) if waiting else "")
        clear(self._past)
        for each in adjustments:
            if each.approved_on is not None:
                self._past.addWidget(label(_agreed(each), "faded", wraps=True))

    def half_written(self) -> dict[str, dict[str, tuple[str, str]]]:
        """The requests that are not stored, by action: name and words of each field."""
        found = dict(self._half_written)
        if self._is_being_written():
            found[self._action_id] = self.fields.values()
        return {each: self.fields.named(values) for each, values in found.items()}

    def take_up(self, words: Mapping[str, str]) -> bool:
        """Open a request of an earlier day again, not stored; False where one cannot ask."""
        if self._waiting is not None or not self._can_ask:
            return False
        if self._panel.isHidden():
            self.begin()
        self.fields.write_named(words)
        return True

    def settle(self) -> bool:
        """Is no request half written?"""
        is_open = self._is_being_written()
        if is_open:
            self.fields.word.offer("申请还没有存入。请点“存入申请”，或点“取消”。")
        return not is_open

    def hold_up(self, sentence: str) -> None:
        """Say what the request that is half written holds up."""
        self.fields.word.offer(f"{sentence}\n请点“存入申请”，或点“取消”。")
        self.fields.due.setFocus()

    def forget(self) -> None:
        """Another ledger: what was half written belongs to the one before."""
        self._panel.hide()
        self._half_written.clear()
        self._action_id = ""

    def begin(self) -> None:
        """Open the fields, empty; an open request is looked at instead."""
        if self._waiting is not None:
            self.approval.who.setFocus()
            return
        if self._panel.isHidden():
            self.fields.begin(old=self._old, today=self._today)
        self._panel.show()
        self.ask.hide()
        self.fields.due.setFocus()

    def close_fields(self) -> None:
        """The request was taken in, or given up."""
        self._panel.hide()
        self.ask.setVisible(self._waiting is None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._panel.isVisible():
            self.close_fields()
        else:
            super().keyPressEvent(event)

    def _leave_for(self, action_id: str) -> None:
        """A request that is half written waits until the person comes back to its action."""
        if self._is_being_written() and self._action_id:
            self._half_written[self._action_id] = self.fields.values()
        self._action_id = action_id
        kept = self._half_written.pop(action_id, None)
        self._panel.setVisible(kept is not None)
        if kept is not None:
            self.fields.write(kept)

    def _is_being_written(self) -> bool:
        return self._panel.isVisibleTo(self) and self.fields.has_words()

    def _buttons(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        send, stop = QPushButton("存入申请"), QPushButton("取消")
        send.setProperty("role", "primary")
        send.clicked.connect(self._send)
        stop.clicked.connect(self.close_fields)
        line.addWidget(send)
        line.addWidget(stop)
        line.addStretch(1)
        return made

    def _send(self) -> None:
        self.requested_proposal.emit(*self.fields.values())

    def _approve(self, by: str, day: str) -> None:
        if self._waiting is not None:
            self.requested_approval.emit(self._waiting.id, by, day)

    def _withdraw(self) -> None:
        if self._waiting is not None:
            self.requested_withdrawal.emit(self._waiting.id)


def _asked(each: Adjustment) -> str:
    return (
        f"拟调整：{each.old_due_text or '未定'} → {each.new_due_text}\n"
        f"理由：{each.reason}（{day_words(each.proposed_on)}申请）"
    )


def _agreed(each: Adjustment) -> str:
    assert each.approved_on is not None
    return (
        f"时限由{each.old_due_text or '未定'}调整为{each.new_due_text}，"
        f"{each.approved_by}{day_words(each.approved_on)}批准。理由：{each.reason}"
    )


def _framed(*widgets: QWidget) -> QFrame:
    frame = QFrame()
    frame.setObjectName("quiet")
    step = theme.unit(frame.font())
    column = QVBoxLayout(frame)
    column.setContentsMargins(step, step, step, step)
    for widget in widgets:
        column.addWidget(widget)
    return frame
