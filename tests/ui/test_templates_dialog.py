"""材料模板: what will be printed stands under each sentence while it is written."""

import pytest
from pytestqt.qtbot import QtBot

from model.office_templates import Templates
from model.settings import Settings
from ui.templates_dialog import TemplatesDialog


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        (Settings(contact="张三", contact_phone="0000"), "联系人：张三，电话：0000"),
        (Settings(contact="张三"), "联系人：张三"),
        (Settings(), "（名称都没有填写，不印）"),
    ],
)
def test_it_shows_no_more_than_will_be_printed(
    qtbot: QtBot, settings: Settings, shown: str
) -> None:
    dialog = TemplatesDialog(Templates(), settings)
    qtbot.addWidget(dialog)
    assert dialog.shown["note"].text() == f"印出来是：{shown}"
