"""The history of an action with all that hangs on it (修改记录): notes, stages, units, evidence.

An insert is logged by its key alone: its values are told back from how the row stands now, or
stood when it was deleted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from model.entities import LocalActionId
from model.hanging_rows import TOLD_TABLES
from model.ledger import FieldChange, Ledger, StepRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionChange:
    """One change: `before` and `after` are the whole rows (none of it before an insert)."""

    step: StepRecord
    table: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    def changed(self, column: str) -> bool:
        """Did this column change?"""
        return (self.before or {}).get(column) != (self.after or {}).get(column)


def action_history(
    ledger: Ledger, action_id: LocalActionId, *, limit: int = 200
) -> tuple[ActionChange, ...]:
    """Every change of an action and of what hangs on it, newest first."""
    rows = [("local_action", str(action_id))]
    for table in TOLD_TABLES:
        rows += [(table, row_id) for row_id in _ids(ledger, table, action_id)]
    changes = [change for table, row_id in rows for change in _row_history(ledger, table, row_id)]
    order = {table: at for at, table in enumerate(("local_action", *TOLD_TABLES))}
    changes.sort(key=lambda each: (-each.step.seq, order[each.table]))
    return tuple(changes[:limit])


def _ids(ledger: Ledger, table: str, action_id: LocalActionId) -> list[str]:
    """The rows of a table that hang on an action, or did until they were deleted."""
    return ledger.column(
        f"SELECT id FROM {table} WHERE action_id = ?1 UNION "
        "SELECT row_id FROM change WHERE table_name = ?2 AND kind = 'delete' "
        "AND json_extract(before, '$.action_id') = ?1",
        (action_id, table),
    )


def _row_history(ledger: Ledger, table: str, row_id: str) -> Iterator[ActionChange]:
    """Backwards from how the row stands: each change told with the whole row on either side."""
    rows = ledger.rows(f"SELECT * FROM {table} WHERE id = ?", (row_id,))
    after: dict[str, Any] | None = dict(rows[0]) if rows else None
    for change in ledger.field_history(table, row_id):
        before = _before(change, after)
        sides = (before, after)
        if table == "action_evidence":
            sides = (_with_name(ledger, before), _with_name(ledger, after))
        yield ActionChange(step=change.step, table=table, before=sides[0], after=sides[1])
        after = before


def _with_name(ledger: Ledger, row: dict[str, Any] | None) -> dict[str, Any] | None:
    """A link to a file with the name of the file, also of one that is gone."""
    if row is None:
        return None
    name = ledger.value(
        "SELECT coalesce((SELECT name FROM evidence WHERE id = ?1), (SELECT json_extract(before, "
        "'$.name') FROM change WHERE table_name = 'evidence' AND row_id = ?1 AND kind = 'delete'))",
        (row["evidence_id"],),
    )
    return row | {"name": name or ""}


def _before(change: FieldChange, after: dict[str, Any] | None) -> dict[str, Any] | None:
    match change.kind:
        case "insert":
            return None
        case "delete":
            return change.before
        case _:
            return (after or {}) | change.before
