"""Actions gathered by who carries them (按单位、按责任人分组), in the order of the office."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from model.entities import LocalActionId
from model.ledger import Ledger
from model.words import NO_POST, NO_UNIT


class Grouping(StrEnum):
    """By whom a list is divided (分页方式)."""

    UNIT = "unit"
    POST = "post"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionGroup:
    """Those of the actions asked for that one unit leads, or one post answers for."""

    name: str
    ids: tuple[LocalActionId, ...]


def group_actions(
    ledger: Ledger, ids: Sequence[LocalActionId], by: Grouping
) -> tuple[ActionGroup, ...]:
    """The actions by unit or by post; within a group they keep their order, none is lost."""
    rows = ledger.rows(_SQL[by], (json.dumps(list(ids)),))
    owners = {row["id"]: row["owner_id"] for row in rows}
    names = {row["owner_id"]: _name(row["unit"], row["post"], by) for row in rows}
    found: defaultdict[str | None, list[LocalActionId]] = defaultdict(list)
    for action_id in ids:
        if action_id in owners:
            found[owners[action_id]].append(action_id)
    return tuple(ActionGroup(name=name, ids=tuple(found[owner])) for owner, name in names.items())


def _name(unit: str | None, post: str | None, by: Grouping) -> str:
    if by is Grouping.UNIT:
        return unit or NO_UNIT
    return "".join(filter(None, (unit, post))) or NO_POST


# Rows come owner by owner in the order of the office, those without an owner last.
_SQL = {
    Grouping.UNIT: """
        SELECT a.id, unit.id AS owner_id, unit.name AS unit, NULL AS post
        FROM local_action AS a LEFT JOIN unit ON unit.id = a.lead_unit_id
        WHERE a.id IN (SELECT value FROM json_each(?))
        ORDER BY unit.id IS NULL, unit.position, unit.id
    """,
    Grouping.POST: """
        SELECT a.id, post.id AS owner_id, unit.name AS unit,
            coalesce(nullif(post.holder, ''), post.name) AS post
        FROM local_action AS a
        LEFT JOIN post ON post.id = a.post_id LEFT JOIN unit ON unit.id = post.unit_id
        WHERE a.id IN (SELECT value FROM json_each(?))
        ORDER BY post.id IS NULL, unit.position, post.position, post.id
    """,
}
