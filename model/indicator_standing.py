"""Where an indicator stands on a day (指标完成情况): computed from its values, never stored."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

from model.indicator_numbers import IndicatorGoal
from model.indicator_periods import period_of, recorded_before
from model.report_entities import Indicator, IndicatorValue
from model.words import IndicatorMeasure, TargetOp

_COUNTED = IndicatorMeasure.CUMULATIVE
_ODD = 10  # times last year's value
_NEAR = Decimal("0.05")  # how far 约 may be off
_TIMES = frozenset({"年", "个月", "月", "天", "日", "个工作日", "工作日", "小时", "分钟"})


class IndicatorState(StrEnum):
    """What can be said of an indicator (完成情况)."""

    REACHED = "已完成"
    NOT_REACHED = "未完成"
    WITHIN = "未超目标"
    NO_GOAL = "未设目标"
    NO_VALUE = "无数据"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorStanding:
    """An indicator with its values up to the 数据截止日, the oldest first.

    `year` is that of its list. `known_until` is the day of the newest value at all: with that one
    the baseline that is typed belongs, and a value of another period is not held against it.
    """

    indicator: Indicator
    year: int
    lead_unit: str
    values: tuple[IndicatorValue, ...]
    known_until: date | None = None

    @property
    def newest(self) -> IndicatorValue | None:
        """The newest value, if there is one."""
        return self.values[-1] if self.values else None

    @property
    def goal(self) -> IndicatorGoal | None:
        """本省目标."""
        one = self.indicator
        if one.goal_op is None or one.goal_value is None:
            return None
        return IndicatorGoal(op=one.goal_op, value=one.goal_value, upper=one.goal_upper)

    @property
    def is_percent(self) -> bool:
        """Is it a share, whose changes are told in points (个百分点)?"""
        return self.indicator.unit == "%"

    @property
    def is_time(self) -> bool:
        """Is it a time (92天), which grows longer or shorter?"""
        return self.indicator.unit in _TIMES

    @property
    def adds_up(self) -> bool:
        """Is it counted piece by piece over the year (建设10家)? A share and a time are not."""
        is_counted = self.indicator.measure is _COUNTED
        return is_counted and not self.is_percent and not self.is_time

    @property
    def recorded_before(self) -> Decimal | None:
        """The value a year before, where the ledger itself has it."""
        return recorded_before(self.indicator.measure, self.values, self.year)

    @property
    def has_typed_baseline(self) -> bool:
        """Does the baseline that is typed, or would be, belong to the newest value here?"""
        if self.newest is None or self.known_until is None:
            return self.known_until is None
        if self.indicator.measure is _COUNTED:
            return self.newest.on_day == self.known_until
        here, there = (
            period_of(self.indicator.measure, day, self.year)
            for day in (self.newest.on_day, self.known_until)
        )
        return here == there

    @property
    def baseline(self) -> Decimal | None:
        """The value a year before: that of the ledger, else what was typed for this period."""
        if (recorded := self.recorded_before) is not None:
            return recorded
        return self.indicator.baseline if self.has_typed_baseline else None

    @property
    def year_before(self) -> Decimal | None:
        """The value of the whole year before, or of its end: what a growth of the year starts from.

        上年同期 of some months is none.
        """
        if self.newest is None:
            return self.baseline if self.indicator.measure is not _COUNTED else None
        day = self.newest.on_day
        match self.indicator.measure:
            case IndicatorMeasure.CUMULATIVE:
                return self.baseline if (day.month, day.day) == (12, 31) else None
            case IndicatorMeasure.ON_DAY:
                return self.baseline if day.year == self.year else None
            case IndicatorMeasure.YEARLY:
                return self.baseline

    @property
    def change(self) -> Decimal | None:
        """By how much the newest value differs from the one a year before (增减)."""
        if self.newest is None or self.baseline is None:
            return None
        return self.newest.value - self.baseline

    @property
    def growth(self) -> Fraction | None:
        """The same as a share of the value a year before; None where that is not above nought."""
        if self.change is None or self.baseline is None or self.baseline <= 0:
            return None
        return Fraction(self.change) / Fraction(self.baseline)

    @property
    def reached(self) -> Fraction | None:
        """Which share of the goal is reached, where there is a least one."""
        goal, newest = self.goal, self.newest
        if goal is None or newest is None or goal.value <= 0:
            return None
        is_least = goal.op in (TargetOp.AT_LEAST, TargetOp.EQUAL)
        if not is_least and not (goal.op is TargetOp.ABOUT and self.adds_up):
            return None
        return Fraction(newest.value) / Fraction(goal.value)

    @property
    def doubt(self) -> str:
        """What seems odd about the newest value, in a sentence; "" for nothing.

        One that is ten times, or a tenth of, what it was a year before was mostly typed in another
        unit.
        """
        if self.newest is None or self.growth is None:
            return ""
        times = self.growth + 1
        if times >= _ODD:
            return f"本年值是上年值的{floor(times)}倍，请核对数值和单位。"
        return "本年值不到上年值的十分之一，请核对数值和单位。" if times * _ODD < 1 else ""

    @property
    def state(self) -> IndicatorState:
        """完成情况; what is counted over the year can exceed its limit as long as it runs."""
        if self.newest is None:
            return IndicatorState.NO_VALUE
        if self.goal is None:
            return IndicatorState.NO_GOAL
        is_running = (
            self.indicator.measure is IndicatorMeasure.CUMULATIVE
            and self.newest.on_day < date(self.year, 12, 31)
        )
        if not _is_met(self.goal, self.newest.value, adds_up=self.adds_up):
            return IndicatorState.NOT_REACHED
        is_limit = self.goal.op is TargetOp.AT_MOST
        return IndicatorState.WITHIN if is_limit and is_running else IndicatorState.REACHED


def _is_met(goal: IndicatorGoal, value: Decimal, *, adds_up: bool) -> bool:
    """Of what adds up more than was planned is done as well; a level (稳定在7个月) is a level."""
    match goal.op:
        case TargetOp.AT_LEAST:
            return value >= goal.value
        case TargetOp.AT_MOST:
            return value <= goal.value
        case TargetOp.ABOUT:
            off = value - goal.value
            return abs(off) <= abs(goal.value) * _NEAR or (adds_up and off > 0)
        case TargetOp.RANGE:
            return goal.value <= value and (adds_up or value <= (goal.upper or value))
        case TargetOp.EQUAL:
            return value >= goal.value if adds_up else value == goal.value
