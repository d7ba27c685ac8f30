"""A copy (另存副本) is whole, with or without evidence, or it is not there at all."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from model import evidence, units
from model.action_detail import read_evidence_list
from model.entities import LocalActionId
from model.errors import (
    DamagedLedgerError,
    FileAccessError,
    InvalidEntryError,
    LedgerInUseError,
)
from model.files.new_file import journal_of
from model.ledger import Ledger
from model.store import backup
from tests.model.office import Office, added, dump, new_ledger, session
from tests.model.store.test_connection import file_size_limit

PROOF = bytes(range(256)) * 2000


@pytest.fixture
def action(ledger: Ledger, office: Office) -> LocalActionId:
    action = added(ledger, office)
    with ledger.step("添加佐证") as step:
        evidence.add_evidence(step, [action], name="通知.pdf", data=PROOF, on=date(2023, 5, 4))
    return action


def test_a_copy_with_evidence_is_the_whole_ledger(ledger: Ledger, action: LocalActionId) -> None:
    path = ledger.path.with_name("副本.zhize")
    ledger.save_copy(path, with_evidence=True)
    with Ledger.open(path, **session()) as copy:
        assert dump(copy) == dump(ledger)
        assert copy.history() == ledger.history()
        (proof,) = read_evidence_list(copy, action)
        assert evidence.read_evidence(copy, proof) == PROOF


def test_a_copy_without_evidence_keeps_the_list_but_no_byte(
    ledger: Ledger, action: LocalActionId
) -> None:
    path = ledger.path.with_name("副本.zhize")
    ledger.save_copy(path, with_evidence=False)
    assert PROOF[:1000] in ledger.path.read_bytes()
    assert PROOF[:1000] not in path.read_bytes()
    assert path.stat().st_size < ledger.path.stat().st_size - len(PROOF) // 2
    with Ledger.open(path, **session()) as copy:
        assert dump(copy) == dump(ledger) | {"evidence_bytes": []}
        (proof,) = read_evidence_list(copy, action)
        with pytest.raises(InvalidEntryError, match=r"副本不含佐证材料，“通知\.pdf”不能打开"):
            evidence.read_evidence(copy, proof)


def test_a_copy_can_be_worked_in_and_undone(ledger: Ledger, office: Office) -> None:
    path = ledger.path.with_name("副本.zhize")
    ledger.save_copy(path, with_evidence=True)
    with Ledger.open(path, **session()) as copy:
        copy.undo()
        assert units.read_units(copy) == ()
    assert len(units.read_units(ledger)) == 3


def test_a_reader_can_save_a_copy(ledger: Ledger, office: Office) -> None:
    path = ledger.path.with_name("副本.zhize")
    with Ledger.open(ledger.path, **session(), read_only=True) as reader:
        reader.save_copy(path, with_evidence=True)
    with Ledger.open(path, **session()) as copy:
        assert dump(copy) == dump(ledger)


def test_progress_is_told_and_an_older_copy_replaced(
    ledger: Ledger, action: LocalActionId, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_PAGES_AT_ONCE", 50)
    path = ledger.path.with_name("副本.zhize")
    path.write_bytes(b"older")
    told: list[tuple[int, int]] = []
    ledger.save_copy(
        path, with_evidence=True, progress=lambda done, all_: told.append((done, all_))
    )
    pages = ledger.value("PRAGMA page_count")
    assert told == sorted(told)
    assert (told[0][0], told[-1]) == (50, (pages, pages))
    Ledger.open(path, **session()).close()


def test_a_cancelled_copy_leaves_no_file_and_keeps_the_older(
    ledger: Ledger, action: LocalActionId
) -> None:
    path = ledger.path.with_name("副本.zhize")
    path.write_bytes(b"older")
    before = sorted(path.parent.iterdir())

    def cancel(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ledger.save_copy(path, with_evidence=True, progress=cancel)
    assert sorted(path.parent.iterdir()) == before
    assert path.read_bytes() == b"older"
    added_after = ledger.step("还能修改")
    with added_after as step:
        step.insert("setting", value="1")


def test_a_ledger_is_not_copied_onto_itself(ledger: Ledger, tmp_path: Path) -> None:
    link = tmp_path / "链接.zhize"
    link.symlink_to(ledger.path)
    before = ledger.path.read_bytes()
    for path in (ledger.path, link):
        with pytest.raises(FileAccessError, match="不能存为台账自己"):
            ledger.save_copy(path, with_evidence=True)
    assert ledger.path.read_bytes() == before


@pytest.mark.parametrize("place", ["没有/副本.zhize", "."])
def test_a_copy_where_none_can_be_is_refused(ledger: Ledger, tmp_path: Path, place: str) -> None:
    (tmp_path / "夹").mkdir()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(FileAccessError, match="没有存成"):
        ledger.save_copy(tmp_path / "夹" / place, with_evidence=True)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("with_evidence", [True, False])
def test_a_disk_that_fails_leaves_no_copy(
    ledger: Ledger, action: LocalActionId, with_evidence: bool
) -> None:
    before = sorted(ledger.path.parent.iterdir())
    with file_size_limit(100_000), pytest.raises(FileAccessError, match="没有存成"):
        ledger.save_copy(ledger.path.with_name("副本.zhize"), with_evidence=with_evidence)
    assert sorted(ledger.path.parent.iterdir()) == before


def test_a_broken_ledger_gives_no_copy(ledger: Ledger, office: Office) -> None:
    with closing(sqlite3.connect(ledger.path)) as other, other:
        other.execute("DELETE FROM chapter")
    path = ledger.path.with_name("副本.zhize")
    with pytest.raises(DamagedLedgerError, match=r"“副本\.zhize”有内容损坏"):
        ledger.save_copy(path, with_evidence=True)
    assert not path.exists()


def test_a_ledger_that_somebody_has_open_is_not_overwritten(ledger: Ledger, tmp_path: Path) -> None:
    with new_ledger(tmp_path / "别人.zhize") as other:
        before = other.path.read_bytes()
        with pytest.raises(LedgerInUseError, match="没有覆盖"):
            ledger.save_copy(other.path, with_evidence=True)
        assert other.path.read_bytes() == before


def test_what_a_crash_left_beside_an_old_file_does_not_spoil_the_copy(
    ledger: Ledger, tmp_path: Path
) -> None:
    target = tmp_path / "副本.zhize"
    new_ledger(target).close()
    journal_of(target).write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504))
    ledger.save_copy(target, with_evidence=True)
    assert not journal_of(target).exists()
    Ledger.open(target, **session()).close()


@pytest.mark.parametrize("with_evidence", [True, False])
def test_a_copy_of_a_damaged_ledger_is_refused_as_damaged(
    ledger: Ledger, office: Office, *, with_evidence: bool
) -> None:
    size = ledger.value("PRAGMA page_size")
    root = ledger.value("SELECT rootpage FROM sqlite_schema WHERE name = 'unit'")
    with ledger.path.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\xff" * size)
    path = ledger.path.with_name("副本.zhize")
    with (
        Ledger.open(ledger.path, **session(), read_only=True) as reader,
        pytest.raises(DamagedLedgerError),
    ):
        reader.save_copy(path, with_evidence=with_evidence)
