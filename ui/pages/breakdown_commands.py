"""The commands of the page 任务分解: what keys, menus and forms ask for, done on the ledger."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction

from model.action_table import ActionColumn
from model.breakdown import linked_clauses
from model.entities import Clause, ClauseId, Evidence, LocalActionId
from model.errors import OfficeError
from model.evidence import read_evidence
from model.files.names import safe_name
from model.outline import read_outline
from model.words import Progress, Triage
from ui import breakdown_verbs as verbs
from ui.actions import COMMANDS, Where
from ui.background import Work
from ui.sources_dialog import SourcesDialog

if TYPE_CHECKING:
    from ui.pages.breakdown import BreakdownPage

_ON_ACTIONS = {"duplicate_action", "edit_actions", "delete_actions", "confirm", "withdraw",
               "add_evidence", "edit_sources"}  # fmt: skip
_ON_CLAUSES = {"claim_province", "claim_assist", "claim_national", "claim_pending",
               "accept_proposal"}  # fmt: skip
_IN_OUTLINE = ("claim_province", "claim_assist", "claim_national", "claim_pending",
               "accept_proposal", "new_action")  # fmt: skip
_IN_TABLE = ("new_action", "duplicate_action", "edit_actions", "edit_sources", "add_evidence",
             "confirm", "withdraw", "delete_actions")  # fmt: skip
_EDITED = {
    ActionColumn.TEXT: "text",
    ActionColumn.LEAD_UNIT: "lead_unit_id",
    ActionColumn.HOLDER: "post_id",
    ActionColumn.DUE: "due",
}


class BreakdownCommands(QObject):
    """Carries out the commands of the page."""

    def __init__(self, page: "BreakdownPage") -> None:
        super().__init__(page)
        self._page = page
        self._session = page.session
        page.tree.requested_accept.connect(self.do_accept_proposal)
        page.table.requested_edit.connect(self._edit_cell)
        page.filter_bar.requested_action.connect(self.do_new_action)
        page.empty_view.requested.connect(self._fill_empty)
        self._connect_action_form()
        self._connect_clause_forms()

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Put the commands into the context menus of tree and table, with their keys."""
        for view, names in ((self._page.tree, _IN_OUTLINE), (self._page.table, _IN_TABLE)):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            view.addActions([actions[name] for name in names])
        assert {c.name for c in COMMANDS if c.where is Where.OUTLINE} <= set(_IN_OUTLINE)

    def can(self, name: str) -> bool:
        """Can this command be used on what is selected?"""
        if name in _ON_ACTIONS:
            return bool(self._page.chosen_actions())
        if name in _ON_CLAUSES:
            return bool(self._page.tree.selectionModel().hasSelection())
        return True

    def do_claim_province(self) -> None:
        """认领：省内落实."""
        self._claim(Triage.PROVINCE)

    def do_claim_assist(self) -> None:
        """认领：配合国家局."""
        self._claim(Triage.ASSIST)

    def do_claim_national(self) -> None:
        """认领：国家层面."""
        self._claim(Triage.NATIONAL)

    def do_claim_pending(self) -> None:
        """退回待认领."""
        self._claim(Triage.PENDING)

    def do_accept_proposal(self) -> None:
        """采纳建议 of the selected sentences."""
        if not self._session.can_write:
            return
        clauses = self._page.tree.selected_clauses()
        proposals = {
            node.clause.id: node.proposal
            for node in clauses
            if node.clause is not None and node.proposal is not None
        }
        if proposals and verbs.accept(self._session, proposals):
            self._go_on(len(clauses))

    def do_next_pending(self) -> None:
        """Go to the next sentence that is 待认领."""
        self._page.tree.setFocus()
        if not self._page.tree.choose_next(pending=True):
            self._session.done.emit("任务事项已全部认领")

    def do_new_action(self) -> None:
        """新建举措 from the selected sentences."""
        clauses = self._page.chosen_clauses()
        if not clauses or self._page.heading_is_chosen():
            self._page.ask.tell(self._page, "请先在左边的任务清单中选一句原文，再新建举措。")
            return
        made = verbs.new_action(self._session, clauses)
        if made is not None:
            self._page.select_actions([made])
            self._page.detail.action.focus_text()

    def do_duplicate_action(self) -> None:
        """复制举措."""
        made = verbs.duplicate(self._session, self._page.chosen_actions())
        if made:
            self._page.select_actions(made)

    def do_edit_actions(self) -> None:
        """批量修改, or the form of the one that is selected."""
        if len(self._page.chosen_actions()) == 1:
            self._page.detail.action.focus_text()
        else:
            self._page.detail.many_actions.focus_first()

    def do_delete_actions(self) -> None:
        """删除举措; 撤销 brings them back."""
        ids = self._page.chosen_actions()
        if ids:
            verbs.delete(self._session, ids)

    def do_edit_sources(self) -> None:
        """原文出处 of one action: sentences of any list."""
        ids = self._page.chosen_actions()
        if len(ids) != 1:
            self._page.ask.tell(self._page, "请先在表格中只选一项举措，再调整它的原文出处。")
            return
        outline = read_outline(self._session.ledger, self._session.as_of)
        dialog = SourcesDialog(outline, linked_clauses(self._session.ledger, ids[0]), self._page)
        if self._page.ask.fill_in(dialog):
            verbs.set_sources(self._session, ids[0], dialog.chosen())

    def do_confirm(self) -> None:
        """确认办结."""
        self._page.settle()
        verbs.confirm_done(self._session, self._page.chosen_actions())

    def do_withdraw(self) -> None:
        """撤回办结."""
        verbs.withdraw(self._session, self._page.chosen_actions())

    def do_add_evidence(self) -> None:
        """添加佐证材料 to the selected actions."""
        paths = self._page.ask.files(self._page, title="添加佐证材料")
        if paths:
            self._attach(self._page.chosen_actions(), paths)

    def do_clear_filters(self) -> None:
        """显示全部举措."""
        self._page.show_everything()

    def do_expand_all(self) -> None:
        """展开清单."""
        self._page.tree.expandAll()

    def do_collapse_all(self) -> None:
        """收起清单."""
        self._page.tree.collapseAll()

    def do_toggle_outline(self) -> None:
        """显示或隐藏任务清单."""
        self._toggle(0)

    def do_toggle_form(self) -> None:
        """显示或隐藏详情."""
        self._toggle(2)

    def do_next_pane(self) -> None:
        """Go round list, table and form."""
        page = self._page
        if page.tree.hasFocus():
            page.table.setFocus(Qt.FocusReason.TabFocusReason)
        elif page.table.hasFocus():
            page.detail.focusNextChild()
        else:
            page.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggle(self, number: int) -> None:
        pane = self._page.splitter.widget(number)
        if pane is not None:
            pane.setVisible(not pane.isVisible())

    def _claim(self, triage: Triage, reason: str = "") -> None:
        nodes = self._page.tree.selected_clauses()
        ids = self._to_claim([node.clause for node in nodes if node.clause], triage)
        if ids and verbs.claim(self._session, ids, triage, reason):
            self._go_on(len(nodes))

    def _to_claim(self, clauses: Sequence[Clause], triage: Triage) -> list[ClauseId]:
        """One sentence is decided anew at once; of several, what was decided stays or is asked."""
        pending = [clause for clause in clauses if clause.triage is Triage.PENDING]
        decided = [c for c in clauses if c.triage not in (Triage.PENDING, triage)]
        if len(clauses) == 1 or not decided:
            return [clause.id for clause in clauses]
        if pending and triage is not Triage.PENDING:
            return [clause.id for clause in pending]
        question = f"所选事项中有{len(decided)}条已认领为其他类别，是否一并改为“{triage}”？"
        if self._page.ask.confirm(self._page, question, yes="一并改动"):
            return [clause.id for clause in clauses]
        return []

    def _go_on(self, count: int) -> None:
        # One sentence after the other, down the paper; a bundle stays selected.
        if count == 1 and self._page.tree.hasFocus():
            self._page.tree.choose_next(pending=False)

    def _fill_empty(self) -> None:
        page = self._page
        if page.is_narrowed():
            page.show_everything()
        elif page.filter.under is not None:
            self.do_new_action()
        else:
            self.do_next_pending()

    def _edit_cell(self, action_id: LocalActionId, column: ActionColumn, value: object) -> None:
        if column is ActionColumn.PROGRESS:
            verbs.progress(self._session, [action_id], Progress(str(value)))
        else:
            verbs.change(self._session, [action_id], {_EDITED[column]: value})

    def _one(self) -> LocalActionId:
        return LocalActionId(self._page.detail.action.shown_id)

    def _connect_action_form(self) -> None:
        form, session = self._page.detail.action, self._session
        form.requested_fields.connect(lambda f: verbs.change(session, [self._one()], f))
        form.requested_due.connect(lambda w: verbs.change(session, [self._one()], {"due": w}))
        form.requested_start.connect(lambda w: verbs.set_start(session, [self._one()], w))
        form.requested_cooperating.connect(lambda u: verbs.cooperate(session, self._one(), u))
        form.requested_sources.connect(self.do_edit_sources)
        form.stages.requested_text.connect(lambda d, w: verbs.stage(session, self._one(), d, w))
        form.stages.requested_reached.connect(lambda s, on: verbs.reach(session, s, reached=on))
        form.lamp.requested_progress.connect(lambda p: verbs.progress(session, [self._one()], p))
        form.lamp.requested_confirm.connect(self.do_confirm)
        form.lamp.requested_withdraw.connect(self.do_withdraw)
        form.lamp.requested_lamp.connect(
            lambda lamp, why: verbs.set_lamp(session, [self._one()], lamp, why)
        )
        form.notes.requested_note.connect(
            lambda period, done, problems, after: verbs.note(
                session, self._one(), period, done=done, problems=problems, after=after
            )
        )
        form.evidence.requested_add.connect(self.do_add_evidence)
        form.evidence.requested_files.connect(lambda p: self._attach([self._one()], p))
        form.evidence.requested_open.connect(self._open_evidence)
        form.evidence.requested_remove.connect(lambda e: verbs.detach(session, self._one(), e))

    def _attach(self, ids: Sequence[LocalActionId], paths: Sequence[Path]) -> None:
        # Only reading goes to the background; the ledger belongs to this thread.
        work, ledger = Work(verbs.read_files(paths), self), self._session.ledger

        def attach(files: verbs.Files) -> None:
            if self._session.is_open and self._session.ledger is ledger:
                verbs.attach(self._session, ids, files)
            else:
                self._session.refused.emit(
                    "台账已经关闭，佐证材料没有添加。请重新打开台账后再添加。"
                )

        work.finished.connect(attach)
        work.failed.connect(self._say_failure)
        work.start()

    def _say_failure(self, problem: Exception) -> None:
        if not isinstance(problem, OfficeError):
            raise problem
        self._session.refused.emit(str(problem))

    def _connect_clause_forms(self) -> None:
        detail = self._page.detail
        detail.clause.requested_triage.connect(self._claim)
        detail.clause.requested_accept.connect(self.do_accept_proposal)
        detail.clause.requested_action.connect(self.do_new_action)
        detail.clause.requested_show.connect(lambda each: self._page.select_actions([each]))
        detail.many_clauses.requested_accept.connect(self.do_accept_proposal)
        detail.many_actions.requested_changes.connect(self._change_many)
        detail.many_actions.requested_confirm.connect(self.do_confirm)
        detail.many_actions.requested_delete.connect(self.do_delete_actions)

    def _change_many(self, fields: Mapping[str, object]) -> None:
        # Refused answers stay, to be mended.
        if verbs.change(self._session, self._page.chosen_actions(), fields):
            self._page.detail.many_actions.begin_anew()

    def _open_evidence(self, evidence: Evidence) -> None:
        try:
            data = read_evidence(self._session.ledger, evidence)
        except OfficeError as refusal:
            self._session.refused.emit(str(refusal))
            return
        target = Path(mkdtemp(prefix="zhize-")) / safe_name(evidence.name)
        target.write_bytes(data)
        self._page.ask.launch(target)
