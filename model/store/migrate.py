"""Bring a ledger file to the present schema, in one transaction and after a backup.

Foreign keys are off while tables are rebuilt: with them on, rebuilding a parent table deletes
every child without a word, and the pragma does nothing inside a transaction.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from model.errors import DamagedLedgerError, NewerLedgerError, OfficeError
from model.files.names import with_room
from model.store.connection import Connection, told_in_words

APPLICATION_ID = 0x7A68697A  # "zhiz"


def schemas() -> tuple[str, ...]:
    """The numbered .sql files, in order; the n-th one brings version n-1 to version n."""
    folder = Path(__file__).parent / "schema"
    return tuple(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.sql")))


def version_of(connection: Connection) -> int:
    """The schema version that the file declares."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def create_schema(connection: Connection, steps: Sequence[str]) -> None:
    """Fill an empty database with the present schema."""
    _apply(connection, steps)


def upgrade(connection: Connection, steps: Sequence[str], path: Path) -> Path | None:
    """Apply what is missing in `path`; give the backup made before, or None if nothing was due.

    When anything fails the file stays as it was.
    """
    with told_in_words(path):
        version = version_of(connection)
        if version >= len(steps):
            return None
        backup = _backup_before(connection, path, version)
        _apply(connection, steps)
        return backup


def refuse_newer(version: int, steps: Sequence[str], path: Path) -> None:
    """Refuse a file that a later version of the program has written."""
    if version > len(steps):
        raise NewerLedgerError(
            f"“{path.name}”由更新版本的知责建立，当前版本不能打开，文件没有改动。"
            "请安装新版本后再打开。"
        )


def _apply(connection: Connection, steps: Sequence[str]) -> None:
    connection.execute("PRAGMA foreign_keys = OFF")
    counts = _row_counts(connection)
    pending = "\n".join(steps[version_of(connection) :])
    try:
        connection.executescript("BEGIN IMMEDIATE;" + pending)
        _check(connection, counts)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute("COMMIT")
    except BaseException:
        # SQLite may have rolled back by itself (a full disk does).
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("PRAGMA foreign_keys = ON")


def _check(connection: Connection, before: dict[str, int]) -> None:
    orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    after = _row_counts(connection)
    lost = [name for name, count in before.items() if after.get(name, count) < count]
    if orphans or lost:
        raise DamagedLedgerError(
            "升级台账时发现数据前后不一致，升级已取消，原文件没有改动。"
            "请把台账交给维护人员检查，暂用原版本继续工作。"
        )


def _row_counts(connection: Connection) -> dict[str, int]:
    names = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for (name,) in names
    }


def _backup_before(connection: Connection, path: Path, version: int) -> Path:
    backup = path.with_name(with_room(path.stem, f".升级前第{version}版{path.suffix}"))
    number = 1
    while backup.exists():
        number += 1
        suffix = f".升级前第{version}版({number}){path.suffix}"
        backup = path.with_name(with_room(path.stem, suffix))
    try:
        with closing(sqlite3.connect(backup)) as copy:
            connection.backup(copy)
    except sqlite3.Error as error:
        backup.unlink(missing_ok=True)
        raise OfficeError(
            f"升级“{path.name}”前无法在同一文件夹存放备份，台账没有改动。"
            "请检查磁盘空间和文件夹权限后再打开。"
        ) from error
    return backup
