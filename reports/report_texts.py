"""The sections of the year-end report with their words (成效报告文字): written, or drafted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from model.completeness import Gap, finding_missing
from model.entities import TaskList
from model.errors import InvalidEntryError
from model.indicator_goals import read_asked_goals
from model.indicator_numbers import figure_words
from model.indicator_periods import period_of
from model.indicator_standing import IndicatorStanding
from model.ledger import Ledger
from model.ledger_figures import figures_of, indicator_figures
from model.main_indicators import read_indicators
from model.number_words import numeral
from model.office_templates import read_templates
from model.pieces import Pieces, at_once
from model.report_entities import ReportSection, ReportSectionId
from model.report_facts import reading_report_facts
from model.report_sections import ANNEXES, TABLES, read_sections
from model.settings import read_settings
from model.submission import read_submission
from model.summary import summarise
from model.task_lists import reported_list
from model.told_figures import Figure
from model.words import IndicatorScope, SectionKind
from reports.report_draft import DraftFacts, drafting_report

_UNASSIGNED = {Gap.NO_LEAD, Gap.NO_POST, Gap.NO_DUE}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """A section with the draft that the ledger gives for it now."""

    section: ReportSection
    draft: str

    @property
    def text(self) -> str:
        """Its words: what was written, else the draft."""
        return self.draft if self.section.text is None else self.section.text

    @property
    def is_annex(self) -> bool:
        """Whether it stands behind the signature."""
        return self.section.kind in ANNEXES

    @property
    def is_told(self) -> bool:
        """Whether it is switched on and has something to say."""
        return self.section.is_on and (self.section.kind in TABLES or bool(self.text.strip()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole outline with its words; `left_out` outcomes found no room in the drafts."""

    texts: tuple[ReportText, ...]
    left_out: int

    @property
    def body(self) -> tuple[ReportText, ...]:
        """The sections that stand in the paper, in their order."""
        return tuple(each for each in self.texts if each.is_told and not each.is_annex)

    def numbers(self) -> dict[ReportSectionId, str]:
        """How each section of the body is numbered: 一、; 导语 has no number."""
        numbered = [each for each in self.body if each.section.kind is not SectionKind.OPENING]
        return {each.section.id: f"{numeral(at)}、" for at, each in enumerate(numbered, 1)}


def read_report(ledger: Ledger, facts: DraftFacts) -> Report:
    """The outline of the report with the words of each section."""
    return at_once(reading_report(ledger, facts))


def reading_report(ledger: Ledger, facts: DraftFacts) -> Pieces[Report]:
    """The same in pieces."""
    sections = read_sections(ledger, facts.task_list.id)
    draft = yield from drafting_report(facts, sections)
    texts = tuple(
        ReportText(section=section, draft=draft.texts.get(section.kind, "")) for section in sections
    )
    return Report(texts=texts, left_out=draft.left_out)


def with_words(report: Report, words: Mapping[str, str]) -> Report:
    """The report with other words in some sections, named by their ids."""
    return replace(
        report,
        texts=tuple(
            replace(each, section=replace(each.section, text=words[each.section.id]))
            if each.section.id in words
            else each
            for each in report.texts
        ),
    )


def read_draft_facts(ledger: Ledger, as_of: date) -> DraftFacts:
    """What the draft is made from, as it stands on a day."""
    return at_once(reading_draft_facts(ledger, as_of))


def reading_draft_facts(ledger: Ledger, as_of: date) -> Pieces[DraftFacts]:
    """The same in pieces."""
    task_list = list_to_report(ledger)
    filing = read_submission(ledger)
    assert filing is not None  # there is a list to report on
    report = yield from reading_report_facts(ledger, as_of, task_list.id)
    missing = yield from finding_missing(ledger, as_of)
    yield
    summary = summarise(ledger, as_of, task_list.id)
    yield
    return DraftFacts(
        task_list=task_list,
        settings=read_settings(ledger),
        templates=read_templates(ledger),
        filing=filing,
        summary=summary,
        report=report,
        indicators=tuple(
            each
            for each in read_indicators(ledger, task_list.id, as_of)
            if each.indicator.scope is IndicatorScope.PROVINCE
        ),
        goals=read_asked_goals(ledger, task_list.id),
        all_assigned=not {each.gap for each in missing} & _UNASSIGNED,
    )


def list_to_report(ledger: Ledger) -> TaskList:
    """The list on which the office reports; without any there is nothing to report."""
    task_list = reported_list(ledger)
    if task_list is None:
        raise InvalidEntryError("台账中还没有任务清单，没有生成材料。请先读入任务清单。")
    return task_list


def figures_to_agree(facts: DraftFacts) -> tuple[Figure, ...]:
    """The figures that every text of the report tells alike."""
    told = [each for one in facts.indicators for each in _figure_of(one)]
    return (*figures_of(facts.summary), *told)


def _figure_of(standing: IndicatorStanding) -> tuple[Figure, ...]:
    """The value of an indicator, of the year that it counts: 2022年 in a report on 2023."""
    one, newest = standing.indicator, standing.newest
    if newest is None:
        return ()
    year, _ = period_of(one.measure, newest.on_day, standing.year)
    told = [(one.name, figure_words(newest.value), one.unit)]
    return indicator_figures(told, year=year, day=newest.on_day)
