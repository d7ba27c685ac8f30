"""Every row of the table of commands is carried out once, in the window, by its own action."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.flows.stories import choose, desk
from tests.window_fixtures import Answers
from ui.actions import COMMANDS
from ui.window import Window

_LEAVES = "quit"


@pytest.fixture
def ready(window: Window, answers: Answers, sample: Path) -> Window:
    """The sample; whoever is asked for a file or a form gives up."""
    answers.yes = False
    window.open_ledger(sample)
    return window


def go(window: Window, situation: str) -> None:
    """Put the window into a situation in which some commands are possible."""
    if situation in window.pages:
        window.show_page(situation)
        return
    window.show_page("breakdown")
    desk(window).views.turn(claiming=False)
    if situation == "sentence":
        choose(window, 14)
    else:
        desk(window).show_everything()
        desk(window).table.selectRow(0)
        desk(window).table.setFocus()
    window.update_commands()


def test_every_command_is_possible_somewhere_and_can_be_taken_back(
    ready: Window, qtbot: QtBot
) -> None:
    waiting = {command.name for command in COMMANDS} - {_LEAVES}
    for situation in ("sentence", "action", *ready.pages):
        for name in sorted(waiting):
            go(ready, situation)
            action = ready.menus.actions[name]
            if not action.isEnabled():
                continue
            before = ready.session.ledger.last_seq()
            action.trigger()
            waiting.discard(name)
            if name not in ("undo", "redo") and ready.session.ledger.last_seq() > before:
                ready.carry_out("undo")
    assert not waiting
