import pytest

from model.reading.backgrounds import (
    background_lead,
    is_background,
    is_organising,
    is_principles,
)


@pytest.mark.parametrize(
    "title",
    [
        "总体要求",
        "总体思路",
        "指导思想",
        "基本原则",
        "主要目标",
        "工作目标",
        "2023年主要目标",
        "总体要求和主要目标",
        "指导思想与工作目标",
        "目标任务",
        "工作要求",
        "有关要求",
        "几点要求",
        "规划背景",
        "总体要求：",
        "附则",
    ],
)
def test_aims_and_requirements_are_no_tasks(title: str) -> None:
    assert is_background(title)


@pytest.mark.parametrize(
    "title", ["重点任务", "主要任务", "工作措施", "任务分工", "完善目标管理", "组织实施"]
)
def test_tasks_are_no_background(title: str) -> None:
    assert not is_background(title)


@pytest.mark.parametrize(
    "title",
    [
        "组织实施",
        "保障措施",
        "组织保障",
        "加强组织领导",
        "强化保障措施",
        "狠抓工作落实",
        "加强组织领导和工作保障",
        "监督检查",
    ],
)
def test_seeing_the_work_through_is_recognised(title: str) -> None:
    assert is_organising(title)


@pytest.mark.parametrize("title", ["工作措施", "强化法治保障体系", "加强知识产权保护", "落实"])
def test_work_itself_is_not_about_seeing_it_through(title: str) -> None:
    assert not is_organising(title)


def test_principles_are_one_kind_of_background() -> None:
    assert is_principles("基本原则")
    assert not is_principles("主要目标")


@pytest.mark.parametrize(
    ("text", "lead"),
    [("指导思想：坚持稳中求进。", "指导思想："), ("完善机制：建立台账。", ""), ("总体要求：", "")],
)
def test_a_background_heading_may_lead_with_a_colon(text: str, lead: str) -> None:
    assert background_lead(text) == lead
