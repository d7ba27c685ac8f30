"""The bar of slow work is gone before what follows begins."""

from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.progress import run_with_progress


def test_no_bar_is_left_that_could_open_over_what_comes_next(
    prepared: QApplication, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    left: list[int] = []
    run_with_progress(
        parent,
        "正在读取……",
        lambda _: "来文",
        done=lambda _: left.append(len(parent.findChildren(QProgressDialog))),
        refused=lambda _: None,
    )
    qtbot.waitUntil(lambda: bool(left))
    assert left == [0]
