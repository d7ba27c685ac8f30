"""Time limits met in a sentence, or in a field such as 完成时限 (完成时限)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from model.due import Due, parse_due
from model.errors import InvalidEntryError, quoted
from model.reading.document import ReadDeadline


def find_deadlines(
    sentence: str, index: int, year: int, *, whole: bool = False
) -> Iterator[ReadDeadline | str]:
    """The time limits of a sentence, or a sentence about a date that is none.

    `whole` takes the text as the content of a field (完成时限：…), where a bare 6月 counts too
    and words without a date are told.
    """
    if whole:
        yield from _in_field(sentence, index, year)
        return
    if len(sentence) > _LONGEST_SENTENCE:
        return
    end, carried = 0, year
    for found in _LIMIT.finditer(sentence):
        quote = found[0]
        if not _BESIDE.fullmatch(sentence, end, found.start()):
            carried = year
        if _is_past(quote, year) or _IS_TOLD.match(sentence, found.end()):
            continue
        yield from _limit(quote, index, carried)
        named = _NAMED_YEAR.match(quote)
        end, carried = found.end(), int(named[1]) if named else carried


def names_limit(sentence: str) -> bool:
    """Whether words of a time limit stand in a sentence, whatever their date."""
    return _LIMIT.search(sentence[:_LONGEST_SENTENCE]) is not None


def _in_field(words: str, index: int, year: int) -> Iterator[ReadDeadline | str]:
    words = words.strip().strip("。；")
    if _NOTHING.fullmatch(words):
        return
    if _is_past(words, year):
        yield f"{quoted(words)}早于清单的年份（{year}年），时限未采用，请核对。"
        return
    if day := _day_of_sheet(words, year):
        due = parse_due(day.isoformat(), year=year)
        if due:
            yield ReadDeadline(quote=words, due=replace(due, text=words), sentence_index=index)
            return
    yield from _limit(words, index, year, tells_all=True)


def _limit(
    quote: str, index: int, year: int, *, tells_all: bool = False
) -> Iterator[ReadDeadline | str]:
    try:
        due = parse_due(quote, year=year)
    except InvalidEntryError as problem:
        yield str(problem)
        return
    if due is not None:
        yield _deadline(quote, due, index)
    elif tells_all or _IS_FIXED.search(quote):
        yield f"{quoted(quote)}不能确定到哪一天，时限未采用，请核对。"


def _deadline(quote: str, due: Due, index: int) -> ReadDeadline:
    return ReadDeadline(quote=quote, due=due, sentence_index=index)


def _day_of_sheet(words: str, year: int) -> date | None:
    """The day behind the bare number of a date cell, counted as workbooks do from 1899-12-30."""
    found = _SERIAL.fullmatch(words)
    day = date(1899, 12, 30) + timedelta(days=int(found[1])) if found else None
    return day if day and year - 1 <= day.year <= year + 15 else None


_LONGEST_SENTENCE = 20_000  # no sentence that a person wrote is longer
_SERIAL = re.compile(r"([3-6]\d{4})(?:\.0{1,9})?")
_NOTHING = re.compile(r"[-—–/\\无—\s]*")
_BESIDE = re.compile(r"[、和及与至—]|以及")
_IS_TOLD = re.compile(r"(?:已经?(?!有关)|的(?:数据|统计|情况))")

_HOUR = r"\d{1,2}(?:[：:]\d\d|[时点](?:\d\d分)?)|下班"
_BEFORE = (
    rf"(?:[（(](?:含|含当日|星期.|周.)[）)])?(?:{_HOUR})?(?:之前|以前|前)(?![后夕期往列述沿三两])"
)
_HANDED_IN = r"完成|报送|上报|提交|反馈|报告"
_DONE = (
    rf"(?:{_HANDED_IN}|实现|达到|建成|形成|出台|印发|发布|公布|制定|修订|启动|开展|组织|举办|召开"
    r"|实施|落实|总结|总体|部署|基本|全面|全部|取得|推出|上线)(?![的了后])"
)
_NUMERAL = r"[〇○零一二三四五六七八九十]"
_YEAR = rf"(?:(?:(?:19|20)\d\d|{_NUMERAL}{{4}}|今|本|当|明|次)年度?)"
_MONTH = r"(?:(?<!\d)\d{1,2}|(?<![〇○零一二三四五六七八九十])[一二三四五六七八九十]{1,2})月"
_DAY = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号]"
_PART = r"(?:底|末|初|上旬|中旬|下旬)"
_TO = r"[—~～至到-]"
_NOT_FROM = r"(?<![自从至])(?<!截至)(?<!截止)(?<!截止到)(?<!截至到)"
_LIMIT = re.compile(
    rf"每(?:个?月|个?季度|半年|周)(?:首月|末月|[底末]|第?[一二三]个月|最后一个月)?(?:{_DAY})?(?:{_BEFORE})?"
    rf"|每年{_MONTH}(?:{_DAY}|{_PART})?(?:{_BEFORE}|(?={_DONE}))"
    r"|按(?:月|季度?|半年)(?=调度|通报|报送|上报|汇总|总结|公布|发布|反馈|报告)"
    rf"|{_NOT_FROM}{_YEAR}?{_MONTH}"
    rf"(?:{_DAY}(?:{_BEFORE}|(?=(?:{_HANDED_IN})(?![的了后]))|(?=[、和及](?:{_MONTH})?{_DAY}前))|\d{{1,2}}{_BEFORE}"
    rf"|{_DAY}{_TO}(?:{_MONTH})?{_DAY}(?:期间)?(?={_DONE})"
    rf"|份?{_PART}(?:{_BEFORE})?|份?{_BEFORE}|份?{_TO}{_YEAR}?{_MONTH}(?:份|期间|{_PART})?(?={_DONE}|，)"
    rf"|份?(?={_DONE}))"
    rf"|{_NOT_FROM}(?:19|20)\d\d[-/.]\d{{1,2}}[-/.]\d{{1,2}}{_BEFORE}"
    rf"|{_NOT_FROM}{_YEAR}?第?[一二三四1-4]季度(?:[底末](?:{_BEFORE})?|{_BEFORE}|(?={_DONE}))"
    rf"|{_NOT_FROM}{_YEAR}?(?:上|下)半年(?:[底末](?:{_BEFORE})?|{_BEFORE}|(?={_DONE}))"
    rf"|{_NOT_FROM}{_YEAR}年?[底末](?:{_BEFORE})?"
    rf"|{_NOT_FROM}{_YEAR}(?:内|{_BEFORE}|(?=完成|建成|出台|印发))(?![的了])"
    rf"|(?<![今本当每去\d半多几数任一二两三四五六七八九十])年(?:[底末](?:{_BEFORE}|(?={_DONE}))|内(?:{_BEFORE})?)"
    r"|长期坚持"
    r"|全年(?!的?(?:工作|任务|目标|主要|重点|预算|收入|经费|总|各项|度|计划))"
)
_IS_FIXED = re.compile(r"\d|[一二三四]季度|半年|年[底末内初]")  # unlike 待定 or 尽快
_NAMED_YEAR = re.compile(r"((?:19|20)\d\d)(?=[年.\-/])")
_ANY_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=[年.\-/—])")


def _is_past(quote: str, year: int) -> bool:
    """Years before the document's own are told, not demanded."""
    named = [int(found) for found in _ANY_YEAR.findall(quote)]
    return bool(named) and max(named) < year
