"""The table of commands."""

from collections import Counter

from ui.actions import COMMANDS, Where
from ui.follow_up.commands import FollowUpCommands
from ui.import_commands import ImportCommands
from ui.indicators.commands import IndicatorCommands
from ui.ledger_commands import LedgerCommands
from ui.pages import PAGES, kind_of
from ui.pages.action_commands import ActionCommands
from ui.pages.breakdown_commands import BreakdownCommands
from ui.pages.claim_commands import ClaimCommands
from ui.pages.form_commands import FormCommands
from ui.pages.move_commands import MoveCommands
from ui.pages.paste_commands import PasteCommands
from ui.print_commands import PrintCommands
from ui.setting_commands import SettingCommands
from ui.submission.menu_commands import MenuCommands
from ui.undo_commands import UndoCommands
from ui.window import Window


def test_names_and_keys_are_used_once() -> None:
    names = Counter(command.name for command in COMMANDS)
    keys = Counter(key for command in COMMANDS for key in command.keys)
    assert max(names.values()) == 1
    assert max(keys.values()) == 1


def test_every_command_is_carried_out_by_someone() -> None:
    places = (
        Window,
        LedgerCommands,
        SettingCommands,
        IndicatorCommands,
        ImportCommands,
        UndoCommands,
        PrintCommands,
        BreakdownCommands,
        ClaimCommands,
        ActionCommands,
        FormCommands,
        FollowUpCommands,
        MoveCommands,
        PasteCommands,
        MenuCommands,
        *map(kind_of, PAGES),
    )
    homeless = [
        command.name
        for command in COMMANDS
        if command.name.removeprefix("show_") not in PAGES
        and not any(hasattr(place, f"do_{command.name}") for place in places)
    ]
    assert homeless == []


def test_single_keys_are_heard_in_their_view_only() -> None:
    plain = [c for c in COMMANDS if any(len(key) == 1 or key == "Space" for key in c.keys)]
    assert plain
    assert all(command.where is not Where.WINDOW for command in plain)
