"""The columns of 主要指标, a row for each indicator, and what a changed cell means."""

from collections.abc import Callable, Sequence
from datetime import date

from model.day_words import day_words, month_and_day
from model.due import parse_due
from model.entities import Unit, UnitId
from model.errors import InvalidEntryError, quoted
from model.indicator_numbers import figure_words, read_figure, read_goal, typed_goal
from model.indicator_periods import counted_year
from model.indicator_standing import IndicatorStanding
from model.main_indicators import change_indicator, delete_value, record_value, redate_value
from model.report_entities import IndicatorId
from model.step import Step
from model.words import IndicatorMeasure, IndicatorScope
from reports.indicator_prose import state_words
from ui.choices import Choice, unit_choices
from ui.record_model import Record, RecordColumn

_NO_UNIT = "nothing"
VALUE, ON_DAY, GOAL = "value", "on_day", "goal"
_MEASURES = tuple(str(each) for each in IndicatorMeasure)
_SCOPES = tuple(str(each) for each in IndicatorScope)


def indicator_columns(units: Sequence[Unit]) -> tuple[RecordColumn, ...]:
    """What is written every month comes first, what stays the same behind it."""
    picks = (Choice(_NO_UNIT, "（未定）"), *unit_choices([u for u in units if u.is_active]))
    return (
        RecordColumn(heading="指标名称", field="name", sample="每万人口高价值发明专利拥有量"),
        RecordColumn(heading="单位", field="unit", sample="万人次"),
        RecordColumn(heading="本年值", field=VALUE, sample="12345.67", is_number=True),
        RecordColumn(heading="数据日期", field=ON_DAY, sample="2022年12月31日", is_number=True),
        RecordColumn(heading="上年值", field="baseline", sample="12345.67", is_number=True),
        RecordColumn(heading="本省目标", field=GOAL, sample="不低于12345"),
        RecordColumn(heading="完成情况", sample="完成99.9%0"),
        RecordColumn(heading="统计口径", field="measure", sample="统计口径", choices=_MEASURES),
        RecordColumn(
            heading="责任单位", field="lead_unit_id", sample="知识产权发展研究", picks=picks
        ),
        RecordColumn(heading="来文要求", field="requirement", sample="质押融资金额增长10%以上以上"),
        RecordColumn(heading="数据来源", field="source", sample="质押融资月度调度"),
        RecordColumn(heading="备注", field="remark"),
        RecordColumn(heading="指标范围", field="scope", sample="国家局指标", choices=_SCOPES),
    )


def indicator_record(standing: IndicatorStanding) -> Record:
    """One indicator as a row; one of the national office is only background."""
    one, newest, goal = standing.indicator, standing.newest, standing.goal
    return Record(
        id=one.id,
        values=(
            one.name,
            one.unit,
            figure_words(newest.value) if newest else "",
            _day(newest.on_day, standing.year) if newest else "",
            "" if standing.baseline is None else figure_words(standing.baseline),
            typed_goal(goal) if goal else "",
            state_words(standing),
            str(one.measure),
            standing.lead_unit,
            one.requirement,
            one.source,
            one.remark,
            str(one.scope),
        ),
        is_faded=one.scope is IndicatorScope.NATIONAL,
    )


def changing(
    standing: IndicatorStanding, field: str, value: object, *, on: date
) -> Callable[[Step], object]:
    """What a changed cell means; a value is of the day `on`, a whole year's of its last day."""
    one, words = standing.indicator, str(value).strip()
    match field:
        case _ if field == VALUE:
            return lambda step: _write_value(step, standing, words, on=on)
        case _ if field == ON_DAY:
            return lambda step: _redate(step, standing, words)
        case "baseline":
            return lambda step: _write_baseline(step, standing, words)
        case _ if field == GOAL:
            base = standing.year_before
            return lambda step: change_indicator(
                step, one.id, goal=read_goal(words, one.unit, base=base)
            )
        case "lead_unit_id":
            unit = None if words == _NO_UNIT else UnitId(words)
            return lambda step: change_indicator(step, one.id, lead_unit_id=unit)
        case "measure":
            return lambda step: change_indicator(step, one.id, measure=IndicatorMeasure(words))
        case "scope":
            return lambda step: change_indicator(step, one.id, scope=IndicatorScope(words))
        case _:
            return lambda step: change_indicator(step, one.id, **{field: words})


def day_of_value(standing: IndicatorStanding, on: date) -> date:
    """For which day a value is that is typed now; one of a whole year is of the year before."""
    newest = standing.newest
    if standing.indicator.measure is not IndicatorMeasure.YEARLY:
        return on
    if newest is None:
        return date(standing.year - 1, 12, 31)
    is_later = on.year - 1 > counted_year(newest.on_day, standing.year)
    return date(on.year - 1, 12, 31) if is_later else newest.on_day


def _write_value(step: Step, standing: IndicatorStanding, words: str, *, on: date) -> None:
    one, newest = standing.indicator, standing.newest
    figure = read_figure(words, one.unit)
    if figure is not None:
        record_value(step, IndicatorId(one.id), on=day_of_value(standing, on), value=figure)
    elif newest is not None:
        delete_value(step, newest.id)


def _write_baseline(step: Step, standing: IndicatorStanding, words: str) -> None:
    recorded = standing.recorded_before
    if recorded is not None:
        raise InvalidEntryError(
            f"上年值{figure_words(recorded)}取自台账中上一年的本年值，没有改动。"
            "有误的，请把数据截止日调到那一年，改那时的本年值。"
        )
    if not standing.has_typed_baseline:
        raise InvalidEntryError(
            "数据截止日之后还有本年值，上年值与最新的本年值对应，没有存入。请先把数据截止日调后。"
        )
    one = standing.indicator
    change_indicator(step, one.id, baseline=read_figure(words, one.unit))


def _redate(step: Step, standing: IndicatorStanding, words: str) -> None:
    newest = standing.newest
    if newest is None:
        raise InvalidEntryError("还没有本年值，数据日期没有存入。请先填本年值。")
    found = parse_due(words, year=standing.year)
    if found is None or found.day is None:
        raise InvalidEntryError(
            f"没有看懂数据日期{quoted(words)}，没有存入。请写成“10月31日”或“10月底”。"
        )
    redate_value(step, newest.id, found.day)


def _day(day: date, year: int) -> str:
    return month_and_day(day) if day.year == year else day_words(day)
