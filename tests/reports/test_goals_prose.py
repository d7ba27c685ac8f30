"""The section on the goals: indicators by goal, and each figure once in the whole report."""

from datetime import date
from decimal import Decimal

import pytest

from model.breakdown import change_actions
from model.ledger import Ledger
from model.main_indicators import add_indicator, record_value
from model.progress import confirm
from model.report_facts import ItemFacts, Reported
from model.report_sections import read_sections, switch_section
from model.words import SectionKind
from reports.goals_prose import GoalFigures, goals_text
from reports.outcome_prose import outcome_text
from reports.report_texts import read_draft_facts, read_report

AS_OF = date(2023, 11, 20)
FIGURE = "1—10月示范融资金额12亿元，上年同期10.8亿元，同比增长11.1%"
GOALS, OUTCOMES = SectionKind.GOALS, SectionKind.OUTCOMES


@pytest.fixture
def financed(ledger: Ledger) -> Ledger:
    """The office with an indicator that its goal 示范运用 asks for."""
    indicate(ledger, "示范融资金额", requirement="示范融资金额增长10%以上。")
    return ledger


def indicate(ledger: Ledger, name: str, *, requirement: str = "") -> None:
    with ledger.step("指标") as step:
        made = add_indicator(
            step,
            ledger.value("SELECT id FROM task_list"),
            name=name,
            unit="亿元",
            requirement=requirement,
            baseline=Decimal("10.8"),
        )
        record_value(step, made, on=date(2023, 10, 31), value=Decimal(12))


def tell(ledger: Ledger, words: str, *, of: str, done: bool = False, best: bool = False) -> None:
    """What came of the action whose outcome begins so."""
    ids = ledger.column("SELECT id FROM local_action WHERE outcome LIKE ?", (f"{of}%",))
    with ledger.step("成效") as step:
        change_actions(step, ids, outcome=words, is_highlight=best)
        if done:
            confirm(step, ids, by="张示例", on=date(2023, 10, 20))


def texts(ledger: Ledger) -> dict[SectionKind, str]:
    report = read_report(ledger, read_draft_facts(ledger, AS_OF))
    return {each.section.kind: each.text for each in report.texts}


def test_an_indicator_stands_with_the_goal_that_asks_for_it(financed: Ledger) -> None:
    tell(financed, "示范融资金额12亿元，同比增长11.1%", of="融资金额")
    assert texts(financed)[GOALS] == f"（一）示范运用。{FIGURE}。"


def test_one_that_no_goal_asks_for_stands_where_it_is_reported(ledger: Ledger) -> None:
    indicate(ledger, "示范融资金额")
    tell(ledger, "示范融资金额12亿元，14市均有增长", of="融资金额", done=True)
    assert texts(ledger)[GOALS] == f"（一）示范运用。{FIGURE}，14市均有增长。"


def test_what_is_not_confirmed_does_not_run_on_behind_a_figure(financed: Ledger) -> None:
    tell(financed, "示范融资金额12亿元，14市均有增长", of="融资金额")
    assert texts(financed)[GOALS] == (
        f"（一）示范运用。{FIGURE}。正在推进的工作：示范融资方面，14市均有增长。"
    )


def test_a_figure_is_not_told_again_under_a_task(financed: Ledger) -> None:
    tell(financed, "培育企业20家，带动示范融资金额12亿元。", of="培育示范企业")
    tell(financed, "示范融资金额12亿元。", of="服务站")
    assert texts(financed)[OUTCOMES] == "（一）完善示范政策。培育企业20家。"


def test_it_is_told_there_when_the_goals_are_not(financed: Ledger) -> None:
    tell(financed, "示范融资金额12亿元。", of="培育示范企业")
    sections = read_sections(financed, financed.value("SELECT id FROM task_list"))
    with financed.step("不列入") as step:
        switch_section(step, next(s for s in sections if s.kind is GOALS), is_on=False)
    assert "示范融资金额12亿元" in texts(financed)[OUTCOMES]


def test_a_highlight_keeps_its_words_when_it_has_no_others(financed: Ledger) -> None:
    tell(financed, "示范融资金额12亿元。", of="培育示范企业", best=True)
    assert texts(financed)[SectionKind.HIGHLIGHTS] == "培育示范企业。示范融资金额12亿元。"


def test_many_figures_of_no_goal_are_parted_into_paragraphs_of_a_like_length() -> None:
    figures = [GoalFigures(title="", sentences=tuple(f"第{n}个指标{n}件" for n in range(1, 13)))]
    lines = goals_text(figures, []).split("\n")
    assert [line.count("。") for line in lines] == [5, 4, 4]  # its title and 4, 4, 4
    assert lines[0].startswith("（一）主要指标。第1个")


def test_figures_of_no_goal_come_last_and_a_goal_without_any_tells_its_outcomes() -> None:
    figures = [
        GoalFigures(title="运用", sentences=("融资12亿元",)),
        GoalFigures(title="保护", sentences=()),
        GoalFigures(title="", sentences=("网点118个",)),
    ]
    done = ItemFacts(number="", title="保护", outcomes=(Reported(outcome="办案9件", is_done=True),))
    assert goals_text(figures, [done]) == (
        "（一）运用。融资12亿元。\n（二）保护。办案9件。\n（三）其他主要指标。网点118个。"
    )


def test_many_points_stand_in_lines_below_a_title_without_a_mark() -> None:
    six = tuple(Reported(outcome=f"办案{n}件", is_done=n < 7) for n in range(1, 8))
    told = goals_text([], [ItemFacts(number="", title="保护", outcomes=six)]).split("\n")
    assert told[:2] == ["（一）保护", "一是办案1件。"]
    assert told[-2:] == ["六是办案6件。", "正在推进的工作：办案7件。"]


def test_what_two_actions_say_in_the_same_words_is_told_once() -> None:
    words = [("办案9件", True), ("办案9件。", True), ("培训5期", False), ("培训5期", False)]
    outcomes = [Reported(outcome=each, is_done=is_done) for each, is_done in words]
    assert outcome_text(outcomes) == "办案9件。正在推进的工作：培训5期。"
