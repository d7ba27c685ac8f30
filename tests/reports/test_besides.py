"""A figure is told once: what an outcome says besides the main indicators."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from model.entities import TaskListId
from model.indicator_standing import IndicatorStanding
from model.report_entities import Indicator, IndicatorId, IndicatorValue, IndicatorValueId
from model.words import IndicatorMeasure, IndicatorScope
from reports.besides import besides, unsaid


def standing(name: str, value: str, unit: str, before: str) -> IndicatorStanding:
    """An indicator up to October, with the value of the year before."""
    indicator = Indicator(
        id=IndicatorId(name),
        task_list_id=TaskListId("l"),
        position=1,
        name=name,
        unit=unit,
        scope=IndicatorScope.PROVINCE,
        measure=IndicatorMeasure.CUMULATIVE,
        requirement="",
        goal_op=None,
        goal_value=None,
        goal_upper=None,
        baseline=Decimal(before),
        lead_unit_id=None,
        source="",
        remark="",
    )
    newest = IndicatorValue(
        id=IndicatorValueId("v"),
        indicator_id=indicator.id,
        on_day=date(2023, 10, 31),
        value=Decimal(value),
        remark="",
    )
    return IndicatorStanding(indicator=indicator, year=2023, lead_unit="", values=(newest,))


TOLD = (
    standing("专利商标质押融资金额", "126.8", "亿元", "107.1"),
    standing("质押融资惠及中小企业", "1386", "家", "1140"),
    standing("知识产权纠纷调解成功率", "70.1", "%", "67.9"),
    standing("示范企业", "20", "家", "16"),
    standing("国家知识产权示范园区", "5", "个", "3"),
)


@pytest.mark.parametrize(
    ("outcome", "left"),
    [
        ("1—10月质押融资金额126.8亿元、惠及中小企业1386家，同比分别增长18.4%和21.6%", ""),
        (
            "纠纷调解组织增至82家、覆盖14市，受理案件3145件，知识产权纠纷调解成功率70.1%",
            "纠纷调解组织增至82家、覆盖14市，受理案件3145件",
        ),
        (  # a clause without a figure is something else
            "专利商标质押融资金额126.8亿元，居全国前列",
            "专利商标质押融资方面，居全国前列",
        ),
        (  # what was said of some months still is
            "1—10月专利商标质押融资金额126.8亿元，线上办理61笔",
            "专利商标质押融资方面，1—10月线上办理61笔",
        ),
        ("截至10月31日，专利商标质押融资金额126.8亿元，上年同期107.1亿元", ""),
        ("带动示范企业达到20家，新增4家", "示范企业方面，新增4家"),  # told as 25%
        ("专利商标质押融资金额126.8亿元、专利107.1亿元", "专利商标质押融资方面，专利107.1亿元"),
    ],
)
def test_a_clause_that_says_nothing_else_is_left_out(outcome: str, left: str) -> None:
    assert besides(outcome, TOLD).alone == left


@pytest.mark.parametrize(
    "outcome",
    [
        "专利商标质押融资金额126.8亿元居全国第二",  # more than the figure
        "专利商标质押融资金额达128.6亿元",  # another figure
        "云海市质押登记1386件",  # the same number of something else
        "走访企业20家",
        # what comes behind goes on about it
        "开展知识产权纠纷调解，知识产权纠纷调解成功率70.1%，比三年前提高9个百分点",
        "培训示范企业（含示范企业20家）",
        # a part of it, even if it is as much as last year's value or the change
        "建成国家知识产权示范园区5个，其中省级3个",
        "建成示范企业20家，其中国家级16家",
        "培育示范企业20家，国家级16家",
        "专利商标质押融资金额126.8亿元，其中商标4.2亿元",
        "1—10月专利商标质押融资金额126.8亿元，其中云海市62.1亿元，占全省近一半",
        # grown or fallen otherwise, or of other months, than the indicator
        "专利商标质押融资金额126.8亿元，同比下降18.4%",
        "知识产权纠纷调解成功率降低到70.1%",
        "上半年，专利商标质押融资金额126.8亿元",
        "1—9月专利商标质押融资金额126.8亿元",
        "去年专利商标质押融资金额126.8亿元",
        "力争专利商标质押融资金额126.8亿元",
        # what sums up several figures, or goes on about what the sentence tells between others
        "专利商标质押融资金额126.8亿元、惠及中小企业1386家，分别居全国第3、第5位",
        "开展专项活动，专利商标质押融资金额126.8亿元，惠及中小企业1386家，均居全国前列",
        "专利商标质押融资金额126.8亿元，惠及中小企业1386家，居全国前列",
        "专利商标质押融资金额126.8亿元，线上办理61笔，两项均居全国前列",
        "专利商标质押融资金额126.8亿元，同比增长18.4%，高出全国10个百分点",
    ],
)
def test_what_cannot_be_told_apart_stays(outcome: str) -> None:
    assert besides(outcome, TOLD).alone == outcome


def test_a_value_of_the_year_before_is_none_of_the_year() -> None:
    indicator = replace(TOLD[0].indicator, measure=IndicatorMeasure.YEARLY)
    value = replace(TOLD[0].values[0], on_day=date(2022, 12, 31))
    told = [replace(TOLD[0], indicator=indicator, values=(value,))]
    assert not besides("2022年专利商标质押融资金额126.8亿元", told).text
    assert besides("2023年专利商标质押融资金额126.8亿元", told).text


def test_what_stood_between_two_clauses_is_parted_by_the_stronger_mark() -> None:
    outcome = "建成中心3个、质押融资惠及中小企业1386家，培训9期"
    assert besides(outcome, TOLD).text == "建成中心3个，培训9期"


def test_an_indicator_without_a_value_tells_nothing() -> None:
    empty = IndicatorStanding(indicator=TOLD[0].indicator, year=2023, lead_unit="", values=())
    assert besides("专利商标质押融资金额126.8亿元", [empty]).text


def test_what_was_to_be_done_is_not_told_again_beside_what_came_of_it() -> None:
    action = "推进核准改革，委托5市实施核准，统一材料和审查标准"
    outcome = "核准委托5市实施，时限压缩至8个工作日"
    assert unsaid(action, outcome) == "推进核准改革，统一材料和审查标准"


def test_what_was_said_before_stays_where_the_next_clause_goes_on_about_it() -> None:
    action = "推进改革，核准委托5市实施，其中自贸片区3个"
    assert unsaid(action, "核准委托5市实施") == action


def test_of_what_was_said_before_only_figures_are_left_out() -> None:
    said = "共有任务事项67条，其中省内落实42条，逐项明确牵头单位。"
    told = "分工方案发至26个单位，42条任务事项由省内落实，牵头单位逐项明确"
    assert unsaid(told, said, figures_only=True) == "分工方案发至26个单位，牵头单位逐项明确"
