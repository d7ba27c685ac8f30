"""Quarters and months of the year, as stages and progress notes count them (季度、期次)."""

import calendar
import re
from datetime import date

from model.errors import InvalidEntryError
from model.words import ReportPeriod

_NUMERALS = "一二三四"
_PERIOD = re.compile(r"([1-9][0-9]{3})-(?:Q([1-4])|(0[1-9]|1[0-2]))")


def quarter_end(year: int, quarter: int) -> date:
    """The last day of quarter 1 to 4."""
    return month_end(year, quarter * 3)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def last_quarter_end(as_of: date) -> date:
    """The end of the last quarter that has ended by the evening of `as_of`."""
    ends = [quarter_end(as_of.year, quarter) for quarter in (4, 3, 2, 1)]
    return next((end for end in ends if end <= as_of), date(as_of.year - 1, 12, 31))


def quarter_name(ends_on: date) -> str:
    """一季度 … 四季度 for the last day of a quarter."""
    return f"{_NUMERALS[(ends_on.month - 1) // 3]}季度"


def month_period(day: date) -> str:
    """The period of a monthly note, such as 2023-10."""
    return f"{day.year}-{day.month:02}"


def period_of(day: date, rhythm: ReportPeriod) -> str:
    """The period that a day belongs to, such as 2023-10 or 2023-Q4."""
    if rhythm is ReportPeriod.QUARTERLY:
        return f"{day.year}-Q{(day.month + 2) // 3}"
    return month_period(day)


def periods_until(day: date, rhythm: ReportPeriod, *, since: int) -> list[str]:
    """The periods from the year `since` to that of the day, the latest first."""
    months = (
        date(year, month, 1)
        for year in range(day.year, min(since, day.year) - 1, -1)
        for month in range(12, 0, -1)
    )
    return list(dict.fromkeys(period_of(each, rhythm) for each in months if each <= day))


def period_end(period: str) -> date:
    """The last day of 2023-10 or 2023-Q3; raises InvalidEntryError for anything else."""
    match = _PERIOD.fullmatch(period)
    if match is None:
        raise InvalidEntryError(f"“{period}”不是有效的期次，没有存入。请写成2023-10或2023-Q3。")
    if match[2] is not None:
        return quarter_end(int(match[1]), int(match[2]))
    return month_end(int(match[1]), int(match[3]))


def period_start(period: str) -> date:
    """The first day of 2023-10 or 2023-Q3."""
    ends_on = period_end(period)
    months = 3 if "Q" in period else 1
    return date(ends_on.year, ends_on.month - months + 1, 1)


def period_name(period: str) -> str:
    """How a paper names a period: 2023年10月, 2023年三季度."""
    ends_on = period_end(period)
    if "Q" in period:
        return f"{ends_on.year}年{quarter_name(ends_on)}"
    return f"{ends_on.year}年{ends_on.month}月"
