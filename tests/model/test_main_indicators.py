"""Main indicators: values by day, growth, goals, order, and what the list proposes."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from model import triage, units
from model.errors import InvalidEntryError
from model.indicator_numbers import IndicatorGoal, read_goal
from model.indicator_proposals import propose_indicators, take_proposals
from model.indicator_standing import IndicatorStanding, IndicatorState
from model.ledger import Ledger
from model.main_indicators import (
    add_indicator,
    change_indicator,
    delete_indicator,
    delete_value,
    indicators_without_value,
    move_indicator,
    read_indicators,
    record_value,
    redate_value,
)
from model.report_entities import IndicatorId, IndicatorValueId
from model.words import IndicatorMeasure, IndicatorScope, TargetOp, Triage
from tests.model.office import AS_OF, Office, added

OCTOBER, SEPTEMBER = date(2023, 10, 31), date(2023, 9, 30)


def made(
    ledger: Ledger, office: Office, name: str = "质押融资金额", **fields: object
) -> IndicatorId:
    with ledger.step("增加指标") as step:
        return add_indicator(step, office.list_id, name=name, **fields)  # type: ignore[arg-type]


def record(ledger: Ledger, indicator: IndicatorId, on: date, value: str) -> IndicatorValueId:
    with ledger.step("填数") as step:
        return record_value(step, indicator, on=on, value=Decimal(value))


def standing(ledger: Ledger, office: Office, as_of: date = AS_OF) -> IndicatorStanding:
    return read_indicators(ledger, office.list_id, as_of)[0]


def test_the_newest_value_up_to_the_day_counts(ledger: Ledger, office: Office) -> None:
    money = made(ledger, office, unit="亿元", lead_unit_id=office.units[1])
    record(ledger, money, OCTOBER, "126.8")
    record(ledger, money, SEPTEMBER, "112.3")
    now, before = standing(ledger, office), standing(ledger, office, date(2023, 10, 1))
    assert (now.newest and now.newest.value, now.lead_unit) == (Decimal("126.8"), "保护处")
    assert before.newest
    assert before.newest.on_day == SEPTEMBER
    assert standing(ledger, office, date(2023, 9, 29)).newest is None


def test_the_value_of_the_same_day_is_replaced(ledger: Ledger, office: Office) -> None:
    money = made(ledger, office)
    first = record(ledger, money, OCTOBER, "126.8")
    assert record(ledger, money, OCTOBER, "127.1") == first
    assert [str(each.value) for each in standing(ledger, office).values] == ["127.1"]
    with ledger.step("删值") as step:
        delete_value(step, first)
    assert standing(ledger, office).state is IndicatorState.NO_VALUE


def test_growth_is_exact_and_needs_a_baseline_above_nought(ledger: Ledger, office: Office) -> None:
    money = made(ledger, office)
    record(ledger, money, OCTOBER, "126.8")
    assert (standing(ledger, office).change, standing(ledger, office).growth) == (None, None)
    for baseline, growth in (("107.1", Fraction(197, 1071)), ("0", None)):
        with ledger.step("上年值") as step:
            change_indicator(step, money, baseline=Decimal(baseline))
        assert standing(ledger, office).growth == growth


def test_figures_of_a_later_month_ask_for_another_baseline(ledger: Ledger, office: Office) -> None:
    money = made(ledger, office, baseline=Decimal("94.2"))
    record(ledger, money, SEPTEMBER, "112.3")
    assert standing(ledger, office).baseline == Decimal("94.2")
    record(ledger, money, OCTOBER, "126.8")
    assert standing(ledger, office).baseline is None
    with ledger.step("上年值") as step:
        change_indicator(step, money, baseline=Decimal("107.1"))
    record(ledger, money, OCTOBER, "126.9")
    assert standing(ledger, office).baseline == Decimal("107.1")
    # In September it was another baseline, which nobody knows any more.
    assert standing(ledger, office, SEPTEMBER).growth is None


def test_the_baseline_goes_with_the_months_that_it_was_of(ledger: Ledger, office: Office) -> None:
    money = made(ledger, office)
    september = record(ledger, money, SEPTEMBER, "112.3")
    october = record(ledger, money, OCTOBER, "126.8")
    with ledger.step("上年值") as step:
        change_indicator(step, money, baseline=Decimal("107.1"))
        redate_value(step, october, date(2023, 10, 25))  # of the same months still
    assert standing(ledger, office).baseline == Decimal("107.1")
    with ledger.step("删值") as step:
        delete_value(step, october)
    assert standing(ledger, office).baseline is None
    with ledger.step("上年值") as step:
        change_indicator(step, money, baseline=Decimal("94.2"))
        redate_value(step, september, OCTOBER)
    assert standing(ledger, office).baseline is None
    ledger.undo()
    ledger.undo()
    assert standing(ledger, office).baseline == Decimal("107.1")


def test_the_baseline_of_the_year_s_end_stays(ledger: Ledger, office: Office) -> None:
    owned = made(ledger, office, measure=IndicatorMeasure.ON_DAY, baseline=Decimal("4.46"))
    record(ledger, owned, SEPTEMBER, "5.31")
    record(ledger, owned, OCTOBER, "5.38")
    assert standing(ledger, office).change == Decimal("0.92")
    assert standing(ledger, office, SEPTEMBER).change == Decimal("0.85")


def test_a_yearly_value_is_compared_with_that_of_the_year_before_in_the_ledger(
    ledger: Ledger, office: Office
) -> None:
    ledger.now = lambda: datetime(2024, 10, 8, tzinfo=UTC)
    added_value = made(ledger, office, measure=IndicatorMeasure.YEARLY, baseline=Decimal(3526))
    record(ledger, added_value, date(2022, 12, 31), "3860")
    assert standing(ledger, office).change == 334
    later = record(ledger, added_value, date(2023, 12, 31), "4200")
    in_2024 = date(2024, 9, 30)
    assert standing(ledger, office, in_2024).baseline == 3860
    # What was typed was of 2021: it is gone, and nobody compares 2022 with anything.
    assert standing(ledger, office).change is None
    with ledger.step("改日期") as step:
        redate_value(step, later, date(2024, 9, 26))  # the day on which it was made public
    assert standing(ledger, office, in_2024).baseline == 3860


@pytest.mark.parametrize(("end_of_year", "baseline"), [("5.5", "5.5"), (None, None)])
def test_a_value_of_the_next_year_is_held_against_the_end_of_this_one(
    ledger: Ledger, office: Office, end_of_year: str | None, baseline: str | None
) -> None:
    ledger.now = lambda: datetime(2024, 2, 8, tzinfo=UTC)
    owned = made(ledger, office, measure=IndicatorMeasure.ON_DAY, baseline=Decimal("4.46"))
    record(ledger, owned, OCTOBER, "5.38")
    if end_of_year:
        record(ledger, owned, date(2023, 12, 31), end_of_year)
    record(ledger, owned, date(2024, 1, 31), "5.6")
    found = standing(ledger, office, date(2024, 2, 1)).baseline
    assert (None if found is None else str(found)) == baseline
    # The end of 2022 is not known any more; what is typed now is the end of 2023.
    with ledger.step("上年值") as step:
        change_indicator(step, owned, baseline=Decimal("5.51"))
    assert standing(ledger, office).baseline is None


def test_a_first_value_of_the_next_year_does_not_take_the_end_of_the_year_before(
    ledger: Ledger, office: Office
) -> None:
    ledger.now = lambda: datetime(2024, 2, 8, tzinfo=UTC)
    owned = made(ledger, office, measure=IndicatorMeasure.ON_DAY, baseline=Decimal("4.46"))
    record(ledger, owned, date(2024, 1, 31), "5.6")
    assert standing(ledger, office, date(2024, 2, 1)).baseline is None


def test_the_baseline_goes_with_the_last_value(ledger: Ledger, office: Office) -> None:
    money = made(ledger, office, baseline=Decimal("107.1"))
    with ledger.step("删值") as step:
        delete_value(step, record_value(step, money, on=OCTOBER, value=Decimal("126.8")))
    record(ledger, money, SEPTEMBER, "112.3")
    assert standing(ledger, office).baseline is None


@pytest.mark.parametrize(
    ("value", "doubt"),
    [
        ("1268000", "本年值是上年值的11839倍，请核对数值和单位。"),
        ("12.68", ""),
        ("1.268", "本年值不到上年值的十分之一，请核对数值和单位。"),
        ("126.8", ""),
    ],
)
def test_a_figure_in_another_unit_is_doubted(
    ledger: Ledger, office: Office, value: str, doubt: str
) -> None:
    money = made(ledger, office, baseline=Decimal("107.1"))
    record(ledger, money, OCTOBER, value)
    assert standing(ledger, office).doubt == doubt


@pytest.mark.parametrize(
    ("goal", "value", "measure", "state", "reached"),
    [
        ("不低于142", "126.8", "累计", "未完成", Fraction(1268, 1420)),
        ("不低于5.2", "5.38", "时点", "已完成", Fraction(538, 520)),
        ("不超过16", "15.8", "累计", "未超目标", None),
        ("不超过16", "15.8", "时点", "已完成", None),
        ("不超过16", "16.1", "累计", "未完成", None),
        ("10—12", "11", "时点", "已完成", None),
        ("10—12", "13", "时点", "未完成", None),
        ("约100", "96", "时点", "已完成", None),
        ("约100", "94", "时点", "未完成", None),
        ("约100", "120", "累计", "已完成", Fraction(6, 5)),
        ("约100", "120", "时点", "未完成", None),
        ("100—120", "130", "累计", "已完成", None),
        ("100—120", "99", "累计", "未完成", None),
        ("等于10", "12", "累计", "已完成", Fraction(6, 5)),
        ("等于7", "6.8", "时点", "未完成", Fraction(68, 70)),
        ("", "1", "累计", "未设目标", None),
    ],
)
def test_what_can_be_said_of_a_goal(
    ledger: Ledger,
    office: Office,
    goal: str,
    value: str,
    measure: str,
    state: str,
    reached: Fraction | None,
) -> None:
    one = made(ledger, office, measure=IndicatorMeasure(measure), goal=read_goal(goal, ""))
    record(ledger, one, OCTOBER, value)
    found = standing(ledger, office)
    assert (found.state.value, found.reached) == (state, reached)


@pytest.mark.parametrize("unit", ["%", "天", "个月"])
def test_of_a_share_or_a_time_more_is_not_done(ledger: Ledger, office: Office, unit: str) -> None:
    one = made(ledger, office, unit=unit, goal=read_goal("约38", unit))
    record(ledger, one, OCTOBER, "45")
    assert standing(ledger, office).state is IndicatorState.NOT_REACHED


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " \u3000"}, "指标名称不能为空"),
        ({"name": "质押融资金额"}, "已经有了"),
        ({"name": "长" * 61}, "超过60字"),
        ({"name": "惠企数", "unit": "142亿元"}, "有数字"),
        ({"name": "惠企数", "unit": "家" * 13}, "太长"),
    ],
)
def test_what_cannot_be_an_indicator_is_refused(
    ledger: Ledger, office: Office, fields: dict[str, str], sentence: str
) -> None:
    made(ledger, office)
    with pytest.raises(InvalidEntryError, match=sentence):
        made(ledger, office, **fields)


@pytest.mark.parametrize(
    ("measure", "day"),
    [
        ("累计", date(2022, 12, 31)),
        ("累计", date(2023, 11, 21)),
        ("时点", date(2022, 12, 31)),
        ("年度", date(2021, 12, 31)),
    ],
)
def test_a_value_stands_on_a_possible_day(
    ledger: Ledger, office: Office, measure: str, day: date
) -> None:
    one = made(ledger, office, measure=IndicatorMeasure(measure))
    with pytest.raises(InvalidEntryError, match=r"数据日期.*没有存入"):
        record(ledger, one, day, "1")


def test_a_wrong_day_is_corrected_and_goes_back_with_one_undo(
    ledger: Ledger, office: Office
) -> None:
    one = made(ledger, office)
    value = record(ledger, one, date(2023, 11, 10), "126.8")
    with ledger.step("改日期") as step:
        redate_value(step, value, OCTOBER)
    assert [each.on_day for each in standing(ledger, office).values] == [OCTOBER]
    ledger.undo()
    assert [each.on_day for each in standing(ledger, office).values] == [date(2023, 11, 10)]
    other = record(ledger, one, OCTOBER, "120")
    with ledger.step("改日期") as step:
        redate_value(step, value, OCTOBER)
    assert [each.id for each in standing(ledger, office).values] == [value]
    with pytest.raises(InvalidEntryError, match="已被删除"), ledger.step("删值") as step:
        delete_value(step, other)


def test_indicators_move_and_go_with_their_values(ledger: Ledger, office: Office) -> None:
    first, second = made(ledger, office, "甲指标"), made(ledger, office, "乙指标")
    record(ledger, first, OCTOBER, "1")
    with ledger.step("下移") as step:
        move_indicator(step, first, 1)
    assert standing(ledger, office).indicator.id == second
    with ledger.step("删除") as step:
        delete_indicator(step, first)
    assert ledger.value("SELECT count(*) FROM indicator_value") == 0
    ledger.undo()
    assert len(read_indicators(ledger, office.list_id, AS_OF)[1].values) == 1


def test_those_without_a_value_are_named(ledger: Ledger, office: Office) -> None:
    for name in ("甲指标", "乙指标"):
        record(ledger, made(ledger, office, name), date(2023, 11, 1), "1")
    made(ledger, office, "审查周期", scope=IndicatorScope.NATIONAL)
    made(ledger, office, "丙指标")
    assert indicators_without_value(ledger, office.list_id, AS_OF) == ["丙指标"]
    assert len(indicators_without_value(ledger, office.list_id, OCTOBER)) == 3


def test_the_list_proposes_figures_of_what_was_taken_on(ledger: Ledger, office: Office) -> None:
    with ledger.step("认领") as step:
        triage.set_triage(step, office.clauses, Triage.PROVINCE)
    assert propose_indicators(ledger, office.list_id) == ()  # figures of the national office
    with ledger.step("本省承接") as step:
        for target in ledger.column("SELECT id FROM target"):
            step.update("target", target, scope=IndicatorScope.PROVINCE)
    (goal,) = [p for p in propose_indicators(ledger, office.list_id) if "高价值" in p.name]
    added(ledger, office, clause_ids=[_clause(ledger, goal.sentence)], lead_unit_id=office.units[1])
    proposals = propose_indicators(ledger, office.list_id)
    goal = next(each for each in proposals if "高价值" in each.name)
    assert (goal.name, goal.unit, goal.measure) == (
        "每万人口高价值发明专利拥有量",
        "件",
        IndicatorMeasure.ON_DAY,
    )
    assert (goal.requirement, goal.lead_unit) == ("达到12件", "保护处")
    assert goal.goal == IndicatorGoal(op=TargetOp.AT_LEAST, value=Decimal("12.0"))
    with ledger.step("提取") as step:
        take_proposals(step, office.list_id, proposals)
    assert propose_indicators(ledger, office.list_id) == ()
    assert standing(ledger, office).indicator.lead_unit_id == office.units[1]


def test_a_unit_that_answers_for_an_indicator_stays_or_hands_it_over(
    ledger: Ledger, office: Office
) -> None:
    made(ledger, office, lead_unit_id=office.units[2])
    with pytest.raises(InvalidEntryError, match="1个主要指标"), ledger.step("删单位") as step:
        units.remove_unit(step, office.units[2])
    with ledger.step("移交") as step:
        units.hand_over_unit(
            step, from_unit=office.units[2], to_unit=office.units[0], open_only=False
        )
        units.remove_unit(step, office.units[2])
    assert standing(ledger, office).lead_unit == "法规处"


def _clause(ledger: Ledger, text: str) -> str:
    return str(ledger.value("SELECT id FROM clause WHERE text = ?", (text,)))
