"""A report that is too long leaves outcomes out (篇幅): what is still running before what is done.

The longest run of a task gives first, and each task keeps one outcome as long as any can give.
"""

from collections.abc import Iterable
from dataclasses import replace

from model.report_facts import ItemFacts, Reported, ReportFacts


def shortened(report: ReportFacts, over: int) -> ReportFacts:
    """The facts with outcomes of about `over` characters less; the same when nothing can go."""
    groups = [list(item.outcomes) for item in _items(report)]
    while over > 0:
        gone = _let_go(groups)
        if gone is None:
            break
        over -= len(gone.outcome)
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


def _let_go(groups: list[list[Reported]]) -> Reported | None:
    """Take one outcome out of the longest group that can spare one."""
    for can_go in (_is_running, _is_plain):
        spare = [group for group in groups if len(group) > 1 and any(map(can_go, group))]
        if spare:
            group = max(spare, key=len)
            return group.pop(max(at for at, each in enumerate(group) if can_go(each)))
    return None


def _is_running(reported: Reported) -> bool:
    return not reported.is_done and _is_plain(reported)


def _is_plain(reported: Reported) -> bool:
    return not reported.is_highlight
