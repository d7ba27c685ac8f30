"""From May to November: follow what is done, find things, change what moved."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from model.action_detail import ActionDetail, read_action
from model.action_table import ActionFilter
from model.words import Lamp
from tests.flows.stories import choose, desk, press
from tests.window_fixtures import Answers
from ui.action_columns import COLUMNS
from ui.action_verbs import change
from ui.window import Window


def shown(window: Window) -> ActionDetail:
    """The selected action as it stands in the ledger."""
    (action_id,) = desk(window).choice.actions()
    return read_action(window.session.ledger, action_id, window.session.as_of)


def first(window: Window, sample: Path) -> ActionDetail:
    """Open the sample and select its first action."""
    window.open_ledger(sample)
    desk(window).table.setFocus()
    desk(window).table.selectRow(0)
    return shown(window)


def test_words_left_in_the_form_are_stored_when_the_hand_goes_elsewhere(
    window: Window, sample: Path
) -> None:
    first(window, sample)
    form = desk(window).detail.action
    form.focus_text()
    form.text.setPlainText("改写后的举措")
    desk(window).table.setFocus()
    assert shown(window).action.text == "改写后的举措"
    assert window.menus.actions["undo"].text() == "撤销 修改落实举措"


def test_going_to_another_action_keeps_what_was_typed(window: Window, sample: Path) -> None:
    before = first(window, sample)
    desk(window).detail.action.text.setPlainText("没有点保存就换了一项")
    desk(window).table.selectRow(1)
    after = read_action(window.session.ledger, before.action.id, window.session.as_of)
    assert after.action.text == "没有点保存就换了一项"


def test_a_stage_is_ticked_when_it_stands(window: Window, sample: Path) -> None:
    detail = first(window, sample)
    stage = detail.stages[-1]
    tick = desk(window).detail.action.stages.quarters[stage.ends_on.month // 3 - 1].tick
    for on in (False, True):
        tick.setChecked(on)
    assert shown(window).stages[-1].reached_on == date(2023, 4, 3)


def test_a_note_of_the_month_is_written(window: Window, sample: Path) -> None:
    first(window, sample)
    notes = desk(window).detail.action.notes
    notes.requested_note.emit("2023-11", "已印发", "", "抓落实")
    assert (shown(window).notes[0].done, shown(window).notes[0].next_steps) == ("已印发", "抓落实")
    assert window.menus.actions["undo"].text() == "撤销 填写2023年11月进展"


def test_a_lamp_set_by_hand_needs_its_reason(window: Window, sample: Path) -> None:
    first(window, sample)
    lamp = desk(window).detail.action.lamp
    lamp.requested_lamp.emit(Lamp.LATE, "上级要求提前")
    assert shown(window).action.hand_lamp_reason == "上级要求提前"
    lamp.requested_lamp.emit(None, "")
    assert shown(window).action.hand_lamp is None


def test_evidence_is_added_opened_and_removed(
    window: Window, qtbot: QtBot, answers: Answers, sample: Path, tmp_path: Path
) -> None:
    detail = first(window, sample)
    answers.paths = (tmp_path / "印发稿.txt",)
    answers.paths[0].write_text("盖章", encoding="utf-8")
    window.carry_out("add_evidence")
    qtbot.waitUntil(lambda: len(shown(window).evidence) > len(detail.evidence))
    added = shown(window).evidence[-1]
    desk(window).detail.action.evidence.requested_open.emit(added)
    assert answers.launched[0].read_text(encoding="utf-8") == "盖章"
    desk(window).detail.action.evidence.requested_remove.emit(added)
    assert len(shown(window).evidence) == len(detail.evidence)


def test_a_figure_of_the_overview_opens_its_rows(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    window.show_page("overview")
    window.page.requested_actions.emit(ActionFilter(lamp=Lamp.LATE))
    page = desk(window)
    assert window.page is page
    assert {page.table.row(n).lamp for n in range(len(page.table.ids))} == {Lamp.LATE}  # type: ignore[union-attr]


def test_a_figure_leaves_no_former_sentences_beside_its_rows(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    page = desk(window)
    first = [node.id for node in page.tree.all_clauses()[:3]]
    for wanted in (ActionFilter(lamp=Lamp.LATE), None):
        page.show_clauses(first)
        assert page.detail.currentIndex() != 0
        if wanted is not None:
            page.show_actions(wanted)
        else:
            page.show_everything()
        assert page.detail.currentIndex() == 0  # in front again: what to choose


def test_a_row_that_no_longer_matches_stays_under_the_hand(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    page = desk(window)
    page.rows.look_for(ActionFilter(lamp=Lamp.LATE))
    page.table.selectRow(0)
    ids = list(page.table.ids)
    window.carry_out("confirm")
    assert list(page.table.ids) == ids
    assert shown(window).row.lamp is Lamp.DONE


def test_duplicating_keeps_the_plan_and_selects_the_copy(window: Window, sample: Path) -> None:
    original = first(window, sample)
    window.carry_out("duplicate_action")
    copy = shown(window)
    assert copy.action.id != original.action.id
    assert (copy.action.text, copy.action.due) == (original.action.text, original.action.due)


def test_the_next_pending_sentence_is_one_key_away(
    window: Window, qtbot: QtBot, sample: Path
) -> None:
    window.open_ledger(sample)
    choose(window, 1)
    press(qtbot, window, Qt.Key.Key_F4)
    (node,) = desk(window).tree.selected_nodes()
    assert node.pending == 1


def test_a_start_named_by_its_quarter_begins_with_it(window: Window, sample: Path) -> None:
    first(window, sample)
    form = desk(window).detail.action
    form.requested_due.emit("")
    form.requested_start.emit("一季度")
    action = shown(window).action
    assert (action.start_text, action.start_on) == ("一季度", date(2023, 1, 1))


def test_the_outline_is_counted_once_after_a_pause(window: Window, sample: Path) -> None:
    action = first(window, sample).action
    window.carry_out("confirm")
    desk(window).catch_up()
    told: list[None] = []
    desk(window).tree.model().dataChanged.connect(lambda *_: told.append(None))
    for words in ("一", "二", "三"):
        change(window.session, [action.id], {"text": words})
    row = desk(window).table.row(0)
    assert row is not None
    assert (row.text, told) == ("三", [])
    desk(window).catch_up()
    assert told


def test_a_small_screen_has_room_for_the_words_of_an_action(window: Window, sample: Path) -> None:
    window.open_ledger(sample)
    window.resize(1366, 768)
    table = desk(window).table
    texts = next(n for n, each in enumerate(COLUMNS) if each.heading == "落实举措")
    assert {"责任人", "进展"} <= {*table.columns.shown()}
    assert table.columnWidth(texts) >= 18 * table.fontMetrics().horizontalAdvance("字")
