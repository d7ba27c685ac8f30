"""Words that are not finished yet: they go where they were meant, or are not lost unsaid."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from model.action_detail import read_action
from model.entities import LocalAction, LocalActionId
from model.ledger import Ledger
from model.settings import change_settings
from model.units import read_units
from model.words import Lamp
from tests.flows.stories import desk, edit_text
from tests.window_fixtures import APRIL, Answers
from ui import action_verbs
from ui import record_verbs as verbs
from ui.choices import Choice
from ui.evidence.taking import NewFile
from ui.pages.units import UnitsPage
from ui.picker_several import SeveralPicker
from ui.theme import ThemeChoice
from ui.window import Window


def first(window: Window, ledger: Path, row: int = 0) -> LocalActionId:
    """Open a ledger and select an action."""
    if not window.session.is_open:
        window.open_ledger(ledger)
    desk(window).table.setFocus()
    desk(window).table.selectRow(row)
    return desk(window).choice.actions()[0]


def stored(window: Window, action_id: LocalActionId) -> LocalAction:
    """The action as it stands in the ledger."""
    return read_action(window.session.ledger, action_id, window.session.as_of).action


def edit_in_table(window: Window, words: str) -> QLineEdit:
    """Begin to write over the text of the current row."""
    edit_text(window)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(words)
    return editor


def name_a_unit(window: Window, ledger: Path, words: str) -> None:
    """Begin to write over the name of a unit."""
    window.open_ledger(ledger)
    window.show_page("units")
    page = window.pages["units"]
    assert isinstance(page, UnitsPage)
    page.add_unit()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert(words)


def test_words_in_the_form_belong_to_the_ledger_they_were_typed_in(
    window: Window, sample: Path, tmp_path: Path
) -> None:
    other = tmp_path / "乙.zhize"
    other.write_bytes(sample.read_bytes())
    action_id = first(window, sample)
    desk(window).detail.action.text.setPlainText("半句")
    window.menus.requested_ledger.emit(other)
    assert stored(window, action_id).text != "半句"
    window.open_ledger(sample)
    assert stored(window, action_id).text == "半句"


def test_a_unit_that_is_being_named_is_stored_when_the_window_closes(
    window: Window, new_ledger: Path
) -> None:
    name_a_unit(window, new_ledger, "保护处")
    window.close()
    with Ledger.open(new_ledger, who="同事", now=lambda: APRIL, new_id=lambda: "x") as ledger:
        assert [unit.name for unit in read_units(ledger)] == ["保护处"]


def test_dusk_takes_nothing_away_that_is_being_typed(window: Window, sample: Path) -> None:
    action_id = first(window, sample)
    edit_in_table(window, "天黑之前写的")
    window.choose_theme(ThemeChoice.DARK)
    assert stored(window, action_id).text == "天黑之前写的"


def test_news_leave_the_words_in_a_cell_alone(window: Window, sample: Path) -> None:
    action_id = first(window, sample)
    editor = edit_in_table(window, "材料到之前写的")
    verbs.attach(window.session, [action_id], [NewFile("材料.txt", b"x")])
    assert editor.text() == "材料到之前写的"


def test_evidence_does_not_go_into_another_ledger(
    window: Window, qtbot: QtBot, answers: Answers, sample: Path, tmp_path: Path
) -> None:
    other = tmp_path / "乙.zhize"
    other.write_bytes(sample.read_bytes())
    first(window, sample)
    steps = window.session.ledger.last_seq()
    answers.paths = (tmp_path / "材料.txt",)
    answers.paths[0].write_text("盖章", encoding="utf-8")
    window.carry_out("add_evidence")
    window.open_ledger(other)
    qtbot.waitUntil(lambda: answers.said != [])
    assert answers.said[0].startswith("台账已经关闭，佐证材料没有添加。")
    assert window.session.ledger.last_seq() == steps


def test_rows_behind_a_gap_go_when_they_are_deleted(window: Window, sample: Path) -> None:
    first(window, sample)
    page = desk(window)
    page.show_actions(("缺项", list(page.table.ids)[:3]))
    page.table.selectRow(1)
    window.carry_out("delete_actions")
    assert [page.table.row(n) is None for n in range(len(page.table.ids))] == [False, False]


def test_a_refused_choice_gives_way_to_what_is_stored(
    window: Window, answers: Answers, sample: Path
) -> None:
    window.open_ledger(sample)
    page, session = desk(window), window.session
    together = next(
        detail
        for each in page.table.ids
        if (detail := read_action(session.ledger, each, session.as_of)).cooperating_units
    )
    page.select_actions([together.action.id])
    partners = page.detail.action.rows["cooperating"].field
    assert isinstance(partners, SeveralPicker)
    partners.take(Choice(str(together.action.lead_unit_id), "牵头的单位"))
    partners.finish()
    assert page.detail.action.word("cooperating").startswith("同一单位不能既牵头又配合")
    assert answers.said == []
    assert list(partners.chosen()) == [each.id for each in together.cooperating_units]


@pytest.mark.parametrize("words", ["开展\u00a0培训", "甲\u2028乙", "第一行\n第二行", "字" * 40_000])
def test_looking_at_an_action_changes_nothing(window: Window, sample: Path, words: str) -> None:
    action_id = first(window, sample)
    action_verbs.change(window.session, [action_id], {"text": words})
    kept, steps = stored(window, action_id).text, window.session.ledger.last_seq()
    first(window, sample, 1)
    first(window, sample)
    edit_text(window)
    window.page.settle()
    assert stored(window, action_id).text == kept
    assert window.session.ledger.last_seq() == steps


def test_refused_words_stay_red_while_other_fields_are_stored(
    window: Window, answers: Answers, sample: Path
) -> None:
    first(window, sample)
    form = desk(window).detail.action
    form.due.setText("2月30日")
    form.settle()
    form.text.setPlainText("别的栏改了")
    form.settle()
    assert (form.due.text(), form.due.property("wrong")) == ("2月30日", True)
    assert form.word("due").startswith("“2月30日”里的日期不存在")
    assert answers.said == []


def test_refused_words_stop_the_first_close_only(
    window: Window, answers: Answers, sample: Path
) -> None:
    first(window, sample)
    desk(window).detail.action.due.setText("2月30日")
    assert not window.close()
    assert answers.said[-1].startswith("有刚填写的内容没有存入")
    assert window.close()


def test_mended_words_let_the_window_close(window: Window, answers: Answers, sample: Path) -> None:
    action_id = first(window, sample)
    desk(window).detail.action.due.setText("2月30日")
    window.close()
    desk(window).detail.action.due.setText("年底前")
    window.page.settle()
    assert stored(window, action_id).due_text == "年底前"
    assert window.close()


def choose_lamp(window: Window, lamp: Lamp) -> None:
    """Choose a lamp by hand in the form."""
    part = desk(window).detail.action.lamp
    part.hand.setCurrentIndex(part.hand.findData(lamp))
    part.hand.activated.emit(part.hand.currentIndex())


def test_the_reason_of_a_lamp_is_stored_when_the_hand_goes_elsewhere(
    window: Window, sample: Path
) -> None:
    action_id = first(window, sample)
    choose_lamp(window, Lamp.SOON)
    desk(window).detail.action.lamp.reason.setText("领导要求")
    first(window, sample, 1)
    assert stored(window, action_id).hand_lamp is Lamp.SOON


def test_a_lamp_that_waits_for_its_reason_stays_under_news(
    window: Window, answers: Answers, sample: Path
) -> None:
    action_id = first(window, sample)
    choose_lamp(window, Lamp.SOON)
    action_verbs.change(window.session, [action_id], {"remark": "别的消息"})
    part = desk(window).detail.action.lamp
    assert (part.hand.currentData(), part.reason.isVisible()) == (Lamp.SOON, True)
    assert not window.close()
    assert part.reason.property("wrong")


def test_the_period_of_a_note_is_never_empty(window: Window, sample: Path) -> None:
    first(window, sample)
    window.session.do("截止日", lambda step: change_settings(step, as_of=date(2023, 12, 1)))
    notes = desk(window).detail.action.notes
    notes.period.setCurrentIndex(0)
    window.session.do("截止日", lambda step: change_settings(step, as_of=date(2023, 2, 1)))
    assert notes.period.currentData() is not None


def test_answers_for_many_actions_stay_until_they_are_applied(
    window: Window, qtbot: QtBot, answers: Answers, sample: Path
) -> None:
    action_id = first(window, sample)
    desk(window).table.selectAll()
    many = desk(window).detail.many_actions
    many.due.setText("2月30日")
    action_verbs.change(window.session, [action_id], {"remark": "别的消息"})
    many.apply.click()
    assert (many.due.text(), len(answers.said)) == ("2月30日", 1)
    many.due.setText("年底前")
    desk(window).table.choose([action_id, desk(window).table.ids[1]])
    assert many.due.text() == ""
    many.due.setText("年底前")
    many.apply.click()
    assert stored(window, action_id).due_text == "年底前"
    assert many.due.text() == ""
