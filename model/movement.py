"""What moved in the last seven days (本周变化).

Lamps are compared on the plan as it stands now: the rule of today's lamps is asked for the day a
week earlier. What was recorded is read from the change log, by the days on which it was done.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from model.entities import LocalActionId
from model.ledger import Ledger
from model.standing import WEEK, Standings, ids_of
from model.words import Lamp

ActionIds = tuple[LocalActionId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """The actions (项) of each kind of news since `since`, that day itself not counted."""

    since: date
    newly_done: ActionIds
    newly_late: ActionIds
    no_longer_late: ActionIds
    noted: ActionIds
    added: ActionIds
    proved: ActionIds


def read_movement(ledger: Ledger, as_of: date, standings: Standings) -> Movement:
    """The news of the seven days that end with the day."""
    done, late = str(Lamp.DONE), str(Lamp.LATE)
    return Movement(
        since=as_of - WEEK,
        newly_done=ids_of(s for s in standings if s.lamp == done != s.lamp_before),
        newly_late=ids_of(s for s in standings if s.lamp == late != s.lamp_before),
        no_longer_late=ids_of(s for s in standings if s.lamp_before == late != s.lamp),
        **{name: _logged(ledger, as_of, table) for name, table in _LOGGED.items()},
    )


_LOGGED = {"noted": "progress_note", "added": "local_action", "proved": "action_evidence"}
# An undo brings old rows back: that is no news. What was taken back is no longer there.
_CHANGED = """
    SELECT DISTINCT change.row_id FROM step CROSS JOIN change ON change.step_seq = step.seq
    WHERE step.made_at >= :first AND step.made_at < :after AND step.kind IN ('do', 'redo')
    AND change.table_name = :table
    AND change.kind IN ('insert', CASE :table WHEN 'progress_note' THEN 'update' END)
"""


def _logged(ledger: Ledger, as_of: date, table: str) -> ActionIds:
    action = "id" if table == "local_action" else "action_id"
    found = ledger.column(
        f"SELECT DISTINCT {action} FROM {table} WHERE id IN ({_CHANGED}) ORDER BY 1",
        {
            "first": as_of - WEEK + timedelta(days=1),
            "after": as_of + timedelta(days=1),
            "table": table,
        },
    )
    return tuple(found)
