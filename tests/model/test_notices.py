"""Notices (督办单): who is asked about what, how strongly, for the how manieth time."""

from datetime import date

import pytest

from model.ledger import Ledger
from model.notices import Notice, read_notices
from model.progress import record_note, set_progress
from model.reminders import remind
from model.task_lists import reported_list
from model.words import Progress, ReminderKind
from tests.model.office import AS_OF, Office, added, due


def notices(ledger: Ledger, unit: str = "") -> tuple[Notice, ...]:
    """Those of the day about the official list."""
    reported = reported_list(ledger)
    assert reported is not None
    return read_notices(ledger, AS_OF, reported.id, unit=unit)


def the_notice(ledger: Ledger) -> Notice:
    (found,) = notices(ledger)
    return found


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2023, 11, 25), ReminderKind.HINT),
        (date(2023, 11, 10), ReminderKind.URGE),
        (date(2023, 9, 30), ReminderKind.ORDER),
    ],
)
def test_how_late_it_is_decides_how_strongly_a_unit_is_asked(
    ledger: Ledger, office: Office, day: date, kind: ReminderKind
) -> None:
    added(ledger, office, due=due(day), lead_unit_id=office.units[0])
    assert the_notice(ledger).kind is kind


def test_a_reminder_of_the_day_is_this_notice(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, due=due(date(2023, 11, 10)), lead_unit_id=office.units[0])
    with ledger.step("催办") as step:
        remind(
            step, [action], kind=ReminderKind.HINT, on=date(2023, 11, 13), unit_id=office.units[0]
        )
        remind(step, [action], kind=ReminderKind.ORDER, on=AS_OF, unit_id=office.units[0])
    found = the_notice(ledger)
    assert (found.kind, found.number) == (ReminderKind.ORDER, 2)
    assert [row.times for row in found.rows] == [1]


def test_what_waits_for_the_office_is_asked_of_nobody(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, due=due(date(2023, 11, 10)), lead_unit_id=office.units[0])
    with ledger.step("报完成") as step:
        set_progress(step, [action], Progress.REPORTED)
    assert notices(ledger) == ()


def test_a_unit_that_only_owes_its_note_is_reminded(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, due=due(date(2024, 6, 1)), lead_unit_id=office.units[0])
    assert (the_notice(ledger).kind, the_notice(ledger).rows[0].is_silent) == ("提醒", True)
    with ledger.step("登记进展") as step:
        record_note(step, action, period="2023-11", done="已有进展")
    assert notices(ledger) == ()


def test_who_asked_for_another_time_limit_is_only_asked_for_the_note(
    ledger: Ledger, office: Office
) -> None:
    action = added(ledger, office, due=due(date(2023, 9, 30)), lead_unit_id=office.units[0])
    with ledger.step("申请") as step:
        set_progress(step, [action], Progress.TO_ADJUST)
    assert the_notice(ledger).kind is ReminderKind.HINT


def test_nobody_is_asked_to_answer_on_a_weekend(ledger: Ledger, office: Office) -> None:
    added(ledger, office, due=due(date(2023, 11, 10)), lead_unit_id=office.units[0])
    assert the_notice(ledger).reply_by == date(2023, 11, 27)  # five days on is a Saturday


def test_one_unit_can_be_named(ledger: Ledger, office: Office) -> None:
    added(ledger, office, due=due(date(2023, 11, 10)), lead_unit_id=office.units[0])
    name = the_notice(ledger).unit
    assert [each.unit for each in notices(ledger, unit=name)] == [name]
    assert notices(ledger, unit="别的单位") == ()
