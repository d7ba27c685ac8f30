"""进展、办结 and 亮灯 of one action: how far it is, and who says so."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from model.entities import LocalAction
from model.words import Lamp, Progress
from ui.cell_editors import Choice
from ui.fields import ChoiceField, LineField
from ui.form_parts import Section, label
from ui.lamps import lamp_icon

_BY_RULE = "按规则"
_SETTABLE = (Lamp.LATE, Lamp.SOON, Lamp.NORMAL, Lamp.NOT_DUE)


class LampPart(Section):
    """The lamp, 进展 with 确认办结, and a lamp set by hand with its reason."""

    requested_progress = Signal(Progress)
    requested_confirm = Signal()
    requested_withdraw = Signal()
    requested_lamp = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("办理情况")
        self._progress = ChoiceField()
        self._progress.settled.connect(self._choose)
        self._confirm = QPushButton("确认办结")
        self._confirm.clicked.connect(self._press)
        self._said = label(role="faded", wraps=True)
        self.hand = ChoiceField()
        self.hand.settled.connect(self._choose_lamp)
        self.reason = LineField(hint="手动亮灯的理由")
        self.reason.settled.connect(lambda _: self._send_lamp())
        self._is_confirmed = self._is_unsent = False
        self._shape = QLabel()
        self.add("进展", _beside(self._progress, self._confirm))
        self.add_below(self._said)
        self.add("亮灯", _beside(self._shape, self.hand))
        self.add_below(self.reason)

    def show_state(self, action: LocalAction, lamp: Lamp, *, is_new: bool) -> None:
        """Show how far the action is; a lamp that still waits for its reason stays."""
        self._is_unsent = self._is_unsent and not is_new
        self._is_confirmed = action.progress is Progress.CONFIRMED
        choices = [each for each in Progress if self._is_confirmed or each != Progress.CONFIRMED]
        self._progress.show_choices([Choice(each, str(each)) for each in choices], none=None)
        self._progress.show_value(action.progress)
        self._confirm.setText("撤回办结" if self._is_confirmed else "确认办结")
        self._confirm.setProperty("role", "primary" if action.progress is Progress.REPORTED else "")
        self._confirm.style().polish(self._confirm)
        self._said.setText(_who_confirmed(action))
        self._said.setVisible(bool(self._said.text()))
        self._shape.setPixmap(lamp_icon(lamp).pixmap(14, 14))
        by_rule = Choice(None, f"{lamp}（{_BY_RULE}）" if action.hand_lamp is None else _BY_RULE)
        self.hand.show_choices(
            [by_rule, *(Choice(each, f"{each}（手动）") for each in _SETTABLE)], none=None
        )
        if not self._is_unsent:
            self.hand.show_value(action.hand_lamp)
        self.hand.setEnabled(not self._is_confirmed)
        self.reason.show_value(action.hand_lamp_reason, anew=is_new)
        self.reason.setVisible(action.hand_lamp is not None or self._is_unsent)

    def settle(self) -> bool:
        """Store what is still being typed; False while a lamp waits for its reason."""
        is_settled = self.reason.settle()
        if self._is_unsent:
            self.reason.mark(wrong=True)
        return is_settled and not self._is_unsent

    def _choose(self, chosen: object) -> None:
        self.requested_progress.emit(Progress(str(chosen)))

    def _press(self) -> None:
        (self.requested_withdraw if self._is_confirmed else self.requested_confirm).emit()

    def _choose_lamp(self, chosen: object) -> None:
        self._is_unsent = chosen is not None
        if chosen is None:
            self.reason.give_up()
            self.reason.setVisible(False)
            self.requested_lamp.emit(None, "")
            return
        # A lamp set by hand stands only with its reason: ask for it first.
        self.reason.setVisible(True)
        self.reason.setFocus()
        if self.reason.text().strip():
            self._send_lamp()

    def _send_lamp(self) -> None:
        chosen = self.hand.currentData()
        if chosen is not None and self.reason.text().strip():
            self._is_unsent = False
            self.requested_lamp.emit(Lamp(chosen), self.reason.text().strip())


def _who_confirmed(action: LocalAction) -> str:
    if action.confirmed_on is None:
        return "处室报完成，待核实确认。" if action.progress is Progress.REPORTED else ""
    day = action.confirmed_on
    return f"{action.confirmed_by}于{day.year}年{day.month}月{day.day}日确认办结。"


def _beside(first: QWidget, second: QWidget) -> QWidget:
    both = QWidget()
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(first, 0 if isinstance(first, QLabel) else 1)
    line.addWidget(second, 1 if isinstance(first, QLabel) else 0)
    return both
