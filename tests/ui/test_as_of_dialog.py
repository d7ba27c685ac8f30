"""数据截止日: only days from which lamps can be counted can be chosen."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.as_of_dialog import AsOfDialog


def test_a_day_out_of_all_reason_cannot_be_chosen(prepared: QApplication, qtbot: QtBot) -> None:
    dialog = AsOfDialog(None, date(2023, 4, 3))
    qtbot.addWidget(dialog)
    for day, shown in (
        (QDate(9999, 12, 31), date(2999, 12, 31)),
        (QDate(1, 1, 1), date(1900, 1, 1)),
    ):
        dialog.day.setDate(day)
        assert dialog.chosen() is None or dialog.chosen() == shown
