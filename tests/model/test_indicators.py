"""Whose figure a target is: proposed with a reason that a clerk understands."""

import pytest

from model.indicators import is_local_issuer, propose_scope
from model.words import IndicatorScope

NATIONAL, PROVINCE = IndicatorScope.NATIONAL, IndicatorScope.PROVINCE


@pytest.mark.parametrize(
    "metric",
    [
        "发明专利审查周期",
        "发明专利审查结案准确率",
        "一般情形商标注册周期",
        "商标实质审查抽检合格率",
        "外观设计平均审查周期",
        "商标驳回复审平均审理周期",
        "发明专利实质审查结案",
        "PCT国际检索报告完成率",
    ],
)
@pytest.mark.parametrize("issuer", ["国家知识产权局", "示例省知识产权局", ""])
def test_figures_of_examination_are_the_national_offices_in_every_list(
    metric: str, issuer: str
) -> None:
    proposal = propose_scope(metric, "句子。", issuer=issuer)
    assert proposal.scope is NATIONAL
    assert proposal.reason.endswith("只作背景。")


@pytest.mark.parametrize(
    "metric",
    [
        "质押融资金额",
        "惠及中小企业数量",
        "每万人口高价值发明专利拥有量",
        "专利转让许可次数",
        "国家知识产权示范企业",
        "行政裁决按期结案率",
        "平均预审周期",
        "知识产权保护社会满意度",
        "志愿服务队",
    ],
)
def test_what_provinces_produce_is_theirs(metric: str) -> None:
    proposal = propose_scope(metric, "句子。", issuer="国家知识产权局")
    assert proposal.scope is PROVINCE
    assert proposal.reason.endswith("。")


def test_the_sentence_tells_whose_cases_are_closed() -> None:
    assert propose_scope("结案率", "办结行政裁决案件，结案率达90%。").scope is PROVINCE
    assert propose_scope("结案率", "提升审查质量，结案率达90%。").scope is NATIONAL


def test_departments_that_only_examine_make_a_figure_national() -> None:
    assert propose_scope("服务满意率", "句子。", ("商标局", "专利局审业部")).scope is NATIONAL
    assert propose_scope("服务满意率", "句子。", ("商标局", "保护司")).scope is PROVINCE


def test_a_list_of_a_province_is_taken_on_by_it() -> None:
    sentence = "提升审查能力，新增工作队5支。"
    assert propose_scope("新增工作队", sentence, issuer="国家知识产权局").scope is NATIONAL
    proposal = propose_scope("新增工作队", sentence, issuer="示例省知识产权局")
    assert proposal.scope is PROVINCE
    assert "示例省知识产权局" in proposal.reason


@pytest.mark.parametrize(
    ("issuer", "is_local"),
    [
        ("示例省知识产权局", True),
        ("示例省知识产权强省建设工作联席会议办公室", True),
        ("示例市人民政府", True),
        ("示例自治区市场监督管理局", True),
        ("示例县知识产权局", True),
        ("国家知识产权局", False),
        ("国务院知识产权战略实施工作部际联席会议办公室", False),
        ("国家市场监督管理总局", False),
        ("", False),
    ],
)
def test_offices_of_a_province_are_told_from_national_ones(issuer: str, is_local: bool) -> None:
    assert is_local_issuer(issuer) is is_local
