"""What goes wrong with disk and file is told in a sentence, and the ledger stays usable."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from model import action_deletion, units
from model.errors import (
    DamagedLedgerError,
    FileAccessError,
    LedgerInUseError,
    OfficeError,
    ReadOnlyLedgerError,
)
from model.ledger import Ledger
from model.store import session_lock
from model.store.connection import file_uri, told_in_words
from tests.model.office import Office, added, dump, new_ledger, session

resource = pytest.importorskip("resource", reason="limits of a process are a thing of Unix")
LONG = "很长的举措" * 40_000


@contextmanager
def pragma(ledger: Ledger, name: str, value: int, back: int) -> Iterator[None]:
    ledger.rows(f"PRAGMA {name} = {value}")
    yield
    ledger.rows(f"PRAGMA {name} = {back}")


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    """No file of this process may grow past `size`: a disk that fails while it writes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def refused_and_still_usable(
    ledger: Ledger, office: Office, kind: type[OfficeError], text: str = "举措"
) -> str:
    """The sentence of a step that the disk refused; nothing of the step may remain."""
    before, history = dump(ledger), ledger.history()
    with pytest.raises(kind) as refused:
        added(ledger, office, text)
    assert type(refused.value) is kind
    assert not ledger._connection.in_transaction
    assert (dump(ledger), ledger.history()) == (before, history)
    return str(refused.value)


def test_a_full_disk_takes_the_step_back(ledger: Ledger, office: Office) -> None:
    pages = ledger.value("PRAGMA page_count")
    with pragma(ledger, "max_page_count", pages + 1, 2**30):
        assert "磁盘空间不足" in refused_and_still_usable(ledger, office, FileAccessError, LONG)
    added(ledger, office, LONG)
    ledger.check_integrity()


def test_a_full_disk_takes_an_undo_back(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, LONG)
    with ledger.step("删除举措") as step:
        action_deletion.delete_actions(step, [action])
    target = ledger.undo_target()
    pages = ledger.value("PRAGMA page_count")
    with (
        pragma(ledger, "max_page_count", pages, 2**30),
        pytest.raises(FileAccessError, match="磁盘空间不足"),
    ):
        ledger.undo()
    assert ledger.undo_target() == target
    ledger.undo()
    assert ledger.value("SELECT count(*) FROM local_action") == 1


def test_a_disk_that_fails_at_the_end_takes_the_step_back(ledger: Ledger, office: Office) -> None:
    with file_size_limit(ledger.path.stat().st_size):
        assert "磁盘或网络盘出错" in refused_and_still_usable(ledger, office, FileAccessError, LONG)
    added(ledger, office, LONG)
    ledger.check_integrity()


def test_a_disk_that_fails_leaves_no_new_ledger(tmp_path: Path) -> None:
    with file_size_limit(20_000), pytest.raises(FileAccessError, match="出错"):
        new_ledger(tmp_path / "台账.zhize")
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_in_a_missing_folder_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="无法在"):
        new_ledger(tmp_path / "没有" / "台账.zhize")


def test_a_file_that_may_no_longer_be_written_refuses_the_step(
    ledger: Ledger, office: Office
) -> None:
    with pragma(ledger, "query_only", 1, 0):
        assert "不允许写入" in refused_and_still_usable(ledger, office, ReadOnlyLedgerError)
    added(ledger, office)


def test_a_file_held_by_another_program_refuses_the_step(ledger: Ledger, office: Office) -> None:
    with closing(sqlite3.connect(ledger.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pragma(ledger, "busy_timeout", 0, 2000):
            assert "其他程序" in refused_and_still_usable(ledger, office, LedgerInUseError)
        other.execute("ROLLBACK")
    added(ledger, office)


def test_a_file_that_is_being_read_refuses_the_commit(ledger: Ledger, office: Office) -> None:
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM unit").fetchall()
        with pragma(ledger, "busy_timeout", 0, 2000):
            assert "其他程序" in refused_and_still_usable(ledger, office, LedgerInUseError)
    added(ledger, office)


def test_a_ledger_moved_while_open_can_still_be_saved_as_a_copy(
    ledger: Ledger, office: Office, tmp_path: Path
) -> None:
    ledger.path.rename(tmp_path / "改名.zhize")
    assert "被移走" in refused_and_still_usable(ledger, office, FileAccessError)
    ledger.save_copy(tmp_path / "副本.zhize", with_evidence=True)
    with Ledger.open(tmp_path / "副本.zhize", **session()) as copy:
        assert dump(copy) == dump(ledger)


def test_a_broken_page_met_while_working_is_told(ledger: Ledger, office: Office) -> None:
    path = ledger.path
    root = ledger.value("SELECT rootpage FROM sqlite_schema WHERE name = 'unit'")
    ledger.close()
    with path.open("rb+") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xff" * 4096)
    with (
        Ledger.open(path, **session()) as broken,
        pytest.raises(DamagedLedgerError, match="已损坏"),
    ):
        units.read_units(broken)


@pytest.fixture
def cut_off(ledger: Ledger, office: Office, tmp_path: Path) -> Path:
    """A copy as a power cut would leave it: a half-written file and the journal that mends it."""
    path = tmp_path / "断电" / "台账.zhize"
    path.parent.mkdir()
    ledger.rows("PRAGMA cache_size = 1")
    with suppress(InterruptedError), ledger.step("大批") as step:
        for unit in office.units * 20:
            step.update("unit", unit, name=step.insert("setting", value="长" * 9000))
        shutil.copy(ledger.path, path)
        shutil.copy(f"{ledger.path}-journal", f"{path}-journal")
        raise InterruptedError
    return path


def test_a_journal_left_by_a_power_cut_is_rolled_back_at_the_next_open(
    cut_off: Path, ledger: Ledger
) -> None:
    with Ledger.open(cut_off, **session()) as mended:
        mended.check_integrity()
        assert dump(mended) == dump(ledger)
    assert list(cut_off.parent.iterdir()) == [cut_off]


def test_a_reader_too_rolls_back_what_a_crash_left(cut_off: Path, ledger: Ledger) -> None:
    with Ledger.open(cut_off, **session(), read_only=True) as mended:
        assert dump(mended) == dump(ledger)
    assert list(cut_off.parent.iterdir()) == [cut_off]


def test_a_reader_that_may_not_roll_back_says_what_to_do(
    cut_off: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_lock, "take", _refuse)
    before = cut_off.read_bytes()
    with pytest.raises(ReadOnlyLedgerError, match="没有正常关闭"):
        Ledger.open(cut_off, **session(), read_only=True)
    assert cut_off.read_bytes() == before


def _refuse(_path: Path) -> None:
    raise PermissionError


def test_a_bug_is_not_dressed_up_as_trouble_of_the_office(ledger: Ledger) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        ledger.rows("SELECT * FROM no_table")
    with pytest.raises(sqlite3.ProgrammingError), told_in_words(ledger.path):
        raise sqlite3.ProgrammingError


def test_the_settings_that_keep_the_file_whole(ledger: Ledger) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check")
    values = [ledger.value(f"PRAGMA {name}") for name in names]
    assert values == ["delete", 3, 1, 0, 1]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/台 账/100%?#.zhize"), "file:///%E5%8F%B0%20%E8%B4%A6/100%25%3F%23.zhize"),
        (PureWindowsPath(r"C:\a\b.zhize"), "file:///C:/a/b.zhize"),
        (PureWindowsPath(r"\\server\share\b.zhize"), "file:////server/share/b.zhize"),
    ],
)
def test_a_path_becomes_a_uri_without_a_server(
    path: PurePosixPath | PureWindowsPath, uri: str
) -> None:
    assert file_uri(path) == uri


@pytest.mark.parametrize("name", ["100%?#&mode=memory.zhize", "台 账'\".zhize", "a\udcff.zhize"])
def test_any_file_name_can_be_opened(tmp_path: Path, name: str) -> None:
    new_ledger(tmp_path / name).close()
    assert [path.name for path in tmp_path.iterdir()] == [name]
