"""Clauses of an outcome that tell a figure of an indicator (指标数字的分句), and nothing else.

A number must have the unit and the sense in which the sentence of the indicator tells it.
"""

import re
from collections.abc import Sequence
from decimal import Decimal

from model.indicator_numbers import figure_words
from model.indicator_standing import IndicatorStanding
from reports.indicator_prose import indicator_figures_told, period_words

OF_A_PART = re.compile(r"其中|(?:国家|[省市县])级")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PERIOD = re.compile(
    r"(?:截至)?(?:\d+[—～-]\d+月|(?:\d{4}年)?\d+月(?:\d+日)?[底末]?|\d{4}年|前?[一二三四]季度|上半年|全年)"
)
# Words that join a figure to its name and say nothing besides.
_SMALL = re.compile(
    r"同比|比上年同期|较上年同期|比上年末|较上年末|比上年|较上年|比去年|较去年|上年同期|上年末|上年|去年同期|去年|分别|增长|增加|提高|提升|上升|减少|下降"
    r"|缩短|压缩|压减|延长|降低|增至|升至|降至|达到|完成|实现|累计|总数|总量|共计|新增|全省|本省|我省|个百分点|截至|目前|今年"
    r"|带动|推动|促进|建成|建设|培育|认定|办理|办结|拥有|[和与较比为达至到已超了的家户]"
)
_RISES = re.compile(r"增长|增加(?!值)|提高|提升|上升|延长|增至|升至|新增")
_FALLS = re.compile(r"减少|下降|缩短|压缩|压减|降低|降至|回落")
_WAY = re.compile(f"{_RISES.pattern}|{_FALLS.pattern}")
_GREW_BY = re.compile(f"(?:{_WAY.pattern})了?(?<!至)$")
_YEAR = re.compile(r"\d{4}年")
_YEAR_BEFORE = re.compile(r"[上去]年")
_IN_YEAR_BEFORE = re.compile(r"(?<![比较])[上去]年")
_SURE_DIGITS = 3


def says_only(part: str, told: Sequence[IndicatorStanding]) -> bool:
    """Whether a clause has figures, all told by these indicators in the same sense, and no more."""
    words = _PERIOD.sub("　", part)
    meant: list[IndicatorStanding] = []
    for found in _NUMBER.finditer(words):
        those = [each for each in told if _is_told(words, found, each)]
        if not those:
            return False
        meant += those
    if not meant or not all(_agrees(part, each) for each in meant):
        return False
    names = "".join(each.indicator.name + each.indicator.unit for each in meant)
    if any(found not in names for found in OF_A_PART.findall(part)):
        return False
    rest = _SMALL.sub("", _NUMBER.sub("", words))
    return not any(sign.isalpha() and sign not in names for sign in rest)


def _is_told(words: str, number: re.Match[str], standing: IndicatorStanding) -> bool:
    """Whether its sentence tells a number with this unit, and as what the clause tells it.

    Last year's value is one only beside that year, a change only beside a word for it.
    """
    before, behind = words[: number.start()], words[number.end() :].lstrip()
    value, *compared = indicator_figures_told(standing).split("，")
    is_other = _GREW_BY.search(before) or _IN_YEAR_BEFORE.search(before)
    known = [] if is_other else [value]
    for each in compared:
        known += [each] if (_WAY if _WAY.search(each) else _YEAR_BEFORE).search(words) else []
    return any(
        Decimal(found[0]) == Decimal(number[0])
        and _in_one_word(behind).startswith(_in_one_word(each[found.end() :]))
        for each in known
        for found in _NUMBER.finditer(each)
    )


def _in_one_word(unit: str) -> str:
    """Firms and places are counted by either word (118家, 118个)."""
    return re.sub("^[家户](?!次)", "个", unit)


def _agrees(part: str, standing: IndicatorStanding) -> bool:
    """Whether a clause tells an indicator of its own months, and grown or fallen as it is."""
    change, months = standing.change or 0, period_words(standing)
    own = {*_NUMBER.findall(months), "1"}
    if not _YEAR.search(months):
        own.add(str(standing.year))
    if standing.newest is not None:
        own.add(str(standing.newest.on_day.day))
    for each in _PERIOD.findall(part):
        numbers = set(_NUMBER.findall(each))
        if not (numbers <= own if numbers else each in months):
            return False
    words = part.replace(standing.indicator.name, "")
    return (change > 0 or not _RISES.search(words)) and (change < 0 or not _FALLS.search(words))


def has_value(text: str, standing: IndicatorStanding) -> bool:
    """Whether a text tells the newest value: with its unit, or a number too long to be another."""
    newest, unit = standing.newest, standing.indicator.unit
    if newest is None or figure_words(newest.value) not in text:
        return False
    for found in _NUMBER.finditer(_PERIOD.sub(lambda period: "　" * len(period[0]), text)):
        is_sure = sum(map(str.isdigit, found[0])) >= _SURE_DIGITS
        if Decimal(found[0]) == newest.value and (is_sure or text.startswith(unit, found.end())):
            return True
    return False


def numbers_in(text: str) -> set[Decimal]:
    """The numbers of a text, those of months and years apart."""
    return {Decimal(found) for found in _NUMBER.findall(_PERIOD.sub("　", text))}


def period_in(text: str) -> str:
    """The months or the year of which a text speaks first, or ""."""
    found = _PERIOD.search(text)
    return found[0] if found else ""


def is_time(clause: str) -> bool:
    """Whether a clause says nothing but a time: 截至10月底."""
    return not _SMALL.sub("", _PERIOD.sub("", clause))
