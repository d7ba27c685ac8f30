"""Who co-operates in an action (配合单位); never its lead."""

import json
from collections.abc import Mapping, Sequence

from model.entities import LocalActionId, UnitId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.local_actions import check_actions
from model.step import Step

_THESE = "(SELECT value FROM json_each(?))"


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
    known = set(step.ledger.column("SELECT id FROM unit")) if new else set()
    if any(each["unit_id"] not in known for each in new):
        raise InvalidEntryError("所选的配合单位中有已删除的，没有改动。请重新选择配合单位。")
    step.delete_many("action_cooperating_unit", gone)
    step.insert_many("action_cooperating_unit", new)
    check_actions(step.ledger, list(wanted))


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


def led_by(
    ledger: Ledger, action_ids: Sequence[LocalActionId], unit_ids: Sequence[UnitId]
) -> list[LocalActionId]:
    """Those of the actions that one of these units leads: there it cannot co-operate."""
    sql = (
        f"SELECT id FROM local_action WHERE id IN {_THESE} AND lead_unit_id IN {_THESE} ORDER BY id"
    )
    return ledger.column(sql, (json.dumps(list(action_ids)), json.dumps(list(unit_ids))))


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
