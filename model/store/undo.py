"""Undo, redo and taking back, derived from the step table alone, so that they survive restarts.

An undo is itself a new step that reverts the changes of the one before; a redo reverts that
undo. What can be undone is the last step that is still in force.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, takewhile
from operator import itemgetter
from typing import Any

from model.errors import InvalidEntryError
from model.store.connection import Connection, Row

Place = tuple[str, str]  # table, row
# How many of how many rows are done.
Told = Callable[[int, int], None]
_TOLD_EVERY = 200  # rows
_LOOKED_AT = 500  # changes


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


def in_the_way(
    connection: Connection, step_seq: int, version: int, told: Told | None = None
) -> tuple[StepRecord, ...]:
    """Later steps in force that touched the rows of a step, or rows hanging on them.

    `told` hears how many of their changes were looked at, and may raise to give it up.
    """
    later = list(takewhile(lambda step: step.seq > step_seq, steps_in_force(connection, version)))
    if not later:
        return ()
    links, later_seqs = _links(connection), [step.seq for step in later]
    own_tables = _tables_of(connection, step_seq)
    changes = _changes(connection, later_seqs, _hanging_tables(own_tables, links))
    hanging = _hanging(connection, step_seq, changes, links, told)
    seqs = {row["step_seq"] for row in changes if _was_on(row, hanging, links)}
    above = {parent for table in own_tables for _, parent in links.get(table, ())}
    removed = [r for r in _changes(connection, later_seqs, above) if r["kind"] == "delete"]
    if removed:
        needed = _needed(connection, step_seq, links)
        seqs |= {row["step_seq"] for row in removed if _place(row) in needed}
    return tuple(step for step in later if step.seq in seqs)


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


def _changes(
    connection: Connection, step_seqs: Iterable[int], tables: Iterable[str] | None = None
) -> list[Row]:
    """What steps changed, in all tables or in some."""
    only = "" if tables is None else "AND table_name IN (SELECT value FROM json_each(?2))"
    return connection.execute(
        "SELECT step_seq, table_name, row_id, kind, before FROM change "
        f"WHERE step_seq IN (SELECT value FROM json_each(?1)) {only}",
        (json.dumps(list(step_seqs)), *([] if tables is None else [json.dumps(list(tables))])),
    ).fetchall()


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


def _tables_of(connection: Connection, step_seq: int) -> set[str]:
    found = connection.execute(
        "SELECT DISTINCT table_name FROM change WHERE step_seq = ?", (step_seq,)
    )
    return {name for (name,) in found}


_Links = dict[str, list[tuple[str, str]]]  # table → its columns that point to other tables


def _links(connection: Connection) -> _Links:
    found: _Links = defaultdict(list)
    for row in connection.execute(
        'SELECT child.name AS name, key."from" AS column, key."table" AS parent '
        "FROM main.sqlite_schema AS child, pragma_foreign_key_list(child.name) AS key "
        "WHERE child.type = 'table' AND key.\"table\" NOT LIKE 'word\\_%' ESCAPE '\\'"
    ):
        found[row["name"]].append((row["column"], row["parent"]))
    return found


def _hanging_tables(tables: set[str], links: _Links) -> set[str]:
    """These tables and all whose rows can hang on theirs, however far."""
    found = set(tables)
    while more := {
        t for t, keys in links.items() if t not in found and found & {p for _, p in keys}
    }:
        found |= more
    return found


def _hanging(
    connection: Connection,
    step_seq: int,
    changes: Sequence[Row],
    links: _Links,
    told: Told | None,
) -> set[Place]:
    """Of what later changes touched and what stands above it: a step's rows, and all on them."""
    parents: dict[Place, list[Place]] = {}
    for at in range(0, len(changes), _LOOKED_AT):
        some = changes[at : at + _LOOKED_AT]
        wanted = {place for row in some for place in (_place(row), *_before_parents(row, links))}
        while wanted := wanted - parents.keys():
            known = _current_parents(connection, wanted, links)
            parents |= known
            wanted = {place for above in known.values() for place in above}
        if told is not None:
            told(at, len(changes))
    children: dict[Place, list[Place]] = defaultdict(list)
    for place, above in parents.items():
        for each in above:
            children[each].append(place)
    found = _touched(connection, step_seq, parents)
    pending = list(found)
    while pending:
        below = [place for place in children.get(pending.pop(), ()) if place not in found]
        found.update(below)
        pending += below
    return found


def _touched(connection: Connection, step_seq: int, places: Iterable[Place]) -> set[Place]:
    """Those of these rows that a step changed."""
    found = set()
    for table, ids in _by_table(places).items():
        rows = connection.execute(
            "SELECT DISTINCT row_id FROM change WHERE table_name = ? AND +step_seq = ? "
            "AND row_id IN (SELECT value FROM json_each(?))",
            (table, step_seq, json.dumps(ids)),
        )
        found |= {(table, row_id) for (row_id,) in rows}
    return found


def _needed(connection: Connection, step_seq: int, links: _Links) -> set[Place]:
    """Rows that those of a step pointed to: before it, and as things stand now."""
    own = _changes(connection, [step_seq])
    now = _current_parents(connection, {_place(row) for row in own}, links)
    found = {place for above in now.values() for place in above}
    return found | {place for row in own for place in _before_parents(row, links)}


def _was_on(change: Row, hanging: set[Place], links: _Links) -> bool:
    return _place(change) in hanging or any(p in hanging for p in _before_parents(change, links))


def _place(change: Row) -> Place:
    return (change["table_name"], change["row_id"])


def _before_parents(change: Row, links: _Links) -> list[Place]:
    before = change["before"]
    keys = links.get(change["table_name"], ())
    # Most changes are of other columns: those need not be taken apart.
    if before is None or not any(f'"{column}"' in before for column, _ in keys):
        return []
    return _pointed_to(keys, json.loads(before))


def _current_parents(
    connection: Connection, places: Iterable[Place], links: _Links
) -> dict[Place, list[Place]]:
    """What rows point to as they stand; rows that are gone point to nothing."""
    found: dict[Place, list[Place]] = {place: [] for place in places}
    by_table = _by_table(found)
    for table, ids in by_table.items():
        if keys := links.get(table):
            columns = ", ".join(["id", *(column for column, _ in keys)])
            for row in connection.execute(
                f"SELECT {columns} FROM {table} WHERE id IN (SELECT value FROM json_each(?))",
                (json.dumps(ids),),
            ):
                found[table, row["id"]] = _pointed_to(keys, dict(row))
    return found


def _by_table(places: Iterable[Place]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for table, row_id in places:
        found[table].append(row_id)
    return found


def _pointed_to(keys: Iterable[tuple[str, str]], values: dict[str, Any]) -> list[Place]:
    return [(p, values[column]) for column, p in keys if values.get(column) is not None]
