"""Taking sentences on (任务认领) as named steps: what is said in 撤销 stands here."""

from collections.abc import Mapping, Sequence

from model.entities import ClauseId, LocalActionId
from model.ledger import Step
from model.triage import Proposal, set_reason, set_triage
from model.words import Triage
from ui.session import Session

Ids = Sequence[LocalActionId]
Files = Sequence[tuple[str, bytes]]


def claim(session: Session, clause_ids: Sequence[ClauseId], triage: Triage, reason: str) -> bool:
    """Decide whose work sentences are."""
    label = f"{triage}（{len(clause_ids)}条）"
    return session.do(label, lambda step: set_triage(step, clause_ids, triage, reason))


def give_reason(session: Session, clause_ids: Sequence[ClauseId], reason: str) -> bool:
    """Say why sentences were decided as they were."""
    return session.do("填写认领理由", lambda step: set_reason(step, clause_ids, reason))


def accept(session: Session, proposals: Mapping[ClauseId, Proposal]) -> bool:
    """Take proposals on as they are, with their reasons."""

    def command(step: Step) -> None:
        for clause_id, proposal in proposals.items():
            set_triage(step, [clause_id], proposal.triage, proposal.reason)

    return session.do(f"采纳认领建议（{len(proposals)}条）", command)
