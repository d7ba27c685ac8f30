from decimal import Decimal

import pytest

from model.reading.targets import find_targets


def read(sentence: str) -> list[tuple[str, str, str, str]]:
    return [
        (target.metric, str(target.op), _shown(target.value), target.unit)
        for target in find_targets((sentence,))
    ]


def _shown(value: Decimal | tuple[Decimal, Decimal]) -> str:
    return "—".join(map(str, value)) if isinstance(value, tuple) else str(value)


@pytest.mark.parametrize(
    ("sentence", "metric", "op", "value", "unit"),
    [
        ("发明专利审查周期压减到16个月。", "发明专利审查周期", "<=", "16", "个月"),
        ("审查周期压减到15.5个月左右。", "审查周期", "≈", "15.5", "个月"),
        ("压减发明专利审查周期至16.5个月。", "发明专利审查周期", "<=", "16.5", "个月"),
        ("将审查周期控制在18个月以内。", "审查周期", "<=", "18", "个月"),
        ("办理时限不超过3个工作日。", "办理时限", "<=", "3", "个工作日"),
        ("商标注册周期稳定在7个月。", "商标注册周期", "=", "7", "个月"),
        ("平均审查周期达到5个月。", "平均审查周期", "=", "5", "个月"),
        ("结案准确率达93%以上。", "结案准确率", ">=", "93", "%"),
        ("社会满意度达到80%。", "社会满意度", ">=", "80", "%"),
        ("抽检合格率不低于97%。", "抽检合格率", ">=", "97", "%"),
        ("提高抽检合格率到98%。", "抽检合格率", ">=", "98", "%"),
        ("贡献率提高2个百分点。", "贡献率", "=", "2", "个百分点"),
        ("质押融资金额达到3200亿元。", "质押融资金额", ">=", "3200", "亿元"),
        ("质押融资金额突破1,000万元。", "质押融资金额", ">=", "1000", "万元"),
        ("每万人口发明专利拥有量达到12件。", "每万人口发明专利拥有量", ">=", "12", "件"),
        ("新建30家知识产权保护中心。", "知识产权保护中心", "=", "30", "家"),
        ("搭建20个左右投融资服务平台。", "投融资服务平台", "≈", "20", "个"),
        ("遴选3—5所中小学开展教育活动。", "中小学", "range", "3—5", "所"),
        ("合格率保持在90%—95%。", "合格率", "range", "90—95", "%"),
        ("举办银企对接活动20场次。", "银企对接活动", "=", "20", "场次"),
        ("培训不少于5万人次。", "培训", ">=", "5", "万人次"),
        ("建成100余家服务中心（TISC）。", "服务中心（TISC）", ">=", "100", "家"),
        ("查处案件至少50件。", "案件", ">=", "50", "件"),
        ("力争登记量同比增长15%。", "登记量", "=", "15", "%"),
        ("受理量约为200件。", "受理量", "≈", "200", "件"),
    ],
)
def test_a_number_with_its_unit_is_a_target(
    sentence: str, metric: str, op: str, value: str, unit: str
) -> None:
    assert read(sentence) == [(metric, op, value, unit)]


@pytest.mark.parametrize(
    "sentence",
    [
        "办好合作50周年系列活动。",
        "完成第二批遴选。",
        "落实《纲要（2021—2035年）》。",
        "实施五周年评估。",
        "落实“十四五”规划。",
        "制定2013—2017年工作规划。",
        "推动百千万人才工程。",
        "加强与20国合作。",
        "开展“4个100”行动。",
        "深化31个省（区、市）合作。",
        "提供24小时服务。",
        "从20个工作日开始。",
        "表彰前5家单位。",
        "建设国家级园区（其中省级5个）。",
        "推广5G标准。",
        "于12月15日前完成。",
        "涉及人口12亿。",
        "建设" + "甲" * 600 + "3家。",
    ],
)
def test_other_numbers_are_no_targets(sentence: str) -> None:
    assert read(sentence) == []


def test_a_shared_rate_is_a_target_for_each() -> None:
    found = find_targets(("扩大，质押融资金额和惠及中小企业数量均增长10%以上。",))
    assert [target.metric for target in found] == ["质押融资金额", "惠及中小企业数量"]
    assert {target.quote for target in found} == {"质押融资金额和惠及中小企业数量均增长10%以上"}


def test_figures_in_turn_belong_to_names_in_turn() -> None:
    assert read("力争使发明、外观设计平均审查周期分别达到22.5个月和4个月。") == [
        ("发明平均审查周期", "=", "22.5", "个月"),
        ("外观设计平均审查周期", "=", "4", "个月"),
    ]


def test_figures_for_one_name_keep_it() -> None:
    assert [metric for metric, *_ in read("审查周期压减到16个月、15个月。")] == ["审查周期"] * 2


def test_a_bare_rate_takes_up_the_subject_before_it() -> None:
    assert [m for m, *_ in read("发明专利审查周期压减到16个月，结案准确率达93%以上。")] == [
        "发明专利审查周期",
        "发明专利审查结案准确率",
    ]
    assert read("专利审查周期压减到16个月，审查准确率达93%。")[1][0] == "专利审查准确率"
    assert read("质押融资金额达到5亿元，审查周期压减到9个月。")[1][0] == "审查周期"


def test_two_targets_in_one_clause_have_their_own_words() -> None:
    found = find_targets(("建成10家中心并培训500人次。",))
    assert [(str(target.value), target.unit) for target in found] == [("10", "家"), ("500", "人次")]


def test_the_quote_reaches_to_the_things_counted_and_the_index_is_the_sentence() -> None:
    (target,) = find_targets(("推进修改。", "完善机制，新增2—3家培训基地。"))
    assert (target.quote, target.sentence_index) == ("新增2—3家培训基地", 1)
