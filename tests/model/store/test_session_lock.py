"""One writer: whoever comes second may read, and a killed writer blocks nobody."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from model.errors import LedgerInUseError, ReadOnlyLedgerError
from model.ledger import Ledger
from model.store import session_lock
from tests.model.office import Office, added, new_ledger, session

HOLDER = """
import sys
from pathlib import Path
from model.ledger import Ledger
from tests.model.office import session
ledger = Ledger.open(Path(sys.argv[1]), **session())
print("open", flush=True)
sys.stdin.read()
"""


@contextmanager
def another_process(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process of its own that holds the ledger open for writing."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
        env=os.environ | {"PYTHONPATH": "."},
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_second_session_of_this_process_may_only_read(ledger: Ledger, office: Office) -> None:
    with pytest.raises(LedgerInUseError, match="只能查看"):
        Ledger.open(ledger.path, **session())
    with Ledger.open(ledger.path, **session(), read_only=True) as reader:
        assert reader.is_read_only
        action = added(ledger, office)
        assert reader.value("SELECT id FROM local_action") == action


def test_a_reader_cannot_open_a_step(ledger: Ledger) -> None:
    with (
        Ledger.open(ledger.path, **session(), read_only=True) as reader,
        pytest.raises(ReadOnlyLedgerError, match="只读打开"),
        reader.step("改"),
    ):
        pass


def test_a_second_process_may_only_read_until_the_first_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "台账.zhize"
    new_ledger(path).close()
    with another_process(path) as process:
        with pytest.raises(LedgerInUseError):
            Ledger.open(path, **session())
        Ledger.open(path, **session(), read_only=True).close()
        process.kill()
        process.wait()
        assert session_lock.lock_path(path).exists()
        Ledger.open(path, **session()).close()
    assert list(tmp_path.iterdir()) == [path]


def test_the_lock_is_given_back(tmp_path: Path) -> None:
    path = tmp_path / "台账.zhize"
    new_ledger(path).close()
    for _ in range(2):
        with Ledger.open(path, **session()):
            assert session_lock.lock_path(path).exists()
        assert not session_lock.lock_path(path).exists()


def test_a_refused_file_does_not_stay_locked(tmp_path: Path) -> None:
    path = tmp_path / "台账.zhize"
    new_ledger(path).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096])
    with pytest.raises(Exception, match="损坏"):
        Ledger.open(path, **session())
    path.write_bytes(whole)
    Ledger.open(path, **session()).close()


def test_a_link_to_the_ledger_has_the_same_lock(ledger: Ledger, tmp_path: Path) -> None:
    link = tmp_path / "快捷方式" / "台账.zhize"
    link.parent.mkdir()
    link.symlink_to(ledger.path)
    with pytest.raises(LedgerInUseError):
        Ledger.open(link, **session())


def test_a_lock_removed_while_it_was_taken_is_taken_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "台账.zhize"
    lock = session_lock._lock
    removed: list[Path] = []

    def lock_after_removal(file: object) -> bool:
        if not removed:
            removed.append(session_lock.lock_path(path))
            removed[0].unlink()
        return lock(file)  # type: ignore[arg-type]

    monkeypatch.setattr(session_lock, "_lock", lock_after_removal)
    taken = session_lock.take(path)
    assert taken is not None
    assert session_lock.lock_path(path).exists()
    monkeypatch.undo()
    assert session_lock.take(path) is None
    taken.release()


def test_a_lock_that_is_removed_again_and_again_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session_lock, "_is_current", lambda *_: False)
    assert session_lock.take(tmp_path / "台账.zhize") is None


@pytest.mark.parametrize("refused", ["台账.zhize", "台账.zhize.lock"])
def test_a_folder_or_file_without_the_right_to_write_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: str
) -> None:
    path = tmp_path / "台账.zhize"
    new_ledger(path).close()
    opened = Path.open

    def open_unless_refused(self: Path, mode: str = "r", **how: Any) -> object:
        if self.name == refused and mode != "rb":
            raise PermissionError(13, "Permission denied")
        return opened(self, mode, **how)

    monkeypatch.setattr(Path, "open", open_unless_refused)
    with pytest.raises(ReadOnlyLedgerError, match="只能查看"):
        Ledger.open(path, **session())
    Ledger.open(path, **session(), read_only=True).close()


def test_a_file_system_without_locks_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> bool:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(session_lock, "_lock", refuse)
    with pytest.raises(OSError, match="not supported"):
        session_lock.take(tmp_path / "台账.zhize")
