"""The package and the register: noted for good, told apart from others, refused when it is not."""

from datetime import date
from pathlib import Path

import pytest

from model.errors import InvalidEntryError
from model.evidence import sha256_of
from model.files.manifest import MANIFEST
from model.files.package_check import SENT, check_package
from model.ledger import Ledger
from model.submission_files import change_filing_day, put_signed_file
from model.words import SubmissionFileKind
from tests.ui.packages import AS_OF, DOCX, NAME, present, sent_out
from ui import jobs, package_jobs
from ui.command_line import run
from ui.exit_codes import REFUSED
from ui.package_writer import Packed


def test_the_ledger_notes_the_package_for_good(packed: Path) -> None:
    with jobs.open_ledger(packed.parent / "台账.zhize") as ledger:
        stored = present(ledger).stored
        assert stored.package_name == NAME
        assert stored.package_sha256 == sha256_of((packed / SENT / MANIFEST).read_bytes())
        assert ledger.history(limit=1)[0].label == "报送打包：第1次报送"
        assert ledger.undo_target() is None


def test_what_went_out_is_not_packed_again(
    packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = sent_out(packed, tmp_path)
    assert run(["package", str(path), "--out", str(tmp_path)]) == REFUSED
    assert "没有重新打包" in capsys.readouterr().err


def made_of(ledger: Ledger, packed: Path) -> Packed:
    """The package as a child would have made it of this ledger."""
    filing = present(ledger)
    checksum = package_jobs.checksum_of(packed)
    return Packed(folder=packed, filing=filing, as_of=AS_OF, sha256=checksum, is_draft=False)


def test_a_package_whose_files_changed_meanwhile_is_not_noted(signed: Path, packed: Path) -> None:
    with jobs.open_ledger(signed) as ledger:
        made = made_of(ledger, packed)
        with ledger.step("换定稿") as step:
            put_signed_file(step, SubmissionFileKind.FINAL_TEXT, "新.docx", DOCX + b"2", on=AS_OF)
        with pytest.raises(InvalidEntryError, match="请重新打包"), ledger.step("记") as step:
            package_jobs.note_packed(step, made, AS_OF)


def test_a_package_of_another_day_is_not_that_of_the_filing(
    signed: Path, packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with jobs.open_ledger(signed) as ledger:
        made = made_of(ledger, packed)
        with ledger.step("改日") as step:
            change_filing_day(step, date(2023, 11, 1))
        told = "算到2023年11月20日，打包以后数据截止日改成了2023年11月1日，没有记入"
        with pytest.raises(InvalidEntryError, match=told), ledger.step("记") as step:
            package_jobs.note_packed(step, made, AS_OF)
    asked = ["package", str(signed), "--out", str(tmp_path / "报"), "--as-of", "2023-11-20"]
    assert run(asked) == REFUSED
    assert "数据截止日是2023年11月1日，不是2023年11月20日，没有打包" in capsys.readouterr().err


def test_a_package_that_a_window_keeps_from_the_register_is_refused_though_it_stands(
    signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with jobs.open_ledger(signed) as ledger:
        assert run(["package", str(signed), "--out", str(tmp_path), "--anyway"]) == REFUSED
        assert present(ledger).stored.packaged_on is None
    said = capsys.readouterr()
    assert said.out == f"已打包：{tmp_path / NAME}\n"
    assert "注意：这个报送包没有记入报送登记。" in said.err
    assert check_package(tmp_path / NAME).differences == ()


def test_what_a_child_tells_of_its_package_is_understood(signed: Path, packed: Path) -> None:
    with jobs.open_ledger(signed, read_only=True) as ledger:
        made = made_of(ledger, packed)
    lines = ["进度 1/2", *package_jobs.told_lines(made)]
    assert package_jobs.heard_of(lines) == (NAME, made.sha256)
    assert package_jobs.heard_of(lines[:1]) == ("", "")
    assert package_jobs.checksum_of(packed / "没有") == ""
