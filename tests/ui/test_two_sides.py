"""Two wordings: what differs is marked, and text stays text."""

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ui.two_sides import Remark, Side, two_sides


def shown(qtbot: QtBot, *sides: Side) -> list[str]:
    """What the labels show, names and words in turn."""
    card = QWidget()
    qtbot.addWidget(card)
    card.setLayout(two_sides(*sides, gap=8))
    return [each.text() for each in card.findChildren(QLabel)]


def test_the_words_that_differ_are_marked(qtbot: QtBot) -> None:
    name, ledger, other, signed = shown(qtbot, ("台账", "举措92项。"), ("文件", "举措95项。"))
    assert (name, other) == ("台账", "文件")
    assert "举措<b><u>92</u></b>项。" in ledger
    assert "举措<b><u>95</u></b>项。" in signed


def test_markup_is_text(qtbot: QtBot) -> None:
    _, ledger, _, signed = shown(qtbot, ("台账", "<b>甲</b>&"), ("文件", "<b>乙</b>&"))
    assert "&lt;b&gt;<b><u>甲</u></b>&lt;/b&gt;&amp;" in ledger
    assert "&lt;b&gt;<b><u>乙</u></b>&lt;/b&gt;&amp;" in signed


def test_one_side_alone_is_plain(qtbot: QtBot) -> None:
    assert shown(qtbot, ("台账", ""), ("文件", "<u>新</u>")) == ["文件", "<u>新</u>"]


def test_a_remark_is_no_wording(qtbot: QtBot) -> None:
    sides = ("正文", "已办结9项。"), ("台账", Remark("已没有这项内容"))
    assert shown(qtbot, *sides) == ["正文", "已办结9项。", "台账", "已没有这项内容"]
