"""What needs the office today (今天要办), most important first; each names the rows behind it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from operator import attrgetter

from model.coverage import Coverage
from model.entities import ClauseId, LocalActionId
from model.standing import CHASED, Chase, Standing, Standings, ids_of, open_ones
from model.submission_plan import MilestoneState, SubmissionPlan
from model.words import Triage


class Urgency(StrEnum):
    """How pressing a line is (轻重)."""

    LATE = "late"
    SOON = "soon"
    CALM = "calm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One line: its words, how many rows stand behind it, and which; none for the plan."""

    words: str
    urgency: Urgency
    action_ids: tuple[LocalActionId, ...] = ()
    clause_ids: tuple[ClauseId, ...] = ()

    @property
    def text(self) -> str:
        """The words with their count."""
        if self.action_ids:
            return f"{self.words} {len(self.action_ids)} 项"
        return f"{self.words} {len(self.clause_ids)} 条" if self.clause_ids else self.words

    @property
    def is_of_plan(self) -> bool:
        """Is it a day of the plan backwards from the filing?"""
        return not self.action_ids and not self.clause_ids


def things_to_do(
    standings: Standings, coverage: Coverage, plan: SubmissionPlan | None, as_of: date
) -> tuple[Duty, ...]:
    """Everything that waits on the day; nothing when there is nothing to chase."""
    clauses = (
        ("待认领", coverage.by_triage.get(Triage.PENDING, ())),
        ("已认领无举措", coverage.without_action),
    )
    waiting = open_ones(standings)
    return (
        *_of_plan(plan, as_of),
        *_of_actions(waiting, _urgent(as_of)),
        *(Duty(words=words, urgency=Urgency.CALM, clause_ids=ids) for words, ids in clauses if ids),
        *_of_actions(standings, _GAPS),
    )


_Test = Callable[[Standing], object]
_Line = tuple[str, Urgency, _Test]


def _urgent(as_of: date) -> tuple[_Line, ...]:
    today, sunday = as_of.isoformat(), (as_of + timedelta(days=6 - as_of.weekday())).isoformat()
    return (
        ("逾期", Urgency.LATE, CHASED[Chase.LATE]),
        (
            "本周到期",
            Urgency.SOON,
            lambda s: today <= s.due_on <= sunday,
        ),
        ("临期", Urgency.SOON, CHASED[Chase.SOON]),
        ("已报待核", Urgency.SOON, CHASED[Chase.REPORTED]),
        ("本期未报", Urgency.CALM, CHASED[Chase.SILENT]),
        ("拟调整待批准", Urgency.CALM, CHASED[Chase.TO_ADJUST]),
    )


_GAPS: tuple[_Line, ...] = (
    ("缺牵头单位", Urgency.CALM, attrgetter("no_lead")),
    ("缺责任人", Urgency.CALM, attrgetter("no_post")),
    ("缺完成时限", Urgency.CALM, attrgetter("no_due")),
    ("办结缺佐证", Urgency.CALM, attrgetter("no_evidence")),
    ("办结缺成效摘要", Urgency.CALM, attrgetter("no_outcome")),
)


def _of_actions(standings: Standings, lines: tuple[_Line, ...]) -> Iterator[Duty]:
    for words, urgency, test in lines:
        if ids := ids_of(filter(test, standings)):
            yield Duty(words=words, urgency=urgency, action_ids=ids)


def _of_plan(plan: SubmissionPlan | None, as_of: date) -> Iterator[Duty]:
    if plan is None:
        return
    for day, state in zip(plan.days, plan.states(as_of), strict=True):
        if state is MilestoneState.LATE:
            late = (as_of - day.planned_on).days
            yield Duty(words=f"倒排计划：{day.name}迟 {late} 天", urgency=Urgency.LATE)
        elif state is MilestoneState.TODAY:
            yield Duty(words=f"倒排计划今天：{day.name}", urgency=Urgency.SOON)
