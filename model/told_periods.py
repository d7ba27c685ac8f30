"""Of which time a figure is told (所述时间): 上半年, 1—6月, 截至9月底 and the like."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta


def is_told_of_before(words: str, day: date) -> bool:
    """Whether words that lead to a figure name, as their last time, one that ended before a day.

    Without a year it is that of the day, or, in January, the year before for 9月底. Words that name
    no time, or the present, speak of the day itself.
    """
    *_, last = None, *_TIME.finditer(words)
    if last is None or last.lastgroup is None:
        return False
    end = _ENDS[last.lastgroup](last, day)
    if end is not None and end - day > _FAR_AHEAD:
        end -= _A_YEAR
    return end is not None and end < day


def names_a_time(words: str) -> bool:
    """Whether words name a time other than the present: 上半年, 9月底."""
    return any(found.lastgroup is not None for found in _TIME.finditer(words))


def _end_of(year: int, month: int) -> date | None:
    return date(year, month, monthrange(year, month)[1]) if 1 <= month <= 12 else None


def _day(found: re.Match[str], day: date) -> date | None:
    try:
        return date(day.year, int(found["of_day"]), int(found["day"]))
    except ValueError:
        return None


_FAR_AHEAD, _A_YEAR = timedelta(days=120), timedelta(days=365)
_QUARTERS = {"一": 3, "二": 6, "两": 6, "三": 9, "四": 12}
_ENDS: dict[str, Callable[[re.Match[str], date], date | None]] = {
    "half": lambda _, day: _end_of(day.year, 6),
    "quarter": lambda found, day: _end_of(day.year, _QUARTERS[found["quarter"]]),
    "last": lambda _, day: day.replace(day=1) - timedelta(days=1),
    "day": _day,
    "month": lambda found, day: _end_of(int(found["of_year"] or day.year), int(found["month"])),
}
# The group that closes last tells the kind. 目前 is the present, and so is a date with its year,
# as a report names the day on which it stands.
_TIME = re.compile(
    r"20\d\d年\d{1,2}月\d{1,2}日|(?P<half>上半年)|[前第]?(?P<quarter>[一二两三四])个?季度"
    r"|(?P<last>上个?月)|(?P<of_day>\d{1,2})月(?P<day>\d{1,2})日"
    r"|(?:(?P<of_year>20\d\d)年)?(?P<month>\d{1,2})月|目前|至今|以来|全年|年[底末]"
)
