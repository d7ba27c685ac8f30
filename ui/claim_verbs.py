"""Taking sentences on (任务认领) as named steps: what is said in 撤销 stands here."""

from collections.abc import Mapping, Sequence

from model.action_links import serve_parts
from model.clause_parts import join_parts, split_clause
from model.entities import Clause, ClauseId, ClausePartId, LocalActionId
from model.ledger import Step
from model.triage import Proposal, accept_proposal, set_reason, set_triage
from model.words import Triage
from ui.session import Session
from ui.slices import do_in_slices


def claim(
    session: Session, clause_ids: Sequence[ClauseId], triage: Triage, reason: str | None = None
) -> bool:
    """Decide whose work sentences are; without a reason, one typed beforehand goes along."""
    label = f"{triage}（{len(clause_ids)}条）"
    return do_in_slices(
        session, label, clause_ids, lambda step, some: set_triage(step, some, triage, reason)
    )


def give_reason(session: Session, clause_ids: Sequence[ClauseId], reason: str) -> bool:
    """Say why sentences were decided as they were."""
    return session.do("填写认领理由", lambda step: set_reason(step, clause_ids, reason))


def split(session: Session, clause: Clause, offsets: Sequence[int]) -> bool:
    """Cut a sentence into parts, or make it whole again where there is no cut."""
    name = f"第{clause.number}句" if clause.number is not None else "原文"
    if not offsets:
        return session.do(f"取消拆分（{name}）", lambda step: join_parts(step, clause.id))
    label = f"拆分原文（{name}，{len(offsets) + 1}部分）"
    return session.do(label, lambda step: split_clause(step, clause.id, offsets))


def serve(
    session: Session, action_id: LocalActionId, clause_id: ClauseId, part_id: ClausePartId | None
) -> bool:
    """Let an action serve a part of a sentence, or the whole of it."""
    parts = {clause_id: part_id}
    return session.do("调整举措落实的部分", lambda step: serve_parts(step, action_id, parts))


def accept(session: Session, proposals: Mapping[ClauseId, Proposal]) -> bool:
    """Take proposals on as they are, with their reasons."""

    def command(step: Step, some: Sequence[tuple[ClauseId, Proposal]]) -> None:
        for clause_id, proposal in some:
            accept_proposal(step, clause_id, proposal)

    name = f"采纳认领建议（{len(proposals)}条）"
    return do_in_slices(session, name, list(proposals.items()), command)
