"""Questions as the window asks them."""

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ui.ask import Ask


class HeldAsk(Ask):
    """Looks at a message instead of waiting at it."""

    enter = ""

    def hold(self, dialog: QDialog) -> bool:
        assert isinstance(dialog, QMessageBox)
        self.enter = dialog.defaultButton().text()
        return False


@pytest.mark.parametrize(("is_risky", "enter"), [(True, "取消"), (False, "仍然放入")])
def test_enter_takes_no_risk(qtbot: QtBot, is_risky: bool, enter: str) -> None:
    parent, ask = QWidget(), HeldAsk()
    qtbot.addWidget(parent)
    assert not ask.confirm(parent, "不同", yes="仍然放入", is_risky=is_risky)
    assert ask.enter == enter
