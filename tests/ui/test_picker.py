"""The fields in which units and posts are chosen by searching (选择框)."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.choices import Choice
from ui.picker import PickerField
from ui.picker_list import PickerModel
from ui.picker_rows import LATELY_CHOSEN, PickerRow, rows_of_one, rows_of_several
from ui.picker_several import SeveralPicker

KEY = Qt.Key
CHOICES = [
    Choice("1", "法规处", group="处室", load=lambda _: "牵头 3"),
    Choice("2", "保护处", group="处室"),
    Choice("3", "运用促进处", group="处室"),
    Choice("4", "协调处（停用）", is_retired=True, group="处室"),
    Choice("5", "青禾市局", group="市（州）局"),
]


@pytest.fixture(autouse=True)
def nothing_lately() -> Iterator[None]:
    LATELY_CHOSEN._ids.clear()
    yield
    LATELY_CHOSEN._ids.clear()


@pytest.fixture
def form(prepared: QApplication, qtbot: QtBot) -> QWidget:
    """A window with room for a field and its list."""
    made = QWidget()
    QVBoxLayout(made).setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
    made.resize(600, 500)
    qtbot.addWidget(made)
    return made


def put(form: QWidget, field: PickerField, qtbot: QtBot) -> None:
    """Show a field in the form, with something else to go to."""
    layout = form.layout()
    assert layout is not None
    layout.addWidget(field)
    layout.addWidget(QPushButton("别处"))
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)


@pytest.fixture
def one(form: QWidget, qtbot: QtBot) -> PickerField:
    """A field for one unit, nothing chosen."""
    field = PickerField()
    field.show_choices(CHOICES)
    put(form, field, qtbot)
    return field


@pytest.fixture
def several(form: QWidget, qtbot: QtBot) -> SeveralPicker:
    """A field for several units; one of them is chosen."""
    field = SeveralPicker()
    field.show_choices(CHOICES)
    field.show_several(["2"])
    put(form, field, qtbot)
    return field


def shown(field: PickerField) -> list[str]:
    """The rows of the open list."""
    assert field.list is not None
    return [row.text for row in field.list.rows.rows]


def test_initials_find_and_enter_chooses(one: PickerField, qtbot: QtBot) -> None:
    qtbot.keyClicks(one, "yycjc")
    assert shown(one) == ["处室", "运用促进处"]
    with qtbot.waitSignal(one.settled) as told:
        qtbot.keyClick(one, KEY.Key_Return)
    assert told.args == ["3"]
    assert (one.text(), one.currentData(), one.is_open) == ("运用促进处", "3", False)


@pytest.mark.parametrize("key", [KEY.Key_Return, KEY.Key_F4, KEY.Key_Down, KEY.Key_Space])
def test_keys_open_the_list_and_escape_leaves_all_as_it_was(
    one: PickerField, qtbot: QtBot, key: Qt.Key
) -> None:
    one.show_value("2")
    qtbot.keyClick(one, key)
    assert shown(one) == [
        "（未定）", "处室", "法规处", "保护处", "运用促进处", "市（州）局", "青禾市局"
    ]  # fmt: skip
    with qtbot.assertNotEmitted(one.settled):
        qtbot.keyClick(one, KEY.Key_Down)
        qtbot.keyClick(one, KEY.Key_Escape)
    assert (one.text(), one.is_open) == ("保护处", False)


def test_arrows_pass_over_headings(one: PickerField, qtbot: QtBot) -> None:
    one.show_value("3")
    one.open_list()
    qtbot.keyClick(one, KEY.Key_Down)
    assert one.accessibleDescription() == "青禾市局"
    qtbot.keyClick(one, KEY.Key_PageUp)
    assert one.accessibleDescription() == "（未定）"
    qtbot.keyClick(one, KEY.Key_Down)
    assert one.accessibleDescription() == "法规处，牵头 3"


def test_a_choice_can_be_taken_back(one: PickerField, qtbot: QtBot) -> None:
    one.show_value("3")
    one.open_list()
    qtbot.keyClick(one, KEY.Key_PageUp)
    with qtbot.waitSignal(one.settled) as told:
        qtbot.keyClick(one, KEY.Key_Return)
    assert (told.args, one.text()) == ([None], "（未定）")


def test_an_input_method_composes_in_the_field_and_its_text_filters(
    one: PickerField, qtbot: QtBot
) -> None:
    one.show_value("1")
    one.selectAll()
    QApplication.sendEvent(one, QInputMethodEvent("yun'yong", []))
    assert one.is_open
    committed = QInputMethodEvent("", [])
    committed.setCommitString("运用")
    QApplication.sendEvent(one, committed)
    assert (one.text(), shown(one)) == ("运用", ["处室", "运用促进处"])


def test_leaving_by_tab_takes_what_was_found_by_typing(one: PickerField, qtbot: QtBot) -> None:
    qtbot.keyClicks(one, "bh")
    qtbot.keyClick(one, KEY.Key_Tab)
    assert (one.currentData(), one.hasFocus()) == ("2", False)


def test_a_click_chooses_and_a_click_elsewhere_closes(
    form: QWidget, one: PickerField, qtbot: QtBot
) -> None:
    qtbot.mouseClick(one, Qt.MouseButton.LeftButton)
    assert one.list is not None
    view = one.list.view
    place = view.visualRect(one.list.rows.index(3)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (one.currentData(), one.hasFocus()) == ("2", True)
    one.open_list()
    QTest.mouseClick(form.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 490))
    assert not one.is_open


def test_no_hit_is_said_and_nothing_is_chosen(one: PickerField, qtbot: QtBot) -> None:
    qtbot.keyClicks(one, "qqq")
    assert shown(one) == []
    qtbot.keyClick(one, KEY.Key_Return)
    assert (one.currentData(), one.is_open) == (None, True)


def test_closed_it_leaves_undo_to_the_window(one: PickerField, qtbot: QtBot) -> None:
    qtbot.keyClick(one, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (one.text(), one.is_open) == ("（未定）", False)


def test_several_are_ticked_in_order_and_told_when_the_list_closes(
    several: SeveralPicker, qtbot: QtBot
) -> None:
    qtbot.keyClicks(several, "yy")
    qtbot.keyClick(several, KEY.Key_Return)
    qtbot.keyClicks(several, "fg")
    qtbot.keyClick(several, KEY.Key_Return)
    with qtbot.waitSignal(several.settled) as told:
        qtbot.keyClick(several, KEY.Key_Escape)
    assert (told.args, several.text()) == ([("2", "3", "1")], "保护处、运用促进处、法规处")


def test_ticked_ones_stand_on_top_and_change_their_order(
    several: SeveralPicker, qtbot: QtBot
) -> None:
    several.show_several(["2", "5"], left_out="1")
    several.open_list()
    assert shown(several) == ["已选", "保护处", "青禾市局", "处室", "运用促进处"]
    qtbot.keyClick(several, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(several.settled) as told:
        qtbot.keyClick(several, KEY.Key_Escape)
    assert told.args == [("5", "2")]


def test_a_tick_is_taken_away(several: SeveralPicker, qtbot: QtBot) -> None:
    several.open_list()
    qtbot.keyClick(several, KEY.Key_Return)
    assert several.list is not None
    assert several.list.current() == PickerRow("保护处", CHOICES[1])
    with qtbot.waitSignal(several.settled) as told:
        several.close_list()
    assert told.args == [()]


def test_what_is_retired_is_offered_only_where_it_is_chosen() -> None:
    def names(rows: list[PickerRow]) -> set[str]:
        return {row.text for row in rows}

    retired = "协调处（停用）"
    assert retired not in names(rows_of_one(CHOICES, "", chosen="1", none=None))
    assert retired in names(rows_of_one(CHOICES, "xtc", chosen="4", none=None))
    for ticked, is_there in (((), False), (("4",), True)):
        rows = rows_of_several(CHOICES, "", ticked=ticked, on_top=ticked, left_out=None)
        assert (retired in names(rows)) is is_there


def test_the_latest_choices_stand_first_in_a_long_list() -> None:
    many = [Choice(str(n), f"第{n}处", group="处室") for n in range(20)]
    LATELY_CHOSEN.remember("7")
    LATELY_CHOSEN.remember("3")
    rows = rows_of_one(many, "", chosen=None, none="（未定）")
    assert [row.text for row in rows[:5]] == ["（未定）", "最近选过", "第3处", "第7处", "处室"]
    assert [row.text for row in rows_of_one(many, "3c", chosen=None, none=None)] == [
        "处室", "第3处", "第13处"
    ]  # fmt: skip


def test_a_post_is_found_by_its_unit_too() -> None:
    post = Choice("9", "周模拟 · 处长", "保护处", group="保护处")
    rows = rows_of_one([post], "bhc", chosen=None, none=None)
    assert [row.text for row in rows] == ["保护处", "周模拟 · 处长"]


def test_the_model_of_the_list_is_sound(prepared: QApplication) -> None:
    model = PickerModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    QAbstractItemModelTester(model, mode)
    for chosen in ("1", "2"):
        model.show_rows(rows_of_one(CHOICES, "", chosen=chosen, none="（未定）"))
    model.show_rows([])


def test_the_lead_unit_is_named_where_it_is_looked_for(form: QWidget, qtbot: QtBot) -> None:
    several = SeveralPicker()
    several.show_choices(CHOICES)
    several.show_several([], left_out="3")
    assert several.words_of_none("yycjc") == "“运用促进处”已是牵头单位，不再列为配合单位。"
    assert several.words_of_none("xyz") == "没有与“xyz”相符的名称。"


def test_a_vacant_post_chosen_lately_says_whose_it_is() -> None:
    posts = [
        Choice(str(n), f"处长{n}", f"第{n}处", group=f"第{n}处", is_vacant=n == 2)
        for n in range(10)
    ]
    LATELY_CHOSEN.remember("2")
    rows = rows_of_one(posts, "", chosen=None, none=None)
    assert [row.text for row in rows[:2]] == ["最近选过", "第2处 处长2"]
