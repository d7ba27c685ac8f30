"""What of the report should be looked at before it is sent, each with its place."""

from datetime import date
from decimal import Decimal

import pytest

from model.breakdown import change_actions
from model.completeness import Gap, Missing, TextFinding
from model.ledger import Ledger
from model.main_indicators import add_indicator, record_value
from model.office_templates import change_templates
from model.report_sections import read_sections, switch_section, write_section
from model.words import IndicatorMeasure, SectionKind
from reports.report_checks import find_all_missing
from reports.report_texts import read_draft_facts, read_report

AS_OF = date(2023, 11, 20)


def write(ledger: Ledger, kind: SectionKind, words: str) -> None:
    """Write into a section over its present draft."""
    facts = read_draft_facts(ledger, AS_OF)
    text = next(e for e in read_report(ledger, facts).texts if e.section.kind is kind)
    with ledger.step("改写") as step:
        write_section(step, text.section, words, text.draft)


def drafted(ledger: Ledger, kind: SectionKind) -> str:
    """The present draft of a section."""
    report = read_report(ledger, read_draft_facts(ledger, AS_OF))
    return next(each.draft for each in report.texts if each.section.kind is kind)


def found(ledger: Ledger, gap: Gap) -> tuple[TextFinding, ...]:
    """The places of a kind."""
    kinds: dict[Gap, Missing] = {each.gap: each for each in find_all_missing(ledger, AS_OF)}
    return kinds[gap].findings if gap in kinds else ()


def test_a_ticked_section_without_words_is_told_and_one_that_is_off_is_not(ledger: Ledger) -> None:
    assert [each.title for each in found(ledger, Gap.EMPTY_SECTION)] == [
        "特色亮点和典型经验",
        "典型案例",
    ]
    list_id = ledger.value("SELECT id FROM task_list")
    with ledger.step("不列入") as step:
        for section in read_sections(ledger, list_id):
            switch_section(step, section, is_on=False)
    assert not found(ledger, Gap.EMPTY_SECTION)


def test_what_the_ledger_says_since_is_told_with_its_place(ledger: Ledger) -> None:
    write(ledger, SectionKind.OUTCOMES, "（一）完善示范政策。培育示范企业20余家。")
    with ledger.step("更正") as step:
        ids = ledger.column("SELECT id FROM local_action WHERE outcome LIKE '培育示范企业20家%'")
        change_actions(step, ids, outcome="培育示范企业25家。")
    first = found(ledger, Gap.BEHIND)[0]
    assert "培育示范企业25家" in first.message
    words = "（一）完善示范政策。培育示范企业20余家。"
    assert words[first.start : first.end] == "培育示范企业20余家。"


@pytest.mark.parametrize(
    ("words", "gap", "told"),
    [
        ("全年分解落实举措9项。", Gap.FIGURES, "应为4项"),
        ("现将情况报告，请批示。", Gap.LANGUAGE, "请示"),
        ("办理案件3～5万件。", Gap.LANGUAGE, "万"),
        ("办结示范任务,成效明显。", Gap.LANGUAGE, "全角"),
    ],
)
def test_figures_and_language_are_looked_at(
    ledger: Ledger, words: str, gap: Gap, told: str
) -> None:
    write(ledger, SectionKind.OVERVIEW, words)
    (place,) = found(ledger, gap)
    assert told in place.message
    assert place.title == "总体情况"
    assert place.end > place.start


def test_a_number_of_an_outcome_that_was_changed_by_hand_is_told(ledger: Ledger) -> None:
    write(ledger, SectionKind.OUTCOMES, "培育示范企业25家。")
    (place,) = found(ledger, Gap.FIGURES)
    assert "“培育示范企业25家”与台账起草的“培育示范企业20家" in place.message
    assert (place.start, place.end) == (0, 9)


def test_a_number_that_only_the_ledger_changed_is_told_once(ledger: Ledger) -> None:
    words = drafted(ledger, SectionKind.OUTCOMES) + "其余任务有序推进。"
    write(ledger, SectionKind.OUTCOMES, words)
    ids = ledger.column("SELECT id FROM local_action WHERE outcome LIKE '培育示范企业20家%'")
    with ledger.step("更正") as step:
        change_actions(step, ids, outcome="培育示范企业25家。")
    assert len(found(ledger, Gap.BEHIND)) == 1
    assert not found(ledger, Gap.FIGURES)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2022年示范产业增加值83亿元。", 1),  # the year that the value counts
        ("2023年示范产业增加值83亿元。", 0),
        ("示范产业增加值80亿元。", 0),
    ],
)
def test_a_figure_of_the_year_before_is_looked_at_where_that_year_is_told(
    ledger: Ledger, words: str, told: int
) -> None:
    with ledger.step("指标") as step:
        made = add_indicator(
            step,
            ledger.value("SELECT id FROM task_list"),
            name="示范产业增加值",
            measure=IndicatorMeasure.YEARLY,
            unit="亿元",
        )
        record_value(step, made, on=date(2023, 9, 26), value=Decimal(80))
    write(ledger, SectionKind.GOALS, words)
    assert len(found(ledger, Gap.FIGURES)) == told


def test_a_report_that_is_too_short_is_told(ledger: Ledger) -> None:
    assert "一般应为3000—5000字，请充实。" in found(ledger, Gap.LENGTH)[0].message
    with ledger.step("字数") as step:
        change_templates(step, least=100)
    assert not found(ledger, Gap.LENGTH)


def test_the_draft_of_the_program_has_nothing_to_be_marked(ledger: Ledger) -> None:
    for gap in (Gap.BEHIND, Gap.FIGURES, Gap.LANGUAGE):
        assert not found(ledger, gap)


def test_a_report_without_any_section_is_told(ledger: Ledger) -> None:
    with ledger.step("不列入") as step:
        for section in read_sections(ledger, ledger.value("SELECT id FROM task_list")):
            switch_section(step, section, is_on=False)
    assert "没有列入任何章节" in found(ledger, Gap.LENGTH)[0].message
