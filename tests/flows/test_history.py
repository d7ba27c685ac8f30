"""修改记录: who changed this, and how it is taken back."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from model.action_detail import read_action
from model.entities import LocalActionId
from model.evidence import add_evidence, remove_evidence
from model.history import HistoryFilter
from model.ledger import Ledger
from model.step_changes import StepChanges, read_step_changes
from model.units import read_units
from tests.flows.stories import choose, desk, press
from tests.window_fixtures import APRIL, Answers
from ui.action_verbs import change
from ui.actions import Menu
from ui.history.words import KINDS
from ui.pages.history import HistoryPage
from ui.window import Window


def later(window: Window, **by: int) -> None:
    """Let time pass on the clock of the window."""
    moment = window.session.ledger.now() + timedelta(**by)
    set_clock(window, moment)


def set_clock(window: Window, moment: datetime) -> None:
    """Let it be this moment."""
    window.session.now = lambda: moment
    window.session.ledger.now = lambda: moment


def actions(ledger: Ledger) -> list[LocalActionId]:
    """Every action in the order of the office."""
    return ledger.column("SELECT id FROM local_action ORDER BY position")


def opened(window: Window, ledger: Path) -> list[LocalActionId]:
    """Open a ledger; its actions."""
    window.open_ledger(ledger)
    return actions(window.session.ledger)


def record(window: Window) -> HistoryPage:
    """The page 修改记录 in front."""
    window.show_page("history")
    page = window.pages["history"]
    assert isinstance(page, HistoryPage)
    return page


def shown(page: HistoryPage) -> list[str]:
    """The rows of the list, headings and all."""
    model = page.steps.steps
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_who_changed_this_date_is_told_with_before_and_after(window: Window, sample: Path) -> None:
    first, *_ = opened(window, sample)
    before = read_action(window.session.ledger, first, window.session.as_of).action.due_text
    change(window.session, [first], {"due": "9月底前"})
    desk(window).select_actions([first])
    window.carry_out("show_history_of")
    page = record(window)
    assert page.steps.chosen_entry().step.label == "修改完成时限"  # type: ignore[union-attr]
    text = page.step.changes.toPlainText()
    assert f"完成时限：{before}　→　9月底前" in text
    assert page.filter.thing is not None
    assert shown(page)[0] == "今天　4月3日 星期一"
    assert len(shown(page)) < 16


def test_a_step_that_the_filter_hides_is_read_once(
    window: Window, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, *_ = opened(window, sample)
    change(window.session, [first], {"due": "9月底前"})
    page = record(window)
    entry = page.steps.chosen_entry()
    page.look_for(HistoryFilter(tables=("post",)))
    asked: list[int] = []

    def read(ledger: Ledger, seq: int, **part: int) -> StepChanges:
        asked.append(seq)
        return read_step_changes(ledger, seq, **part)

    monkeypatch.setattr("ui.pages.history.read_step_changes", read)
    page.show_step(entry.step.seq)  # type: ignore[union-attr]
    assert asked == [entry.step.seq]  # type: ignore[union-attr]
    assert page.steps.chosen_entry() == entry


def test_the_history_of_a_sentence_tells_who_took_it_on(window: Window, new_ledger: Path) -> None:
    window.open_ledger(new_ledger)
    choose(window, 3)
    window.carry_out("claim_assist")
    choose(window, 3)
    window.carry_out("show_history_of")
    page = record(window)
    assert shown(page)[1] == "配合国家局（1条）"
    assert "任务事项 第3句" in page.step.changes.toPlainText()
    assert "任务认领：待认领　→　配合国家局" in page.step.changes.toPlainText()


def test_a_reminder_reads_as_it_was_filled_in(
    window: Window, answers: Answers, sample: Path
) -> None:
    opened(window, sample)
    window.show_page("follow_up")
    answers.fill = lambda dialog: getattr(dialog, "remark").setText("已报分管局长")  # noqa: B009
    window.carry_out("remind")
    text = record(window).step.changes.toPlainText()
    for name in ("轻重", "日期", "方式", "备注"):  # as in the dialog
        assert f"{name}：" in text
    assert "涉及　举措 “" in text
    assert "修改　举措" not in text


def test_a_further_file_is_added_to_those_that_are_there(window: Window, sample: Path) -> None:
    first, *_ = opened(window, sample)
    ledger = window.session.ledger
    for name in ("通知.pdf", "纪要.pdf"):
        with ledger.step(f"添加{name}") as step:
            last = add_evidence(step, [first], name=name, data=name.encode(), on=date(2023, 4, 3))
    assert "增加佐证材料：纪要.pdf" in record(window).step.changes.toPlainText()
    with ledger.step("移除佐证材料") as step:
        remove_evidence(step, first, last)
    page = record(window)
    page.show_step(ledger.history(limit=1)[0].seq)
    assert "去掉佐证材料：纪要.pdf" in page.step.changes.toPlainText()


def test_steps_are_filtered_by_person_thing_day_and_words(window: Window, sample: Path) -> None:
    first, second, *_ = opened(window, sample)
    change(window.session, [first], {"remark": "请于周五前核实"})
    later(window, days=3)
    window.session.ledger.who = "李四"
    change(window.session, [second], {"remark": "已核实"})
    page = record(window)
    page.filter_bar.who.settled.emit("李四")
    assert [row for row in shown(page) if "月" not in row] == ["修改备注"]
    page.look_for(HistoryFilter(words="周五前"))
    assert [row for row in shown(page) if "月" not in row] == ["修改备注", "任务分解"]
    page.filter_bar.kind.settled.emit("单位和岗位")
    assert page.filter.tables == KINDS["单位和岗位"]
    assert page.empty_view.isVisible()
    page.empty_view.requested.emit()
    page.filter_bar.span.settled.emit("今天")
    assert page.filter.since == APRIL.date() + timedelta(days=3)
    assert len(shown(page)) == 2


def test_the_hand_over_of_last_tuesday_is_taken_back_and_the_rest_stays(
    window: Window, sample: Path
) -> None:
    first, second, third, *_ = opened(window, sample)
    ledger = window.session.ledger
    helping = ledger.column(
        "SELECT unit_id FROM action_cooperating_unit WHERE action_id IN (?, ?)", (first, second)
    )
    unit = next(each.id for each in read_units(ledger) if each.id not in helping)
    owners = [
        read_action(ledger, each, date(2023, 4, 3)).action.lead_unit_id for each in (first, second)
    ]
    change(window.session, [first, second], {"lead_unit_id": unit})
    handed_over = ledger.last_seq()
    later(window, days=6)
    change(window.session, [third], {"remark": "另一件事"})
    page = record(window)
    page.show_step(handed_over)
    page.catch_up()
    assert page.step.take_back.isEnabled()
    page.step.take_back.click()
    now = [read_action(ledger, each, date(2023, 4, 3)).action for each in (first, second, third)]
    assert [each.lead_unit_id for each in now[:2]] == owners
    assert now[2].remark == "另一件事"
    assert window.statusBar().currentMessage() == "已撤回：修改牵头单位（2项）"
    assert "撤回了“修改牵头单位（2项）”" in shown(page)
    window.carry_out("undo")
    again = read_action(ledger, first, date(2023, 4, 3)).action
    assert again.lead_unit_id == unit


def test_a_step_that_others_built_upon_names_them_and_leads_there(
    window: Window, sample: Path
) -> None:
    first, *_ = opened(window, sample)
    change(window.session, [first], {"remark": "甲"})
    seq = window.session.ledger.last_seq()
    change(window.session, [first], {"outcome": "乙"})
    page = record(window)
    page.show_step(seq)
    page.catch_up()
    assert not page.step.take_back.isEnabled()
    assert "请先撤回这些操作" in page.step.reason()
    (way,) = page.step.ways()
    way.click()
    assert page.steps.chosen_entry().step.label == "修改成效摘要"  # type: ignore[union-attr]


def test_what_is_undone_is_struck_and_says_so(window: Window, sample: Path) -> None:
    first, *_ = opened(window, sample)
    change(window.session, [first], {"remark": "甲"})
    seq = window.session.ledger.last_seq()
    window.carry_out("undo")
    page = record(window)
    page.show_step(seq)
    page.catch_up()
    assert page.step.reason() == "这一步已撤销。"
    assert "撤销了“修改备注”" in shown(page)
    spoken = page.steps.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("已撤销")


def test_undo_to_here_says_how_many_and_redo_brings_them_back(window: Window, sample: Path) -> None:
    first, *_ = opened(window, sample)
    for words in ("一", "二", "三"):
        change(window.session, [first], {"remark": words})
    ledger = window.session.ledger
    page = record(window)
    page.show_step(ledger.last_seq() - 2)
    page.catch_up()
    assert page.step.undo_to.text() == "撤销到这里（之后的 2 步）"
    page.step.undo_to.click()
    assert read_action(ledger, first, date(2023, 4, 3)).action.remark == "一"
    window.carry_out("redo")
    window.carry_out("redo")
    assert read_action(ledger, first, date(2023, 4, 3)).action.remark == "三"


def test_the_menu_tells_when_it_was_and_goes_back_several_steps(
    window: Window, sample: Path
) -> None:
    first, *_ = opened(window, sample)
    for words in ("一", "二", "三"):
        change(window.session, [first], {"remark": words})
    menu, undo = window.menus.bar[Menu.EDIT], window.menus.actions["undo"]
    menu.aboutToShow.emit()
    assert undo.text() == "撤销 修改备注（今天 09:00）"
    window.menus.undo_steps.aboutToShow.emit()
    entries = window.menus.undo_steps.actions()
    assert [each.text() for each in entries[:3]] == ["修改备注（今天 09:00）"] * 3
    entries[1].trigger()
    menu.aboutToHide.emit()
    assert undo.text() == "撤销 修改备注"
    ledger = window.session.ledger
    assert read_action(ledger, first, date(2023, 4, 3)).action.remark == "一"


def test_a_big_step_comes_in_parts(window: Window, sample: Path) -> None:
    opened(window, sample)
    page = record(window)
    page.look_for(HistoryFilter(words="任务分解"))
    before = len(page.step.changes.toPlainText())
    page.step.requested_more.emit()
    assert len(page.step.changes.toPlainText()) > before


def test_arrows_walk_over_the_headings_of_days(window: Window, qtbot: QtBot, sample: Path) -> None:
    first, *_ = opened(window, sample)
    change(window.session, [first], {"remark": "一"})
    later(window, days=1)
    change(window.session, [first], {"remark": "二"})
    page = record(window)
    labels = []
    for _ in range(2):
        labels.append(page.steps.chosen_entry().step.seq)  # type: ignore[union-attr]
        press(qtbot, window, Qt.Key.Key_Down)
    assert labels[0] == labels[1] + 1
    press(qtbot, window, Qt.Key.Key_Up)
    assert page.steps.chosen_entry().step.seq == labels[1]  # type: ignore[union-attr]


def test_a_ledger_that_is_only_read_shows_its_history(window: Window, sample: Path) -> None:
    window.session.take(window.session.open(sample, read_only=True))
    page = record(window)
    page.catch_up()
    assert shown(page)
    assert not page.step.take_back.isEnabled()
    assert "只读" in page.step.reason()


def test_the_history_of_a_long_ledger_is_shown_piece_by_piece(
    window: Window, qtbot: QtBot, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(HistoryPage, "at_once_up_to", 10)
    opened(window, sample)
    window.show_page("history")
    page = window.page
    assert isinstance(page, HistoryPage)
    qtbot.waitUntil(lambda: page.steps.steps.count > 0)
    assert page.filter_bar.who.count() > 1
