"""Figures and goals as people type them; what is not understood is refused, never guessed."""

from decimal import Decimal

import pytest

from model.errors import InvalidEntryError
from model.indicator_numbers import (
    figure_words,
    goal_words,
    read_figure,
    read_goal,
    typed_goal,
)


@pytest.mark.parametrize(
    ("words", "unit", "figure"),
    [
        ("126.8", "亿元", "126.8"),
        ("126.8亿元", "亿元", "126.8"),
        ("126.8亿", "亿元", "126.8"),
        ("2000万", "亿元", "0.2"),
        ("2000万元", "万元", "2000"),
        ("２０００万", "件", "20000000"),
        ("１２６．８　亿元", "亿元", "126.8"),
        ("15.6%", "%", "15.6"),
        ("15.6％", "%", "15.6"),
        ("1,386家", "家", "1386"),
        ("1.42万次", "次", "14200"),
        ("14200次", "万次", "1.42"),
        ("3.50", "", "3.50"),
        ("-0.5", "%", "-0.5"),
        ("2000万", "", "20000000"),
        ("0", "件", "0"),
    ],
)
def test_a_figure_is_read_in_the_unit_of_its_indicator(words: str, unit: str, figure: str) -> None:
    read = read_figure(words, unit)
    assert read is not None
    assert figure_words(read) == figure


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("约130", "亿元"),
        ("15.6%", "亿元"),
        ("1386家", "件"),
        ("126.8亿元", ""),
        ("1,38", "家"),
        ("三百", "家"),
        ("12.3.4", "家"),
        ("=1+1", ""),
        ("1" * 16, "家"),
        ("0.0000001", "件"),
        ("1" * 14 + "亿", "家"),
    ],
)
def test_what_is_no_figure_of_the_unit_is_refused(words: str, unit: str) -> None:
    with pytest.raises(InvalidEntryError, match="没有存入。"):
        read_figure(words, unit)


@pytest.mark.parametrize(
    ("words", "unit", "goal"),
    [
        ("142", "亿元", "不低于142"),
        ("不低于142亿元", "亿元", "不低于142"),
        ("≥5.2", "件", "不低于5.2"),
        ("16个月以内", "个月", "不超过16"),
        ("<=16", "个月", "不超过16"),
        ("约５０家", "家", "约50"),
        ("稳定在7个月", "个月", "等于7"),
        ("16—18个月", "个月", "16—18"),
        ("3至5次", "次", "3—5"),
        ("93%以上", "%", "不低于93"),
        ("低于5", "件", "不超过5"),
        ("5以下", "件", "不超过5"),
        ("不超过5", "件", "不超过5"),
        ("超过5", "件", "不低于5"),
        ("129.1亿元增长10%以上", "亿元", "不低于142.01"),
        ("比上年129.1增长约10%", "亿元", "约142.01"),
        ("在2000万的基础上增长不低于5.5%", "亿元", "不低于0.211"),
        ("1.4万—1.6万件", "件", "14000—16000"),
    ],
)
def test_a_goal_in_words(words: str, unit: str, goal: str) -> None:
    read = read_goal(words, unit)
    assert read is not None
    assert typed_goal(read) == goal
    assert read_goal(goal, unit) == read


def test_growth_is_reckoned_from_the_year_before_and_never_guessed() -> None:
    read = read_goal("增长10%以上", "件", base=Decimal("1140"))
    assert read is not None
    assert typed_goal(read) == "不低于1254"
    for unit, base in (("亿元", None), ("%", Decimal("11.3")), ("亿元", Decimal(0))):
        with pytest.raises(InvalidEntryError, match=r"没有存入。请把上年全年.*“不低于142”"):
            read_goal("增长10%以上", unit, base=base)


def test_a_goal_that_is_met_exactly_is_printed_bare() -> None:
    read = read_goal("稳定在7个月", "个月")
    assert read is not None
    assert goal_words(read, "个月") == "7个月"


@pytest.mark.parametrize("words", ["不低于", "5—3", "全面完成", "5—6—7"])
def test_a_goal_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(InvalidEntryError):
        read_goal(words, "件")


def test_nothing_typed_is_nothing() -> None:
    assert read_figure("  ", "件") is None
    assert read_goal("", "件") is None
    assert figure_words(Decimal("20000000")) == "20000000"
