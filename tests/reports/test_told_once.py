"""The draft of very many outcomes is made in pieces, so that a window may live between them."""

from dataclasses import replace
from datetime import date

from model.ledger import Ledger
from model.pieces import at_once
from model.report_facts import Reported
from model.report_sections import read_sections
from reports.report_checks import finding_all_missing
from reports.report_draft import DraftFacts, drafting_report
from reports.report_texts import (
    read_draft_facts,
    read_report,
    reading_draft_facts,
    reading_report,
)

AS_OF = date(2023, 11, 20)


def with_many(facts: DraftFacts, count: int) -> DraftFacts:
    """The facts with so many outcomes under the one task."""
    many = [Reported(outcome=f"办案{at}件。", is_done=at % 2 == 0) for at in range(count)]
    report = facts.report
    return replace(
        facts, report=report.with_outcomes(many if e.is_task else [] for e in report.items)
    )


def test_many_outcomes_are_looked_at_a_hundred_at_once(ledger: Ledger) -> None:
    facts = read_draft_facts(ledger, AS_OF)
    sections = read_sections(ledger, facts.task_list.id)
    few, many = (len(list(drafting_report(with_many(facts, n), sections))) for n in (10, 2000))
    assert many > few + 2 * 2000 // 100
    assert at_once(drafting_report(with_many(facts, 2000), sections)).left_out


def test_the_report_and_what_is_looked_at_in_it_are_read_in_pieces(ledger: Ledger) -> None:
    facts = read_draft_facts(ledger, AS_OF)
    reading = len(list(reading_report(ledger, facts)))
    known = read_report(ledger, facts), facts
    checking = len(list(finding_all_missing(ledger, AS_OF, known)))
    facts_too = len(list(reading_draft_facts(ledger, AS_OF)))
    assert len(list(finding_all_missing(ledger, AS_OF))) == facts_too + reading + checking
    assert reading > 10
