"""The `import` verb as a clerk types it: a new list, an update, and what only a person decides."""

from pathlib import Path

import pytest

from model.breakdown import add_action
from model.ledger import Ledger
from model.list_update import import_list
from model.reading.read import read_document
from model.task_lists import read_task_lists
from model.words import ListKind
from ui import jobs
from ui.command_line import run
from ui.exit_codes import DONE, REFUSED, UNDECIDED

# What the child itself says to a verb stands in test_sandbox.
pytestmark = pytest.mark.usefixtures("reads_here")

TEXT = """2023年示例省知识产权重点任务分工方案
示知发〔2023〕5号
一、加强保护
1. 开展地理标志专项整治行动。（保护处负责）
2. 6月底前出台条例。（法规处牵头，保护处配合）
二、促进运用
3. 推进专利转化运用。（促进处负责）
"""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "台账.zhize"
    Ledger.create(path, who="经办人", now=jobs.now, new_id=jobs.new_id).close()
    return path


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return written(tmp_path, TEXT)


def written(folder: Path, text: str) -> Path:
    path = folder / "方案.txt"
    path.write_text(text, encoding="utf-8")
    return path


def texts(ledger: Path) -> list[str]:
    with jobs.open_ledger(ledger, read_only=True) as opened:
        return opened.column("SELECT text FROM clause ORDER BY position")


def broken_down(ledger: Path, text: str) -> None:
    with jobs.open_ledger(ledger) as opened, opened.step("分解") as step:
        add_action(
            step,
            clause_ids=opened.column("SELECT id FROM clause WHERE text = ?", (text,)),
            text="举措",
        )


def test_a_paper_is_added_and_counted(
    ledger: Path, paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(ledger), str(paper)]) == DONE
    assert "原文3句，新增3句、修改0句、删去0句，" in capsys.readouterr().out
    assert texts(ledger)[1] == "6月底前出台条例。"


def test_the_same_paper_again_changes_nothing(
    ledger: Path, paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["import", str(ledger), str(paper)])
    before = ledger.read_bytes()
    assert run(["import", str(ledger), str(paper)]) == DONE
    assert "没有变化" in capsys.readouterr().out
    assert ledger.read_bytes() == before


def test_a_corrected_paper_updates_the_list(
    ledger: Path, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["import", str(ledger), str(paper)])
    newer = TEXT.replace("专项整治行动", "专项行动").replace("推进专利", "推进高价值专利")
    newer = newer.replace("2. 6月底前出台条例。（法规处牵头，保护处配合）\n", "")
    assert run(["import", str(ledger), str(written(tmp_path, newer))]) == DONE
    assert "原文2句，新增0句、修改2句、删去1句，" in capsys.readouterr().out
    assert texts(ledger) == ["开展地理标志专项行动。", "推进高价值专利转化运用。"]


def test_an_update_that_touches_local_work_waits_for_a_person(
    ledger: Path, paper: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["import", str(ledger), str(paper)])
    broken_down(ledger, "推进专利转化运用。")
    before = ledger.read_bytes()
    newer = str(written(tmp_path, TEXT.replace("推进专利", "推进高价值专利")))
    assert run(["import", str(ledger), newer]) == UNDECIDED
    assert "推进专利转化运用。→推进高价值专利转化运用。" in capsys.readouterr().err
    assert ledger.read_bytes() == before
    assert run(["import", str(ledger), newer, "--accept"]) == DONE
    assert "推进高价值专利转化运用。" in texts(ledger)


def test_a_paper_of_no_year_waits_for_one(
    ledger: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path, TEXT.replace("2023年", "").replace("示知发〔2023〕5号\n", ""))
    assert run(["import", str(ledger), str(path)]) == UNDECIDED
    assert "--year" in capsys.readouterr().err
    assert texts(ledger) == []
    assert run(["import", str(ledger), str(path), "--year", "2024", "--kind", "自编清单"]) == DONE
    with jobs.open_ledger(ledger, read_only=True) as opened:
        (found,) = read_task_lists(opened)
    assert (found.year, found.kind) == (2024, ListKind.OWN)


def test_a_paper_without_tasks_is_refused(ledger: Path, tmp_path: Path) -> None:
    path = written(tmp_path, "今天下午开会。\n")
    before = ledger.read_bytes()
    assert run(["import", str(ledger), str(path)]) == REFUSED
    assert ledger.read_bytes() == before


@pytest.mark.parametrize("wrong", [["--year", "二三"], ["--kind", "通知"], ["--year", "99"]])
def test_a_wrong_option_is_refused(ledger: Path, paper: Path, wrong: list[str]) -> None:
    assert run(["import", str(ledger), str(paper), *wrong]) == REFUSED


def test_the_guideline_is_the_same_list_in_every_ledger_that_holds_it(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with jobs.open_ledger(ledger) as opened, opened.step("读入") as step:
        import_list(step, read_document(jobs.GUIDELINE_2023.read_bytes()))
    assert run(["import", str(ledger), str(jobs.GUIDELINE_2023)]) == DONE
    assert "没有变化" in capsys.readouterr().out
