"""What an outcome says besides the main indicators (不重复的成效): a figure is told once.

The sentence of an indicator gives its value with last year's beside it. A clause of an outcome that
says nothing else is left out; what cannot be told apart from it stays, though it says it again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from model.indicator_numbers import figure_words
from model.indicator_standing import IndicatorStanding
from reports.indicator_prose import indicator_figures_told
from reports.prose import cut

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_PERIOD = re.compile(
    r"(?:截至)?(?:\d+[—～-]\d+月|(?:\d{4}年)?\d+月(?:\d+日)?[底末]?|\d{4}年|前?[一二三四]季度|上半年|全年)"
)
# Words that join a figure to its name and say nothing besides.
_SMALL = re.compile(
    r"同比|比上年同期|较上年同期|比上年末|较上年末|比上年|较上年|比去年|较去年|分别|增长|增加|提高|提升|上升|减少|下降"
    r"|缩短|降低|增至|升至|降至|达到|完成|实现|累计|总数|总量|共计|新增|全省|本省|其中|个百分点|截至|目前"
)
_SAID = 0.6
# What goes on about the clause before it.
_GOES_ON = re.compile(
    r"同比|环比|[比较占居排位超创为均并]|分别|增长|增加|提高|下降|减少|其中|连续|高于|低于"
)
_MOST_BESIDES, _SURE_DIGITS = 2, 3
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
    gone = [_says_only(part.text, told) for part in parts]
    lead = next((at for at, is_gone in enumerate(gone) if not is_gone), len(parts))
    for at in reversed(range(lead + 1, len(parts) - 1)):
        if gone[at] and not gone[at + 1] and _GOES_ON.match(parts[at + 1].text):
            gone[at] = False
    if not any(gone):
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
    return _joined(parts, gone)


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


def _says_only(part: str, told: Sequence[IndicatorStanding]) -> bool:
    """Whether a clause has figures, all of them of these indicators, and hardly a word besides."""
    numbers = _numbers(part)
    known = {number for each in told for number in _numbers(indicator_figures_told(each))}
    if not numbers or not numbers <= known:
        return False
    names = {sign for each in told for sign in each.indicator.name + each.indicator.unit}
    words = _SMALL.sub("", _NUMBER.sub("", _PERIOD.sub("", part)))
    rest = [sign for sign in words if sign.isalpha() and sign not in names]
    return len([sign for sign in rest if sign not in "和与较比为达至到已"]) <= _MOST_BESIDES


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
