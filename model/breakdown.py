"""Breaking sentences down into the province's own actions (任务分解): the verbs.

An action is linked to one or more sentences of any list; one of them is its 主要出处.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from model.due import Due
from model.entities import ClauseId, ClausePartId, LocalAction, LocalActionId, UnitId
from model.errors import InvalidEntryError, quoted
from model.ledger import Ledger
from model.reminders import drop_idle_reminders
from model.step import Step
from model.store.values import clean_line, read_as
from model.words import DueKind, Lamp, Progress

# Which part of a sentence is served; None is the whole of it.
PartOf = Mapping[ClauseId, ClausePartId | None]
OUTCOME_LIMIT = 80
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
    "remark",
}
_AS_BEFORE: PartOf = MappingProxyType({})
_OWN_TABLES = (
    "action_evidence",
    "action_clause",
    "action_cooperating_unit",
    "stage",
    "progress_note",
    "adjustment",
    "reminder_action",
)
_NO_SOURCE = "落实举措至少要对应一句原文，没有改动。请先选择任务事项。"
_THESE = "(SELECT value FROM json_each(?))"
# One walk over many actions; what is wrong with the one that is found is then said of it alone.
_CONTRADICTIONS = f"""
    SELECT a.id FROM local_action AS a WHERE a.id IN {_THESE} AND (
        a.due_on < a.start_on OR length(a.outcome) > {OUTCOME_LIMIT}
        OR (a.due_kind = '{DueKind.LONG_TERM}' AND a.progress = '{Progress.CONFIRMED}')
        OR EXISTS (
            SELECT 1 FROM action_cooperating_unit AS link
            WHERE link.action_id = a.id AND link.unit_id = a.lead_unit_id
        )
    ) LIMIT 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAction:
    """An action to be added: the first of its sentences is its 主要出处."""

    clause_ids: Sequence[ClauseId]
    text: str
    due: Due | None = None
    cooperating_unit_ids: Sequence[UnitId] = ()
    parts: PartOf = field(default_factory=dict)
    fields: Mapping[str, object] = field(default_factory=dict)


def read_local_action(ledger: Ledger, action_id: LocalActionId) -> LocalAction:
    """One action as it stands; raises InvalidEntryError when it is gone."""
    return read_local_actions(ledger, [action_id])[0]


def read_local_actions(
    ledger: Ledger, action_ids: Sequence[LocalActionId]
) -> tuple[LocalAction, ...]:
    """Actions as they stand, in this order; raises InvalidEntryError when one is gone."""
    rows = ledger.rows(
        f"SELECT * FROM local_action WHERE id IN {_THESE}", (json.dumps(list(action_ids)),)
    )
    found = {row["id"]: read_as(LocalAction, row) for row in rows}
    if not found.keys() >= set(action_ids):
        raise InvalidEntryError("这项举措已被删除，没有改动。需要时请用“撤销”找回。")
    return tuple(found[each] for each in action_ids)


def add_action(
    step: Step,
    *,
    clause_ids: Sequence[ClauseId],
    text: str,
    due: Due | None = None,
    cooperating_unit_ids: Sequence[UnitId] = (),
    parts: PartOf = _AS_BEFORE,
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
        _check(step.ledger, action_ids)


def change_each(step: Step, fields: Mapping[LocalActionId, Mapping[str, object]]) -> None:
    """Set fields of several actions, each to values of its own."""
    alike: dict[tuple[str, ...], dict[str, dict[str, object]]] = {}
    for action_id, wanted in fields.items():
        if columns := _changed_columns(wanted):
            alike.setdefault(tuple(columns), {})[action_id] = columns
    for rows in alike.values():
        step.update_each("local_action", rows)
    _check(step.ledger, list(fields))


def set_clauses(
    step: Step,
    action_id: LocalActionId,
    clause_ids: Sequence[ClauseId],
    *,
    parts: PartOf = _AS_BEFORE,
) -> None:
    """Link an action to exactly these sentences; the first is its 主要出处 from now on.

    `parts` says which part of a sentence it serves; what it does not name stays as it was.
    """
    _check_parts(step.ledger, parts)
    if not clause_ids:
        raise InvalidEntryError(_NO_SOURCE)
    wanted = list(dict.fromkeys(clause_ids))
    links = {
        row["clause_id"]: row
        for row in step.ledger.rows("SELECT * FROM action_clause WHERE action_id = ?", (action_id,))
    }
    for clause_id, link in links.items():
        if clause_id not in wanted:
            step.delete("action_clause", link["id"])
        elif clause_id != wanted[0]:
            # The old source gives way first: an action never has two.
            step.update("action_clause", link["id"], is_primary=False)
    for clause_id in wanted:
        primary = clause_id == wanted[0]
        part = {"clause_part_id": parts[clause_id]} if clause_id in parts else {}
        if clause_id in links:
            step.update("action_clause", links[clause_id]["id"], is_primary=primary, **part)
        else:
            step.insert(
                "action_clause",
                action_id=action_id,
                clause_id=clause_id,
                is_primary=primary,
                **part,
            )


def serve_parts(step: Step, action_id: LocalActionId, parts: PartOf) -> None:
    """Let an action serve other parts of its sentences, or the whole of them."""
    linked = linked_clauses(step.ledger, action_id)
    set_clauses(step, action_id, linked, parts={k: v for k, v in parts.items() if k in linked})


def add_clauses(step: Step, action_id: LocalActionId, clause_ids: Sequence[ClauseId]) -> None:
    """Let an action serve further sentences, of any list; its 主要出处 stays."""
    set_clauses(step, action_id, [*linked_clauses(step.ledger, action_id), *clause_ids])


def remove_clause(step: Step, action_id: LocalActionId, clause_id: ClauseId) -> None:
    """Let an action no longer serve a sentence; after the 主要出处 the next one takes its place."""
    linked = linked_clauses(step.ledger, action_id)
    set_clauses(step, action_id, [each for each in linked if each != clause_id])


def set_cooperating_units(step: Step, action_id: LocalActionId, unit_ids: Sequence[UnitId]) -> None:
    """Let exactly these units co-operate (配合单位), in this order."""
    set_cooperating_of(step, {action_id: unit_ids})


def set_cooperating_of(step: Step, wanted: Mapping[LocalActionId, Sequence[UnitId]]) -> None:
    """Let exactly these units co-operate in each of these actions; what stays is not touched."""
    before = _cooperating_links(step.ledger, list(wanted))
    gone, new = [], []
    for action_id, unit_ids in wanted.items():
        units = list(dict.fromkeys(unit_ids))
        links = before[action_id]
        gone += [link for unit_id, (link, _) in links.items() if unit_id not in units]
        for position, unit_id in enumerate(units):
            link, stood = links.get(unit_id, ("", position))
            if not link:
                new.append({"action_id": action_id, "unit_id": unit_id, "position": position})
            elif stood != position:
                step.update("action_cooperating_unit", link, position=position)
    step.delete_many("action_cooperating_unit", gone)
    step.insert_many("action_cooperating_unit", new)
    _check(step.ledger, list(wanted))


def change_cooperating(
    step: Step,
    action_ids: Sequence[LocalActionId],
    *,
    add: Sequence[UnitId] = (),
    remove: Sequence[UnitId] = (),
    replace: Sequence[UnitId] | None = None,
) -> None:
    """Let units join or leave many actions, or replace those there; no lead joins."""
    before = _cooperating_links(step.ledger, action_ids)
    wanted = json.dumps(list(action_ids))
    leads = step.ledger.rows(
        f"SELECT id, lead_unit_id FROM local_action WHERE id IN {_THESE}", (wanted,)
    )
    after = {}
    for action_id, lead in leads:
        units = [*(before[action_id] if replace is None else replace), *add]
        after[action_id] = [each for each in units if each not in (*remove, lead)]
    set_cooperating_of(step, after)


def with_partner(
    ledger: Ledger, action_ids: Sequence[LocalActionId], unit_id: UnitId
) -> list[LocalActionId]:
    """Those of the actions in which a unit co-operates (配合单位)."""
    sql = (
        f"SELECT action_id FROM action_cooperating_unit WHERE action_id IN {_THESE} AND unit_id = ?"
    )
    return ledger.column(sql, (json.dumps(list(action_ids)), unit_id))


def delete_actions(step: Step, action_ids: Sequence[LocalActionId]) -> None:
    """Delete actions with all that hangs on them; the bytes of evidence stay, for 撤销."""
    wanted = (json.dumps(list(action_ids)),)
    evidence = step.ledger.column(
        f"SELECT DISTINCT evidence_id FROM action_evidence WHERE action_id IN {_THESE}", wanted
    )
    reminders = step.ledger.column(
        f"SELECT DISTINCT reminder_id FROM reminder_action WHERE action_id IN {_THESE}", wanted
    )
    for table in _OWN_TABLES:
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


def set_hand_lamp(
    step: Step, action_ids: Sequence[LocalActionId], lamp: Lamp | None, reason: str = ""
) -> None:
    """Set a lamp by hand (手工亮灯) with its reason; None lets it be computed again.

    It ends at the next progress note. 办结 is not a lamp that can be set: it is confirmed.
    """
    if lamp is Lamp.DONE:
        raise InvalidEntryError("办结须经核实确认，不能手工亮灯，没有改动。请使用“确认办结”。")
    reason = clean_line(reason)
    if lamp is not None and not reason:
        raise InvalidEntryError("手工亮灯须写明理由，没有改动。请填写理由后再存。")
    step.update_many(
        "local_action", action_ids, hand_lamp=lamp, hand_lamp_reason=reason if lamp else ""
    )


def linked_clauses(ledger: Ledger, action_id: LocalActionId) -> list[ClauseId]:
    """The sentences an action serves, its 主要出处 first, the others in the order of the paper."""
    rows = ledger.rows(
        "SELECT clause_id FROM action_clause "
        "JOIN clause ON clause.id = clause_id "
        "JOIN task_item ON task_item.id = clause.task_item_id "
        "JOIN chapter ON chapter.id = task_item.chapter_id "
        "JOIN task_list ON task_list.id = chapter.task_list_id "
        "WHERE action_id = ? "
        "ORDER BY is_primary DESC, task_list.position, clause.position, clause.id",
        (action_id,),
    )
    return [row["clause_id"] for row in rows]


def linked_parts(ledger: Ledger, action_id: LocalActionId) -> dict[ClauseId, ClausePartId]:
    """The parts that an action serves, by sentence; of the other sentences it serves the whole."""
    rows = ledger.rows(
        "SELECT clause_id, clause_part_id FROM action_clause "
        "WHERE action_id = ? AND clause_part_id IS NOT NULL",
        (action_id,),
    )
    return {row["clause_id"]: row["clause_part_id"] for row in rows}


def _check_parts(ledger: Ledger, parts: PartOf) -> None:
    for clause_id, part_id in parts.items():
        found = "SELECT clause_id FROM clause_part WHERE id = ?"
        if part_id is not None and ledger.value(found, (part_id,)) != clause_id:
            raise InvalidEntryError("这句原文的拆分已经改变，没有存入。请重新选择要落实的部分。")


def _cooperating_links(
    ledger: Ledger, action_ids: Sequence[LocalActionId]
) -> dict[LocalActionId, dict[UnitId, tuple[str, int]]]:
    """Unit → (link, position) of each action, in order."""
    found: dict[LocalActionId, dict[UnitId, tuple[str, int]]] = {each: {} for each in action_ids}
    rows = ledger.rows(
        f"SELECT * FROM action_cooperating_unit WHERE action_id IN {_THESE} "
        "ORDER BY action_id, position, id",
        (json.dumps(list(action_ids)),),
    )
    for row in rows:
        found[row["action_id"]][row["unit_id"]] = (row["id"], row["position"])
    return found


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
    _check_parts(ledger, new.parts)
    if not new.clause_ids:
        raise InvalidEntryError(_NO_SOURCE)
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


def _check(ledger: Ledger, action_ids: Sequence[LocalActionId]) -> None:
    found = ledger.column(_CONTRADICTIONS, (json.dumps(list(action_ids)),))
    if found:
        action = read_local_action(ledger, found[0])
        which = f"{quoted(action.text)}：" if len(action_ids) > 1 else ""
        raise InvalidEntryError(which + _contradiction(action))


def _contradiction(action: LocalAction) -> str:
    if action.start_on and action.due_on and action.due_on < action.start_on:
        return (
            f"完成时限（{action.due_on}）早于启动时间（{action.start_on}），没有存入。请核对日期。"
        )
    if len(action.outcome) > OUTCOME_LIMIT:
        return (
            f"成效摘要有{len(action.outcome)}字，超过{OUTCOME_LIMIT}字，没有存入。请压缩成一句话。"
        )
    if action.due_kind is DueKind.LONG_TERM and action.progress is Progress.CONFIRMED:
        return "已办结的举措不能改为长期，没有存入。请先撤回办结确认。"
    return "同一单位不能既牵头又配合，没有存入。请从配合单位中去掉牵头单位。"
