"""What the form of an action (举措详情) asks for, done on the ledger, refused at its fields."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject

from model.action_doubts import doubt_of_day, doubt_of_due, doubt_of_earlier
from model.adjustments import with_time_limit
from model.due import Due, parse_due
from model.entities import LocalActionId
from model.errors import OfficeError
from model.quarters import period_of
from ui import action_verbs as plan
from ui import record_verbs as record
from ui.duty_part import due_in_words
from ui.field_names import field_name
from ui.history_popup import HistoryPopup
from ui.pages.dialog_drafts import DialogDrafts
from ui.pages.draft_commands import DraftCommands
from ui.pages.draft_places import ADJUSTMENTS
from ui.pages.evidence_commands import EvidenceCommands

if TYPE_CHECKING:
    from ui.pages.breakdown import BreakdownPage

_ON_ONE = {"write_note", "carry_note", "next_action", "previous_action", "field_history"}
_ON_SOME = {"confirm", "withdraw", "no_change", "adjust_due", "add_evidence"}
_NO_DUE = "还没有完成时限，直接填写就行，不用申请调整。"
# Where a refused field says so, when its key is not the name of its column.
_KEYS = {"in_report": "outcome", "is_highlight": "outcome", "start_text": "start"}


class FormCommands(QObject):
    """Carries out what the form at the right asks for, field by field."""

    def __init__(self, page: "BreakdownPage") -> None:
        super().__init__(page)
        self._page, self._session = page, page.session
        self._form = page.detail.action
        self.evidence = EvidenceCommands(page)
        self.drafts = DraftCommands(page)
        self._asked = DialogDrafts(
            self, page.session, ADJUSTMENTS, find=self._with_time_limit, ask=self._adjust_many
        )
        self.drafts.look_after(self._asked)
        self.popup: HistoryPopup | None = None
        self._connect()
        self._restore_folds()

    def can(self, name: str) -> bool:
        """Can this command be used on what is selected?"""
        chosen = len(self._page.choice.actions())
        return not (name in _ON_SOME and not chosen) and not (name in _ON_ONE and chosen != 1)

    def do_add_evidence(self) -> None:
        """添加佐证材料 to the selected actions."""
        self.evidence.ask_for_files()

    def do_confirm(self) -> None:
        """确认办结, with the name and day of the line that asks for them."""
        ids = self._page.choice.actions()
        if not self._page.settle():
            self._hold_up("没有确认办结")
            return
        said = self._form.lamp.confirmation() if len(ids) == 1 else None
        self._confirm(said)

    def do_withdraw(self) -> None:
        """撤回办结."""
        record.withdraw(self._session, self._page.choice.actions())

    def do_no_change(self) -> None:
        """本期无变化 for all that are selected and have no note of the period yet."""
        ids = self._page.choice.actions()
        chosen = self._form.notes.period.currentData() if len(ids) == 1 else None
        rhythm = self._session.settings.report_period
        period = chosen or period_of(self._session.as_of, rhythm)
        run = partial(record.no_change, self._session, ids, period)
        if len(ids) == 1:
            self._at("done", run)
        else:
            run()

    def do_write_note(self) -> None:
        """填写本期进展: go to the words of the period in front."""
        self._form.open_section_of(self._form.notes)
        self._form.notes.begin()

    def do_carry_note(self) -> None:
        """沿用上期进展."""
        self._form.notes.carry()

    def do_adjust_due(self) -> None:
        """申请调整时限: in the form of one action, in a dialog for several."""
        chosen = self._page.choice.actions()
        ids = with_time_limit(self._session.ledger, chosen)
        if not ids:
            self._ask_for_due(is_one=len(chosen) == 1)
        elif len(chosen) == 1:
            self._form.open_section_of(self._form.adjust)
            self._form.adjust.begin()
        else:
            self._adjust_many(ids, {}, left_out=len(chosen) - len(ids))

    def _with_time_limit(self, ids: Sequence[LocalActionId]) -> list[LocalActionId] | None:
        """Those of these actions, now selected, whose time limit can be adjusted."""
        return with_time_limit(self._session.ledger, self._page.select_those_left(ids)) or None

    def _ask_for_due(self, *, is_one: bool) -> None:
        """There is no time limit yet: it is written where it belongs."""
        if not is_one:
            self._session.refused.emit(f"所选举措都{_NO_DUE}")
            return
        self._form.open_section_of(self._form.due)
        self._form.refuse("due", _NO_DUE)
        self._form.due.setFocus()

    def _adjust_many(
        self, ids: Sequence[LocalActionId], words: Mapping[str, str], *, left_out: int = 0
    ) -> None:
        from ui.adjust_dialog import AdjustDialog

        dialog = AdjustDialog(
            len(ids),
            self._understand,
            lambda due: self._judge_due(ids, due),
            self._session.working_day,
            self._page,
            left_out=left_out,
        )
        dialog.fields.write_named(words)

        def store() -> bool:
            due, reason, by, day = dialog.fields.values()
            with self._session.telling(dialog.fields.word.refuse):
                return record.propose(self._session, ids, due=due, reason=reason, by=by, day=day)

        with self._asked.keeping(ids, f"申请调整时限（{len(ids)}项）", dialog.fields.typed):
            self._page.ask.fill_in_until(dialog, store)
        self._page.table.setFocus()  # a bar above may have asked, and is gone

    def do_next_action(self) -> None:
        """The next action of the table, in the same field."""
        self._go(1)

    def do_previous_action(self) -> None:
        """The action before in the table, in the same field."""
        self._go(-1)

    def do_field_history(self) -> None:
        """本栏修改记录 of the field that has the keyboard."""
        if key := self._form.field_with_focus():
            self._show_history(key)

    def _hold_up(self, what: str) -> None:
        """Say where words stand that are not stored yet, and what they held up."""
        for many in self._page.detail.many_on_demand.made():
            if many.isVisible():
                many.offer(f"填写的内容还没有应用，{what}。请先点“应用到全部”，或按 Esc 清空。")
                return
        self._form.go_to_unsettled(f"这一栏还没有存入，{what}。请先改好，或按 Esc 放弃。")

    def _one(self) -> LocalActionId:
        return LocalActionId(self._form.shown_id)

    def _at(self, key: str, run: Callable[[], bool]) -> bool:
        """Do something for a field; a refusal is said under it, and clears with success."""
        with self._session.telling(lambda sentence: self._form.refuse(key, sentence)):
            if not run():
                return False
        self._form.refuse(key, "")
        return True

    def _change(self, fields: dict[str, object]) -> None:
        name = next(iter(fields))
        self._at(_KEYS.get(name, name), lambda: plan.change(self._session, [self._one()], fields))

    def _confirm(self, said: tuple[str, str] | None) -> None:
        ids = self._page.choice.actions()
        if said is None:
            record.confirm_done(self._session, ids)
            return
        line = self._form.lamp.line
        with self._session.telling(line.word.refuse):
            record.confirm_done(self._session, ids, said)

    def _propose(self, due: str, reason: str, by: str, day: str) -> None:
        part, session = self._form.adjust, self._session
        with session.telling(part.fields.word.refuse):
            ids = [self._one()]
            if record.propose(session, ids, due=due, reason=reason, by=by, day=day):
                part.close_fields()

    def _approve(self, adjustment_id: str, by: str, day: str) -> None:
        with self._session.telling(self._form.adjust.approval.word.refuse):
            record.approve(self._session, adjustment_id, by, day)

    def _understand(self, words: str) -> str:
        """How typed words of a time limit are understood, at once."""
        due: Due | None
        try:
            due = parse_due(words, year=self._session.year)
        except OfficeError as impossible:
            return str(impossible)
        return due_in_words(due) if due else "还没有看懂，如“9月底前”"

    def _judge_due(self, ids: Sequence[LocalActionId], words: str) -> str:
        """What seems odd about a new time limit, while it is typed."""
        try:
            due = parse_due(words, year=self._session.year)
        except OfficeError:
            return ""  # said where it is understood
        ledger, day = self._session.ledger, due.day if due else None
        if day is None:
            return ""
        return doubt_of_earlier(ledger, ids, day) + doubt_of_due(ledger, ids, day)

    def _judge_day(self, words: str) -> str:
        """What seems odd about the day of a confirmation, while it is typed."""
        session = self._session
        try:
            day = record.day_of(session, words.strip())
        except OfficeError:
            return ""  # said when it is asked for
        return doubt_of_day(day, as_of=session.as_of, today=session.today)

    def _go(self, way: int) -> None:
        table = self._page.table
        row = table.row_of(self._form.shown_id)
        if row is None or not self._page.settle():
            return
        if 0 <= row + way < len(table.ids):
            table.choose([table.ids[row + way]])

    def _show_history(self, key: str) -> None:
        row = self._form.rows[key]
        lines = self._page.field_history(self._one(), key)
        name = row.field.accessibleName() or field_name(key)
        self.popup = HistoryPopup(name, lines, self._page)
        self.popup.show_at(row.field)

    def _restore_folds(self) -> None:
        kept = self._page.state.load("form_folds")
        titles = bytes(kept.data()).decode() if kept is not None else ""
        self._form.fold(titles.split("\n"))

    def _keep_folds(self, titles: list[str]) -> None:
        self._page.state.keep("form_folds", QByteArray(("\n".join(titles) or "\n").encode()))

    def _begin_ledger(self) -> None:
        session = self._session
        self._form.adjust.forget()
        self._form.notes.begin_with(period_of(session.as_of, session.settings.report_period))

    def _connect(self) -> None:
        form, session = self._form, self._session
        session.opened.connect(self._begin_ledger)
        form.folded.connect(self._keep_folds)
        form.requested_history.connect(self._show_history)
        form.requested_fields.connect(self._change)
        form.requested_due.connect(lambda w: self._change({"due": w}))
        form.requested_start.connect(
            lambda w: self._at("start", lambda: plan.set_start(session, [self._one()], w))
        )
        form.requested_cooperating.connect(
            lambda u: self._at("cooperating", lambda: plan.cooperate(session, self._one(), u))
        )
        self._connect_adjusting()
        self._connect_recording()

    def _connect_adjusting(self) -> None:
        adjust = self._form.adjust
        adjust.fields.understand = self._understand
        adjust.fields.judge = lambda words: self._judge_due([self._one()], words)
        adjust.requested_proposal.connect(self._propose)
        adjust.requested_approval.connect(self._approve)
        adjust.requested_withdrawal.connect(
            lambda each: record.withdraw_proposal(self._session, each)
        )

    def _connect_recording(self) -> None:
        form, session = self._form, self._session
        form.stages.requested_text.connect(lambda d, w: plan.stage(session, self._one(), d, w))
        form.stages.requested_day.connect(
            lambda n, s, w: self._at(f"stage{n}", lambda: record.reach(session, s, w))
        )
        form.stages.requested_reached.connect(
            lambda s, on, w: record.describe_stage(session, s, on, w)
        )
        form.lamp.requested_progress.connect(
            lambda p: self._at("progress", lambda: record.progress(session, [self._one()], p))
        )
        form.lamp.requested_confirm.connect(lambda by, day: self._confirm((by, day)))
        form.lamp.line.judge = self._judge_day
        form.lamp.requested_withdraw.connect(self.do_withdraw)
        self._page.detail.many_on_demand.once_made(
            lambda many: many.requested_confirm.connect(self.do_confirm)
        )
        form.lamp.requested_lamp.connect(
            lambda lamp, why: self._at(
                "hand_lamp", lambda: record.set_lamp(session, [self._one()], lamp, why)
            )
        )
        form.notes.requested_note.connect(
            lambda period, done, problems, after: record.note(
                session, self._one(), period, done=done, problems=problems, after=after
            )
        )
        form.notes.requested_no_change.connect(lambda _: self.do_no_change())
