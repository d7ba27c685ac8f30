"""What an outcome says besides the main indicators (不重复的成效): a figure is told once.

The sentence of an indicator gives its value with last year's beside it. A clause of an outcome that
says nothing else is left out; what cannot be told apart from it stays, though it says it again:
rather twice than lost, or about something else than it was.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from model.indicator_numbers import figure_words
from model.indicator_standing import IndicatorStanding
from reports.indicator_prose import indicator_figures_told, period_words
from reports.prose import cut

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PERIOD = re.compile(
    r"(?:截至)?(?:\d+[—～-]\d+月|(?:\d{4}年)?\d+月(?:\d+日)?[底末]?|\d{4}年|前?[一二三四]季度|上半年|全年)"
)
# Words that join a figure to its name and say nothing besides.
_SMALL = re.compile(
    r"同比|比上年同期|较上年同期|比上年末|较上年末|比上年|较上年|比去年|较去年|上年同期|上年末|上年|去年同期|去年|分别|增长|增加|提高|提升|上升|减少|下降"
    r"|缩短|压缩|延长|降低|增至|升至|降至|达到|完成|实现|累计|总数|总量|共计|新增|全省|本省|我省|个百分点|截至|目前|今年"
    r"|带动|推动|促进|建成|建设|培育|认定|办理|办结|拥有|[和与较比为达至到已超了家户]"
)
_RISES = re.compile(r"增长|增加(?!值)|提高|提升|上升|延长|增至|升至|新增")
_FALLS = re.compile(r"减少|下降|缩短|压缩|降低|降至|回落")
_WAY = re.compile(f"{_RISES.pattern}|{_FALLS.pattern}")
_GREW_BY = re.compile(f"(?:{_WAY.pattern})了?(?<!至)$")
_YEAR_BEFORE = re.compile(r"[上去]年")
_OF_A_PART = re.compile(r"其中|(?:国家|[省市县])级")
_SAID = 0.6
# What goes on about the clause before it; about several before it; about the rank of one.
_GOES_ON = re.compile(
    rf"{_OF_A_PART.pattern}|同比|环比|[比较占居排位超创为并]|增长|增加|提高|下降|减少|连续|高于|低于"
)
_OF_SEVERAL = re.compile(
    r"(?:以上|上述|这|前)?(?:[两二三四五六七八九]项|[两三]者)|(?:同比|环比|比上年|较上年)?(?:分别|均|各[占有居增为]|都|合计)"
)
_RANKS = re.compile(r"[居排位创]")
_SURE_DIGITS = 3
_NAMED, _FEWEST_PAIRS = 0.5, 3  # of the pairs of signs of a name, how many must be there
_STRENGTH = "、，；"
_SUFFIX = re.compile(r"(?<=.{4})(?:次数|数量|总数|总量|金额)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Besides:
    """What is left of an outcome.

    `of` is the indicator that was its subject, if that went, and `period` the months it spoke of.
    """

    text: str
    of: IndicatorStanding | None = None
    period: str = ""

    @property
    def alone(self) -> str:
        """The same where its indicator is told elsewhere."""
        if self.of is None or not self.text:
            return self.text
        return f"{_SUFFIX.sub('', self.of.indicator.name)}方面，{self.period}{self.text}"


def besides(outcome: str, indicators: Sequence[IndicatorStanding]) -> Besides:
    """What an outcome (one line) says that these indicators do not."""
    told = [each for each in indicators if tells(outcome, each)]
    if not told:
        return Besides(text=outcome)
    parts = list(_parts(outcome))
    says_only = [_says_only(part.text, told) for part in parts]
    for at in reversed(range(len(parts) - 1)):  # 截至10月底，
        says_only[at] |= says_only[at + 1] and not _SMALL.sub("", _PERIOD.sub("", parts[at].text))
    gone = _without_what_is_leant_on(parts, says_only)
    lead = next((at for at, is_gone in enumerate(gone) if not is_gone), len(parts))
    if not any(gone) or _leans([part.text for part in parts[: lead + 1]], lead, told):
        return Besides(text=outcome)
    if not lead:
        return Besides(text=_joined(parts, gone))
    return Besides(
        text=_joined(parts, gone),
        of=_subject([part.text for part in parts[:lead]], told),
        period=_period(parts[0].text, before=parts[lead:]),
    )


def tells(outcome: str, standing: IndicatorStanding) -> bool:
    """Whether an outcome tells the value of an indicator: by its name, its number and its unit."""
    return _has_value(outcome, standing) and _is_named(outcome, standing.indicator.name)


def unsaid(text: str, before: str, *, figures_only: bool = False) -> str:
    """The clauses of a text, its first apart, that are not said before in hardly other words.

    `figures_only` leaves alone what has no figure.
    """
    parts = [_Part(part, sign) for part, sign in cut(text, "，")]
    said, known = _pairs(before), _numbers(before)
    gone = [
        at > 0
        and _numbers(part.text) <= known
        and (bool(_numbers(part.text)) or not figures_only)
        and len(_pairs(part.text) & said) >= _SAID * len(_pairs(part.text))
        for at, part in enumerate(parts)
    ]
    return _joined(parts, _without_what_is_leant_on(parts, gone))


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    sign: str  # that closes it


def _period(text: str, *, before: Sequence[_Part]) -> str:
    """The months of which the first clause spoke, unless the one that is now first says its own."""
    found = _PERIOD.search(text)
    has_own = any(_PERIOD.search(part.text) for part in before[:1])
    return "" if found is None or has_own else found[0]


def _parts(outcome: str) -> Iterator[_Part]:
    """Its clauses; what 、 joins is parted only where each has a figure of its own."""
    for clause, sign in cut(outcome, "，；。"):
        listed = list(cut(clause, "、"))
        if len(listed) > 1 and all(_numbers(text) for text, _ in listed):
            yield from (_Part(text, stop or sign) for text, stop in listed)
        else:
            yield _Part(clause, sign)


def _joined(parts: Sequence[_Part], gone: Sequence[bool]) -> str:
    """What is left, parted by the strongest mark that stood between."""
    kept: list[_Part] = []
    for part, is_gone in zip(parts, gone, strict=True):
        if not is_gone:
            kept.append(part)
        elif kept and _STRENGTH.find(part.sign) > _STRENGTH.find(kept[-1].sign):
            kept[-1] = replace(kept[-1], sign=part.sign)
    return "".join(part.text + part.sign for part in kept[:-1]) + "".join(
        part.text for part in kept[-1:]
    )


def _without_what_is_leant_on(parts: Sequence[_Part], gone: Sequence[bool]) -> list[bool]:
    """What goes: not a clause about which the next one goes on; nothing where one sums up several.

    What opens the outcome may go: its indicator is named again then.
    """
    left = list(gone)
    lead = left.index(False) if False in left else len(left)
    for at in reversed(range(1, len(parts))):
        if left[at] or not any(left[:at]):
            continue
        if _OF_SEVERAL.match(parts[at].text):
            return [False] * len(parts)
        if at > lead and left[at - 1] and _GOES_ON.match(parts[at].text):
            left[at - 1] = False
    return left


def _leans(texts: Sequence[str], lead: int, told: Sequence[IndicatorStanding]) -> bool:
    """Whether the first clause that is left is nothing without those that opened the outcome.

    A rank (居全国前列) may stand by the name of an indicator, if only one opened it.
    """
    if not lead or lead == len(texts) or not _GOES_ON.match(texts[lead]):
        return False
    opened = [each for each in told if any(_has_value(text, each) for text in texts[:lead])]
    return not _RANKS.match(texts[lead]) or len(opened) > 1


def _says_only(part: str, told: Sequence[IndicatorStanding]) -> bool:
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
    if any(found not in names for found in _OF_A_PART.findall(part)):
        return False
    rest = _SMALL.sub("", _NUMBER.sub("", words))
    return not any(sign.isalpha() and sign not in names for sign in rest)


def _is_told(words: str, number: re.Match[str], standing: IndicatorStanding) -> bool:
    """Whether its sentence tells a number with this unit, and as what the clause tells it.

    Last year's value is one only beside that year, a change only beside a word for it.
    """
    before, behind = words[: number.start()], words[number.end() :].lstrip()
    value, *compared = indicator_figures_told(standing).split("，")
    known = [] if _GREW_BY.search(before) else [value]
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
    own = {*_NUMBER.findall(months), str(standing.year), "1"}
    for each in _PERIOD.findall(part):
        numbers = set(_NUMBER.findall(each))
        if not (numbers <= own if numbers else each in months):
            return False
    words = part.replace(standing.indicator.name, "")
    return (change > 0 or not _RISES.search(words)) and (change < 0 or not _FALLS.search(words))


def _subject(lead: Sequence[str], told: Sequence[IndicatorStanding]) -> IndicatorStanding:
    """The last indicator that the clauses which went name by its value."""
    return next(
        (each for part in reversed(lead) for each in reversed(told) if _has_value(part, each)),
        told[-1],
    )


def _has_value(text: str, standing: IndicatorStanding) -> bool:
    newest, unit = standing.newest, standing.indicator.unit
    if newest is None or figure_words(newest.value) not in text:
        return False
    for found in _NUMBER.finditer(_PERIOD.sub(lambda period: "　" * len(period[0]), text)):
        is_sure = sum(map(str.isdigit, found[0])) >= _SURE_DIGITS
        if Decimal(found[0]) == newest.value and (is_sure or text.startswith(unit, found.end())):
            return True
    return False


def _is_named(text: str, name: str) -> bool:
    pairs = _pairs(name)
    shared = pairs & _pairs(text)
    return len(shared) >= max(_FEWEST_PAIRS, _NAMED * len(pairs))


def _pairs(text: str) -> set[str]:
    return set(map("".join, pairwise(text)))


def _numbers(text: str) -> set[Decimal]:
    return {Decimal(found) for found in _NUMBER.findall(_PERIOD.sub("　", text))}
