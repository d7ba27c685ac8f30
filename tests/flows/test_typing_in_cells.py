"""The table takes typing as a sheet does (直接打字): no F2, and the hand goes on by itself."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from model.action_order import ActionColumn
from model.ledger import Ledger
from model.words import DueKind
from tests.flows.hand import ALT, CONTROL, SHIFT, Hand
from tests.flows.stories import desk
from tests.flows.test_like_excel import row, take_rows
from tests.window_fixtures import APRIL, Answers
from ui.action_columns import place_of
from ui.drafts import DraftFile
from ui.picker import PickerField
from ui.picker_several import SeveralPicker
from ui.window import Window

KEY = Qt.Key


@pytest.fixture
def sheet(window: Window, sample: Path) -> Window:
    """The sample with all its actions in the table."""
    window.resize(1600, 900)
    window.open_ledger(sample)
    desk(window).show_everything()
    return window


@pytest.fixture
def hand(sheet: Window, qtbot: QtBot, answers: Answers) -> Hand:
    """The hand on the keyboard."""
    return Hand(qtbot, sheet, answers)


def place(window: Window) -> tuple[int, ActionColumn | None]:
    """The row and the column in which the hand is."""
    table = desk(window).table
    return table.currentIndex().row(), table.current_column()


def line() -> QLineEdit:
    """The editor that has the keyboard."""
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def due(window: Window, action_id: str) -> str:
    found = row(window, action_id).due
    return "" if found is None else found.text


def test_a_letter_searches_at_once_and_enter_goes_down(sheet: Window, hand: Hand) -> None:
    (action,) = take_rows(sheet, 8, 8, ActionColumn.LEAD_UNIT)
    hand.letters("zc")
    assert isinstance(line(), PickerField)
    hand.key(KEY.Key_Return)
    assert row(sheet, action).lead_unit == "政策法规处"
    assert place(sheet) == (9, ActionColumn.LEAD_UNIT)
    assert not desk(sheet).table.is_editing()


def test_what_is_composed_begins_in_the_cell_and_replaces_it(sheet: Window, hand: Hand) -> None:
    (action,) = take_rows(sheet, 10, 10, ActionColumn.DUE)
    table = desk(sheet).table
    QApplication.sendEvent(table, QInputMethodEvent("chang", []))
    assert table.is_editing()
    assert table.hasFocus()  # a composition must not be moved to another widget
    chosen = QInputMethodEvent("", [])
    chosen.setCommitString("长期")
    QApplication.sendEvent(table, chosen)
    assert line().text() == "长期坚持"
    hand.key(KEY.Key_Delete)
    hand.key(KEY.Key_Return)
    assert due(sheet, action) == "长期"


def test_a_unit_is_searched_by_what_is_composed(sheet: Window, hand: Hand) -> None:
    (action,) = take_rows(sheet, 8, 8, ActionColumn.LEAD_UNIT)
    hand.chinese("政策", "zheng ce")
    field = line()
    assert isinstance(field, PickerField)
    assert (field.text(), field.is_open) == ("政策", True)
    hand.key(KEY.Key_Return)
    assert row(sheet, action).lead_unit == "政策法规处"


def test_escape_gives_up_what_was_typed(sheet: Window, hand: Hand) -> None:
    (action,) = take_rows(sheet, 8, 8, ActionColumn.DUE)
    before = due(sheet, action)
    hand.letters("2")
    hand.key(KEY.Key_Escape)
    assert (due(sheet, action), place(sheet)) == (before, (8, ActionColumn.DUE))


def test_tab_stores_and_goes_right_past_hidden_columns(sheet: Window, hand: Hand) -> None:
    (action,) = take_rows(sheet, 8, 8, ActionColumn.LEAD_UNIT)
    hand.letters("zc")
    hand.key(KEY.Key_Tab)
    assert row(sheet, action).lead_unit == "政策法规处"
    assert place(sheet) == (8, ActionColumn.HOLDER)
    hand.key(KEY.Key_Tab)
    assert place(sheet) == (8, ActionColumn.DUE)
    hand.key(KEY.Key_Backtab, SHIFT)
    assert place(sheet) == (8, ActionColumn.HOLDER)


@pytest.mark.parametrize(
    ("key", "held", "ends_at"),
    [(KEY.Key_Down, None, 9), (KEY.Key_Up, None, 7), (KEY.Key_Return, SHIFT, 7)],
)
def test_arrows_leave_a_line_up_and_down(
    sheet: Window, hand: Hand, key: Qt.Key, held: Qt.KeyboardModifier | None, ends_at: int
) -> None:
    (action,) = take_rows(sheet, 8, 8, ActionColumn.DUE)
    hand.letters("12")
    hand.chinese("月底前", "yue di qian")
    hand.key(key, held or Qt.KeyboardModifier.NoModifier)
    assert due(sheet, action) == "12月底前"
    assert place(sheet) == (ends_at, ActionColumn.DUE)


def test_ctrl_enter_fills_every_selected_row_in_one_step(sheet: Window, hand: Hand) -> None:
    ids = take_rows(sheet, 8, 11, ActionColumn.HOLDER)
    before = [row(sheet, each).post_id for each in ids]
    hand.letters("zsl")
    hand.key(KEY.Key_Return, CONTROL)
    assert {row(sheet, each).holder for each in ids} == {"张示例"}
    assert sheet.menus.actions["undo"].text() == "撤销 修改责任人（4项）"
    assert desk(sheet).table.selected_ids() == ids
    sheet.carry_out("undo")
    assert [row(sheet, each).post_id for each in ids] == before


def test_ticked_partners_fill_every_selected_row(sheet: Window, hand: Hand) -> None:
    desk(sheet).table.columns.show_column(ActionColumn.COOPERATING, on=True)
    ids = take_rows(sheet, 27, 28, ActionColumn.COOPERATING)
    hand.letters("bgs")
    assert isinstance(line(), SeveralPicker)
    hand.key(KEY.Key_Return, CONTROL)
    partners = [row(sheet, each).cooperating_units for each in ids]
    assert partners[0] == partners[1]
    assert "办公室（人事处）" in partners[0]


def test_a_progress_is_found_by_its_initials(sheet: Window, hand: Hand) -> None:
    (action,) = take_rows(sheet, 1, 1, ActionColumn.PROGRESS)
    hand.letters("yb")
    hand.key(KEY.Key_Return)
    assert row(sheet, action).progress == "已报完成"


def test_words_that_are_refused_stay_under_the_hand(
    sheet: Window, hand: Hand, answers: Answers
) -> None:
    (action,) = take_rows(sheet, 8, 8, ActionColumn.DUE)
    before = due(sheet, action)
    hand.chinese("有空", "you kong")
    hand.key(KEY.Key_Return)
    assert answers.said[-1].startswith("没有看懂时间“有空”")
    assert (line().text(), place(sheet)) == ("有空", (8, ActionColumn.DUE))
    hand.key(KEY.Key_Escape)
    assert (due(sheet, action), place(sheet)) == (before, (8, ActionColumn.DUE))


def test_a_refused_choice_does_not_go_on(sheet: Window, hand: Hand, answers: Answers) -> None:
    ids = list(desk(sheet).table.ids)
    dues = [row(sheet, each).due for each in ids]
    at = next(at for at, each in enumerate(dues) if each and each.kind is DueKind.LONG_TERM)
    (action,) = take_rows(sheet, at, at, ActionColumn.PROGRESS)
    before = row(sheet, action).progress
    hand.letters("ybj")  # what goes on for ever is never 已办结
    hand.key(KEY.Key_Return)
    assert answers.said
    assert (row(sheet, action).progress, place(sheet)) == (before, (at, ActionColumn.PROGRESS))


def test_today_is_one_chord_where_a_date_can_stand(
    sheet: Window, hand: Hand, answers: Answers
) -> None:
    (action,) = take_rows(sheet, 8, 8, ActionColumn.START)
    hand.key(KEY.Key_Semicolon, CONTROL)
    hand.key(KEY.Key_Return)
    assert row(sheet, action).start_text == "2023年4月3日"
    take_rows(sheet, 8, 8, ActionColumn.LEAD_UNIT)
    hand.key(KEY.Key_Semicolon, CONTROL)
    assert answers.said[-1].startswith("这一格不能填日期")


@pytest.mark.parametrize("key", [KEY.Key_F2, KEY.Key_Down, KEY.Key_Return])
def test_a_cell_opens_with_its_list(sheet: Window, hand: Hand, qtbot: QtBot, key: Qt.Key) -> None:
    take_rows(sheet, 8, 8, ActionColumn.LEAD_UNIT)
    hand.key(key, ALT if key == KEY.Key_Down else Qt.KeyboardModifier.NoModifier)
    field = line()
    assert isinstance(field, PickerField)
    qtbot.waitUntil(lambda: field.is_open)


def test_delete_empties_the_column_of_all_selected_rows(
    sheet: Window, hand: Hand, answers: Answers
) -> None:
    ids = take_rows(sheet, 8, 10, ActionColumn.DUE)
    count = len(desk(sheet).table.ids)
    before = [due(sheet, each) for each in ids]
    hand.key(KEY.Key_Delete)
    assert [due(sheet, each) for each in ids] == ["", "", ""]
    assert len(desk(sheet).table.ids) == count
    hand.key(KEY.Key_Z, CONTROL)
    assert [due(sheet, each) for each in ids] == before


@pytest.mark.parametrize("column", [ActionColumn.TEXT, ActionColumn.PROGRESS, ActionColumn.LAMP])
def test_what_must_not_be_empty_tells_how_to_delete_the_row(
    sheet: Window, hand: Hand, answers: Answers, column: ActionColumn
) -> None:
    (action,) = take_rows(sheet, 8, 8, column)
    before = row(sheet, action)
    hand.key(KEY.Key_Delete)
    assert answers.said == [f"“{column}”一格不能清空。要删除整项举措，请按 Ctrl+-。"]
    assert row(sheet, action) == before


def test_every_other_kind_of_cell_can_be_emptied(sheet: Window, hand: Hand) -> None:
    for column in (
        ActionColumn.LEAD_UNIT, ActionColumn.COOPERATING, ActionColumn.HOLDER, ActionColumn.LEADER,
        ActionColumn.START, ActionColumn.DELIVERABLE, ActionColumn.TARGET, ActionColumn.OUTCOME,
        ActionColumn.REMARK,
    ):  # fmt: skip
        (action,) = take_rows(sheet, 8, 8, column)
        sheet.carry_out("clear_cells")
        empty = row(sheet, action)
        index = desk(sheet).table.currentIndex()
        assert index.data() == "", column
    assert (empty.lead_unit_id, empty.post_id, empty.cooperating_unit_ids) == (None, None, ())


def test_one_cell_is_copied_into_three_rows(sheet: Window, hand: Hand) -> None:
    (source,) = take_rows(sheet, 8, 8, ActionColumn.DELIVERABLE)
    wanted = row(sheet, source).deliverable
    hand.key(KEY.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == wanted
    assert "复制整行请按 Ctrl+Shift+C" in sheet.statusBar().currentMessage()
    desk(sheet).table.columns.show_column(ActionColumn.DELIVERABLE, on=True)
    ids = take_rows(sheet, 9, 11, ActionColumn.DELIVERABLE)
    hand.key(KEY.Key_V, CONTROL)
    assert [row(sheet, each).deliverable for each in ids] == [wanted] * 3


def test_a_letter_on_a_computed_cell_changes_nothing(sheet: Window, hand: Hand) -> None:
    take_rows(sheet, 8, 8, ActionColumn.LAMP)
    before = sheet.session.ledger.last_seq()
    hand.letters("1a")
    assert place(sheet) == (8, ActionColumn.LAMP)
    assert not desk(sheet).table.is_editing()
    assert sheet.session.ledger.last_seq() == before


def test_a_reader_types_into_nothing(
    window: Window, qtbot: QtBot, answers: Answers, sample: Path
) -> None:
    with Ledger.open(sample, who="同事", now=lambda: APRIL, new_id=lambda: "x"):
        window.open_ledger(sample)
    desk(window).show_everything()
    take_rows(window, 0, 0, ActionColumn.DUE)
    Hand(qtbot, window, answers).letters("6")
    assert not desk(window).table.is_editing()


def test_only_one_way_to_go_on_is_offered(sheet: Window, hand: Hand) -> None:
    (action,) = take_rows(sheet, 8, 8, ActionColumn.DUE)
    hand.letters("12")
    assert line().text() == "12"  # a number alone begins too much
    hand.chinese("月", "yue")
    assert line().text() == "12月"  # several go on from here
    hand.chinese("底", "di")
    assert (line().text(), line().selectedText()) == ("12月底前", "前")
    hand.key(KEY.Key_Backspace)
    assert line().text() == "12月底"
    hand.key(KEY.Key_Return)
    assert due(sheet, action) == "12月底"


def test_what_is_taken_away_does_not_come_back(sheet: Window, hand: Hand) -> None:
    (action,) = take_rows(sheet, 12, 12, ActionColumn.DUE)
    assert due(sheet, action) == "9月底前"
    hand.key(KEY.Key_F2)
    hand.keys(KEY.Key_End, KEY.Key_Backspace)
    assert line().text() == "9月底"
    hand.chinese("前", "qian")
    assert line().text() == "9月底前"


def test_the_words_that_stand_there_can_be_begun_again(sheet: Window, hand: Hand) -> None:
    ids = take_rows(sheet, 10, 11, ActionColumn.DUE)
    assert due(sheet, ids[0]) == "年底前"
    hand.chinese("年", "nian")
    hand.key(KEY.Key_Return, CONTROL)
    assert [due(sheet, each) for each in ids] == ["年底前", "年底前"]


def test_evidence_is_looked_for_where_the_last_came_from(
    sheet: Window, hand: Hand, answers: Answers, tmp_path: Path
) -> None:
    take_rows(sheet, 8, 8, ActionColumn.TEXT)
    answers.paths = (tmp_path / "没有.txt",)
    hand.key(KEY.Key_K, CONTROL)
    assert desk(sheet).state.evidence_folder == tmp_path
    hand.key(KEY.Key_K, CONTROL)
    assert answers.started_at == tmp_path


def test_ctrl_and_an_arrow_go_to_the_next_action(sheet: Window, hand: Hand) -> None:
    take_rows(sheet, 4, 4, ActionColumn.TEXT)
    hand.key(KEY.Key_Down, CONTROL)
    assert desk(sheet).choice.actions() == [desk(sheet).table.ids[5]]


def test_ctrl_enter_in_the_form_of_many_applies_it(sheet: Window, hand: Hand) -> None:
    chosen = take_rows(sheet, 4, 6, ActionColumn.TEXT)
    before = [row(sheet, each).progress for each in chosen]
    form = desk(sheet).detail.many_actions
    form.remark.setFocus()
    form.remark.setText("会商事项")
    hand.key(KEY.Key_Return, CONTROL)
    assert {row(sheet, each).remark for each in chosen} == {"会商事项"}
    assert [row(sheet, each).progress for each in chosen] == before


def test_a_narrow_cell_gives_its_editor_room_within_the_table(sheet: Window, hand: Hand) -> None:
    take_rows(sheet, 8, 8, ActionColumn.HOLDER)
    table = desk(sheet).table
    hand.letters("wjg")
    assert isinstance(line(), PickerField)
    assert line().width() > line().fontMetrics().horizontalAdvance("知识产权发展研究中心")
    hand.key(KEY.Key_Escape)
    hand.key(KEY.Key_Escape)
    take_rows(sheet, 8, 8, ActionColumn.DUE)
    cell = table.visualRect(table.currentIndex()).width()
    hand.letters("2")
    before = line().width()
    line().insert("023年四季度省政府常务会议审定以后" * 2)
    assert cell <= before < line().width()
    assert table.viewport().rect().contains(line().geometry())


def test_tab_does_not_go_round_the_ends_of_the_table(sheet: Window, hand: Hand) -> None:
    table = desk(sheet).table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    hand.key(KEY.Key_Backtab, SHIFT)
    assert table.currentIndex() == table.model().index(0, 0)
    last = table.model().index(len(table.ids) - 1, place_of(ActionColumn.PROGRESS))
    table.setCurrentIndex(last)
    hand.key(KEY.Key_Tab)
    assert table.currentIndex() == last
    hand.key(KEY.Key_Backtab, SHIFT)
    assert table.currentIndex() < last


def test_what_is_typed_is_seen_where_it_goes(window: Window, qtbot: QtBot, sample: Path) -> None:
    window.open_ledger(sample)
    table = desk(window).table
    desk(window).show_everything()
    table.setFocus()
    table.setCurrentIndex(table.model().index(90, place_of(ActionColumn.TEXT)))
    table.verticalScrollBar().setValue(0)
    assert not table.viewport().rect().intersects(table.visualRect(table.currentIndex()))
    qtbot.keyClick(table.viewport(), Qt.Key.Key_Z)
    assert table.is_editing()
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def test_words_refused_in_a_cell_are_kept_while_a_box_says_why(
    window: Window, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    table, drafts = desk(window).table, desk(window).commands.form.drafts
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, place_of(ActionColumn.DUE)))
    kept: list[str] = []

    def say(_: str) -> None:
        box = QDialog(window)
        box.show()
        box.activateWindow()
        qtbot.waitUntil(box.isActiveWindow)
        drafts.note()
        kept.extend(each.words for each in DraftFile(desk(window).state.folder, sample).read())
        box.close()

    window.session.refused.connect(say)
    qtbot.keyClicks(table.viewport(), "2")
    qtbot.keyClicks(QApplication.focusWidget(), "yue30")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert kept == ["2yue30"]
