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
        self._lamp = ChoiceField()
        self._lamp.settled.connect(self._choose_lamp)
        self._reason = LineField(hint="手动亮灯的理由")
        self._reason.settled.connect(lambda _: self._send_lamp())
        self._is_confirmed = False
        self._shape = QLabel()
        self.add("进展", _beside(self._progress, self._confirm))
        self.add_below(self._said)
        self.add("亮灯", _beside(self._shape, self._lamp))
        self.add_below(self._reason)

    def show_state(self, action: LocalAction, lamp: Lamp) -> None:
        """Show how far the action is."""
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
        self._lamp.show_choices(
            [by_rule, *(Choice(each, f"{each}（手动）") for each in _SETTABLE)], none=None
        )
        self._lamp.show_value(action.hand_lamp)
        self._lamp.setEnabled(not self._is_confirmed)
        self._reason.show_value(action.hand_lamp_reason)
        self._reason.setVisible(action.hand_lamp is not None)

    def _choose(self, chosen: object) -> None:
        self.requested_progress.emit(Progress(str(chosen)))

    def _press(self) -> None:
        (self.requested_withdraw if self._is_confirmed else self.requested_confirm).emit()

    def _choose_lamp(self, chosen: object) -> None:
        if chosen is None:
            self.requested_lamp.emit(None, "")
            return
        # A lamp set by hand stands only with its reason: ask for it first.
        self._reason.setVisible(True)
        self._reason.setFocus()
        if self._reason.text().strip():
            self._send_lamp()

    def _send_lamp(self) -> None:
        chosen = self._lamp.currentData()
        if chosen is not None and self._reason.text().strip():
            self.requested_lamp.emit(Lamp(chosen), self._reason.text().strip())


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
