"""进展情况、存在问题、下一步措施, one note a period (期次), the last one carried forward."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from model.entities import ProgressNote, ProgressNoteId
from model.progress import carried_words
from model.quarters import period_end, period_name
from ui import theme
from ui.choices import Choice
from ui.elided_label import ElidedLabel
from ui.fields import ChoiceField, TextField, settle_all
from ui.form_parts import Section, label
from ui.past_notes import PastNotes, note_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNotes:
    """The notes of one action, newest first, and the periods in which one can write.

    `written_on` says when a note was last written; `later` how many stand after the 数据截止日.
    """

    notes: Sequence[ProgressNote]
    periods: Sequence[str]
    written_on: Mapping[ProgressNoteId, date]
    later: int = 0


class NotesPart(Section):
    """Shows the note of one period; the chosen period stays from action to action."""

    requested_note = Signal(str, str, str, str)
    requested_no_change = Signal(str)

    def __init__(self) -> None:
        super().__init__("进展情况")
        self._notes: dict[str, ProgressNote] = {}
        self._shown: ShownNotes | None = None
        self.period = ChoiceField()
        self.period.settled.connect(lambda _: self._show_period(is_new=True))
        self.done = TextField(hint="做了什么，进展到哪一步")
        self.problems = TextField(hint="没有可不填", lines=1)
        self.next_steps = TextField(hint="接下来怎么做", lines=1)
        self.add("期次", self.period)
        self._make_last()
        for name, field, key in (
            ("进展情况", self.done, "done"),
            ("存在问题", self.problems, "problems"),
            ("下一步措施", self.next_steps, "next_steps"),
        ):
            field.settled.connect(lambda _: self._write())
            field.typed.connect(lambda _: self._show_last())
            self.add(name, field, key)
        self._past = PastNotes()
        self.add_wide(self._past)

    def show_notes(self, shown: ShownNotes, *, is_new: bool, can_edit: bool) -> None:
        """Show the notes of an action; another action keeps to the period that was chosen."""
        self._shown = shown
        self._notes = {note.period: note for note in shown.notes}
        periods = sorted({*shown.periods, *self._notes}, key=period_end, reverse=True)
        chosen = self.period.currentData()
        if chosen not in periods:  # the 数据截止日 went back behind it
            chosen, is_new = shown.periods[0], True
        self.period.show_choices([self._choice(each) for each in periods], none=None)
        self.period.show_value(chosen)
        for each in (*self._fields(), self._carry, self._no_change):
            each.setEnabled(can_edit)
        self._show_period(is_new=is_new)

    def begin_with(self, period: str) -> None:
        """Another ledger: its present period comes first again."""
        self.period.show_choices([Choice(period, period_name(period))], none=None)
        self.period.show_value(period)

    def can_write(self, period: str) -> bool:
        """Is this a period in which one can write?"""
        return self.period.findData(period) >= 0

    def choose_period(self, period: str) -> None:
        """Turn to a period, if one can write in it."""
        if self.can_write(period):
            self.period.show_value(period)
            self._show_period(is_new=True)

    def begin(self) -> None:
        """Give the words of the period in front the keyboard."""
        self.done.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def settle(self) -> bool:
        """Store what is still being typed; False while refused words stand here."""
        return settle_all(self.done, self.problems, self.next_steps)

    def carry(self) -> bool:
        """沿用上期: the words of the last note, to be changed; nothing is stored yet."""
        last = self._last()
        if last is None or not self.done.isEnabled() or self._has_words():
            return False
        for field, words in zip(self._fields(), _carried(last), strict=True):
            field.write(words)
        self.done.setFocus()
        self.done.selectAll()
        return True

    def last_words(self) -> str:
        """What the newest note says was done, of which an outcome can be made."""
        notes = self._shown.notes if self._shown else ()
        said = (carried_words(note.done) for note in notes)
        return next((words for words in said if words), "")

    def recolour(self) -> None:
        super().recolour()
        if hasattr(self, "_past"):
            self._past.recolour()

    def _make_last(self) -> None:
        step = theme.unit(self.font())
        self._frame = QFrame()
        self._frame.setObjectName("quiet")
        self._heading = ElidedLabel("", "faded")
        self._words = label(role="faded", wraps=True)
        self._carry = QPushButton("沿用上期")
        self._carry.setToolTip("把上期的内容填入下面，改好后存入（Alt+L）")
        self._carry.clicked.connect(self.carry)
        self._no_change = QPushButton("无变化")
        self._no_change.setToolTip("本期与上期相同，一次存入（Alt+W）")
        self._no_change.clicked.connect(
            lambda: self.requested_no_change.emit(self.period.currentData())
        )
        line = QHBoxLayout()
        line.addWidget(self._heading, 1)
        line.addWidget(self._carry)
        line.addWidget(self._no_change)
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(step, step // 2, step // 2, step // 2)
        column.setSpacing(step // 2)
        column.addLayout(line)
        column.addWidget(self._words)
        self.add_wide(self._frame)

    def _fields(self) -> tuple[TextField, TextField, TextField]:
        return self.done, self.problems, self.next_steps

    def _choice(self, period: str) -> Choice:
        return Choice(period, period_name(period) + ("（已填）" if period in self._notes else ""))

    def _show_period(self, *, is_new: bool) -> None:
        note = self._notes.get(self.period.currentData())
        self.done.show_value(note.done if note else "", anew=is_new)
        self.problems.show_value(note.problems if note else "", anew=is_new)
        self.next_steps.show_value(note.next_steps if note else "", anew=is_new)
        self._show_last()
        if self._shown is not None:
            others = [each for each in self._shown.notes if each is not note]
            self._past.show_notes(others, self._shown.written_on, later=self._shown.later)

    def _show_last(self) -> None:
        """The last note stands faded above as long as nothing stands in the fields."""
        last = self._last()
        self._frame.setVisible(last is not None and not self._has_words())
        if last is not None:
            self._heading.show_words(f"上期：{period_name(last.period)}")
            self._words.setText(note_words(last))

    def _has_words(self) -> bool:
        is_written = self.period.currentData() in self._notes
        return is_written or any(field.words() for field in self._fields())

    def _last(self) -> ProgressNote | None:
        period = self.period.currentData()
        if self._shown is None or period is None:
            return None
        ends_on = period_end(period)
        return next(
            (n for n in self._shown.notes if n.period != period and n.period_ends_on <= ends_on),
            None,
        )

    def _write(self) -> None:
        texts = (field.words() for field in self._fields())
        self.requested_note.emit(self.period.currentData(), *texts)


def _carried(note: ProgressNote) -> tuple[str, str, str]:
    return carried_words(note.done), note.problems, note.next_steps
