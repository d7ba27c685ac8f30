"""April, 任务认领: down the paper sentence by sentence, in bulk, and back (认领)."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from model.history import Thing
from model.words import Triage
from tests.flows.stories import choose, desk, press, sentence, triage
from tests.window_fixtures import Answers
from ui.claim.claim_view import ClaimView
from ui.window import Window


@pytest.fixture
def claiming(window: Window, qtbot: QtBot, new_ledger: Path) -> ClaimView:
    """A new ledger, on the board 认领 by its key."""
    window.open_ledger(new_ledger)
    desk(window).tree.setFocus()
    press(qtbot, window, Qt.Key.Key_L, control=True)
    return desk(window).claiming


def said(claiming: ClaimView) -> str:
    """How far it has come, as the line above says."""
    return claiming.bar.counted()


def offered(window: Window) -> str:
    """The button of the empty table."""
    button = desk(window).rows.empty_view.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    return button.text()


def current(claiming: ClaimView) -> str:
    """The number of the sentence that has the keyboard."""
    return claiming.board.board.rows[claiming.board.row].node.number


def test_the_board_holds_every_sentence_in_the_order_of_the_paper(
    window: Window, claiming: ClaimView
) -> None:
    sentences = [row for row in claiming.board.board.rows if row.is_sentence]
    numbers = [row.node.number for row in sentences if row.node.number]
    assert numbers == [str(n) for n in range(1, 68)]
    assert [row.node.id for row in sentences] == [n.id for n in desk(window).tree.all_clauses()]
    assert said(claiming) == "已认领 0/67"
    assert current(claiming) == "1"


def test_keys_go_down_the_paper_and_tick_off(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_Space, Qt.Key.Key_Return):
        press(qtbot, window, key)
    assert [triage(window, n) for n in (1, 2, 3)] == [
        Triage.PROVINCE,
        Triage.ASSIST,
        Triage.NATIONAL,
    ]
    assert said(claiming) == "已认领 5/67"
    assert current(claiming) == "6"
    assert [
        row.is_decided for row in claiming.board.board.rows if row.node.number in ("5", "6")
    ] == [
        True,
        False,
    ]


def test_everything_is_accepted_in_one_step_and_taken_back_in_one(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    press(qtbot, window, Qt.Key.Key_3)
    claiming.bar.accept_all.click()
    assert window.menus.actions["undo"].text() == "撤销 采纳认领建议（66条）"
    assert said(claiming).startswith("67 条已全部认领：省内落实 ")
    assert triage(window, 1) is Triage.NATIONAL
    assert claiming.bar.go_on.isVisible()
    assert not claiming.bar.accept_all.isVisible()
    press(qtbot, window, Qt.Key.Key_Z, control=True)
    assert said(claiming) == "已认领 1/67"
    claiming.bar.accept_all.click()
    claiming.bar.go_on.click()
    assert not desk(window).views.is_claiming
    assert desk(window).tree.isVisible()


def test_sentences_of_one_department_are_seen_and_accepted_together(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    box = claiming.bar.departments
    at = next(n for n in range(box.count()) if box.itemData(n) == "条法司")
    waiting = int(box.itemText(at).rpartition("待认领 ")[2])
    box.setCurrentIndex(at)
    box.activated.emit(at)
    shown = [row.node for row in claiming.board.board.rows if row.is_sentence]
    assert len(shown) == waiting
    assert all("条法司" in node.departments for node in shown)
    claiming.bar.accept_department.click()
    assert said(claiming) == f"已认领 {waiting}/67"
    assert [row.node for row in claiming.board.board.rows if row.is_sentence] != shown  # ticked
    assert len([row for row in claiming.board.board.rows if row.is_decided]) == waiting


def test_a_figure_shows_what_is_behind_it(
    claiming: ClaimView, qtbot: QtBot, window: Window
) -> None:
    press(qtbot, window, Qt.Key.Key_2)
    claiming.bar.figures[Triage.ASSIST].click()
    assert [row.node.number for row in claiming.board.board.rows if row.is_sentence] == ["1"]
    claiming.bar.figures[Triage.NATIONAL].click()
    assert claiming.empty_view.isVisible()
    claiming.empty_view.requested.emit()
    assert claiming.board.isVisible()


def test_a_decided_row_stays_under_the_hand_while_one_looks_at_what_waits(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    claiming.bar.figures[Triage.PENDING].click()
    press(qtbot, window, Qt.Key.Key_1)
    assert claiming.board.board.rows[claiming.board.board.row_of(sentence(window, 1).id)].is_decided
    assert current(claiming) == "2"


def test_a_heading_decides_what_still_waits_below_it(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    board = claiming.board
    board.choose_node(sentence(window, 6).id)
    press(qtbot, window, Qt.Key.Key_2)
    heading = next(n for n in range(board.row, -1, -1) if not board.board.rows[n].is_sentence)
    board.choose(heading)
    press(qtbot, window, Qt.Key.Key_1)
    below = [node.number for node in board.board.sentences_at(heading)]
    decided = {triage(window, int(n)) for n in below if n != "6"}
    assert (decided, triage(window, 6)) == ({Triage.PROVINCE}, Triage.ASSIST)


def test_several_rows_are_decided_at_once(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    board = claiming.board
    board.choose_node(sentence(window, 7).id)
    qtbot.keyClick(board, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(board, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert [node.number for node in board.selected_sentences()] == ["5", "6", "7"]
    press(qtbot, window, Qt.Key.Key_3)
    assert window.menus.actions["undo"].text() == "撤销 国家层面（3条）"


def test_a_reason_is_typed_where_it_stands(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    press(qtbot, window, Qt.Key.Key_1)
    claiming.board.choose_node(sentence(window, 1).id)
    press(qtbot, window, Qt.Key.Key_R)
    line = claiming.board.findChild(QLineEdit)
    assert line is not None
    line.insert("省局牵头")
    qtbot.keyClick(line, Qt.Key.Key_3)  # a word here, no decision
    qtbot.keyClick(line, Qt.Key.Key_Backspace)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert triage(window, 1) is Triage.PROVINCE
    assert sentence(window, 1).clause.triage_reason == "省局牵头"  # type: ignore[union-attr]
    press(qtbot, window, Qt.Key.Key_F2)
    line.insert("不要了")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert sentence(window, 1).clause.triage_reason == "省局牵头"  # type: ignore[union-attr]
    press(qtbot, window, Qt.Key.Key_1)
    assert sentence(window, 1).clause.triage_reason == "省局牵头"  # type: ignore[union-attr]


def test_a_heading_takes_no_reason_and_says_so(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    board = claiming.board
    heading = next(at for at, row in enumerate(board.board.rows) if not row.is_sentence)
    board.choose(heading)
    press(qtbot, window, Qt.Key.Key_R)
    assert window.statusBar().currentMessage() == "请选一条任务事项再写理由"


def test_a_click_on_a_proposal_accepts_it(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    board = claiming.board
    row = board.board.row_of(sentence(window, 2).id)
    place: QRect = board.visualRect(board.board.index(row, 0))
    chip = board._look.chip_place(board.board.rows[row], place).center().toPoint()
    qtbot.mouseClick(board.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(chip))
    assert triage(window, 2) is not Triage.PENDING


def test_the_buttons_below_do_what_the_keys_do(window: Window, claiming: ClaimView) -> None:
    claiming.button("claim_assist").click()
    assert triage(window, 1) is Triage.ASSIST


def test_a_sentence_becomes_an_action_on_the_other_view(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    claiming.board.choose_node(sentence(window, 12).id)
    press(qtbot, window, Qt.Key.Key_N, control=True)
    page = desk(window)
    assert not page.views.is_claiming
    (made,) = page.choice.actions()
    row = page.table.row(page.table.ids.index(made))
    assert row is not None
    assert row.clause_number == 12


def test_the_view_is_remembered_and_the_key_turns_back(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    remembered = [window.state.is_claiming]
    press(qtbot, window, Qt.Key.Key_L, control=True)
    remembered.append(window.state.is_claiming)
    assert remembered == [True, False]
    assert desk(window).tree.hasFocus()


def test_a_window_that_never_shows_the_board_never_makes_it(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    page = desk(window)
    for ids in (page.table.ids[:1], ()):
        page.table.choose(ids)
        page.settle()
    assert (page.views.claiming_on_demand.made(), page.detail.many_on_demand.made()) == ((), ())
    page.table.choose(page.table.ids[:2])
    window.carry_out("show_claiming")
    assert page.views.claiming_on_demand.made() == (page.claiming,)
    assert page.detail.many_on_demand.made() == (page.detail.many_actions,)


def test_rows_that_are_asked_for_turn_from_the_board_to_the_table(
    window: Window, claiming: ClaimView
) -> None:
    desk(window).show_found("没有", [])
    assert not desk(window).views.is_claiming


def test_f4_goes_to_what_waits_and_says_when_nothing_does(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    press(qtbot, window, Qt.Key.Key_1)
    claiming.board.choose(0)
    press(qtbot, window, Qt.Key.Key_F4)
    assert current(claiming) == "2"
    claiming.bar.accept_all.click()
    press(qtbot, window, Qt.Key.Key_F4)
    assert window.statusBar().currentMessage() == "任务事项已全部认领"


def test_an_empty_table_leads_to_the_first_sentence_that_waits(
    window: Window, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    page = desk(window)
    page.rows.empty_view.requested.emit()
    assert page.views.is_claiming
    assert current(page.claiming) == "1"


def test_a_split_sentence_stays_one_on_the_board(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    window.carry_out("show_claiming")
    board = desk(window).claiming.board
    rows = [row for row in board.board.rows if row.node.children and row.is_sentence]
    assert [row.note.rpartition("　")[2] for row in rows] == ["已拆成 3 部分", "已拆成 2 部分"]
    assert said(desk(window).claiming) == "已认领 64/67"


def reason_line(claiming: ClaimView, window: Window, number: int) -> QLineEdit:
    """The line in which the reason of a sentence is typed, opened."""
    claiming.board.choose_node(sentence(window, number).id)
    claiming.board.write_reason()
    line = claiming.board.findChild(QLineEdit)
    assert line is not None
    return line


def test_a_reason_written_before_the_decision_is_seen_and_goes_along(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    line = reason_line(claiming, window, 6)
    line.insert("商标处已在办")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    row = claiming.board.board.rows[claiming.board.row]
    assert (row.reason, row.is_pending) == ("商标处已在办", True)
    assert reason_line(claiming, window, 6).text() == "商标处已在办"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    press(qtbot, window, Qt.Key.Key_2)
    assert triage(window, 6) is Triage.ASSIST
    assert sentence(window, 6).clause.triage_reason == "商标处已在办"  # type: ignore[union-attr]


def test_a_reason_on_the_board_belongs_to_its_row(window: Window, claiming: ClaimView) -> None:
    twelfth = sentence(window, 12).clause
    reason_line(claiming, window, 10).insert("十的理由")
    claiming.board.choose_node(sentence(window, 12).id)
    window.page.settle()
    assert sentence(window, 10).clause.triage_reason == "十的理由"  # type: ignore[union-attr]
    assert sentence(window, 12).clause == twelfth


def test_the_line_for_a_reason_goes_with_its_row(window: Window, claiming: ClaimView) -> None:
    line, bar = reason_line(claiming, window, 30), claiming.board.verticalScrollBar()
    place = line.y() + bar.value()
    bar.setValue(bar.value() - 100)
    assert line.isVisible()
    assert line.y() + bar.value() == place


def test_the_history_is_that_of_the_sentence_on_the_board(
    window: Window, claiming: ClaimView
) -> None:
    page = desk(window)
    page.tree.choose(sentence(window, 3).id)
    claiming.board.choose_node(sentence(window, 10).id)
    asked: list[Thing] = []
    page.requested_history.connect(asked.append)
    window.carry_out("show_history_of")
    assert asked == [Thing(table="clause", id=sentence(window, 10).id)]


def test_sentences_behind_a_figure_are_shown_in_the_outline(
    window: Window, claiming: ClaimView
) -> None:
    window.show_page("overview")
    ids = {sentence(window, number).id for number in (5, 6)}
    window.page.requested_clauses.emit(ids)
    assert not desk(window).views.is_claiming
    assert {node.id for node in desk(window).choice.sentences()} == ids


def test_the_sentence_one_is_at_goes_along_to_the_other_view(
    window: Window, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    page = desk(window)
    choose(window, 5)
    press(qtbot, window, Qt.Key.Key_L, control=True)
    assert current(page.claiming) == "5"
    page.claiming.board.choose_node(sentence(window, 30).id)
    press(qtbot, window, Qt.Key.Key_L, control=True)
    assert [node.number for node in page.tree.selected_nodes()] == ["30"]


@pytest.mark.parametrize("by_key", [True, False], ids=["Ctrl+L", "去分解"])
def test_when_all_is_decided_the_first_sentence_to_break_down_comes_next(
    window: Window, qtbot: QtBot, claiming: ClaimView, by_key: bool
) -> None:
    press(qtbot, window, Qt.Key.Key_3)
    claiming.bar.accept_all.click()
    if by_key:
        press(qtbot, window, Qt.Key.Key_L, control=True)
    else:
        claiming.bar.go_on.click()
    (node,) = desk(window).tree.selected_nodes()
    assert node.clause is not None
    assert (node.clause.triage, triage(window, 1)) == (Triage.PROVINCE, Triage.NATIONAL)
    assert offered(window) == "新建举措（Ctrl+N）"


def test_the_empty_table_leads_on_once_all_is_decided(window: Window, claiming: ClaimView) -> None:
    claiming.bar.accept_all.click()
    page = desk(window)
    page.views.turn(claiming=False)
    page.show_everything()
    assert offered(window) == "从第一句省内落实开始"
    page.rows.empty_view.requested.emit()
    assert (page.views.is_claiming, len(page.tree.selected_nodes())) == (False, 1)


def test_deciding_a_heading_anew_asks_nothing_and_says_how_to_take_it_back(
    window: Window, qtbot: QtBot, claiming: ClaimView, answers: Answers
) -> None:
    claiming.bar.accept_all.click()
    board = claiming.board
    board.choose(next(n for n, row in enumerate(board.board.rows) if not row.is_sentence))
    count = len(board.selected_sentences())
    press(qtbot, window, Qt.Key.Key_3)
    press(qtbot, window, Qt.Key.Key_1)
    said = window.statusBar().currentMessage()
    assert (said, answers.said) == (
        f"已将{count}条由其他类别改为“省内落实”，按 Ctrl+Z 可以撤销",
        [],
    )
    press(qtbot, window, Qt.Key.Key_Z, control=True)
    assert {n.clause.triage for n in board.selected_sentences() if n.clause} == {Triage.NATIONAL}


def test_undoing_on_the_board_goes_to_the_sentence(
    window: Window, qtbot: QtBot, claiming: ClaimView
) -> None:
    press(qtbot, window, Qt.Key.Key_3)
    claiming.board.choose_node(sentence(window, 20).id)
    press(qtbot, window, Qt.Key.Key_Z, control=True)
    said = window.statusBar().currentMessage()
    assert (current(claiming), said) == ("1", "已撤销：国家层面（1条）")
