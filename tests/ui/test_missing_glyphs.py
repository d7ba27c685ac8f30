"""What is said when a paper holds a character that no font has."""

from pathlib import Path

import pytest

from model.breakdown import change_actions
from model.entities import LocalActionId
from model.evidence import add_evidence
from model.files.package_check import SENT
from tests.ui.packages import AS_OF, NAME
from ui import jobs
from ui.command_line import run
from ui.exit_codes import DONE, REFUSED

SIGN = "\U00013000"


def action(path: Path) -> LocalActionId:
    with jobs.open_ledger(path, read_only=True) as ledger:
        found: LocalActionId = ledger.value("SELECT id FROM local_action ORDER BY position LIMIT 1")
        return found


def test_the_task_is_named_and_what_is_old_beside_the_new_file(
    signed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with jobs.open_ledger(signed) as ledger, ledger.step("改名") as step:
        change_actions(step, [action(signed)], text=f"开展{SIGN}专项行动")
    command = ["report", str(signed), "--out", str(tmp_path), "--only", "division"]
    assert run(command) == REFUSED
    assert "以前生成" not in capsys.readouterr().err
    old = tmp_path / "任务分工方案.pdf"
    old.write_bytes((tmp_path / "任务分工方案.docx").read_bytes())
    assert run(command) == REFUSED
    told = capsys.readouterr().err
    assert f"“{SIGN}”在" in told
    assert f"的落实举措“开展{SIGN}专项行动”。" in told
    assert "文件夹中原有的“任务分工方案.pdf”是以前生成的，没有更新。" in told


def test_the_printed_contents_of_a_package_stand_in_any_case(signed: Path, tmp_path: Path) -> None:
    with jobs.open_ledger(signed) as ledger, ledger.step("佐证") as step:
        add_evidence(step, [action(signed)], name=f"证明{SIGN}.pdf", data=b"1", on=AS_OF)
        change_actions(step, [action(signed)], text=f"开展{SIGN}专项行动")
    assert run(["package", str(signed), "--out", str(tmp_path), "--anyway"]) == DONE
    assert (tmp_path / NAME / SENT / "目录.pdf").is_file()
