"""How list, table and form share the room."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.report.desk import report_split
from ui.three_panes import ThreePanes, usual_split


@pytest.mark.parametrize(
    ("room", "shares"),
    [(155, (33, 82, 40)), (165, (38, 87, 40)), (240, (44, 156, 40)), (100, (33, 27, 40))],
)
def test_words_come_first_and_the_list_has_half_of_what_is_left(
    room: int, shares: tuple[int, int, int]
) -> None:
    assert usual_split(room) == shares


@pytest.mark.parametrize(
    ("room", "shares"),
    [(225, (40, 111, 74)), (155, (40, 69, 46)), (113, (37, 46, 30)), (95, (34, 37, 24))],
)
def test_beside_the_report_the_pane_at_the_right_gives_way_first(
    room: int, shares: tuple[int, int, int]
) -> None:
    assert report_split(room) == shares


def test_what_the_hand_has_shared_stays_and_is_remembered(
    prepared: QApplication, qtbot: QtBot
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    panes, again = ThreePanes(host), ThreePanes(host)
    for each in (panes, again):
        for _ in range(3):
            each.addWidget(QWidget())
        each.resize(1246, 400)
    host.show()
    assert panes.shape() is None
    panes.moveSplitter(500, 1)
    again.restore(panes.shape())
    assert again.sizes()[0] == panes.sizes()[0] > 490
    assert again.shape() is not None
