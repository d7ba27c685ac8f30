"""One sentence asks for several things (拆分): parts, an action of each, and still 67 sentences."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from model.action_detail import read_action
from model.entities import LocalActionId
from model.outline import OutlineNode
from tests.flows.stories import choose, desk, press, sentence
from tests.window_fixtures import Answers
from ui.claim.split_dialog import SplitDialog
from ui.fields import ChoiceField
from ui.window import Window

_WORDS = "做好地理标志专门立法工作，形成地理标志条例草案。"
_COMMA = 13


@pytest.fixture
def split(window: Window, qtbot: QtBot, answers: Answers, new_ledger: Path) -> OutlineNode:
    """原文第12句, cut at its comma."""
    window.open_ledger(new_ledger)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, SplitDialog)
        dialog.view.turn(_COMMA)
        assert dialog.parts() == [_WORDS[:_COMMA], _WORDS[_COMMA:]]

    answers.fill = fill
    choose(window, 12)
    press(qtbot, window, Qt.Key.Key_T, control=True)
    return sentence(window, 12)


def counted(window: Window) -> int:
    return sum(1 for node in desk(window).tree.all_clauses() if node.number)


def action_of(window: Window, qtbot: QtBot, node_id: str) -> LocalActionId:
    """A new action from a node of the tree."""
    desk(window).tree.setFocus()
    desk(window).tree.choose(node_id)
    press(qtbot, window, Qt.Key.Key_N, control=True)
    (made,) = desk(window).choice.actions()
    return made


def test_a_split_sentence_is_still_one(window: Window, qtbot: QtBot, split: OutlineNode) -> None:
    assert [f"{node.number} {node.title}" for node in split.children] == [
        "① 做好地理标志专门立法工作，",
        "② 形成地理标志条例草案。",
    ]
    assert counted(window) == 67
    assert desk(window).tree.selected_nodes() == [split]
    assert window.menus.actions["undo"].text() == "撤销 拆分原文（第12句，2部分）"


def test_each_part_gets_its_action_with_its_own_words(
    window: Window, qtbot: QtBot, split: OutlineNode
) -> None:
    ledger, as_of = window.session.ledger, window.session.as_of
    made = [action_of(window, qtbot, part.id) for part in split.children]
    details = [read_action(ledger, each, as_of) for each in made]
    assert [each.action.text for each in details] == [
        "做好地理标志专门立法工作。",
        "形成地理标志条例草案。",
    ]
    assert [each.parts[split.id].id for each in details] == [p.id for p in split.children]  # type: ignore[index]
    desk(window).tree.choose(split.children[1].id)
    assert list(desk(window).table.ids) == made[1:]
    choose(window, 12)
    assert list(desk(window).table.ids) == made
    assert counted(window) == 67


def test_keys_on_a_part_decide_about_its_sentence(
    window: Window, qtbot: QtBot, split: OutlineNode
) -> None:
    desk(window).tree.choose(split.children[0].id)
    press(qtbot, window, Qt.Key.Key_2)
    assert sentence(window, 12).clause.triage == "配合国家局"  # type: ignore[union-attr]
    assert desk(window).tree.selected_nodes()[0].number == "13"


def test_undo_joins_the_parts_and_goes_back_to_the_sentence(
    window: Window, qtbot: QtBot, split: OutlineNode
) -> None:
    desk(window).tree.choose(split.children[1].id)
    press(qtbot, window, Qt.Key.Key_Z, control=True)
    assert sentence(window, 12).children == ()
    assert desk(window).tree.selected_nodes() == [sentence(window, 12)]
    assert desk(window).rows.filter.under == ("任务事项", split.id)


def test_an_action_of_the_whole_is_given_to_a_part_in_the_form(
    window: Window, qtbot: QtBot, split: OutlineNode
) -> None:
    made = action_of(window, qtbot, split.id)
    choose(window, 12)
    box = desk(window).detail.clause.findChild(ChoiceField, "part")
    assert box is not None
    box.settled.emit(split.children[1].id)
    detail = read_action(window.session.ledger, made, window.session.as_of)
    assert [part.id for part in detail.parts.values()] == [split.children[1].id]
    assert sentence(window, 12).covered_parts == 1


def test_a_part_in_the_form_leads_to_it(window: Window, split: OutlineNode) -> None:
    desk(window).detail.clause.requested_node.emit(split.children[0].id)
    assert [node.id for node in desk(window).tree.selected_nodes()] == [split.children[0].id]


def test_several_sentences_are_not_split(
    window: Window, qtbot: QtBot, answers: Answers, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    desk(window).tree.setFocus()
    desk(window).tree.selectAll()
    press(qtbot, window, Qt.Key.Key_T, control=True)
    assert answers.said == ["请先只选一句原文，再把它拆分成几个部分。"]


def test_a_click_cuts_and_a_second_one_joins(window: Window, qtbot: QtBot) -> None:
    dialog = SplitDialog(_WORDS, (), place="原文第 12 句")
    qtbot.addWidget(dialog)
    dialog.grab()  # lays it out
    view = dialog.view
    at = view._beside(_COMMA).toPoint() + QPoint(2, 8)
    for expected in ((_COMMA,), ()):
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
        assert dialog.chosen() == expected
    for _ in range(2):
        qtbot.keyClick(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert dialog.chosen() == (_COMMA - 2,)
    dialog.take_proposed.click()
    assert dialog.chosen() == (_COMMA,)
    dialog.take_none.click()
    assert dialog.parts() == [_WORDS]
