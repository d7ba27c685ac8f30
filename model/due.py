"""Time limits as an office writes them (完成时限): the words, their kind and the date they fix.

Words that are not wholly understood fix no date: a person asks for a missing date, but trusts a
wrong one.
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from model.due_dates import NamedDate, chinese_digits, first_day, plain_words, read_dates
from model.errors import InvalidEntryError, quoted
from model.words import DueKind

__all__ = ["Due", "chinese_digits", "parse_due", "parse_start"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Words as printed, their kind, and the last day they allow (none for 长期)."""

    text: str
    kind: DueKind
    day: date | None


def parse_due(text: str, *, year: int) -> Due | None:
    """What the words of a time limit say; None when they name none or are unclear.

    `year` stands where the words name no year. Of several dates the last one counts, because a
    span of months ends with it; what recurs (每月25日前) runs to the end of its year. Raises
    InvalidEntryError for a date that no calendar has.
    """
    words = text.strip()
    if len(words) > _LONGEST:
        return None
    plain = plain_words(words)
    with _told(words, year):
        dates, rest = read_dates(plain, year)
    if _EVERY.search(plain):
        return Due(text=words, kind=DueKind.RECURRING, day=_end_of(plain, year))
    if rest is None or _UNREAD.search(rest):
        return None
    return _without_rhythm(words, plain, dates, year)


def parse_start(text: str, *, year: int) -> date | None:
    """The first day of what the words of a start (启动时间) name; None when they are unclear.

    A quarter begins with its first month, a span with its first point, what recurs with its year.
    Raises InvalidEntryError for a date that no calendar has.
    """
    words = text.strip()
    if len(words) > _LONGEST:
        return None
    plain = _BEGINNING.sub("年1月", plain_words(words))
    with _told(words, year):
        dates, rest = read_dates(plain, year)
        if dates and rest is not None and not _UNREAD.search(rest):
            return first_day(plain, year)
    if not dates and (_EVERY.search(plain) or _ALL_YEAR.search(plain)):
        return date(year, 1, 1)
    return None


_LONGEST = 100_000  # a pasted book is no time limit
_BEGINNING = re.compile(r"年度?初")
_EVERY = re.compile(
    r"每(?:[一两二三四五六\d]个?|个)?(?:年|月|周|旬|日|天|半年|季|双月|单月)"
    r"|按(?:季|月(?!底)|半年)|逐[年月季周]|(?<!不)定期"
)
_ALL_YEAR = re.compile(r"全年(?!的?(?:工作|任务|目标|主要|重点|预算|收入|经费|总|各项|度|计划))")
_FOR_EVER = re.compile(r"(?<!中)长期|常态|坚持|经常性|一贯|常年")
_GOING_ON = re.compile(r"持续")
_YEAR = re.compile(r"((?:19|20)\d\d)(?=年|[—~-](?:19|20)\d\d年)")
_UNREAD = re.compile(
    r"\d|季度|[上中下]旬|月[份初中底末内]|半年[度内底末后]|年度?[初中底末内终]"
    r"|[今本当明次翌来后去前]年|[上下]一?年|农历|正月|腊月|冬月|不早于|前后|左右|不定期"
    r"|[一二两三四五六七八九十半几数]个?(?:工作日|月|年|季度|周|天|日|小时|旬)(?:之?[内后]|以[内后])"
    r"|持续[一二两三四五六七八九十半几数]"
)


@contextmanager
def _told(words: str, year: int) -> Iterator[None]:
    try:
        yield
    except ValueError as impossible:
        raise InvalidEntryError(
            f"{quoted(words)}里的日期不存在，没有采用；"
            f"请改成日历上有的日期，例如“{year}年12月15日前”。"
        ) from impossible


def _end_of(plain: str, year: int) -> date:
    named = [int(found) for found in _YEAR.findall(plain)]
    return date(max(named, default=year), 12, 31)


def _without_rhythm(words: str, plain: str, dates: Sequence[NamedDate], year: int) -> Due | None:
    limits = [each for each in dates if not each.is_beginning]
    if all(each.is_bare_year for each in limits):
        if _ALL_YEAR.search(plain):
            return Due(text=words, kind=DueKind.RECURRING, day=_end_of(plain, year))
        if _FOR_EVER.search(plain) or (not limits and _GOING_ON.search(plain)):
            return Due(text=words, kind=DueKind.LONG_TERM, day=None)
    last = max(limits, key=lambda each: each.day, default=None)
    return Due(text=words, kind=last.kind, day=last.day) if last else None
