"""How actions stand on a day, what is chased, what moved: tables of days."""

import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.action_deletion import delete_actions
from model.action_table import ActionFilter, count_found
from model.breakdown import change_actions
from model.chase_owners import posts_chased, units_chased
from model.coverage import read_coverage
from model.due import Due
from model.entities import LocalActionId
from model.evidence import add_evidence
from model.lamp_tables import lamps_by_task, lamps_by_unit
from model.ledger import Ledger
from model.movement import Movement, read_movement
from model.progress import confirm, record_note, set_progress
from model.standing import (
    Chase,
    chased,
    lamps_of,
    most_urgent_first,
    present_period,
    read_standings,
)
from model.submission_plan import read_plan
from model.today import Duty, things_to_do
from model.triage import set_triage
from model.words import DueKind, Lamp, Progress, Triage
from tests.model.office import AS_OF, NOW, Office, added, due, fill, new_ledger
from tests.model.random_steps import Act, run, steps

DAY = timedelta(days=1)


def ids_chased(ledger: Ledger, chase: Chase | None, as_of: date = AS_OF) -> list[LocalActionId]:
    return [each.id for each in chased(read_standings(ledger, as_of), chase)]


@pytest.mark.parametrize(
    ("period", "is_silent"),
    [("2023-11", False), ("2023-Q4", False), ("2023-10", True), ("2023-Q3", True)],
)
def test_only_a_note_of_the_month_or_its_quarter_breaks_the_silence(
    ledger: Ledger, office: Office, period: str, is_silent: bool
) -> None:
    action = added(ledger, office)
    with ledger.step("进展") as step:
        record_note(step, action, period=period, done="已办")
    assert (action in ids_chased(ledger, Chase.SILENT)) == is_silent


@pytest.mark.parametrize(
    ("period", "is_silent"),
    [("2023-10", False), ("2023-Q4", False), ("2023-09", True), ("2023-Q3", True)],
)
def test_an_office_that_reports_by_quarter_hears_in_any_of_its_months(
    ledger: Ledger, office: Office, period: str, is_silent: bool
) -> None:
    action = added(ledger, office)
    with ledger.step("按季填报") as step:
        step.insert("setting", id="report_period", value='"按季"')
        record_note(step, action, period=period, done="已办")
    assert present_period(ledger, AS_OF) == "2023-Q4"
    assert (action in ids_chased(ledger, Chase.SILENT)) == is_silent


def test_who_has_not_begun_or_has_reported_done_owes_no_note(
    ledger: Ledger, office: Office
) -> None:
    later = added(ledger, office, start_text="12月", start_on=date(2023, 12, 1))
    told, confirmed, silent = (added(ledger, office) for _ in range(3))
    with ledger.step("进展") as step:
        set_progress(step, [told], Progress.REPORTED)
        confirm(step, [confirmed], by="李四", on=AS_OF)
    assert ids_chased(ledger, Chase.SILENT) == [silent]
    assert ids_chased(ledger, Chase.REPORTED) == [told]
    assert later in ids_chased(ledger, Chase.SILENT, date(2023, 12, 1))
    # On the day before it was confirmed it was still to be chased.
    assert confirmed in ids_chased(ledger, Chase.SILENT, AS_OF - DAY)


def test_what_goes_on_for_good_never_waits_to_be_confirmed(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, due=due(None, DueKind.LONG_TERM))
    with ledger.step("报完成") as step:
        set_progress(step, [action], Progress.REPORTED)
    assert ids_chased(ledger, Chase.REPORTED, AS_OF) == []


def test_the_most_urgent_come_first(ledger: Ledger, office: Office) -> None:
    calm, soon, late, later = (
        added(ledger, office, due=due(AS_OF + days * DAY) if days else None)
        for days in (0, 3, -9, -2)
    )
    shown = most_urgent_first(chased(read_standings(ledger, AS_OF), None))
    assert [each.id for each in shown] == [late, later, soon, calm]


def test_owners_share_out_what_is_chased(ledger: Ledger, office: Office) -> None:
    added(ledger, office, lead_unit_id=office.units[0], post_id=office.post, due=due(AS_OF - DAY))
    added(ledger, office)
    standings = read_standings(ledger, AS_OF)
    units, posts = units_chased(ledger, standings, AS_OF), posts_chased(ledger, standings, AS_OF)
    assert [(each.name, each.counts[Chase.LATE]) for each in units] == [
        ("法规处", 1),
        ("未定牵头单位", 0),
    ]
    assert [each.name for each in posts] == ["张三", "未定责任人"]


def movement(ledger: Ledger, as_of: date = AS_OF) -> Movement:
    return read_movement(ledger, as_of, read_standings(ledger, as_of))


@pytest.mark.parametrize(
    ("days", "is_news"), [(-8, False), (-7, True), (-2, True), (-1, True), (0, False)]
)
def test_what_turned_late_within_seven_days_is_newly_late(
    ledger: Ledger, office: Office, days: int, is_news: bool
) -> None:
    # Late since the day after its time limit.
    action = added(ledger, office, due=due(AS_OF + days * DAY))
    assert (movement(ledger).newly_late == (action,)) == is_news


@pytest.mark.parametrize(("days", "is_news"), [(-7, False), (-6, True), (0, True), (1, False)])
def test_what_was_confirmed_within_seven_days_is_newly_done(
    ledger: Ledger, office: Office, days: int, is_news: bool
) -> None:
    action = added(ledger, office, due=due(AS_OF - 30 * DAY))
    ledger.now = lambda: datetime(2023, 11, 30, tzinfo=UTC)
    with ledger.step("办结") as step:
        confirm(step, [action], by="李四", on=AS_OF + days * DAY)
    found = movement(ledger)
    assert (found.newly_done == (action,)) == is_news
    assert (found.no_longer_late == (action,)) == is_news


@pytest.mark.parametrize(("days", "is_news"), [(-7, False), (-6, True), (0, True), (1, False)])
def test_what_was_recorded_within_seven_days_is_news(
    ledger: Ledger, office: Office, days: int, is_news: bool
) -> None:
    ledger.now = lambda: datetime(2023, 1, 1, tzinfo=NOW.tzinfo)
    old = added(ledger, office)
    ledger.now = lambda: NOW + days * DAY
    with ledger.step("进展") as step:
        record_note(step, old, period="2023-11", done="已办")
        record_note(step, old, period="2023-10", done="已办")
        add_evidence(step, [old], name="a", data=b"1", on=AS_OF)
    new = added(ledger, office)
    found = movement(ledger)
    assert (found.noted, found.proved) == (((old,), (old,)) if is_news else ((), ()))
    assert found.added == ((new,) if is_news else ())


def test_what_was_taken_back_or_deleted_is_no_news(ledger: Ledger, office: Office) -> None:
    ledger.now = lambda: datetime(2023, 1, 1, tzinfo=NOW.tzinfo)
    old = added(ledger, office)
    with ledger.step("删除") as step:
        delete_actions(step, [old])
    ledger.now = lambda: NOW
    ledger.undo()
    assert movement(ledger).added == ()
    added(ledger, office)
    ledger.undo()
    assert movement(ledger).added == ()


def test_today_names_what_waits_most_pressing_first(ledger: Ledger, office: Office) -> None:
    with ledger.step("认领") as step:
        set_triage(step, office.clauses[:3], Triage.PROVINCE)
    lead = {"lead_unit_id": office.units[0], "post_id": office.post}
    added(ledger, office, due=due(AS_OF - DAY), **lead)
    added(ledger, office, due=due(AS_OF), **lead)  # a Monday: until Sunday it is this week
    added(ledger, office, due=due(AS_OF + 6 * DAY), **lead)
    added(ledger, office, due=due(AS_OF + 7 * DAY), **lead)
    assert [duty.text for duty in _duties(ledger)] == [
        "倒排计划今天：汇总",
        "逾期 1 项",
        "本周到期 2 项",
        "临期 3 项",
        "本期未报 4 项",
        "待认领 3 条",
        "已认领无举措 2 条",
    ]


def test_a_quiet_day_asks_for_nothing(ledger: Ledger, office: Office) -> None:
    with ledger.step("认领") as step:
        set_triage(step, office.clauses, Triage.NATIONAL)
    plan, standings = read_plan(ledger), read_standings(ledger, AS_OF - DAY)
    assert things_to_do(standings, read_coverage(ledger), plan, AS_OF - DAY) == ()


def _duties(ledger: Ledger) -> tuple[Duty, ...]:
    standings = read_standings(ledger, AS_OF)
    return things_to_do(standings, read_coverage(ledger), read_plan(ledger), AS_OF)


def test_actions_without_a_unit_or_a_day_are_found(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    (standing,) = read_standings(ledger, AS_OF)
    assert (standing.no_lead, standing.no_post, standing.no_due) == (1, 1, 1)
    with ledger.step("落实") as step:
        change_actions(
            step,
            [action],
            lead_unit_id=office.units[0],
            post_id=office.post,
            due=Due(text="长期", kind=DueKind.LONG_TERM, day=None),
        )
    (standing,) = read_standings(ledger, AS_OF)
    assert (standing.no_lead, standing.no_post, standing.no_due) == (0, 0, 0)
    assert standing.due_on == "9999"


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(st.lists(steps(), min_size=4, max_size=8))
def test_every_figure_is_that_of_the_long_table(wanted: list[list[Act]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ledger = new_ledger(Path(folder) / "台账.zhize")
        office = fill(ledger)
        for number in range(3):
            added(ledger, office, lead_unit_id=office.units[number])
        for each in wanted:
            run(ledger, "一步", each)
        standings = read_standings(ledger, AS_OF)
        assert lamps_of(standings) == count_found(ledger, ActionFilter(), AS_OF)
        for line in lamps_by_task(ledger, standings):
            wanted_here = ActionFilter(under=(line.kind, line.id))
            assert line.actions == count_found(ledger, wanted_here, AS_OF)
        for unit in lamps_by_unit(ledger, standings):
            if unit.unit_id is not None:
                of_unit = ActionFilter(unit_id=unit.unit_id)
                assert unit.actions == count_found(ledger, of_unit, AS_OF)
        assert {each.lamp for each in standings} <= set(map(str, Lamp))
        ledger.close()
