"""Options that can mean nothing sensible are refused before anything is written."""

from pathlib import Path

import pytest

from ui.command_line import run
from ui.exit_codes import DONE, REFUSED


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (["report", "--only", "notice", "--out"], "没有生成材料"),
        (["package", "--draft", "--out"], "没有打包"),
        (["list", "--to"], "没有生成文件"),
    ],
)
@pytest.mark.parametrize("day", ["1900-01-01", "2999-12-31"])
def test_a_day_without_anything_to_count_is_refused(
    command: list[str],
    told: str,
    day: str,
    small_sample: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    verb, *options = command
    target = tmp_path / "材料.xlsx"
    assert run([verb, str(small_sample), *options, str(target), "--as-of", day]) == REFUSED
    assert "不对，应在2022年1月1日至" in (said := capsys.readouterr().err)
    assert told in said
    assert not target.exists()


@pytest.mark.parametrize("option", [["--unit", ""], ["--unit", " "], ["--post="]])
def test_an_empty_name_does_not_mean_every_one(
    option: list[str], small_sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "表.xlsx"
    assert run(["list", str(small_sample), "--to", str(target), *option]) == REFUSED
    assert "名称是空的，没有执行。请" in capsys.readouterr().err
    assert run(["list", str(small_sample), "--to", str(target)]) == DONE
    if option[0] == "--unit":
        assert run(["report", str(small_sample), "--out", str(tmp_path), *option]) == REFUSED
