"""The submission package (报送包) as a clerk asks for it: what it holds, when it is refused."""

import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordFile

from model.files.manifest import MANIFEST
from model.files.new_folder import draft_of
from model.files.package_check import KEPT, SENT, check_package
from model.ledger import Ledger
from model.scan_check import ScanCheck
from model.settings import read_settings
from model.signed_text import SignedComparison
from model.submission_events import delete_event
from model.words import SubmissionFileKind
from tests.model.store.test_connection import file_size_limit
from tests.ui.packages import DOCX, NAME, PDF, present
from ui import jobs, package_jobs
from ui.command_line import run
from ui.exit_codes import DONE, REFUSED, UNDECIDED
from ui.package_writer import PackageWriter, Packed, package_name
from ui.resources import ROOT
from ui.signed_jobs import SignedLook

# All is written but the .zip; then it waits to be killed.
STOPS_HALF_WAY = """
import sys
from pathlib import Path
from ui import package_jobs, package_writer

def wait(*_, **__):
    print("half", flush=True)
    sys.stdin.read()

package_writer.zip_folder = wait
package_jobs.write_package(Path(sys.argv[1]), Path(sys.argv[2]), is_agreed=True)
"""


def test_the_package_holds_what_was_signed_and_is_whole(packed: Path) -> None:
    sent = packed / SENT
    assert [each.name for each in sorted(sent.iterdir())] == [
        "01 成效报告（签发稿）.docx",
        "02 成效报告（盖章扫描件）.pdf",
        "03 任务清单落实情况表.xlsx",
        "佐证材料",
        MANIFEST,
        "目录.docx",
        "目录.pdf",
    ]
    assert (sent / "01 成效报告（签发稿）.docx").read_bytes() == DOCX
    assert (sent / "02 成效报告（盖章扫描件）.pdf").read_bytes() == PDF
    assert check_package(packed).differences == ()


def test_what_is_mailed_does_not_hold_the_ledger(packed: Path) -> None:
    with zipfile.ZipFile(packed / f"{NAME}.zip") as archive:
        names = archive.namelist()
    assert f"{NAME}/01 成效报告（签发稿）.docx" in names
    assert not any("zhize" in name or "留存" in name for name in names)
    with jobs.open_ledger(packed / KEPT / "台账副本.zhize", read_only=True) as copy:
        assert [each.sha256 for each in present(copy).files]


def test_without_signed_files_there_is_no_package(
    small_sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["package", str(small_sample), "--out", str(tmp_path / "报")]) == REFUSED
    assert "还缺定稿（.docx）、盖章扫描件（.pdf），没有打包" in capsys.readouterr().err
    assert not (tmp_path / "报").exists()


def test_a_draft_says_so_everywhere_and_is_not_noted(
    signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with jobs.open_ledger(signed) as ledger:
        ledger.undo()
        before = ledger.last_seq()
    generated = {"成效报告.docx": b"word", "成效报告.pdf": b"pdf", "表.xlsx": b"book"}
    monkeypatch.setattr(
        "ui.paper_jobs.render_paper",
        lambda _ledger, name, _day: dict(
            each for each in generated.items() if (each[0] == "表.xlsx") is (name == "table")
        ),
    )
    assert run(["package", str(signed), "--out", str(tmp_path), "--draft"]) == DONE
    folder = tmp_path / f"{NAME}_草稿"
    assert (folder / SENT / "01 成效报告（草稿，未签发）.docx").read_bytes() == b"word"
    assert (folder / SENT / "02 成效报告（草稿，未盖章）.pdf").read_bytes() == b"pdf"
    assert "草稿，不作报送" in (folder / SENT / MANIFEST).read_text(encoding="utf-8")
    assert not (folder / KEPT).exists()
    with jobs.open_ledger(signed) as ledger:
        assert ledger.last_seq() == before


def test_a_package_is_never_written_over_another(
    signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / NAME).mkdir()
    (tmp_path / NAME / "旧.txt").write_text("旧")
    assert run(["package", str(signed), "--out", str(tmp_path), "--anyway"]) == REFUSED
    assert "已经存在，没有覆盖" in capsys.readouterr().err
    assert [each.name for each in (tmp_path / NAME).iterdir()] == ["旧.txt"]


def looked(*looks: SignedLook) -> Callable[..., list[tuple[str, SignedLook]]]:
    """What looking at the signed files finds."""
    return lambda *_: [(f"{look.kind}.file", look) for look in looks]


def test_files_that_differ_go_out_only_when_somebody_has_decided(
    signed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    scan = ScanCheck(pages=2, has_words=True, findings=("这个 PDF 不像扫描件。",))
    text = SignedComparison(similarity=1, findings=("标题下面还有“（送审稿）”字样。",))
    looks = looked(
        SignedLook(kind=SubmissionFileKind.FINAL_TEXT, comparison=text),
        SignedLook(kind=SubmissionFileKind.STAMPED_SCAN, scan=scan),
    )
    monkeypatch.setattr(package_jobs, "look_at_stored", looks)
    assert run(["package", str(signed), "--out", str(tmp_path / "报")]) == UNDECIDED
    told = capsys.readouterr().err
    assert "还有“（送审稿）”字样" in told
    assert "不像扫描件" in told
    assert told.rstrip().endswith("--anyway。")
    assert len(package_jobs.differences_told(told)) == 6
    assert not (tmp_path / "报").exists()


def test_what_nobody_has_signed_or_sealed_goes_out_only_when_somebody_has_decided(
    signed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with jobs.open_ledger(signed) as ledger, ledger.step("删登记") as step:
        delete_event(step, present(ledger).events[-1].id)
    monkeypatch.setattr(package_jobs, "look_at_stored", looked())
    assert run(["package", str(signed), "--out", str(tmp_path / "报")]) == UNDECIDED
    assert "报送登记里还没有登记用印。" in capsys.readouterr().err
    assert not (tmp_path / "报").exists()


def test_files_that_agree_are_packed_and_the_list_claims_no_more(
    signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        package_jobs, "look_at_stored", looked(SignedLook(kind=SubmissionFileKind.FINAL_TEXT))
    )
    monkeypatch.setattr("ui.paper_jobs.render_paper", lambda *_: {"表.xlsx": b"book"})
    assert run(["package", str(signed), "--out", str(tmp_path)]) == DONE
    words = "".join(
        cell.text
        for table in WordFile(str(tmp_path / NAME / SENT / "目录.docx")).tables
        for cell in table._cells
    )
    assert "签发的定稿" in words
    assert "一致" not in words


def test_a_step_behind_the_last_move_does_not_refuse_what_stands(
    signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = PackageWriter.write

    def late(writer: PackageWriter, folder: Path) -> Packed:
        made = write(writer, folder)
        with jobs.open_ledger(signed) as other, other.step("改") as step:
            step.insert("setting", id="test", value='"1"')
        return made

    monkeypatch.setattr("ui.paper_jobs.render_paper", lambda *_: {"表.xlsx": b"book"})
    monkeypatch.setattr(PackageWriter, "write", late)
    made = package_jobs.write_package(signed, tmp_path, is_agreed=True)
    assert made.sha256 == package_jobs.checksum_of(tmp_path / NAME)


def test_a_step_in_the_middle_begins_the_package_again(
    signed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times: list[int] = []

    def workbook(_ledger: Ledger, _name: str, _day: date) -> dict[str, bytes]:
        times.append(1)
        if len(times) == 1:
            with jobs.open_ledger(signed) as other, other.step("改") as step:
                step.insert("setting", id="test", value='"1"')
        return {"表.xlsx": b"book"}

    monkeypatch.setattr("ui.paper_jobs.render_paper", workbook)
    package_jobs.write_package(signed, tmp_path, is_agreed=True)
    assert len(times) == 2
    assert check_package(tmp_path / NAME).differences == ()


def test_a_full_disk_leaves_nothing(
    signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with file_size_limit(10_000):
        assert run(["package", str(signed), "--out", str(tmp_path / "报"), "--anyway"]) == REFUSED
    assert "没有留下任何文件" in capsys.readouterr().err
    assert list((tmp_path / "报").iterdir()) == []


def test_giving_up_in_the_middle_leaves_nothing(signed: Path, tmp_path: Path) -> None:
    def stop(done: int, _total: int | None) -> None:
        if done > 100:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        package_jobs.write_package(signed, tmp_path / "报", is_agreed=True, progress=stop)
    assert list((tmp_path / "报").iterdir()) == []


def test_a_kill_leaves_no_half_package_and_the_next_one_is_whole(
    signed: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "报"
    with subprocess.Popen(
        [sys.executable, "-c", STOPS_HALF_WAY, str(signed), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"half\n"
        child.kill()
    assert not (folder / NAME).exists()
    assert len(list(folder.iterdir())) == 1
    package_jobs.clear_unfinished(folder, NAME)
    assert list(folder.iterdir()) == []
    assert run(["package", str(signed), "--out", str(folder), "--anyway"]) == DONE
    assert check_package(folder / NAME).differences == ()


def test_what_a_kill_left_of_another_package_goes_the_day_after(
    signed: Path, tmp_path: Path
) -> None:
    left = draft_of(tmp_path / "改名以前的报送包")
    left.mkdir()
    os.utime(left, (1000, 1000))
    package_jobs.write_package(signed, tmp_path, is_agreed=True)
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []


def test_a_long_name_of_an_office_keeps_which_filing_it_is(signed: Path) -> None:
    with jobs.open_ledger(signed, read_only=True) as ledger:
        long = replace(read_settings(ledger), office_full_name="示例省知识产权局" * 20)
        assert package_name(present(ledger), long, is_draft=True).endswith("_第1次_草稿")
