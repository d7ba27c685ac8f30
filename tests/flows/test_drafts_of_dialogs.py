"""Words typed in a dialog outlive the program, and the dialog is asked again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from model.reminders import read_reminders
from model.submission_plan import read_plan
from model.words import ReminderKind, ReportPeriod
from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui.adjust_dialog import AdjustDialog
from ui.drafts import Draft, DraftFile
from ui.office_dialog import OfficeDialog
from ui.plan_dialog import PlanDialog
from ui.reminder_dialog import ReminderDialog
from ui.window import Window

PLANNED = "2023-11-10 未完成 各单位 报送\n2023-11-20 2023-04-03 汇总"


def remind(window: Window) -> None:
    """登记催办 of all that are chased."""
    window.carry_out("show_follow_up")
    window.carry_out("remind")


def ask_for_another_time(window: Window) -> None:
    """申请调整时限 of three actions."""
    desk(window).table.choose(desk(window).table.ids[:3])
    window.carry_out("adjust_due")


def plan(window: Window) -> None:
    """倒排计划."""
    window.carry_out("edit_plan")


def settings(window: Window) -> None:
    """单位设置."""
    window.carry_out("office_settings")


def type_in(dialog: QDialog) -> None:
    """A way, a strength and a remark; a new time and why; other days; other names."""
    if isinstance(dialog, ReminderDialog):
        dialog.kinds[ReminderKind.HINT].setChecked(True)
        dialog.manner.setCurrentText("上门")
        dialog.remark.setText("已约定周五前回复")
    elif isinstance(dialog, PlanDialog):
        dialog.report_by.setDate(QDate(2023, 12, 18))
        for line in dialog.lines[2:]:
            line.requested_remove.emit()
        dialog.lines[0].name.setText("各单位 报送")
        dialog.lines[0].is_done.setChecked(False)
        dialog.lines[1].is_done.setChecked(True)
    elif isinstance(dialog, OfficeDialog):
        dialog.fields["contact_phone"].setText("0000-1234")
        dialog.soon_days.setValue(21)
        dialog.report_period.setCurrentText(ReportPeriod.QUARTERLY)
        dialog.clerk.setText("王示例")
    else:
        assert isinstance(dialog, AdjustDialog)
        dialog.fields.due.setText("12月22日")
        dialog.fields.reason.setText("统一顺延")


@pytest.fixture
def killed(window: Window, answers: Answers, sample: Path) -> Callable[..., tuple[Draft, ...]]:
    """The words that stand in the file while a dialog is open; the ledger is opened again."""
    kept: list[tuple[Draft, ...]] = []

    def fill(dialog: QDialog) -> None:
        type_in(dialog)
        desk(window).commands.form.drafts.note()
        kept.append(DraftFile(window.state.folder, sample).read())
        answers.yes = False

    def die(command: Callable[[Window], None]) -> tuple[Draft, ...]:
        window.open_ledger(sample)
        answers.fill = fill
        command(window)
        answers.fill = None
        assert DraftFile(window.state.folder, sample).read() == ()  # given up
        DraftFile(window.state.folder, sample).write(kept[0])
        window.session.close()
        DraftFile(window.state.folder, sample).write(kept[0])
        window.open_ledger(sample)
        return kept[0]

    return die


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (remind, ["提醒", "上门", "已约定周五前回复"]),
        (ask_for_another_time, ["12月22日", "统一顺延"]),
        (plan, ["2023-12-18", PLANNED]),
        (settings, ["0000-1234", "21 天", "按季", "王示例"]),
    ],
)
def test_the_dialog_is_opened_again_with_its_words(
    window: Window,
    answers: Answers,
    qtbot: QtBot,
    killed: Callable[..., tuple[Draft, ...]],
    command: Callable[[Window], None],
    words: list[str],
) -> None:
    left = killed(command)
    assert [each.words for each in left] == words
    assert all(each.title and each.name for each in left)
    again: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, ReminderDialog | AdjustDialog | PlanDialog | OfficeDialog)
        typed = dialog.fields.typed() if isinstance(dialog, AdjustDialog) else dialog.typed()
        again.append([each for _, each in typed.values()])

    answers.fill = look
    desk(window).draft_bar.restore.click()
    qtbot.waitUntil(lambda: bool(again))
    assert again == [words]
    assert not desk(window).draft_bar.isVisible()


def test_what_was_asked_again_is_noted_as_it_was_typed(
    window: Window, answers: Answers, qtbot: QtBot, killed: Callable[..., tuple[Draft, ...]]
) -> None:
    killed(remind)
    answers.yes = True
    desk(window).draft_bar.restore.click()
    ledger = window.session.ledger
    before = ledger.last_seq()
    qtbot.waitUntil(lambda: ledger.last_seq() > before)
    given = {(each.reminder.manner, each.reminder.remark) for each in read_reminders(ledger)}
    assert ("上门", "已约定周五前回复") in given


def test_a_plan_that_was_asked_again_is_stored_as_it_was_typed(
    window: Window, answers: Answers, qtbot: QtBot, killed: Callable[..., tuple[Draft, ...]]
) -> None:
    killed(plan)
    answers.yes = True
    with qtbot.waitSignal(window.session.changed):
        desk(window).draft_bar.restore.click()
    stored = read_plan(window.session.ledger)
    assert stored is not None
    assert [each.name for each in stored.days] == ["各单位 报送", "汇总"]
    assert not desk(window).draft_bar.isVisible()


def test_words_of_a_plan_without_a_list_are_told(
    window: Window, answers: Answers, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.setting_commands.read_plan", lambda _: None)
    left = Draft(table="plan", row_id="", title="倒排计划", field="days", words=PLANNED)
    DraftFile(window.state.folder, sample).write([left])
    window.open_ledger(sample)
    desk(window).draft_bar.restore.click()
    assert answers.said == ["原来的栏目已不在，没有存入的内容是："]


def test_after_a_restored_request_the_keyboard_is_in_the_table(
    window: Window, answers: Answers, qtbot: QtBot, killed: Callable[..., tuple[Draft, ...]]
) -> None:
    killed(ask_for_another_time)
    refused: list[str] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, AdjustDialog)
        refused.append(dialog.fields.word.text())
        answers.yes = len(refused) == 1  # refused: an action is done already; then given up

    answers.fill = answer
    desk(window).draft_bar.restore.click()
    qtbot.waitUntil(lambda: bool(refused))
    qtbot.waitUntil(desk(window).table.hasFocus)


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_the_keyboard_in_a_dialog_is_followed(
    window: Window, answers: Answers, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    desk(window).commands.form.drafts.every(5)
    file = DraftFile(window.state.folder, sample)

    def type_and_wait(dialog: QDialog) -> None:
        assert isinstance(dialog, ReminderDialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.remark.setFocus()
        qtbot.keyClicks(dialog.remark, "huifu")
        qtbot.waitUntil(lambda: [each.words for each in file.read()] == ["huifu"])
        dialog.close()
        answers.yes = False

    answers.fill = type_and_wait
    remind(window)
    assert file.read() == ()


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_a_tick_in_a_dialog_is_kept_while_the_keyboard_stays_on_it(
    window: Window, answers: Answers, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    desk(window).commands.form.drafts.every(5)
    file = DraftFile(window.state.folder, sample)

    def tick_and_wait(dialog: QDialog) -> None:
        assert isinstance(dialog, PlanDialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.lines[0].is_done.setFocus()
        qtbot.keyClick(dialog.lines[0].is_done, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: "未完成 各单位报" in "".join(each.words for each in file.read()))
        dialog.close()
        answers.yes = False

    answers.fill = tick_and_wait
    plan(window)
    assert file.read() == ()


def test_words_about_actions_that_are_gone_are_told(
    window: Window, answers: Answers, sample: Path
) -> None:
    gone = Draft(table="reminder", row_id="gone", title="登记催办", field="remark", words="一半")
    DraftFile(window.state.folder, sample).write([gone])
    window.open_ledger(sample)
    desk(window).draft_bar.restore.click()
    assert answers.said == ["原来的栏目已不在，没有存入的内容是："]
