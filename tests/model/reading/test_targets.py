from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.reading.targets import find_targets, unread_figures


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
        ("新建30家知识产权保护中心。", "新建知识产权保护中心", "=", "30", "家"),
        ("搭建20个左右投融资服务平台。", "投融资服务平台", "≈", "20", "个"),
        ("遴选3—5所中小学开展教育活动。", "中小学", "range", "3—5", "所"),
        ("合格率保持在90%—95%。", "合格率", "range", "90—95", "%"),
        ("举办银企对接活动20场次。", "银企对接活动", "=", "20", "场次"),
        ("培训不少于5万人次。", "培训", ">=", "5", "万人次"),
        ("建成100余家服务中心（TISC）。", "服务中心（TISC）", ">=", "100", "家"),
        ("查处案件至少50件。", "查处案件", ">=", "50", "件"),
        ("力争登记量同比增长15%。", "登记量", "=", "15", "%"),
        ("受理量约为200件。", "受理量", "≈", "200", "件"),
        ("到2025年，PCT国际专利申请量达到1000件。", "PCT国际专利申请量", ">=", "1000", "件"),
        (
            "到2025年每万人口高价值发明专利拥有量达到10.5件。",
            *("每万人口高价值发明专利拥有量", ">=", "10.5", "件"),
        ),
        (
            "专利密集型产业增加值占GDP比重达到13%（上述指标为预期性指标）。",
            *("专利密集型产业增加值占GDP比重", ">=", "13", "%"),
        ),
        (
            "知识产权使用费年进出口总额达到3500亿元。",
            "知识产权使用费年进出口总额",
            ">=",
            "3500",
            "亿元",
        ),
        ("有效发明专利拥有量达到1.5万件以上。", "有效发明专利拥有量", ">=", "1.5", "万件"),
        ("专利转让许可次数增长10%以上。", "专利转让许可次数", ">=", "10", "%"),
        ("专利授权量较2020年提高20%。", "专利授权量", "=", "20", "%"),
        ("力争专利质押融资金额突破1000亿元。", "专利质押融资金额", ">=", "1000", "亿元"),
        ("不断扩大质押融资规模，力争达到80亿元。", "质押融资规模", ">=", "80", "亿元"),
        ("专利产业化率由5%提高到8%以上。", "专利产业化率", ">=", "8", "%"),
        ("将审查周期从目前的8个月压缩至4个月。", "审查周期", "<=", "4", "个月"),
        ("审查周期缩短至15.5个月左右。", "审查周期", "≈", "15.5", "个月"),
        ("平均预审周期控制在7个工作日以内。", "平均预审周期", "<=", "7", "个工作日"),
        ("质押登记办理时限压减50%。", "质押登记办理时限压减幅度", "=", "50", "%"),
        ("将试点范围扩大到10个城市。", "试点城市", ">=", "10", "个"),
        ("新增专利密集型产品备案不少于100件。", "新增专利密集型产品备案", ">=", "100", "件"),
        ("每个市至少培育1家优势企业。", "每个市优势企业", ">=", "1", "家"),
        ("每个市（州）建设1—2家指导站。", "每个市指导站", "range", "1—2", "家"),
        ("知识产权保护社会满意度达到82分以上。", "知识产权保护社会满意度", ">=", "82", "分"),
        ("案件按期办结率达到100%。", "案件按期办结率", ">=", "100", "%"),
        ("实现重点园区工作站100%覆盖。", "重点园区工作站覆盖率", "=", "100", "%"),
        ("培训知识产权人才5000人（次）以上。", "培训知识产权人才", ">=", "5000", "人次"),
        ("服务企业不少于1，200家次。", "服务企业", ">=", "1200", "家次"),
        ("宣传覆盖500万人次。", "宣传覆盖", "=", "500", "万人次"),
        ("引导100家企业通过管理体系认证。", "通过管理体系认证的企业", "=", "100", "家"),
        ("推动1000件以上专利实现转化。", "专利转化", ">=", "1000", "件"),
        ("登记量突破10万件大关。", "登记量", ">=", "10", "万件"),
        ("重点产业发明专利占全省的30%以上。", "重点产业发明专利占全省比重", ">=", "30", "%"),
        ("每万家企业拥有有效发明专利500件。", "每万家企业拥有有效发明专利", "=", "500", "件"),
        ("引进1亿元以上项目5个。", "1亿元以上项目", "=", "5", "个"),
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
        "落实国发〔2021〕20号文件。",
        "依据专利法第71条开展执法。",
        "推广2.0版系统。",
        "办好第26届活动。",
        "帮扶60岁以上老人。",
        "会同20部门开展行动。",
        "全省14个市州建立机构。",
        "聚焦3个方面开展工作。",
        "推动31个省（区、市）信息共享。",
        "在受理之日起5个工作日内反馈。",
        "给予获批单位50万元奖励。",
        "开展4·26宣传周活动。",
        "实施1对1帮扶。",
        "目前拥有量已达到500件。",
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


@pytest.mark.parametrize(
    ("sentence", "metrics"),
    [
        ("培育示范企业10家、优势企业20家。", ["示范企业", "优势企业"]),
        ("新增示范企业10家，优势企业20家。", ["新增示范企业", "新增优势企业"]),
        ("建设10个以上专利基地和5个指导站。", ["专利基地", "指导站"]),
        ("建设省级指导站50个、市级100个。", ["省级指导站", "市级指导站"]),
        ("新建保护中心8家、维权中心7家，总数达112家。",
         ["新建保护中心", "新建维权中心", "保护中心、维权中心总数"]),
        ("融资金额达到100亿元，同比增长15%以上。", ["融资金额", "融资金额"]),
        ("新建维权中心1家，争取获批2家。", ["新建维权中心", "获批维权中心"]),
        ("举办3期培训班，每期不少于100人。", ["培训班", "培训班每期"]),
        ("专利转化金额、次数均增长30%。", ["专利转化金额", "专利转化次数"]),
        ("专利转让、许可次数分别达到10次、5次。", ["专利转让次数", "专利许可次数"]),
        ("融资额增长20%，其中专利占比达到30%。", ["融资额", "专利占比"]),
        ("专利授权率达到50%，行政调解成功率达到80%。", ["专利授权率", "行政调解成功率"]),
    ],
)  # fmt: skip
def test_every_target_of_a_sentence_has_its_own_name(sentence: str, metrics: list[str]) -> None:
    assert [metric for metric, *_ in read(sentence)] == metrics


def test_each_figure_of_a_run_is_measured_by_its_own_unit() -> None:
    found = read("周期、合格率分别达到5个月、95%。")
    assert [(metric, op) for metric, op, *_ in found] == [("周期", "="), ("合格率", ">=")]


def test_what_stands_behind_the_last_figure_holds_for_all() -> None:
    assert [op for _, op, *_ in read("分别达到3个月、4个月左右，共两类周期。")] == []
    assert [op for _, op, *_ in read("两类周期分别达到3个月、4个月左右。")] == ["≈", "≈"]


def test_a_figure_of_a_year_that_is_over_is_told_not_demanded() -> None:
    sentence = ("2022年质押融资金额达到50亿元。",)
    assert find_targets(sentence, year=2023) == ()
    assert len(find_targets(sentence, year=2022)) == 1
    assert len(find_targets(("金额较2022年增长5%。",), year=2023)) == 1


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("有效注册商标总量翻一番。", "翻一番"),
        ("三分之二以上的县建立工作站。", "三分之二"),
        ("专利密集型产品产值超万亿元。", "超万亿"),
        ("合格率达到百分之九十。", "百分之九十"),
        ("满意度指数达到84.8。", "满意度指数达到84.8"),
        ("在3个县试点，推进改革。", "在3个县试点"),
        ("企业数量为8000—1万家。", "企业数量为8000—1万家"),
        ("截至2022年底，共有专利500件。", "共有专利500件"),
    ],
)
def test_a_number_that_is_not_understood_is_told_and_makes_no_target(
    sentence: str, place: str
) -> None:
    assert list(unread_figures((sentence,))) == [(0, place)]
    assert read(sentence) == []


@pytest.mark.parametrize(
    "sentence", ["审查周期压减到16个月。", "完成第二批遴选。", "到2035年建成。", "培育10家企业。"]
)
def test_what_is_understood_is_not_told(sentence: str) -> None:
    assert list(unread_figures((sentence,))) == []


@pytest.mark.parametrize("sign", ["9", "万", "、", "%", "（", "《", "1%，", "达到", "20", "由5至"])
def test_a_text_that_no_person_wrote_ends(sign: str) -> None:
    text = (sign * (2_000_000 // len(sign)),)
    assert len(find_targets(text)) + len(list(unread_figures(text))) <= 1


@given(
    st.text(
        alphabet="0123456789.,%万亿元家件个月达到以上左右分别均和、，（）《》—年由至", max_size=60
    )
)
def test_no_words_make_it_crash(words: str) -> None:
    for target in find_targets((words,)):
        assert target.metric
        assert target.quote in words


def test_two_targets_in_one_clause_have_their_own_words() -> None:
    found = find_targets(("建成10家中心并培训500人次。",))
    assert [(str(target.value), target.unit) for target in found] == [("10", "家"), ("500", "人次")]


def test_the_quote_reaches_to_the_things_counted_and_the_index_is_the_sentence() -> None:
    (target,) = find_targets(("推进修改。", "完善机制，新增2—3家培训基地。"))
    assert (target.quote, target.sentence_index) == ("新增2—3家培训基地", 1)
