"""Widgets in a line that goes on below where the room ends (换行排列)."""

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.flow import FlowLayout

# Off screen a window cannot tell its size limits.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def line(prepared: QApplication, qtbot: QtBot) -> QWidget:
    """Three buttons that stand in two lines."""
    shown = QWidget()
    qtbot.addWidget(shown)
    layout = FlowLayout(shown)
    for _ in range(3):
        layout.addWidget(button())
    shown.show()
    assert shown.heightForWidth(250) == 60
    return shown


def button() -> QPushButton:
    made = QPushButton("催办")
    made.setFixedSize(100, 30)
    return made


def test_what_is_hidden_takes_no_line(line: QWidget) -> None:
    first = line.findChildren(QPushButton)[0]
    first.hide()
    assert line.heightForWidth(250) == 30
    first.show()
    assert line.heightForWidth(250) == 60


def test_what_grows_is_measured_again(line: QWidget) -> None:
    line.findChildren(QPushButton)[1].setFixedWidth(200)
    assert line.heightForWidth(250) == 90


def test_what_comes_and_goes_is_measured_again(line: QWidget) -> None:
    layout = line.layout()
    assert layout is not None
    for _ in range(2):
        layout.addWidget(added := button())
        added.show()
    assert line.heightForWidth(250) == 90
    layout.takeAt(4)
    assert line.heightForWidth(250) == 60
