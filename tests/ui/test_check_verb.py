"""The verb check: a ledger and a package, each whole or not, and what is told of the filing."""

import re
import shutil
from pathlib import Path

import pytest

from model.files.package_check import SENT
from model.submission_package import note_package
from tests.ui.packages import AS_OF, NAME, present, sent_out
from ui import jobs
from ui.command_line import run
from ui.exit_codes import DONE, REFUSED


def test_check_says_what_is_missing(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(sample)]) == DONE
    said = capsys.readouterr().out
    assert said.startswith("文件完好。")
    assert "类缺项。" in said


def test_check_tells_whether_it_is_the_package_that_was_filed(
    packed: Path, signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger, archive = packed.parent / "台账.zhize", packed / f"{NAME}.zip"
    for path in (packed, archive):
        assert run(["check", str(path), "--ledger", str(ledger)]) == DONE
        assert "与台账登记的第1次报送的报送包一致" in capsys.readouterr().out
    assert run(["check", str(packed), "--ledger", str(signed)]) == REFUSED
    assert "台账里没有登记过报送包" in capsys.readouterr().err
    with jobs.open_ledger(signed) as opened, opened.step("记") as step:
        note_package(step, present(opened).stored.id, name="另一个", sha256="0", on=AS_OF)
    assert run(["check", str(archive), "--ledger", str(signed)]) == REFUSED
    assert "不是台账登记的报送包（第1次报送是2023年11月20日打包的“另一个”）" in (
        capsys.readouterr().err
    )


def test_check_of_what_was_filed_says_so_and_speaks_of_no_filing_to_come(
    packed: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = sent_out(packed, tmp_path)
    monkeypatch.setattr("ui.signed_jobs.look_at_stored", lambda *_: [])
    assert run(["check", str(path)]) == DONE
    told = capsys.readouterr().out
    assert "待对方确认；纸件已于11月20日寄出，电子件已于11月20日发出。" in told
    assert "已报出；按台账现在的内容还有" in told
    assert "报送前还有" not in told


def test_the_package_is_checked_by_the_verb(
    packed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", str(packed)]) == DONE
    told = capsys.readouterr().out
    assert re.match(r"报送包完好：报送件\d+个文件，压缩包内相同，与打包时一致", told)
    assert run(["check", str(packed / SENT)]) == DONE
    assert re.match(r"报送包完好：\d+个文件，与打包时一致", capsys.readouterr().out)
    changed = tmp_path / NAME
    shutil.copytree(packed / SENT, changed)
    (changed / "01 成效报告（签发稿）.docx").write_bytes(b"PK other")
    assert run(["check", str(changed)]) == REFUSED
    assert "“01 成效报告（签发稿）.docx”与打包时不一致" in capsys.readouterr().err


def test_check_tells_of_a_damaged_signed_file(
    signed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with jobs.open_ledger(signed) as ledger, ledger.step("损坏") as step:
        step.insert("setting", id="x", value="1")
        ledger.rows("UPDATE evidence_bytes SET bytes = x'32'")
    assert run(["check", str(signed)]) == REFUSED
    assert "定稿“定稿.docx”与放入时不一致" in capsys.readouterr().err
