"""Parts of 总览 and 进展督办: item models, the line of days, bars with words."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from model.action_table import ActionRow
from model.chase_rows import ChaseRow
from model.entities import ClauseId, LocalActionId, TaskListId
from model.submission_plan import SubmissionPlan, usual_days
from model.words import Lamp, Progress
from ui.follow_up.chase_model import ChaseModel
from ui.follow_up.chase_table import ChaseTable
from ui.overview.timeline import Timeline, nodes_of
from ui.plan_dialog import PlanDialog

PLAN = SubmissionPlan(
    task_list_id=TaskListId("list"),
    report_by=date(2023, 12, 15),
    days=usual_days(date(2023, 12, 15)),
    is_stored=False,
)


def row(action_id: str) -> ChaseRow:
    shown = ActionRow(
        id=LocalActionId(action_id),
        text="起草条例",
        clause_id=ClauseId("c"),
        clause_number=1,
        clause_text="原文",
        lead_unit="",
        cooperating_units="",
        holder="",
        leader="",
        start_text="",
        due=None,
        progress=Progress.UNDER_WAY,
        confirmed_on=None,
        lamp=Lamp.NORMAL,
        is_hand_lamp=False,
        outcome="",
        in_report=False,
    )
    return ChaseRow(row=shown, days=None, heard_of="", heard="", reminded=None)


def test_the_list_of_chasing_keeps_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    model = ChaseModel(lambda: 15)
    model.show_ids([LocalActionId("a"), LocalActionId("b")], lambda ids: {i: row(i) for i in ids})
    qtmodeltester.check(model)


def test_a_row_that_is_gone_is_blank(prepared: QApplication, qtbot: QtBot) -> None:
    table = ChaseTable(lambda: 15)
    qtbot.addWidget(table)
    table.show_ids([LocalActionId("a"), LocalActionId("gone")], lambda ids: {ids[0]: row("a")})
    shown = [table.model().index(n, 1).data() for n in range(2)]
    assert shown == ["起草条例", None]


def test_the_line_of_days_is_read_aloud_and_walked_by_arrows(
    prepared: QApplication, qtbot: QtBot
) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    line.show_nodes(nodes_of(PLAN, date(2023, 11, 20)), date(2023, 11, 20))
    assert "11月20日汇总，今天；11月24日处长审，下一步，4 天后" in line.accessibleName()
    assert line.accessibleName().endswith("12月15日报送，25 天后")
    qtbot.keyClick(line, Qt.Key.Key_Right)
    assert line.accessibleDescription() == "11月20日汇总，今天"
    with qtbot.waitSignal(line.requested):
        qtbot.keyClick(line, Qt.Key.Key_Return)


def test_what_nobody_marked_is_not_late_once_the_report_went_out() -> None:
    plan = replace(PLAN, is_stored=True)
    day = date(2023, 12, 20)
    assert "已迟" in "".join(each.word for each in nodes_of(plan, day))
    words = [each.word for each in nodes_of(plan, day, is_filed=True)]
    assert words[-1] == "已报出"
    assert "已迟" not in "".join(words)


def test_nothing_is_to_be_done_next_once_the_report_went_out_early() -> None:
    nodes = nodes_of(PLAN, date(2023, 11, 20), is_filed=True)
    told = "".join(each.word for each in nodes)
    assert not any(word in told for word in ("下一步", "今天", "天后"))
    assert [each.name for each in nodes if each.word == "已报出"] == ["报送"]
    assert "未登记" in told


def test_the_line_of_days_is_painted_on_every_day(prepared: QApplication, qtbot: QtBot) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    for day in (date(2023, 1, 1), date(2023, 11, 15), date(2023, 12, 15), date(2024, 2, 1)):
        line.show_nodes(nodes_of(PLAN, day), day)
        assert not line.grab().isNull()


def test_a_usual_plan_follows_the_day_of_filing_and_a_changed_one_stays(
    prepared: QApplication, qtbot: QtBot
) -> None:
    dialog = PlanDialog(PLAN.report_by, PLAN.days, year=2023, today=date(2023, 11, 20))
    qtbot.addWidget(dialog)
    dialog.report_by.setDate(dialog.report_by.date().addDays(10))
    assert dialog.days() == usual_days(date(2023, 12, 25))
    dialog.lines[0].name.setText("各市报")
    dialog.report_by.setDate(dialog.report_by.date().addDays(10))
    assert dialog.days()[0].planned_on == date(2023, 11, 20)
    dialog.restore_usual()
    assert dialog.days() == usual_days(date(2024, 1, 4))
