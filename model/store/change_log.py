"""The change log: TEMP triggers, made from the schema at each open, write every change down.

They are never stored in the file: stored ones keep old column names after a rename. A write
outside a step finds no open step, and the NOT NULL of change.step_seq refuses it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, Self

from model.store.connection import Connection

BYTES: Final = ("evidence_bytes", "evidence_piece")
_UNLOGGED: Final = ("step", "change", *BYTES)
_ALL_OF_TABLE_AT = 1000
_COLUMNS = (
    "SELECT tables.name, columns.name FROM main.sqlite_schema AS tables "
    "JOIN pragma_table_info(tables.name) AS columns WHERE tables.type = 'table' "
    "ORDER BY tables.name, columns.cid"
)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a step changed: table → ids of rows, or None for “all of this table”."""

    label: str
    rows: MappingProxyType[str, frozenset[str] | None]

    @classmethod
    def none(cls, label: str) -> Self:
        """Nothing changed yet."""
        return cls(label, MappingProxyType({}))

    def __bool__(self) -> bool:
        return bool(self.rows)

    def touches(self, table: str, row_id: str | None = None) -> bool:
        """Whether the table, or the one row of it, was changed."""
        if table not in self.rows:
            return False
        ids = self.rows[table]
        return row_id is None or ids is None or row_id in ids


def together(news: Sequence[Changes]) -> Changes:
    """The news of several steps as one, under the label of the last."""
    rows: dict[str, frozenset[str] | None] = {}
    for each in news:
        for table, ids in each.rows.items():
            known = rows.get(table, frozenset())
            rows[table] = None if ids is None or known is None else known | ids
    return Changes(news[-1].label if news else "", MappingProxyType(rows))


def logged_tables(connection: Connection) -> tuple[str, ...]:
    """The tables whose changes are written down: all but the log, the words and the bytes."""
    names = connection.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'word_%' ORDER BY name"
    )
    return tuple(name for (name,) in names if name not in _UNLOGGED)


def columns_of(connection: Connection, table: str) -> tuple[str, ...]:
    """The column names of a table in order."""
    return tuple(row["name"] for row in connection.execute(f"PRAGMA table_info({table})"))


def watch(connection: Connection) -> None:
    """Make the triggers of this connection; from now on a write needs an open step."""
    columns: dict[str, list[str]] = {table: [] for table in logged_tables(connection)}
    for table, name in connection.execute(_COLUMNS):
        if table in columns:
            columns[table].append(name)
    connection.executescript(_script(tuple((each, tuple(columns[each])) for each in columns)))


def changes_of(connection: Connection, step_seq: int, label: str) -> Changes:
    """The news of one step, from the log."""
    counts = connection.execute(
        "SELECT table_name, count(*) FROM change WHERE step_seq = ? GROUP BY table_name",
        (step_seq,),
    ).fetchall()
    rows = {
        table: None if count > _ALL_OF_TABLE_AT else _ids(connection, step_seq, table)
        for table, count in counts
    }
    return Changes(label, MappingProxyType(rows))


def _ids(connection: Connection, step_seq: int, table: str) -> frozenset[str]:
    found = connection.execute(
        "SELECT row_id FROM change WHERE step_seq = ? AND table_name = ?", (step_seq, table)
    )
    return frozenset(row_id for (row_id,) in found)


@cache
def _script(tables: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """The statements that make the triggers, the same for every ledger of one schema."""
    made = ["CREATE TEMP TABLE open_step (seq INTEGER NOT NULL);"]
    for table, columns in tables:
        made += _triggers(table, columns)
    made += [_guard(table, event) for table in BYTES for event in ("INSERT", "UPDATE", "DELETE")]
    return "BEGIN;" + "".join(made) + "COMMIT;"


def _triggers(table: str, columns: tuple[str, ...]) -> list[str]:
    whole_row = ", ".join(f"'{name}', old.{name}" for name in columns)
    pairs = ", ".join(f"('{name}', old.{name}, new.{name})" for name in columns)
    differs = " OR ".join(f"old.{name} IS NOT new.{name}" for name in columns)
    named = "SELECT NULL AS name, NULL AS before, NULL AS after"  # a row that never differs
    both = "json_group_object(name, before), json_group_object(name, after)"
    changed = f"FROM ({named} UNION ALL VALUES {pairs}) WHERE before IS NOT after"
    return [
        _trigger(table, "INSERT", "", "VALUES ({}, new.id, NULL, json_object('id', new.id))"),
        _trigger(table, "UPDATE", f"WHEN {differs}", f"SELECT {{}}, old.id, {both} {changed}"),
        _trigger(table, "DELETE", "", f"VALUES ({{}}, old.id, json_object({whole_row}), NULL)"),
    ]


def _trigger(table: str, event: str, when: str, row: str) -> str:
    kind = event.lower()
    head = f"(SELECT seq FROM open_step), '{table}', '{kind}'"
    return (
        f"CREATE TEMP TRIGGER log_{kind}_{table} AFTER {event} ON main.{table} {when} "
        "BEGIN INSERT INTO change (step_seq, table_name, kind, row_id, before, after) "
        f"{row.format(head)}; END;"
    )


def _guard(table: str, event: str) -> str:
    return (
        f"CREATE TEMP TRIGGER guard_{event.lower()}_{table} AFTER {event} ON main.{table} "
        "WHEN NOT EXISTS (SELECT 1 FROM open_step) "
        "BEGIN SELECT RAISE(ABORT, 'a write outside a step'); END;"
    )
