"""Units that carry work (单位)."""

import json
from collections.abc import Sequence

from model.entities import Unit, UnitId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.order import moved, put_in_order
from model.reminders import delete_reminders
from model.step import Step
from model.store.values import read_as
from model.tidy_names import unit_name
from model.words import UnitKind


def read_units(ledger: Ledger) -> tuple[Unit, ...]:
    """All units in the order of the office."""
    return tuple(
        read_as(Unit, row) for row in ledger.rows("SELECT * FROM unit ORDER BY position, id")
    )


def add_unit(step: Step, *, name: str, kind: UnitKind) -> UnitId:
    """Add a unit at the end; its name must be new."""
    position = step.ledger.value("SELECT coalesce(max(position), 0) + 1 FROM unit")
    checked = _new_name(step.ledger, name)
    return UnitId(step.insert("unit", name=checked, kind=kind, position=position))


def change_unit(step: Step, unit_id: UnitId, **fields: object) -> None:
    """Change name, kind, position or is_active of a unit."""
    if "name" in fields:
        fields["name"] = _new_name(step.ledger, str(fields["name"]), but=unit_id)
    step.update("unit", unit_id, **fields)


def remove_unit(step: Step, unit_id: UnitId) -> None:
    """Remove a unit that no post and no action needs; otherwise it can only be retired.

    The reminders that it was given go with it.
    """
    ledger = step.ledger
    name = ledger.value("SELECT name FROM unit WHERE id = ?", (unit_id,))
    used = ledger.value(
        "SELECT count(DISTINCT id) FROM (SELECT id FROM local_action WHERE lead_unit_id = ?1 "
        "UNION ALL SELECT action_id FROM action_cooperating_unit WHERE unit_id = ?1)",
        (unit_id,),
    )
    if used:
        raise InvalidEntryError(
            f"“{name}”还承担{used}项举措，没有删除。请先改派这些举措，或把单位标为停用。"
        )
    if ledger.value("SELECT 1 FROM post WHERE unit_id = ?", (unit_id,)):
        raise InvalidEntryError(f"“{name}”下还有岗位，没有删除。请先删除或移走这些岗位。")
    if asked := ledger.value("SELECT count(*) FROM indicator WHERE lead_unit_id = ?", (unit_id,)):
        raise InvalidEntryError(
            f"“{name}”还是{asked}个主要指标的责任单位，没有删除。请先改这些指标，或把单位标为停用。"
        )
    for row in ledger.rows("SELECT id FROM department_unit WHERE unit_id = ?", (unit_id,)):
        step.delete("department_unit", row["id"])
    given = "SELECT id FROM reminder WHERE unit_id = ?"
    delete_reminders(step, ledger.column(given, (unit_id,)))
    step.delete("unit", unit_id)


def move_unit(step: Step, unit_id: UnitId, by: int) -> None:
    """Move a unit up (-1) or down (1) in the order of the office."""
    ids = step.ledger.column("SELECT id FROM unit ORDER BY position, id")
    put_in_order(step, "unit", moved(ids, unit_id, by))


def hand_over_unit(
    step: Step, *, from_unit: UnitId, to_unit: UnitId, open_only: bool, with_posts: bool = False
) -> int:
    """Let another unit take over what one leads and joins (移交); gives the number of actions.

    Without `open_only` the departments and main indicators go along that it answers for.
    A unit never both leads and co-operates: where the other one took part already, it stands once,
    and as the lead if one of the two led. `with_posts` lets the posts go along (机构改革).
    """
    if from_unit == to_unit:
        raise InvalidEntryError("接手的是同一个单位，没有移交。请另选一个单位。")
    if not step.ledger.value("SELECT is_active FROM unit WHERE id = ?", (to_unit,)):
        raise InvalidEntryError("接手的单位已停用或删除，没有移交。请选一个在用的单位。")
    ids = step.ledger.column(
        "SELECT id FROM local_action WHERE (lead_unit_id = ?1 OR id IN "
        "(SELECT action_id FROM action_cooperating_unit WHERE unit_id = ?1)) "
        "AND NOT (?2 AND confirmed_on IS NOT NULL)",
        (from_unit, open_only),
    )
    _hand_over_actions(step, ids, from_unit, to_unit)
    if not open_only:
        _hand_over_departments(step, from_unit, to_unit)
        _hand_over_indicators(step, from_unit, to_unit)
    if with_posts:
        posts = step.ledger.column("SELECT id FROM post WHERE unit_id = ?", (from_unit,))
        step.update_many("post", posts, unit_id=to_unit)
    return len(ids)


def _hand_over_actions(step: Step, action_ids: Sequence[str], old: UnitId, new: UnitId) -> None:
    rows = step.ledger.rows(
        "SELECT a.id, lead_unit_id, was.id, has.id FROM local_action AS a "
        "LEFT JOIN action_cooperating_unit AS was ON was.action_id = a.id AND was.unit_id = ?1 "
        "LEFT JOIN action_cooperating_unit AS has ON has.action_id = a.id AND has.unit_id = ?2 "
        "WHERE a.id IN (SELECT value FROM json_each(?3))",
        (old, new, json.dumps(list(action_ids))),
    )
    led = [action_id for action_id, lead, _, _ in rows if lead == old]
    leaving = [has for _, lead, _, has in rows if has and lead == old]
    leaving += [was for _, lead, was, has in rows if was and (has or lead in (old, new))]
    joining = [was for _, lead, was, has in rows if was and not (has or lead in (old, new))]
    step.update_many("local_action", led, lead_unit_id=new)
    step.delete_many("action_cooperating_unit", leaving)
    step.update_many("action_cooperating_unit", joining, unit_id=new)


def _hand_over_departments(step: Step, old: UnitId, new: UnitId) -> None:
    rows = step.ledger.column("SELECT id FROM department_unit WHERE unit_id = ?", (old,))
    step.update_many("department_unit", rows, unit_id=new)


def _hand_over_indicators(step: Step, old: UnitId, new: UnitId) -> None:
    rows = step.ledger.column("SELECT id FROM indicator WHERE lead_unit_id = ?", (old,))
    step.update_many("indicator", rows, lead_unit_id=new)


def _new_name(ledger: Ledger, name: str, *, but: UnitId | None = None) -> str:
    name = unit_name(name)
    if ledger.value("SELECT 1 FROM unit WHERE name = ? AND id IS NOT ?", (name, but)):
        raise InvalidEntryError(f"单位“{name}”已经有了，没有重复存入。请换一个名称。")
    return name
