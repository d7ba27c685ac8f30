"""A file that an action has already, under whatever name, is not taken twice without a word."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from model.action_detail import read_evidence_list
from model.entities import LocalActionId
from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui.window import Window

NAMES = ("通知.txt", "通知（终稿）.txt", "又一份.txt", "别的.txt")
Add = Callable[[int, Sequence[str]], str]


@pytest.fixture
def add(window: Window, answers: Answers, sample: Path, tmp_path: Path, qtbot: QtBot) -> Add:
    """Add files of these names, all of one content but 别的.txt, to so many actions.

    Gives what is said in the status line then.
    """
    window.open_ledger(sample)

    def ask(count: int, names: Sequence[str]) -> str:
        for name in names:
            (tmp_path / name).write_text("别的" if name == "别的.txt" else "盖章", encoding="utf-8")
        answers.paths = tuple(tmp_path / name for name in names)
        desk(window).table.choose(desk(window).table.ids[:count])
        with qtbot.waitSignal(window.session.done):
            window.carry_out("add_evidence")
        return window.statusBar().currentMessage()

    return ask


def proofs(window: Window, at: int) -> list[str]:
    """The names of what an action has, of those that were added here."""
    action_id = LocalActionId(desk(window).table.ids[at])
    found = read_evidence_list(window.session.ledger, action_id)
    return [each.name for each in found if each.name in NAMES]


def test_the_same_content_under_another_name_is_told(window: Window, add: Add) -> None:
    assert add(1, ["通知.txt"]) == "已存：添加佐证材料（1件）"
    steps = window.session.ledger.last_seq()
    said = "已有同一内容的材料“通知.txt”，“通知（终稿）.txt”没有重复添加"
    assert add(1, ["通知（终稿）.txt"]) == said
    assert (proofs(window, 0), window.session.ledger.last_seq()) == (["通知.txt"], steps)


def test_what_is_new_beside_it_is_taken(window: Window, add: Add) -> None:
    said = add(1, ["通知.txt", "又一份.txt", "别的.txt"])
    assert said.startswith("已存：添加佐证材料（2件）；已有同一内容的材料“通知.txt”")
    assert proofs(window, 0) == ["通知.txt", "别的.txt"]


def test_those_of_several_actions_that_lack_it_get_it(window: Window, add: Add) -> None:
    add(1, ["通知.txt"])
    said = add(3, ["又一份.txt"])
    assert "3项中1项已有同一内容的材料“通知.txt”，对这1项没有重复添加“又一份.txt”" in said
    assert [proofs(window, at) for at in range(3)] == [["通知.txt"], ["又一份.txt"], ["又一份.txt"]]


def test_what_is_offered_to_link_is_not_there_already(window: Window, add: Add) -> None:
    add(1, ["通知.txt"])
    add(3, ["又一份.txt"])
    commands = desk(window).commands.form.evidence
    second = LocalActionId(desk(window).table.ids[1])
    (added,) = [
        each
        for each in read_evidence_list(window.session.ledger, second)
        if each.name == "又一份.txt"
    ]
    offered = {each.id for each in commands._find_actions("", added)}
    assert not offered & set(desk(window).table.ids[:3])
