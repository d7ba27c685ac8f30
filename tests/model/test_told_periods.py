"""Of which time a figure is told."""

from datetime import date

import pytest

from model.told_periods import is_told_of_before

DAY = date(2023, 10, 31)


@pytest.mark.parametrize(
    "words",
    [
        "上半年，",
        "前三季度，我省",
        "一季度",
        "前两季度",
        "1—6月",
        "截至6月底，",
        "截至9月30日，",
        "截至上月末，",
        "9月，",
        "目前进展良好，上半年",
    ],
)
def test_what_ended_before_the_day_is_another_time(words: str) -> None:
    assert is_told_of_before(words, DAY)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "全省",
        "10月底",
        "1—10月",
        "截至2023年10月31日，",
        "截至2023年9月30日，",  # a report of that day
        "截至11月20日，",  # the ledger may have nothing newer
        "上半年100个，目前",
        "四季度",
        "今年以来",
        "13月",
        "9月31日",
    ],
)
def test_the_day_itself_and_later_is_its_own(words: str) -> None:
    assert not is_told_of_before(words, DAY)


def test_in_january_a_month_without_a_year_is_that_of_the_year_before() -> None:
    day = date(2024, 1, 8)
    assert is_told_of_before("截至9月30日，", day)
    assert is_told_of_before("上半年，", day)
    assert is_told_of_before("截至2023年9月底，", day)
    assert not is_told_of_before("截至1月底，", day)
