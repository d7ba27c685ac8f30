"""Units that carry work (单位)."""

from model.entities import Unit, UnitId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.reminders import delete_reminders
from model.step import Step
from model.store.values import clean_line, read_as
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
    for row in ledger.rows("SELECT id FROM department_unit WHERE unit_id = ?", (unit_id,)):
        step.delete("department_unit", row["id"])
    given = "SELECT id FROM reminder WHERE unit_id = ?"
    delete_reminders(step, ledger.column(given, (unit_id,)))
    step.delete("unit", unit_id)


def _new_name(ledger: Ledger, name: str, *, but: UnitId | None = None) -> str:
    name = clean_line(name)
    if not name:
        raise InvalidEntryError("单位名称不能为空，没有存入。请填写单位名称。")
    if ledger.value("SELECT 1 FROM unit WHERE name = ? AND id IS NOT ?", (name, but)):
        raise InvalidEntryError(f"单位“{name}”已经有了，没有重复存入。请换一个名称。")
    return name
