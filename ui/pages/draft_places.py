"""Where on 任务分解 words are typed, and how those that were not stored come back there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QApplication, QLineEdit

from model.action_table import ActionColumn
from model.entities import LocalActionId
from ui.action_columns import COLUMNS
from ui.action_form import row_of
from ui.drafts import Draft

if TYPE_CHECKING:
    from ui.pages.breakdown import BreakdownPage

# Cells whose words the form shows too: there they are offered again.
CELLS = {
    ActionColumn.TEXT: "text",
    ActionColumn.START: "start",
    ActionColumn.DUE: "due",
    ActionColumn.DELIVERABLE: "deliverable",
    ActionColumn.TARGET: "quantified_target",
    ActionColumn.OUTCOME: "outcome",
    ActionColumn.REMARK: "remark",
}
# What is asked in a dialog, for some actions at once or for the whole ledger.
REMINDER, ADJUSTMENTS = "reminder", "adjustments"
PLAN, OFFICE, TEMPLATES = "plan", "office", "templates"
SECTION = "report_section"
INDICATORS, CONTACTS = "indicators", "contacts"
SUBMISSION, SUBMISSION_EVENT = "submission", "submission_event"  # of 报送登记
_OF_NOTE = ("done", "problems", "next_steps")
_ASKED = "adjust."
_OFFER = "这是没有存入的内容：离开本栏即存入，按 Esc 放弃。"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What stands in its field again, and what has no field any more; the rest has to wait."""

    back: Sequence[Draft] = ()
    gone: Sequence[Draft] = ()


class DraftPlace(Protocol):
    """A part of the window in which words are typed."""

    @property
    def tables(self) -> tuple[str, ...]:
        """What the words belong to."""

    def unsettled(self) -> Sequence[Draft]:
        """What stands there unstored now."""

    def restore(self, mine: Sequence[Draft]) -> Restored:
        """Go to the one thing that these belong to, and put them back, not yet stored."""


class ActionDrafts:
    """The form of an action, its request for another time limit, and the cells of the table."""

    tables = ("local_action",)

    def __init__(self, page: "BreakdownPage") -> None:
        self._page, self._form = page, page.detail.action

    def unsettled(self) -> list[Draft]:
        return [*self.in_form(), *self._asked(), *self._of_cell()]

    def in_form(self) -> list[Draft]:
        """Words that are lost when the form turns to another action."""
        form = self._form
        period = form.notes.period.currentData()
        return [
            Draft(
                row_id=form.shown_id,
                title=form.title(),
                field=f"{key}@{period}" if key in _OF_NOTE else key,
                name=field.accessibleName() or field.placeholderText(),
                words=field.words(),
            )
            for key, field in form.texts().items()
            if form.shown_id and field.is_unsettled()
        ]

    def restore(self, mine: Sequence[Draft]) -> Restored:
        self._page.select_actions([LocalActionId(mine[0].row_id)])
        if self._form.shown_id != mine[0].row_id:
            return Restored(gone=mine)
        notes = self._form.notes
        periods = [each.field.partition("@")[2] for each in mine if "@" in each.field]
        # One period is shown at a time: another one waits for the next time.
        period = next((each for each in periods if notes.can_write(each)), "")
        if period:
            notes.choose_period(period)
        back: list[Draft] = []
        gone: list[Draft] = []
        for draft in mine:
            of = draft.field.partition("@")[2]
            if of and of != period and notes.can_write(of):
                continue
            is_there = of == period or not of
            (back if is_there and self._put_back(draft, mine) else gone).append(draft)
        self._go_to_first(back)
        return Restored(back=back, gone=gone)

    def _put_back(self, draft: Draft, mine: Sequence[Draft]) -> bool:
        if draft.field.startswith(_ASKED):
            words = {d.field.removeprefix(_ASKED): d.words for d in mine}
            return self._form.adjust.take_up(words)
        key = draft.field.partition("@")[0]
        field = self._form.texts().get(key)
        if field is None:
            return False
        self._form.open_section_of(field)
        if not (field.isVisibleTo(self._form) and field.isEnabledTo(self._form)):
            return False
        field.restore(draft.words)
        if field.is_unsettled():
            self._form.rows[row_of(key)].word.offer(_OFFER)
        return True

    def _go_to_first(self, back: Sequence[Draft]) -> None:
        # The keyboard goes to one alone: a field that it leaves is stored.
        keys = [each.field.partition("@")[0] for each in back]
        texts = self._form.texts()
        if fields := [texts[key] for key in keys if key in texts]:
            fields[0].setFocus()

    def _asked(self) -> Iterator[Draft]:
        for action_id, asked in self._form.adjust.half_written().items():
            row = self._page.table.row_of(action_id)
            shown = self._page.table.row(row) if row is not None else None
            title = shown.text if shown else ""
            for key, (name, words) in asked.items():
                yield Draft(
                    row_id=action_id, title=title, field=_ASKED + key, name=name, words=words
                )

    def _of_cell(self) -> Iterator[Draft]:
        editor, table = QApplication.focusWidget(), self._page.table
        if not isinstance(editor, QLineEdit) or not table.isAncestorOf(editor):
            return
        index = table.currentIndex()
        shown = table.row(index.row())
        column = COLUMNS[max(index.column(), 0)].column
        if column in CELLS and shown is not None and editor.isModified():
            yield cell_draft(shown.id, shown.text, column, editor.text())


class ClauseDrafts:
    """The reason of a decision (认领理由), in the form of a sentence and on the board."""

    tables = ("clause",)

    def __init__(self, page: "BreakdownPage") -> None:
        self._page, self._form = page, page.detail.clause

    def unsettled(self) -> list[Draft]:
        on_board = [
            _reason(row_id, claiming.board.title_of(row_id), words)
            for claiming in self._page.views.claiming_on_demand.made()
            for row_id, words in claiming.board.typed_reason()
        ]
        return [*self.in_form(), *on_board]

    def in_form(self) -> list[Draft]:
        """Words that are lost when the form turns to another sentence."""
        form = self._form
        if not form.shown_id or not form.reason.is_unsettled():
            return []
        return [_reason(form.shown_id, form.title(), form.reason.words())]

    def restore(self, mine: Sequence[Draft]) -> Restored:
        self._page.views.turn(claiming=False)
        self._page.tree.choose(mine[0].row_id)
        if self._form.shown_id != mine[0].row_id or not self._form.reason.isEnabled():
            return Restored(gone=mine)
        self._form.reason.restore(mine[0].words)
        self._form.reason.setFocus()
        return Restored(back=mine[:1])


def cell_draft(action_id: str, title: str, column: ActionColumn, words: str) -> Draft:
    """Words of a cell, to be offered in the field of the form."""
    return Draft(row_id=action_id, title=title, field=CELLS[column], name=str(column), words=words)


def _reason(clause_id: str, title: str, words: str) -> Draft:
    return Draft(
        table="clause", row_id=clause_id, title=title, field="reason", name="认领理由", words=words
    )
