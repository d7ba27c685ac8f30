"""Lamps and completion (亮灯、完成率): the one place where they are computed.

The rule is written once, in SQL, because the long table filters and sorts by it; every page,
form and paper asks here. First match wins:
办结 confirmed · 逾期 after the date and not confirmed · 临期 within the warning days, or the
stage of the last quarter not reached · 未到期 before the start, or 长期 · else 正常.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from model.entities import LocalActionId
from model.ledger import Ledger
from model.quarters import last_quarter_end
from model.settings import read_settings
from model.words import Lamp

# Over an action `a`; its parameters come from `lamp_parameters`.
CONFIRMED_SQL = "(a.confirmed_on IS NOT NULL AND a.confirmed_on <= :as_of)"


def lamp_sql(prefix: str = "") -> str:
    """The rule over an action `a`; a prefix keeps the parameters of a second day apart."""
    return f"""(CASE
    WHEN a.confirmed_on IS NOT NULL AND a.confirmed_on <= :{prefix}as_of THEN '{Lamp.DONE}'
    WHEN a.hand_lamp IS NOT NULL THEN a.hand_lamp
    WHEN a.due_on < :{prefix}as_of THEN '{Lamp.LATE}'
    WHEN a.due_on <= :{prefix}soon_until THEN '{Lamp.SOON}'
    WHEN EXISTS (
        SELECT 1 FROM stage
        WHERE stage.action_id = a.id AND stage.ends_on = :{prefix}last_quarter_end
        AND (stage.reached_on IS NULL OR stage.reached_on > :{prefix}as_of)
    ) THEN '{Lamp.SOON}'
    WHEN a.start_on > :{prefix}as_of OR a.due_kind = '长期' THEN '{Lamp.NOT_DUE}'
    ELSE '{Lamp.NORMAL}'
END)"""


LAMP_SQL = lamp_sql()
# How far it has come by the day: what was confirmed after it was under way, no more is known.
PROGRESS_SQL = (
    f"(CASE WHEN a.progress = '已办结' AND NOT {CONFIRMED_SQL} THEN '推进中' ELSE a.progress END)"
)

# A progress note counts from the day on which its period begins.
BEGUN_SQL = (
    "date(period_ends_on, 'start of month', "
    "iif(instr(period, 'Q'), '-2 months', '+0 months')) <= :as_of"
)


# A lamp, and whether the action is 长期.
Shown = tuple[Lamp, bool]
# The same as plain values: ten thousand of them are counted in no time.
ShownWords = tuple[str, int]


@dataclass(frozen=True, slots=True)
class LampCounts:
    """How many actions (项) show each lamp; `lasting` are those of them that are 长期."""

    by_lamp: Counter[Lamp]
    lasting: Counter[Lamp] = field(default_factory=Counter)

    @property
    def long_term(self) -> int:
        """The 长期 ones, which are never finished."""
        return self.lasting.total()

    @property
    def total(self) -> int:
        """All actions."""
        return self.by_lamp.total()

    @property
    def done(self) -> int:
        """Confirmed actions."""
        return self.by_lamp[Lamp.DONE]

    @property
    def counted(self) -> int:
        """Actions that can be finished (应办结): all but the long-term ones."""
        return self.total - self.long_term

    @property
    def rate(self) -> Fraction | None:
        """完成率: confirmed ÷ actions without the long-term ones; None when there are none."""
        return Fraction(self.done, self.counted) if self.counted else None

    @property
    def worst(self) -> Lamp | None:
        """The lamp that a parent shows: that of its worst child."""
        return next((lamp for lamp in Lamp if self.by_lamp[lamp]), None)


def count_lamps(actions: Mapping[Shown, int]) -> LampCounts:
    """Sum up how many actions show which lamp, those that are 长期 apart."""
    by_lamp: Counter[Lamp] = Counter()
    lasting: Counter[Lamp] = Counter()
    for (lamp, is_long_term), count in actions.items():
        by_lamp[lamp] += count
        if is_long_term:
            lasting[lamp] += count
    return LampCounts(by_lamp, lasting)


def as_shown(counts: Mapping[ShownWords, int]) -> Counter[Shown]:
    """Counts of plain values as those of lamps."""
    return Counter({(Lamp(word), bool(is_long)): n for (word, is_long), n in counts.items()})


def lamps_shown(ledger: Ledger, as_of: date) -> dict[LocalActionId, ShownWords]:
    """What every action shows on a day."""
    rows = ledger.tuples(
        f"SELECT a.id, {LAMP_SQL}, a.due_kind IS '长期' FROM local_action AS a",
        lamp_parameters(ledger, as_of),
    )
    return {action_id: (lamp, is_long_term) for action_id, lamp, is_long_term in rows}


def lamp_parameters(ledger: Ledger, as_of: date, prefix: str = "") -> dict[str, object]:
    """The parameters that LAMP_SQL, or `lamp_sql` with this prefix, binds."""
    return {
        f"{prefix}as_of": as_of,
        f"{prefix}soon_until": as_of + timedelta(days=read_settings(ledger).soon_days),
        f"{prefix}last_quarter_end": last_quarter_end(as_of),
    }
