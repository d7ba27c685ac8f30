"""单位岗位: who carries the work, and what happens when people move."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from model.action_detail import read_action
from model.posts import read_posts
from model.units import change_unit, read_units
from model.words import UnitKind
from tests.flows.stories import desk
from tests.window_fixtures import Answers
from ui.empty import EmptyView
from ui.pages.units import UnitsPage
from ui.window import Window


def units_page(window: Window, ledger: Path) -> UnitsPage:
    """The page 单位岗位 of a ledger."""
    window.open_ledger(ledger)
    window.show_page("units")
    page = window.pages["units"]
    assert isinstance(page, UnitsPage)
    return page


def test_a_new_unit_is_named_at_once(window: Window, qtbot: QtBot, new_ledger: Path) -> None:
    page = units_page(window, new_ledger)
    page.add_unit()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    editor.insert("知识产权保护处")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: [unit.name for unit in read_units(window.session.ledger)] == ["知识产权保护处"]
    )


def test_the_keyboard_stays_in_the_table_and_the_next_unit_is_of_the_same_kind(
    window: Window, qtbot: QtBot, new_ledger: Path
) -> None:
    page = units_page(window, new_ledger)
    page.add_unit()
    (first,) = read_units(window.session.ledger)
    with window.session.ledger.step("改类别") as step:
        change_unit(step, first.id, kind=UnitKind.CITY)
    page.units.edit_first()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.setText("青禾市知识产权局")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.units)
    page.add_unit()
    assert {unit.kind for unit in read_units(window.session.ledger)} == {UnitKind.CITY}


def test_a_new_post_belongs_to_the_chosen_unit(window: Window, new_ledger: Path) -> None:
    page = units_page(window, new_ledger)
    page.add_unit()
    page.add_post()
    (unit,) = read_units(window.session.ledger)
    (post,) = read_posts(window.session.ledger)
    assert post.unit_id == unit.id


def test_a_successor_takes_over_by_one_name(window: Window, sample: Path) -> None:
    page = units_page(window, sample)
    post = read_posts(window.session.ledger)[0]
    page.posts.requested_change.emit(post.id, "holder", "新任示例")
    assert read_posts(window.session.ledger)[0].holder == "新任示例"
    assert window.menus.actions["undo"].text() == "撤销 修改岗位"


def test_a_unit_that_carries_work_is_not_removed(
    window: Window, answers: Answers, sample: Path
) -> None:
    page = units_page(window, sample)
    before = read_units(window.session.ledger)
    page.units.choose(before[0].id)
    page.remove_unit()
    assert read_units(window.session.ledger) == before
    assert answers.said[0].endswith("或把单位标为停用。")


def test_a_retired_unit_is_still_named_where_it_leads(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    page = desk(window)
    page.table.selectRow(0)
    detail = read_action(window.session.ledger, page.table.ids[0], window.session.as_of)
    unit_id = detail.action.lead_unit_id
    assert unit_id is not None
    window.session.do("停用", lambda step: change_unit(step, unit_id, is_active=False))
    assert page.detail.action.lead.currentText() == f"{detail.row.lead_unit}（停用）"


def test_what_was_looked_for_is_forgotten_with_the_ledger(
    window: Window, sample: Path, new_ledger: Path
) -> None:
    window.open_ledger(sample)
    window.show_page("units")
    page = window.pages["units"]
    assert isinstance(page, UnitsPage)
    page.search.setText("查无此人")
    window.open_ledger(new_ledger)
    window.show_page("units")
    assert page.search.text() == ""


def test_a_search_without_a_hit_offers_everything_again(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    window.show_page("units")
    page = window.pages["units"]
    assert isinstance(page, UnitsPage)
    page.search.setText("查无此人")
    offered = [each for each in page.findChildren(EmptyView) if each.isVisible()]
    offered[0].requested.emit()
    assert page.search.text() == ""


def test_a_new_post_needs_a_unit_and_is_seen(
    window: Window, answers: Answers, sample: Path
) -> None:
    page = units_page(window, sample)
    count = len(read_posts(window.session.ledger))
    page.search.setText("没有这个单位")
    page.add_post()
    assert len(read_posts(window.session.ledger)) == count
    assert answers.said[-1].startswith("没有选中单位，岗位没有新增。")
    page.search.setText("运用促进处")
    page.add_post()
    assert (page.search.text(), len(read_posts(window.session.ledger))) == ("", count + 1)
    shown = page.posts.chosen_id()
    assert "新岗位" in [post.name for post in read_posts(window.session.ledger) if post.id == shown]
