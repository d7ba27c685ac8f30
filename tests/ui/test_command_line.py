"""The verbs as a clerk types them: what is printed, what is written, how they end."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from model.action_deletion import delete_actions
from model.action_page import PageRow, read_page
from model.breakdown import change_actions
from model.errors import FileAccessError
from model.evidence import add_evidence
from model.ledger import Ledger
from model.step import Step
from reports import ledger_tables
from reports.bulletin import bulletin
from reports.document import Document
from ui import command_line, jobs, paper_files, paper_jobs
from ui.command_line import run
from ui.exit_codes import DONE, REFUSED


@pytest.fixture(scope="module")
def small_sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "small.zhize"
    jobs.make_sample(path, actions=8).close()
    return path


@pytest.fixture
def sample(small_sample: Path, tmp_path: Path) -> Path:
    path = tmp_path / "示例.zhize"
    path.write_bytes(small_sample.read_bytes())
    return path


def test_the_list_of_2023_is_read_and_nothing_is_stored(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(jobs.GUIDELINE_2023)]) == DONE
    said = capsys.readouterr().out
    assert "原文67句，一句未漏，1处需您核对。" in said
    assert " 67 各地要充分利用各类知识产权统计数据" in said
    assert "（条法司负责）" in said


def test_the_list_is_given_as_json_to_other_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(jobs.GUIDELINE_2023), "--json"]) == DONE
    document = json.loads(capsys.readouterr().out)
    assert document["doc_number"] == "国知发运字〔2023〕7号"
    assert len(document["chapters"]) == 5


def test_a_new_ledger_holds_the_list_and_the_office(tmp_path: Path) -> None:
    path = tmp_path / "新.zhize"
    assert run(["new", str(path), "--office", "示例省知识产权局"]) == DONE
    with jobs.open_ledger(path) as ledger:
        assert ledger.value("SELECT count(*) FROM clause WHERE number IS NOT NULL") == 67
        # 撤销 never takes the list away.
        assert ledger.undo_target() is None


@pytest.mark.usefixtures("reads_here")
def test_a_document_without_tasks_leaves_no_ledger_behind(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "通知.txt").write_text("今天下午开会。\n", encoding="utf-8")
    path = tmp_path / "新.zhize"
    assert run(["new", str(path), "--list", str(tmp_path / "通知.txt")]) == REFUSED
    assert not path.exists()
    assert capsys.readouterr().err.strip().endswith("。")


def test_a_ledger_is_never_made_over_another_file(sample: Path) -> None:
    before = sample.read_bytes()
    assert run(["new", str(sample)]) == REFUSED
    assert run(["sample", str(sample)]) == REFUSED
    assert sample.read_bytes() == before


def test_all_papers_are_written_and_named(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["report", str(sample), "--out", str(tmp_path / "材料")]) == DONE
    names = {path.name for path in (tmp_path / "材料").iterdir()}
    assert names == {name for paper in paper_files.PAPERS for name in paper.file_names}
    assert capsys.readouterr().out.count("已生成：") == len(names)


def test_one_paper_can_be_asked_for_and_again(sample: Path, tmp_path: Path) -> None:
    for _ in range(2):
        assert run(["report", str(sample), "--out", str(tmp_path), "--only", "division"]) == DONE
    assert (tmp_path / "任务分工表.xlsx").exists()


def test_one_unit_can_have_its_papers(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = ["report", str(sample), "--out", str(tmp_path)]
    assert run([*report, "--only", "notice", "--unit", "政策法规处"]) == DONE
    assert {path.name for path in tmp_path.glob("督办单*")} == {
        "督办单（政策法规处）.docx",
        "督办单（政策法规处）.pdf",
    }
    assert run([*report, "--only", "extracts", "--unit", "云海市局"]) == DONE
    assert (tmp_path / "各单位任务摘录（云海市知识产权局）.xlsx").exists()
    assert run([*report, "--only", "brief", "--unit", "政策法规处"]) == REFUSED
    assert run([*report, "--only", "notice", "--unit", "没有的处"]) == REFUSED
    assert capsys.readouterr().err.count("没有生成材料。请") == 2


def test_units_are_ranked_only_when_it_is_asked_for(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def heard(ledger: Ledger, as_of: date, *, is_ranked: bool) -> Document:
        asked.append(is_ranked)
        return bulletin(ledger, as_of, is_ranked=is_ranked)

    monkeypatch.setattr("reports.office_papers.bulletin", heard)
    for more in ([], ["--ranked"]):
        command = ["report", str(sample), "--out", str(tmp_path), "--only", "bulletin", *more]
        assert run(command) == DONE
    assert asked == [False, True]


@pytest.mark.parametrize("is_ranked", [False, True])
def test_the_window_asks_for_a_ranking_by_the_same_word(tmp_path: Path, is_ranked: bool) -> None:
    command = paper_jobs.report_command(
        tmp_path, tmp_path, ["bulletin"], date(2023, 11, 20), is_ranked=is_ranked
    )
    assert ("--ranked" in command) is is_ranked


def test_the_usage_names_every_paper(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == DONE
    told = capsys.readouterr().out
    assert [paper.name for paper in paper_files.PAPERS if f" {paper.name} " not in told] == []


def test_the_same_ledger_gives_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    for folder in ("一", "二"):
        run(["report", str(sample), "--out", str(tmp_path / folder), "--as-of", "2023-11-20"])
    for path in (tmp_path / "一").iterdir():
        assert path.read_bytes() == (tmp_path / "二" / path.name).read_bytes(), path.name


def test_a_file_of_somebody_else_is_not_replaced(sample: Path, tmp_path: Path) -> None:
    (tmp_path / "工作台账.xlsx").write_bytes(b"my own notes")
    assert run(["report", str(sample), "--out", str(tmp_path), "--only", "ledger"]) == REFUSED
    assert (tmp_path / "工作台账.xlsx").read_bytes() == b"my own notes"


def test_papers_can_be_written_while_a_window_holds_the_ledger(
    sample: Path, tmp_path: Path
) -> None:
    with jobs.open_ledger(sample):
        assert run(["report", str(sample), "--out", str(tmp_path), "--only", "table"]) == DONE


@pytest.mark.parametrize("change", ["rename", "delete", "prove"])
def test_a_paper_begins_again_when_a_step_comes_meanwhile(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    tries: list[int] = []
    whole = paper_files.files_of

    def meanwhile(*arguments: Any) -> dict[str, bytes]:
        tries.append(1)
        if len(tries) == 1:
            monkeypatch.setattr(ledger_tables, "read_page", _read_after(sample, change))
        return whole(*arguments)

    monkeypatch.setattr("ui.paper_jobs.files_of", meanwhile)
    list(paper_jobs.write_papers(sample, tmp_path, ["ledger"]))
    assert len(tries) == 2


def _read_after(sample: Path, change: str) -> Callable[..., list[PageRow]]:
    """Reads a page as ever, but somebody changes the ledger just before the first time."""
    waiting = [change]

    def read(*arguments: Any) -> list[PageRow]:
        if waiting:
            with jobs.open_ledger(sample) as ledger, ledger.step("改") as step:
                _change(step, waiting.pop())
        return read_page(*arguments)

    return read


def _change(step: Step, change: str) -> None:
    first = step.ledger.value("SELECT id FROM local_action ORDER BY position LIMIT 1")
    match change:
        case "rename":
            change_actions(step, [first], text="改过的举措")
        case "delete":
            delete_actions(step, [first])
        case _:
            add_evidence(step, [first], name="新.txt", data=b"new", on=date(2023, 11, 20))


def test_hand_work_that_appears_while_a_paper_is_made_is_not_replaced(
    sample: Path, tmp_path: Path
) -> None:
    target = tmp_path / "任务分工表.xlsx"

    def put_there(_done: int, _total: int | None) -> None:
        target.write_bytes(b"my own")

    with pytest.raises(FileAccessError, match="已存在"):
        list(paper_jobs.write_papers(sample, tmp_path, ["division"], progress=put_there))
    assert target.read_bytes() == b"my own"


def test_a_sample_that_was_interrupted_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("model.sample.fill_sample", _interrupt)
    with pytest.raises(KeyboardInterrupt):
        jobs.make_sample(tmp_path / "示例.zhize")
    assert list(tmp_path.iterdir()) == []


def _interrupt(*_: Any, **__: Any) -> None:
    raise KeyboardInterrupt


def test_a_character_that_no_face_has_costs_the_pdf_alone(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with jobs.open_ledger(sample) as ledger, ledger.step("改") as step:
        first = ledger.value("SELECT id FROM local_action ORDER BY position LIMIT 1")
        change_actions(step, [first], text="推动CO₂捕集🙂专利导航")
    assert run(["report", str(sample), "--out", str(tmp_path / "材料")]) == REFUSED
    said = capsys.readouterr()
    names = {name for paper in paper_files.PAPERS for name in paper.file_names}
    missing = names - {path.name for path in (tmp_path / "材料").iterdir()}
    assert "成效报告.pdf" in missing
    assert {Path(name).suffix for name in missing} == {".pdf"}
    assert "“🙂”（U+1F642）" in said.err
    assert "“₂”（" not in said.err
    assert "的落实举措“推动CO₂捕集🙂专利导航”。" in said.err


def test_a_damaged_ledger_makes_no_paper(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = bytearray(sample.read_bytes())
    data[4096 * 40 : 4096 * 41] = data[4096 * 60 : 4096 * 61]
    sample.write_bytes(data)
    assert run(["report", str(sample), "--out", str(tmp_path / "材料")]) == REFUSED
    assert "损坏" in capsys.readouterr().err
    assert not (tmp_path / "材料").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "没有这个文件.txt"],
        ["read", "."],
        ["check", "没有这个台账.zhize"],
        ["report", "没有这个台账.zhize", "--out", "."],
        ["report", "x.zhize", "--out", ".", "--as-of", "2023-02-30"],
        ["sample", "x.zhize", "--actions", "0"],
        ["--unknown"],
        ["frob"],
        ["report", "x.zhize", "--out", ".", "--as-of", "0001-01-01"],
        ["sample", "x.zhize", "--seed", "one"],
        ["a.zhize", "b.zhize"],
    ],
)
def test_a_refusal_is_one_chinese_sentence(
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == REFUSED
    said = capsys.readouterr().err.strip()
    assert said.endswith("。")
    assert "\n" not in said
    assert "Traceback" not in said


def test_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == DONE
    said = capsys.readouterr().out
    assert all(f"main.py {verb} " in said for verb in command_line._VERBS)
    assert run(["report", "台账.zhize", "--help"]) == DONE
    assert capsys.readouterr().out == said


def test_without_a_display_the_window_is_refused_and_not_crashed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command_line, "has_display", lambda: False)
    assert run([]) == REFUSED
    assert "没有找到显示器" in capsys.readouterr().err


def test_make_run_without_a_display_does_the_job_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command_line, "has_display", lambda: False)
    monkeypatch.setattr(command_line, "OUT", tmp_path / "out")
    assert run(["--demo"]) == DONE
    assert "成效报告.pdf" in capsys.readouterr().out
