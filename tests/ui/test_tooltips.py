"""Tooltips show words as they are."""

from PySide6.QtGui import QTextDocument

from ui.tooltips import tip


def test_signs_of_markup_are_shown_as_they_were_typed() -> None:
    shown = QTextDocument()
    shown.setHtml(tip("<b>粗</b> & <img src='x'>\n第二行"))
    assert shown.toPlainText() == "<b>粗</b> & <img src='x'>\n第二行"


def test_a_pasted_page_is_cut() -> None:
    assert len(tip("字" * 40_000)) < 500


def test_nothing_has_no_tooltip() -> None:
    assert tip("") == ""
