"""A report that is too long: what goes first, what always stays."""

import pytest

from model.report_facts import ChapterFacts, ItemFacts, Reported, ReportFacts
from reports.report_length import count_outcomes, shortened

DONE, RUNNING, BEST = "办结", "推进", "亮点"


def facts(*groups: str) -> ReportFacts:
    """A report whose tasks have outcomes like these, ten characters each: 办结 推进 亮点."""
    items = tuple(
        ItemFacts(number=str(at), title=f"任务{at}", outcomes=tuple(map(_reported, group.split())))
        for at, group in enumerate(groups)
    )
    chapter = ChapterFacts(number="一", title="部分", items=items)
    return ReportFacts(goals=(), chapters=(chapter,), difficulties=())


def left(report: ReportFacts) -> list[str]:
    """What of it stays, as it was written down."""
    (chapter,) = report.chapters
    return [" ".join(each.outcome[:2] for each in item.outcomes) for item in chapter.items]


def _reported(kind: str) -> Reported:
    return Reported(outcome=f"{kind}12345678", is_done=kind != RUNNING, is_highlight=kind == BEST)


@pytest.mark.parametrize(
    ("groups", "over", "stays"),
    [
        (["办结 推进 推进", "办结 推进"], 0, ["办结 推进 推进", "办结 推进"]),
        (["办结 推进 推进", "办结 推进"], 1, ["办结 推进", "办结 推进"]),  # the longest gives first
        (
            ["办结 推进 推进", "办结 推进"],
            25,
            ["办结", "办结"],
        ),  # what runs goes before what is done
        (["办结 办结 推进", "办结"], 15, ["办结", "办结"]),
        (["推进", "办结"], 99, ["推进", "办结"]),  # each task keeps one
        (["亮点 亮点 办结"], 99, ["亮点 亮点"]),  # highlights stay
        (["亮点 推进"], 99, ["亮点"]),
    ],
)
def test_the_longest_gives_first_and_each_task_keeps_one(
    groups: list[str], over: int, stays: list[str]
) -> None:
    assert left(shortened(facts(*groups), over)) == stays


def test_nothing_goes_where_nothing_can() -> None:
    report = facts("推进", "亮点 亮点")
    assert shortened(report, 50) == report
    assert count_outcomes(report) == 3
