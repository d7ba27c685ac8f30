"""Second actions with the plan of a first (复制举措), also one for each of many units."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from model.entities import LocalActionId, Post, PostId, Unit, UnitId
from model.errors import InvalidEntryError
from model.posts import read_posts
from model.step import Step
from model.store.connection import Row
from model.units import read_units

_PLAN = (
    "text",
    "lead_unit_id",
    "post_id",
    "leader_post_id",
    "start_text",
    "start_on",
    "due_text",
    "due_kind",
    "due_on",
    "deliverable",
    "quantified_target",
)
_HANGING = (
    ("action_clause", ("clause_id", "is_primary", "clause_part_id")),
    ("action_cooperating_unit", ("unit_id", "position")),
    ("stage", ("ends_on", "text")),
)
_SHORTEST = 2  # characters of a name that is looked for in a text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Copy:
    """What is copied from where, and what differs."""

    original: LocalActionId
    changed: dict[str, object]


def duplicate_actions(step: Step, action_ids: Sequence[LocalActionId]) -> list[LocalActionId]:
    """Second actions with the same plan (text, units, posts, dates, stages), not yet begun."""
    return _copy(step, [_Copy(original=each, changed={}) for each in action_ids])


def duplicate_to_units(
    step: Step, action_id: LocalActionId, unit_ids: Sequence[UnitId]
) -> list[LocalActionId]:
    """One action more for each unit, which leads it (复制到多个单位).

    Where the text names the old lead unit it names the new one; the post is the liaison of the
    unit, or its only post, else open.
    """
    units = {unit.id: unit for unit in read_units(step.ledger)}
    posts = read_posts(step.ledger)
    (original,) = _originals(step, [action_id])
    old = units.get(original["lead_unit_id"])
    return _copy(
        step,
        [
            _Copy(
                original=action_id,
                changed={
                    "lead_unit_id": unit_id,
                    "post_id": suitable_post(posts, unit_id),
                    "text": renamed(original["text"], old=old, new=units[unit_id]),
                },
            )
            for unit_id in unit_ids
        ],
    )


def suitable_post(posts: Sequence[Post], unit_id: UnitId) -> PostId | None:
    """The liaison post of a unit, or its only post; None when that is not certain."""
    own = [post for post in posts if post.unit_id == unit_id and post.is_active]
    liaisons = [post for post in own if post.is_liaison] or own
    return liaisons[0].id if len(liaisons) == 1 else None


def renamed(text: str, *, old: Unit | None, new: Unit) -> str:
    """The text with the name of one unit in place of another's."""
    if old is None or len(old.name) < _SHORTEST:
        return text
    return text.replace(old.name, new.name)


def _copy(step: Step, copies: Sequence[_Copy]) -> list[LocalActionId]:
    originals = _originals(step, [each.original for each in copies])
    positions = step.positions("local_action", len(copies))
    rows = [
        {name: row[name] for name in _PLAN} | each.changed | {"position": position}
        for each, row, position in zip(copies, originals, positions, strict=True)
    ]
    made = [LocalActionId(each) for each in step.insert_many("local_action", rows)]
    for table, columns in _HANGING:
        _copy_hanging(step, table, columns, copies, made)
    return made


def _originals(step: Step, ids: Sequence[LocalActionId]) -> list[Row]:
    rows = step.ledger.rows(
        "SELECT * FROM local_action WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(set(ids))),),
    )
    found = {row["id"]: row for row in rows}
    if not found.keys() >= set(ids):
        raise InvalidEntryError("这项举措已被删除，没有改动。需要时请用“撤销”找回。")
    return [found[each] for each in ids]


def _copy_hanging(
    step: Step,
    table: str,
    columns: Sequence[str],
    copies: Sequence[_Copy],
    made: Sequence[LocalActionId],
) -> None:
    found: dict[str, list[Row]] = {}
    wanted = json.dumps(list({each.original for each in copies}))
    for row in step.ledger.rows(
        f"SELECT * FROM {table} WHERE action_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (wanted,),
    ):
        found.setdefault(row["action_id"], []).append(row)
    step.insert_many(
        table,
        [
            {"action_id": new_id} | {name: row[name] for name in columns}
            for new_id, each in zip(made, copies, strict=True)
            for row in found.get(each.original, ())
            # Whoever leads does not co-operate.
            if table != "action_cooperating_unit"
            or row["unit_id"] != each.changed.get("lead_unit_id")
        ],
    )
