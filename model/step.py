"""A step (一步操作): the named transaction through which verbs write."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from model.errors import InvalidEntryError
from model.store import change_log
from model.store.connection import Connection, told_in_words
from model.store.values import to_column

if TYPE_CHECKING:
    from model.ledger import Ledger

PIECE = 4 * 1024 * 1024  # bytes of evidence that are written between two breaths
_FIRST_PIECE = (
    "INSERT INTO evidence_bytes VALUES (?, ?) "
    "ON CONFLICT DO UPDATE SET bytes = excluded.bytes WHERE bytes <> excluded.bytes"
)
_FURTHER_PIECE = (
    "INSERT INTO evidence_piece VALUES (?, ?, ?) "
    "ON CONFLICT DO UPDATE SET bytes = excluded.bytes WHERE bytes <> excluded.bytes"
)
_AT_ONCE = 100  # rows that are written between two breaths
_GONE = "要改的内容已被删除，没有改动。需要时请用“撤销”找回。"


class Step:
    """A named transaction (一步操作); verbs write through it and it knows what was changed.

    `between` is called between writes, also in the middle of many: the window breathes there. It
    may raise to give the step up.
    """

    def __init__(self, ledger: "Ledger", connection: Connection, seq: int, label: str) -> None:
        self.ledger = ledger
        self.label = label
        self.seq = seq
        self.changes = change_log.Changes.none(label)
        self.has_stored_bytes = False
        self.between: Callable[[], None] = _nothing
        self._connection = connection
        self._columns: dict[str, frozenset[str]] = {}
        self._last_positions: dict[str, int] = {}

    def insert(self, table: str, **values: object) -> str:
        """Add a row and give its id, which is new unless it is handed in."""
        values = {"id": values.get("id") or self.ledger.new_id()} | values
        columns = self._checked(table, values)
        marks = ", ".join("?" * len(columns))
        self._execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values())
        )
        return str(values["id"])

    def update(self, table: str, row_id: str, **values: object) -> None:
        """Change columns of one row, which must be there; equal values are not logged."""
        columns = self._checked(table, values)
        if "id" in columns:
            raise ValueError("an id never changes")
        if not columns:
            return
        settings = ", ".join(f"{name} = ?" for name in columns)
        self._hit(f"UPDATE {table} SET {settings} WHERE id = ?", (*columns.values(), row_id))

    def delete(self, table: str, row_id: str) -> None:
        """Delete one row, which must be there; the database refuses while others hang on it."""
        self._checked(table, {})
        self._hit(f"DELETE FROM {table} WHERE id = ?", (row_id,))

    def insert_many(self, table: str, rows: Sequence[dict[str, object]]) -> list[str]:
        """Add rows that name the same columns, in one go, and give their ids, which are new."""
        if not rows:
            return []
        ids = [self.ledger.new_id() for _ in rows]
        named = [{"id": new} | row for new, row in zip(ids, rows, strict=True)]
        columns = [self._checked(table, row) for row in named]
        names = tuple(columns[0])
        marks = ", ".join("?" * len(names))
        self._execute_all(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})",
            [tuple(each[name] for name in names) for each in columns],
        )
        return ids

    def update_many(self, table: str, row_ids: Sequence[str], **values: object) -> None:
        """Set the same columns of many rows, which must all be there."""
        columns = self._checked(table, values)
        if "id" in columns:
            raise ValueError("an id never changes")
        if not columns:
            return
        settings = ", ".join(f"{name} = ?" for name in columns)
        self._hit_all(f"UPDATE {table} SET {settings}", tuple(columns.values()), row_ids)

    def update_each(self, table: str, rows: Mapping[str, Mapping[str, object]]) -> None:
        """Set the same columns of many rows to values of their own; all must be there."""
        if not rows:
            return
        checked = {row_id: self._checked(table, dict(values)) for row_id, values in rows.items()}
        names = tuple(next(iter(checked.values())))
        if "id" in names:
            raise ValueError("an id never changes")
        settings = ", ".join(f"{name} = ?" for name in names)
        written = self._execute_all(
            f"UPDATE {table} SET {settings} WHERE id = ?",
            [(*(each[name] for name in names), row_id) for row_id, each in checked.items()],
        )
        if written < len(rows):
            raise InvalidEntryError(_GONE)

    def delete_many(self, table: str, row_ids: Sequence[str]) -> None:
        """Delete many rows, which must all be there."""
        self._checked(table, {})
        self._hit_all(f"DELETE FROM {table}", (), row_ids)

    def positions(self, table: str, count: int) -> range:
        """The next positions at the end of a long table, which is looked through once a step."""
        self._checked(table, {"position": 0})
        if table not in self._last_positions:
            found = self.ledger.value(f"SELECT coalesce(max(position), 0) FROM {table}")
            self._last_positions[table] = found
        first = self._last_positions[table] + 1
        self._last_positions[table] += count
        return range(first, first + count)

    def store_bytes(self, sha256: str, data: bytes) -> None:
        """Keep the bytes of evidence once per content, in pieces; they stay out of the log.

        What is missing there (a copy without evidence) or damaged is mended.
        """
        written = self._execute(_FIRST_PIECE, (sha256, data[:PIECE]))
        number = 0
        for number, at in enumerate(range(PIECE, len(data), PIECE), start=1):
            written += self._execute(_FURTHER_PIECE, (sha256, number, data[at : at + PIECE]))
        surplus = "DELETE FROM evidence_piece WHERE sha256 = ? AND number > ?"
        written += self._execute(surplus, (sha256, number))
        self.has_stored_bytes |= written > 0

    def _hit(self, sql: str, parameters: Sequence[object]) -> None:
        if not self._execute(sql, parameters):
            raise InvalidEntryError(_GONE)

    def _hit_all(self, sql: str, parameters: Sequence[object], row_ids: Sequence[str]) -> None:
        wanted = list(dict.fromkeys(row_ids))
        chosen = f"{sql} WHERE id IN (SELECT value FROM json_each(?))"
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            if self._execute(chosen, (*parameters, json.dumps(some))) < len(some):
                raise InvalidEntryError(_GONE)

    def _execute(self, sql: str, parameters: Sequence[object]) -> int:
        """The number of rows that were written."""
        with told_in_words(self.ledger.path):
            written = self._connection.execute(sql, tuple(parameters)).rowcount
        self.between()
        return written

    def _execute_all(self, sql: str, rows: Sequence[tuple[object, ...]]) -> int:
        """The number of rows that were written, one statement for each."""
        written = 0
        for at in range(0, len(rows), _AT_ONCE):
            with told_in_words(self.ledger.path):
                written += self._connection.executemany(sql, rows[at : at + _AT_ONCE]).rowcount
            self.between()
        return written

    def _checked(self, table: str, values: dict[str, object]) -> dict[str, object]:
        """Only real tables and columns ever become part of a statement."""
        if table not in self._columns:
            if table not in change_log.logged_tables(self._connection):
                raise ValueError(f"no table {table}")
            columns = change_log.columns_of(self._connection, table)
            self._columns[table] = frozenset(columns)
        if unknown := set(values) - self._columns[table]:
            raise ValueError(f"{table} has no columns {sorted(unknown)}")
        if table in self._last_positions and isinstance(place := values.get("position"), int):
            self._last_positions[table] = max(place, self._last_positions[table])
        return {name: to_column(value) for name, value in values.items()}


def _nothing() -> None:
    """Nobody waits."""
