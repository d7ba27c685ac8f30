"""Numbers as every text of the office writes them: shares in percent, counters in Chinese."""

from fractions import Fraction

from model.reading.sources import numerals


def percentage(share: Fraction) -> str:
    """A share as 52.2%, without a trailing zero after the point."""
    tenths = round(share * 1000)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"


def numeral(number: int) -> str:
    """1 to 9999 in Chinese numerals: 一, 十, 十二, 三十, 一百零五, 一百一十."""
    if not 1 <= number <= numerals.GREATEST:
        raise ValueError(f"no numeral for {number}")
    return numerals.numeral(number, "chineseCountingThousand")
