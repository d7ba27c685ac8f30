"""Undo, redo and taking back, derived from the step table alone, so that they survive restarts.

An undo is itself a new step that reverts the changes of the one before; a redo reverts that
undo. What can be undone is the last step that is still in force.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import takewhile
from typing import Any

from model.errors import InvalidEntryError
from model.store.connection import Connection, Row

# How many of how many rows are done.
Told = Callable[[int, int], None]
_TOLD_EVERY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """One entry of the history (修改记录): its label, who made it and when."""

    seq: int
    label: str
    kind: str
    who: str
    made_at: datetime
    is_final: bool


def undo_target(connection: Connection, version: int) -> StepRecord | None:
    """The step that 撤销 would revert, or None; it stops at final steps and at a migration."""
    return next(steps_in_force(connection, version), None)


def redo_target(connection: Connection, version: int) -> StepRecord | None:
    """The undo that 重做 would revert, or None once something new was done."""
    redone = 0
    for row in _newest_first(connection):
        if row["schema_version"] != version:
            return None
        match row["kind"]:
            case "redo":
                redone += 1
            case "undo" if redone:
                redone -= 1
            case "undo":
                return as_record(row)
            case _:
                return None
    return None


def steps_in_force(connection: Connection, version: int) -> Iterator[StepRecord]:
    """Steps that can still be reverted, newest first; each undo hides the one before it."""
    undone = 0
    for row in _newest_first(connection):
        if row["is_final"] or row["schema_version"] != version:
            return
        if row["kind"] == "undo":
            undone += 1
        elif undone:
            undone -= 1
        else:
            yield as_record(row)


def revert(connection: Connection, step_seq: int, told: Told | None = None) -> None:
    """Write the rows of a step back as they were; the triggers log this as any other change.

    `told` hears how far it has come, and may raise to give it up.
    """
    changes = connection.execute(
        "SELECT table_name, row_id, kind, before FROM change WHERE step_seq = ? ORDER BY seq DESC",
        (step_seq,),
    ).fetchall()
    for number, change in enumerate(changes):
        _revert_change(connection, change)
        if told is not None and number % _TOLD_EVERY == _TOLD_EVERY - 1:
            told(number, len(changes))


def take_back(connection: Connection, step_seq: int) -> None:
    """Revert an older step; refused where what was added since has taken its place."""
    try:
        revert(connection, step_seq)
    except sqlite3.IntegrityError as error:
        raise InvalidEntryError(
            "撤回后会与现有内容重复或冲突（如单位重名、同一举措重复对应同一句原文），没有撤回。"
            "请先改动现有内容，再撤回这一步。"
        ) from error


def in_the_way(connection: Connection, step_seq: int, version: int) -> tuple[StepRecord, ...]:
    """Later steps in force that touched the rows of a step, or rows hanging on them."""
    own = _changes(connection, step_seq)
    touched = {_place(row) for row in own}
    needed = {parent for row in own for parent in _parents(connection, row)}
    later = takewhile(lambda step: step.seq > step_seq, steps_in_force(connection, version))
    return tuple(
        step
        for step in later
        if any(
            _hangs_on(connection, row, touched)
            or (row["kind"] == "delete" and _place(row) in needed)
            for row in _changes(connection, step.seq)
        )
    )


def as_record(row: Row) -> StepRecord:
    """A row of the step table as a value."""
    return StepRecord(
        seq=row["seq"],
        label=row["label"],
        kind=row["kind"],
        who=row["who"],
        made_at=datetime.fromisoformat(row["made_at"]),
        is_final=bool(row["is_final"]),
    )


def _newest_first(connection: Connection) -> Iterator[Row]:
    # Read in pages: an unfinished cursor would hold a lock on the file.
    last = None
    while True:
        page = connection.execute(
            "SELECT * FROM step WHERE ?1 IS NULL OR seq < ?1 ORDER BY seq DESC LIMIT 64", (last,)
        ).fetchall()
        yield from page
        if not page:
            return
        last = page[-1]["seq"]


def _changes(connection: Connection, step_seq: int) -> list[Row]:
    return connection.execute(
        "SELECT table_name, row_id, kind, before FROM change WHERE step_seq = ?", (step_seq,)
    ).fetchall()


def _revert_change(connection: Connection, change: Row) -> None:
    table, row_id = change["table_name"], change["row_id"]
    if change["kind"] == "insert":
        connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        return
    before: dict[str, Any] = json.loads(change["before"])
    if change["kind"] == "delete":
        marks = ", ".join("?" * len(before))
        connection.execute(
            f"INSERT INTO {table} ({', '.join(before)}) VALUES ({marks})", tuple(before.values())
        )
    else:
        settings = ", ".join(f"{name} = ?" for name in before)
        connection.execute(
            f"UPDATE {table} SET {settings} WHERE id = ?", (*before.values(), row_id)
        )


def _hangs_on(connection: Connection, change: Row, touched: set[tuple[str, str]]) -> bool:
    pending = [_place(change), *_parents(connection, change)]
    seen: set[tuple[str, str]] = set()
    while pending:
        place = pending.pop()
        if place in touched:
            return True
        if place not in seen:
            seen.add(place)
            pending += _current_parents(connection, *place)
    return False


def _place(change: Row) -> tuple[str, str]:
    return (change["table_name"], change["row_id"])


def _parents(connection: Connection, change: Row) -> list[tuple[str, str]]:
    """Rows that the changed row pointed to: before the change, and as it stands now."""
    parents = _current_parents(connection, *_place(change))
    if change["before"] is not None:
        before = json.loads(change["before"])
        parents += _pointed_to(connection, change["table_name"], before)
    return parents


def _current_parents(connection: Connection, table: str, row_id: str) -> list[tuple[str, str]]:
    row = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,)).fetchone()
    return [] if row is None else _pointed_to(connection, table, dict(row))


def _pointed_to(
    connection: Connection, table: str, values: dict[str, Any]
) -> list[tuple[str, str]]:
    keys = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    return [
        (key["table"], values[key["from"]])
        for key in keys
        if not key["table"].startswith("word_") and values.get(key["from"]) is not None
    ]
