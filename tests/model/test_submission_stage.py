"""How far a filing is: its steps, what comes next, what is odd."""

from dataclasses import replace
from datetime import date

from model.ledger import Ledger
from model.submission_files import change_filing_day
from model.submission_plan import MilestoneState, read_plan
from model.submission_stage import (
    StepState,
    filing_steps,
    marked_by,
    next_step,
    oddities,
    submission_stage,
)
from model.task_lists import change_task_list
from model.words import SubmissionEventKind as Kind
from tests.model.filings import happened, present
from tests.model.office import AS_OF, Office


def words(ledger: Ledger) -> list[str]:
    return [f"{each.kind}{each.state}" for each in filing_steps(present(ledger))]


def test_each_step_says_where_it_stands(ledger: Ledger, office: Office) -> None:
    assert next_step(present(ledger)) is Kind.FOR_APPROVAL
    happened(ledger, Kind.SIGNED, person="李示例")
    assert words(ledger) == [
        *("送审未登记", "签发已登记", "编号下一步", "用印未到", "扫描未到"),
        *("寄出未到", "电子件发出未到", "对方确认未到"),
    ]
    stage = submission_stage(present(ledger), AS_OF)
    assert stage.sentence == "第1次报送：11月10日已签发（李示例），下一步编号"
    assert stage.days_left == 25


def test_usual_days_of_the_plan_are_done_once_they_are_registered(
    ledger: Ledger, office: Office
) -> None:
    happened(ledger, Kind.SIGNED, date(2023, 11, 10))
    happened(ledger, Kind.POSTED, date(2023, 11, 15))
    plan = read_plan(ledger)
    assert plan is not None
    done = {day.name: day.done_on for day in marked_by(plan, present(ledger)).days}
    assert done["局领导审"] == date(2023, 11, 10)
    assert done["寄出"] == date(2023, 11, 15)
    assert done["签发用印"] is None  # the seal is not registered yet
    assert done["汇总"] is None


def test_what_lies_before_a_registered_day_of_the_plan_is_neither_next_nor_late(
    ledger: Ledger, office: Office
) -> None:
    happened(ledger, Kind.SIGNED, AS_OF)
    plan = read_plan(ledger)
    assert plan is not None
    assert plan.states(AS_OF)[2] is MilestoneState.NEXT
    for shown in (plan, replace(plan, is_stored=True)):
        marked = marked_by(shown, present(ledger))
        assert [str(state) for state in marked.states(AS_OF)[:5]] == [
            *("已过", "未登记", "未登记", "已完成", "下一步"),
        ]
        assert marked.states(date(2023, 11, 27))[:3] == (MilestoneState.PAST,) * 3


def test_the_order_of_sending_is_free_and_a_form_that_is_not_asked_for_is_skipped(
    ledger: Ledger, office: Office
) -> None:
    happened(ledger, Kind.MAILED)
    assert next_step(present(ledger)) is Kind.POSTED
    with ledger.step("来文") as step:
        change_task_list(step, office.list_id, report_form="电子版")
    assert next_step(present(ledger)) is Kind.ACKNOWLEDGED
    assert f"{Kind.POSTED}{StepState.NOT_ASKED}" in words(ledger)
    happened(ledger, Kind.ACKNOWLEDGED)
    assert next_step(present(ledger)) is None


def test_what_looks_odd_is_pointed_out_and_not_refused(ledger: Ledger, office: Office) -> None:
    happened(ledger, Kind.FOR_APPROVAL, date(2023, 11, 12))
    happened(ledger, Kind.SIGNED, date(2023, 11, 11))
    happened(ledger, Kind.NUMBERED, date(2023, 11, 12), number="示知发[2023]12号")
    happened(ledger, Kind.POSTED, date(2023, 11, 13), copies=1)
    with ledger.step("来文") as step:
        change_task_list(step, office.list_id, report_by=date(2023, 11, 12))
    assert oddities(present(ledger)) == (
        "签发（11月11日）早于送审（11月12日），请核对日期。",
        "数据截止日11月20日晚于签发11月11日，请核对。",
        "签发没有写明签发人，请点这条登记补填。",
        "没有登记用印、扫描，已登记了后面的步骤。",
        "文号“示知发[2023]12号”不合公文格式，应像“×知发〔2023〕12号”。",
        "寄出1份，少于应报的2份。",
        "纸件11月13日寄出，晚于报送时限2023年11月12日。",
    )


def test_figures_of_a_later_day_than_that_of_the_signature_are_odd(
    ledger: Ledger, office: Office
) -> None:
    happened(ledger, Kind.SIGNED, date(2023, 11, 19), person="李示例")
    assert "数据截止日11月20日晚于签发11月19日，请核对。" in oddities(present(ledger))
    with ledger.step("改数据截止日") as step:
        change_filing_day(step, date(2023, 11, 19))
    assert not any("数据截止日" in told for told in oddities(present(ledger)))


def test_each_form_that_is_asked_for_is_due_by_the_day(ledger: Ledger, office: Office) -> None:
    with ledger.step("来文") as step:
        change_task_list(step, office.list_id, report_by=date(2023, 11, 12), report_form="")
    happened(ledger, Kind.MAILED, date(2023, 11, 11))
    happened(ledger, Kind.POSTED, date(2023, 11, 14), copies=2)
    late = "纸件11月14日寄出，晚于报送时限2023年11月12日。"
    assert late in oddities(present(ledger))
    with ledger.step("来文") as step:
        change_task_list(step, office.list_id, report_form="电子版")
    assert late not in oddities(present(ledger))


def test_what_was_registered_after_the_day_of_the_figures_is_told(
    ledger: Ledger, office: Office
) -> None:
    happened(ledger, Kind.SIGNED, date(2023, 11, 20), person="李示例")
    assert "11月20日已签发" in submission_stage(present(ledger), date(2023, 11, 1)).sentence


def test_a_regular_filing_leaves_nothing_to_ask(ledger: Ledger, office: Office) -> None:
    assert oddities(present(ledger)) == ()
    with ledger.step("改数据截止日") as step:
        change_filing_day(step, date(2023, 10, 31))
    for at, kind in enumerate((Kind.FOR_APPROVAL, Kind.SIGNED, Kind.NUMBERED, Kind.SEALED)):
        on = date(2023, 11, 10 + at)
        happened(ledger, kind, on, person="李示例", number="示知发〔2023〕12号")
    happened(ledger, Kind.SCANNED, date(2023, 11, 14))
    happened(ledger, Kind.POSTED, date(2023, 11, 15), copies=2)
    assert oddities(present(ledger)) == ()
