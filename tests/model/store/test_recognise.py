"""A file that is no whole ledger of ours is refused with a sentence and stays as it is."""

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from model.errors import (
    DamagedLedgerError,
    FileAccessError,
    NewerLedgerError,
    NotALedgerError,
    OfficeError,
)
from model.ledger import Ledger
from model.store import recognise
from model.store.migrate import APPLICATION_ID
from tests.model.office import added, fill, new_ledger, session


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A closed ledger with something in it, made once."""
    path = tmp_path_factory.mktemp("ledger") / "台账.zhize"
    with new_ledger(path) as ledger:
        office = fill(ledger)
        for number in range(60):
            added(ledger, office, f"举措{number}" * 20)
    return path.read_bytes()


@pytest.fixture
def path(closed: bytes, tmp_path: Path) -> Path:
    """A copy of it that the test may break."""
    path = tmp_path / "台账.zhize"
    path.write_bytes(closed)
    return path


def tampered(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(sql)


def refusal(path: Path, kind: type[OfficeError], *, read_only: bool = False) -> str:
    """The sentence of a refusal, which must change nothing in the file or its folder."""
    before = path.read_bytes() if path.is_file() else None
    beside = sorted(path.parent.iterdir())
    with pytest.raises(kind) as refused:
        Ledger.open(path, **session(), read_only=read_only).close()
    assert type(refused.value) is kind
    assert (path.read_bytes() if path.is_file() else None) == before
    assert sorted(path.parent.iterdir()) == beside
    return str(refused.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert "找不到台账" in refusal(tmp_path / "没有.zhize", FileAccessError)


def test_a_name_that_no_disk_takes_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="过长，台账没有打开"):
        recognise.check_header(tmp_path / ("长" * 300))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "不是文件" in refusal(tmp_path, NotALedgerError)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    assert "不是文件" in refusal(tmp_path / "管道", NotALedgerError)


def test_an_unreadable_file_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileAccessError, match="没有权限"):
        recognise.check_header(path)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "空文件"),
        (b"SQLite format 3\x00", "不是知责台账"),
        ("一、总体要求".encode(), "导入来文"),
        (b"PK\x03\x04" + bytes(200), "不是知责台账"),
        (os.urandom(4096), "不是知责台账"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "通知.zhize"
    path.write_bytes(content)
    assert sentence in refusal(path, NotALedgerError)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    tampered(tmp_path / "a.zhize", "CREATE TABLE t (x); PRAGMA user_version = 1;")
    assert "其他程序的数据库" in refusal(tmp_path / "a.zhize", NotALedgerError)


def test_a_later_version_is_refused(path: Path) -> None:
    tampered(path, "PRAGMA user_version = 99; CREATE TABLE later (x);")
    assert "更新版本" in refusal(path, NewerLedgerError)
    assert "更新版本" in refusal(path, NewerLedgerError, read_only=True)


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE extra (x)",
        "CREATE TRIGGER t AFTER INSERT ON unit BEGIN DELETE FROM unit; END",
        "CREATE VIEW v AS SELECT 1",
        "DROP INDEX chapter_by_list",
        "ALTER TABLE unit ADD COLUMN x TEXT",
        "ALTER TABLE unit RENAME COLUMN name TO title",
        "PRAGMA user_version = 0",
        f"DROP TABLE setting; PRAGMA application_id = {APPLICATION_ID}",
    ],
)
def test_a_changed_schema_is_refused(path: Path, sql: str) -> None:
    tampered(path, sql)
    assert "内部结构" in refusal(path, DamagedLedgerError)
    assert "内部结构" in refusal(path, DamagedLedgerError, read_only=True)


@pytest.mark.parametrize("kept", [100, 2048, 4096, 8192])
def test_a_truncated_file_is_refused(path: Path, kept: int) -> None:
    path.write_bytes(path.read_bytes()[:kept])
    assert "损坏" in refusal(path, DamagedLedgerError)


def test_a_file_that_lost_its_end_is_found_by_the_check(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])
    assert _is_found(path)


def test_flipped_bits_of_the_structure_are_found_by_the_check(path: Path) -> None:
    whole = path.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        sql = (
            "SELECT rootpage FROM sqlite_schema WHERE name IN ('evidence_bytes', 'evidence_piece')"
        )
        left_out = {(page - 1) * 4096 for (page,) in connection.execute(sql)}
    for page in set(range(4096, len(whole), 4096)) - left_out:
        broken = bytearray(whole)
        # Kind and cell count of a page that is in use.
        broken[page] ^= 0x08
        broken[page + 4] ^= 0x40
        path.write_bytes(broken)
        assert _is_found(path), page


def test_a_row_without_its_parent_is_found_by_the_check(path: Path) -> None:
    tampered(path, "PRAGMA foreign_keys = OFF; DELETE FROM chapter;")
    assert _is_found(path)


def test_a_row_missing_from_an_index_is_found_by_the_check(path: Path) -> None:
    tampered(
        path,
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_schema SET sql = sql || ' WHERE 0' WHERE name = 'local_action_by_text';",
    )
    tampered(path, "DELETE FROM action_clause; DELETE FROM local_action WHERE position > 9;")
    tampered(
        path,
        "PRAGMA writable_schema = ON;"
        "UPDATE sqlite_schema SET sql = replace(sql, ' WHERE 0', '') "
        "WHERE name = 'local_action_by_text';",
    )
    assert _is_found(path)


def test_a_whole_file_passes_the_check(path: Path) -> None:
    assert not _is_found(path)


def test_the_check_leaves_out_the_bytes_of_evidence(path: Path) -> None:
    with Ledger.open(path, **session()) as ledger:
        read: list[str] = []
        ledger._connection.set_trace_callback(read.append)
        ledger.check_integrity()
    for table in ("evidence_bytes", "evidence_piece"):
        assert not [sql for sql in read if f"integrity_check('{table}')" in sql]


def _is_found(path: Path) -> bool:
    """Whether opening or checking refuses the file as broken, and leaves its bytes alone."""
    before = path.read_bytes()
    try:
        with Ledger.open(path, **session()) as ledger:
            ledger.check_integrity()
    except DamagedLedgerError:
        return True
    finally:
        assert path.read_bytes() == before
    return False


@pytest.fixture(autouse=True)
def _no_companions(tmp_path: Path) -> Iterator[None]:
    yield
    assert not list(tmp_path.glob("*-journal")) + list(tmp_path.glob("*.lock"))
