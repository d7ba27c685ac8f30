"""Figures: a number with its whole unit as a sentence prints it (100亿元, 1.5万件, 3—5所)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto


class Measure(Enum):
    """What a unit measures; the words that make a figure a target differ by it."""

    RATE = auto()
    SPAN = auto()
    MONEY = auto()
    COUNT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number or range in a clause; `after` is 以上, 以内, 左右 or "" behind it."""

    value: Decimal | tuple[Decimal, Decimal]
    unit: str
    measure: Measure
    after: str
    is_more: bool  # 100余家
    start: int
    end: int


def find_figures(text: str) -> Iterator[Figure]:
    """The figures of a text whose units are known and which are no part of another word."""
    for found in _FIGURE.finditer(text):
        if not _OTHER_WORD.match(text, found.end("unit") - 1):
            yield _figure(found)


def runs_back(figure: Figure) -> bool:
    """Whether a range falls (8000—1万件): its first number was meant in another unit."""
    return isinstance(figure.value, tuple) and figure.value[0] > figure.value[1]


_NUMBER = r"(?:\d{1,3}(?:[,，]\d{3}){1,4}|\d{1,12})(?:\.\d{1,6})?"
_RATE = r"%|‰|个百分点|百分点|倍"
_SPAN = r"个月|个?工作日|个?自然日|个?小时|分钟|天|日(?=之?内|以内|左右|[、和，。；]|$)"
_MONEY = r"[千百]?[万亿]{0,2}(?:元|美元|欧元)"
_COUNT = (
    r"[千百]?[万亿]?(?:[件人场户家](?:次|（次）)|批次|人年"
    r"|[家件项个所场次人名户条种批类篇期份只座处部台套组门对支宗款卷册例起间片亩轮笔堂节单课站队枚幅位])"
    r"(?:/(?:万人|亿元|家|年|人))?"
    r"|分(?!中心|钟|之|支|局|类|级|别|层|管|工|会|公|批|期|区|析|行|院|校|部|享|站)"
)
_AFTER = r"及?以上|以内|之内|及?以下|左右|上下|内(?![容部外在])"
_FIGURE = re.compile(
    rf"(?<![\d.第月A-Za-z〔＋+])(?P<low>{_NUMBER})"
    rf"(?:(?P<low_unit>{_RATE}|{_MONEY}|{_COUNT}|[万亿])?(?:—|-|~|～|至|到)(?P<high>{_NUMBER}))?"
    rf"(?P<more>余|多)? ?"
    rf"(?P<unit>(?P<rate>{_RATE})|(?P<span>{_SPAN})|(?P<money>{_MONEY})|(?P<count>{_COUNT}))"
    rf"(?P<late>余|多)?(?P<after>{_AFTER})?"
)
# The last sign of the unit begins another word: 20部门, 14亿人民, 1对1.
_OTHER_WORD = re.compile(
    r"人(?:民|口|大)|部(?:门|委)|对\d|场(?:所|景)|处(?:室|长|理)|门(?:户|类|店)|组(?:织|成)|例(?:会|如)"
    r"|支(?:持|队|撑)|名(?:称|录|单|优|牌)|起(?:草|步)|所(?:有|属)|家庭|期(?:间|限)|份额|台账"
    r"|个(?:部门|方面|环节|层面|维度|领域|部分|字|以上地区|[百千万]|“)|[个家件]级|项目标|次(?:全会|会议精神)|条例"
)


def _figure(found: re.Match[str]) -> Figure:
    low = _number(found["low"])
    return Figure(
        value=(low, _number(found["high"])) if found["high"] else low,
        unit=found["unit"].replace("（", "").replace("）", ""),
        measure=_measure(found),
        after=found["after"] or "",
        is_more=bool(found["more"] or found["late"]),
        start=found.start(),
        end=found.end(),
    )


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace("，", ""))


def _measure(found: re.Match[str]) -> Measure:
    if found["rate"]:
        return Measure.RATE
    if found["span"]:
        return Measure.SPAN
    return Measure.MONEY if found["money"] else Measure.COUNT
