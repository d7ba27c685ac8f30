"""10 to 14 December (报送登记): the paper is signed, sent, confirmed; what comes back is told."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QAbstractButton, QDialog
from pytestqt.qtbot import QtBot

from model.ledger import Ledger
from model.submission import read_filings
from model.words import SubmissionEventKind as Kind
from tests.flows.filing import entries, filled, present
from tests.window_fixtures import APRIL, Answers
from ui.pages.overview import OverviewPage
from ui.pages.submission import SubmissionPage, View
from ui.submission.event_dialog import EventDialog
from ui.submission.register_panel import RegisterPanel
from ui.window import Window


def test_the_next_step_is_registered_with_what_is_known_and_undone(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    answers.fill = filled(remark="送办公室")
    panel.steps.buttons[Kind.FOR_APPROVAL].click()
    (event,) = present(window).events
    assert (event.happened_on, event.remark) == (date(2023, 4, 3), "送办公室")
    assert event.person == window.session.person
    assert entries(panel) == [f"送审：4月3日　{event.person}　送办公室"]
    answers.fill = filled(person="李示例")
    panel.steps.buttons[Kind.SIGNED].click()
    assert present(window).signer == "李示例"
    mark = panel.settings.draft_mark
    assert (mark.isEnabled(), mark.currentText()) == (False, "送审稿（已签发，不印）")
    window.carry_out("undo")
    assert (mark.isEnabled(), mark.currentText()) == (True, "送审稿")
    assert [each.kind for each in present(window).events] == [Kind.FOR_APPROVAL]


def test_nothing_can_be_registered_in_a_ledger_that_is_only_read(
    window: Window, sample: Path, panel: RegisterPanel
) -> None:
    window.session.close()
    with Ledger.open(sample, who="同事", now=lambda: APRIL, new_id=lambda: "x"):
        window.open_ledger(sample)
    window.carry_out("register_filing")
    headings = {"签发的文件", "报送包", "报送设置"}
    buttons = [each for each in panel.findChildren(QAbstractButton) if each.isVisible()]
    assert {each.text() for each in buttons if each.isEnabled()} == headings
    assert not panel.settings.copies.isEnabled()


def test_the_keyboard_goes_on_to_the_next_step(
    window: Window, qtbot: QtBot, panel: RegisterPanel
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    panel.steps.buttons[Kind.FOR_APPROVAL].setFocus()
    panel.steps.buttons[Kind.FOR_APPROVAL].click()
    qtbot.waitUntil(lambda: panel.steps.buttons[Kind.SIGNED].hasFocus())


def test_an_entry_that_cannot_be_stays_in_its_form_until_it_is_right(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    said: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, EventDialog)
        said.append(dialog.word.text())
        dialog.day.setDate(QDate(2023, 4, 1) if said[0:] != [""] else QDate(2029, 1, 1))

    answers.fill = fill
    panel.steps.buttons[Kind.SIGNED].click()
    assert "签发日期（2029年1月1日）不对" in said[1]
    assert present(window).signed_on == date(2023, 4, 1)


def test_an_entry_is_corrected_and_taken_out(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    answers.fill = filled(number="示知发〔2023〕12号")
    panel.steps.buttons[Kind.NUMBERED].click()
    answers.fill = filled(number="示知发〔2023〕13号")
    next(iter(panel.steps.entries.values()))[0].click()
    assert present(window).doc_number == "示知发〔2023〕13号"
    next(iter(panel.steps.entries.values()))[1].click()
    assert present(window).events == ()
    window.carry_out("undo")
    assert present(window).doc_number == "示知发〔2023〕13号"


def test_what_comes_back_opens_the_next_filing_and_the_first_stays_to_be_seen(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    panel.steps.buttons[Kind.POSTED].click()
    panel.requested_register.emit(Kind.RETURNED)
    assert [each.number for each in read_filings(window.session.ledger)] == [1, 2]
    assert entries(panel) == []
    assert panel.which.isVisible()
    panel.which.settled.emit("1")
    assert [each.split("：")[0] for each in entries(panel)] == ["寄出", "退回"]
    assert not panel.settings.form.isEnabled()
    assert not panel.steps.buttons[Kind.SIGNED].isEnabled()


def test_why_it_came_back_is_told_with_the_next_filing_and_on_the_overview(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    panel.steps.buttons[Kind.POSTED].click()
    answers.fill = filled(remark="缺附件3")
    panel.requested_register.emit(Kind.RETURNED)
    assert panel.why.text() == "第1次报送4月3日退回：缺附件3"
    window.show_page("overview")
    page = window.pages["overview"]
    assert isinstance(page, OverviewPage)
    assert page.plan.register.text().startswith(
        "第2次报送（第1次报送4月3日退回：缺附件3）：还没有登记"
    )


def test_an_empty_field_says_how_it_is_filled_in(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    hints: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, EventDialog)
        hints.extend(field.placeholderText() for field in dialog.texts.values())

    answers.fill, answers.yes = look, False
    panel.steps.buttons[Kind.SIGNED].click()
    panel.steps.buttons[Kind.NUMBERED].click()
    letters = window.session.settings.office_letters
    assert letters
    assert {"签发的局领导", f"如 {letters}〔2023〕12号"} <= set(hints)


def test_the_receiver_may_still_confirm_what_another_filing_follows(
    window: Window, panel: RegisterPanel
) -> None:
    panel.steps.buttons[Kind.POSTED].click()
    panel.requested_register.emit(Kind.ADDED)
    panel.which.settled.emit("1")
    assert not panel.steps.buttons[Kind.MAILED].isEnabled()
    panel.steps.buttons[Kind.ACKNOWLEDGED].click()
    first, second = read_filings(window.session.ledger)
    assert (first.is_acknowledged, second.events) == (True, ())
    assert Kind.ACKNOWLEDGED not in panel.steps.buttons


def test_the_overview_says_how_far_the_filing_is(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    reporting, page = window.pages["submission"], window.pages["overview"]
    assert isinstance(reporting, SubmissionPage)
    assert isinstance(page, OverviewPage)
    reporting.turn(View.REPORT)
    window.show_page("overview")
    assert not page.plan.register.isVisible()
    person = window.session.person
    panel.requested_register.emit(Kind.POSTED)
    assert page.plan.register.text() == f"第1次报送：4月3日已寄出（{person}），下一步电子件发出"
    assert "已报出" not in page.plan.timeline.accessibleName()
    panel.requested_register.emit(Kind.MAILED)
    assert page.plan.register.text() == f"第1次报送：4月3日已发出电子件（{person}），待对方确认"
    assert "12月11日寄出，已完成；12月15日报送，已报出" in page.plan.timeline.accessibleName()
    page.plan.register.click()
    assert panel.isVisible()
    panel.requested_register.emit(Kind.ACKNOWLEDGED)
    window.show_page("overview")
    assert page.plan.register.text() == "第1次报送：4月3日已由对方确认"


def test_the_menu_registers_the_next_step_from_any_page(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    panel.requested_register.emit(Kind.POSTED)
    panel.requested_register.emit(Kind.RETURNED)
    panel.which.settled.emit("1")  # an earlier filing is looked at
    window.show_page("overview")
    window.menus.actions["register_next"].trigger()
    assert panel.isVisible()
    assert [each.kind for each in present(window).events] == [Kind.FOR_APPROVAL]
    assert len(entries(panel)) == 1


def test_the_menu_registers_what_comes_back_once_something_was_sent(
    window: Window, answers: Answers, panel: RegisterPanel
) -> None:
    window.show_page("overview")
    window.menus.actions["register_return"].trigger()
    assert answers.said == [
        "第1次报送还没有登记寄出或电子件发出，不能登记退回。请先登记寄出或电子件发出。"
    ]
    panel.requested_register.emit(Kind.POSTED)
    for name, number in (("register_return", 2), ("register_addition", 2)):
        window.show_page("overview")
        window.menus.actions[name].trigger()
        assert present(window).number == number
    assert "第2次报送还没有登记寄出或电子件发出，不能登记补报" in answers.said[-1]
