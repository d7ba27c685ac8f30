"""Figures of indicators as people type them (指标数值): 2000万, 15.6%, １２６．８亿元, 不低于142.

A figure is kept in the unit of its indicator; one in another unit is refused, never guessed.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from model.errors import InvalidEntryError, quoted
from model.words import TargetOp

_MOST_DIGITS, _MOST_PLACES = 15, 6
_FIGURE = re.compile(
    r"(?P<sign>[+-]?)(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
    r"(?P<size>[百千]?[万亿]{0,2})(?P<unit>\D*)"
)
_SIZED = re.compile(r"([百千]?[万亿]{1,2})?(.*)", re.DOTALL)
_POWERS = {"百": 2, "千": 3, "万": 4, "亿": 8}
_BEFORE = {
    TargetOp.AT_LEAST: r"不低于|不少于|不小于|大于等于|至少|达到|达|超过|高于|大于|突破|≥|>=|>",
    TargetOp.AT_MOST: (
        r"不超过|不高于|不多于|不大于|小于等于|至多|控制在|压减到|压减至|低于|少于|小于|≤|<=|<"
    ),
    TargetOp.ABOUT: r"大约|约|≈",
    TargetOp.EQUAL: r"等于|稳定在|保持在|=",
}
_AFTER = {
    TargetOp.AT_LEAST: r"及?以上",
    TargetOp.AT_MOST: r"以内|之内|及?以下",
    TargetOp.ABOUT: r"左右|上下",
}
_RANGE = re.compile(r"(?<=\d)([^\d.,]*?)(?:—|-|–|~|至|到)(?=\d)")
_WORDS = {
    TargetOp.AT_LEAST: "不低于{}",
    TargetOp.AT_MOST: "不超过{}",
    TargetOp.ABOUT: "约{}",
    TargetOp.EQUAL: "{}",
}
# 增长10%, 上年129.1亿元，增长10%: by which share of which figure.
_GROWTH = re.compile(
    r"(?:比|较|在)?(?:上年|去年)?(?P<base>\d[\d.,]*[^\d,]*?)?(?:的?基础上)?,?(?:同比)?"
    r"(?:增长|增加|提高|提升)(?P<op>\D*)(?P<share>\d+(?:\.\d+)?)%"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorGoal:
    """What the province wants to reach (本省目标); `upper` closes a range."""

    op: TargetOp
    value: Decimal
    upper: Decimal | None = None


def read_figure(words: str, unit: str) -> Decimal | None:
    """The figure in the unit of its indicator; None where nothing is typed."""
    plain = _plain(words)
    if not plain:
        return None
    found = _FIGURE.fullmatch(plain)
    if found is None:
        raise InvalidEntryError(
            f"没有看懂数值{quoted(words)}，没有存入。请填写数字，例如“126.8”或“2000万”。"
        )
    power = _power(found["size"], found["unit"], unit, words)
    number = Decimal(found["sign"] + found["number"].replace(",", ""))
    return _kept(number if power == 0 else number.scaleb(power).normalize(), words)


def read_goal(words: str, unit: str, *, base: Decimal | None = None) -> IndicatorGoal | None:
    """What a goal in words says: 不低于142亿元, 16个月以内, 5—6; a bare figure is a least one.

    增长10%以上 is reckoned from `base`, or from the figure of last year that stands before it.
    """
    plain = _plain(words)
    if not plain:
        return None
    op, plain = _op(plain)
    if grown := _GROWTH.fullmatch(plain):
        return _grown(grown, op, words, unit, base)
    if op is None and (found := _RANGE.search(plain)):
        low = plain[: found.start()] + (found[1] or _size(plain[found.end() :]))
        first, last = read_figure(low, unit), read_figure(plain[found.end() :], unit)
        assert first is not None
        assert last is not None
        if first >= last:
            raise InvalidEntryError(f"目标{quoted(words)}的下限不小于上限，没有存入。请核对。")
        return IndicatorGoal(op=TargetOp.RANGE, value=first, upper=last)
    value = read_figure(plain, unit)
    if value is None:
        raise InvalidEntryError(f"目标{quoted(words)}里没有数字，没有存入。请写成“不低于142”。")
    return IndicatorGoal(op=op or TargetOp.AT_LEAST, value=value)


def figure_words(value: Decimal) -> str:
    """A figure as papers print it: without exponent, with the places that it was given."""
    return format(value, "f")


def is_growth(words: str) -> bool:
    """Does a goal in words ask for growth (增长10%以上)?"""
    return _GROWTH.fullmatch(_op(_plain(words))[1]) is not None


def typed_goal(goal: IndicatorGoal) -> str:
    """A goal as `read_goal` reads it: 等于10 where a bare 10 would be a least one."""
    return ("等于" if goal.op is TargetOp.EQUAL else "") + goal_words(goal)


def goal_words(goal: IndicatorGoal, unit: str = "") -> str:
    """不低于142, 16—18, 10 as papers print it; with the unit where one is wanted."""
    low = figure_words(goal.value)
    if goal.op is TargetOp.RANGE and goal.upper is not None:
        return f"{low}—{figure_words(goal.upper)}{unit}"
    return _WORDS[goal.op].format(low + unit)


def _grown(
    grown: re.Match[str], op: TargetOp | None, words: str, unit: str, base: Decimal | None
) -> IndicatorGoal:
    inner, rest = _op(grown["op"])
    if grown["base"]:
        base = read_figure(grown["base"], unit)
    if base is None or base <= 0 or rest or unit == "%":
        raise InvalidEntryError(
            f"{quoted(words)}算不出目标，没有存入。请把上年全年（末）数写在前面，"
            "例如“129.1增长10%以上”，或直接写“不低于142”。"
        )
    value = base * (100 + Decimal(grown["share"])) / 100
    least = inner or op or TargetOp.AT_LEAST
    return IndicatorGoal(op=least, value=_kept(value.normalize(), words))


def _plain(words: str) -> str:
    folded = unicodedata.normalize("NFKC", words.replace("−", "-"))
    return "".join(sign for sign in folded if not sign.isspace() and sign.isprintable())


def _op(plain: str) -> tuple[TargetOp | None, str]:
    for op, pattern in _BEFORE.items():
        if found := re.match(pattern, plain):
            return op, plain[found.end() :]
    for op, pattern in _AFTER.items():
        if found := re.search(f"(?:{pattern})$", plain):
            return op, plain[: found.start()]
    return None, plain


def _power(size: str, rest: str, unit: str, words: str) -> int:
    """By which power of ten a figure is to be moved into the unit of its indicator."""
    plain_unit = _plain(unit)
    if size + rest == plain_unit:
        return 0
    own_size, own_rest = _sized(plain_unit)
    if not size and not rest:
        return 0
    if rest and rest != own_rest:
        ought = f"“{unit}”对不上" if unit else "（还没有填）对不上"
        raise InvalidEntryError(
            f"数值{quoted(words)}的单位与指标的计量单位{ought}，没有存入。请只填数字，或先改单位。"
        )
    return _power_of(size) - _power_of(own_size)


def _sized(unit: str) -> tuple[str, str]:
    found = _SIZED.fullmatch(unit)
    assert found is not None
    return found[1] or "", found[2]


def _size(plain: str) -> str:
    """What stands behind the second figure of a range holds for the first one too."""
    return plain.lstrip("0123456789.,")


def _power_of(size: str) -> int:
    return sum(_POWERS[sign] for sign in size)


def _kept(value: Decimal, words: str) -> Decimal:
    """Written out; refused where no paper and no workbook could hold it."""
    plain = Decimal(format(value, "f"))
    digits, places = plain.as_tuple().digits, -int(plain.as_tuple().exponent)
    if len(digits) > _MOST_DIGITS or plain.adjusted() >= _MOST_DIGITS or places > _MOST_PLACES:
        raise InvalidEntryError(
            f"数值{quoted(words)}太长，没有存入。最多15位数字、6位小数，请换一个计量单位。"
        )
    return plain
