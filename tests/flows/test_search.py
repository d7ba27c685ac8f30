"""Ctrl+F: find anything that was ever written, and go there."""

from pathlib import Path
from types import MappingProxyType

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from model.action_deletion import delete_actions
from model.action_detail import read_action
from model.ledger import Changes, Ledger, Step
from model.search import SearchIndex
from model.search_hits import Hit
from model.units import read_units
from tests.flows.stories import desk, press, sentence
from ui.action_verbs import change
from ui.long_bar import GivenUpError
from ui.pages.units import UnitsPage
from ui.record_verbs import note
from ui.search.found_model import Heading
from ui.window import Window


def look(window: Window, text: str) -> list[str]:
    """Type words into the field; what the panel lists."""
    window.carry_out("find")
    window.header.search.clear()
    window.header.search.insert(text)
    window.search.look_for(text)
    window.search.finish()
    model = window.search.panel.found
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def headings(window: Window) -> dict[str, int]:
    """The groups with their counts."""
    rows = window.search.panel.found.rows
    return {str(row.kind): row.count for row in rows if isinstance(row, Heading)}


def test_one_sign_finds_everywhere_and_shows_the_words_around(
    window: Window, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    window.carry_out("find")
    window.header.search.insert("稿")
    qtbot.waitUntil(lambda: window.search.panel.isVisible())
    window.search.finish()
    assert {"落实举措", "进展情况", "佐证材料"} <= headings(window).keys()
    hit = next(row for row in window.search.panel.found.rows if isinstance(row, Hit))
    assert all(hit.excerpt[at : at + length] == "稿" for at, length in hit.spans)


def test_two_words_must_stand_in_the_same_thing(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    look(window, "复核 权重")
    assert headings(window) == {"进展情况": 1}
    assert look(window, "复核 没有这样的词") == []
    assert window.search.panel.isVisible()


def test_enter_opens_the_note_of_the_right_action_and_period(
    window: Window, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    session = window.session
    action_id = session.ledger.column("SELECT id FROM local_action ORDER BY position")[5]
    note(session, action_id, "2023-08", done="完成凤凰山片区走访", problems="", after="")
    look(window, "凤凰山")
    press(qtbot, window, Qt.Key.Key_Return)
    page = desk(window)
    assert page.choice.actions() == [action_id]
    assert page.detail.action.notes.period.currentData() == "2023-08"
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "进展情况"
    assert not window.search.panel.isVisible()
    assert window.header.search.text() == "凤凰山"


def test_enter_goes_to_the_field_that_holds_the_words(
    window: Window, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    first = desk(window).table.ids[0]
    change(window.session, [first], {"deliverable": "凤凰山试点方案"})
    look(window, "凤凰山")
    press(qtbot, window, Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "成果形式"


def test_a_sentence_is_gone_to_in_the_outline(window: Window, qtbot: QtBot, sample: Path) -> None:
    window.open_ledger(sample)
    window.show_page("overview")
    node = sentence(window, 12)
    look(window, node.title[:14])
    press(qtbot, window, Qt.Key.Key_Return)
    assert [each.id for each in desk(window).tree.selected_nodes()] == [node.id]


def test_evidence_leads_to_its_action(window: Window, qtbot: QtBot, sample: Path) -> None:
    window.open_ledger(sample)
    ledger = window.session.ledger
    name, action_id = ledger.rows(
        "SELECT name, action_id FROM evidence JOIN action_evidence ON evidence_id = evidence.id "
        "ORDER BY evidence.rowid"
    )[3]
    look(window, str(name))
    assert headings(window) == {"佐证材料": 1}
    press(qtbot, window, Qt.Key.Key_Return)
    assert desk(window).choice.actions() == [action_id]


def test_a_unit_and_a_person_are_gone_to(window: Window, qtbot: QtBot, sample: Path) -> None:
    window.open_ledger(sample)
    page = window.pages["units"]
    assert isinstance(page, UnitsPage)
    unit = read_units(window.session.ledger)[3]
    look(window, unit.name)
    window.search.requested_hit.emit(hit_of(window, "unit"))
    assert (window.page, page.units.chosen_id()) == (page, unit.id)
    look(window, "唐演示")
    wanted = hit_of(window, "post")
    window.search.requested_hit.emit(wanted)
    assert page.posts.chosen_id() == wanted.id


def hit_of(window: Window, table: str) -> Hit:
    """The first hit of a table."""
    rows = window.search.panel.found.rows
    return next(row for row in rows if isinstance(row, Hit) and row.table == table)


def test_esc_closes_and_gives_the_keyboard_back(window: Window, qtbot: QtBot, sample: Path) -> None:
    window.open_ledger(sample)
    desk(window).table.setFocus()
    look(window, "专利")
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.search.panel.isVisible()
    assert QApplication.focusWidget() is desk(window).table
    assert window.header.search.text() == ""


def test_arrows_walk_and_the_heading_shows_its_actions_in_the_table(
    window: Window, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    look(window, "复核权重")
    panel = window.search.panel
    press(qtbot, window, Qt.Key.Key_Up)
    assert isinstance(panel.current(), Heading)
    press(qtbot, window, Qt.Key.Key_Return)
    (action_id,) = desk(window).table.ids
    detail = read_action(window.session.ledger, action_id, window.session.as_of)
    assert any("复核权重" in each.done for each in detail.notes)


def test_ctrl_enter_shows_all_that_was_found_and_marks_it(
    window: Window, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    count = len(desk(window).table.ids)
    look(window, "专利")
    press(qtbot, window, Qt.Key.Key_Return, control=True)
    assert 0 < len(desk(window).table.ids) < count
    assert list(desk(window).table.marked()) == ["专利"]
    window.carry_out("clear_filters")
    assert len(desk(window).table.ids) == count
    assert list(desk(window).table.marked()) == []


def test_more_hits_of_a_group_unfold(window: Window, qtbot: QtBot, sample: Path) -> None:
    window.open_ledger(sample)
    rows = look(window, "专利")
    at = next(n for n, each in enumerate(rows) if each.startswith("还有"))
    window.search.panel.chosen.emit(window.search.panel.found.rows[at])
    assert window.search.panel.found.rowCount() > len(rows)


def test_what_is_written_while_one_searches_is_found(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    assert look(window, "凤凰山") == []
    change(window.session, [desk(window).table.ids[0]], {"remark": "凤凰山"})
    window.search.finish()
    assert headings(window) == {"落实举措": 1}


def test_it_searches_in_a_ledger_that_is_only_read(window: Window, sample: Path) -> None:
    window.session.take(window.session.open(sample, read_only=True))
    look(window, "专利")
    assert headings(window)["落实举措"] > 1


def test_nothing_is_read_before_somebody_searches(
    window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Ledger] = []

    def index(ledger: Ledger) -> SearchIndex:
        read.append(ledger)
        return SearchIndex(ledger)

    monkeypatch.setattr("ui.search.search.SearchIndex", index)
    window.open_ledger(sample)
    assert read == []
    window.carry_out("find")
    assert read == [window.session.ledger]


def test_what_a_command_that_was_given_up_had_deleted_is_found(
    window: Window, sample: Path
) -> None:
    window.open_ledger(sample)
    look(window, "稿")
    before = headings(window)

    def delete_and_give_up(step: Step) -> None:
        delete_actions(step, desk(window).table.ids)
        window.session.changed.emit(Changes("其他", MappingProxyType({"progress_note": None})))
        for _ in range(50):  # the search would read on meanwhile
            window.search.work()
        raise GivenUpError

    assert not window.session.do("删除", delete_and_give_up)
    assert look(window, "稿")
    assert headings(window) == before
