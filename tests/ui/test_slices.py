"""Commands on very many things: one step, or nothing of it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog, QPushButton
from pytestqt.qtbot import QtBot

import ui.long_bar
import ui.slices
from model.action_order import ActionColumn
from model.breakdown import change_actions
from model.entities import LocalActionId
from model.ledger import Step
from model.store import undo
from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui.action_verbs import duplicate
from ui.cell_verbs import set_cells
from ui.pages.page import Page
from ui.paste.paste_dialog import PasteDialog
from ui.slices import do_in_slices
from ui.window import Window


@pytest.fixture
def many(window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch) -> list[LocalActionId]:
    """The actions of the sample, far too many for one slice, on a slow machine."""
    monkeypatch.setattr(ui.slices, "_FIRST", 10)
    monkeypatch.setattr(ui.slices, "_MOST", 10)
    monkeypatch.setattr(ui.long_bar, "_SHOWN_AFTER", -1.0)
    monkeypatch.setattr(ui.long_bar, "_BREATH", -1.0)
    window.open_ledger(sample)
    desk(window).show_everything()
    return list(desk(window).table.ids)


def remarks(window: Window) -> set[str]:
    table = desk(window).table
    rows = [table.row(at) for at in range(len(table.ids))]
    return {each.remark for each in rows if each is not None}


def bar() -> QProgressDialog:
    shown = [w for w in QApplication.topLevelWidgets() if w.objectName() == "long_bar"]
    found = next(each for each in shown if each.isVisible())
    assert isinstance(found, QProgressDialog)
    return found


def test_a_long_command_is_one_step_of_many_slices(
    window: Window, many: list[LocalActionId]
) -> None:
    before = remarks(window)
    assert set_cells(window.session, many, ActionColumn.REMARK, "同样")
    assert remarks(window) == {"同样"}
    window.carry_out("undo")
    assert remarks(window) == before


def test_a_long_command_that_is_given_up_leaves_nothing_behind(
    window: Window, many: list[LocalActionId]
) -> None:
    before = remarks(window)
    said: list[str] = []
    window.session.done.connect(said.append)
    QTimer.singleShot(0, lambda: bar().cancel())
    assert not set_cells(window.session, many, ActionColumn.REMARK, "同样")
    assert remarks(window) == before
    assert said == [f"已取消：修改备注（{len(many)}项），没有改动"]
    assert set_cells(window.session, many[:1], ActionColumn.REMARK, "之后")


def test_a_long_undo_can_be_given_up_and_begun_again(
    window: Window, many: list[LocalActionId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "_TOLD_EVERY", 10)
    before = remarks(window)
    set_cells(window.session, many, ActionColumn.REMARK, "同样")
    QTimer.singleShot(0, lambda: bar().cancel())
    window.carry_out("undo")
    assert remarks(window) == {"同样"}
    window.carry_out("undo")
    assert remarks(window) == before


def test_nothing_else_is_stored_while_a_long_command_runs(
    window: Window, many: list[LocalActionId]
) -> None:
    refused: list[str] = []
    window.session.refused.connect(refused.append)
    QTimer.singleShot(0, lambda: set_cells(window.session, many[:1], ActionColumn.REMARK, "抢先"))

    def verb(step: Step, some: Sequence[LocalActionId]) -> None:
        change_actions(step, some, remark="同样")

    assert do_in_slices(window.session, "修改", many, verb)
    assert remarks(window) == {"同样"}
    assert "还在进行" in refused[0]


def test_any_command_that_takes_long_can_be_given_up(
    window: Window, many: list[LocalActionId]
) -> None:
    before = remarks(window)
    QTimer.singleShot(0, lambda: bar().cancel())

    def verb(step: Step) -> None:
        for each in many:
            change_actions(step, [each], remark="同样")

    assert not window.session.do("一步", verb)
    assert remarks(window) == before


def test_a_second_enter_does_not_give_up_what_the_first_began(
    window: Window, many: list[LocalActionId]
) -> None:
    def press() -> None:
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
            QTest.keyClick(QApplication.focusWidget() or bar(), key)
        QTest.keyClick(bar(), Qt.Key.Key_Return)

    QTimer.singleShot(0, press)
    assert set_cells(window.session, many, ActionColumn.REMARK, "同样")
    assert remarks(window) == {"同样"}


def test_what_is_stored_can_no_longer_be_given_up(
    window: Window, many: list[LocalActionId]
) -> None:
    buttons: list[bool] = []
    window.session.changed.connect(lambda _: buttons.append(bool(bar().findChildren(QPushButton))))
    assert set_cells(window.session, many, ActionColumn.REMARK, "同样")
    assert buttons == [False]
    assert not window.session.is_busy


def test_the_window_is_not_closed_while_a_long_command_runs(
    window: Window, many: list[LocalActionId]
) -> None:
    closed: list[bool] = []
    QTimer.singleShot(0, lambda: closed.append(window.close()))
    assert set_cells(window.session, many, ActionColumn.REMARK, "同样")
    assert closed == [False]
    assert window.session.is_open
    assert remarks(window) == {"同样"}


def test_taking_back_an_older_step_can_be_given_up(
    window: Window, many: list[LocalActionId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(undo, "_TOLD_EVERY", 10)
    set_cells(window.session, many, ActionColumn.REMARK, "同样")
    seq = window.session.ledger.last_seq()
    set_cells(window.session, many[:1], ActionColumn.TEXT, "起草条例")
    QTimer.singleShot(0, lambda: bar().cancel())
    window.session.take_back(seq)
    assert remarks(window) == {"同样"}


def test_a_long_list_is_shown_anew_piece_by_piece(
    window: Window, qtbot: QtBot, many: list[LocalActionId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Page, "at_once_up_to", 10)
    page = desk(window)
    before = page.tree.all_clauses()[0].actions.total
    assert duplicate(window.session, many)
    assert len(page.table.ids) == 2 * len(many)
    qtbot.waitUntil(lambda: page.tree.all_clauses()[0].actions.total == 2 * before)


def test_looking_at_pasted_rows_can_be_given_up(
    window: Window, many: list[LocalActionId], answers: Answers
) -> None:
    def into_rows(dialog: QDialog) -> None:
        assert isinstance(dialog, PasteDialog)
        shown = dialog.model.block
        QTimer.singleShot(0, lambda: bar().cancel())
        dialog.headed.setChecked(False)
        assert (dialog.headed.isChecked(), dialog.model.block) == (True, shown)

    desk(window).select_actions(many)
    window.carry_out("copy_rows")
    answers.fill, answers.yes = into_rows, False
    window.carry_out("paste_rows")
    QTimer.singleShot(0, lambda: bar().cancel())
    answers.fill = lambda dialog: pytest.fail("asked")
    window.carry_out("paste_rows")
