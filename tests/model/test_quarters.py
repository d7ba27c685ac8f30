"""Quarters, months and the periods of notes."""

from datetime import date

import pytest

from model import quarters
from model.errors import InvalidEntryError
from model.words import ReportPeriod


@pytest.mark.parametrize(
    ("as_of", "ended"),
    [
        (date(2023, 11, 20), date(2023, 9, 30)),
        (date(2023, 9, 30), date(2023, 9, 30)),
        (date(2023, 9, 29), date(2023, 6, 30)),
        (date(2023, 12, 31), date(2023, 12, 31)),
        (date(2024, 1, 1), date(2023, 12, 31)),
        (date(2024, 3, 30), date(2023, 12, 31)),
    ],
)
def test_the_last_quarter_has_ended_by_the_evening(as_of: date, ended: date) -> None:
    assert quarters.last_quarter_end(as_of) == ended


@pytest.mark.parametrize(
    ("period", "start", "end", "name"),
    [
        ("2023-10", date(2023, 10, 1), date(2023, 10, 31), "2023年10月"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2024年2月"),
        ("2023-Q1", date(2023, 1, 1), date(2023, 3, 31), "2023年一季度"),
        ("2023-Q4", date(2023, 10, 1), date(2023, 12, 31), "2023年四季度"),
    ],
)
def test_a_period_has_a_start_an_end_and_a_name(
    period: str, start: date, end: date, name: str
) -> None:
    assert quarters.period_start(period) == start
    assert quarters.period_end(period) == end
    assert quarters.period_name(period) == name


@pytest.mark.parametrize(
    "period",
    [
        *("", "2023", "2023-00", "2023-13", "2023-Q0", "2023-Q5", "0000-01", "2023-1"),
        *("2023-10 ", "2023-10\n", "２０２３-10", "2023-٠١"),
    ],
)
def test_anything_else_is_no_period(period: str) -> None:
    with pytest.raises(InvalidEntryError, match="不是有效的期次"):
        quarters.period_end(period)


def test_names_of_quarters_and_of_the_period_of_a_month() -> None:
    names = [quarters.quarter_name(quarters.quarter_end(2023, number)) for number in (1, 2, 3, 4)]
    assert names == ["一季度", "二季度", "三季度", "四季度"]
    assert quarters.month_period(date(2023, 3, 9)) == "2023-03"


def test_periods_begin_with_the_latest() -> None:
    monthly = quarters.periods_until(date(2024, 1, 5), ReportPeriod.MONTHLY, since=2023)
    assert (monthly[0], monthly[1], len(monthly)) == ("2024-01", "2023-12", 13)
    by_quarter = quarters.periods_until(date(2023, 8, 1), ReportPeriod.QUARTERLY, since=2023)
    assert by_quarter == ["2023-Q3", "2023-Q2", "2023-Q1"]
    assert quarters.periods_until(date(2022, 2, 1), ReportPeriod.MONTHLY, since=2023) == [
        "2022-02", "2022-01",
    ]  # fmt: skip
