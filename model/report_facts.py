"""What the year-end report says, as data (成效报告素材): outcomes by item, problems, next steps.

Only what the office marked 写入报告 and what stands at the 数据截止日 is given; words are not
changed here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from model.action_page import PageRow, read_page
from model.action_table import NodeKind
from model.entities import TaskListId
from model.ledger import Ledger
from model.list_sources import sources_in
from model.outline import OutlineNode, counting_actions, read_outline
from model.pieces import Pieces, at_once
from model.words import DueKind, Lamp, Progress

_AT_ONCE = 200  # actions that are read between two breaths


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """What one sentence-run of the report stands on: an action and whether it is confirmed.

    `action` is what was to be done.
    """

    outcome: str
    is_done: bool
    is_highlight: bool = False
    action: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """The outcomes under one task or goal, in the order of the paper.

    A task without a title goes by that of its part. What holds no counted sentence (工作要求) is
    no task.
    """

    number: str
    title: str
    outcomes: tuple[Reported, ...]
    is_task: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ChapterFacts:
    """The tasks of one part that have something to report."""

    number: str
    title: str
    items: tuple[ItemFacts, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difficulty:
    """An action that is late, near its date or to be adjusted, with what its unit wrote."""

    text: str
    lead_unit: str
    lamp: Lamp
    problems: str
    next_steps: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """All that the text of the report is made from."""

    goals: tuple[ItemFacts, ...]
    chapters: tuple[ChapterFacts, ...]
    difficulties: tuple[Difficulty, ...]

    @property
    def items(self) -> tuple[ItemFacts, ...]:
        """The goals, then the tasks of all parts."""
        return (*self.goals, *(item for chapter in self.chapters for item in chapter.items))

    def with_outcomes(self, groups: Iterable[Iterable[Reported]]) -> "ReportFacts":
        """The same with other outcomes for each of its items; an item without any goes."""
        left = iter(groups)
        return replace(
            self,
            goals=_with(self.goals, left),
            chapters=tuple(replace(each, items=_with(each.items, left)) for each in self.chapters),
        )


def read_report_facts(ledger: Ledger, as_of: date, task_list_id: TaskListId) -> ReportFacts:
    """Gather outcomes and difficulties of one list; an outcome stands under its 主要出处.

    Where that is a sentence of another list, it stands under the first one of this list.
    """
    return at_once(reading_report_facts(ledger, as_of, task_list_id))


def reading_report_facts(
    ledger: Ledger, as_of: date, task_list_id: TaskListId
) -> Pieces[ReportFacts]:
    """The same in pieces."""
    sources = sources_in(ledger, task_list_id)
    ids = list(sources)
    yield
    by_clause: defaultdict[str, list[Reported]] = defaultdict(list)
    difficulties: list[Difficulty] = []
    for start in range(0, len(ids), _AT_ONCE):
        # Nothing else of the rows is kept: so much at once makes long work for the memory.
        for row in read_page(ledger, ids[start : start + _AT_ONCE], as_of, sources):
            if row.action.in_report and _is_told(row):
                by_clause[row.row.clause_id].append(_reported(row))
            if _is_difficult(row):
                difficulties.append(_difficulty(row))
        yield
    counts = yield from counting_actions(ledger, as_of)
    yield
    roots = [root for root in read_outline(ledger, as_of, counts) if root.id == task_list_id]
    yield
    chapters = [chapter for root in roots for chapter in root.children]
    return ReportFacts(
        goals=tuple(_goals(chapters, by_clause)),
        chapters=tuple(_chapters(chapters, by_clause)),
        difficulties=tuple(difficulties),
    )


def _with(items: Iterable[ItemFacts], left: Iterator[Iterable[Reported]]) -> tuple[ItemFacts, ...]:
    found = [replace(item, outcomes=tuple(next(left))) for item in items]
    return tuple(item for item in found if item.outcomes)


def _is_told(row: PageRow) -> bool:
    """A summary says something, and of what has not begun there is nothing to report.

    What goes on for good (长期) is never begun by itself.
    """
    has_begun = (
        row.row.progress is not Progress.NOT_STARTED or row.action.due_kind is DueKind.LONG_TERM
    )
    return has_begun and any(map(str.isalnum, row.action.outcome))


def _reported(row: PageRow) -> Reported:
    return Reported(
        outcome=row.action.outcome,
        is_done=row.row.lamp is Lamp.DONE,
        is_highlight=row.action.is_highlight,
        action=row.action.text,
    )


def _goals(
    chapters: list[OutlineNode], by_clause: defaultdict[str, list[Reported]]
) -> list[ItemFacts]:
    found = [
        ItemFacts(number="", title=goal.title, outcomes=_outcomes(goal, by_clause))
        for chapter in chapters
        for item in _items(chapter)
        for goal in item.children
        if goal.kind is NodeKind.GOAL
    ]
    return [goal for goal in found if goal.outcomes]


def _chapters(
    chapters: list[OutlineNode], by_clause: defaultdict[str, list[Reported]]
) -> list[ChapterFacts]:
    found = []
    for chapter in chapters:
        items = [
            ItemFacts(
                number=item.number,
                title=item.title or chapter.title,
                outcomes=_outcomes(item, by_clause, own=True),
                is_task=item.clauses > 0,
            )
            for item in _items(chapter)
        ]
        reported = tuple(item for item in items if item.outcomes)
        if reported:
            found.append(ChapterFacts(number=chapter.number, title=chapter.title, items=reported))
    return found


def _items(chapter: OutlineNode) -> list[OutlineNode]:
    found: list[OutlineNode] = []
    for child in chapter.children:
        found += child.children if child.kind is NodeKind.GROUP else (child,)
    return found


def _outcomes(
    node: OutlineNode, by_clause: defaultdict[str, list[Reported]], *, own: bool = False
) -> tuple[Reported, ...]:
    """Outcomes of the sentences below; `own` leaves out those of the goals of an item."""
    return tuple(
        reported
        for child in node.children
        if child.kind is NodeKind.CLAUSE or not own
        for reported in by_clause[child.id]
    )


def _is_difficult(row: PageRow) -> bool:
    pressing = row.row.lamp in (Lamp.LATE, Lamp.SOON) or row.row.progress is Progress.TO_ADJUST
    return pressing and row.row.lamp is not Lamp.DONE


def _difficulty(row: PageRow) -> Difficulty:
    return Difficulty(
        text=row.action.text,
        lead_unit=row.row.lead_unit,
        lamp=row.row.lamp,
        problems=row.note.problems if row.note else "",
        next_steps=row.note.next_steps if row.note else "",
    )
