"""Days in words (年月日), as people and papers write them."""

from datetime import date


def day_words(day: date) -> str:
    """2026年6月30日: full year, no leading zeros (GB/T 9704, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def month_and_day(day: date) -> str:
    """6月30日, where the year is plain."""
    return f"{day.month}月{day.day}日"
