"""Commands on sentences (任务认领): whose work they are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from model.entities import Clause, ClauseId
from model.words import Triage
from ui import claim_verbs as verbs

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
        detail = page.detail
        detail.clause.requested_triage.connect(self._claim)
        detail.clause.requested_accept.connect(self.do_accept_proposal)
        detail.many_clauses.requested_accept.connect(self.do_accept_proposal)

    def can(self, name: str) -> bool:
        """Can this command be used on what is selected?"""
        return name not in ON_CLAUSES or self._page.tree.selectionModel().hasSelection()

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
