"""Actions moved to other sentences, and put in order under theirs (移动、排序)."""

from collections.abc import Sequence

from model.breakdown import linked_clauses, linked_parts, set_clauses
from model.entities import ClauseId, ClausePartId, LocalActionId
from model.ledger import Ledger
from model.step import Step


def move_to_clause(
    step: Step,
    action_ids: Sequence[LocalActionId],
    clause_id: ClauseId,
    *,
    part_id: ClausePartId | None = None,
) -> None:
    """Make a sentence, or a part of it, the 主要出处 in place of the one before."""
    for action_id in action_ids:
        before = linked_clauses(step.ledger, action_id)
        if before[0] != clause_id:
            others = [each for each in before[1:] if each != clause_id]
            set_clauses(step, action_id, [clause_id, *others])
        _set_part(step, action_id, clause_id, part_id)


def add_source(
    step: Step,
    action_ids: Sequence[LocalActionId],
    clause_id: ClauseId,
    *,
    part_id: ClausePartId | None = None,
) -> None:
    """Let actions serve one sentence more, or a part of it; their 主要出处 stays."""
    for action_id in action_ids:
        before = linked_clauses(step.ledger, action_id)
        if clause_id not in before:
            set_clauses(step, action_id, [*before, clause_id])
            _set_part(step, action_id, clause_id, part_id)


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
    for action_id in action_ids:
        if action_id not in there:
            served = linked_parts(step.ledger, action_id).get(clause_id)
            move_to_clause(step, [action_id], clause_id, part_id=served)
    moved = set(action_ids)
    rest = [each for each in there if each not in moved]
    below = there[there.index(before) :] if before in there else []
    next_one = next((each for each in below if each not in moved), None)
    at = len(rest) if next_one is None else rest.index(next_one)
    _number(step, [*rest[:at], *action_ids, *rest[at:]])


def shift(step: Step, action_ids: Sequence[LocalActionId], *, up: bool) -> None:
    """Move actions one place up or down among those of their sentence."""
    chosen = set(action_ids)
    sources = {linked_clauses(step.ledger, each)[0] for each in action_ids}
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


def _in_order(ledger: Ledger, clause_id: ClauseId) -> list[LocalActionId]:
    return ledger.column(
        "SELECT a.id FROM action_clause AS link JOIN local_action AS a ON a.id = link.action_id "
        "WHERE link.clause_id = ? AND link.is_primary = 1 ORDER BY a.position, a.id",
        (clause_id,),
    )


def _number(step: Step, order: Sequence[LocalActionId]) -> None:
    """Deal the positions that they have out anew; equal ones are pulled apart."""
    places = {
        each: step.ledger.value("SELECT position FROM local_action WHERE id = ?", (each,))
        for each in order
    }
    free: list[int] = []
    for place in sorted(places.values()):
        free.append(max(place, free[-1] + 1) if free else place)
    for action_id, place in zip(order, free, strict=True):
        if places[action_id] != place:
            step.update("local_action", action_id, position=place)


def _set_part(
    step: Step, action_id: LocalActionId, clause_id: ClauseId, part_id: ClausePartId | None
) -> None:
    link = step.ledger.value(
        "SELECT id FROM action_clause WHERE action_id = ? AND clause_id = ?",
        (action_id, clause_id),
    )
    step.update("action_clause", link, clause_part_id=part_id)
