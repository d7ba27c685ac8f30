"""Shares and counters as every text of the office writes them."""

from fractions import Fraction

import pytest

from model.number_words import numeral, percentage


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(2, 3), "66.7%"),
        (Fraction(1, 2), "50%"),
    ],
)
def test_a_share_has_one_decimal_where_it_needs_one(share: Fraction, text: str) -> None:
    assert percentage(share) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (35, "三十五"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1005, "一千零五"),
    ],
)
def test_numerals_are_written_as_offices_write_them(number: int, text: str) -> None:
    assert numeral(number) == text


@pytest.mark.parametrize("number", [0, 10_000])
def test_a_number_without_numeral_is_a_bug(number: int) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        numeral(number)
