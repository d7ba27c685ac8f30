"""The benches can be named; asked what they are, none of them runs."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.bench import run


def test_only_the_benches_that_are_named_run(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def note(command: list[str], **_: object) -> SimpleNamespace:
        ran.append(Path(command[1]).name)
        return SimpleNamespace(returncode=0)

    monkeypatch.setattr(subprocess, "run", note)
    for arguments in (["--help"], ["no such bench"]):
        monkeypatch.setattr(sys, "argv", ["run.py", *arguments])
        with pytest.raises(SystemExit):
            run.main()
    assert ran == []
    monkeypatch.setattr(sys, "argv", ["run.py", "print"])
    assert run.main() == 0
    assert ran == ["bench_print.py"]
