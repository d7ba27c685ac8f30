"""Breaking sentences down into the province's own actions (任务分解): the verbs.

An action is linked to one or more sentences of any list; one of them is its 主要出处.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from model.action_links import AS_BEFORE, NO_SOURCE, PartOf, check_parts
from model.cooperating import set_cooperating_of
from model.due import Due
from model.entities import ClauseId, LocalActionId, UnitId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.local_actions import check_actions
from model.step import Step
from model.store.values import clean_line

_PLAIN_FIELDS = {
    "text",
    "lead_unit_id",
    "post_id",
    "leader_post_id",
    "start_text",
    "start_on",
    "deliverable",
    "quantified_target",
    "outcome",
    "in_report",
    "is_highlight",
    "remark",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAction:
    """An action to be added: the first of its sentences is its 主要出处."""

    clause_ids: Sequence[ClauseId]
    text: str
    due: Due | None = None
    cooperating_unit_ids: Sequence[UnitId] = ()
    parts: PartOf = field(default_factory=dict)
    fields: Mapping[str, object] = field(default_factory=dict)


def add_action(
    step: Step,
    *,
    clause_ids: Sequence[ClauseId],
    text: str,
    due: Due | None = None,
    cooperating_unit_ids: Sequence[UnitId] = (),
    parts: PartOf = AS_BEFORE,
    **fields: object,
) -> LocalActionId:
    """Add an action to sentences, the first of which is its 主要出处; it stands last.

    It serves the whole of a sentence, or the part that `parts` names.
    """
    new = NewAction(
        clause_ids=clause_ids,
        text=text,
        due=due,
        cooperating_unit_ids=cooperating_unit_ids,
        parts=parts,
        fields=fields,
    )
    return add_actions(step, [new])[0]


def add_actions(step: Step, new: Sequence[NewAction]) -> list[LocalActionId]:
    """Add actions behind the others, in this order."""
    positions = step.positions("local_action", len(new))
    rows = [
        {"position": position, **_columns_of(each)}
        for position, each in zip(positions, new, strict=True)
    ]
    made = [LocalActionId(each) for each in _insert_each(step, rows)]
    links = [
        link
        for action_id, each in zip(made, new, strict=True)
        for link in _new_links(step.ledger, action_id, each)
    ]
    step.insert_many("action_clause", links)
    set_cooperating_of(
        step, {key: each.cooperating_unit_ids for key, each in zip(made, new, strict=True)}
    )
    return made


def change_actions(step: Step, action_ids: Sequence[LocalActionId], **fields: object) -> None:
    """Set the same fields of one or several actions; `due` takes a Due or None."""
    columns = _changed_columns(fields)
    if columns:
        step.update_many("local_action", action_ids, **columns)
        check_actions(step.ledger, action_ids)


def change_each(step: Step, fields: Mapping[LocalActionId, Mapping[str, object]]) -> None:
    """Set fields of several actions, each to values of its own."""
    alike: dict[tuple[str, ...], dict[str, dict[str, object]]] = {}
    for action_id, wanted in fields.items():
        if columns := _changed_columns(wanted):
            alike.setdefault(tuple(columns), {})[action_id] = columns
    for rows in alike.values():
        step.update_each("local_action", rows)
    check_actions(step.ledger, list(fields))


def _columns_of(new: NewAction) -> dict[str, object]:
    _require_plain(new.fields)
    return {"text": _required_text(new.text)} | _due_columns(new.due) | dict(new.fields)


def _changed_columns(fields: Mapping[str, object]) -> dict[str, object]:
    plain = {name: value for name, value in fields.items() if name != "due"}
    _require_plain(plain)
    if "text" in plain:
        plain["text"] = _required_text(str(plain["text"]))
    if "due" not in fields:
        return plain
    due = fields["due"]
    assert due is None or isinstance(due, Due)
    return _due_columns(due) | plain


def _insert_each(step: Step, rows: Sequence[dict[str, object]]) -> list[str]:
    """Add actions that may name different columns; their ids in the order of the rows."""
    alike: dict[tuple[str, ...], list[int]] = {}
    for at, row in enumerate(rows):
        alike.setdefault(tuple(sorted(row)), []).append(at)
    made: dict[int, str] = {}
    for places in alike.values():
        ids = step.insert_many("local_action", [rows[at] for at in places])
        made |= zip(places, ids, strict=True)
    return [made[at] for at in range(len(rows))]


def _new_links(
    ledger: Ledger, action_id: LocalActionId, new: NewAction
) -> Iterator[dict[str, object]]:
    check_parts(ledger, new.parts)
    if not new.clause_ids:
        raise InvalidEntryError(NO_SOURCE)
    for clause_id in dict.fromkeys(new.clause_ids):
        yield {
            "action_id": action_id,
            "clause_id": clause_id,
            "is_primary": clause_id == new.clause_ids[0],
            "clause_part_id": new.parts.get(clause_id),
        }


def _due_columns(due: Due | None) -> dict[str, object]:
    if due is None:
        return {"due_text": "", "due_kind": None, "due_on": None}
    return {"due_text": due.text, "due_kind": due.kind, "due_on": due.day}


def _require_plain(fields: Mapping[str, object]) -> None:
    if unknown := set(fields) - _PLAIN_FIELDS:
        raise ValueError(f"not changed this way: {sorted(unknown)}")


def _required_text(text: str) -> str:
    cleaned = clean_line(text)
    if not cleaned:
        raise InvalidEntryError("落实举措不能为空，没有存入。请写明做什么。")
    return cleaned
