"""报送登记 of the sample, as its stories begin."""

from pathlib import Path

import pytest

from tests.flows.filing import nothing_seen, register_in_front
from ui.submission import signed_commands, signed_watch
from ui.submission.register_panel import RegisterPanel
from ui.window import Window


@pytest.fixture
def panel(window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch) -> RegisterPanel:
    """报送登记 of the sample, in front; what is put in is looked at in another story."""
    monkeypatch.setattr(signed_commands, "look_at_signed", nothing_seen)
    monkeypatch.setattr(signed_watch, "look_at_stored", lambda *_: [])
    return register_in_front(window, sample)
