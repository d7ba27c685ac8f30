"""Which months or which year a value counts (数据所属期), and which value it is compared with."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from model.report_entities import IndicatorValue
from model.words import IndicatorMeasure


def is_month_end(day: date) -> bool:
    """Is it the last day of its month?"""
    return day.day == monthrange(day.year, day.month)[1]


def counted_year(day: date, year: int) -> int:
    """The year that a 年度 value counts, in a list of `year`.

    One for the year before is often noted on the day on which it was made public.
    """
    is_whole_year = (day.month, day.day) == (12, 31)
    return day.year if is_whole_year or day.year < year else day.year - 1


def period_of(measure: IndicatorMeasure, day: date, year: int) -> tuple[int, int]:
    """Values of one period have the same 上年值: months for 累计, else a year."""
    match measure:
        case IndicatorMeasure.CUMULATIVE:
            return day.year, day.month
        case IndicatorMeasure.ON_DAY:
            return day.year, 0
        case IndicatorMeasure.YEARLY:
            return counted_year(day, year), 0


def recorded_before(
    measure: IndicatorMeasure, values: Sequence[IndicatorValue], year: int
) -> Decimal | None:
    """The 上年值 of the last of these values, the oldest first, if it is one of them itself.

    That is the value for the year before of 年度, and that of 31 December before of 时点.
    """
    if not values:
        return None
    newest, *_ = period_of(measure, values[-1].on_day, year)
    match measure:
        case IndicatorMeasure.CUMULATIVE:
            return None  # its values are all of one year
        case IndicatorMeasure.ON_DAY:
            found = [each for each in values if each.on_day == date(newest - 1, 12, 31)]
        case IndicatorMeasure.YEARLY:
            found = [each for each in values if counted_year(each.on_day, year) == newest - 1]
    return found[-1].value if found else None
