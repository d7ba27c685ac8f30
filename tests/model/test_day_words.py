from datetime import date

from model.day_words import day_words, month_and_day


def test_a_day_has_no_leading_zeros() -> None:
    assert day_words(date(2023, 3, 5)) == "2023年3月5日"
    assert month_and_day(date(2023, 11, 20)) == "11月20日"
