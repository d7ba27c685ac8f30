"""Actions moved to other sentences, and put in order under theirs (移动、排序)."""

import json
from collections.abc import Mapping, Sequence

from model.entities import ClauseId, ClausePartId, LocalActionId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.step import Step
from model.store.connection import Row


def move_to_clause(
    step: Step,
    action_ids: Sequence[LocalActionId],
    clause_id: ClauseId,
    *,
    part_id: ClausePartId | None = None,
) -> None:
    """Make a sentence, or a part of it, the 主要出处 in place of the one before."""
    links = _links(step.ledger, action_ids)
    sources = {key: next(each for each in own if each["is_primary"]) for key, own in links.items()}
    there, bare = _linked_to(links, clause_id)
    left = [source["id"] for source in sources.values() if source["clause_id"] != clause_id]
    # The old source gives way first: an action never has two.
    step.delete_many("action_clause", left)
    step.update_many("action_clause", there, is_primary=True, clause_part_id=part_id)
    step.insert_many("action_clause", _to(bare, clause_id, part_id, is_primary=True))


def add_source(
    step: Step,
    action_ids: Sequence[LocalActionId],
    clause_id: ClauseId,
    *,
    part_id: ClausePartId | None = None,
) -> None:
    """Let actions serve one sentence more, or a part of it; their 主要出处 stays."""
    _, bare = _linked_to(_links(step.ledger, action_ids), clause_id)
    step.insert_many("action_clause", _to(bare, clause_id, part_id, is_primary=False))


def place_before(
    step: Step,
    action_ids: Sequence[LocalActionId],
    before: LocalActionId | None,
    *,
    clause_id: ClauseId,
) -> None:
    """Put actions before another of a sentence, at its end without one; they move there with it.

    An action that served a part of that sentence goes on serving it.
    """
    there = _in_order(step.ledger, clause_id)
    known, moved = set(there), set(action_ids)
    _bring(step, [each for each in action_ids if each not in known], clause_id)
    rest = [each for each in there if each not in moved]
    below = there[there.index(before) :] if before in there else []
    next_one = next((each for each in below if each not in moved), None)
    at = len(rest) if next_one is None else rest.index(next_one)
    _number(step, [*rest[:at], *action_ids, *rest[at:]])


def shift(step: Step, action_ids: Sequence[LocalActionId], *, up: bool) -> None:
    """Move actions one place up or down among those of their sentence."""
    chosen = set(action_ids)
    links = _links(step.ledger, action_ids).values()
    sources = {each["clause_id"] for own in links for each in own if each["is_primary"]}
    for clause_id in sorted(sources):
        order = _in_order(step.ledger, clause_id)
        if not up:
            order.reverse()
        for at in range(1, len(order)):
            if order[at] in chosen and order[at - 1] not in chosen:
                order[at - 1], order[at] = order[at], order[at - 1]
        if not up:
            order.reverse()
        _number(step, order)


def _bring(step: Step, action_ids: Sequence[LocalActionId], clause_id: ClauseId) -> None:
    served: dict[LocalActionId, ClausePartId | None] = dict(
        step.ledger.tuples(
            "SELECT action_id, clause_part_id FROM action_clause WHERE clause_id = ? "
            "AND action_id IN (SELECT value FROM json_each(?))",
            (clause_id, json.dumps(list(action_ids))),
        )
    )
    for part_id in dict.fromkeys(map(served.get, action_ids)):
        of_part = [each for each in action_ids if served.get(each) == part_id]
        move_to_clause(step, of_part, clause_id, part_id=part_id)


def _in_order(ledger: Ledger, clause_id: ClauseId) -> list[LocalActionId]:
    return ledger.column(
        "SELECT a.id FROM action_clause AS link JOIN local_action AS a ON a.id = link.action_id "
        "WHERE link.clause_id = ? AND link.is_primary = 1 ORDER BY a.position, a.id",
        (clause_id,),
    )


def _number(step: Step, order: Sequence[LocalActionId]) -> None:
    """Deal the positions that they have out anew; equal ones are pulled apart."""
    rows = step.ledger.tuples(
        "SELECT id, position FROM local_action WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(order)),),
    )
    places: dict[LocalActionId, int] = dict(rows)
    free: list[int] = []
    for place in sorted(places.values()):
        free.append(max(place, free[-1] + 1) if free else place)
    wanted = dict(zip(order, free, strict=True))
    step.update_each(
        "local_action",
        {key: {"position": place} for key, place in wanted.items() if places[key] != place},
    )


def _links(ledger: Ledger, action_ids: Sequence[LocalActionId]) -> dict[LocalActionId, list[Row]]:
    """The links to sentences of each of these actions, which are all there."""
    wanted = dict.fromkeys(action_ids)
    found: dict[LocalActionId, list[Row]] = {}
    for row in ledger.rows(
        "SELECT id, action_id, clause_id, is_primary FROM action_clause "
        "WHERE action_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(wanted)),),
    ):
        found.setdefault(row["action_id"], []).append(row)
    if len(found) < len(wanted):
        raise InvalidEntryError("要移动的举措已被删除，没有改动。需要时请用“撤销”找回。")
    return {each: found[each] for each in wanted}


def _linked_to(
    links: Mapping[LocalActionId, Sequence[Row]], clause_id: ClauseId
) -> tuple[list[str], list[LocalActionId]]:
    """The links to a sentence that are there, and the actions without one."""
    there = [each["id"] for own in links.values() for each in own if each["clause_id"] == clause_id]
    bare = [
        action_id
        for action_id, own in links.items()
        if all(each["clause_id"] != clause_id for each in own)
    ]
    return there, bare


def _to(
    action_ids: Sequence[LocalActionId],
    clause_id: ClauseId,
    part_id: ClausePartId | None,
    *,
    is_primary: bool,
) -> list[dict[str, object]]:
    return [
        {
            "action_id": each,
            "clause_id": clause_id,
            "is_primary": is_primary,
            "clause_part_id": part_id,
        }
        for each in action_ids
    ]
