"""Names longer than a file can bear: cut where the program makes them, refused where one types."""

from pathlib import Path

import pytest

from model.errors import FileAccessError
from model.files.ours import refuse_to_replace_others
from tests.window_fixtures import Answers
from ui import jobs
from ui.command_line import run
from ui.evidence.opened import OpenedFiles
from ui.exit_codes import REFUSED
from ui.first_run.plan import FirstList, NewLedger, free_path
from ui.window import Window

LONG = "长" * 90


@pytest.mark.parametrize("length", [81, 82, 90])
def test_a_ledger_with_a_name_that_is_too_long_is_refused_in_words(
    window: Window, answers: Answers, tmp_path: Path, sample: Path, length: int
) -> None:
    path = tmp_path / f"{'长' * length}.zhize"
    if length <= 82:
        path.write_bytes(sample.read_bytes())
    window.open_ledger(path)
    assert answers.said[-1].startswith("文件名“长")
    assert "台账没有打开。文件名最多80个汉字" in answers.said[-1]


def test_a_ledger_with_the_longest_name_is_opened_and_changed(
    window: Window, tmp_path: Path, sample: Path
) -> None:
    path = tmp_path / f"{'长' * 80}.zhize"
    path.write_bytes(sample.read_bytes())
    window.open_ledger(path)
    ledger = window.session.ledger
    assert window.session.do("改", lambda step: step.update_many("unit", [], name=""))
    ledger.save_copy(tmp_path / f"{'副' * 80}.zhize", with_evidence=True)


def test_a_copy_is_named_short_and_refused_where_it_is_not(
    window: Window, answers: Answers, tmp_path: Path, sample: Path
) -> None:
    path = tmp_path / f"{'长' * 80}.zhize"
    path.write_bytes(sample.read_bytes())
    window.open_ledger(path)
    proposed: list[str] = []
    answers.save_ledger = lambda parent, *, title, name: proposed.append(name)  # type: ignore[method-assign]
    window.carry_out("save_copy")
    assert proposed[0].endswith("副本20230403.zhize")
    assert len(proposed[0].encode()) <= 200
    with pytest.raises(FileAccessError, match="副本没有存成。文件名最多80个汉字"):
        jobs.copy_ledger(path, tmp_path / f"{LONG}.zhize", with_evidence=False)
    assert window.session.is_open


def test_an_office_with_a_long_name_gets_a_ledger(tmp_path: Path) -> None:
    first = free_path(tmp_path, LONG)
    assert first.name == "长" * 62 + "台账.zhize"
    first.touch()
    assert free_path(tmp_path, LONG).name.endswith("长台账2.zhize")
    path, names = tmp_path / f"{LONG}.zhize", {"office_full_name": LONG}
    new = NewLedger(path=path, names=names, people=(), first=FirstList.NONE)
    with pytest.raises(FileAccessError, match="没有留下任何文件。文件名最多80个汉字"):
        new.make()
    assert [each.name for each in tmp_path.iterdir()] == [first.name]


def test_a_paper_saved_under_a_long_name_is_refused_in_words(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["list", str(sample), "--to", str(tmp_path / f"{LONG}.xlsx")]) == REFUSED
    assert "没有写入任何文件。文件名最多80个汉字" in capsys.readouterr().err
    assert run(["report", str(sample), "--out", str(tmp_path / LONG)]) == REFUSED
    assert "没有写出任何文件。文件夹名最多80个汉字" in capsys.readouterr().err
    with pytest.raises(FileAccessError, match="文件名最多80个汉字"):
        refuse_to_replace_others(tmp_path / f"{LONG}.pdf")


@pytest.mark.parametrize("arguments", [[LONG], [f"{LONG}.zhize"], ["check", f"{LONG}.zhize"]])
def test_the_command_line_says_it_in_words(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ui.command_line.has_display", lambda: False)
    assert run(arguments) == REFUSED
    assert "文件名最多80个汉字" in capsys.readouterr().err


def test_a_long_proof_is_opened_with_its_extension() -> None:
    opened = OpenedFiles()
    copy = opened.copy(f"{'长' * 83}.pdf", b"1")
    assert (copy.suffix, copy.read_bytes()) == (".pdf", b"1")
    opened.clear()
