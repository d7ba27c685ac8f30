"""使用手册, as it is read inside the program."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.window_fixtures import Answers
from ui.guide import GUIDE, Guide
from ui.window import Window


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A guide with two headings far apart and one wide picture."""
    QImage(4000, 100, QImage.Format.Format_RGB32).save(str(tmp_path / "宽.png"))
    words = "\n\n".join(["一段。"] * 60)
    text = f"# 手册\n\n## 三月\n\n{words}\n\n## 十二月\n\n![宽图](宽.png)\n\n{words}"
    path = tmp_path / "guide.md"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_contents_lead_to_their_headings(
    prepared: QApplication, qtbot: QtBot, written: Path
) -> None:
    guide = Guide(path=written)
    qtbot.addWidget(guide)
    with qtbot.waitExposed(guide):
        guide.show()
    names = [guide.contents.item(n).text() for n in range(guide.contents.count())]
    assert names == ["三月", "十二月"]
    guide.contents.setCurrentRow(1)
    qtbot.keyClick(guide.contents, Qt.Key.Key_Return)
    assert guide.text.verticalScrollBar().value() > guide.text.height()


def test_a_picture_is_no_wider_than_the_page(
    prepared: QApplication, qtbot: QtBot, written: Path
) -> None:
    guide = Guide(path=written)
    qtbot.addWidget(guide)
    with qtbot.waitExposed(guide):
        guide.show()
    kind = QTextDocument.ResourceType.ImageResource.value
    picture = guide.text.loadResource(kind, "宽.png")
    assert isinstance(picture, QImage)
    assert 0 < picture.deviceIndependentSize().width() <= guide.text.viewport().width()


def test_every_picture_that_the_guide_names_is_there() -> None:
    named = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", GUIDE.read_text(encoding="utf-8"))
    assert all((GUIDE.parent / name).is_file() for name in named)


def test_the_guide_opens_from_the_help_menu_beside_the_window(
    window: Window, answers: Answers
) -> None:
    window.carry_out("show_guide")
    (guide,) = answers.beside
    assert guide.windowTitle() == "使用手册"
    guide.close()
