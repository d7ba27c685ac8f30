"""Questions as the window asks them."""

import pytest
from PySide6.QtWidgets import QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ui.ask import Ask


class HeldAsk(Ask):
    """Looks at a message instead of waiting at it."""

    enter = ""
    buttons: tuple[str, ...] = ()

    def hold(self, dialog: QDialog) -> bool:
        assert isinstance(dialog, QMessageBox)
        self.enter = dialog.defaultButton().text()
        self.buttons = tuple(each.text() for each in dialog.buttons())
        return False


@pytest.mark.parametrize(("is_risky", "enter"), [(True, "取消"), (False, "仍然放入")])
def test_enter_takes_no_risk(qtbot: QtBot, is_risky: bool, enter: str) -> None:
    parent, ask = QWidget(), HeldAsk()
    qtbot.addWidget(parent)
    assert not ask.confirm(parent, "不同", yes="仍然放入", is_risky=is_risky)
    assert ask.enter == enter


def test_not_doing_it_has_a_name_too(qtbot: QtBot) -> None:
    parent, ask = QWidget(), HeldAsk()
    qtbot.addWidget(parent)
    assert not ask.confirm(parent, "正在打包", yes="停止并关闭", no="等它完成", is_risky=True)
    assert set(ask.buttons) == {"停止并关闭", "等它完成"}
    assert ask.enter == "等它完成"
