"""Shares and counters as every text of the office writes them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.number_words import numeral, percentage, percentage_done, rounded_rate
from reports.cell_words import cell_words
from reports.document import ColumnKind


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(2, 3), "66.7%"),
        (Fraction(1, 2), "50%"),
        (Fraction(1, 80), "1.3%"),  # 1.25: half is rounded up, as WPS and Excel do
        (Fraction(5, 16), "31.3%"),
        (Fraction(2999, 3000), "100%"),
    ],
)
def test_a_share_has_one_decimal_where_it_needs_one(share: Fraction, text: str) -> None:
    assert percentage(share) == text


def test_a_rate_is_whole_only_when_nothing_is_left() -> None:
    assert percentage_done(Fraction(2999, 3000)) == "99.9%"
    assert percentage_done(Fraction(1)) == "100%"


@given(st.integers(0, 500), st.integers(1, 500))
def test_a_cell_reads_as_the_text_does(done: int, left: int) -> None:
    rate = Fraction(done, done + left)
    assert cell_words(rounded_rate(rate), ColumnKind.PERCENT) == percentage_done(rate)


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
