"""Commands on sentences (任务认领): whose work they are."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from model.clause_parts import read_parts
from model.entities import Clause, ClauseId, ClausePartId, LocalActionId
from model.triage import Proposal
from model.words import Triage
from ui import claim_verbs as verbs
from ui.claim.claim_view import ClaimView
from ui.outline_words import node_name

if TYPE_CHECKING:
    from ui.pages.breakdown import BreakdownPage

ON_CLAUSES = ("claim_province", "claim_assist", "claim_national", "claim_pending",
              "accept_proposal")  # fmt: skip


class ClaimCommands(QObject):
    """Carries out what keys, menus and the form of a sentence ask for."""

    def __init__(self, page: "BreakdownPage") -> None:
        super().__init__(page)
        self._page, self._session = page, page.session
        page.tree.requested_accept.connect(self.do_accept_proposal)
        page.views.claiming_on_demand.once_made(self._connect_board)
        detail = page.detail
        detail.clause.requested_triage.connect(self._claim)
        detail.clause.requested_reason.connect(lambda each, words: self._give_reason([each], words))
        detail.clause.requested_split.connect(self.do_split_clause)
        detail.clause.requested_node.connect(page.show_outline)
        detail.clause.requested_part.connect(self._serve)
        detail.clause.requested_accept.connect(self.do_accept_proposal)
        detail.many_clauses.requested_accept.connect(self.do_accept_proposal)

    def can(self, name: str) -> bool:
        """Can this command be used on what is selected?"""
        if name not in ON_CLAUSES:
            return True
        page = self._page
        view = page.claiming.board if page.views.is_claiming else page.tree
        return view.selectionModel().hasSelection()

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
        nodes = self._page.choice.sentences()
        if self._accept(
            {
                node.clause.id: node.proposal
                for node in nodes
                if node.clause is not None and node.proposal is not None
            }
        ):
            self._go_on(len(nodes))

    def do_split_clause(self) -> None:
        """拆分原文 of one sentence."""
        nodes = self._page.choice.sentences()
        clause = nodes[0].clause if len(nodes) == 1 else None
        if clause is None or self._page.choice.actions():
            self._page.ask.tell(self._page, "请先只选一句原文，再把它拆分成几个部分。")
            return
        from ui.claim.split_dialog import SplitDialog

        before = [part.starts_at for part in read_parts(self._session.ledger, clause.id)][1:]
        dialog = SplitDialog(clause.text, before, place=node_name(nodes[0]), parent=self._page)
        if self._page.ask.fill_in(dialog) and dialog.chosen() != tuple(before):
            verbs.split(self._session, clause, dialog.chosen())

    def do_next_pending(self) -> None:
        """Go to the next sentence that is 待认领."""
        page = self._page
        page.take_focus()
        if page.views.is_claiming:
            found = page.claiming.board.choose_next()
        else:
            found = page.tree.choose_next(pending=True)
        if not found:
            self._session.done.emit("任务事项已全部认领")

    def do_begin_claiming(self) -> None:
        """Turn to the board, at the first sentence that waits."""
        self._page.views.turn(claiming=True)
        self._page.claiming.begin_at_first()

    def _connect_board(self, claiming: ClaimView) -> None:
        claiming.board.requested_accept.connect(self.do_accept_proposal)
        claiming.board.requested_reason.connect(self._give_reason)
        claiming.board.refused_reason.connect(self._session.done)
        claiming.requested_proposals.connect(self._accept)

    def _claim(self, triage: Triage, reason: str | None = None) -> None:
        """Without a reason, one that waits or is decided so already keeps the one that it has."""
        nodes = self._page.choice.sentences()
        clauses = [node.clause for node in nodes if node.clause is not None]
        ids = self._to_claim(clauses, triage)
        same = {each.id for each in clauses if reason is None and each.triage is triage}
        ids = [each for each in ids if each not in same]
        if not (ids or same) or (ids and not self._store(ids, triage, reason)):
            return
        self._go_on(len(nodes), is_decided=triage is not Triage.PENDING)
        self._tell(clauses, ids, triage)

    def _store(self, ids: Sequence[ClauseId], triage: Triage, reason: str | None) -> bool:
        return self._session.can_write and verbs.claim(self._session, ids, triage, reason)

    def _accept(self, proposals: Mapping[ClauseId, Proposal]) -> bool:
        return bool(proposals) and verbs.accept(self._session, proposals)

    def _give_reason(self, clause_ids: Sequence[str], words: str) -> None:
        """A reason for the sentences it was typed for, whatever was decided."""
        verbs.give_reason(self._session, [ClauseId(each) for each in clause_ids], words)

    def _serve(self, action_id: LocalActionId, part_id: ClausePartId | None) -> None:
        (node,) = self._page.choice.sentences()
        verbs.serve(self._session, action_id, ClauseId(node.id), part_id)

    def _to_claim(self, clauses: Sequence[Clause], triage: Triage) -> list[ClauseId]:
        """Of several sentences only those that wait, while one of them does; else all."""
        pending = [clause for clause in clauses if clause.triage is Triage.PENDING]
        decided = [c for c in clauses if c.triage not in (Triage.PENDING, triage)]
        if len(clauses) == 1 or not decided:
            return [clause.id for clause in clauses]
        if pending and triage is not Triage.PENDING:
            return [clause.id for clause in pending]
        return [clause.id for clause in clauses]

    def _tell(self, clauses: Sequence[Clause], ids: Sequence[ClauseId], triage: Triage) -> None:
        """What was decided of several at once, that no question was asked about."""
        changed = [each for each in clauses if each.id in ids and each.triage != Triage.PENDING]
        kept = [c for c in clauses if c.id not in ids and c.triage not in (Triage.PENDING, triage)]
        if len(clauses) > 1 and changed:
            words = f"已将{len(changed)}条由其他类别改为“{triage}”，按 Ctrl+Z 可以撤销"
            self._session.done.emit(words)
        elif kept:
            words = f"已认领{len(ids)}条为“{triage}”，另{len(kept)}条早先已认领为其他类别，没有改动"
            self._session.done.emit(words)

    def _go_on(self, count: int, *, is_decided: bool = True) -> None:
        """One sentence after the other, down the paper."""
        page = self._page
        if page.views.is_claiming:
            if is_decided and not page.claiming.board.choose_next():
                self._session.done.emit("任务事项已全部认领")
        elif count == 1 and page.tree.hasFocus():  # a bundle stays selected
            page.tree.choose_next(pending=False)
