"""April, the first twenty minutes (建账): the clerk's story through the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.action_detail import read_action
from model.action_order import ActionColumn
from model.departments import propose_lead
from model.words import Lamp, Progress, Triage
from tests.flows.stories import choose, desk, press, sentence, triage
from tests.window_fixtures import Answers
from ui.action_columns import place_of
from ui.window import Window


def test_keys_claim_sentence_after_sentence(window: Window, qtbot: QtBot, new_ledger: Path) -> None:
    window.open_ledger(new_ledger)
    choose(window, 1)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        press(qtbot, window, key)
    assert [triage(window, n) for n in (1, 2, 3)] == [
        Triage.PROVINCE,
        Triage.ASSIST,
        Triage.NATIONAL,
    ]
    assert desk(window).tree.selected_nodes()[0].number == "4"


def test_space_accepts_a_proposal_and_undo_takes_it_back(
    window: Window, qtbot: QtBot, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    choose(window, 5)
    proposal = sentence(window, 5).proposal
    assert proposal is not None
    press(qtbot, window, Qt.Key.Key_Space)
    assert triage(window, 5) is proposal.triage
    assert window.menus.actions["undo"].text() == "撤销 采纳认领建议（1条）"
    press(qtbot, window, Qt.Key.Key_Z, control=True)
    assert triage(window, 5) is Triage.PENDING
    assert window.menus.actions["redo"].text() == "重做 采纳认领建议（1条）"


def test_a_whole_task_is_claimed_with_one_key(
    window: Window, qtbot: QtBot, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    tree = desk(window).tree
    choose(window, 5)
    tree.setCurrentIndex(tree.currentIndex().parent())
    press(qtbot, window, Qt.Key.Key_1)
    assert {triage(window, n) for n in (5, 6, 7, 8)} == {Triage.PROVINCE}


def test_a_new_action_carries_the_sentence_and_takes_it_on(
    window: Window, qtbot: QtBot, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    choose(window, 12)
    press(qtbot, window, Qt.Key.Key_N, control=True)
    page = desk(window)
    (made,) = page.choice.actions()
    detail = read_action(window.session.ledger, made, window.session.as_of)
    assert detail.action.text == detail.clauses[0].text == sentence(window, 12).title
    assert triage(window, 12) is Triage.PROVINCE


def test_a_new_action_begins_with_the_unit_that_answers_to_the_department(
    window: Window, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    choose(window, 26)
    press(qtbot, window, Qt.Key.Key_N, control=True)
    (made,) = desk(window).choice.actions()
    detail = read_action(window.session.ledger, made, window.session.as_of)
    proposal = propose_lead(window.session.ledger, detail.clauses[0].id)
    assert proposal is not None
    assert detail.row.lead_unit == proposal.unit_name


def test_a_heading_is_no_source_of_an_action(
    window: Window, answers: Answers, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    window.carry_out("new_action")
    assert answers.said == ["请先在左边的任务清单中选一句原文，再新建举措。"]


@pytest.fixture
def action(window: Window, qtbot: QtBot, sample: Path) -> str:
    """The sample, with its first action selected."""
    window.open_ledger(sample)
    desk(window).table.setFocus()
    desk(window).table.selectRow(0)
    return desk(window).choice.actions()[0]


def test_a_time_limit_typed_in_the_table_is_understood(
    window: Window, qtbot: QtBot, action: str
) -> None:
    page = desk(window)
    index = page.table.model().index(0, place_of(ActionColumn.DUE))
    page.table.setCurrentIndex(index)
    press(qtbot, window, Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    editor.selectAll()  # type: ignore[attr-defined]
    editor.insert("11月底前")  # type: ignore[attr-defined]
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    press(qtbot, window, Qt.Key.Key_Up)  # as in Excel, Enter went down a row
    words = "理解为 2023年11月30日（月底）"
    qtbot.waitUntil(lambda: page.detail.action.duty.understood.text() == words)
    assert window.menus.actions["undo"].text() == "撤销 修改完成时限"


def test_words_that_are_no_time_are_refused_and_nothing_is_stored(
    window: Window, answers: Answers, action: str
) -> None:
    page = desk(window)
    before = read_action(window.session.ledger, action, window.session.as_of).action  # type: ignore[arg-type]
    page.detail.action.requested_due.emit("有空的时候")
    after = read_action(window.session.ledger, action, window.session.as_of).action  # type: ignore[arg-type]
    assert before == after
    assert page.detail.action.word("due").startswith("没有看懂时间“有空的时候”")
    assert answers.said == []


def test_confirming_lights_办结_and_withdrawing_takes_it_back(
    window: Window, qtbot: QtBot, action: str
) -> None:
    page = desk(window)
    press(qtbot, window, Qt.Key.Key_Return, control=True)
    row = page.table.row(0)
    assert row is not None
    assert (row.lamp, row.progress) == (Lamp.DONE, Progress.CONFIRMED)
    window.carry_out("withdraw")
    row = page.table.row(0)
    assert row is not None
    assert row.progress is Progress.REPORTED


def test_several_actions_are_changed_in_one_step(window: Window, qtbot: QtBot, action: str) -> None:
    page = desk(window)
    press(qtbot, window, Qt.Key.Key_A, control=True)
    ids = page.choice.actions()
    page.detail.many_actions.requested_changes.emit({"due": "年底前"})
    assert window.menus.actions["undo"].text() == f"撤销 修改完成时限（{len(ids)}项）"


def test_deleted_actions_come_back_with_undo(window: Window, qtbot: QtBot, action: str) -> None:
    page = desk(window)
    count = len(page.table.ids)
    press(qtbot, window, Qt.Key.Key_Minus, control=True)
    assert len(page.table.ids) == count - 1
    press(qtbot, window, Qt.Key.Key_Z, control=True)
    assert len(page.table.ids) == count


def test_a_heading_decides_what_waits_first_and_then_all_of_it(
    window: Window, qtbot: QtBot, answers: Answers, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    choose(window, 1)
    press(qtbot, window, Qt.Key.Key_3)
    tree = desk(window).tree
    (chapter,) = window.session.ledger.column("SELECT id FROM chapter WHERE number = '二'")
    tree.choose(chapter)
    press(qtbot, window, Qt.Key.Key_1)
    decided = [triage(window, n) for n in range(1, 9)]
    assert decided == [Triage.NATIONAL, *[Triage.PROVINCE] * 7]
    assert "另1条早先已认领为其他类别，没有改动" in window.statusBar().currentMessage()
    press(qtbot, window, Qt.Key.Key_2)
    assert "已将8条由其他类别改为“配合国家局”" in window.statusBar().currentMessage()
    assert [triage(window, n) for n in range(1, 9)] == [Triage.ASSIST] * 8
    press(qtbot, window, Qt.Key.Key_Z, control=True)
    assert ([triage(window, n) for n in range(1, 9)], answers.said) == (decided, [])


def test_the_first_pending_sentence_is_the_first_that_counts(
    window: Window, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    window.carry_out("next_pending")
    assert desk(window).tree.selected_nodes()[0].number == "1"
