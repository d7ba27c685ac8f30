"""The dialog 登记催办: what one types has room, however much is said around it."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.entities import LocalActionId, UnitId
from model.words import ReminderKind
from ui.reminder_dialog import ReminderDialog
from ui.reminder_verbs import Recipient


@pytest.mark.qt_log_ignore("does not support propagateSizeHints")
def test_long_sentences_do_not_press_the_fields_together(
    prepared: QApplication, qtbot: QtBot
) -> None:
    to = [
        Recipient(
            name="某某省知识产权发展研究中心",
            unit_id=UnitId("u"),
            post_id=None,
            action_ids=(LocalActionId("a"),),
        )
    ] * 9
    dialog = ReminderDialog(to, kind=ReminderKind.URGE, day=date(2023, 11, 20), manners=())
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert dialog.remark.height() >= dialog.remark.sizeHint().height()
    before = dialog.height()
    dialog.refuse(
        "催办日期（2099年1月1日）不对，应在2022年1月1日至2023年11月20日之间。请核对日期。"
    )
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.remark.height() >= dialog.remark.sizeHint().height()
