"""A report that is too long leaves outcomes out (篇幅): what is still running before what is done.

The longest run of a task gives first, and each task keeps one outcome as long as any can give.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heapreplace

from model.report_facts import ItemFacts, Reported, ReportFacts


def shortened(report: ReportFacts, over: int) -> ReportFacts:
    """The facts with outcomes of about `over` characters less; the same when nothing can go."""
    groups = [list(item.outcomes) for item in _items(report)]
    for can_go in (_is_running, _is_plain):
        over -= _let_go(groups, can_go, over)
    left = iter(groups)
    return replace(
        report,
        goals=tuple(_with(item, next(left)) for item in report.goals),
        chapters=tuple(
            replace(chapter, items=tuple(_with(item, next(left)) for item in chapter.items))
            for chapter in report.chapters
        ),
    )


def count_outcomes(report: ReportFacts) -> int:
    """All outcomes that the facts hold."""
    return sum(len(item.outcomes) for item in _items(report))


def _items(report: ReportFacts) -> Iterable[ItemFacts]:
    yield from report.goals
    for chapter in report.chapters:
        yield from chapter.items


def _with(item: ItemFacts, outcomes: Iterable[Reported]) -> ItemFacts:
    return replace(item, outcomes=tuple(outcomes))


def _let_go(groups: Sequence[list[Reported]], can_go: Callable[[Reported], bool], over: int) -> int:
    """Take outcomes out of the longest groups that can spare one; gives how much went."""
    spare = [[at for at, each in enumerate(group) if can_go(each)] for group in groups]
    longest = [(-len(group), at) for at, group in enumerate(groups) if len(group) > 1]
    heapify(longest)
    gone = 0
    while longest and gone < over:
        _, place = longest[0]
        group = groups[place]
        if len(group) < 2 or not spare[place]:
            heappop(longest)
            continue
        gone += len(group.pop(spare[place].pop()).outcome)
        heapreplace(longest, (-len(group), place))
    return gone


def _is_running(reported: Reported) -> bool:
    return not reported.is_done and _is_plain(reported)


def _is_plain(reported: Reported) -> bool:
    return not reported.is_highlight
