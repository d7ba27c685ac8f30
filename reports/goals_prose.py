"""The section on the goals (主要目标完成情况): the indicators of each goal, then what was done.

What the sentence of an indicator tells is told there and nowhere else in the report.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from model.indicator_goals import AskedGoal
from model.indicator_standing import IndicatorStanding
from model.report_entities import IndicatorId
from model.report_facts import ItemFacts, Reported, ReportFacts
from reports.indicator_prose import indicator_sentence
from reports.outcome_prose import numbered, outcome_text
from reports.prose import one_line
from reports.told_once import Besides, besides, tells

_ALL, _OTHERS = "主要指标", "其他主要指标"
_IN_A_PARAGRAPH = 5  # figures of no goal


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFigures:
    """The sentences of the indicators of a goal; `title` is empty for those of none."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldOnce:
    """The outcomes without what the indicators tell, and these by goal, in the order of the list.

    What went on about an indicator of its own goal goes on behind its sentence.
    """

    report: ReportFacts
    goals: tuple[GoalFigures, ...]


def told_once(
    report: ReportFacts,
    goals: Sequence[AskedGoal],
    indicators: Sequence[IndicatorStanding],
    *,
    keeps_highlights: bool,
) -> ToldOnce:
    """Each figure once; a highlight keeps its own words where nothing else would be left of it."""
    told = [each for each in indicators if each.newest is not None]
    homes = _homes(report, goals, told)
    behind: defaultdict[IndicatorId, list[str]] = defaultdict(list)

    def rest(item: ItemFacts, reported: Reported) -> str:
        left = besides(one_line(reported.outcome), told)
        is_told_apart = keeps_highlights and reported.is_highlight and reported.is_done
        if not left.text and is_told_apart:
            return reported.outcome
        if _goes_behind(left, item, homes) and reported.is_done and not is_told_apart:
            assert left.of is not None
            behind[left.of.indicator.id].append(left.text)
            return ""
        return left.alone

    trimmed = replace(
        report,
        goals=_trimmed(report.goals, rest),
        chapters=tuple(replace(each, items=_trimmed(each.items, rest)) for each in report.chapters),
    )
    titles = [*(goal.title for goal in goals), ""]
    return ToldOnce(
        report=trimmed,
        goals=tuple(
            GoalFigures(
                title=title,
                sentences=tuple(
                    "，".join((indicator_sentence(each), *behind[each.indicator.id]))
                    for each in told
                    if homes.get(each.indicator.id, "") == title
                ),
            )
            for title in titles
        ),
    )


def goals_text(figures: Sequence[GoalFigures], items: Sequence[ItemFacts]) -> str:
    """A paragraph for each goal that has something to tell, then the figures of no goal."""
    return numbered((title, text) for title, text in _paragraphs(figures, items) if text)


def _paragraphs(
    figures: Sequence[GoalFigures], items: Sequence[ItemFacts]
) -> Iterator[tuple[str, str]]:
    outcomes: defaultdict[str, list[Reported]] = defaultdict(list)
    for item in items:
        outcomes[item.title] += item.outcomes
    sentences = {each.title: each.sentences for each in figures}
    for title in dict.fromkeys([*filter(None, sentences), *outcomes]):
        yield title, _as_text(sentences.get(title, ())) + outcome_text(outcomes[title])
    is_all = not any(sentences[title] for title in sentences if title)
    lines = _in_paragraphs(sentences.get("", ()))
    yield _ALL if is_all else _OTHERS, "\n".join(map(_as_text, lines))


def _as_text(sentences: Iterable[str]) -> str:
    return "".join(f"{each}。" for each in sentences)


def _in_paragraphs(sentences: Sequence[str]) -> list[Sequence[str]]:
    """Paragraphs of about the same length; many figures in one are hard to read."""
    size = ceil(len(sentences) / max(1, ceil(len(sentences) / _IN_A_PARAGRAPH)))
    return [sentences[at : at + size] for at in range(0, len(sentences), max(size, 1))]


def _homes(
    report: ReportFacts, goals: Sequence[AskedGoal], told: Sequence[IndicatorStanding]
) -> Mapping[IndicatorId, str]:
    """The goal that asks for an indicator, else the one under which its figure is reported."""
    homes = {each: goal.title for goal in goals for each in goal.indicator_ids}
    titles = {goal.title for goal in goals}
    for item in report.goals:
        for reported in item.outcomes:
            text = one_line(reported.outcome)
            for each in told:
                if item.title in titles and tells(text, each):
                    homes.setdefault(each.indicator.id, item.title)
    return homes


def _goes_behind(left: Besides, item: ItemFacts, homes: Mapping[IndicatorId, str]) -> bool:
    return bool(left.text) and left.of is not None and homes.get(left.of.indicator.id) == item.title


def _trimmed(
    items: Iterable[ItemFacts], rest: Callable[[ItemFacts, Reported], str]
) -> tuple[ItemFacts, ...]:
    found = []
    for item in items:
        left = [replace(each, outcome=rest(item, each)) for each in item.outcomes]
        found.append(replace(item, outcomes=tuple(each for each in left if each.outcome)))
    return tuple(item for item in found if item.outcomes)
