"""What stands in the way of taking an older step back: later changes of its rows.

To them belong the rows that hang on its rows, and those to which its rows point.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile
from typing import Any

from model.store.connection import Connection, Row
from model.store.links import Links, read_links
from model.store.undo import StepRecord, Told, steps_in_force

Place = tuple[str, str]  # table, row
_LOOKED_AT = 500  # changes


def in_the_way(
    connection: Connection, step_seq: int, version: int, told: Told | None = None
) -> tuple[StepRecord, ...]:
    """Later steps in force that touched the rows of a step, or rows hanging on them.

    `told` hears how many of their changes were looked at, and may raise to give it up.
    """
    later = list(takewhile(lambda step: step.seq > step_seq, steps_in_force(connection, version)))
    if not later:
        return ()
    links, later_seqs = read_links(connection.execute), [step.seq for step in later]
    own_tables = _tables_of(connection, step_seq)
    changes = _changes(connection, later_seqs, _hanging_tables(own_tables, links))
    hanging = _hanging(connection, step_seq, changes, links, told)
    seqs = {row["step_seq"] for row in changes if _was_on(row, hanging, links)}
    above = {parent for table in own_tables for parent in links.get(table, {}).values()}
    removed = [r for r in _changes(connection, later_seqs, above) if r["kind"] == "delete"]
    if removed:
        needed = _needed(connection, step_seq, links)
        seqs |= {row["step_seq"] for row in removed if _place(row) in needed}
    return tuple(step for step in later if step.seq in seqs)


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


def _tables_of(connection: Connection, step_seq: int) -> set[str]:
    found = connection.execute(
        "SELECT DISTINCT table_name FROM change WHERE step_seq = ?", (step_seq,)
    )
    return {name for (name,) in found}


def _hanging_tables(tables: set[str], links: Links) -> set[str]:
    """These tables and all whose rows can hang on theirs, however far."""
    found = set(tables)
    while more := {t for t, keys in links.items() if t not in found and found & set(keys.values())}:
        found |= more
    return found


def _hanging(
    connection: Connection,
    step_seq: int,
    changes: Sequence[Row],
    links: Links,
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


def _needed(connection: Connection, step_seq: int, links: Links) -> set[Place]:
    """Rows that those of a step pointed to: before it, and as things stand now."""
    own = _changes(connection, [step_seq])
    now = _current_parents(connection, {_place(row) for row in own}, links)
    found = {place for above in now.values() for place in above}
    return found | {place for row in own for place in _before_parents(row, links)}


def _was_on(change: Row, hanging: set[Place], links: Links) -> bool:
    return _place(change) in hanging or any(p in hanging for p in _before_parents(change, links))


def _place(change: Row) -> Place:
    return (change["table_name"], change["row_id"])


def _before_parents(change: Row, links: Links) -> list[Place]:
    before = change["before"]
    keys = links.get(change["table_name"], {})
    # Most changes are of other columns: those need not be taken apart.
    if before is None or not any(f'"{column}"' in before for column in keys):
        return []
    return _pointed_to(keys, json.loads(before))


def _current_parents(
    connection: Connection, places: Iterable[Place], links: Links
) -> dict[Place, list[Place]]:
    """What rows point to as they stand; rows that are gone point to nothing."""
    found: dict[Place, list[Place]] = {place: [] for place in places}
    by_table = _by_table(found)
    for table, ids in by_table.items():
        if keys := links.get(table):
            columns = ", ".join(["id", *keys])
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


def _pointed_to(keys: Mapping[str, str], values: dict[str, Any]) -> list[Place]:
    return [(p, values[column]) for column, p in keys.items() if values.get(column) is not None]
