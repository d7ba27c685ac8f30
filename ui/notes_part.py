"""进展情况、存在问题、下一步措施, one note a period (期次)."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from model.entities import ProgressNote
from model.quarters import month_period, period_end, period_name
from ui.cell_editors import Choice
from ui.fields import ChoiceField, TextField, settle_all
from ui.form_parts import Section


class NotesPart(Section):
    """Shows the note of one period; the present month comes first."""

    requested_note = Signal(str, str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._notes: dict[str, ProgressNote] = {}
        self.period = ChoiceField()
        self.period.settled.connect(lambda _: self._show_period(is_new=True))
        self._done = TextField(hint="做了什么，进展到哪一步")
        self._problems = TextField(hint="没有可不填", lines=1)
        self._next = TextField(hint="接下来怎么做", lines=1)
        self.add("期次", self.period)
        for name, field in (
            ("进展情况", self._done),
            ("存在问题", self._problems),
            ("下一步", self._next),
        ):
            field.settled.connect(lambda _: self._write())
            self.add(name, field)

    def show_notes(self, notes: Sequence[ProgressNote], *, as_of: date, is_new: bool) -> None:
        """Show the notes of an action; another action begins with the latest period."""
        self._notes = {note.period: note for note in notes}
        present = month_period(as_of)
        months = {month_period(date(as_of.year, month, 1)) for month in range(1, as_of.month + 1)}
        periods = sorted(months | set(self._notes), key=period_end, reverse=True)
        chosen = self.period.currentData()
        if chosen not in periods:  # the 数据截止日 went back behind it
            is_new = True
        self.period.show_choices([self._choice(each) for each in periods], none=None)
        newest = notes[0].period if notes else present
        latest = present if present in self._notes else newest
        self.period.show_value(latest if is_new else chosen)
        self._show_period(is_new=is_new)

    def show_period(self, period: str) -> None:
        """Show the note of another period."""
        self.period.show_value(period)
        self._show_period(is_new=True)

    def settle(self) -> bool:
        """Store what is still being typed; False while refused words stand here."""
        return settle_all(self._done, self._problems, self._next)

    def _choice(self, period: str) -> Choice:
        return Choice(period, period_name(period) + ("（已填）" if period in self._notes else ""))

    def _show_period(self, *, is_new: bool) -> None:
        note = self._notes.get(self.period.currentData())
        self._done.show_value(note.done if note else "", anew=is_new)
        self._problems.show_value(note.problems if note else "", anew=is_new)
        self._next.show_value(note.next_steps if note else "", anew=is_new)

    def _write(self) -> None:
        texts = (each.toPlainText().strip() for each in (self._done, self._problems, self._next))
        self.requested_note.emit(self.period.currentData(), *texts)
