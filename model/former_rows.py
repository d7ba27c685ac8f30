"""Rows as they stood after an earlier step (当时的内容): the change log taken back in mind."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from model.ledger import Ledger

Values = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedChange:
    """One entry of the log with the step that made it; `before` as in the log."""

    row_id: str
    kind: str
    before: Values
    who: str
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsSince:
    """The rows of a table that were touched since: as they stand, as they stood, the changes.

    A row that is gone, or was not yet there, is None. The changes are newest first.
    """

    present: dict[str, Values | None]
    former: dict[str, Values | None]
    changes: tuple[LoggedChange, ...]


def rows_since(ledger: Ledger, table: str, *, since: int, columns: Sequence[str] = ()) -> RowsSince:
    """What happened to a table after step number `since`, as far as it concerns `columns`."""
    changes = _changes(ledger, table, since, columns)
    ids = json.dumps(list({change.row_id for change in changes}))
    found = ledger.rows(
        f"SELECT * FROM {table} WHERE id IN (SELECT value FROM json_each(?))", (ids,)
    )
    there = {row["id"]: dict(row) for row in found}
    present = {change.row_id: there.get(change.row_id) for change in changes}
    return RowsSince(present=present, former=_taken_back(changes, there), changes=changes)


def _taken_back(
    changes: Sequence[LoggedChange], there: dict[str, Values]
) -> dict[str, Values | None]:
    former: dict[str, Values | None] = {}
    for change in changes:
        if change.kind == "insert":
            former[change.row_id] = None
        else:
            # Before an update the row stood somewhere: as a later change left it, or as now.
            later = former.get(change.row_id) or there.get(change.row_id, {})
            former[change.row_id] = later | change.before
    return former


def _changes(
    ledger: Ledger, table: str, since: int, columns: Sequence[str]
) -> tuple[LoggedChange, ...]:
    concerns = "1"
    if columns:
        # Most updates of a year tell of progress: they are left where they are.
        concerns = (
            "(change.kind <> 'update' OR EXISTS (SELECT 1 FROM json_each(change.before) "
            "WHERE key IN (SELECT value FROM json_each(:columns))))"
        )
    rows = ledger.rows(
        "SELECT row_id, change.kind, before, who, made_at FROM change "
        "JOIN step ON step.seq = change.step_seq "
        f"WHERE step_seq > :since AND table_name = :name AND {concerns} ORDER BY change.seq DESC",
        {"since": since, "name": table, "columns": json.dumps(list(columns))},
    )
    return tuple(
        LoggedChange(
            row_id=row["row_id"],
            kind=row["kind"],
            before=json.loads(row["before"] or "{}"),
            who=row["who"],
            made_at=datetime.fromisoformat(row["made_at"]),
        )
        for row in rows
    )
