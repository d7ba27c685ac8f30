"""一页纸: its figures are those of the other papers, and what it asks for is true."""

import re
from datetime import date

from model.breakdown import add_action
from model.due import parse_due
from model.ledger import Ledger
from model.number_words import percentage_done
from model.reminders import remind
from model.submission_events import register_event
from model.summary import summarise
from model.units import add_unit
from model.words import Lamp, ReminderKind, SubmissionEventKind, UnitKind
from reports.brief import brief
from reports.document import BarChart, Document, Figures, OnePage, Points
from tests.reports.conftest import AS_OF, clause


def blocks(document: Document) -> tuple[Figures | BarChart | Points, ...]:
    (sheet,) = document.blocks
    assert isinstance(sheet, OnePage)
    return sheet.blocks


def points(document: Document, title: str) -> str:
    found = [each for each in blocks(document) if isinstance(each, Points)]
    return "\n".join(line for each in found if each.title.startswith(title) for line in each.lines)


def charts(document: Document) -> list[BarChart]:
    return [each for each in blocks(document) if isinstance(each, BarChart)]


def test_every_figure_is_that_of_the_summary(sample_year: Ledger) -> None:
    summary = summarise(sample_year, AS_OF)
    figures = blocks(brief(sample_year, AS_OF))[0]
    assert isinstance(figures, Figures)
    assert summary.actions.rate is not None
    assert {figure.label: figure.value for figure in figures.figures} == {
        "任务事项": f"{summary.clauses}条",
        "落实举措": f"{summary.actions.total}项",
        "已办结": f"{summary.actions.done}项",
        "完成率": percentage_done(summary.actions.rate),
        "逾期": f"{summary.actions.by_lamp[Lamp.LATE]}项",
        "临期": f"{summary.actions.by_lamp[Lamp.SOON]}项",
        "距报送": "25天",
    }


def test_the_bars_of_the_units_add_up_to_all_that_can_be_finished(sample_year: Ledger) -> None:
    actions = summarise(sample_year, AS_OF).actions
    _, units = charts(brief(sample_year, AS_OF))
    for at, lamp in enumerate(units.lamps):
        told = sum(bar.parts[at] for bar in units.bars)
        assert told == actions.by_lamp[lamp] - actions.lasting[lamp]


def test_a_bar_is_as_long_as_the_figures_beside_it_say(sample_year: Ledger) -> None:
    assert summarise(sample_year, AS_OF).actions.long_term
    for chart in charts(brief(sample_year, AS_OF)):
        for bar in chart.bars:
            assert bar.words[0] == f"{bar.parts[0]}/{sum(bar.parts)}"


def test_more_units_than_there_is_room_for_are_told_together(ledger: Ledger) -> None:
    with ledger.step("添加单位") as step:
        for at in range(45):
            unit = add_unit(step, name=f"单位{at}", kind=UnitKind.CITY)
            add_action(
                step,
                clause_ids=[clause(ledger, "推进示范")],
                text="培育",
                due=parse_due("年底前", year=2023),
                lead_unit_id=unit,
            )
    units = charts(brief(ledger, AS_OF))[-1]
    assert len(units.bars) == 40
    assert units.bars[-1].label.startswith("其余")
    assert "青禾市局" in {bar.label for bar in units.bars}  # has something late
    assert sum(sum(bar.parts) for bar in units.bars) == summarise(ledger, AS_OF).actions.counted


def test_a_claim_that_waits_for_the_office_is_said_of_what_is_late(ledger: Ledger) -> None:
    assert "青禾市局（2023年9月底前，逾期51天，已报待核）" in points(brief(ledger, AS_OF), "逾期")
    assert "已报完成的1项待核实" in points(brief(ledger, AS_OF), "需研究")


def test_who_was_ordered_already_needs_no_decision(ledger: Ledger) -> None:
    assert "逾期超过30天的1项（青禾市局）" in points(brief(ledger, AS_OF), "需研究")
    action, unit = next(
        iter(ledger.tuples("SELECT id, lead_unit_id FROM local_action WHERE text = '设立服务站'"))
    )
    with ledger.step("督办") as step:
        remind(step, [action], kind=ReminderKind.ORDER, on=date(2023, 11, 17), unit_id=unit)
    assert "逾期超过30天" not in points(brief(ledger, AS_OF), "需研究")


def test_of_many_late_units_a_few_are_named_and_the_question_stays(ledger: Ledger) -> None:
    with ledger.step("再分解") as step:
        for name in ("甲处", "乙处", "丙处"):
            unit = add_unit(step, name=name, kind=UnitKind.DIVISION)
            due = parse_due("2023年6月底前", year=2023)
            add_action(
                step,
                clause_ids=[clause(ledger, "推进示范")],
                text="推进",
                lead_unit_id=unit,
                due=due,
            )
    told = points(brief(ledger, AS_OF), "需研究")
    assert re.search("逾期超过30天的4项（.处、.处、.处等4个单位），需研究是否督办。", told)


def test_an_action_without_a_lead_needs_a_decision(ledger: Ledger) -> None:
    assert "举措1项未定牵头单位" in points(brief(ledger, AS_OF), "需研究")


def test_after_the_day_of_filing_the_days_are_counted_on(ledger: Ledger) -> None:
    assert "已过5天" in points(brief(ledger, date(2023, 12, 20)), "报送安排")


def test_what_comes_is_told_by_its_day_and_a_month_once(sample_year: Ledger) -> None:
    """Paper is read on another day than 今天."""
    told = points(brief(sample_year, AS_OF), "报送安排")
    assert "计划：汇总11月20日、处长审24日、局领导审12月1日、签发用印8日、寄出11日。" in told


def test_a_step_that_is_registered_is_not_still_to_come(ledger: Ledger) -> None:
    assert "签发用印" in points(brief(ledger, AS_OF), "报送安排")
    with ledger.step("登记") as step:
        for kind in (SubmissionEventKind.SIGNED, SubmissionEventKind.SEALED):
            register_event(step, kind, AS_OF)
    told = points(brief(ledger, AS_OF), "报送安排")
    assert "签发用印" not in told
    assert "局领导审" not in told
    assert "寄出" in told
