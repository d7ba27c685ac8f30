"""进展、办结 and 亮灯 of one action: how far it is, and who says so."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from model.day_words import day_words
from model.entities import LocalAction
from model.words import Lamp, Progress
from ui.choices import Choice
from ui.fields import ChoiceField, LineField
from ui.form_parts import FieldRow, FieldWord, Section, label
from ui.lamps import lamp_icon
from ui.progress_track import ProgressTrack
from ui.who_and_when import WhoAndWhen

_BY_RULE = "按规则"
_SETTABLE = (Lamp.LATE, Lamp.SOON, Lamp.NORMAL, Lamp.NOT_DUE)


class LampPart(Section):
    """The track, 进展 with 确认办结, and a lamp set by hand with its reason."""

    requested_progress = Signal(Progress)
    requested_confirm = Signal(str, str)
    requested_withdraw = Signal()
    requested_lamp = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("进展和亮灯")
        self._usual = ("", date.min)
        self.track = ProgressTrack()
        self.track.chosen.connect(self._choose_on_track)
        self.progress = ChoiceField()
        self.progress.settled.connect(self._choose)
        self._press = QPushButton()
        self._press.clicked.connect(self._turn)
        self._said = label(role="faded", wraps=True)
        self.line = WhoAndWhen(who="确认人", when="确认日期", do="确认办结")
        self.line.requested.connect(self.requested_confirm)
        self.line.given_up.connect(self._close_line)
        self.hand = ChoiceField()
        self.hand.settled.connect(self._choose_lamp)
        self.reason = LineField(hint="手动亮灯的理由")
        self.reason.settled.connect(lambda _: self._send_lamp())
        self._is_confirmed = self._is_unsent = False
        self._shape = QLabel()
        self.add_wide(self.track)
        self.add("进展", _beside(self.progress, self._press), "progress")
        self.add_below(self._said)
        self.add_below(self.line)
        word = FieldWord()
        self.add_below(word)
        self.rows["confirmed_on"] = FieldRow(self._said, self.line, word)
        self.add("亮灯", _beside(self._shape, self.hand), "hand_lamp")
        self.add_below(self.reason)

    def show_state(
        self, action: LocalAction, lamp: Lamp, *, usual: tuple[str, date], is_new: bool
    ) -> None:
        """Show how far the action is; a lamp that still waits for its reason stays.

        `usual` is who confirms, and on which day, unless something else is written.
        """
        self._is_unsent = self._is_unsent and not is_new
        self._is_confirmed = action.progress is Progress.CONFIRMED
        self._show_progress(action, usual, is_new=is_new)
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

    def unsent(self) -> LineField | None:
        """The field for the reason of a lamp that waits for it."""
        return self.reason if self._is_unsent else None

    def confirmation(self) -> tuple[str, str] | None:
        """Who and when, as far as the line that asks for them is open."""
        return self.line.values() if self.line.isVisibleTo(self) else None

    def _show_progress(self, action: LocalAction, usual: tuple[str, date], *, is_new: bool) -> None:
        choices = [each for each in Progress if self._is_confirmed or each != Progress.CONFIRMED]
        self.progress.show_choices([Choice(each, str(each)) for each in choices], none=None)
        self.progress.show_value(action.progress)
        self.track.show_progress(action.progress)
        self._said.setText(_who_confirmed(action))
        self._said.setVisible(bool(self._said.text()))
        if is_new or self._is_confirmed or usual != self._usual:
            self._usual = usual
            self.line.open_with(*usual)
        # What was reported as done waits for the office: the line is open from the start.
        is_asked = self.line.isVisibleTo(self) and not is_new
        is_open = is_asked or action.progress is Progress.REPORTED
        self._show_line(is_open=is_open and not self._is_confirmed)

    def _show_line(self, *, is_open: bool) -> None:
        self.line.setVisible(is_open)
        self._press.setText("撤回办结" if self._is_confirmed else "确认办结…")
        self._press.setVisible(not is_open)

    def _close_line(self) -> None:
        self.line.open_with(*self._usual)
        self._show_line(is_open=False)
        self.progress.setFocus()

    def _choose(self, chosen: object) -> None:
        self.requested_progress.emit(Progress(str(chosen)))

    def _choose_on_track(self, progress: Progress) -> None:
        if progress is not Progress.CONFIRMED:
            self.requested_progress.emit(progress)
        elif not self._is_confirmed:
            self._turn()

    def _turn(self) -> None:
        if self._is_confirmed:
            self.requested_withdraw.emit()
            return
        self._show_line(is_open=True)
        self.line.do.setFocus()

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
        return "单位已报完成，待核实。" if action.progress is Progress.REPORTED else ""
    day = action.confirmed_on
    return f"{action.confirmed_by}于{day_words(day)}确认办结。"


def _beside(first: QWidget, second: QWidget) -> QWidget:
    both = QWidget()
    line = QHBoxLayout(both)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(first, 0 if isinstance(first, QLabel) else 1)
    line.addWidget(second, 1 if isinstance(first, QLabel) else 0)
    return both
