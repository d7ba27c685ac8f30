"""The file of a ledger (台账文件): recognised, opened, read, copied, closed.

What changes it stands in `model/ledger.py`. Who sits there, the time and new ids are handed in.
"""

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from model.errors import FileAccessError, ReadOnlyLedgerError
from model.files.names import JOURNAL, require_short_names
from model.files.new_file import new_file
from model.store import backup, change_log, migrate, recognise, session_lock
from model.store.connection import Connection, Row, connect, told_in_words
from model.store.hold import hold, recover
from model.store.values import to_column


class LedgerFile:
    """An open file, for questions; made by `create` or `open`, and closed by `close`."""

    def __init__(
        self,
        path: Path,
        connection: Connection,
        lock: session_lock.SessionLock | None,
        *,
        who: str,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self.path = path
        self.who = who
        self.now = now
        self.new_id = new_id
        self._connection = connection
        self._lock = lock
        self._file = path.stat()
        self._version = migrate.version_of(connection)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        who: str,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> Self:
        """Make a new, empty ledger at `path`, which must be free, and open it."""
        with new_file(path) as draft:
            draft.touch(exist_ok=False)
            with closing(connect(draft)) as connection, told_in_words(path):
                migrate.create_schema(connection, migrate.schemas())
        return cls.open(path, who=who, now=now, new_id=new_id)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        who: str,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
        read_only: bool = False,
    ) -> Self:
        """Open a ledger; it is recognised first, and brought to the present schema if older.

        Raises LedgerInUseError when another session writes it, ReadOnlyLedgerError when file or
        folder may not be written: the caller may then open it for reading only.
        """
        recognise.check_header(path)
        lock = None if read_only else hold(path)
        if read_only:
            recover(path)
        connection = None
        try:
            connection = connect(path, read_only=read_only)
            steps = migrate.schemas()
            recognise.check_schema(connection, steps, path)
            if not read_only:
                migrate.upgrade(connection, steps, path)
            elif migrate.version_of(connection) < len(steps):
                raise ReadOnlyLedgerError(
                    f"“{path.name}”由较早版本的知责建立，升级后才能查看，只读时不能升级，"
                    "文件没有改动。请在窗口中打开一次，打开时自动备份并升级；"
                    "没有写入权限的，先复制到您有权限的文件夹。"
                )
            with told_in_words(path):
                change_log.watch(connection)
            return cls(path, connection, lock, who=who, now=now, new_id=new_id)
        except BaseException:
            if connection is not None:
                connection.close()
            if lock is not None:
                lock.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def is_read_only(self) -> bool:
        """Whether the file was opened for reading only."""
        return self._lock is None

    def is_in_place(self) -> bool:
        """Is the open file still the one at its path? It may have been moved or replaced."""
        try:
            return os.path.samestat(self._file, self.path.stat())
        except OSError:
            return False

    def close(self) -> None:
        """Close the file and give the right to write back."""
        self._connection.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def rows(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> list[Row]:
        """All rows of a query; for the questions of this package only."""
        with told_in_words(self.path):
            return self._connection.execute(sql, _bound(parameters)).fetchall()

    def column(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> list[Any]:
        """The first column of all rows: ids by the hundred thousand, without a Row for each."""
        cursor = self._connection.cursor()
        cursor.row_factory = None
        with told_in_words(self.path):
            return [value for (value,) in cursor.execute(sql, _bound(parameters)).fetchall()]

    def tuples(
        self, sql: str, parameters: Sequence[object] | dict[str, object] = ()
    ) -> list[tuple[Any, ...]]:
        """All rows as plain tuples: ten thousand of them at once, without a Row for each."""
        cursor = self._connection.cursor()
        cursor.row_factory = None
        with told_in_words(self.path):
            return cursor.execute(sql, _bound(parameters)).fetchall()

    def value(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> Any:
        """The first column of the first row, or None."""
        found = self.rows(sql, parameters)
        return found[0][0] if found else None

    def check_integrity(self) -> None:
        """Read everything and raise DamagedLedgerError if a part is broken."""
        recognise.check_integrity(self._connection, self.path)

    def save_copy(
        self,
        path: Path,
        *,
        with_evidence: bool,
        progress: Callable[[int, int], None] | None = None,
    ) -> None:
        """Write a checked copy of the ledger (另存副本), with or without 佐证材料.

        It is made from the open file, also where that was moved, replaced or deleted meanwhile.
        """
        require_short_names(path, undone="副本没有存成", beside=JOURNAL)
        if path.exists() and self.path.exists() and path.samefile(self.path):
            raise FileAccessError("副本不能存为台账自己，台账没有改动。请换一个文件名。")
        backup.save_copy(self._connection, path, with_evidence=with_evidence, progress=progress)


def _bound(parameters: Sequence[object] | dict[str, object]) -> Any:
    if isinstance(parameters, dict):
        return {name: to_column(value) for name, value in parameters.items()}
    return tuple(to_column(value) for value in parameters)
