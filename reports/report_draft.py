"""The draft of the year-end report (报告初稿): the words of each section, made from the ledger.

A draft is text as a clerk would type it: a paragraph a line, headings by their numbers. It never
says more than the data: what a unit reports as finished is not called finished before the office
has confirmed it. A section about which there is nothing to say is empty. A draft that would be too
long leaves outcomes out, those still running first; how many is told beside it.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from model.character_count import count_characters
from model.cited_title import cited_title
from model.entities import TaskList
from model.indicator_goals import AskedGoal
from model.indicator_standing import IndicatorStanding
from model.office_templates import Templates, filled, names_in_braces
from model.pieces import Pieces
from model.report_entities import ReportSection
from model.report_facts import Difficulty, ItemFacts, Reported, ReportFacts
from model.report_sections import ANNEXES
from model.settings import Settings
from model.submission import USUAL_SUBJECT, Filing
from model.summary import Summary
from model.words import Lamp, SectionKind, Triage
from reports.besides import unsaid
from reports.goals_prose import GoalFigures, goals_text
from reports.outcome_prose import are_many, items_text, outcome_text, parts_text, told_points
from reports.prose import one_line, points, short_text
from reports.report_length import count_outcomes, shortened
from reports.standing_prose import BLANK_OFFICE, state, taken_on, until, warned
from reports.told_once import ToldOnce, telling_once

# A report names so many causes of a kind, and so many steps; the ledger has the rest.
_MOST_CAUSES, _MOST_STEPS = 8, 12
_AT_ONCE = 100  # outcomes that are looked at between two breaths
_SHARE_DRAFTED = 95  # of a hundred characters that the report may have


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFacts:
    """All that a draft is made from; `indicators` are those of the province.

    `goals` are those of the list, with the indicators that they ask for.
    """

    task_list: TaskList
    settings: Settings
    templates: Templates
    filing: Filing
    summary: Summary
    report: ReportFacts
    all_assigned: bool
    indicators: tuple[IndicatorStanding, ...] = ()
    goals: tuple[AskedGoal, ...] = ()

    @property
    def office(self) -> str:
        """The name that stands in title and signature."""
        return self.settings.office_full_name or BLANK_OFFICE

    @property
    def subject(self) -> str:
        """On what is reported (报送内容)."""
        return self.task_list.report_subject or USUAL_SUBJECT

    @property
    def names(self) -> Mapping[str, str]:
        """What the standard sentences name in braces."""
        return names_in_braces(
            self.task_list,
            self.settings,
            office=self.office,
            subject=self.subject,
            form=self.filing.form,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The draft of each section that has words, and how many outcomes it had to leave out."""

    texts: Mapping[SectionKind, str]
    left_out: int


def drafting_report(facts: DraftFacts, sections: Sequence[ReportSection]) -> Pieces[Draft]:
    """The draft of the whole report, in pieces, somewhat shorter than the office allows it to be.

    Only what is switched on counts. A draft does not depend on what was written by hand: that
    would change the others with every word. What no outcome that is left out can change is drafted
    once.
    """
    is_on = frozenset(section.kind for section in sections if section.is_on) - ANNEXES
    told = yield from _telling_once(facts, is_on)
    fixed = yield from _drafting_fixed(facts, told.report)
    yield
    said, most = _figures_said(facts), _longest(facts.templates)
    report = whole = yield from _leaving_out(told.report, said)
    while True:
        texts = fixed | (yield from _drafting_outcomes(told.goals, report, said, is_on))
        over = (yield from _counting(texts, is_on)) - most
        shorter = shortened(report, over) if over > 0 else report
        if shorter == report:
            return Draft(texts=texts, left_out=count_outcomes(whole) - count_outcomes(report))
        report = shorter
        yield


def _longest(templates: Templates) -> int:
    """What is added by hand should not at once make it too long."""
    return max(templates.least, templates.most * _SHARE_DRAFTED // 100)


def _telling_once(facts: DraftFacts, is_on: Set[SectionKind]) -> Pieces[ToldOnce]:
    """The figures of the indicators are told once, with the goals, where these are switched on."""
    indicators = facts.indicators if SectionKind.GOALS in is_on else ()
    keeps = SectionKind.HIGHLIGHTS in is_on
    return telling_once(facts.report, facts.goals, indicators, keeps_highlights=keeps)


def _drafting_fixed(facts: DraftFacts, report: ReportFacts) -> Pieces[dict[SectionKind, str]]:
    """The sections that are as long as they come; annexes that are tables have no draft."""
    return {
        SectionKind.OPENING: filled(facts.templates.opening, facts.names),
        SectionKind.HIGHLIGHTS: (yield from _drafting_highlights(report)),
        SectionKind.PROBLEMS: _problems(report.difficulties),
        SectionKind.NEXT_STEPS: _next_steps(report.difficulties),
        SectionKind.CASES: "",
    }


def _drafting_outcomes(
    goals: Sequence[GoalFigures], report: ReportFacts, said: str, is_on: Set[SectionKind]
) -> Pieces[dict[SectionKind, str]]:
    """The sections that become shorter with fewer outcomes."""
    plain = _with_highlights_apart(report) if SectionKind.HIGHLIGHTS in is_on else report
    items = [item for chapter in plain.chapters for item in chapter.items]
    overview = _overview(said, [item for item in items if not item.is_task])
    yield
    told = goals_text(goals, plain.goals)
    yield
    outcomes = items_text(item for item in items if item.is_task)
    yield
    return {
        SectionKind.OVERVIEW: overview,
        SectionKind.GOALS: told,
        SectionKind.OUTCOMES: outcomes,
    }


def _figures_said(facts: DraftFacts) -> str:
    """What the overview says of the whole list."""
    summary = facts.summary
    # A paper that goes up gives the receiver its name.
    whose = taken_on(summary).replace(Triage.ASSIST, "配合国家知识产权局")
    told = f"{cited_title(facts.task_list.title)}{whose}{_broken_down(facts)}"
    if summary.actions.total:
        told += f"\n{until(summary.as_of)}，{state(summary)}{warned(summary.actions)}"
    return told


def _leaving_out(report: ReportFacts, said: str) -> Pieces[ReportFacts]:
    """Without the figures that were said, where the outcomes stand in the overview."""
    groups: list[list[Reported]] = []
    for item in report.items:
        groups.append(list(item.outcomes))
        for at, each in enumerate(() if item.is_task else item.outcomes):
            words = unsaid(each.outcome, said, figures_only=True)
            groups[-1][at] = replace(each, outcome=words)
            if at % _AT_ONCE == 0:
                yield
    return report.with_outcomes(groups)


def _overview(said: str, besides: Sequence[ItemFacts]) -> str:
    """The figures; what came of 工作要求, which is no task to be told among the tasks."""
    told = (f"{item.title}方面，{outcome_text(item.outcomes, in_lines=False)}" for item in besides)
    return "\n".join((said, *told))


def _broken_down(facts: DraftFacts) -> str:
    total = facts.summary.actions.total
    if not total:
        return ""
    assigned = "，逐项明确牵头单位、责任岗位和完成时限" if facts.all_assigned else ""
    return f"在此基础上分解落实举措{total}项{assigned}。"


def _with_highlights_apart(report: ReportFacts) -> ReportFacts:
    """Nothing is told twice: what stands under 特色亮点 is not told under its task as well."""
    return report.with_outcomes(
        [each for each in item.outcomes if not _is_told_apart(each)] for item in report.items
    )


def _is_told_apart(reported: Reported) -> bool:
    return reported.is_highlight and reported.is_done


def _drafting_highlights(report: ReportFacts) -> Pieces[str]:
    """What was done and what came of it; only what is confirmed can be a highlight."""
    highlights = [e for item in report.items for e in item.outcomes if _is_told_apart(e)]
    told: list[str] = []
    for at, each in enumerate(highlights):
        told.append(f"{unsaid(one_line(each.action), each.outcome)}。{each.outcome}")
        if at % _AT_ONCE == 0:
            yield
    return points(told, apart=True)


def _problems(difficulties: Sequence[Difficulty]) -> str:
    kinds = [
        ("逾期未办结", [each for each in difficulties if each.lamp is Lamp.LATE]),
        ("临期", [each for each in difficulties if each.lamp is Lamp.SOON]),
        ("拟调整", [each for each in difficulties if each.lamp not in (Lamp.LATE, Lamp.SOON)]),
    ]
    if not any(each.problems for each in difficulties):
        return ""
    alike = [_alike(found) for _, found in kinds]
    # All parts of a section have one form: where one needs lines of its own, all have them.
    apart = len([each for each in alike if each]) > 1 and any(map(are_many, alike))
    told = [
        (f"{words}的举措{len(found)}项", _causes(causes, apart=apart))
        for (words, found), causes in zip(kinds, alike, strict=True)
        if found
    ]
    if len(told) > 1:
        return parts_text(told)
    return "".join(f"{title}。{causes}" for title, causes in told)


_Causes = Sequence[tuple[str, Sequence[Difficulty]]]


def _alike(found: Sequence[Difficulty]) -> _Causes:
    """Each cause once, with the actions that have it."""
    told: dict[str, list[Difficulty]] = {}
    for each in found:
        if each.problems:
            told.setdefault(one_line(each.problems), []).append(each)
    return list(told.items())


def _causes(alike: _Causes, *, apart: bool) -> str:
    """Each with the first action that has it and how many there are."""
    rest = sum(len(those) for _, those in alike[_MOST_CAUSES:])
    return told_points(
        [_cause(words, those) for words, those in alike[:_MOST_CAUSES]],
        behind=f"其余{rest}项的情况不再逐一列举。" if rest else "",
        apart=apart,
    )


def _cause(words: str, those: Sequence[Difficulty]) -> str:
    first = those[0]
    unit = f"（{first.lead_unit}牵头）" if first.lead_unit else ""
    more = f"等{len(those)}项" if len(those) > 1 else ""
    return f"“{short_text(one_line(first.text))}”{unit}{more}，{words}"


def _next_steps(difficulties: Sequence[Difficulty]) -> str:
    steps = list(dict.fromkeys(one_line(d.next_steps) for d in difficulties if d.next_steps))
    rest = len(steps) - _MOST_STEPS
    told = points(steps[:_MOST_STEPS])
    return f"{told}\n其余{rest}项措施不再逐一列举。" if rest > 0 else told


def _counting(texts: Mapping[SectionKind, str], is_on: Set[SectionKind]) -> Pieces[int]:
    length = 0
    for kind, text in texts.items():
        for at, line in enumerate(text.split("\n") if kind in is_on else ()):
            length += count_characters(line)
            if at % _AT_ONCE == 0:
                yield
    return length
