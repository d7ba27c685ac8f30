"""Fields of the forms: when they ask to store, and what happens to refused words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.choices import Choice
from ui.fields import ChoiceField, LineField, TextField


@pytest.fixture
def line(prepared: QApplication, qtbot: QtBot) -> LineField:
    """A field that shows 6月底前."""
    field = LineField()
    qtbot.addWidget(field)
    field.show_value("6月底前")
    return field


def test_only_new_words_are_asked_for(line: LineField) -> None:
    asked: list[str] = []
    line.settled.connect(asked.append)
    line.settle()
    line.setText("9月底前 ")
    line.settle()
    line.settle()
    assert asked == ["9月底前"]


def test_refused_words_stay_marked_until_they_are_given_up(qtbot: QtBot, line: LineField) -> None:
    line.setText("有空的时候")
    line.settle()
    assert line.property("wrong")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (line.text(), line.property("wrong")) == ("6月底前", False)


def test_stored_words_are_not_marked(line: LineField) -> None:
    line.settled.connect(line.show_value)
    line.setText("9月底前")
    line.settle()
    assert not line.property("wrong")


def test_refused_words_outlive_other_news(line: LineField) -> None:
    line.setText("有空的时候")
    assert not line.settle()
    line.show_value("6月底前")
    assert (line.text(), line.property("wrong")) == ("有空的时候", True)
    assert not line.settle()


def test_typing_again_what_is_stored_takes_the_mark_away(line: LineField) -> None:
    line.setText("有空的时候")
    line.settle()
    line.setText("6月底前")
    assert line.settle()
    assert not line.property("wrong")


def test_words_are_shown_as_they_were_stored(line: LineField) -> None:
    line.settled.connect(lambda words: line.show_value(words.replace("　", "")))
    line.setText("9月　底前")
    assert line.settle()
    assert line.text() == "9月底前"


def test_words_that_qt_changes_are_not_taken_for_typed_ones(
    prepared: QApplication, qtbot: QtBot
) -> None:
    field = TextField()
    asked: list[str] = []
    qtbot.addWidget(field)
    field.settled.connect(asked.append)
    field.show_value("开展\u00a0培训")
    assert field.settle()
    assert asked == []


def test_another_thing_replaces_what_was_typed(line: LineField) -> None:
    line.setText("还没写完")
    line.show_value("长期", anew=True)
    assert line.text() == "长期"


def test_a_text_field_grows_with_its_words(prepared: QApplication, qtbot: QtBot) -> None:
    field = TextField(lines=1)
    qtbot.addWidget(field)
    before = field.height()
    field.show_value("一\n二\n三")
    assert field.height() > before


def test_nothing_can_be_chosen_too(prepared: QApplication, qtbot: QtBot) -> None:
    field = ChoiceField()
    qtbot.addWidget(field)
    field.show_choices([Choice("1", "法规处")])
    field.show_value("1")
    assert field.currentText() == "法规处"
    field.show_value(None)
    assert field.currentText() == "（未定）"


def test_what_is_retired_is_offered_only_where_it_is_chosen(
    prepared: QApplication, qtbot: QtBot
) -> None:
    field = ChoiceField()
    qtbot.addWidget(field)
    field.show_choices([Choice("1", "法规处"), Choice("2", "协调处（停用）", is_retired=True)])
    field.show_value("2")
    assert field.currentText() == "协调处（停用）"
    field.show_value("1")
    assert field.findData("2") == -1
