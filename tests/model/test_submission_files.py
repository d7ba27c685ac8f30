"""The files that came back signed: kept as they are, replaced, taken out, told when damaged."""

from datetime import date
from pathlib import Path

import pytest

from model.errors import DamagedLedgerError, InvalidEntryError
from model.ledger import Ledger
from model.submission import Filing, read_submission
from model.submission_events import register_event
from model.submission_files import (
    damaged_signed_files,
    delete_signed_file,
    put_signed_file,
    read_signed_file,
)
from model.submission_package import note_package
from model.submission_settings import change_submission
from model.words import SubmissionEventKind, SubmissionFileKind
from tests.model.office import AS_OF, Office, dump, session

FINAL, SCAN = SubmissionFileKind.FINAL_TEXT, SubmissionFileKind.STAMPED_SCAN
DOCX, PDF = b"PK\x03\x04" + b"word" * 50, b"%PDF-1.7\n" + b"scan" * 50


def present(ledger: Ledger) -> Filing:
    filing = read_submission(ledger)
    assert filing is not None
    return filing


def put(
    ledger: Ledger, kind: SubmissionFileKind = FINAL, name: str = "定稿.docx", data: bytes = DOCX
) -> None:
    with ledger.step("放入定稿") as step:
        put_signed_file(step, kind, name, data, on=AS_OF)


def bytes_of(ledger: Ledger, kind: SubmissionFileKind = FINAL) -> bytes:
    file = present(ledger).file(kind)
    assert file is not None
    return read_signed_file(ledger, file)


def test_a_signed_file_comes_back_as_it_was_put_in(
    ledger: Ledger, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.step.PIECE", 16)
    put(ledger)
    put(ledger, SCAN, "盖章件.PDF", PDF)
    assert (bytes_of(ledger), bytes_of(ledger, SCAN)) == (DOCX, PDF)
    assert damaged_signed_files(ledger) == ()


def test_another_file_takes_its_place_and_undo_brings_the_first_back(
    ledger: Ledger, office: Office
) -> None:
    put(ledger)
    put(ledger, name="定稿（改）.docx", data=DOCX + b"2")
    assert [each.name for each in present(ledger).files] == ["定稿（改）.docx"]
    ledger.undo()
    assert (present(ledger).files[0].name, bytes_of(ledger)) == ("定稿.docx", DOCX)


def test_a_file_taken_out_comes_back_with_undo(ledger: Ledger, office: Office) -> None:
    put(ledger)
    with ledger.step("移除定稿") as step:
        delete_signed_file(step, present(ledger).files[0].id)
    assert present(ledger).files == ()
    ledger.undo()
    assert bytes_of(ledger) == DOCX


@pytest.mark.parametrize(
    ("kind", "name", "data", "sentence"),
    [
        (FINAL, "定稿.doc", b"\xd0\xcf\x11\xe0", r"“定稿\.doc”不是\.docx文件.*另存为\.docx"),
        (FINAL, "定稿.docx", PDF, "不能作为定稿放入"),
        (SCAN, "扫描.jpg", b"\xff\xd8", "请把盖章件扫描成PDF"),
        (SCAN, "扫描.pdf", b"", "空文件"),
    ],
)
def test_what_is_no_such_file_is_refused(
    ledger: Ledger,
    office: Office,
    kind: SubmissionFileKind,
    name: str,
    data: bytes,
    sentence: str,
) -> None:
    before = dump(ledger)
    with pytest.raises(InvalidEntryError, match=sentence):
        put(ledger, kind, name, data)
    assert dump(ledger) == before


def test_damaged_bytes_are_told_and_not_handed_out(ledger: Ledger, office: Office) -> None:
    put(ledger)
    with ledger.step("损坏") as step:
        change_submission(step, copies=3)
        ledger.rows("UPDATE evidence_bytes SET bytes = x'32'")
    assert [each.name for each in damaged_signed_files(ledger)] == ["定稿.docx"]
    with pytest.raises(DamagedLedgerError, match=r"定稿“定稿\.docx”与放入时不一致"):
        bytes_of(ledger)


def test_a_copy_without_evidence_keeps_the_signed_files(
    ledger: Ledger, office: Office, tmp_path: Path
) -> None:
    put(ledger)
    copied = tmp_path / "副本.zhize"
    ledger.save_copy(copied, with_evidence=False)
    with Ledger.open(copied, **session()) as copy:
        assert bytes_of(copy) == DOCX


def packaged(ledger: Ledger) -> None:
    put(ledger)
    with ledger.step("报送打包", is_final=True) as step:
        note_package(step, present(ledger).stored.id, name="包", sha256="ab", on=AS_OF)


def test_a_file_changed_after_the_package_asks_for_a_new_one(
    ledger: Ledger, office: Office
) -> None:
    packaged(ledger)
    assert present(ledger).stored.packaged_on == AS_OF
    put(ledger)
    assert present(ledger).stored.package_name == "包"
    put(ledger, data=DOCX + b"2")
    assert present(ledger).stored.packaged_on is None


def test_what_went_out_in_a_package_stays(ledger: Ledger, office: Office) -> None:
    packaged(ledger)
    for kind in (SubmissionEventKind.POSTED, SubmissionEventKind.MAILED):
        with ledger.step("登记") as step:
            register_event(step, kind, date(2023, 11, 18))
    with pytest.raises(InvalidEntryError, match="请登记退回或补报"):
        put(ledger, data=DOCX + b"2")
    with pytest.raises(InvalidEntryError, match="定稿没有移除"), ledger.step("移除") as step:
        delete_signed_file(step, present(ledger).files[0].id)
