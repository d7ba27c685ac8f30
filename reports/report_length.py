"""A report that is too long leaves outcomes out (篇幅): what is still running before what is done.

The longest run of a task gives first, and each task keeps one outcome as long as any can give.
"""

from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heapreplace

from model.report_facts import Reported, ReportFacts


def shortened(report: ReportFacts, over: int) -> ReportFacts:
    """The facts with outcomes of about `over` characters less; the same when nothing can go."""
    groups = [list(item.outcomes) for item in report.items]
    for can_go in (_is_running, _is_plain):
        over -= _let_go(groups, can_go, over)
    return report.with_outcomes(groups)


def count_outcomes(report: ReportFacts) -> int:
    """All outcomes that the facts hold."""
    return sum(len(item.outcomes) for item in report.items)


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
