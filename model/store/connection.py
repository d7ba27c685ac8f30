"""Open the one SQLite file of a ledger with the settings that keep it whole.

journal_mode DELETE: people copy, mail and carry the file, so it must never need a companion.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from urllib.parse import quote_from_bytes

from model.errors import (
    DamagedLedgerError,
    FileAccessError,
    LedgerInUseError,
    OfficeError,
    ReadOnlyLedgerError,
)

Connection = sqlite3.Connection
Row = sqlite3.Row

_BUSY_MS = 2000
_SETTINGS = f"""
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA foreign_keys = ON;
PRAGMA busy_timeout = {_BUSY_MS};
PRAGMA temp_store = MEMORY;
"""
_WRITER_SETTINGS = """
PRAGMA journal_mode = DELETE;
PRAGMA synchronous = EXTRA;
"""


def connect(path: Path, *, read_only: bool = False) -> Connection:
    """Open `path`, which must exist; transactions are begun by hand only."""
    uri = f"{file_uri(path.absolute())}?mode={'ro' if read_only else 'rw'}"
    with told_in_words(path):
        connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    connection.row_factory = sqlite3.Row
    try:
        with told_in_words(path):
            connection.executescript(_SETTINGS + ("" if read_only else _WRITER_SETTINGS))
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory() -> Connection:
    """An empty database with the same settings, for comparing schemas."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.executescript(_SETTINGS)
    return connection


def file_uri(path: PurePath) -> str:
    """An absolute path as SQLite reads it, which takes no server name for a shared folder."""
    name = quote_from_bytes(os.fsencode(path.as_posix()), safe="/:")
    return f"file://{name}" if name.startswith("/") else f"file:///{name}"


@contextmanager
def told_in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the disk and the file into sentences; anything else is a bug."""
    try:
        yield
    except sqlite3.Error as error:
        refusal = _refusal(error, path)
        if refusal is None:
            raise
        raise refusal from error


def _refusal(error: sqlite3.Error, path: Path) -> OfficeError | None:
    code = getattr(error, "sqlite_errorcode", -1)
    match code:
        case sqlite3.SQLITE_READONLY_ROLLBACK:
            return ReadOnlyLedgerError(
                f"“{path.name}”上次没有正常关闭，只读时不能恢复，文件没有改动。"
                "请把它连同同名的“-journal”文件一起复制到您有权限的文件夹，再打开。"
            )
        case sqlite3.SQLITE_READONLY_DBMOVED:
            return FileAccessError(
                f"“{path.name}”打开期间被移走、改名或替换，刚才的修改没有存入，此前的内容完好。"
                "请另存副本，再从副本打开。"
            )
    # The low byte is the primary code, the rest tells details.
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return FileAccessError(
                f"磁盘空间不足，刚才的修改没有存入“{path.name}”，此前的内容完好。"
                "请腾出空间后再操作一次。"
            )
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LedgerInUseError(
                f"“{path.name}”正被其他程序读写，刚才的修改没有存入，此前的内容完好。请稍候再试。"
            )
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return ReadOnlyLedgerError(
                f"“{path.name}”不允许写入，内容没有改动。请另存副本到您有权限的文件夹后再修改。"
            )
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return DamagedLedgerError(
                f"“{path.name}”的内容已损坏，无法继续读取，文件没有被改动。请改用最近的备份或副本。"
            )
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return FileAccessError(
                f"读写“{path.name}”时磁盘或网络盘出错，此前存入的内容完好。"
                "请检查磁盘和文件夹权限后再试。"
            )
        case _:
            return None
