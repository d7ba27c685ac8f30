"""Who is to be reminded of what, and how strongly (督办单): one notice for each unit.

What waits for the office itself is asked of nobody. A reminder that was registered on the day is
this very notice; earlier ones about the same actions make it the second, the third …
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from model.action_table import ActionRow, read_rows
from model.entities import TaskListId, Unit, UnitId
from model.ledger import Ledger
from model.list_sources import sources_in
from model.reminders import ReminderRecord, read_reminders, usual_kind
from model.standing import (
    CHASED,
    Chase,
    Standing,
    ids_of,
    most_urgent_first,
    open_ones,
    present_period,
    read_standings,
    waits_for_office,
)
from model.units import read_units
from model.words import Lamp, Progress, ReminderKind, UnitKind

_ASKED_FOR = (Chase.LATE, Chase.SOON, Chase.SILENT)
# Within so many days an answer is asked for; one that ends on a weekend waits for Monday.
REPLY_WITHIN = {ReminderKind.HINT: 7, ReminderKind.URGE: 5, ReminderKind.ORDER: 3}
_SATURDAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow:
    """One action that a unit is asked about; `times` is how often it was before."""

    row: ActionRow
    days_late: int
    is_silent: bool
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What one unit gets: `number` is the how manieth time, 1 for the first."""

    unit_id: UnitId
    unit: str
    unit_kind: UnitKind
    kind: ReminderKind
    number: int
    reply_by: date
    period: str
    rows: tuple[NoticeRow, ...]


def read_notices(
    ledger: Ledger, as_of: date, task_list_id: TaskListId, *, unit: str = ""
) -> tuple[Notice, ...]:
    """The notices of the day about one list, by the order of units; for one when it is named."""
    serving = sources_in(ledger, task_list_id)
    standings = open_ones(read_standings(ledger, as_of))
    asked = [each for each in standings if each.id in serving and _is_asked(each)]
    found = []
    for each in read_units(ledger):
        own = [standing for standing in asked if standing.unit_id == each.id]
        if own and unit in ("", each.name):
            found.append(_notice(ledger, as_of, each, most_urgent_first(own)))
    return tuple(found)


def _is_asked(standing: Standing) -> bool:
    is_chased = any(CHASED[chase](standing) for chase in _ASKED_FOR)
    return is_chased and not waits_for_office(standing)


def _notice(ledger: Ledger, as_of: date, unit: Unit, standings: Sequence[Standing]) -> Notice:
    ids = ids_of(standings)
    about = [
        record
        for record in read_reminders(ledger, unit_id=unit.id)
        if record.reminder.reminded_on <= as_of and set(record.action_ids) & set(ids)
    ]
    earlier = [record for record in about if record.reminder.reminded_on < as_of]
    silent = {each.id for each in standings if each.is_silent}
    rows = tuple(
        NoticeRow(
            row=row,
            days_late=_days_late(row, as_of),
            is_silent=row.id in silent,
            times=sum(row.id in record.action_ids for record in earlier),
        )
        for row in read_rows(ledger, ids, as_of)
    )
    kind = _kind(rows, about, as_of)
    return Notice(
        unit_id=unit.id,
        unit=unit.name,
        unit_kind=unit.kind,
        kind=kind,
        number=len(earlier) + 1,
        reply_by=_reply_by(as_of, kind),
        period=present_period(ledger, as_of),
        rows=rows,
    )


def _days_late(row: ActionRow, as_of: date) -> int:
    if row.lamp is not Lamp.LATE or row.due is None or row.due.day is None:
        return 0
    return max(0, (as_of - row.due.day).days)


def _kind(rows: Sequence[NoticeRow], about: Sequence[ReminderRecord], as_of: date) -> ReminderKind:
    """As the office registered it today; else the strongest that any of the actions calls for."""
    today = [each.reminder.kind for each in about if each.reminder.reminded_on == as_of]
    return max(today or map(_usual_kind, rows), key=list(ReminderKind).index)


def _usual_kind(row: NoticeRow) -> ReminderKind:
    # Who asked for another time limit is not urged while the answer waits; the note is owed.
    if row.row.progress is Progress.TO_ADJUST:
        return ReminderKind.HINT
    return usual_kind(row.row.lamp, days_late=row.days_late, times=row.times)


def _reply_by(as_of: date, kind: ReminderKind) -> date:
    day = as_of + timedelta(days=REPLY_WITHIN[kind])
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= _SATURDAY else day
