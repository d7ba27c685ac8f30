"""Time limits as an office writes them (完成时限): the words, their kind and the date they fix."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from model.errors import InvalidEntryError
from model.words import DueKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Words as printed, their kind, and the last day they allow (none for 长期)."""

    text: str
    kind: DueKind
    day: date | None


def parse_due(text: str, *, year: int) -> Due | None:
    """What the words of a time limit say; None when they name none.

    `year` stands where the words name no year. Of several dates the last one counts, because a
    span of months ends with it. Raises InvalidEntryError for a date that no calendar has.
    """
    words = text.strip()
    plain = _plain(words)
    if _RECURRING.search(plain):
        return Due(text=words, kind=DueKind.RECURRING, day=date(_named_year(plain, year), 12, 31))
    try:
        last = max(_points(plain, year), key=lambda point: point[1], default=None)
    except ValueError as impossible:
        raise InvalidEntryError(
            f"“{words}”里的日期不存在，没有采用；请改成日历上有的日期，例如“{year}年12月15日前”。"
        ) from impossible
    if last is not None:
        return Due(text=words, kind=last[0], day=last[1])
    if _LONG_TERM.search(plain):
        return Due(text=words, kind=DueKind.LONG_TERM, day=None)
    return None


def chinese_digits(text: str) -> str:
    """Write the Chinese numerals before 年, 月 and 日 in digits: 二〇二三年十二月 → 2023年12月."""
    return _NUMERAL.sub(lambda found: _in_digits(found[0]), text)


_NUMERAL = re.compile(r"[〇○零一二三四五六七八九十]+(?=[年月日])")
_NUMERALS = "〇一二三四五六七八九"
_WIDE = str.maketrans("０１２３４５６７８９－／．～○零", "0123456789-/.~〇〇")
_DASHED = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_WHOLE_DAY = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_WHOLE_MONTH = re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})")
_WHOLE_MONTH_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})")

_RECURRING = re.compile(r"每个?(?:年|月|周|旬|日|半年|季)|全年|按[季月]")
_LONG_TERM = re.compile(r"长期|持续|常态|坚持|经常性|一贯")
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_POINT = re.compile(
    r"""(?:(?P<year>(?:19|20)\d\d)年|(?P<next>明年|次年|翌年)|(?P<this>今年|本年|当年))?度?
    (?: (?P<month>\d{1,2})月(?:份|(?P<day>\d{1,2})(?:[日号]|$))?(?P<part>上旬|中旬|下旬|[初底末])?
      | 第?(?P<quarter>[一二三四1-4])季度
      | (?P<half>[上下])半年
      | (?P<end>年?[底末内终])
    )?""",
    re.VERBOSE,
)
_DAY_OF_PART = {"初": 10, "上旬": 10, "中旬": 20}


def _plain(words: str) -> str:
    plain = chinese_digits("".join(words.split()).translate(_WIDE))
    plain = _DASHED.sub(r"\1年\2月\3日", plain)
    for whole, spelled in (
        (_WHOLE_DAY, r"\1年\2月\3日"),
        (_WHOLE_MONTH, r"\1年\2月"),
        (_WHOLE_MONTH_DAY, r"\1月\2日"),
    ):
        if found := whole.fullmatch(plain):
            return found.expand(spelled)
    return plain


def _in_digits(numeral: str) -> str:
    if "十" not in numeral:
        return "".join(str(_NUMERALS.find(sign)) for sign in numeral.translate(_WIDE))
    tens, _, ones = numeral.partition("十")
    return f"{_in_digits(tens) or 1}{_in_digits(ones) or 0}"


def _named_year(plain: str, year: int) -> int:
    named = _YEAR.search(plain)
    return int(named[1]) if named else year


def _points(plain: str, year: int) -> Iterator[tuple[DueKind, date]]:
    """The dates that the words name, in their order; a year holds until another one is named."""
    for found in _POINT.finditer(plain):
        if found["year"]:
            year = int(found["year"])
        named = year + 1 if found["next"] else year
        if point := _point(found, named):
            yield point


def _point(found: re.Match[str], year: int) -> tuple[DueKind, date] | None:
    if found["month"]:
        return _point_in_month(found, year, int(found["month"]))
    if found["quarter"]:
        quarter = "一二三四".find(found["quarter"]) + 1 or int(found["quarter"])
        return DueKind.QUARTER_END, _month_end(year, quarter * 3)
    if found["half"]:
        return DueKind.QUARTER_END, _month_end(year, 6 if found["half"] == "上" else 12)
    if found["year"] or found["next"] or found["this"] or (found["end"] or "").startswith("年"):
        return DueKind.YEAR_END, date(year, 12, 31)
    return None


def _point_in_month(found: re.Match[str], year: int, month: int) -> tuple[DueKind, date]:
    if found["day"]:
        return DueKind.DAY, date(year, month, int(found["day"]))
    if found["part"] in _DAY_OF_PART:
        return DueKind.DAY, date(year, month, _DAY_OF_PART[found["part"]])
    return DueKind.MONTH_END, _month_end(year, month)


def _month_end(year: int, month: int) -> date:
    first = date(year, month, 1)
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
