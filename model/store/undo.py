"""Undo, redo and taking back, derived from the step table alone, so that they survive restarts.

An undo is itself a new step that reverts the changes of the one before; a redo reverts that
undo. What can be undone is the last step that is still in force.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from model.errors import InvalidEntryError
from model.store.connection import Connection, Row

# How many of how many rows are done.
Told = Callable[[int, int], None]
_TOLD_EVERY = 200  # rows


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


def reverted_steps(connection: Connection) -> frozenset[int]:
    """Steps that have no effect any more: undone or taken back, and not done again since."""
    reverted: set[int] = set()
    for seq, target in _reversals(connection):
        if seq not in reverted:
            reverted.add(target)
    return frozenset(reverted)


def bearers(connection: Connection) -> dict[int, int]:
    """Steps that were done again → the 重做 through which they are in force."""
    targets, reverted = dict(_reversals(connection)), reverted_steps(connection)
    rows = connection.execute("SELECT seq FROM step WHERE kind = 'redo'").fetchall()
    redone = {row["seq"] for row in rows}
    found: dict[int, int] = {}
    for redo in redone - reverted:
        step = redo
        while step in redone:  # what an undo took back may have been done again itself
            step = targets[targets[step]]
            found[step] = redo
    return found


def undone_by(connection: Connection, step_seq: int, version: int) -> int | None:
    """How many undos lead back to just after a step; None where 撤销 does not get so far."""
    undone = count = 0
    for row in connection.execute(
        "SELECT kind, is_final OR schema_version <> ? AS stops FROM step WHERE seq > ? "
        "ORDER BY seq DESC",
        (version, step_seq),
    ).fetchall():
        if row["stops"]:
            return None
        if row["kind"] == "undo":
            undone += 1
        elif undone:
            undone -= 1
        else:
            count += 1
    return None if undone else count


def revert(connection: Connection, step_seq: int, told: Told | None = None) -> None:
    """Write the rows of a step back as they were; the triggers log this as any other change.

    `told` hears how far it has come, and may raise to give it up.
    """
    first, last, count = connection.execute(
        "SELECT min(seq), max(seq), count(*) FROM change WHERE step_seq = ?", (step_seq,)
    ).fetchone()
    done = 0
    while done < count:
        # The changes of a step stand together; the index by step is in no order of time.
        page = connection.execute(
            "SELECT table_name, row_id, kind, before FROM change "
            "WHERE seq BETWEEN ? AND ? AND +step_seq = ? ORDER BY seq DESC",
            (last - _TOLD_EVERY + 1, last, step_seq),
        ).fetchall()
        _revert_changes(connection, page)
        last, done = last - _TOLD_EVERY, done + len(page)
        if told is not None and last >= first:
            told(done, count)


def take_back(connection: Connection, step_seq: int, told: Told | None = None) -> None:
    """Revert an older step; refused where what was added since has taken its place."""
    try:
        revert(connection, step_seq, told)
    except sqlite3.IntegrityError as error:
        raise InvalidEntryError(
            "撤回后会与现有内容重复或冲突（如单位重名、同一举措重复对应同一句原文），没有撤回。"
            "请先改动现有内容，再撤回这一步。"
        ) from error


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


def _reversals(connection: Connection) -> list[tuple[int, int]]:
    """Each undo, redo and taking back with the step that it reverted, newest first."""
    rows = connection.execute(
        "SELECT seq, target_seq FROM step WHERE target_seq IS NOT NULL ORDER BY seq DESC"
    )
    return [(row["seq"], row["target_seq"]) for row in rows]


def _revert_changes(connection: Connection, changes: Iterable[Row]) -> None:
    """Changes in this order; those of one kind that stand together go in one go."""
    for (table, kind, names), group in groupby(map(_reversal, changes), key=itemgetter(0)):
        if kind == "insert":
            sql = f"DELETE FROM {table} WHERE id = ?"
        elif kind == "delete":
            marks = ", ".join("?" * len(names))
            sql = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"
        else:
            sql = f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?"
        connection.executemany(sql, [values for _, values in group])


def _reversal(change: Row) -> tuple[tuple[str, str, tuple[str, ...]], tuple[Any, ...]]:
    """(table, kind, columns) of a change, and the values that bring back what was before."""
    table, row_id, kind, before = change
    values: dict[str, Any] = json.loads(before) if before is not None else {}
    which = () if kind == "delete" else (row_id,)
    return (table, kind, tuple(values)), (*values.values(), *which)
