"""What an outcome says besides the main indicators (不重复的成效): a figure is told once.

The sentence of an indicator gives its value with last year's beside it. A clause of an outcome that
says nothing else is left out; what cannot be told apart from it stays, though it says it again:
rather twice than lost, or about something else than it was.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.indicator_standing import IndicatorStanding
from model.prose_pieces import sign_pairs
from reports.figure_clauses import (
    OF_A_PART,
    has_value,
    is_time,
    numbers_in,
    period_in,
    says_only,
)
from reports.prose import cut

_SAID = 0.6
# What goes on about the clause before it; about several before it; about the rank of one.
_GOES_ON = re.compile(
    rf"{OF_A_PART.pattern}|同比|环比|[比较占居排位超创为并]|增长|增加|提高|下降|减少|连续|高[于出]|低于"
)
_OF_SEVERAL = re.compile(
    r"(?:以上|上述|这|前)?(?:[两二三四五六七八九]项|[两三]者)|(?:同比|环比|比上年|较上年)?(?:分别|均|各[占有居增为]|都|合计)"
)
_RANKS = re.compile(r"[居排位创]")
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
    gone = _without_what_is_leant_on(parts, [says_only(part.text, told) for part in parts])
    lead = next((at for at, is_gone in enumerate(gone) if not is_gone), len(parts))
    if not any(gone) or _leans([part.text for part in parts[: lead + 1]], lead, told):
        return Besides(text=outcome)
    if not lead:
        return Besides(text=_joined(parts, gone))
    opened = period_in(parts[0].text)
    return Besides(
        text=_joined(parts, gone),
        of=_subject([part.text for part in parts[:lead]], told),
        # Unless the clause that is now first says its own.
        period="" if any(period_in(part.text) for part in parts[lead:][:1]) else opened,
    )


def tells(outcome: str, standing: IndicatorStanding) -> bool:
    """Whether an outcome tells the value of an indicator: by its name, its number and its unit."""
    return has_value(outcome, standing) and _is_named(outcome, standing.indicator.name)


def unsaid(text: str, before: str, *, figures_only: bool = False) -> str:
    """The clauses of a text, its first apart, that are not said before in hardly other words.

    `figures_only` leaves alone what has no figure.
    """
    parts = [_Part(part, sign) for part, sign in cut(text, "，")]
    said, known = sign_pairs(before), numbers_in(before)
    gone = [
        at > 0
        and numbers_in(part.text) <= known
        and (bool(numbers_in(part.text)) or not figures_only)
        and len(sign_pairs(part.text) & said) >= _SAID * len(sign_pairs(part.text))
        for at, part in enumerate(parts)
    ]
    return _joined(parts, _without_what_is_leant_on(parts, gone))


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    sign: str  # that closes it


def _parts(outcome: str) -> Iterator[_Part]:
    """Its clauses, each with the time before it (截至10月底，…).

    What 、 joins is parted only where each has a figure of its own.
    """
    time = ""
    for clause, sign in cut(outcome, "，；。"):
        if sign and is_time(clause):
            time += clause + sign
            continue
        whole, time = time + clause, ""
        listed = list(cut(whole, "、"))
        if len(listed) > 1 and all(numbers_in(text) for text, _ in listed):
            yield from (_Part(text, stop or sign) for text, stop in listed)
        else:
            yield _Part(whole, sign)
    if time:
        yield _Part(time[:-1], time[-1])


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
    opened = [each for each in told if any(has_value(text, each) for text in texts[:lead])]
    return not _RANKS.match(texts[lead]) or len(opened) > 1


def _subject(lead: Sequence[str], told: Sequence[IndicatorStanding]) -> IndicatorStanding:
    """The last indicator that the clauses which went name by its value."""
    return next(
        (each for part in reversed(lead) for each in reversed(told) if has_value(part, each)),
        told[-1],
    )


def _is_named(text: str, name: str) -> bool:
    pairs = sign_pairs(name)
    shared = pairs & sign_pairs(text)
    return len(shared) >= max(_FEWEST_PAIRS, _NAMED * len(pairs))
