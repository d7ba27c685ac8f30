"""Days and times as 修改记录 says them: 今天, 昨天, 11月18日 星期六."""

from datetime import date, datetime, timedelta

from model.day_words import month_and_day

_WEEK = "一二三四五六日"


def day_heading(day: date, today: date) -> str:
    """The heading above the steps of a day."""
    if day == today:
        return f"今天　{_date(day, today)}"
    if day == today - timedelta(days=1):
        return f"昨天　{_date(day, today)}"
    return _date(day, today)


def moment(made_at: datetime, today: date) -> str:
    """A moment in a line of words: 今天 10:42, 11月18日 16:05."""
    day = made_at.date()
    if day == today:
        return f"今天 {made_at:%H:%M}"
    if day == today - timedelta(days=1):
        return f"昨天 {made_at:%H:%M}"
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{month_and_day(day)} {made_at:%H:%M}"


def _date(day: date, today: date) -> str:
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{month_and_day(day)} 星期{_WEEK[day.weekday()]}"
