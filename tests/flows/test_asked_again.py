"""What was filled in stays in its form until it is stored or given up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QMessageBox
from shiboken6 import isValid

from model.errors import OfficeError
from model.ledger import Step
from model.units import read_units
from model.words import Lamp
from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui.adjust_dialog import AdjustDialog
from ui.ask import Ask
from ui.hand_over_dialog import HandOverDialog
from ui.long_bar import LongBar
from ui.pages.units import UnitsPage
from ui.reminder_dialog import ReminderDialog
from ui.window import Window


def ask_for_another_time(window: Window) -> None:
    """申请调整时限 for some actions."""
    table = desk(window).table
    rows = [row for n in range(len(table.ids)) if (row := table.row(n)) is not None]
    desk(window).select_actions([row.id for row in rows if row.lamp is not Lamp.DONE][:3])
    window.carry_out("adjust_due")


def paste_rows(window: Window) -> None:
    """Two rows from Excel."""
    desk(window).select_actions(list(desk(window).table.ids)[:1])
    QGuiApplication.clipboard().setText("举措\t时限\n甲\t5月底前\n乙\t6月底前")
    window.carry_out("paste_rows")


def remind(window: Window) -> None:
    """登记催办."""
    window.show_page("follow_up")
    window.carry_out("remind")


def units_page(window: Window) -> UnitsPage:
    """单位岗位 in front."""
    window.show_page("units")
    page = window.pages["units"]
    assert isinstance(page, UnitsPage)
    return page


def hand_over(window: Window) -> None:
    """移交 of a unit."""
    page = units_page(window)
    page.units.choose(read_units(window.session.ledger)[1].id)
    page.commands.hand_over_unit()


def paste_people(window: Window) -> None:
    """A list of people."""
    QGuiApplication.clipboard().setText("单位\t职务\t姓名\n新设处\t处长\t张三")
    units_page(window).commands.paste()


def plan(window: Window) -> None:
    """倒排计划."""
    window.carry_out("edit_plan")


@pytest.mark.parametrize(
    "command", [ask_for_another_time, paste_rows, remind, hand_over, paste_people, plan]
)
def test_a_form_that_is_refused_is_shown_again_with_its_words(
    window: Window,
    answers: Answers,
    sample: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: Callable[[Window], None],
) -> None:
    window.open_ledger(sample)
    shown: list[QDialog] = []
    do = window.session.do_long

    def full_once(label: str, wanted: Callable[[Step, LongBar], object], **kind: bool) -> bool:
        def refuse(_: Step, __: LongBar) -> None:
            raise OfficeError("磁盘已满，没有存入。")

        return do(label, refuse if len(shown) == 1 else wanted, **kind)

    def fill(dialog: QDialog) -> None:
        if isinstance(dialog, AdjustDialog) and not shown:
            dialog.fields.due.setText("12月22日")
            dialog.fields.reason.setText("统一顺延")
        if isinstance(dialog, HandOverDialog) and not shown:
            dialog.to.show_value(read_units(window.session.ledger)[2].id)
        shown.append(dialog)
        answers.yes = len(shown) < 3

    monkeypatch.setattr(window.session, "do_long", full_once)
    answers.fill = fill
    command(window)
    assert shown == [shown[0], shown[0]]


def test_a_time_that_is_none_is_said_in_the_form(
    window: Window, answers: Answers, sample: Path
) -> None:
    window.open_ledger(sample)
    said: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, AdjustDialog)
        said.append(dialog.fields.word.text())
        answers.yes = len(said) < 3
        dialog.fields.due.setText("12月22日" if len(said) > 1 else "2月30日")
        dialog.fields.reason.setText("统一顺延")

    answers.fill = fill
    ask_for_another_time(window)
    assert said[0] == ""
    assert "日期不存在" in said[1]
    assert answers.said == []


def test_a_day_on_which_nobody_was_reminded_is_said_in_the_form(
    window: Window, answers: Answers, sample: Path
) -> None:
    window.open_ledger(sample)
    said: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ReminderDialog)
        said.append(dialog.word.text())
        dialog.day.setDate(QDate(2099, 1, 1))
        answers.yes = len(said) < 2

    answers.fill = fill
    remind(window)
    assert (said[0], answers.said) == ("", [])
    assert "应在2022年1月1日至2023年11月20日之间" in said[1]


def test_forms_and_messages_go_with_their_answer(
    window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDialog, "exec", lambda self: 1)
    monkeypatch.setattr(QMessageBox, "exec", lambda self: 1)
    ask, once, often = Ask(), QDialog(window), QDialog(window)
    ask.tell(window, "知道")
    assert ask.fill_in(once)
    assert ask.fill_in_until(often, lambda: True)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert (isValid(once), isValid(often)) == (False, False)
    assert window.findChildren(QMessageBox) == []


def test_confirming_says_at_the_field_what_holds_it_up(
    window: Window, answers: Answers, sample: Path
) -> None:
    window.open_ledger(sample)
    desk(window).table.setFocus()
    desk(window).table.selectRow(0)
    form = desk(window).detail.action
    form.due.setText("2月30日")
    steps = window.session.ledger.last_seq()
    window.carry_out("confirm")
    assert window.session.ledger.last_seq() == steps
    assert form.due.hasFocus()
    assert form.word("due").endswith("没有确认办结。请先改好，或按 Esc 放弃。")
    form.due.give_up()
    assert form.word("due") == ""


def test_confirming_says_that_a_request_is_half_written(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    desk(window).table.setFocus()
    desk(window).table.selectRow(0)
    window.carry_out("adjust_due")
    fields = desk(window).detail.action.adjust.fields
    fields.reason.setText("要等国家局文件")
    window.carry_out("confirm")
    assert "没有确认办结" in fields.word.text()
    assert fields.due.hasFocus()
