"""Figures told otherwise than the ledger has them; what speaks of something else is left alone."""

from collections import Counter
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.deadlines import LampCounts
from model.ledger_figures import figures_of, indicator_figures
from model.number_words import percentage
from model.summary import Summary
from model.told_figures import find_disagreements
from model.words import Lamp, Progress, Triage

REPORT = (Path(__file__).parents[1] / "golden" / "成效报告.txt").read_text(encoding="utf-8")
INDICATORS = (
    ("每万人口高价值发明专利拥有量", "5.38", "件"),
    ("专利商标质押融资金额", "126.8", "亿元"),
    ("专利密集型产业增加值", "3860", "亿元"),
    ("结案率", "92.5", "%"),
)


def summary(done: int = 48, late: int = 5) -> Summary:
    """The figures of the sample report."""
    lamps = {Lamp.DONE: done, Lamp.LATE: late, Lamp.SOON: 7, Lamp.NOT_DUE: 4}
    lamps[Lamp.NORMAL] = 92 - sum(lamps.values())
    progress = {
        Progress.CONFIRMED: done,
        Progress.REPORTED: 8,
        Progress.UNDER_WAY: 31,
        Progress.TO_ADJUST: 1,
        Progress.NOT_STARTED: 1,
    }
    triage = {Triage.PROVINCE: 42, Triage.ASSIST: 11, Triage.NATIONAL: 11, Triage.PENDING: 3}
    return Summary(
        as_of=date(2023, 11, 20),
        by_triage=Counter(triage),
        extra_taken=13,
        actions=LampCounts(Counter(lamps), Counter({Lamp.NOT_DUE: 3})),
        by_progress=Counter(progress),
        by_unit=(),
    )


FIGURES = (
    *figures_of(summary()),
    *indicator_figures(INDICATORS, year=2023, day=date(2023, 10, 31)),
)


def told(text: str) -> list[tuple[str, str]]:
    return [(each.words, each.expected) for each in find_disagreements(text, FIGURES)]


def test_the_report_agrees_with_the_ledger_it_was_made_from() -> None:
    assert told(REPORT) == []


def test_a_report_of_an_older_day_disagrees_in_what_has_changed() -> None:
    found = find_disagreements(REPORT, figures_of(summary(done=49, late=4)))
    assert [(each.words, each.expected) for each in found] == [
        ("办结48项", "49项"),
        ("完成率53.9%", "55.1%"),
        ("逾期5项", "4项"),
        ("逾期未办结的举措5项", "4项"),
    ]
    assert "已办结应为49项" in found[0].message


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("《工作指引》共有任务事项68条。", "共有任务事项68条", "67条"),
        ("经逐条研究，省内落实41条、配合国家局11条。", "省内落实41条", "42条"),
        ("在此基础上分解落实举措91项，逐项明确牵头单位。", "落实举措91项", "92项"),
        ("共分解落实举措 91 项。", "落实举措 91 项", "92项"),
        ("2023年，全省将任务清单细化分解为91项落实举措。", "分解为91项", "92项"),
        ("截至2023年11月20日，已办结47项，完成率53.9%。", "办结47项", "48项"),
        ("截至11月20日，落实举措已办结47项。", "办结47项", "48项"),
        ("办结落实举措４７项。", "办结落实举措４７项", "48项"),
        ("目前，已办结48项，完成率为54%。", "完成率为54%", "53.9%"),
        ("已报完成、正在核实9项、推进中31项。", "已报完成、正在核实9项", "8项"),
        ("共有任务事项67条，其中省内落实40条、配合国家局11条。", "省内落实40条", "42条"),
        ("共有任务事项67条，其中省内落实42条。分解落实举措95项。", "落实举措95项", "92项"),
        ("其中已办结48项、推进中30项。", "推进中30项", "31项"),
        ("未办结举措中，逾期6项、临期7项。", "逾期6项", "5项"),
        ("（二）进度偏紧的举措8项。一是“起草条例”。", "进度偏紧的举措8项", "7项"),
        ("（一）总体进展。已办结47项，完成率53.9%。", "办结47项", "48项"),
        (
            "10月底每万人口高价值发明专利拥有量5.83件。",
            "每万人口高价值发明专利拥有量5.83件",
            "5.38件",
        ),
        (
            "1—10月专利商标质押融资金额达到128.6亿元。",
            "专利商标质押融资金额达到128.6亿元",
            "126.8亿元",
        ),
        (
            "2023年1—10月，专利商标质押融资金额128.6亿元。",
            "专利商标质押融资金额128.6亿元",
            "126.8亿元",
        ),
        ("全省专利密集型产业增加值3,680亿元。", "专利密集型产业增加值3,680亿元", "3860亿元"),
        ("92项举措已办结50项、推进中31项。", "办结50项", "48项"),
        ("92项举措已办结48项、推进中30项，逾期5项。", "推进中30项", "31项"),
        ("目前，91项举措中，已办结48项、推进中31项。", "91项举措", "92项"),
        ("全省92项举措中48项已办结、31项正在推进、4项逾期。", "4项逾期", "5项"),
        ("68条任务事项中，省内落实42条。", "68条任务事项", "67条"),
        ("《工作指引》68条任务事项，其中省内落实42条。", "68条任务事项", "67条"),
        ("49项举措已办结，31项举措推进中。", "49项举措已办结", "48项"),
        ("48项落实举措已办结、6项落实举措逾期。", "6项落实举措逾期", "5项"),
        ("落实举措92项，48项已办结，30项推进中。", "30项推进中", "31项"),
    ],
)
def test_another_value_is_found(text: str, words: str, expected: str) -> None:
    assert told(text) == [(words, expected)]


@pytest.mark.parametrize(
    "text",
    [
        "推动撤回或驳回申请61件，收集诉求217项、办结211项，办结率97.2%。",
        "局省会商明确的26项任务已落地25项，余下1项完成立项。",
        "局省会商工作要点各项任务，已办结25项、推进中1项。",
        "督办事项已办结8项、推进中4项。",
        "知识产权保护处牵头落实举措20项，已办结12项，完成率60%。",
        "知识产权保护处牵头落实举措20项。已办结12项，完成率60%。",
        "云海市落实举措12项，已办结8项。",
        "第三部分共分解落实举措42项，已办结20项，完成率47.6%。",
        "（三）加强法治保障和宏观政策储备。分解落实举措12项，已办结8项。",
        "（四）健全知识产权保护政策\n分解落实举措12项，已办结8项，完成率66.7%。",
        "其中落实举措30项由市（州）承担。",
        "其中8项落实举措逾期。",
        "11月新办结3项，完成率提高3.4个百分点。",
        "10月，办结落实举措5项。",
        "三季度办结落实举措12项。",
        "省知识产权保护体系建设工程部署重点工程7项、年度任务32项。",
        "年度任务分工方案发至26个单位，42条任务事项由省内落实。",
        "承接任务事项42条，提出政策建议14条，推出便民举措18项。",
        "约90项落实举措、近50项已办结，落实举措90余项。",
        "整改完成率95%，按时报送率100%。",
        "云海市每万人口高价值发明专利拥有量8.2件。",
        "全国每万人口高价值发明专利拥有量11件。",
        "2022年专利密集型产业增加值3560亿元。",
        "2022年1—10月，专利商标质押融资金额108.6亿元。",
        "力争每万人口高价值发明专利拥有量6件以上。",
        "新增专利商标质押融资金额12亿元。",
        "每万人口高价值发明专利拥有量较上年末增加0.92件。",
        "专利商标质押融资金额增长18.4%。",
        "简案结案率98%。",
        "推进中31项，其中逾期4项。",
        "已办结48项，其中3项逾期后办结。",
        "逾期的5项举措中，3项推进中、2项未启动。",
        "推进中的31项举措，4项逾期。",
        "9月底前到期的20项举措中，18项已办结、2项逾期。",
        "推出18项举措，已办结12项。",
        "云海市推进有力。12项举措已办结8项。",
        "云海市方面，12项举措已办结8项、推进中4项。",
        "保护处20项举措，12项已办结。",
        "其中20项举措，12项已办结、8项推进中。",
        "省直部门42项举措已办结20项，各市50项举措已办结28项。",
        "8项举措逾期超过30天。",
        "本月3项举措办结，2项举措逾期。",
        "42条任务事项分解为92项举措，已办结48项。",
        "省内落实的42条任务事项中，已办结举措48项。",
        "67条任务事项中已办结40条。",  # the ledger knows of actions alone that they are done
        "收到建议提案40条，已办结38条。",
        "截至9月底，已办结落实举措30项；截至11月20日，已办结落实举措48项。",
        "上半年，专利商标质押融资金额达到70亿元。",
        "前三季度，我省专利商标质押融资金额98.3亿元。",
        "截至6月底，每万人口高价值发明专利拥有量5.1件，10月增至5.38件。",
    ],
)
def test_what_speaks_of_something_else_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_values_with_commas_or_without_a_unit_are_understood() -> None:
    figures = indicator_figures([("有效发明专利量", "12,680", "件"), ("综合指数", "88.5", "")])
    text = "有效发明专利量12680件，综合指数88.5。有效发明专利量12,860件，综合指数85.8，综合指数5%。"
    found = [(each.told, each.expected) for each in find_disagreements(text, figures)]
    assert found == [("12,860件", "12,680件"), ("85.8", "88.5")]


def test_the_rate_is_rounded_as_the_papers_round_it() -> None:
    for done in range(89):
        (rate,) = [each for each in figures_of(summary(done, 0)) if each.name == "完成率"]
        assert rate.value == percentage(Fraction(done, 89))


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_only_the_right_numbers_agree(actions: int, done: int) -> None:
    text = f"截至2023年11月20日，共分解落实举措{actions}项，已办结{done}项。"
    assert {each.figure.name for each in find_disagreements(text, FIGURES)} == {
        *({"落实举措"} if actions != 92 else ()),
        *({"已办结"} if done != 48 else ()),
    }


@given(
    st.text(
        alphabet="落实举措已办结项条任务事推进中完成率逾期，。（一）0123456789.%其中省内\n",
        max_size=60,
    )
)
def test_no_text_upsets_it(text: str) -> None:
    for each in find_disagreements(text, FIGURES):
        assert text[each.start : each.end] == each.words
