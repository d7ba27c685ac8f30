"""Days that cannot be are refused wherever they are recorded, with the span that is possible."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from model import adjustments, progress, stages, submission_plan
from model.due import Due
from model.entities import AdjustmentId, LocalActionId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.possible_days import counted_days, recorded_days
from model.reminders import remind
from model.settings import change_settings
from model.step import Step
from model.words import DueKind, ReminderKind
from tests.model.office import AS_OF, Office, added

LATER = Due(text="年底前", kind=DueKind.YEAR_END, day=date(2023, 12, 31))
SPAN = "应在2022年1月1日至2023年11月20日之间"


def confirm(step: Step, action: LocalActionId, on: date) -> None:
    """确认办结."""
    progress.confirm(step, [action], by="李四", on=on)


def ask(step: Step, action: LocalActionId, on: date) -> None:
    """申请调整时限."""
    adjustments.propose_adjustment(step, [action], LATER, "会商", on)


def give_reminder(step: Step, action: LocalActionId, on: date) -> None:
    """登记催办."""
    unit = step.ledger.value("SELECT id FROM unit")
    remind(step, [action], kind=ReminderKind.URGE, on=on, unit_id=unit)


def reach(step: Step, action: LocalActionId, on: date) -> None:
    """阶段目标达到."""
    stages.set_stage(step, action, date(2023, 6, 30), "形成初稿")
    (stage,) = stages.read_stages(step.ledger, action)
    stages.reach_stage(step, stage.id, on)


@pytest.mark.parametrize("record", [confirm, ask, give_reminder, reach])
def test_what_happened_lies_between_last_year_and_the_day(
    ledger: Ledger, office: Office, record: Callable[[Step, LocalActionId, date], None]
) -> None:
    action = added(ledger, office)
    for day in (date(1900, 1, 1), date(2021, 12, 31), date(2023, 11, 21), date(2099, 1, 1)):
        with pytest.raises(InvalidEntryError, match=SPAN), ledger.step("登记") as step:
            record(step, action, day)
    for day in (date(2022, 1, 1), AS_OF):
        with ledger.step("登记") as step:
            record(step, action, day)


def test_an_approval_lies_between_the_request_and_the_day(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    with ledger.step("申请") as step:
        (asked,) = adjustments.propose_adjustment(step, [action], LATER, "会商", date(2023, 9, 1))
    with pytest.raises(InvalidEntryError, match="2023年9月1日至2023年11月20日"):
        approve(ledger, asked, date(2099, 1, 1))
    approve(ledger, asked, date(2023, 9, 1))


def approve(ledger: Ledger, asked: str, on: date) -> None:
    """批准."""
    with ledger.step("批准") as step:
        adjustments.approve_adjustment(step, AdjustmentId(asked), "局长", on)


def test_the_data_day_may_lie_after_today(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    with ledger.step("截止日") as step:
        change_settings(step, as_of=date(2023, 12, 31))
    with ledger.step("办结") as step:
        confirm(step, action, date(2023, 12, 20))


@pytest.mark.parametrize("year", [1753, 2022, 2025, 9999])
def test_a_report_is_due_in_the_year_of_its_list_or_the_next(
    ledger: Ledger, office: Office, year: int
) -> None:
    span = "2023年1月1日至2024年12月31日"
    with pytest.raises(InvalidEntryError, match=span), ledger.step("计划") as step:
        submission_plan.set_plan(step, office.list_id, date(year, 12, 15), [])


@pytest.mark.parametrize(
    ("day", "what"),
    [
        (submission_plan.PlannedDay(name="汇总", planned_on=date(1753, 1, 1)), "计划日期"),
        (
            submission_plan.PlannedDay(
                name="汇总", planned_on=date(2023, 11, 1), done_on=date(2024, 1, 1)
            ),
            "完成日期",
        ),
    ],
)
def test_a_planned_day_lies_about_its_year_and_a_done_one_in_the_past(
    ledger: Ledger, office: Office, day: submission_plan.PlannedDay, what: str
) -> None:
    with pytest.raises(InvalidEntryError, match=f"“汇总”的{what}"), ledger.step("计划") as step:
        submission_plan.set_plan(step, office.list_id, date(2023, 12, 15), [day])


def test_no_day_is_possible_while_the_clock_is_behind_the_request(ledger: Ledger) -> None:
    ledger.now = lambda: datetime(2023, 11, 20, tzinfo=UTC)
    with pytest.raises(InvalidEntryError, match="请核对电脑日期和数据截止日"):
        recorded_days(ledger, since=date(2023, 12, 18)).require(
            date(2023, 12, 19), what="批准日期", undone="时限没有调整"
        )


def test_what_stood_in_the_plan_is_not_judged_again(ledger: Ledger, office: Office) -> None:
    report_by = date(2023, 12, 15)
    usual = submission_plan.usual_days(report_by)
    done = [replace(usual[0], done_on=date(2023, 11, 20)), *usual[1:]]
    renamed = [*done[:-1], replace(done[-1], name="寄")]
    ledger.now = lambda: datetime(2023, 11, 20, tzinfo=UTC)
    with ledger.step("报") as step:
        submission_plan.set_plan(step, office.list_id, report_by, done)
    ledger.now = lambda: datetime(2023, 11, 1, tzinfo=UTC)  # the clock was put back
    with ledger.step("改名") as step:
        submission_plan.set_plan(step, office.list_id, report_by, renamed)
    plan = submission_plan.read_plan(ledger)
    assert plan is not None
    assert list(plan.days) == renamed


def test_papers_count_to_days_about_the_years_of_the_lists(ledger: Ledger, office: Office) -> None:
    span = counted_days(ledger)
    assert (span.first, span.last) == (date(2022, 1, 1), date(2024, 12, 31))
    with ledger.step("数据截止日") as step:
        change_settings(step, as_of=date(2027, 3, 1))
    assert counted_days(ledger).last == date(2027, 3, 1)
