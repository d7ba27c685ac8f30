"""Numbers as every text of the office writes them: shares in percent, counters in Chinese."""

from decimal import Decimal
from fractions import Fraction
from math import floor

from model.reading.sources import numerals

NARROW = str.maketrans("０１２３４５６７８９．％", "0123456789.%")
"""Wide figures as narrow ones, sign for sign: places in the text stay what they are."""


def percentage(share: Fraction) -> str:
    """A share as 52.2%, halves rounded up, without a trailing zero after the point."""
    return _in_percent(_tenths(share))


def percentage_done(rate: Fraction) -> str:
    """A rate of what was done (完成率) in percent; 100% only if nothing is left."""
    return _in_percent(_tenths_of_rate(rate))


def rounded_rate(rate: Fraction) -> Decimal:
    """The same as a number for a cell, which reads alike on paper and in Excel: 0.522."""
    return Decimal(_tenths_of_rate(rate)) / 1000


def _tenths(share: Fraction) -> int:
    return floor(share * 1000 + Fraction(1, 2))


def _tenths_of_rate(rate: Fraction) -> int:
    return min(_tenths(rate), 999) if rate < 1 else _tenths(rate)


def _in_percent(tenths: int) -> str:
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"


def numeral(number: int) -> str:
    """1 to 9999 in Chinese numerals: 一, 十, 十二, 三十, 一百零五, 一百一十."""
    if not 1 <= number <= numerals.GREATEST:
        raise ValueError(f"no numeral for {number}")
    return numerals.numeral(number, "chineseCountingThousand")
