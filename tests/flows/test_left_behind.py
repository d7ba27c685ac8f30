"""The clerk goes on while words stand unstored: they are kept on offer, and go nowhere else."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from model.action_detail import read_action
from model.action_table import ActionColumn
from model.entities import LocalAction, LocalActionId
from model.ledger import Ledger
from model.units import read_units
from tests.flows.stories import choose, desk, sentence
from tests.window_fixtures import APRIL, Answers
from ui import action_verbs
from ui.action_columns import place_of
from ui.drafts import DraftFile
from ui.fields import TextField
from ui.first_run.plan import FirstList, NewLedger
from ui.pages.units import UnitsPage
from ui.window import Window


@pytest.fixture
def opened(window: Window, sample: Path) -> Window:
    """The sample on the desk, its first action in the form."""
    window.open_ledger(sample)
    desk(window).table.setFocus()
    desk(window).table.selectRow(0)
    return window


@pytest.fixture
def other(sample: Path, tmp_path: Path) -> Path:
    """Another ledger with the same ids."""
    path = tmp_path / "乙.zhize"
    path.write_bytes(sample.read_bytes())
    return path


def stored(window: Window, row: int) -> LocalAction:
    """An action as it stands in the ledger."""
    session, action_id = window.session, desk(window).table.ids[row]
    return read_action(session.ledger, LocalActionId(action_id), session.as_of).action


def offered(window: Window) -> str:
    """What the bar says, empty while it is hidden."""
    bar = desk(window).draft_bar
    return bar.words.text() if bar.isVisible() else ""


def compose(window: Window, typed: str, composed: str) -> None:
    """Type into the words of the action, and be in the middle of the next one."""
    field = desk(window).detail.action.text
    field.setFocus()
    field.selectAll()
    field.insertPlainText(typed)
    QApplication.sendEvent(field, QInputMethodEvent(composed, []))


def test_a_date_that_is_none_waits_in_the_bar_while_the_clerk_goes_on(
    opened: Window, qtbot: QtBot, answers: Answers
) -> None:
    page, form = desk(opened), desk(opened).detail.action
    form.due.setFocus()
    form.due.selectAll()
    qtbot.keyClicks(form.due, "2yue30ri")
    place = page.table.visualRect(page.table.model().index(2, 2)).center()
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (page.choice.actions(), answers.said) == ([page.table.ids[2]], [])
    assert form.due.text() != "2yue30ri"
    assert offered(opened) == "还有 1 处没有存入的内容"
    page.draft_bar.restore.click()
    assert page.choice.actions() == [page.table.ids[0]]
    assert (form.due.text(), offered(opened)) == ("2yue30ri", "")


def test_an_outcome_that_is_too_long_waits_in_the_bar(opened: Window) -> None:
    page, form = desk(opened), desk(opened).detail.action
    first, kept = page.choice.actions(), stored(opened, 0).outcome
    form.outcome.text.setPlainText("长" * 81)
    choose(opened, 3)
    assert offered(opened) == "还有 1 处没有存入的内容"
    page.select_actions(first)
    assert form.outcome.text.words() == kept
    page.draft_bar.restore.click()
    assert form.outcome.text.words() == "长" * 81


def test_what_waits_in_the_bar_is_written_down_once(opened: Window, sample: Path) -> None:
    desk(opened).detail.action.outcome.text.setPlainText("长" * 81)
    choose(opened, 3)
    (kept,) = DraftFile(opened.state.folder, sample).read()
    assert kept.words == "长" * 81


def test_several_fields_are_each_stored_when_another_row_is_chosen(opened: Window) -> None:
    form = desk(opened).detail.action
    form.texts()["remark"].restore("备注")
    form.texts()["deliverable"].restore("成果")
    desk(opened).table.selectRow(1)
    assert (stored(opened, 0).remark, stored(opened, 0).deliverable) == ("备注", "成果")
    assert desk(opened).choice.actions() == [desk(opened).table.ids[1]]


def test_a_word_that_is_composed_is_stored_when_the_window_closes(
    opened: Window, sample: Path
) -> None:
    action_id = desk(opened).table.ids[0]
    compose(opened, "写了两百个字", "ran'hou")
    assert opened.close()
    with Ledger.open(sample, who="同事", now=lambda: APRIL, new_id=lambda: "x") as ledger:
        found = read_action(ledger, LocalActionId(action_id), APRIL.date()).action
    assert found.text == "写了两百个字ran'hou"


def test_a_word_that_is_composed_stays_with_its_action(opened: Window, other: Path) -> None:
    kept = stored(opened, 1).text
    compose(opened, "第一项", "de")
    desk(opened).table.selectRow(1)
    assert (stored(opened, 0).text, stored(opened, 1).text) == ("第一项de", kept)
    compose(opened, "第二项", "de")
    opened.open_ledger(other)
    assert stored(opened, 1).text == kept


def test_refused_words_of_the_evening_are_told_again(opened: Window, answers: Answers) -> None:
    form = desk(opened).detail.action
    form.due.setText("2月30日")
    assert not opened.close()
    form.due.setText("年底前")
    opened.page.settle()
    form.due.setText("13月底前")
    answers.said.clear()
    assert not opened.close()
    assert len(answers.said) == 1


@pytest.mark.parametrize("command", ["open_ledger", "open_sample", "new_ledger"])
def test_every_way_to_another_ledger_tells_of_refused_words(
    opened: Window, answers: Answers, sample: Path, other: Path, command: str
) -> None:
    desk(opened).detail.action.due.setText("2月30日")
    answers.path = other
    opened.carry_out(command)
    assert opened.session.ledger.path == sample
    assert answers.said[-1].startswith("有刚填写的内容没有存入")


def test_refused_words_behind_another_page_are_told_and_then_kept(
    opened: Window, answers: Answers, sample: Path
) -> None:
    desk(opened).detail.action.due.setText("2月30日")
    opened.show_page("overview")
    assert not opened.close()
    assert opened.page is desk(opened)
    assert opened.close()
    (kept,) = DraftFile(opened.state.folder, sample).read()
    assert (kept.field, kept.name, kept.words) == ("due", "完成时限", "2月30日")


def test_what_was_refused_in_one_ledger_does_not_go_into_the_next(
    opened: Window, other: Path
) -> None:
    form = desk(opened).detail.action
    form.due.setText("2月30日")
    opened.open_ledger(other)
    opened.open_ledger(other)
    assert opened.session.ledger.path == other
    desk(opened).table.selectRow(0)
    assert (form.due.text(), offered(opened)) == (stored(opened, 0).due_text, "")


def test_a_new_ledger_that_cannot_be_opened_says_nothing_of_the_old_one(
    opened: Window, answers: Answers, sample: Path
) -> None:
    gone = NewLedger(
        path=sample.parent / "没有.zhize", names={}, people=(), first=FirstList.GUIDELINE
    )
    done: list[str] = []
    opened.session.done.connect(done.append)
    opened._files._begin(gone)
    assert (len(answers.said), done) == (1, [])
    assert not desk(opened).views.is_claiming


def test_a_reason_belongs_to_the_sentence_it_was_typed_for(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    third, fourth = sentence(window, 3).clause, sentence(window, 4).clause
    assert third is not None
    choose(window, 3)
    desk(window).detail.clause.reason.setText("第三句的理由")
    choose(window, 4)
    now = sentence(window, 3).clause
    assert now is not None
    assert (now.triage, now.triage_reason) == (third.triage, "第三句的理由")
    assert sentence(window, 4).clause == fourth


def test_words_that_a_cell_refused_wait_in_the_bar(opened: Window, answers: Answers) -> None:
    page = desk(opened)
    due = page.table.model().index(0, place_of(ActionColumn.DUE))
    page.table.model().setData(due, "2月30日")
    assert len(answers.said) == 1
    assert offered(opened) == "还有 1 处没有存入的内容"
    page.table.selectRow(3)
    page.draft_bar.restore.click()
    assert page.choice.actions() == [page.table.ids[0]]
    assert page.detail.action.due.text() == "2月30日"


def test_what_is_settled_because_views_follow_is_stored(opened: Window, answers: Answers) -> None:
    session, first = opened.session, desk(opened).table.ids[0]
    waiting = [{"remark": "随后存入"}]

    def follow() -> None:
        if waiting:
            action_verbs.change(session, [first], waiting.pop())

    session.changed.connect(follow)
    action_verbs.change(session, [first], {"deliverable": "成果"})
    assert (stored(opened, 0).deliverable, stored(opened, 0).remark) == ("成果", "随后存入")
    assert answers.said == []


@pytest.mark.parametrize("way", ["another row", "another page", "a command"])
def test_a_hand_that_leaves_a_refused_cell_leaves_its_words_on_offer(
    opened: Window, answers: Answers, qtbot: QtBot, way: str
) -> None:
    table = desk(opened).table
    table.setCurrentIndex(table.model().index(3, place_of(ActionColumn.DUE)))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "2yue30ri")
    match way:
        case "another row":
            place = table.visualRect(table.model().index(6, 2)).center()
            qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        case "another page":
            opened.show_page("overview")
        case _:
            opened.carry_out("clear_filters")
    assert answers.said
    opened.show_page("breakdown")
    assert "1 处" in offered(opened)


@pytest.mark.parametrize("wanted", ["", "甲处、乙处", "、"])
def test_a_name_that_a_unit_cannot_bear_goes_on_offer(
    opened: Window, answers: Answers, qtbot: QtBot, wanted: str
) -> None:
    opened.show_page("units")
    page = opened.pages["units"]
    assert isinstance(page, UnitsPage)
    first, second = read_units(opened.session.ledger)[:2]
    page.units.choose(first.id)
    page.units.edit_first()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(wanted or second.name)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(answers.said))
    opened.show_page("breakdown")
    assert "1 处" in offered(opened)


def test_of_two_drafts_of_one_field_none_is_lost(opened: Window) -> None:
    page, field = desk(opened), desk(opened).detail.action.texts()["outcome"]
    assert isinstance(field, TextField)
    for words in ("甲" * 90, "乙" * 90):
        page.table.selectRow(0)
        page.detail.action.open_section_of(field)
        field.setFocus()
        field.setPlainText(words)
        page.table.selectRow(4)
    page.draft_bar.restore.click()
    assert field.words() == "乙" * 90
    assert "1 处" in offered(opened)
