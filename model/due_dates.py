"""The dates that the words of a time limit name (日期), and what is left of the words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from model.quarters import month_end, quarter_end
from model.words import DueKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDate:
    """The last day of what was named; a beginning (6月起) is no limit."""

    kind: DueKind
    day: date
    is_beginning: bool = False
    is_bare_year: bool = False


def chinese_digits(text: str) -> str:
    """Write the Chinese numerals before 年, 月 and 日 in digits: 二〇二三年十二月 → 2023年12月."""
    return _NUMERAL.sub(lambda found: _in_digits(found[0]), text)


def plain_words(words: str) -> str:
    """The words without spaces, with every date spelled in digits and 年月日."""
    plain = "".join(_CLOCK.sub("", words).split()).translate(_WIDE)
    plain = _NUMERAL_OF_DAY.sub(lambda found: _in_digits(found[0]), chinese_digits(plain))
    for pattern, spelled in _SPELLED:
        plain = pattern.sub(spelled, plain)
    return plain


def read_dates(plain: str, year: int) -> tuple[list[NamedDate], str | None]:
    """The dates in their order and the words between them, or None for a span that runs back.

    Raises ValueError for a date that no calendar has.
    """
    calendar = _Calendar(year, year)
    dates: list[NamedDate] = []
    rest: list[str] = []
    end = 0
    for found in _found(plain):
        between = plain[end : found.start()]
        named = calendar.read(found)
        runs_back = dates and between in _TO and named and named.day < dates[-1].day
        if named is None or runs_back:
            return dates, None
        dates.append(named)
        rest.append(between)
        end = found.end()
    return dates, "\n".join([*rest, plain[end:]])


def first_day(plain: str, year: int) -> date | None:
    """The day on which the first of the named dates begins; None for an end (年底)."""
    found = next(_found(plain))
    calendar = _Calendar(year, year)
    calendar.turn(found, first=True)
    year, month, part = calendar.year, calendar.month, found["part"]
    if month is not None and part in ("底", "末"):
        return month_end(year, month)
    if month is not None:
        return date(
            year, month, _numbers(found["day"])[0] if found["day"] else _FIRST_OF_PART[part]
        )
    if found["quarter"]:
        return date(year, 3 * _numbers(found["quarter"])[0] - 2, 1)
    if found["half"]:
        return date(year, 1 if found["half"] == "上" else 7, 1)
    is_end = found["end"] is not None and not found["end"].endswith("内")
    return None if is_end else date(year, 1, 1)


_NUMERAL = re.compile(
    r"(?<![〇○零一二三四五六七八九十])[〇○零一二三四五六七八九十]{1,8}(?=[年月日])"
)
_NUMERAL_OF_DAY = re.compile(r"(?<=月)[一二三四五六七八九十]{1,3}(?=号|之?前|以前|$)")
_NUMERALS = "〇一二三四五六七八九"
_WIDE = str.maketrans("０１２３４５６７８９－／．～–―○零：ⅠⅡⅢⅣ", "0123456789-/.~——〇〇:1234")
_CLOCK = re.compile(r"(?<=\d)[ T]\d{1,2}:\d\d(?::\d\d)?$")
_BEFORE = r"(?:日?(?:之前|以前|前))?"
_SPELLED = (
    (re.compile(r"((?:19|20)\d\d)年?[Qq]([1-4])(?!\d)"), r"\1年\2季度"),
    (re.compile(r"(?<![A-Za-z\d])[Qq]([1-4])(?!\d)"), r"\1季度"),
    (re.compile(r"^((?:19|20)\d\d)$"), r"\1年"),
    (re.compile(r"((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)日?"), r"\1年\2月\3日"),
    (re.compile(r"^((?:19|20)\d\d)(\d\d)(\d\d)$"), r"\1年\2月\3日"),
    (re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})(?![\d年.])月?"), r"\1年\2月"),
    (re.compile(r"年(\d{1,2})[/.](\d{1,2})(?!\d)日?"), r"年\1月\2日"),
    (re.compile(rf"^(\d{{1,2}})[/.](\d{{1,2}})(?={_BEFORE}$)"), r"\1月\2日"),
    # 10-12 may be a day or three months; 12-15 is a day.
    (re.compile(rf"^(\d{{1,2}})-(1[3-9]|[23]\d)(?={_BEFORE}$)"), r"\1月\2日"),
)
_TO = ("—", "——", "-", "~", "至", "到")
_LISTED = r"[—~、至到和-]"
_DONE = (
    "完成|办结|实现|建成|达到|持续|长期|坚持|继续|推进|推动|开展|组织|印发|出台|形成|报送|提交|上报"
    "|实施|举办|召开|制定|发布|建立|落实|验收|总结|结束|全年"
)
_ENDS = rf"(?=$|[，。；、,;：:（）()—~-]|[至到和及或并起后]|以后|之后|以来|开始|{_DONE})"
_FOUND = re.compile(
    rf"""
    (?:(?P<year>(?:(?:19|20)\d\d{_LISTED}){{0,12}}(?:19|20)\d\d)年
      |(?P<near>今年|本年|明年|来年|后年|去年|前年)|(?P<next>次年|翌年|当年|[上下]一?年))?度?
    (?: (?P<month>(?:\d{{1,2}}{_LISTED}){{0,12}}\d{{1,2}})月份?
        (?: (?P<day>(?:\d{{1,2}}{_LISTED}){{0,12}}\d{{1,2}})(?:[日号]|(?=$|之前|以前|前))
            (?:(?:上午|下午|晚)?\d{{1,2}}[时点:](?:\d{{2}}分?)?)?
          | (?P<part>上旬|上?中旬|中?下旬|[初底末]) | {_ENDS} )
      | (?<={_LISTED})(?P<day_only>\d{{1,2}})[日号] | (?<={_LISTED})(?P<part_only>[中下]旬|[底末])
      | 第?(?P<quarter>(?:[一二三1-3]{_LISTED}第?){{0,4}}[一二三四1-4])季度(?:[底末内]|{_ENDS})
      | (?P<half>[上下])半年度?(?:[底末内]|{_ENDS})
      | (?P<end>年?度?[底末内终])
      | (?<=[年度])(?P<bare>){_ENDS}
    )
    (?P<begins>及?以后|之?后|起|以来|开始)?""",
    re.VERBOSE,
)
_NEAR = {"今年": 0, "本年": 0, "明年": 1, "来年": 1, "后年": 2, "去年": -1, "前年": -2}
_FIRST_OF_PART = {
    None: 1,
    "初": 1,
    "上旬": 1,
    "中旬": 11,
    "上中旬": 1,
    "下旬": 21,
    "中下旬": 11,
}
_DAY_OF_PART = {"初": 10, "上旬": 10, "中旬": 20, "上中旬": 20}


def _found(plain: str) -> Iterator[re.Match[str]]:
    """The places where a date is named."""
    for found in _FOUND.finditer(plain):
        is_of_year = found["end"] is not None or found["bare"] is not None
        has_year = found["year"] or found["near"] or found["next"]
        if has_year or not is_of_year or _is_this_year(found, plain):
            yield found


def _is_this_year(found: re.Match[str], plain: str) -> bool:
    """年底 alone is that of this year; the same signs in 半年内 or 月底 are not."""
    starts = (found["end"] or "").startswith("年")
    return starts and not _SPAN_OF_YEARS.search(plain[max(0, found.start() - 1) : found.start()])


_SPAN_OF_YEARS = re.compile(r"[半一二两三四五六七八九十几数近多\d]$")


def _in_digits(numeral: str) -> str:
    if "十" not in numeral:
        return "".join(str(_NUMERALS.find(sign)) for sign in numeral.translate(_WIDE))
    tens, _, ones = numeral.partition("十")
    return f"{_in_digits(tens) or 1}{_in_digits(ones) or 0}"


@dataclass(slots=True)
class _Calendar:
    """What was named last holds until another is named: the year, then the month."""

    today: int
    year: int
    month: int | None = None

    def read(self, found: re.Match[str]) -> NamedDate | None:
        """The date of one place; None when its numbers run back (11—1月)."""
        if not all(_rises(found[group]) for group in ("year", "month", "day", "quarter")):
            return None
        self.turn(found)
        named = self._named(found)
        if named is None:
            return None
        kind, day = named
        return NamedDate(
            kind=kind,
            day=day,
            is_beginning=found["begins"] is not None,
            is_bare_year=found["bare"] is not None,
        )

    def turn(self, found: re.Match[str], *, first: bool = False) -> None:
        """Go to the year and the month that are named, of several to the last one or the first."""
        at = 0 if first else -1
        if found["year"]:
            self.year = _numbers(found["year"])[at]
        elif found["near"]:
            self.year = self.today + _NEAR[found["near"]]
        elif found["next"] and found["next"] != "当年":
            self.year += -1 if found["next"].startswith("上") else 1
        if found["month"]:
            self.month = _numbers(found["month"])[at]

    def _named(self, found: re.Match[str]) -> tuple[DueKind, date] | None:
        if found["month"] or found["day_only"] or found["part_only"]:
            day = found["day"] or found["day_only"]
            part = found["part"] or found["part_only"]
            return self._in_month(_last(day) if day else None, part)
        if found["quarter"]:
            return DueKind.QUARTER_END, quarter_end(self.year, _last(found["quarter"]))
        if found["half"]:
            return DueKind.QUARTER_END, month_end(self.year, 6 if found["half"] == "上" else 12)
        return DueKind.YEAR_END, date(self.year, 12, 31)

    def _in_month(self, day: int | None, part: str | None) -> tuple[DueKind, date] | None:
        if self.month is None:
            return None
        day = day if day is not None else _DAY_OF_PART.get(part or "")
        if day is not None:
            return DueKind.DAY, date(self.year, self.month, day)
        if not 1 <= self.month <= 12:
            raise ValueError(self.month)
        return DueKind.MONTH_END, month_end(self.year, self.month)


def _numbers(listed: str) -> list[int]:
    return [
        _NUMERALS.find(each) if each in _NUMERALS else int(each) for each in _NUMBER.findall(listed)
    ]


_NUMBER = re.compile(r"\d+|[一二三四]")


def _rises(listed: str | None) -> bool:
    numbers = _numbers(listed or "")
    return numbers == sorted(numbers)


def _last(listed: str) -> int:
    return _numbers(listed)[-1]
