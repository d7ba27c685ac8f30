"""What several actions have in common (共同的内容), column by column, for the form of many."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from model.entities import LocalActionId
from model.ledger import Ledger

_COLUMNS = (
    "lead_unit_id",
    "post_id",
    "leader_post_id",
    "start_text",
    "due_text",
    "deliverable",
    "quantified_target",
    "progress",
    "in_report",
    "is_highlight",
    "remark",
)
_FIGURES = ", ".join(
    f"count(DISTINCT coalesce({name}, '')), min(coalesce({name}, ''))" for name in _COLUMNS
)
_ELSEWHERE = (
    "count(CASE WHEN lead_unit_id <> (SELECT unit_id FROM post WHERE post.id = post_id) THEN 1 END)"
)
_THESE = "(SELECT value FROM json_each(?))"
# Rows in the order in which they lie in the file: in that of ids thousands take twice as long.
_ROWS = f"(SELECT rowid FROM local_action WHERE id IN {_THESE})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """How many different values stand in a column, and the value when there is one; '' is none."""

    different: int
    value: str


def common_values(ledger: Ledger, action_ids: Sequence[LocalActionId]) -> dict[str, Common]:
    """What stands in each column of some actions; `cooperating` counts the units.

    `elsewhere` counts the actions whose 责任人 is not of their lead unit.
    """
    wanted = (json.dumps(list(action_ids)),)
    (row,) = ledger.rows(
        f"SELECT {_FIGURES}, {_ELSEWHERE} FROM local_action WHERE rowid IN {_ROWS}", wanted
    )
    found = {
        name: Common(different=row[2 * at], value=str(row[2 * at + 1]) if row[2 * at] == 1 else "")
        for at, name in enumerate(_COLUMNS)
    }
    units = ledger.value(
        f"SELECT count(DISTINCT unit_id) FROM action_cooperating_unit WHERE action_id IN {_THESE}",
        wanted,
    )
    return found | {
        "cooperating": Common(different=units, value=""),
        "elsewhere": Common(different=row[-1], value=""),
    }
