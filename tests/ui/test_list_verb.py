"""The verb `list` as it is typed: the same lists as the window prints, and its refusals."""

import io
import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from model.breakdown import change_actions
from model.units import read_units
from reports.printed_view import PrintedView, ViewKind
from tests.reports.pdf_reader import read_pages
from ui import jobs
from ui.command_line import ENDED, run
from ui.exit_codes import DONE, REFUSED
from ui.list_jobs import list_command
from ui.list_verb import VIEWS


def listed(sample_file: Path, target: Path, *options: str) -> str:
    """All that is printed of the PDF which these options make."""
    assert run(["list", str(sample_file), "--to", str(target), *options]) == DONE
    return "".join(page.text for page in read_pages(target.read_bytes()))


def test_a_unit_gets_what_it_leads(sample_file: Path, tmp_path: Path) -> None:
    with jobs.open_ledger(sample_file, read_only=True) as ledger:
        unit = ledger.value(
            "SELECT unit.name FROM unit JOIN local_action ON lead_unit_id = unit.id LIMIT 1"
        )
    said = listed(sample_file, tmp_path / "a.pdf", "--unit", unit)
    assert f"牵头单位：{unit}；共" in said


def test_lamps_are_named_with_either_comma(sample_file: Path, tmp_path: Path) -> None:
    said = listed(sample_file, tmp_path / "a.pdf", "--lamp", "逾期，临期", "--title", "督办")
    assert "亮灯：逾期、临期；共" in said
    assert "办结" not in said.split("进展")[-1]


def test_ids_and_columns_come_as_the_window_hands_them_in(
    sample_file: Path, tmp_path: Path
) -> None:
    with jobs.open_ledger(sample_file, read_only=True) as ledger:
        ids = tuple(ledger.column("SELECT id FROM local_action ORDER BY position DESC LIMIT 3"))
        day = ledger.now().date()
        texts = [
            ledger.value("SELECT text FROM local_action WHERE id = ?", (each,)) for each in ids
        ]
    view = PrintedView(
        kind=ViewKind.ACTIONS,
        title="清单",
        ids=ids,
        columns=("落实举措", "备注"),
        landscape=False,
        size=9.0,
        wanted="选中",
    )
    target = tmp_path / "a.xlsx"
    arguments = list_command(sample_file, view, target, as_of=day, ids_file=tmp_path / "ids.txt")
    assert run(arguments) == DONE
    rows = list(load_workbook(target).worksheets[0].iter_rows(min_row=4, values_only=True))
    assert [row[1] for row in rows] == texts


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_written(sample_file: Path, tmp_path: Path, view: str) -> None:
    target = tmp_path / f"{view}.xlsx"
    assert run(["list", str(sample_file), "--to", str(target), "--view", view]) == DONE
    assert load_workbook(target).worksheets[0].max_row > 3


def test_the_views_are_those_that_can_be_printed() -> None:
    assert set(VIEWS) == set(ViewKind)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--to", "a.txt"], "类型不能生成"),
        (["--to", "a.pdf", "--unit", "没有处"], "没有单位"),
        (["--to", "a.pdf", "--post", "没有人"], "没有责任人"),
        (["--to", "a.pdf", "--lamp", "红灯"], "可选：逾期"),
        (["--to", "a.pdf", "--columns", "星座"], "没有“星座”这一列"),
        (["--to", "a.pdf", "--size", "nan"], "字号"),
        (["--to", "a.pdf", "--since-step", "x"], "不是整数"),
        (["--to", "a.pdf", "--ids", "没有.txt"], "没有.txt"),
        (["--to", "a.pdf", "--view", "weather"], "命令写法有误"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_sentence(
    sample_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    options: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["list", str(sample_file), *options]) == REFUSED
    heard = capsys.readouterr().err
    assert said in heard
    assert heard.strip().endswith("。")
    assert not list(tmp_path.glob("a.*"))


def test_a_file_of_somebody_else_is_never_replaced(sample_file: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"%PDF-1.4 mine")
    assert run(["list", str(sample_file), "--to", str(target)]) == REFUSED
    assert target.read_bytes() == b"%PDF-1.4 mine"


def test_the_comparison_is_written_in_three_forms(sample: Path, tmp_path: Path) -> None:
    with jobs.open_ledger(sample) as ledger:
        day = ledger.now().date().isoformat()
        action, lead = ledger.rows("SELECT id, lead_unit_id FROM local_action LIMIT 1")[0]
        other = next(
            unit
            for unit in read_units(ledger)
            if unit.id != lead
            and not ledger.value(
                "SELECT 1 FROM action_cooperating_unit WHERE unit_id = ? AND action_id = ?",
                (unit.id, action),
            )
        )
        with ledger.step("调整") as step:
            change_actions(step, [action], lead_unit_id=other.id)
    options = ["--only", "changes", "--since", day]
    assert run(["report", str(sample), "--out", str(tmp_path / "材料"), *options]) == DONE
    name = "任务分工调整前后对照表"
    files = {path.name for path in (tmp_path / "材料").iterdir()}
    assert files == {f"{name}.pdf", f"{name}.docx", f"{name}.xlsx"}
    (page,) = read_pages((tmp_path / "材料" / f"{name}.pdf").read_bytes())
    assert other.name in page.text
    assert "共调整1项举措、1处" in page.text


def test_one_child_carries_out_many_lines(
    sample_file: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    good = ["list", str(sample_file), "--to", str(tmp_path / "a.pdf"), "--progress"]
    bad = ["list", str(sample_file), "--to", str(tmp_path / "a.bad")]
    lines = "\n".join(map(json.dumps, (good, bad)))
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    assert run(["attend"]) == DONE
    said = capsys.readouterr().out.splitlines()
    assert said[-3:-1] == [f"已生成：{tmp_path / 'a.pdf'}", f'{ENDED} 0 ""']
    assert said[0].startswith("进度 ")
    assert "类型不能生成" in json.loads(said[-1].split(" ", 2)[2])


def test_a_title_may_begin_with_a_dash(sample_file: Path, tmp_path: Path) -> None:
    view = PrintedView(kind=ViewKind.UNITS, title="-2023年按单位", wanted="--范围")
    target = tmp_path / "a.pdf"
    day = date(2023, 11, 20)
    assert run(list_command(sample_file, view, target, as_of=day, ids_file=tmp_path / "i")) == DONE
    assert "2023年按单位" in "".join(page.text for page in read_pages(target.read_bytes()))
