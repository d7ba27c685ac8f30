"""Indicators in official prose: never more than the values say."""

from datetime import date
from decimal import Decimal

import pytest

from model.entities import TaskListId
from model.indicator_numbers import read_goal
from model.indicator_standing import IndicatorStanding
from model.report_entities import Indicator, IndicatorId, IndicatorValue, IndicatorValueId
from model.words import IndicatorMeasure, IndicatorScope
from reports.indicator_prose import change_words, indicator_sentence, period_words, state_words


def standing(
    name: str,
    unit: str,
    measure: str,
    value: str | None,
    baseline: str | None = None,
    *,
    goal: str = "",
    on: date = date(2023, 10, 31),
) -> IndicatorStanding:
    wanted = read_goal(goal, unit)
    indicator = Indicator(
        id=IndicatorId("i"),
        task_list_id=TaskListId("l"),
        position=1,
        name=name,
        unit=unit,
        scope=IndicatorScope.PROVINCE,
        measure=IndicatorMeasure(measure),
        requirement="",
        goal_op=wanted.op if wanted else None,
        goal_value=wanted.value if wanted else None,
        goal_upper=wanted.upper if wanted else None,
        baseline=Decimal(baseline) if baseline is not None else None,
        lead_unit_id=None,
        source="",
        remark="",
    )
    values = [
        IndicatorValue(
            id=IndicatorValueId("v"),
            indicator_id=indicator.id,
            on_day=on,
            value=Decimal(each),
            remark="",
        )
        for each in ([value] if value is not None else [])
    ]
    return IndicatorStanding(indicator=indicator, year=2023, lead_unit="", values=tuple(values))


@pytest.mark.parametrize(
    ("about", "sentence", "change"),
    [
        (
            ("专利商标质押融资金额", "亿元", "累计", "126.8", "107.1"),
            "1—10月专利商标质押融资金额126.8亿元，上年同期107.1亿元，同比增长18.4%",
            "增长18.4%",
        ),
        (
            ("每万人口高价值发明专利拥有量", "件", "时点", "5.38", "4.46"),
            "截至10月底每万人口高价值发明专利拥有量5.38件，比上年末增加0.92件",
            "增加0.92件",
        ),
        (
            ("非正常申请", "件", "累计", "90", "100"),
            "1—10月非正常申请90件，上年同期100件，同比下降10%",
            "下降10%",
        ),
        (
            ("商标有效注册量", "件", "时点", "95", "100"),
            "截至10月底商标有效注册量95件，比上年末减少5件",
            "减少5件",
        ),
        (
            ("调解成功率", "%", "累计", "70.1", "68.6"),
            "1—10月调解成功率70.1%，上年同期68.6%，同比提高1.5个百分点",
            "提高1.5个百分点",
        ),
        (
            ("县域覆盖率", "%", "时点", "87.5", "88.0"),
            "截至10月底县域覆盖率87.5%，比上年末下降0.5个百分点",
            "下降0.5个百分点",
        ),
        (
            ("惠及企业", "家", "累计", "100", "100"),
            "1—10月惠及企业100家，上年同期100家，同比持平",
            "持平",
        ),
        (
            ("惠及企业", "家", "累计", "100001", "100000"),
            "1—10月惠及企业100001家，上年同期100000家，同比基本持平",
            "基本持平",
        ),
        (
            ("服务网点", "个", "时点", "118", "118"),
            "截至10月底服务网点118个，与上年末持平",
            "持平",
        ),
        (
            ("许可试点", "次", "累计", "3", "0"),
            "1—10月许可试点3次，上年同期0次，同比增加3次",
            "增加3次",
        ),
        (("惠及企业", "家", "累计", "1386"), "1—10月惠及企业1386家", ""),
        (("惠及企业", "家", "累计", None, "1140"), "", ""),
    ],
)
def test_a_figure_stands_beside_that_of_last_year(
    about: tuple[str, ...], sentence: str, change: str
) -> None:
    assert indicator_sentence(standing(*about)) == sentence
    assert change_words(standing(*about)) == change


@pytest.mark.parametrize(
    ("measure", "on", "opening"),
    [
        ("累计", date(2023, 1, 31), "1月"),
        ("累计", date(2023, 12, 31), "全年"),
        ("累计", date(2023, 11, 15), "截至11月15日"),
        ("时点", date(2023, 11, 15), "截至11月15日"),
        ("时点", date(2024, 1, 31), "截至2024年1月底"),
        ("年度", date(2022, 12, 31), "2022年"),
        ("年度", date(2023, 9, 26), "2022年"),
        ("年度", date(2023, 12, 31), "2023年"),
    ],
)
def test_what_a_value_counts_is_said_first(measure: str, on: date, opening: str) -> None:
    found = standing("专利", "件", measure, "1", on=on)
    assert indicator_sentence(found) == f"{opening}专利1件"
    assert opening.removeprefix("截至") == period_words(found)


def test_a_yearly_share_is_compared_with_the_year_before() -> None:
    found = standing("专利密集型产业增加值占比", "%", "年度", "11.8", "11.3", on=date(2022, 12, 31))
    said = "2022年专利密集型产业增加值占比11.8%，比上年提高0.5个百分点"
    assert indicator_sentence(found) == said


@pytest.mark.parametrize(
    ("value", "goal", "measure", "sentence", "state"),
    [
        ("126.8", "142", "累计", "完成年度目标（不低于142件）的89.3%", "完成89.3%"),
        ("141.99", "142", "累计", "完成年度目标（不低于142件）的99.9%", "完成99.9%"),
        ("142", "142", "累计", "已达到年度目标（不低于142件）", "已完成"),
        ("5", "5.2", "时点", "距年度目标（不低于5.2件）还差0.2件", "完成96.2%"),
        ("15", "不超过16", "累计", "未超过年度目标（不超过16件）", "未超目标"),
        ("17", "不超过16", "累计", "超出年度目标（不超过16件）1件", "未完成"),
        ("17", "", "累计", "", "—"),
        ("12", "等于10", "累计", "已达到年度目标（10件）", "已完成"),
        ("80", "约100", "累计", "完成年度目标（约100件）的80%", "完成80%"),
        ("80", "100—120", "累计", "距年度目标（100—120件）还差20件", "未完成"),
        ("130", "100—120", "时点", "", "未完成"),
    ],
)
def test_a_goal_that_is_not_reached_is_never_called_so(
    value: str, goal: str, measure: str, sentence: str, state: str
) -> None:
    found = standing("专利", "件", measure, value, goal=goal)
    plain = indicator_sentence(standing("专利", "件", measure, value))
    assert indicator_sentence(found) == "，".join(filter(None, (plain, sentence)))
    assert state_words(found) == state


def test_a_share_lacks_points_of_its_goal() -> None:
    said = indicator_sentence(standing("结案率", "%", "累计", "88.6", goal="不低于90"))
    assert said == "1—10月结案率88.6%，距年度目标（不低于90%）还差1.4个百分点"


@pytest.mark.parametrize(
    ("measure", "on"), [("年度", date(2022, 12, 31)), ("时点", date(2024, 1, 31))]
)
def test_a_value_of_another_year_does_not_reach_the_goal_of_the_year(
    measure: str, on: date
) -> None:
    found = standing("专利", "件", measure, "6", goal="不低于5", on=on)
    assert indicator_sentence(found).endswith("专利6件，已达到目标（不低于5件）")
