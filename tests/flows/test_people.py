"""Assigning, handing over, and the office's list of units (单位岗位) through the window."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from model.action_detail import read_action
from model.action_table import ActionColumn
from model.entities import LocalActionId, PostId
from model.loads import actions_of_post, post_loads, unit_loads
from model.posts import change_post, read_posts
from model.units import read_units
from model.words import Lamp, UnitKind
from tests.flows.stories import desk, press
from tests.flows.test_units import units_page
from tests.window_fixtures import Answers
from ui.action_columns import COLUMNS
from ui.choices import Choice
from ui.hand_over_dialog import HandOverDialog
from ui.people_dialog import PeopleDialog
from ui.picker import PickerField
from ui.window import Window

KEY = Qt.Key
CITIES = [f"{name}市知识产权局" for name in "甲乙丙丁戊己庚辛壬癸子丑寅卯"]
OFFICE = ["办公室", "政策法规处", "知识产权保护处", "运用促进处", "公共服务处", "战略规划处"]
PARTNERS = ["省财政厅", "省高级人民法院", "省药监局", "省教育厅"]
LIST = "\n".join(
    ("单位名单", *OFFICE, "直属单位", "省知识产权保护中心", "省知识产权服务中心",
     "市（州）局", *CITIES, "联席会议成员单位", *PARTNERS)
)  # fmt: skip


def lead_of(window: Window, action_id: LocalActionId) -> str:
    """The lead unit as it is stored."""
    return read_action(window.session.ledger, action_id, window.session.as_of).row.lead_unit


def busiest(window: Window) -> PostId:
    """The post that answers for most."""
    loads = post_loads(window.session.ledger, window.session.as_of)
    return max(loads, key=lambda each: loads[each].responsible)


def test_initials_find_the_lead_unit_in_the_form(
    window: Window, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    page = desk(window)
    action = next(each for each in page.table.ids if lead_of(window, each) != "运用促进处")
    page.select_actions([action])
    field = page.detail.action.lead
    field.setFocus()
    qtbot.keyClicks(field, "yycjc")
    qtbot.keyClick(field, KEY.Key_Return)
    assert lead_of(window, action) == "运用促进处"
    press(qtbot, window, KEY.Key_Z, control=True)
    assert lead_of(window, action) != "运用促进处"


def test_initials_find_the_lead_unit_in_a_cell(window: Window, qtbot: QtBot, sample: Path) -> None:
    window.open_ledger(sample)
    table = desk(window).table
    row = next(n for n, each in enumerate(table.ids) if lead_of(window, each) != "运用促进处")
    at = next(n for n, each in enumerate(COLUMNS) if each.column is ActionColumn.LEAD_UNIT)
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, at))
    qtbot.keyClick(table, KEY.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, PickerField)
    qtbot.waitUntil(lambda: editor.is_open)
    qtbot.keyClicks(editor, "yycjc")
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.waitUntil(lambda: lead_of(window, table.ids[row]) == "运用促进处")
    qtbot.waitUntil(lambda: not table.is_editing())


def test_escape_in_a_cell_changes_nothing(window: Window, qtbot: QtBot, sample: Path) -> None:
    window.open_ledger(sample)
    table, steps = desk(window).table, window.session.ledger.last_seq()
    at = next(n for n, each in enumerate(COLUMNS) if each.column is ActionColumn.LEAD_UNIT)
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, at))
    qtbot.keyClick(table, KEY.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, PickerField)
    qtbot.keyClicks(editor, "yycjc")
    qtbot.keyClick(editor, KEY.Key_Escape)
    assert not table.is_editing()
    assert window.session.ledger.last_seq() == steps


def test_what_a_unit_carries_stands_beside_it(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    page = desk(window)
    page.select_actions([page.table.ids[0]])
    field = page.detail.action.lead
    field.setFocus()
    field.open_list()
    assert field.list is not None
    carried = {row.text: row.choice.carried for row in field.list.rows.rows if row.choice}
    unit = next(each for each in read_units(window.session.ledger) if each.name == "运用促进处")
    load = unit_loads(window.session.ledger, window.session.as_of)[unit.id]
    assert carried["运用促进处"] == f"牵头 {load.led} · 配合 {load.cooperating}"


def test_a_unit_narrows_the_table_by_its_initials(
    window: Window, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    bar = desk(window).rows.filter_bar
    field = next(each for each in bar.findChildren(PickerField))
    field.setFocus()
    qtbot.keyClicks(field, "zcfgc")
    qtbot.keyClick(field, KEY.Key_Return)
    assert {lead_of(window, each) for each in desk(window).table.ids} == {"政策法规处"}


def test_a_post_is_handed_over_in_one_step_and_taken_back(
    window: Window, answers: Answers, qtbot: QtBot, sample: Path
) -> None:
    page = units_page(window, sample)
    ledger, old = window.session.ledger, busiest(window)
    posts = read_posts(ledger)
    post = next(each for each in posts if each.id == old)
    new = next(each.id for each in posts if each.unit_id == post.unit_id and each.id != old)
    before, there = actions_of_post(ledger, old), actions_of_post(ledger, new)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, HandOverDialog)
        dialog.everything.setChecked(True)
        dialog.to.show_value(new)

    answers.fill = fill
    page.units.choose(str(post.unit_id))
    page.posts.choose(old)
    page.posts.setFocus()
    window.carry_out("hand_over")
    assert actions_of_post(ledger, old) == []
    assert set(actions_of_post(ledger, new)) == {*before, *there}
    window.carry_out("undo")
    assert (actions_of_post(ledger, old), actions_of_post(ledger, new)) == (before, there)


def test_a_post_of_another_unit_takes_over_and_it_is_said_who_leads(
    window: Window, answers: Answers, sample: Path
) -> None:
    page = units_page(window, sample)
    ledger, old = window.session.ledger, busiest(window)
    posts = read_posts(ledger)
    post = next(each for each in posts if each.id == old)
    colleague = next(p for p in posts if p.unit_id == post.unit_id and p.id != old)
    other = next(p for p in posts if p.unit_id not in (None, post.unit_id))
    said: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, HandOverDialog)
        for each in (colleague, other):
            dialog.to.take(Choice(each.id, each.name))
            said.append(dialog.word.text())

    answers.fill = fill
    page.units.choose(str(post.unit_id))
    page.posts.choose(old)
    page.posts.setFocus()
    window.carry_out("hand_over")
    assert said[0] == ""
    assert "举措的牵头单位不变" in said[1]
    assert f"的任务给{other.holder}" in ledger.history(limit=1)[0].label


def test_a_unit_is_handed_over_with_its_posts(
    window: Window, answers: Answers, sample: Path
) -> None:
    page = units_page(window, sample)
    ledger = window.session.ledger
    old, new = read_units(ledger)[1:3]

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, HandOverDialog)
        dialog.everything.setChecked(True)
        dialog.also.setChecked(True)
        dialog.to.show_value(new.id)

    answers.fill = fill
    page.units.choose(old.id)
    page.units.setFocus()
    window.carry_out("hand_over")
    assert old.id not in unit_loads(ledger, window.session.as_of)
    assert old.id not in {post.unit_id for post in read_posts(ledger)}
    window.carry_out("undo")
    assert old.id in unit_loads(ledger, window.session.as_of)


def test_a_post_without_work_has_nothing_to_hand_over(
    window: Window, answers: Answers, new_ledger: Path
) -> None:
    page = units_page(window, new_ledger)
    page.add_unit()
    page.add_post()
    page.posts.setFocus()
    page.do_hand_over()
    page.units.setFocus()
    page.do_hand_over()
    assert [said[-8:] for said in answers.said] == ["任务，不用移交。"] * 2


def test_twenty_six_units_come_in_with_one_paste(
    window: Window, answers: Answers, qtbot: QtBot, new_ledger: Path
) -> None:
    page = units_page(window, new_ledger)
    QApplication.clipboard().setText(LIST)
    answers.fill = lambda dialog: None
    page.units.setFocus()
    press(qtbot, window, KEY.Key_V, control=True)
    units = read_units(window.session.ledger)
    assert len(units) == 26
    assert sum(unit.kind is UnitKind.CITY for unit in units) == 14
    assert window.menus.actions["undo"].text() == "撤销 导入名单（26行）"
    window.carry_out("undo")
    assert read_units(window.session.ledger) == ()


def test_rows_that_are_not_wanted_stay_out(
    window: Window, answers: Answers, new_ledger: Path
) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PeopleDialog)
        dialog.preview.table.requested_change.emit("0", "taken", False)

    page = units_page(window, new_ledger)
    QApplication.clipboard().setText("办公室\n法规处")
    answers.fill = fill
    page.commands.paste()
    assert [unit.name for unit in read_units(window.session.ledger)] == ["法规处"]


@pytest.mark.parametrize("text", ["", "好的，收到。谢谢各位同志！"])
def test_what_is_no_list_is_said(
    window: Window, answers: Answers, new_ledger: Path, text: str
) -> None:
    page = units_page(window, new_ledger)
    QApplication.clipboard().setText(text)
    page.commands.paste()
    assert len(answers.said) == 1
    assert read_units(window.session.ledger) == ()


@pytest.mark.usefixtures("reads_here")
def test_a_list_comes_in_from_a_file(
    window: Window, answers: Answers, qtbot: QtBot, new_ledger: Path, tmp_path: Path
) -> None:
    page = units_page(window, new_ledger)
    answers.path = tmp_path / "名单.csv"
    answers.path.write_text("姓名,职务,单位\n陈假名,主任,办公室\n", encoding="utf-8-sig")
    answers.fill = lambda dialog: None
    window.carry_out("import_people")
    qtbot.waitUntil(lambda: bool(read_posts(window.session.ledger)), timeout=20_000)
    (post,) = read_posts(window.session.ledger)
    assert (post.name, post.holder) == ("主任", "陈假名")
    assert page.units.model().rowCount() == 2


def test_units_and_holders_are_found_by_initials(window: Window, sample: Path) -> None:
    page = units_page(window, sample)
    page.search.setText("yycjc")
    assert page.units.chosen_id() == next(
        unit.id for unit in read_units(window.session.ledger) if unit.name == "运用促进处"
    )
    post = read_posts(window.session.ledger)[-1]
    page.search.setText(post.holder)
    assert (page.units.chosen_id(), page.posts.chosen_id()) == (post.unit_id, post.id)


def test_vacant_posts_are_marked_and_can_be_filtered(window: Window, sample: Path) -> None:
    page = units_page(window, sample)
    post = read_posts(window.session.ledger)[-1]
    assert not page.vacant.isVisible()
    window.session.do("离任", lambda step: change_post(step, post.id, holder=""))
    assert page.vacant.text() == "空缺岗位 1"
    page.vacant.setChecked(True)
    assert (page.units.chosen_id(), page.posts.chosen_id()) == (post.unit_id, post.id)
    assert page.units.model().rowCount() == 1
    model = page.posts.model()
    shown = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert "空缺" in shown


def test_figures_open_the_rows_behind_them(window: Window, qtbot: QtBot, sample: Path) -> None:
    page = units_page(window, sample)
    loads = unit_loads(window.session.ledger, window.session.as_of)
    unit = next(each for each in loads if loads[each].late and loads[each].cooperating)
    for column, count in (
        (3, loads[unit].led),
        (4, loads[unit].cooperating),
        (5, loads[unit].late),
    ):
        window.show_page("units")
        page.units.choose(unit, column=column)
        qtbot.keyClick(page.units, KEY.Key_Return)
        assert len(desk(window).table.ids) == count
    rows = [desk(window).table.row(n) for n in range(len(desk(window).table.ids))]
    assert {row.lamp for row in rows if row} == {Lamp.LATE}
    window.show_page("units")
    page.posts.requested_open.emit(busiest(window), "carried")
    assert len(desk(window).table.ids) == len(
        actions_of_post(window.session.ledger, busiest(window))
    )


def test_units_change_their_places_by_keys(window: Window, qtbot: QtBot, sample: Path) -> None:
    page = units_page(window, sample)
    first, second, *_ = read_units(window.session.ledger)
    page.units.setFocus()
    page.units.choose(second.id)
    qtbot.keyClick(page.units, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [unit.id for unit in read_units(window.session.ledger)][:2] == [second.id, first.id]
    assert page.units.chosen_id() == second.id
