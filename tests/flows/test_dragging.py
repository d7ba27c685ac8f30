"""Rows are carried by the mouse (拖动举措): to a sentence, between rows, out of another window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from model.action_detail import read_action
from model.action_order import ActionColumn
from model.entities import ClauseId, LocalActionId
from tests.flows.stories import choose, desk, sentence
from tests.window_fixtures import Answers
from ui.action_columns import place_of
from ui.action_drag import packed, unpacked
from ui.window import Window

MOVE, COPY = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
FREE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
# What the hand does with the rows it has taken up.
LetGo = Callable[[QMimeData], None]


class Hand:
    """Presses, moves and lets go; the platform's own drag is replaced by `let_go`."""

    def __init__(self, window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window = window
        self.let_go: LetGo = lambda data: None
        self.carried: list[LocalActionId] = []
        monkeypatch.setattr(QDrag, "exec", self._stand_in())

    @property
    def home(self) -> str:
        return str(self.window.session.ledger.path)

    def drag(self, first: int, last: int) -> None:
        """Press on a row of the table and move to another one."""
        view = desk(self.window).table.viewport()
        start, end = self.row(first), self.row(last)
        QTest.mousePress(view, LEFT, FREE, start)
        for step in range(1, 5):
            if not self.carried:  # while the platform drags, the view hears nothing
                move(view, start + (end - start) * step / 4)
        QTest.mouseRelease(view, LEFT, FREE, end)

    def row(self, number: int) -> QPoint:
        """The middle of a row."""
        table = desk(self.window).table
        index = table.model().index(number, place_of(ActionColumn.TEXT))
        return table.visualRect(index).center()

    def _stand_in(self) -> Callable[..., Qt.DropAction]:
        def carry(drag: QDrag, *_: Qt.DropAction) -> Qt.DropAction:
            data = drag.mimeData()
            self.carried = unpacked(data, self.home)
            self.let_go(data)
            return MOVE

        return carry


def move(view: QWidget, place: QPoint) -> None:
    at = QPointF(place)
    event = QMouseEvent(QEvent.Type.MouseMove, at, view.mapToGlobal(at), NO_BUTTON, LEFT, FREE)
    QApplication.sendEvent(view, event)


def hover(view: QAbstractItemView, at: QPoint, data: QMimeData, *, ctrl: bool = False) -> bool:
    """Hold something over a view; True when it may be let go there."""
    action, keys = (COPY, CTRL) if ctrl else (MOVE, FREE)
    QApplication.sendEvent(view.viewport(), QDragEnterEvent(at, action, data, LEFT, keys))
    event = QDragMoveEvent(at, action, data, LEFT, keys)
    QApplication.sendEvent(view.viewport(), event)
    return event.isAccepted()


def drop(view: QAbstractItemView, at: QPoint, data: QMimeData, *, ctrl: bool = False) -> None:
    """Let something go over a view, if it may be."""
    if hover(view, at, data, ctrl=ctrl):
        action, keys = (COPY, CTRL) if ctrl else (MOVE, FREE)
        event = QDropEvent(QPointF(at), action, data, LEFT, keys)
        QApplication.sendEvent(view.viewport(), event)


@pytest.fixture
def hand(window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """A hand over the sample with all its actions in the table."""
    window.open_ledger(sample)
    desk(window).show_everything()
    return Hand(window, monkeypatch)


def place_of_sentence(window: Window, number: int) -> QPoint:
    """Near the upper edge of a sentence in the tree."""
    tree = desk(window).tree
    index = tree.model().index_of(sentence(window, number).id)  # type: ignore[attr-defined]
    tree.scrollTo(index)
    return tree.visualRect(index).topLeft() + QPoint(40, 2)


def sources(window: Window, action_id: LocalActionId) -> list[ClauseId]:
    session = window.session
    return [each.id for each in read_action(session.ledger, action_id, session.as_of).clauses]


def test_from_an_unselected_row_the_mouse_selects_a_range(hand: Hand) -> None:
    hand.drag(2, 5)
    table = desk(hand.window).table
    assert table.selected_ids() == list(table.ids[2:6])
    assert hand.carried == []


def test_selected_rows_are_taken_up_and_stay_selected(hand: Hand) -> None:
    hand.drag(2, 5)
    hand.drag(3, 9)
    table = desk(hand.window).table
    assert hand.carried == table.selected_ids() == list(table.ids[2:6])


def test_a_click_on_one_of_several_selected_rows_selects_it_alone(hand: Hand) -> None:
    hand.drag(2, 5)
    hand.drag(4, 4)
    table = desk(hand.window).table
    assert (table.selected_ids(), hand.carried) == ([table.ids[4]], [])


@pytest.mark.parametrize("ctrl", [False, True])
def test_rows_let_go_over_a_sentence_move_there_or_serve_it_too(hand: Hand, ctrl: bool) -> None:
    window = hand.window
    hand.drag(20, 21)
    ids = desk(window).table.selected_ids()
    before = sources(window, ids[0])
    at, node = place_of_sentence(window, 60), sentence(window, 60)
    hand.let_go = lambda data: drop(desk(window).tree, at, data, ctrl=ctrl)
    hand.drag(20, 23)
    after = [*before, node.id] if ctrl else [node.id, *before[1:]]
    assert [sources(window, each)[0 if not ctrl else -1] for each in ids] == [node.id] * 2
    assert sources(window, ids[0]) == after


def test_a_row_let_go_between_rows_stands_there(hand: Hand) -> None:
    choose(hand.window, 12)
    table = desk(hand.window).table
    first, second, *_ = table.ids
    table.choose([second])
    hand.let_go = lambda data: drop(table, hand.row(0), data)
    hand.drag(1, 0)
    assert table.ids[:2] == [second, first]


def test_rows_let_go_below_the_last_row_stand_last(hand: Hand) -> None:
    choose(hand.window, 12)
    table = desk(hand.window).table
    first, *rest = table.ids
    table.choose([first])
    hand.let_go = lambda data: drop(table, hand.row(len(rest)) + QPoint(0, 100), data)
    hand.drag(0, 1)
    assert table.ids == [*rest, first]


def test_rows_of_another_ledger_are_not_taken(hand: Hand, answers: Answers) -> None:
    page = desk(hand.window)
    before = hand.window.session.ledger.last_seq()
    foreign = packed([LocalActionId("foreign")], "别的台账.zhize")
    at = place_of_sentence(hand.window, 60)
    assert not hover(page.table, hand.row(3), foreign)
    assert not hover(page.tree, at, foreign)
    page.table.model().dropMimeData(foreign, MOVE, 3, 0, page.table.rootIndex())
    assert (hand.window.session.ledger.last_seq(), answers.said) == (before, [])


def test_it_is_seen_where_rows_would_go(hand: Hand) -> None:
    page = desk(hand.window)
    data = packed(page.table.ids[:1], hand.home)
    hover(page.table, hand.row(3), data)
    assert page.table.drop_mark.place.height() == 0 < page.table.drop_mark.place.width()
    at = place_of_sentence(hand.window, 60)
    hover(page.tree, at, data)
    assert page.tree.drop_mark.place.contains(at)
    drop(page.tree, at, data)
    assert page.tree.drop_mark.place.isNull()
