"""The form at the right (举措详情): the source sentence on top, then every field of one action."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QToolButton, QVBoxLayout, QWidget

from model.action_detail import ActionDetail
from model.action_doubts import Doubt
from model.words import Progress
from ui import theme
from ui.choices import Choice
from ui.dropped import dropped_files
from ui.duty_part import DutyPart
from ui.evidence_part import EvidencePart
from ui.fields import LineField, TextField, settle_all
from ui.form_parts import FieldRow, NameLabel, Section, SourceBlock
from ui.history_part import HistoryLine, HistoryPart
from ui.lamp_part import LampPart
from ui.notes_part import NotesPart, ShownNotes
from ui.outcome_part import OutcomePart
from ui.stages_part import StagesPart


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAction:
    """What the form needs besides the action itself.

    `usual` is who confirms and when, unless something else is written; `periods` are those in
    which one can write a note, the present one first.
    """

    detail: ActionDetail
    sources: Sequence[tuple[str, str, str]]
    year: int
    as_of: date
    can_edit: bool
    history: Callable[[], Sequence[HistoryLine]]
    doubts: Sequence[Doubt]
    periods: Sequence[str]
    usual: tuple[str, date]


class ActionForm(QWidget):
    """Shows one action and asks for changes, field by field."""

    requested_fields = Signal(object)
    requested_due = Signal(str)
    requested_start = Signal(str)
    requested_cooperating = Signal(object)
    requested_sources = Signal()
    requested_history = Signal(str)
    requested_files = Signal(object)
    folded = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.shown_id = ""
        self.rows: dict[str, FieldRow] = {}
        self._item: ShownAction | None = None
        self._sources: list[SourceBlock] = []
        self._source_column = QVBoxLayout()
        self._edit_sources = QToolButton()
        self._edit_sources.setText("原文出处…")
        self._edit_sources.setProperty("role", "link")
        self._edit_sources.clicked.connect(self.requested_sources)
        self.duty, self.outcome = DutyPart(), OutcomePart()
        self.text, self.lead, self.due = self.duty.text, self.duty.lead, self.duty.due
        self.adjust = self.duty.adjust
        self._remark = TextField(lines=1)
        self.stages, self.lamp, self.notes = StagesPart(), LampPart(), NotesPart()
        self.evidence, self._history = EvidencePart(), HistoryPart()
        self._lay_out()
        self._connect()

    def show_choices(self, units: Sequence[Choice], posts: Sequence[Choice]) -> None:
        """What the lists offer."""
        self.duty.show_choices(units, posts)

    def show_item(self, item: ShownAction) -> None:
        """Show an action; what is being typed in the same one stays, of another it was settled."""
        action = item.detail.action
        is_new = action.id != self.shown_id
        if is_new:
            self.shown_id = action.id
            for row in self.rows.values():
                row.word.clear()
        self._item = item
        self._show_sources(item.sources)
        self.duty.show_action(item.detail, is_new=is_new)
        self._remark.show_value(action.remark, anew=is_new)
        self._show_year(item, is_new=is_new)
        self._history.show_history(item.history)
        self._show_doubts(item.doubts)
        for part in (*self._editable, self._edit_sources):
            part.setEnabled(item.can_edit)

    def settle(self) -> bool:
        """Store what is still being typed; False while refused words stand here."""
        return settle_all(
            self.duty, self.stages, self.lamp, self.notes, self.outcome, self._remark,
        )  # fmt: skip

    def refuse(self, key: str, sentence: str) -> None:
        """Say at a field why it cannot stand; what was chosen gives way to what is stored."""
        self.rows[key].word.refuse(sentence)
        if sentence and self._item is not None:
            self.duty.show_people(self._item.detail)

    def forget(self) -> None:
        """What is shown next begins anew."""
        self.shown_id = ""

    def title(self) -> str:
        """The words of the action as they are stored."""
        return self._item.detail.action.text if self._item is not None else ""

    def go_to_unsettled(self, sentence: str) -> None:
        """Bring the first field that holds words back into sight, and say what it held up."""
        if not self.adjust.settle():
            self.open_section_of(self.adjust)
            self.adjust.hold_up(sentence)
            return
        for key, field in self.texts().items():
            if field.is_unsettled() or field is self.lamp.unsent():
                self.open_section_of(field)
                field.setFocus()
                word = self.rows[row_of(key)].word
                if sentence not in word.text():
                    word.refuse("\n".join(filter(None, (word.text(), sentence))))
                return

    def word(self, key: str) -> str:
        """What is said under a field."""
        return self.rows[key].word.text()

    def field_with_focus(self) -> str:
        """The key of the field that has the keyboard, empty when none has."""
        focus = QApplication.focusWidget()
        if focus is None:
            return ""
        there = (k for k, r in self.rows.items() if r.field is focus or r.field.isAncestorOf(focus))
        return next(there, "")

    def texts(self) -> dict[str, LineField | TextField]:
        """The fields in which one types, by key; those of stages and notes too."""
        found: dict[str, LineField | TextField] = {"hand_lamp_reason": self.lamp.reason}
        for key, row in self.rows.items():
            if isinstance(row.field, LineField | TextField):
                found[key] = row.field
        for number, quarter in enumerate(self.stages.quarters):
            for name, field in zip(("text", "reached"), quarter.fields[:2], strict=True):
                found[f"stage{number}.{name}"] = field
        return found

    def focus_text(self) -> None:
        """Begin with the words of the action."""
        self.text.setFocus()
        self.text.selectAll()

    def open_section_of(self, widget: QWidget) -> None:
        """Unfold the section in which a widget stands."""
        for section in self._sections:
            if section.isAncestorOf(widget) and section.is_folded():
                section.fold(away=False)

    def fold(self, titles: Sequence[str]) -> None:
        """Fold these sections away, and open the others."""
        for section in self._sections:
            section.fold(away=section.title in titles)

    def recolour(self) -> None:
        """Take the colours of the theme in force."""
        for section in self._sections:
            section.recolour()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._item is not None and self._item.can_edit and dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = dropped_files(event.mimeData())
        # The program from which the files come waits until this has returned.
        QTimer.singleShot(0, self, lambda: self.requested_files.emit(paths))

    def _connect(self) -> None:
        for field, name in (
            (self._remark, "remark"), (self.outcome.text, "outcome"),
        ):  # fmt: skip
            field.settled.connect(lambda words, key=name: self.requested_fields.emit({key: words}))
        for signal, further in (
            (self.duty.requested_fields, self.requested_fields),
            (self.duty.requested_cooperating, self.requested_cooperating),
            (self.duty.requested_start, self.requested_start),
            (self.duty.requested_due, self.requested_due),
        ):
            signal.connect(further)
        self.outcome.requested_in_report.connect(
            lambda on: self.requested_fields.emit({"in_report": on})
        )
        self.outcome.requested_highlight.connect(
            lambda on: self.requested_fields.emit({"is_highlight": on})
        )
        self.outcome.requested_start.connect(
            lambda: self.outcome.begin_from(self.notes.last_words())
        )
        for section in self._sections:
            self.rows |= section.rows
            section.folded.connect(self._tell_folded)
        for key, row in self.rows.items():
            self._listen(key, row)

    def _listen(self, key: str, row: FieldRow) -> None:
        if isinstance(row.name, NameLabel):
            row.name.clicked.connect(lambda: self.requested_history.emit(key))
        if isinstance(row.field, LineField | TextField):
            row.field.refused.connect(row.word.refuse)
            row.field.mended.connect(row.word.clear)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(round(step * 0.75))
        self._source_column.setSpacing(step // 2)
        column.addLayout(self._source_column)
        column.addWidget(self._edit_sources, 0, Qt.AlignmentFlag.AlignLeft)
        rest = Section("其他")
        rest.add("备注", self._remark, "remark")
        self._sections = (
            self.duty, self.stages, self.lamp, self.notes, self.outcome, self.evidence, rest,
        )  # fmt: skip
        self._editable = (self.duty, self.stages, self.lamp, self.outcome, rest)
        for part in (*self._sections, self._history):
            column.addWidget(part)
        column.addStretch(1)

    def _show_year(self, item: ShownAction, *, is_new: bool) -> None:
        """What is recorded in the course of the year."""
        detail, action = item.detail, item.detail.action
        self.adjust.show_adjustments(
            action.id,
            detail.adjustments,
            old=action.due_text,
            today=item.usual[1],
            is_new=is_new,
            can_ask=item.can_edit
            and bool(action.due_text)
            and action.progress is not Progress.CONFIRMED,
        )
        self.stages.show_stages(detail.stages, year=item.year, as_of=item.as_of, is_new=is_new)
        self.lamp.show_state(action, detail.row.lamp, usual=item.usual, is_new=is_new)
        shown = ShownNotes(
            notes=detail.notes,
            periods=item.periods,
            written_on=detail.written_on,
            later=detail.later_notes,
        )
        self.notes.show_notes(shown, is_new=is_new, can_edit=item.can_edit)
        self.outcome.show_outcome(
            action.outcome,
            in_report=action.in_report,
            is_highlight=action.is_highlight,
            has_note=bool(self.notes.last_words()),
            is_new=is_new,
        )
        self.evidence.show_evidence(detail.evidence, shared=detail.shared, can_edit=item.can_edit)

    def _show_doubts(self, doubts: Sequence[Doubt]) -> None:
        by_field: dict[str, list[str]] = {}
        for doubt in doubts:
            by_field.setdefault(doubt.field, []).append(doubt.sentence)
        for key, row in self.rows.items():
            if not key.startswith("stage"):  # they judge for themselves
                row.word.doubt("\n".join(by_field.get(key, ())))

    def _tell_folded(self) -> None:
        self.folded.emit([each.title for each in self._sections if each.is_folded()])

    def _show_sources(self, sources: Sequence[tuple[str, str, str]]) -> None:
        while len(self._sources) < len(sources):
            block = SourceBlock()
            self._sources.append(block)
            self._source_column.addWidget(block)
        for block in self._sources[len(sources) :]:
            block.hide()
        for block, (place, words, note) in zip(self._sources, sources, strict=False):
            block.show_sentence(place=place, words=words, note=note)
            block.show()


def row_of(key: str) -> str:
    """The row of the form in which a field stands."""
    name = key.split(".")[0]
    return "hand_lamp" if name == "hand_lamp_reason" else name
