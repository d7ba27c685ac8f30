"""The plan backwards from the filing (倒排计划): until it is changed, the usual one is shown.

The usual days are counted back from the day on which the reported list is to be filed
(报送时限); only a changed plan is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from model.entities import TaskListId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.possible_days import filing_days, planned_days, recorded_days
from model.step import Step
from model.store.values import clean_line
from model.task_lists import reported_list

USUAL = (
    ("各单位报", 35),
    ("汇总", 25),
    ("处长审", 20),
    ("局领导审", 14),
    ("签发用印", 7),
    ("寄出", 5),
)
_LONGEST_NAME = 20
_SATURDAY, _SUNDAY = 5, 6


class MilestoneState(StrEnum):
    """Where a day of the plan stands (节点状态); 未登记 was passed over."""

    DONE = "已完成"
    PAST = "已过"
    LATE = "已迟"
    TODAY = "今天"
    NEXT = "下一步"
    COMING = "未到"
    PASSED = "未登记"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    """One day of the plan: what is to be done by it, and since when it is.

    `is_registered`: the register knows that, nobody has ticked it off.
    """

    name: str
    planned_on: date
    done_on: date | None = None
    is_registered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionPlan:
    """The plan of one list; `report_by` is the day of the filing itself."""

    task_list_id: TaskListId
    report_by: date | None
    days: tuple[PlannedDay, ...]
    is_stored: bool

    def states(self, as_of: date) -> tuple[MilestoneState, ...]:
        """Where each day stands on a day.

        Of a plan that nobody has touched nothing is known: its past days are not called late. Nor
        is anything to be done, or late, that lies before a later step which is registered.
        """
        reached = self._reached(as_of)
        waiting = [
            each
            for each in self.days
            if each.planned_on > as_of and each.planned_on >= reached and not _is_done(each, as_of)
        ]
        following = min(waiting, key=lambda each: each.planned_on, default=None)
        return tuple(self._state(each, as_of, following) for each in self.days)

    def _reached(self, as_of: date) -> date:
        """The planned day of the latest step that is registered."""
        known = (each for each in self.days if each.is_registered and _is_done(each, as_of))
        return max((each.planned_on for each in known), default=date.min)

    def _state(self, day: PlannedDay, as_of: date, following: PlannedDay | None) -> MilestoneState:
        if _is_done(day, as_of):
            return MilestoneState.DONE
        if day.planned_on < self._reached(as_of):
            return MilestoneState.PAST if day.planned_on < as_of else MilestoneState.PASSED
        if day.planned_on < as_of:
            return MilestoneState.LATE if self.is_stored else MilestoneState.PAST
        if day.planned_on == as_of:
            return MilestoneState.TODAY
        return MilestoneState.NEXT if day is following else MilestoneState.COMING


def usual_days(report_by: date) -> tuple[PlannedDay, ...]:
    """The usual plan for a filing by this day; no day of it falls on a weekend."""
    return tuple(
        PlannedDay(name=name, planned_on=_workday(report_by - timedelta(days=days)))
        for name, days in USUAL
    )


def _workday(day: date) -> date:
    """The Friday before a Saturday, the Monday after a Sunday."""
    return day + timedelta(days={_SATURDAY: -1, _SUNDAY: 1}.get(day.weekday(), 0))


def read_plan(ledger: Ledger) -> SubmissionPlan | None:
    """The plan of the reported list; None while there is no list to report on."""
    reported = reported_list(ledger)
    if reported is None:
        return None
    rows = ledger.rows(
        "SELECT name, planned_on, done_on FROM milestone WHERE task_list_id = ? "
        "ORDER BY position, id",
        (reported.id,),
    )
    stored = tuple(
        PlannedDay(
            name=row["name"],
            planned_on=date.fromisoformat(row["planned_on"]),
            done_on=row["done_on"] and date.fromisoformat(row["done_on"]),
        )
        for row in rows
    )
    usual = usual_days(reported.report_by) if reported.report_by else ()
    return SubmissionPlan(
        task_list_id=reported.id,
        report_by=reported.report_by,
        days=stored or usual,
        is_stored=bool(stored),
    )


def set_plan(
    step: Step, task_list_id: TaskListId, report_by: date | None, days: Sequence[PlannedDay]
) -> None:
    """Store the day of the filing and the plan, in this order; the usual one is not kept."""
    year = step.ledger.value("SELECT year FROM task_list WHERE id = ?", (task_list_id,))
    if report_by is not None:
        filing_days(year).require(report_by, what="报送日期", undone="没有存入")
    checked = [_checked(day) for day in days]
    before = read_plan(step.ledger)
    for day in checked:
        if before is None or day not in before.days:  # what stood already is not judged again
            _require_possible(step.ledger, day, year)
    step.update("task_list", task_list_id, report_by=report_by)
    if report_by is not None and tuple(checked) == usual_days(report_by):
        checked = []
    elif not checked and report_by is not None:
        raise InvalidEntryError("倒排计划至少要有一个节点，没有存入。请添加节点，或恢复常用计划。")
    stored = step.ledger.column(
        "SELECT id FROM milestone WHERE task_list_id = ? ORDER BY position, id", (task_list_id,)
    )
    for position, day in enumerate(checked):
        values = {"name": day.name, "planned_on": day.planned_on, "done_on": day.done_on}
        if position < len(stored):
            step.update("milestone", stored[position], position=position, **values)
        else:
            step.insert("milestone", task_list_id=task_list_id, position=position, **values)
    for row_id in stored[len(checked) :]:
        step.delete("milestone", row_id)


def _is_done(day: PlannedDay, as_of: date) -> bool:
    return day.done_on is not None and day.done_on <= as_of


def _require_possible(ledger: Ledger, day: PlannedDay, year: int) -> None:
    what = f"“{day.name}”的{{}}日期"
    planned_days(year).require(day.planned_on, what=what.format("计划"), undone="没有存入")
    if day.done_on is not None:
        recorded_days(ledger).require(day.done_on, what=what.format("完成"), undone="没有存入")


def _checked(day: PlannedDay) -> PlannedDay:
    name = clean_line(day.name)
    if not name:
        raise InvalidEntryError("倒排计划有节点没有名称，没有存入。请写明做什么，或删去这一行。")
    if len(name) > _LONGEST_NAME:
        raise InvalidEntryError(
            f"节点名称“{name[:8]}…”超过{_LONGEST_NAME}字，没有存入。请写得短些。"
        )
    return PlannedDay(name=name, planned_on=day.planned_on, done_on=day.done_on)
