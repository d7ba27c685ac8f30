"""Words typed in a dialog about some actions outlive the program, and the dialog is asked again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from model.reminders import read_reminders
from model.words import ReminderKind
from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui.adjust_dialog import AdjustDialog
from ui.drafts import Draft, DraftFile
from ui.reminder_dialog import ReminderDialog
from ui.window import Window


def remind(window: Window) -> None:
    """登记催办 of all that are chased."""
    window.carry_out("show_follow_up")
    window.carry_out("remind")


def ask_for_another_time(window: Window) -> None:
    """申请调整时限 of three actions."""
    desk(window).table.choose(desk(window).table.ids[:3])
    window.carry_out("adjust_due")


def type_in(dialog: QDialog) -> None:
    """A way, a strength and a remark; or a new time and why."""
    if isinstance(dialog, ReminderDialog):
        dialog.kinds[ReminderKind.HINT].setChecked(True)
        dialog.manner.setCurrentText("上门")
        dialog.remark.setText("已约定周五前回复")
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
        assert isinstance(dialog, ReminderDialog | AdjustDialog)
        typed = dialog.typed() if isinstance(dialog, ReminderDialog) else dialog.fields.typed()
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


def test_words_about_actions_that_are_gone_are_told(
    window: Window, answers: Answers, sample: Path
) -> None:
    gone = Draft(table="reminder", row_id="gone", title="登记催办", field="remark", words="一半")
    DraftFile(window.state.folder, sample).write([gone])
    window.open_ledger(sample)
    desk(window).draft_bar.restore.click()
    assert answers.said == ["原来的栏目已不在，没有存入的内容是："]
