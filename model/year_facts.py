"""What the papers of the year tell of one list (年度材料): read once, so that they all agree.

Every paper takes its figures from here: the summary, the parts of the list, and how each action
that serves it stands.
"""

from dataclasses import dataclass
from datetime import date

from model.deadlines import LampCounts
from model.entities import TaskList
from model.ledger import Ledger
from model.list_sources import sources_in
from model.office_templates import Templates, read_templates
from model.outline import OutlineNode, read_outline
from model.settings import Settings, read_settings
from model.standing import Standing, read_standings
from model.summary import Summary, UnitSummary, summarise


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """One list with its figures on a day; `parts` are its chapters as the outline counts them."""

    as_of: date
    task_list: TaskList
    settings: Settings
    templates: Templates
    summary: Summary
    parts: tuple[OutlineNode, ...]
    standings: tuple[Standing, ...]

    @property
    def actions(self) -> LampCounts:
        """All actions that serve the list, each counted once."""
        return self.summary.actions

    @property
    def units(self) -> tuple[UnitSummary, ...]:
        """The units that lead any of them, in the order of the office."""
        return tuple(unit for unit in self.summary.by_unit if unit.actions.total)


def read_year_facts(ledger: Ledger, as_of: date, task_list: TaskList) -> YearFacts:
    """Everything at once, as it stands on the day."""
    serving = sources_in(ledger, task_list.id)
    roots = [root for root in read_outline(ledger, as_of) if root.id == task_list.id]
    return YearFacts(
        as_of=as_of,
        task_list=task_list,
        settings=read_settings(ledger),
        templates=read_templates(ledger),
        summary=summarise(ledger, as_of, task_list.id),
        parts=tuple(part for root in roots for part in root.children),
        standings=tuple(each for each in read_standings(ledger, as_of) if each.id in serving),
    )
