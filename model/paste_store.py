"""Pasted rows that a person has looked at are stored (粘贴存入)."""

import json
from collections.abc import Sequence

from model.action_paste import ProposedRow
from model.breakdown import NewAction, add_actions, change_each
from model.cooperating import set_cooperating_of
from model.due import Due
from model.entities import LocalActionId
from model.progress import set_progress
from model.step import Step
from model.triage import set_triage
from model.words import Progress, Triage


def store_pasted(step: Step, rows: Sequence[ProposedRow]) -> list[LocalActionId]:
    """Change the actions that rows stand for, add the others; gives the added ones.

    A sentence that waited is taken on with its first action (省内落实).
    """
    changed = {row.target.id: row for row in rows if row.target is not None}
    new = [row for row in rows if row.target is None]
    _change(step, changed)
    made = _add(step, new)
    come: dict[Progress, list[LocalActionId]] = {}
    for action_id, row in (*changed.items(), *zip(made, new, strict=True)):
        if row.progress is not None:
            come.setdefault(row.progress, []).append(action_id)
    for progress, ids in come.items():
        set_progress(step, ids, progress)
    return made


def _change(step: Step, rows: dict[LocalActionId, ProposedRow]) -> None:
    joined = {key: row.cooperating for key, row in rows.items() if row.cooperating is not None}
    leads = {key: row.target.lead_unit_id for key, row in rows.items() if row.target}
    # Whoever is to lead leaves the others first, whoever led may join them afterwards.
    set_cooperating_of(
        step, {key: [u for u in units if u != leads[key]] for key, units in joined.items()}
    )
    change_each(step, {key: row.fields for key, row in rows.items()})
    set_cooperating_of(step, joined)


def _add(step: Step, rows: Sequence[ProposedRow]) -> list[LocalActionId]:
    waiting = step.ledger.column(
        "SELECT id FROM clause WHERE id IN (SELECT value FROM json_each(?)) AND triage = ?",
        (json.dumps([row.clause_id for row in rows]), Triage.PENDING),
    )
    set_triage(step, waiting, Triage.PROVINCE)
    return add_actions(step, [_new(row) for row in rows])


def _new(row: ProposedRow) -> NewAction:
    fields = dict(row.fields)
    due, text = fields.pop("due", None), str(fields.pop("text"))
    assert due is None or isinstance(due, Due)
    assert row.clause_id is not None
    return NewAction(
        clause_ids=[row.clause_id],
        text=text,
        due=due,
        cooperating_unit_ids=row.cooperating or (),
        fields=fields,
    )
