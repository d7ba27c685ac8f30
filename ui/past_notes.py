"""Notes of other periods (以前各期), one line each, opened by a click."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from model.day_words import day_words
from model.entities import ProgressNote, ProgressNoteId
from model.quarters import period_name
from ui import theme
from ui.elided_button import ElidedButton
from ui.form_parts import clear, label
from ui.icons import icon


class PastNotes(QWidget):
    """The other notes of an action, newest first; those that were open stay open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open: set[ProgressNoteId] = set()
        self._notes: Sequence[ProgressNote] = ()
        self._written_on: Mapping[ProgressNoteId, date] = {}
        self._later = 0
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def show_notes(
        self,
        notes: Sequence[ProgressNote],
        written_on: Mapping[ProgressNoteId, date],
        *,
        later: int,
    ) -> None:
        """Show these notes; `later` ones are hidden by the 数据截止日."""
        shown = (tuple(notes), dict(written_on), later)
        if shown != (self._notes, self._written_on, self._later):
            self._notes, self._written_on, self._later = shown
            self.recolour()

    def recolour(self) -> None:
        """Make the rows anew, in the colours of the theme in force."""
        clear(self._rows)
        if self._notes:
            self._rows.addWidget(label(f"其他各期（{len(self._notes)}）", "faded"))
        for note in self._notes:
            self._rows.addWidget(self._row(note))
        if self._later:
            words = f"数据截止日之后还有 {self._later} 期进展，没有显示。"
            self._rows.addWidget(label(words, "faded", wraps=True))
        self.setVisible(bool(self._notes) or self._later > 0)

    def _row(self, note: ProgressNote) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        is_open = note.id in self._open
        arrow = icon("arrow_down" if is_open else "arrow_right", "faded")
        first = "" if is_open else f"  {' '.join(note_words(note).split())}"
        heading = ElidedButton(period_name(note.period) + first, arrow)
        heading.setAccessibleName(f"{period_name(note.period)}的进展")
        heading.clicked.connect(lambda: self._turn(note.id))
        column.addWidget(heading)
        if is_open:
            column.addWidget(self._whole(note))
        return row

    def _whole(self, note: ProgressNote) -> QWidget:
        day = self._written_on.get(note.id)
        when = f"\n（{day_words(day)}填写）" if day else ""
        whole = label(note_words(note) + when, wraps=True)
        whole.setContentsMargins(3 * theme.unit(self.font()), 0, 0, theme.unit(self.font()))
        return whole

    def _turn(self, note_id: ProgressNoteId) -> None:
        self._open ^= {note_id}
        self.recolour()


def note_words(note: ProgressNote) -> str:
    """A note as running text, part by part."""
    parts = (("", note.done), ("问题：", note.problems), ("下一步：", note.next_steps))
    return "\n".join(name + words for name, words in parts if words)
