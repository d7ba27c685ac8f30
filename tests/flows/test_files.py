"""Ledgers as files: the second window, copies, broken and foreign files, an earlier day."""

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from model.errors import DamagedLedgerError
from model.ledger import Ledger
from model.words import Triage
from tests.flows.stories import choose, desk, triage
from tests.window_fixtures import APRIL, Answers
from ui import jobs
from ui.action_verbs import change
from ui.as_of_dialog import AsOfDialog
from ui.session import Session
from ui.state import WindowState
from ui.window import Window


def opened(path: Path) -> Ledger:
    """The ledger in the hands of someone else."""
    return Ledger.open(path, who="同事", now=lambda: APRIL, new_id=lambda: "x")


def test_a_ledger_in_use_elsewhere_can_only_be_looked_at(
    window: Window, answers: Answers, sample: Path
) -> None:
    with opened(sample):
        window.open_ledger(sample)
    assert "这里只能查看" in answers.said[0]
    assert "只读" in window.windowTitle()
    choose(window, 1)
    for name in ("undo", "new_action", "claim_province", "set_as_of"):
        assert not window.menus.actions[name].isEnabled()


@pytest.mark.parametrize("content", [b"", b"not a ledger", b"PK\x03\x04 a workbook"])
def test_a_file_that_is_no_ledger_is_refused_with_a_sentence(
    window: Window, answers: Answers, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "别的.zhize"
    path.write_bytes(content)
    window.open_ledger(path)
    assert len(answers.said) == 1
    assert answers.said[0].endswith("。")
    assert window.welcome.isVisible()


def test_a_copy_opens_as_a_ledger_of_its_own(
    window: Window, answers: Answers, sample: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window.open_ledger(sample)
    answers.path = tmp_path / "副本.zhize"
    with qtbot.waitSignal(window.session.done):
        window.carry_out("save_slim_copy")
    window.open_ledger(answers.path)
    assert len(desk(window).table.ids) == 92


@pytest.mark.parametrize("fate", ["moved", "deleted", "replaced"])
def test_what_is_open_is_saved_when_its_file_is_gone(
    window: Window, answers: Answers, sample: Path, tmp_path: Path, fate: str
) -> None:
    earlier = sample.read_bytes()
    window.open_ledger(sample)
    action = desk(window).table.ids[0]
    change(window.session, [action], {"remark": "刚刚存入"})
    sample.rename(tmp_path / "改名.zhize") if fate == "moved" else sample.unlink()
    if fate == "replaced":
        sample.write_bytes(earlier)
    answers.path = tmp_path / "副本.zhize"
    window.carry_out("save_copy")
    assert "打开着的全部内容已存为“副本.zhize”" in answers.said[-1]
    with opened(answers.path) as copy:
        assert copy.value("SELECT remark FROM local_action WHERE id = ?", (action,)) == "刚刚存入"


def test_a_copy_over_a_ledger_in_use_is_refused(
    window: Window, answers: Answers, sample: Path, new_ledger: Path, qtbot: QtBot
) -> None:
    window.open_ledger(sample)
    answers.path = new_ledger
    with jobs.open_ledger(new_ledger), qtbot.waitSignal(window.session.refused):
        window.carry_out("save_copy")
    assert "正在另一个窗口中打开，没有覆盖" in answers.said[-1]


def test_a_ledger_is_read_through_before_it_can_be_changed(
    session: Session, new_ledger: Path, qtbot: QtBot
) -> None:
    checking = Session(who="经办人", now=session.now, new_id=session.new_id)
    with qtbot.waitSignal(checking.checked):
        checking.take(checking.open(new_ledger))
        assert (checking.is_being_checked, checking.can_write) == (True, False)
    assert (checking.is_being_checked, checking.can_write) == (False, True)
    checking.close()


def test_a_damaged_ledger_can_be_looked_at_but_not_changed(
    session: Session, new_ledger: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_path: Path) -> None:
        raise DamagedLedgerError("内容损坏。")

    monkeypatch.setattr(jobs, "check_ledger", broken)
    checking = Session(who="经办人", now=session.now, new_id=session.new_id)
    with qtbot.waitSignal(checking.refused) as told:
        checking.take(checking.open(new_ledger))
    assert told.args == ["内容损坏。"]
    assert not checking.can_write
    checking.close()


def test_a_step_of_an_earlier_day_is_asked_about_once(
    window: Window, answers: Answers, session: Session, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    choose(window, 1)
    window.carry_out("claim_province")
    window.carry_out("claim_assist")
    session.now = lambda: APRIL + timedelta(days=2)
    window.carry_out("undo")
    window.carry_out("undo")
    assert answers.said == ["“配合国家局（1条）”是4月3日所做，要撤销吗？"]


def test_the_list_of_steps_asks_about_an_earlier_day_too(
    window: Window, answers: Answers, session: Session, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    choose(window, 1)
    window.carry_out("claim_province")
    session.now = lambda: APRIL + timedelta(days=2)
    answers.yes = False
    window.menus.undo_steps.aboutToShow.emit()
    window.menus.undo_steps.actions()[0].trigger()
    assert len(answers.said) == 1
    assert triage(window, 1) is Triage.PROVINCE


def test_the_data_day_is_fixed_and_shown(
    window: Window, answers: Answers, new_ledger: Path
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, AsOfDialog)
        dialog.day.setDate(dialog.day.date().addDays(10))

    window.open_ledger(new_ledger)
    answers.fill = fill
    window.carry_out("set_as_of")
    assert window.header.as_of.text() == "数据截止 2023年4月13日"


def test_a_new_start_goes_where_one_was(
    window: Window, qtbot: QtBot, session: Session, answers: Answers, sample: Path
) -> None:
    window.open_ledger(sample)
    desk(window).select_actions([desk(window).table.ids[7]])
    here = desk(window).choice.actions()
    window.close()
    again = Window(session=session, state=window.state, ask=answers)
    qtbot.addWidget(again)
    with qtbot.waitExposed(again):
        again.show()
    again.open_ledger(sample)
    assert desk(again).choice.actions() == here
    again.close()


def test_the_window_remembers_the_last_ledger(
    window: Window, new_ledger: Path, tmp_path: Path
) -> None:
    window.open_ledger(new_ledger)
    window.close()
    assert WindowState(tmp_path / "window.ini").recent() == (new_ledger,)


def test_what_was_stored_in_one_ledger_is_not_said_of_another(
    window: Window, sample: Path, new_ledger: Path
) -> None:
    window.open_ledger(sample)
    window.session.done.emit("已存：登记寄出")
    assert window.statusBar().currentMessage() == "已存：登记寄出"
    window.open_ledger(new_ledger)
    assert window.statusBar().currentMessage() == ""


def test_opening_the_ledger_that_is_open_changes_nothing(
    window: Window, answers: Answers, new_ledger: Path
) -> None:
    window.open_ledger(new_ledger)
    window.open_ledger(new_ledger)
    assert answers.said == []
    assert window.session.can_write
