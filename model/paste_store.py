"""Pasted rows that a person has looked at are stored (粘贴存入)."""

from collections.abc import Sequence

from model.action_paste import ProposedRow
from model.breakdown import add_action, change_actions, set_cooperating_units
from model.due import Due
from model.entities import ClauseId, LocalActionId
from model.progress import set_progress
from model.step import Step
from model.triage import set_triage
from model.words import Triage


def store_pasted(step: Step, rows: Sequence[ProposedRow]) -> list[LocalActionId]:
    """Change the actions that rows stand for, add the others; gives the added ones.

    A sentence that waited is taken on with its first action (省内落实).
    """
    made = []
    for row in rows:
        if row.target is not None:
            _change(step, row.target.id, row)
            action_id = row.target.id
        else:
            assert row.clause_id is not None
            action_id = _add(step, row.clause_id, row)
            made.append(action_id)
        if row.progress is not None:
            set_progress(step, [action_id], row.progress)
    return made


def _change(step: Step, action_id: LocalActionId, row: ProposedRow) -> None:
    if row.cooperating is not None:
        # Whoever is to lead leaves the others first, whoever led may join them afterwards.
        lead = row.target.lead_unit_id if row.target else None
        set_cooperating_units(step, action_id, [u for u in row.cooperating if u != lead])
    change_actions(step, [action_id], **row.fields)
    if row.cooperating is not None:
        set_cooperating_units(step, action_id, row.cooperating)


def _add(step: Step, clause_id: ClauseId, row: ProposedRow) -> LocalActionId:
    waits = "SELECT 1 FROM clause WHERE id = ? AND triage = ?"
    if step.ledger.value(waits, (clause_id, Triage.PENDING)):
        set_triage(step, [clause_id], Triage.PROVINCE)
    fields = dict(row.fields)
    due, text = fields.pop("due", None), str(fields.pop("text"))
    assert due is None or isinstance(due, Due)
    return add_action(
        step,
        clause_ids=[clause_id],
        text=text,
        due=due,
        cooperating_unit_ids=row.cooperating or (),
        parts={},
        **fields,
    )
