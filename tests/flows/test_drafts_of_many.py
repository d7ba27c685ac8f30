"""What is filled in for several actions and not applied is kept and offered again (批量修改)."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from model.action_deletion import delete_actions
from model.units import read_units
from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui.choices import Choice
from ui.drafts import DraftFile
from ui.many_form import ManyActionsForm
from ui.window import Window


@pytest.fixture
def form(window: Window, sample: Path, qtbot: QtBot) -> ManyActionsForm:
    """Three actions, a unit chosen and words typed for all of them."""
    window.open_ledger(sample)
    page, many = desk(window), desk(window).detail.many_actions
    page.table.setFocus()
    page.table.choose(page.table.ids[:3])
    unit = read_units(window.session.ledger)[4]
    many.lead.take(Choice(unit.id, unit.name))
    many.remark.setFocus()
    qtbot.keyClicks(many.remark, "hui shang")
    return many


def offered(window: Window) -> str:
    """What the bar says, empty while it is hidden."""
    bar = desk(window).draft_bar
    return bar.words.text() if bar.isVisible() else ""


def chosen_and_typed(form: ManyActionsForm) -> tuple[str, str]:
    """The two fields."""
    return form.lead.currentText(), form.remark.text()


def test_they_wait_while_the_clerk_goes_to_another_row(
    window: Window, form: ManyActionsForm, answers: Answers, qtbot: QtBot
) -> None:
    table, filled, before = desk(window).table, chosen_and_typed(form), form.ids
    place = table.visualRect(table.model().index(5, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (table.selected_ids(), answers.said) == ([table.ids[5]], [])
    assert offered(window) == "还有 2 处没有存入的内容"
    steps = window.session.ledger.last_seq()
    desk(window).draft_bar.restore.click()
    assert (table.selected_ids(), chosen_and_typed(form)) == (before, filled)
    assert (window.session.ledger.last_seq(), offered(window)) == (steps, "")
    assert form.lead.hasFocus()


def test_they_wait_when_one_goes_to_another_page_and_back(
    window: Window, form: ManyActionsForm
) -> None:
    filled = chosen_and_typed(form)
    window.show_page("overview")
    window.show_page("breakdown")
    assert chosen_and_typed(form) == filled


def test_closing_tells_of_them_once_and_then_keeps_them(
    window: Window, form: ManyActionsForm, answers: Answers, sample: Path
) -> None:
    filled = chosen_and_typed(form)
    assert not window.close()
    assert answers.said[-1].startswith("有刚填写的内容没有存入")
    assert window.close()
    window.show()
    window.open_ledger(sample)
    assert offered(window) == "上次有 2 处没有存入的内容"
    desk(window).draft_bar.restore.click()
    assert chosen_and_typed(form) == filled
    form.begin_anew()


def test_they_are_written_down_against_a_crash(
    window: Window, form: ManyActionsForm, sample: Path
) -> None:
    form.progress.activated.emit(0)  # a choice is written down at once, not with the next look
    kept = DraftFile(window.state.folder, sample).read()
    assert [(each.name, each.words) for each in kept] == [
        ("牵头单位", form.lead.currentText()),
        ("备注", "hui shang"),
    ]
    assert kept[0].title.endswith("等 3 项")


def test_partners_that_were_ticked_come_back(window: Window, form: ManyActionsForm) -> None:
    units = [each.id for each in read_units(window.session.ledger)[5:7]]
    form.joining.show_value("add_cooperating")
    form.cooperating.show_several(units)
    desk(window).table.choose(desk(window).table.ids[:1])
    desk(window).draft_bar.restore.click()
    assert (form.joining.currentData(), form.cooperating.chosen()) == (
        "add_cooperating",
        tuple(units),
    )


def test_escape_gives_them_up(window: Window, form: ManyActionsForm, qtbot: QtBot) -> None:
    qtbot.keyClick(form.remark, Qt.Key.Key_Escape)
    assert (form.filled(), offered(window)) == ({}, "")
    desk(window).table.choose(desk(window).table.ids[:1])
    assert offered(window) == ""


def test_confirming_does_not_pass_over_them(window: Window, form: ManyActionsForm) -> None:
    steps = window.session.ledger.last_seq()
    form.requested_confirm.emit()
    assert window.session.ledger.last_seq() == steps
    assert "没有确认办结" in form.word.text()


def test_a_unit_that_is_gone_is_told_and_the_words_come_back(
    window: Window, form: ManyActionsForm, answers: Answers
) -> None:
    unit = form.lead.currentData()
    desk(window).table.choose(desk(window).table.ids[:1])
    form.lead.show_choices([], none="（不改）")
    assert unit
    desk(window).draft_bar.restore.click()
    assert answers.said == ["原来的栏目已不在，没有存入的内容是："]
    assert (form.lead.currentData(), form.remark.text()) == (None, "hui shang")


def test_of_actions_that_are_gone_the_words_are_told(
    window: Window, form: ManyActionsForm, answers: Answers
) -> None:
    gone = desk(window).table.ids[:2]
    desk(window).table.choose(desk(window).table.ids[5:6])
    window.session.do("删除", lambda step: delete_actions(step, gone))
    desk(window).draft_bar.restore.click()
    assert answers.said == ["原来的栏目已不在，没有存入的内容是："]
    assert offered(window) == ""


def test_the_form_is_made_when_several_are_first_chosen(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    many = desk(window).detail.many_actions
    assert not many.findChildren(QWidget)
    desk(window).table.choose(desk(window).table.ids[:2])
    assert many.lead.isVisible()
    unit = read_units(window.session.ledger)[0]
    many.lead.show_value(unit.id)
    assert many.lead.currentText() == unit.name
