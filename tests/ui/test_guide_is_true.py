"""The guide names keys and commands as the program has them."""

import re

import pytest

from ui.actions import COMMANDS
from ui.guide import GUIDE
from ui.resources import ROOT

WORDS = GUIDE.read_text(encoding="utf-8")
SPELT = {"回车": "Return", "空格": "Space", "↑": "Up", "↓": "Down"}
# Keys that views hear themselves, and the hand that drags.
OF_VIEWS = {"R", "Alt+Up", "F2", "Esc", "Tab", "Return", "Shift", "Ctrl", "Ctrl+Return"}
KEYS = sorted(set(re.findall(r"`([A-Z空回][^`]*|[0-9])`", WORDS)) - {".zhize"})
NAMES = sorted(set(re.findall(r"“([^“”]+…)”", WORDS)))
CODE = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "ui").rglob("*.py"))


@pytest.mark.parametrize("key", KEYS)
def test_each_key_of_the_guide_is_a_key_of_the_program(key: str) -> None:
    for shown, spelt in SPELT.items():
        key = key.replace(shown, spelt)
    assert key in OF_VIEWS | {each for command in COMMANDS for each in command.keys}


@pytest.mark.parametrize("name", NAMES)
def test_each_command_of_the_guide_stands_on_the_screen(name: str) -> None:
    assert f'"{name}"' in CODE
