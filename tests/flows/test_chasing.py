"""A Friday in November: who has said nothing, who is reminded, and what the figures open."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from model.cooperating import set_cooperating_units
from model.reminder_text import BETWEEN_TEXTS
from model.reminders import read_reminders
from model.standing import Chase, lamps_of, read_standings
from model.submission_plan import read_plan
from model.today import Duty
from model.units import add_unit
from model.words import Lamp, Progress, ReminderKind, UnitKind
from tests.flows.stories import desk, press
from tests.window_fixtures import Answers
from ui import jobs
from ui.overview.figures import Sentences
from ui.pages.follow_up import FollowUpPage
from ui.pages.overview import OverviewPage
from ui.plan_dialog import PlanDialog
from ui.reminder_dialog import ReminderDialog
from ui.window import Window


def chasing(window: Window, sample: Path) -> FollowUpPage:
    """The page 进展督办 in front."""
    window.open_ledger(sample)
    window.carry_out("show_follow_up")
    page = window.page
    assert isinstance(page, FollowUpPage)
    return page


def overview(window: Window, sample: Path) -> OverviewPage:
    """The page 总览 in front."""
    window.open_ledger(sample)
    window.carry_out("show_overview")
    page = window.page
    assert isinstance(page, OverviewPage)
    return page


def choose_owner(page: FollowUpPage, name: str) -> None:
    """Select a unit or a post at the left."""
    row = next(n for n, each in enumerate(page.owners.owners, 1) if each.name == name)
    page.owners.setCurrentIndex(page.owners.model().index(row, 0))


def test_each_chip_says_how_many_rows_it_shows(window: Window, sample: Path) -> None:
    page = chasing(window, sample)
    for chase, chip in page.chips.chips.items():
        chip.click()
        assert chip.text() == f"{chase or '全部'} {len(page.table.ids)}"
        assert page.table.ids


def test_who_has_said_nothing_is_reminded_and_the_line_stands_in_the_history(
    window: Window, answers: Answers, sample: Path
) -> None:
    page = chasing(window, sample)
    page.chips.chips[Chase.SILENT].click()
    choose_owner(page, "战略规划处")
    silent = list(page.table.ids)
    window.carry_out("remind")
    ledger = window.session.ledger
    assert ledger.history(limit=1)[0].label == "提醒：战略规划处（3项）"
    (given,) = read_reminders(ledger, unit_id=page.owners.owner().unit_id)  # type: ignore[union-attr]
    assert (sorted(given.action_ids), given.reminder.reminded_on) == (
        sorted(silent),
        date(2023, 4, 3),
    )
    window.carry_out("undo")
    assert read_reminders(ledger, unit_id=page.owners.owner().unit_id) == ()  # type: ignore[union-attr]


def test_the_dialog_knows_what_is_usual_and_takes_what_is_typed(
    window: Window, answers: Answers, sample: Path
) -> None:
    page = chasing(window, sample)
    page.chips.chips[Chase.LATE].click()
    page.table.selectRow(0)
    shown: list[ReminderKind] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ReminderDialog)
        shown.append(dialog.given().kind)
        dialog.kinds[ReminderKind.URGE].setChecked(True)
        dialog.manner.setCurrentText("上门")

    answers.fill = fill
    window.carry_out("remind")
    assert shown == [ReminderKind.ORDER]
    *_, given = read_reminders(window.session.ledger, action_id=page.table.selected_ids()[0])
    assert (given.reminder.kind, given.reminder.manner) == (ReminderKind.URGE, "上门")


def test_the_words_of_a_reminder_are_ready_to_be_sent(window: Window, sample: Path) -> None:
    page = chasing(window, sample)
    choose_owner(page, "金穗市知识产权局")
    window.carry_out("copy_reminder")
    words = QGuiApplication.clipboard().text()
    assert words.startswith("金穗市知识产权局：\n截至2023年11月20日，贵单位牵头")
    assert "已逾期20天" in words
    assert words.endswith("示例省知识产权局\n2023年11月20日")


def test_each_unit_has_a_text_of_its_own_without_what_waits_for_the_office(
    window: Window, answers: Answers, sample: Path
) -> None:
    page = chasing(window, sample)
    said: list[str] = []
    window.session.done.connect(said.append)
    window.carry_out("copy_reminder")
    texts = QGuiApplication.clipboard().text().split(BETWEEN_TEXTS)
    heads = [each.partition("：")[0] for each in texts]
    assert len(set(heads)) == len(heads) > 10
    assert said[-1].startswith(f"已复制催办文字：{len(heads)}个单位，共24项；")
    reported = [page.table.row(n) for n in range(len(page.table.ids))]
    for each in reported:
        if each and each.row.progress is Progress.REPORTED:
            assert not any(f"．{each.row.text}（" in text for text in texts)
    page.chips.chips[Chase.REPORTED].click()
    window.carry_out("copy_reminder")
    assert answers.said[-1].startswith("没有需要请单位办理的举措")
    assert QGuiApplication.clipboard().text().split(BETWEEN_TEXTS) == texts


def test_of_a_whole_list_only_what_units_can_do_is_noted(
    window: Window, answers: Answers, sample: Path
) -> None:
    page = chasing(window, sample)
    ledger = window.session.ledger
    before = {each.reminder.id for each in read_reminders(ledger)}
    window.carry_out("remind")
    given = [each for each in read_reminders(ledger) if each.reminder.id not in before]
    assert sum(len(each.action_ids) for each in given) == 24
    page.chips.chips[Chase.REPORTED].click()
    window.carry_out("remind")
    assert answers.said[-1].endswith("没有登记。")
    page.table.selectRow(0)  # what is chosen by hand is noted all the same
    window.carry_out("remind")
    assert ledger.history(limit=1)[0].label.endswith("（1项）")


def test_by_post_the_same_actions_are_sorted_to_people(window: Window, sample: Path) -> None:
    page = chasing(window, sample)
    ids = sorted(page.table.ids)
    page.by_post.click()
    assert sorted(page.table.ids) == ids
    choose_owner(page, "周模拟")
    assert len(page.table.ids) == 2


def test_by_post_what_has_no_holder_is_asked_of_its_unit(window: Window, sample: Path) -> None:
    page = chasing(window, sample)
    page.by_post.click()
    page.chips.chips[Chase.LATE].click()
    page.table.selectRow(0)
    with window.session.ledger.step("撤下") as step:
        step.update("local_action", page.table.selected_ids()[0], post_id=None)
    window.carry_out("remind")
    assert window.session.ledger.history(limit=1)[0].label == "督办：映山市知识产权局（1项）"


def test_what_was_reported_is_confirmed_one_after_the_other(
    window: Window, qtbot: QtBot, sample: Path
) -> None:
    page = chasing(window, sample)
    page.chips.chips[Chase.REPORTED].click()
    count = len(page.table.ids)
    page.table.setFocus()
    page.table.selectRow(0)
    first = page.table.ids[0]
    press(qtbot, window, Qt.Key.Key_Return, control=True)
    assert (len(page.table.ids), first in page.table.ids) == (count - 1, False)
    assert len(page.table.selected_ids()) == 1  # the next one is under the hand
    window.carry_out("undo")
    assert len(page.table.ids) == count


def test_enter_opens_the_form_of_an_action(window: Window, qtbot: QtBot, sample: Path) -> None:
    page = chasing(window, sample)
    page.table.setFocus()
    page.table.selectRow(1)
    wanted = page.table.selected_ids()
    press(qtbot, window, Qt.Key.Key_Return)
    assert desk(window).choice.actions() == wanted


def test_rows_are_copied_as_a_sheet_takes_them(window: Window, qtbot: QtBot, sample: Path) -> None:
    page = chasing(window, sample)
    page.table.setFocus()
    page.table.selectAll()
    press(qtbot, window, Qt.Key.Key_C, control=True)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == len(page.table.ids)
    assert lines[0].split("\t")[3] == "逾期 51 天"


def test_one_key_goes_round_the_panes(window: Window, qtbot: QtBot, sample: Path) -> None:
    page = chasing(window, sample)
    assert page.owners.hasFocus()
    for pane in (page.table, page.preview, page.owners):
        window.carry_out("next_pane")
        assert pane.hasFocus()


def test_what_nobody_leads_cannot_be_reminded_of(
    window: Window, answers: Answers, sample: Path
) -> None:
    page = chasing(window, sample)
    page.chips.chips[Chase.LATE].click()
    page.table.selectRow(0)
    (action_id,) = page.table.selected_ids()
    with window.session.ledger.step("撤下") as step:
        step.update("local_action", action_id, lead_unit_id=None)
    window.carry_out("remind")
    assert "没有登记" in answers.said[-1]


def test_the_page_remembers_by_whom_it_was_sorted(window: Window, sample: Path) -> None:
    page = chasing(window, sample)
    page.by_post.click()
    page.keep_shape()
    again = FollowUpPage(window.session, page.ask, page.state)
    assert again.by_post.isChecked()
    again.deleteLater()


def rows_behind(window: Window, page: OverviewPage, wanted: object) -> int:
    """How many rows a figure opens."""
    page._open(wanted)
    shown = desk(window)
    is_of_clauses = isinstance(wanted, Sentences) or (
        isinstance(wanted, Duty) and wanted.clause_ids
    )
    return len(shown.tree.selected_nodes() if is_of_clauses else shown.table.ids)


def test_every_line_of_today_opens_as_many_rows_as_it_says(window: Window, sample: Path) -> None:
    page = overview(window, sample)
    for button in page.today.buttons:
        if "倒排" in button.text():
            continue
        opened: list[Duty] = []
        page.today.requested.connect(opened.append)
        button.click()
        (duty,) = opened
        count = int(button.text().split()[-2])
        assert rows_behind(window, page, duty) == count
        page.today.requested.disconnect(opened.append)


def test_every_figure_of_the_cards_opens_as_many_rows_as_it_says(
    window: Window, sample: Path
) -> None:
    page = overview(window, sample)
    opened: list[object] = []
    for card in (page.claimed, page.done):
        card.requested.connect(opened.append)
        for words, button in list(card.buttons.items()):
            count = int(words.split()[-1])
            assert button.isEnabled() == bool(count)
            if count:
                button.click()
                assert rows_behind(window, page, opened[-1]) == count, words
    assert len(opened) > 12


@pytest.mark.parametrize("table", ["by_task", "by_unit"])
def test_every_figure_of_the_tables_opens_as_many_rows_as_it_says(
    window: Window, sample: Path, table: str
) -> None:
    page = overview(window, sample)
    model = getattr(page, table).model()
    checked = 0
    for row in range(model.rowCount()):
        for column in range(1, model.columnCount()):
            index = model.index(row, column)
            wanted, words = index.data(Qt.ItemDataRole.UserRole), index.data()
            if wanted is not None and words.isdecimal():
                assert rows_behind(window, page, wanted) == int(words)
                checked += 1
    assert checked > 60


def test_a_rate_says_of_how_many(window: Window, sample: Path) -> None:
    page = overview(window, sample)
    counts = lamps_of(read_standings(window.session.ledger, window.session.as_of))
    of = f"{counts.done}/{counts.total - counts.long_term}"
    told = page.done.findChildren(QLabel)
    assert any(f"已办结 {of} 项" in each.text() for each in told)
    assert f"另有长期 {counts.long_term} 项不计" in told[1].accessibleDescription()
    model = page.by_unit.model()
    whole = model.index(model.rowCount() - 1, model.columnCount() - 1)
    assert whole.data() == f"{of}  {counts.done / (counts.total - counts.long_term):.1%}"
    assert "长期" in whole.data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_plan_is_ticked_off_changed_and_taken_back(
    window: Window, answers: Answers, sample: Path
) -> None:
    page = overview(window, sample)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PlanDialog)
        dialog.lines[1].is_done.setChecked(True)
        dialog.lines[-1].requested_remove.emit()
        dialog.lines[0].requested_move.emit(1)

    answers.fill = fill
    page.plan.change.click()
    plan = read_plan(window.session.ledger)
    assert plan is not None
    assert [day.name for day in plan.days] == ["汇总", "各单位报", "处长审", "局领导审", "签发用印"]
    assert plan.days[0].done_on == date(2023, 4, 3)
    assert window.menus.actions["undo"].text() == "撤销 调整倒排计划"
    assert "汇总，已完成" in page.plan.timeline.accessibleName()
    window.carry_out("undo")
    assert "寄出" in page.plan.timeline.accessibleName()


@pytest.mark.parametrize("year", [1753, 9999])
def test_a_plan_for_another_age_is_refused_in_its_dialog(
    window: Window, answers: Answers, sample: Path, year: int
) -> None:
    page = overview(window, sample)
    said: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PlanDialog)
        said.append(dialog.word.text())
        dialog.report_by.setDate(QDate(year, 12, 15))
        answers.yes = len(said) < 2

    answers.fill = fill
    page.plan.change.click()
    assert (said[0], answers.said) == ("", [])
    assert said[1].startswith(f"报送日期（{year}年12月15日）不对，应在2023年1月1日至2024年12月31日")


def test_a_ledger_without_a_list_says_what_comes_next(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "空.zhize"
    jobs.new_ledger(path, office="某某省知识产权局", task_list=None).close()
    page = overview(window, path)
    assert not page.plan.timeline.isVisible()
    assert page.today.buttons == []
    page._no_units.requested.emit()
    assert window.page is desk(window)


def test_a_ledger_without_actions_says_what_comes_before_chasing(
    window: Window, new_ledger: Path
) -> None:
    page = chasing(window, new_ledger)
    assert not page.table.ids
    page._none.requested.emit()
    assert window.page is desk(window)


def test_a_ledger_without_a_day_of_filing_offers_to_set_one(
    window: Window, answers: Answers, new_ledger: Path
) -> None:
    page = overview(window, new_ledger)
    ledger = window.session.ledger
    with ledger.step("去掉报送时间") as step:
        step.update("task_list", ledger.value("SELECT id FROM task_list"), report_by=None)
    assert not page.plan.timeline.isVisible()
    answers.fill = lambda dialog: None
    window.carry_out("edit_plan")
    plan = read_plan(ledger)
    assert plan is not None
    assert (plan.report_by, plan.is_stored) == (date(2023, 12, 15), False)
    assert page.plan.timeline.isVisible()


def test_lamps_and_progress_of_the_chips_are_those_of_the_long_table(
    window: Window, sample: Path
) -> None:
    page = chasing(window, sample)
    page.chips.chips[Chase.LATE].click()
    rows = [page.table.row(n) for n in range(len(page.table.ids))]
    assert {each.row.lamp for each in rows if each} == {Lamp.LATE}
    page.chips.chips[Chase.REPORTED].click()
    rows = [page.table.row(n) for n in range(len(page.table.ids))]
    assert {each.row.progress for each in rows if each} == {Progress.REPORTED}


def test_the_short_form_follows_a_change_of_the_partners(window: Window, sample: Path) -> None:
    page = chasing(window, sample)
    page.table.selectRow(0)
    (action,) = page.table.selected_ids()
    with window.session.ledger.step("新增单位") as step:
        partner = add_unit(step, name="新设的配合单位", kind=UnitKind.DIVISION)
    with window.session.ledger.step("配合单位") as step:
        set_cooperating_units(step, action, [partner])
    page.catch_up()
    said = [each.text() for each in page.preview.findChildren(QLabel)]
    assert any("新设的配合单位" in each for each in said)


def test_an_arrow_key_asks_once(window: Window, qtbot: QtBot, sample: Path) -> None:
    page = chasing(window, sample)
    page.table.setFocus()
    page.table.selectRow(0)
    told: list[object] = []
    page.table.chosen.connect(told.append)
    press(qtbot, window, Qt.Key.Key_Down)
    assert told == [page.table.ids[1:2]]
