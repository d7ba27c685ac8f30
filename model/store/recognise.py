"""Tell a ledger from any other file before it is opened (识别台账), without changing it."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from model.errors import DamagedLedgerError, FileAccessError, NotALedgerError
from model.files.names import JOURNAL, require_short_names
from model.store.change_log import BYTES
from model.store.connection import Connection, in_memory, told_in_words
from model.store.migrate import APPLICATION_ID, create_schema, refuse_newer, version_of

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name"


def check_header(path: Path) -> None:
    """Refuse what is no ledger by its first bytes: a folder, an empty or a foreign file.

    The version is read through SQLite later: a journal left by a power cut may still take it
    back.
    """
    header = _read_header(path)
    if not header:
        raise NotALedgerError(
            f"“{path.name}”是空文件，里面没有台账。请从备份或副本打开，或者新建台账。"
        )
    if not header.startswith(_MAGIC) or len(header) < _HEADER_BYTES:
        raise NotALedgerError(
            f"“{path.name}”不是知责台账，没有打开。请选择扩展名为 .zhize 的文件；"
            "来文和任务清单请用“导入来文”。"
        )
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotALedgerError(
            f"“{path.name}”是其他程序的数据库，不是知责台账，没有打开。请选择知责的台账文件。"
        )


def check_schema(connection: Connection, steps: Sequence[str], path: Path) -> None:
    """Refuse a newer file, and one whose tables are not those of the schema it declares."""
    with told_in_words(path):
        version = version_of(connection)
        refuse_newer(version, steps, path)
        found = [tuple(row) for row in connection.execute(_SCHEMA)]
    if found != _expected(tuple(steps[:version])):
        raise DamagedLedgerError(
            f"“{path.name}”的内部结构与知责台账不符，可能被其他程序改动过，没有打开。"
            "请改用最近的备份或副本。"
        )


def check_integrity(connection: Connection, path: Path) -> None:
    """Read every table and index, the bytes of evidence left out, and refuse a damaged file."""
    with told_in_words(path):
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if name not in BYTES
        ]
        faults = [
            line
            for name in names
            for (line,) in connection.execute(f"PRAGMA integrity_check('{name}')")
            if line != "ok"
        ]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if faults or orphans:
        raise DamagedLedgerError(
            f"“{path.name}”有内容损坏，为避免损失扩大已停止编辑。请改用最近的备份或副本，"
            "并保留这个文件以便抢救。"
        )


def _read_header(path: Path) -> bytes:
    require_short_names(path, undone="台账没有打开", beside=JOURNAL)
    try:
        if not path.exists():
            raise FileAccessError(f"找不到台账“{path}”。请检查文件是否已移动或改名，再重新选择。")
        # A pipe or a device would never end.
        if not path.is_file():
            raise NotALedgerError(f"“{path}”不是文件，没有打开。请选择扩展名为 .zhize 的台账文件。")
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except OSError as error:
        raise FileAccessError(
            f"无法读取“{path.name}”（没有权限或磁盘出错），文件没有改动。请检查权限后再打开。"
        ) from error


@lru_cache(maxsize=4)
def _expected(steps: tuple[str, ...]) -> list[tuple[str, ...]]:
    connection = in_memory()
    try:
        create_schema(connection, steps)
        return [tuple(row) for row in connection.execute(_SCHEMA)]
    finally:
        connection.close()
