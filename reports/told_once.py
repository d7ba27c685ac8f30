"""Each figure once in the report (指标只写一次): with its goal, and not again in an outcome."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from model.indicator_goals import AskedGoal
from model.indicator_standing import IndicatorStanding
from model.pieces import Pieces
from model.report_entities import IndicatorId
from model.report_facts import Reported, ReportFacts
from reports.besides import besides, tells
from reports.goals_prose import GoalFigures
from reports.indicator_prose import indicator_sentence
from reports.prose import one_line

_AT_ONCE = 100  # outcomes that are looked at between two breaths


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOnce:
    """The outcomes without what the indicators tell, and these by goal, in the order of the list.

    What went on about an indicator of its own goal goes on behind its sentence.
    """

    report: ReportFacts
    goals: tuple[GoalFigures, ...]


def telling_once(
    report: ReportFacts,
    goals: Sequence[AskedGoal],
    indicators: Sequence[IndicatorStanding],
    *,
    keeps_highlights: bool,
) -> Pieces[ToldOnce]:
    """Each figure once, each outcome as one line; in pieces.

    A highlight keeps its own words where nothing else would be left of it.
    """
    told = [each for each in indicators if each.newest is not None]
    report = yield from _in_lines(report)
    homes = yield from _homes(report, goals, told)
    behind: defaultdict[IndicatorId, list[str]] = defaultdict(list)
    groups: list[list[Reported]] = []
    for item in report.items:
        groups.append([])
        for at, reported in enumerate(item.outcomes, start=1):
            left = besides(reported.outcome, told)
            is_told_apart = keeps_highlights and reported.is_highlight and reported.is_done
            goes_on = left.of is not None and homes.get(left.of.indicator.id) == item.title
            if left.of is not None and goes_on and reported.is_done and not is_told_apart:
                behind[left.of.indicator.id].append(left.text)
            elif words := left.alone or (reported.outcome if is_told_apart else ""):
                groups[-1].append(replace(reported, outcome=words))
            if at % _AT_ONCE == 0:
                yield
        yield
    titles = [*(goal.title for goal in goals), ""]
    return ToldOnce(
        report=report.with_outcomes(groups),
        goals=tuple(
            GoalFigures(title=title, sentences=tuple(_sentences(title, told, homes, behind)))
            for title in titles
        ),
    )


def _in_lines(report: ReportFacts) -> Pieces[ReportFacts]:
    groups: list[list[Reported]] = []
    for item in report.items:
        groups.append([])
        for start in range(0, len(item.outcomes), _AT_ONCE):
            some = item.outcomes[start : start + _AT_ONCE]
            groups[-1] += (replace(each, outcome=one_line(each.outcome)) for each in some)
            yield
    return report.with_outcomes(groups)


def _homes(
    report: ReportFacts, goals: Sequence[AskedGoal], told: Sequence[IndicatorStanding]
) -> Pieces[Mapping[IndicatorId, str]]:
    """The goal that asks for an indicator, else the one under which its figure is reported."""
    homes = {each: goal.title for goal in goals for each in goal.indicator_ids}
    titles = {goal.title for goal in goals}
    for item in report.goals:
        for at, reported in enumerate(item.outcomes if item.title in titles else (), start=1):
            for each in told:
                if each.indicator.id not in homes and tells(reported.outcome, each):
                    homes[each.indicator.id] = item.title
            if at % _AT_ONCE == 0:
                yield
        yield
    return homes


def _sentences(
    title: str,
    told: Sequence[IndicatorStanding],
    homes: Mapping[IndicatorId, str],
    behind: Mapping[IndicatorId, Sequence[str]],
) -> Iterator[str]:
    """Those of a goal, each with what goes on about it; `title` is empty for those of none."""
    for each in told:
        if homes.get(each.indicator.id, "") == title:
            more = filter(None, behind.get(each.indicator.id, ()))
            yield "，".join((indicator_sentence(each), *more))
