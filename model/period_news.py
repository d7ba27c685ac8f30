"""What came in the present period (本期进展): month or quarter, up to the 数据截止日.

Lamps are compared on the plan as it stands now with those of the last day of the period before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from model.deadlines import LAMP_SQL, lamp_parameters, lamp_sql
from model.entities import LocalActionId
from model.ledger import Ledger
from model.quarters import period_start
from model.standing import Standing, ids_of, present_period
from model.words import Lamp
from model.year_facts import YearFacts

ActionIds = tuple[LocalActionId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodNews:
    """The actions (项) of each kind of news of `period`, which began on `begins_on`.

    `noted` are those of which something was written down for the period itself.
    """

    period: str
    begins_on: date
    newly_done: ActionIds
    newly_late: ActionIds
    no_longer_late: ActionIds
    noted: ActionIds


def read_period_news(ledger: Ledger, facts: YearFacts) -> PeriodNews:
    """The news of one list since the period began."""
    period = present_period(ledger, facts.as_of)
    begins_on = period_start(period)
    before = _lamps_before(ledger, facts.as_of, begins_on - timedelta(days=1))
    noted = set(ledger.column("SELECT action_id FROM progress_note WHERE period = ?", (period,)))

    def those(test: Callable[[str, str], bool]) -> ActionIds:
        return ids_of(each for each in facts.standings if test(each.lamp, before[each.id]))

    return PeriodNews(
        period=period,
        begins_on=begins_on,
        newly_done=those(lambda now, then: now == _DONE != then),
        newly_late=those(lambda now, then: now == _LATE != then),
        no_longer_late=those(lambda now, then: then == _LATE != now),
        noted=ids_of(each for each in facts.standings if each.id in noted),
    )


def by_unit(facts: YearFacts, ids: ActionIds) -> list[tuple[str, int]]:
    """How many of these actions each unit leads, in the order of the office; none is lost."""
    wanted = set(ids)
    found = [each for each in facts.standings if each.id in wanted]
    counts = [(unit.name, _led(found, unit.unit_id)) for unit in facts.units]
    return [(name, count) for name, count in counts if count]


_DONE, _LATE = str(Lamp.DONE), str(Lamp.LATE)


def _led(found: list[Standing], unit_id: str | None) -> int:
    return sum(each.unit_id == unit_id for each in found)


def _lamps_before(ledger: Ledger, as_of: date, before: date) -> dict[LocalActionId, str]:
    """The lamp of every action on an earlier day."""
    rows = ledger.tuples(
        f"SELECT a.id, {lamp_sql('before_')}, {LAMP_SQL} FROM local_action AS a",
        lamp_parameters(ledger, as_of) | lamp_parameters(ledger, before, "before_"),
    )
    return {action_id: lamp for action_id, lamp, _ in rows}
