"""Days that an office can have written down (可能的日期): the one rule for every recorded day.

What is recorded has happened: not before the year in which its lists were prepared, and not after
today or the 数据截止日. What is planned for a submission lies about the year of its list.
"""

from dataclasses import dataclass
from datetime import date

from model.day_words import day_words
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.settings import as_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The first and the last day that are possible."""

    first: date
    last: date

    def require(self, day: date, *, what: str, undone: str) -> None:
        """Refuse a day outside; `undone` says what was not done, for nothing is stored then."""
        if self.first > self.last:
            raise InvalidEntryError(
                f"现在是{day_words(self.last)}（今天和数据截止日中较晚的），早于{day_words(self.first)}，"
                f"{what}无从填写，{undone}。请核对电脑日期和数据截止日。"
            )
        if not self.first <= day <= self.last:
            raise InvalidEntryError(
                f"{what}（{day_words(day)}）不对，应在{day_words(self.first)}"
                f"至{day_words(self.last)}之间，{undone}。请核对日期。"
            )


def recorded_days(ledger: Ledger, *, since: date | None = None) -> Span:
    """Days on which something can have happened; `since` is when it could begin."""
    last = max(as_of(ledger), ledger.now().date())
    year = ledger.value("SELECT min(year) FROM task_list") or last.year
    first = date(min(year, last.year) - 1, 1, 1)
    return Span(first=max(first, since) if since else first, last=last)


def counted_days(ledger: Ledger) -> Span:
    """Days up to which a paper can count: not before there was anything, not long after."""
    recorded = recorded_days(ledger)
    year = ledger.value("SELECT max(year) FROM task_list") or recorded.last.year
    return Span(first=recorded.first, last=max(recorded.last, date(year + 1, 12, 31)))


def filing_days(year: int) -> Span:
    """Days on which the report of a year can be due."""
    return Span(first=date(year, 1, 1), last=date(year + 1, 12, 31))


def planned_days(year: int) -> Span:
    """Days on which something can be planned for it: counted back from an early day too."""
    return Span(first=date(year - 1, 1, 1), last=date(year + 1, 12, 31))
