"""Every page, dialog and empty view, as the pictures take them, on a small screen."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from docs.scenes.all import SCENES
from docs.scenes.studio import Scene, Studio
from tests.ui.widget_walk import cut, nameless
from tests.window_fixtures import PromptSession

# Off screen a dialog cannot tell its size limits, nor come to the front.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Problems = dict[str, list[str]]


@pytest.fixture(scope="module")
def problems() -> Problems:
    """What was found in each view."""
    return {}


@pytest.fixture(scope="module")
def studio(
    prepared: QApplication, problems: Problems, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Studio]:
    """The window on a laptop of 1366 × 768."""

    def look(name: str, shown: QWidget) -> None:
        problems[name] = nameless(shown) + cut(shown)

    folder = tmp_path_factory.mktemp("studio")
    made = Studio(folder, look, size=QSize(1366, 768), session=PromptSession)
    yield made
    made.close()


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_everything_has_a_name_and_fits(studio: Studio, problems: Problems, scene: Scene) -> None:
    studio.take(scene)
    assert problems[scene.name] == []


def test_the_walk_finds_what_has_no_name_and_what_is_cut(
    prepared: QApplication, qtbot: QtBot
) -> None:
    shown, field, words, button = QWidget(), QLineEdit(), QLabel("完成时限"), QPushButton("存入")
    stop = QFrame()
    stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    qtbot.addWidget(shown)
    line = QHBoxLayout(shown)
    for each in (field, words, button, stop):
        line.addWidget(each)
    words.setFixedWidth(20)
    shown.show()
    assert nameless(shown) == ["QLineEdit  in QWidget", "QFrame  in QWidget"]
    assert cut(shown) == ["QLabel 完成时限 in QWidget"]
