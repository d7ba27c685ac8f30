"""Actions deleted with all that hangs on them (删除举措)."""

import json
from collections.abc import Sequence

from model.entities import LocalActionId
from model.hanging_rows import ON_ACTION
from model.reminders import drop_idle_reminders
from model.step import Step

_THESE = "(SELECT value FROM json_each(?))"


def delete_actions(step: Step, action_ids: Sequence[LocalActionId]) -> None:
    """Delete actions with all that hangs on them; the bytes of evidence stay, for 撤销."""
    wanted = (json.dumps(list(action_ids)),)
    evidence = step.ledger.column(
        f"SELECT DISTINCT evidence_id FROM action_evidence WHERE action_id IN {_THESE}", wanted
    )
    reminders = step.ledger.column(
        f"SELECT DISTINCT reminder_id FROM reminder_action WHERE action_id IN {_THESE}", wanted
    )
    for table in ON_ACTION:
        found = step.ledger.column(f"SELECT id FROM {table} WHERE action_id IN {_THESE}", wanted)
        step.delete_many(table, found)
    unused = step.ledger.column(
        f"SELECT id FROM evidence WHERE id IN {_THESE} "
        "AND id NOT IN (SELECT evidence_id FROM action_evidence)",
        (json.dumps(evidence),),
    )
    step.delete_many("evidence", unused)
    drop_idle_reminders(step, reminders)
    step.delete_many("local_action", action_ids)


def drop_unused_evidence(step: Step, evidence_id: str) -> None:
    """Forget a piece of evidence that no action refers to any more."""
    used = "SELECT 1 FROM action_evidence WHERE evidence_id = ?"
    if not step.ledger.value(used, (evidence_id,)):
        step.delete("evidence", evidence_id)
