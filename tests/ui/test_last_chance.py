"""What happens when a bug reaches the top."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from model.errors import FileAccessError
from ui import last_chance


def test_a_bug_is_logged_and_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    told: list[str] = []
    log = tmp_path / "config" / "zhize.log"
    last_chance.install(log, lambda: datetime(2023, 4, 3, tzinfo=UTC), told.append)
    problem = ZeroDivisionError("除以零")
    sys.excepthook(ZeroDivisionError, problem, None)
    assert "ZeroDivisionError: 除以零" in log.read_text(encoding="utf-8")
    assert "没有丢失" in told[0]
    assert str(log) in told[0]
    assert "除以零" in capsys.readouterr().err


def test_a_refusal_that_nobody_caught_is_told_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    told: list[str] = []
    last_chance.install(tmp_path / "z.log", lambda: datetime(2023, 4, 3, tzinfo=UTC), told.append)
    sys.excepthook(FileAccessError, FileAccessError("网络盘断开。"), None)
    assert told == ["网络盘断开。"]


def test_a_log_that_has_grown_too_long_begins_anew(tmp_path: Path) -> None:
    log = tmp_path / "zhize.log"
    log.write_text("旧" * 1_000_000, encoding="utf-8")
    last_chance.write_log(log, "新的一条\n")
    assert log.read_text(encoding="utf-8") == "新的一条\n"
