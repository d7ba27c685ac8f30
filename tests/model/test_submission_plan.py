"""The plan backwards from the filing: the usual days, what was changed, where each stands."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.submission_plan import (
    MilestoneState,
    PlannedDay,
    SubmissionPlan,
    read_plan,
    set_plan,
    usual_days,
)
from model.task_lists import change_task_list
from tests.model.office import AS_OF, Office

FILING = date(2023, 12, 15)
DONE, PAST, LATE = MilestoneState.DONE, MilestoneState.PAST, MilestoneState.LATE
TODAY, NEXT, COMING = MilestoneState.TODAY, MilestoneState.NEXT, MilestoneState.COMING


def plan_of(ledger: Ledger) -> SubmissionPlan:
    plan = read_plan(ledger)
    assert plan is not None
    return plan


def store(ledger: Ledger, office: Office, days: list[PlannedDay]) -> None:
    with ledger.step("倒排") as step:
        set_plan(step, office.list_id, FILING, days)


def test_the_usual_days_of_2023(ledger: Ledger, office: Office) -> None:
    plan = plan_of(ledger)
    assert [(f"{day.planned_on:%m-%d}", day.name) for day in plan.days] == [
        ("11-10", "各单位报"),
        ("11-20", "汇总"),
        ("11-24", "处长审"),
        ("12-01", "局领导审"),
        ("12-08", "签发用印"),
        ("12-11", "寄出"),
    ]
    assert not plan.is_stored


@pytest.mark.parametrize(
    ("as_of", "states"),
    [
        (date(2023, 11, 1), (NEXT, COMING, COMING)),
        (date(2023, 11, 10), (TODAY, NEXT, COMING)),
        (date(2023, 11, 15), (PAST, NEXT, COMING)),
        (date(2023, 12, 31), (PAST, PAST, PAST)),
    ],
)
def test_of_an_untouched_plan_nothing_is_called_late(
    ledger: Ledger, office: Office, as_of: date, states: tuple[MilestoneState, ...]
) -> None:
    assert plan_of(ledger).states(as_of)[:3] == states


def test_what_is_ticked_off_is_done_and_the_rest_can_be_late(
    ledger: Ledger, office: Office
) -> None:
    first, second, *rest = usual_days(FILING)
    store(ledger, office, [first, replace(second, done_on=AS_OF), *rest])
    plan = plan_of(ledger)
    assert plan.states(AS_OF)[:3] == (LATE, DONE, NEXT)
    # On the day before nobody knew that it would be done.
    assert plan.states(AS_OF - timedelta(days=1))[1] is NEXT


def test_a_changed_plan_keeps_its_order_and_the_usual_one_is_not_kept(
    ledger: Ledger, office: Office
) -> None:
    days = [
        PlannedDay(name="  寄出 ", planned_on=FILING),
        PlannedDay(name="汇总", planned_on=AS_OF),
    ]
    store(ledger, office, days)
    assert [day.name for day in plan_of(ledger).days] == ["寄出", "汇总"]
    store(ledger, office, list(usual_days(FILING)))
    assert not plan_of(ledger).is_stored
    ledger.undo()
    assert [day.name for day in plan_of(ledger).days] == ["寄出", "汇总"]


def test_the_usual_plan_follows_the_day_of_the_filing(ledger: Ledger, office: Office) -> None:
    with ledger.step("改报送时间") as step:
        change_task_list(step, office.list_id, report_by=date(2024, 1, 15))
    assert plan_of(ledger).days[0].planned_on == date(2023, 12, 11)


@pytest.mark.parametrize("name", ["", "  ", "长" * 21])
def test_a_day_needs_a_short_name(ledger: Ledger, office: Office, name: str) -> None:
    with pytest.raises(InvalidEntryError, match="没有存入"):
        store(ledger, office, [PlannedDay(name=name, planned_on=AS_OF)])
    assert not plan_of(ledger).is_stored


def test_a_plan_without_any_day_is_refused(ledger: Ledger, office: Office) -> None:
    with pytest.raises(InvalidEntryError, match="至少要有一个节点"):
        store(ledger, office, [])


def test_without_a_list_there_is_no_plan(ledger: Ledger) -> None:
    assert read_plan(ledger) is None


def test_without_a_day_of_filing_the_plan_is_empty(ledger: Ledger, office: Office) -> None:
    with ledger.step("没有报送时间") as step:
        change_task_list(step, office.list_id, report_by=None)
    assert (plan_of(ledger).days, plan_of(ledger).report_by) == ((), None)
