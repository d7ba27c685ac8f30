"""What this program relies upon in PySide6."""

import sys

from PySide6.QtWidgets import QApplication, QLabel


def test_calls_that_give_nothing_lose_no_reference_to_none(prepared: QApplication) -> None:
    # PySide6 6.12 does on Python 3.11, until the interpreter dies.
    label = QLabel()
    before = sys.getrefcount(None)
    for number in range(200):
        label.setText(str(number))
    assert sys.getrefcount(None) > before - 100


def test_standard_buttons_speak_chinese(prepared: QApplication) -> None:
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"
