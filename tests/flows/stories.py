"""What the stories of the window share: where to look, and how a hand presses keys."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.action_order import ActionColumn
from model.outline import OutlineNode
from model.words import Triage
from ui.action_columns import place_of
from ui.pages.breakdown import BreakdownPage
from ui.window import Window


def desk(window: Window) -> BreakdownPage:
    """The page 任务分解."""
    page = window.pages["breakdown"]
    assert isinstance(page, BreakdownPage)
    return page


def sentence(window: Window, number: int) -> OutlineNode:
    """原文第 n 句."""
    nodes = desk(window).tree.all_clauses()
    return next(node for node in nodes if node.number == str(number))


def choose(window: Window, number: int) -> None:
    """Select 原文第 n 句 and give the tree the keyboard."""
    desk(window).tree.setFocus()
    desk(window).tree.choose(sentence(window, number).id)


def triage(window: Window, number: int) -> Triage:
    """任务认领 of 原文第 n 句."""
    clause = sentence(window, number).clause
    assert clause is not None
    return clause.triage


def edit_text(window: Window) -> None:
    """Open the cell of the words of the current row."""
    table = desk(window).table
    row = table.currentIndex().row()
    table.setCurrentIndex(table.model().index(row, place_of(ActionColumn.TEXT)))
    table.begin_cell()


def press(qtbot: QtBot, window: Window, key: Qt.Key, *, control: bool = False) -> None:
    """Press a key where the keyboard is."""
    held = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(QApplication.focusWidget() or window, key, held)
    # As a hand does: without this Qt believes that Ctrl is still down.
    qtbot.keyRelease(QApplication.focusWidget() or window, Qt.Key.Key_Control)
