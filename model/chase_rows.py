"""Rows of what is to be chased (督办清单): an action, what was last heard, how often reminded."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from model.action_table import ActionRow, read_rows
from model.deadlines import BEGUN_SQL
from model.entities import LocalActionId
from model.ledger import Ledger
from model.reminders import Reminded, reminded_actions


@dataclass(frozen=True, slots=True, kw_only=True)
class ChaseRow:
    """One row; `days` is how far the time limit is off, less than 0 when it is over.

    `heard_of` is the period of the last note that says anything, `heard` its words.
    """

    row: ActionRow
    days: int | None
    heard_of: str
    heard: str
    reminded: Reminded | None


def read_chase_rows(
    ledger: Ledger, ids: Sequence[LocalActionId], as_of: date
) -> dict[LocalActionId, ChaseRow]:
    """The rows of these actions by id; an id that is gone gives none."""
    wanted = {"ids": json.dumps(list(ids)), "as_of": as_of}
    notes = {row["action_id"]: row for row in ledger.rows(_NOTES, wanted)}
    reminded = reminded_actions(ledger, as_of, ids)
    return {
        row.id: ChaseRow(
            row=row,
            days=(row.due.day - as_of).days if row.due and row.due.day else None,
            heard_of=notes[row.id]["period"] if row.id in notes else "",
            heard=notes[row.id]["words"] if row.id in notes else "",
            reminded=reminded.get(row.id),
        )
        for row in read_rows(ledger, ids, as_of)
    }


_NOTES = f"""
    SELECT action_id, period, max(period_ends_on || period),
        coalesce(nullif(done, ''), nullif(problems, ''), next_steps) AS words
    FROM progress_note WHERE action_id IN (SELECT value FROM json_each(:ids)) AND {BEGUN_SQL}
    GROUP BY action_id
"""
