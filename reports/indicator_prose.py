"""Indicators in official prose (指标的公文用语): the figure of the year with last year's beside it.

Nothing is said that the values do not say: without a value no sentence, without a baseline no
comparison.
"""

from datetime import date
from decimal import Decimal

from model.day_words import month_and_day
from model.indicator_numbers import figure_words, goal_words
from model.indicator_periods import counted_year, is_month_end
from model.indicator_standing import IndicatorStanding, IndicatorState
from model.number_words import percentage, percentage_done
from model.words import IndicatorMeasure, TargetOp

_COUNTED, _YEARLY = IndicatorMeasure.CUMULATIVE, IndicatorMeasure.YEARLY
_SAME = "持平"
_AGAINST = {
    IndicatorMeasure.CUMULATIVE: "上年同期",
    IndicatorMeasure.ON_DAY: "上年末",
    IndicatorMeasure.YEARLY: "上年",
}


def indicator_sentence(standing: IndicatorStanding) -> str:
    """1—10月质押融资金额126.8亿元，上年同期107.1亿元，同比增长18.4%，完成年度目标（…）的89.3%.

    It bears no full stop, and is "" without a value; the dialog shows what the report will say.
    """
    one, newest = standing.indicator, standing.newest
    if newest is None:
        return ""
    value = figure_words(newest.value) + one.unit
    parts = [f"{opening_words(standing)}{one.name}{value}", *_compared(standing)]
    return "，".join(filter(None, (*parts, goal_sentence(standing))))


def indicator_figures_told(standing: IndicatorStanding) -> str:
    """The figures that its sentence tells, but for the goal: 126.8亿元，上年同期107.1亿元…."""
    if standing.newest is None:
        return ""
    value = figure_words(standing.newest.value) + standing.indicator.unit
    return "，".join((value, *_compared(standing)))


def opening_words(standing: IndicatorStanding) -> str:
    """1—10月, 截至10月底 or 2022年: what the newest value counts, as a sentence begins."""
    words = period_words(standing)
    return words if _is_span(words) else f"截至{words}"


def period_words(standing: IndicatorStanding) -> str:
    """1—10月, 10月底 or 2022年: what the newest value counts, as a cell says it."""
    newest = standing.newest
    if newest is None:
        return ""
    day, measure = newest.on_day, standing.indicator.measure
    if measure is _YEARLY:
        return f"{counted_year(day, standing.year)}年"
    if not is_month_end(day):
        return _year_of(day, standing.year) + month_and_day(day)
    if measure is _COUNTED:
        return "全年" if day.month == 12 else ("1月" if day.month == 1 else f"1—{day.month}月")
    return f"{_year_of(day, standing.year)}{day.month}月底"


def change_words(standing: IndicatorStanding) -> str:
    """增长18.4%, 增加0.92件 or 提高0.5个百分点, as a cell says it; "" where nothing compares."""
    change, growth = standing.change, standing.growth
    if change is None:
        return ""
    is_amount = standing.is_percent or standing.indicator.measure is IndicatorMeasure.ON_DAY
    if change == 0 or growth is None or is_amount:
        return _by_amount(change, standing)
    share = percentage(abs(growth))
    if share == "0%":
        return f"基本{_SAME}"
    return f"{'增长' if change > 0 else '下降'}{share}"


def state_words(standing: IndicatorStanding) -> str:
    """已完成, 完成89.3%, 暂无数据 …, as a cell says it."""
    match standing.state:
        case IndicatorState.NO_VALUE:
            return "暂无数据"
        case IndicatorState.NO_GOAL:
            return "—"
        case IndicatorState.NOT_REACHED if standing.reached is not None and standing.reached < 1:
            return f"完成{percentage_done(standing.reached)}"
        case state:
            return str(state)


def goal_sentence(standing: IndicatorStanding) -> str:
    """已达到年度目标（…）, 完成年度目标（不低于142亿元）的89.3%; "" where nothing can be said."""
    goal, unit = standing.goal, standing.indicator.unit
    if goal is None or standing.newest is None:
        return ""
    said = f"{_goal_name(standing)}（{goal_words(goal, unit)}）"
    match standing.state:
        case IndicatorState.REACHED:
            return f"已达到{said}"
        case IndicatorState.WITHIN:
            return f"未超过{said}"
        case _ if standing.reached is not None and standing.adds_up:
            return f"完成{said}的{percentage_done(standing.reached)}"
        case _ if goal.op is TargetOp.AT_MOST:
            over = figure_words(standing.newest.value - goal.value)
            return f"超出{said}{over}{_step_unit(standing)}"
        case _ if goal.op is TargetOp.AT_LEAST or standing.adds_up:
            short = figure_words(goal.value - standing.newest.value)
            return f"距{said}还差{short}{_step_unit(standing)}"
        case _:
            return ""


def _goal_name(standing: IndicatorStanding) -> str:
    """年度目标 only of a value of the year itself: one of another year is not the year's work."""
    newest = standing.newest
    assert newest is not None
    is_yearly = standing.indicator.measure is _YEARLY
    year = counted_year(newest.on_day, standing.year) if is_yearly else newest.on_day.year
    return "年度目标" if year == standing.year else "目标"


def _compared(standing: IndicatorStanding) -> list[str]:
    change, baseline = standing.change, standing.baseline
    if change is None or baseline is None:
        return []
    against = _AGAINST[standing.indicator.measure]
    before = f"{against}{figure_words(baseline)}{standing.indicator.unit}"
    if standing.is_percent and _is_counted(standing):
        return [before, f"同比{_by_amount(change, standing)}"]
    if standing.is_percent or standing.indicator.measure is IndicatorMeasure.ON_DAY:
        return [_beside(against, _by_amount(change, standing))]
    return [before, _by_share(standing, change)]


def _beside(against: str, words: str) -> str:
    return f"与{against}持平" if words == _SAME else f"比{against}{words}"


def _by_amount(change: Decimal, standing: IndicatorStanding) -> str:
    if change == 0:
        return _SAME
    grew, fell = "增加", "减少"
    if standing.is_percent:
        grew, fell = "提高", "下降"
    elif standing.is_time:
        grew, fell = "延长", "缩短"
    return f"{grew if change > 0 else fell}{figure_words(abs(change))}{_step_unit(standing)}"


def _by_share(standing: IndicatorStanding, change: Decimal) -> str:
    growth = standing.growth
    is_counted = _is_counted(standing)
    if change == 0:
        return "同比持平" if is_counted else "与上年持平"
    if growth is None:
        return f"{'同比' if is_counted else '比上年'}{_by_amount(change, standing)}"
    share = percentage(abs(growth))
    if share == "0%":
        return "同比基本持平" if is_counted else "与上年基本持平"
    return f"{'同比' if is_counted else '比上年'}{'增长' if change > 0 else '下降'}{share}"


def _step_unit(standing: IndicatorStanding) -> str:
    return "个百分点" if standing.is_percent else standing.indicator.unit


def _is_counted(standing: IndicatorStanding) -> bool:
    return standing.indicator.measure is _COUNTED


def _is_span(words: str) -> bool:
    return words.endswith(("月", "年"))


def _year_of(day: date, year: int) -> str:
    return "" if day.year == year else f"{day.year}年"
