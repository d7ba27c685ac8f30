"""How every action stands on a day (办理状态): read once, and counted by whoever shows figures.

All figures of 总览 and 进展督办 come from this one reading, and so do the rows they open: a
figure and its rows cannot differ.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from operator import attrgetter, itemgetter
from typing import NamedTuple

from model.completeness import GAPS_OF_ACTIONS, Gap
from model.deadlines import (
    CONFIRMED_SQL,
    LAMP_SQL,
    PROGRESS_SQL,
    LampCounts,
    count_lamps,
    lamp_parameters,
    lamp_sql,
)
from model.entities import LocalActionId, PostId, UnitId
from model.ledger import Ledger
from model.pieces import Pieces, at_once
from model.quarters import month_period, period_end, period_of
from model.settings import read_settings
from model.words import Lamp, Progress, ReportPeriod

WEEK = timedelta(days=7)


class Chase(StrEnum):
    """What an action is chased for (督办事项), most urgent first."""

    LATE = "逾期"
    SOON = "临期"
    SILENT = "本期未报"
    REPORTED = "已报待核"
    TO_ADJUST = "拟调整"


class Standing(NamedTuple):
    """One action on the day; words and days are as they are stored, for there are many.

    Without a time limit `due_on` is 9999, so that it comes last.
    `lamp_before` is its lamp seven days earlier, on the plan as it stands now. `is_silent`:
    it is under way and nothing was said of it in the present period.
    """

    id: LocalActionId
    unit_id: UnitId | None
    post_id: PostId | None
    due_on: str
    lamp: str
    lamp_before: str
    progress: str
    is_long_term: int
    is_silent: int
    no_lead: int
    no_post: int
    no_due: int
    no_outcome: int
    no_evidence: int


def open_ones(standings: Iterable["Standing"]) -> list["Standing"]:
    """Those that are still to be done."""
    return [each for each in standings if each.lamp != _DONE]


# Plain words compare faster than the members of a closed set.
_DONE, _LATE, _SOON = str(Lamp.DONE), str(Lamp.LATE), str(Lamp.SOON)
_REPORTED, _TO_ADJUST = str(Progress.REPORTED), str(Progress.TO_ADJUST)
_ID = attrgetter("id")
_SHOWN = attrgetter("lamp", "is_long_term")
Standings = Sequence[Standing]

# Of an action that is still open.
CHASED: dict[Chase, Callable[[Standing], bool]] = {
    Chase.LATE: lambda each: each.lamp == _LATE,
    Chase.SOON: lambda each: each.lamp == _SOON,
    Chase.SILENT: lambda each: bool(each.is_silent),
    # What is 长期 is never confirmed as done: nothing of it waits for the office.
    Chase.REPORTED: lambda each: each.progress == _REPORTED and not each.is_long_term,
    Chase.TO_ADJUST: lambda each: each.progress == _TO_ADJUST,
}


def waits_for_office(standing: Standing) -> bool:
    """Is the office to act, not the unit? It is to confirm what is reported, to settle a request.

    A unit that asked for another time limit still owes its note of the period.
    """
    if standing.progress == _TO_ADJUST:
        return not standing.is_silent
    return standing.progress == _REPORTED


def present_period(ledger: Ledger, as_of: date) -> str:
    """The period of which units are to report now (本期), by month or by quarter."""
    return period_of(as_of, read_settings(ledger).report_period)


def read_standings(ledger: Ledger, as_of: date) -> list[Standing]:
    """Every action as it stands, the most urgent date first."""
    return at_once(reading_standings(ledger, as_of))


def reading_standings(ledger: Ledger, as_of: date) -> Pieces[list[Standing]]:
    """The same in pieces."""
    parameters: dict[str, object] = {
        **_heard(present_period(ledger, as_of), as_of),
        **lamp_parameters(ledger, as_of),
        **lamp_parameters(ledger, as_of - WEEK, "before_"),
    }
    rows: list[tuple[object, ...]] = []
    last = ledger.value("SELECT coalesce(max(rowid), 0) FROM local_action")
    for first in range(0, last + 1, _AT_ONCE):
        parameters |= {"first": first, "last": first + _AT_ONCE - 1}
        rows += ledger.tuples(_SQL, parameters)
        yield
    # Sorted here: SQLite would fetch the rows in that order, which takes twice as long.
    rows.sort(key=itemgetter(3, 0))
    return [Standing._make(row) for row in rows]


def chased(standings: Iterable[Standing], chase: Chase | None) -> list[Standing]:
    """The open actions chased for this; or, without one, for anything."""
    waiting = open_ones(standings)
    if chase is not None:
        return list(filter(CHASED[chase], waiting))
    return [each for each in waiting if any(test(each) for test in CHASED.values())]


def most_urgent_first(standings: Iterable[Standing]) -> list[Standing]:
    """The late ones first, then those due soon; the order of dates stays within each."""
    ranks = {str(lamp): rank for rank, lamp in enumerate(Lamp)}
    return sorted(standings, key=lambda each: ranks[each.lamp])


def ids_of(standings: Iterable[Standing]) -> tuple[LocalActionId, ...]:
    """Their ids in the same order."""
    return tuple(map(_ID, standings))


def lamps_of(standings: Iterable[Standing]) -> LampCounts:
    """How many show each lamp."""
    counted = Counter(map(_SHOWN, standings))
    return count_lamps({(Lamp(word), bool(apart)): n for (word, apart), n in counted.items()})


def _heard(period: str, as_of: date) -> dict[str, object]:
    """The periods whose notes say something of this one: a month's quarter, a quarter's months."""
    if "Q" not in period:
        periods = [period, period_of(as_of, ReportPeriod.QUARTERLY)]
    else:
        last = period_end(period)
        months = (date(last.year, last.month - back, 1) for back in range(3))
        periods = [period, *map(month_period, months)]
    return {f"period_{at}": periods[min(at, len(periods) - 1)] for at in range(4)}


# What was reported as done, or has not begun, owes no note.
_SILENT = f"""(
    NOT {CONFIRMED_SQL} AND {PROGRESS_SQL} <> '{Progress.REPORTED}'
    AND coalesce(a.start_on, '') <= :as_of
    AND NOT EXISTS (
        SELECT 1 FROM progress_note AS note WHERE note.action_id = a.id
        AND note.period IN (:period_0, :period_1, :period_2, :period_3)
    )
)"""
_GAPS = ", ".join(
    f"({GAPS_OF_ACTIONS[gap]})"
    for gap in (Gap.NO_LEAD, Gap.NO_POST, Gap.NO_DUE, Gap.NO_OUTCOME, Gap.NO_EVIDENCE)
)
_SQL = f"""
    SELECT a.id, a.lead_unit_id, a.post_id, coalesce(a.due_on, '9999'),
        {LAMP_SQL}, {lamp_sql("before_")}, {PROGRESS_SQL}, a.due_kind IS '长期', {_SILENT}, {_GAPS}
    FROM local_action AS a WHERE a.rowid BETWEEN :first AND :last
"""
_AT_ONCE = 3000  # rows
