"""What a new action for a sentence might be (新建举措建议): from its words, note and table."""

from dataclasses import dataclass
from datetime import date

from model.clause_parts import as_sentence, part_text, read_parts
from model.departments import LeadProposal, propose_cooperating, propose_lead
from model.due import Due
from model.entities import ClauseId, ClausePartId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.words import DueKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionProposal:
    """The fields of an action that the paper speaks of, and where each was taken from."""

    text: str
    lead: LeadProposal | None
    cooperating: tuple[LeadProposal, ...]
    due: Due | None
    deliverable: str
    reasons: tuple[str, ...]


def propose_action(
    ledger: Ledger, clause_id: ClauseId, part_id: ClausePartId | None = None
) -> ActionProposal:
    """What an action for a sentence might be; raises InvalidEntryError when it is gone.

    For a part of it the words are those of the part.
    """
    text = ledger.value("SELECT text FROM clause WHERE id = ?", (clause_id,))
    if text is None:
        raise InvalidEntryError("这句原文已被删除，没有新建举措。需要时请用“撤销”找回。")
    part = next((each for each in read_parts(ledger, clause_id) if each.id == part_id), None)
    if part is not None:
        text = as_sentence(part_text(text, part))
    lead = propose_lead(ledger, clause_id)
    cooperating = propose_cooperating(ledger, clause_id)
    due = _last_due(ledger, clause_id)
    deliverable = _deliverable(ledger, clause_id)
    reasons = [f"牵头单位{each.unit_name}：{each.reason}" for each in (lead,) if each is not None]
    reasons += [f"配合单位{each.unit_name}：{each.reason}" for each in cooperating]
    if due:
        reasons.append(f"完成时限：原文写明{due.text}")
    if deliverable:
        reasons.append("成果形式：取自原表")
    return ActionProposal(
        text=text,
        lead=lead,
        cooperating=cooperating,
        due=due,
        deliverable=deliverable,
        reasons=tuple(reasons),
    )


def _last_due(ledger: Ledger, clause_id: ClauseId) -> Due | None:
    """Of several time limits the last one: by then all is done."""
    rows = ledger.rows(
        "SELECT quote, due_kind, due_on FROM deadline WHERE clause_id = ? "
        "ORDER BY due_on DESC, position LIMIT 1",
        (clause_id,),
    )
    if not rows:
        return None
    quote, kind, day = rows[0]
    return Due(text=quote, kind=DueKind(kind), day=date.fromisoformat(day) if day else None)


def _deliverable(ledger: Ledger, clause_id: ClauseId) -> str:
    texts = ledger.column(
        "SELECT text FROM clause_detail WHERE clause_id = ? "
        "AND (heading LIKE '%成果%' OR heading LIKE '%完成标志%') ORDER BY position",
        (clause_id,),
    )
    return "；".join(texts)
