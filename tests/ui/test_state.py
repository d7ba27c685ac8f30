"""What the window remembers from one day to the next."""

from pathlib import Path

import pytest

from ui.state import WindowState


def test_a_place_that_may_not_be_looked_into_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_path: Path) -> bool:
        raise PermissionError

    state = WindowState(tmp_path / "window.ini")
    state.remember_ledger(tmp_path)
    monkeypatch.setattr(Path, "exists", refused)
    assert state.recent() == ()
