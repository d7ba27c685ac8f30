"""What only the heads of the office can settle (需研究决定的事项), with what stands behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from model.action_table import ActionRow, read_rows
from model.adjustments import read_adjustments
from model.entities import Adjustment, ClauseId, LocalActionId
from model.ledger import Ledger
from model.outline import OutlineNode
from model.reminders import LONG_OVERDUE, reminded_actions
from model.standing import CHASED, Chase, ids_of, open_ones
from model.words import ReminderKind, Triage
from model.year_facts import YearFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What waits: sentences (条) and actions (项), those first that hold others up.

    `adjustments` are the time limits that units asked to change, with their actions;
    `long_overdue` those for which nobody was ordered (督办) yet.
    """

    undecided: tuple[ClauseId, ...]
    without_action: tuple[ClauseId, ...]
    without_lead: tuple[LocalActionId, ...]
    adjustments: tuple[tuple[ActionRow, Adjustment], ...]
    long_overdue: tuple[LocalActionId, ...]
    to_confirm: tuple[LocalActionId, ...]


def read_decisions(ledger: Ledger, facts: YearFacts) -> Decisions:
    """Everything of one list that waits on the day."""
    waiting = open_ones(facts.standings)
    long_ago = (facts.as_of - timedelta(days=LONG_OVERDUE)).isoformat()
    clauses = [node for node in _clauses(facts.parts) if node.clause is not None]
    asked = ids_of(filter(CHASED[Chase.TO_ADJUST], waiting))
    late = ids_of(each for each in filter(CHASED[Chase.LATE], waiting) if each.due_on < long_ago)
    reminded = reminded_actions(ledger, facts.as_of, late)
    ordered = {each for each, told in reminded.items() if told.last_kind is ReminderKind.ORDER}
    return Decisions(
        undecided=_ids(node for node in clauses if node.pending),
        without_action=_ids(node for node in clauses if _lacks_action(node)),
        without_lead=ids_of(each for each in waiting if each.no_lead),
        adjustments=tuple(_asked_for(ledger, asked, facts.as_of)),
        long_overdue=tuple(each for each in late if each not in ordered),
        to_confirm=ids_of(filter(CHASED[Chase.REPORTED], waiting)),
    )


def _clauses(nodes: Sequence[OutlineNode]) -> Iterator[OutlineNode]:
    for node in nodes:
        if node.clause is not None:  # below it stand its parts (拆分)
            yield node
        else:
            yield from _clauses(node.children)


def _lacks_action(node: OutlineNode) -> bool:
    clause = node.clause
    is_taken = clause is not None and clause.triage is Triage.PROVINCE and clause.gone_on is None
    return is_taken and not node.actions.total


def _ids(nodes: Iterator[OutlineNode]) -> tuple[ClauseId, ...]:
    return tuple(ClauseId(node.id) for node in nodes)


def _asked_for(
    ledger: Ledger, ids: Sequence[LocalActionId], as_of: date
) -> Iterator[tuple[ActionRow, Adjustment]]:
    for row in read_rows(ledger, ids, as_of):
        for adjustment in read_adjustments(ledger, row.id)[:1]:
            if adjustment.approved_on is None and adjustment.proposed_on <= as_of:
                yield row, adjustment
