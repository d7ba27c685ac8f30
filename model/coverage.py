"""How far the sentences are taken on and broken down (认领与分解): counted with their ids."""

from dataclasses import dataclass
from typing import Any

from model.clause_parts import LACKING_SQL
from model.entities import ClauseId
from model.ledger import Ledger
from model.words import Triage

ClauseIds = tuple[ClauseId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The numbered sentences by decision, and what became of those taken on.

    `covered` have actions for all of their words, `partly` lack one for a part that they were
    split into (拆分), `uncovered` have none yet; `extra` are goals and 工作要求 that are
    taken on besides the numbered ones, `extra_uncovered` those of them without an action.
    """

    by_triage: dict[Triage, ClauseIds]
    covered: ClauseIds
    partly: ClauseIds
    uncovered: ClauseIds
    extra: ClauseIds
    extra_uncovered: ClauseIds

    @property
    def clauses(self) -> int:
        """All numbered sentences (条)."""
        return sum(map(len, self.by_triage.values()))

    @property
    def without_action(self) -> ClauseIds:
        """Everything that is taken on and has no action, numbered or not."""
        return self.uncovered + self.extra_uncovered


def read_coverage(ledger: Ledger) -> Coverage:
    """The sentences of all lists, in the order of the paper."""
    rows: list[Any] = ledger.rows(_SQL)
    numbered = [row for row in rows if row["number"] is not None]
    taken = [row for row in numbered if row["triage"] == Triage.PROVINCE]
    extra = [row for row in rows if row["number"] is None and row["triage"] == Triage.PROVINCE]
    return Coverage(
        by_triage={
            triage: _ids(row for row in numbered if row["triage"] == triage) for triage in Triage
        },
        covered=_ids(row for row in taken if row["has_action"] and not row["is_lacking"]),
        partly=_ids(row for row in taken if row["has_action"] and row["is_lacking"]),
        uncovered=_ids(row for row in taken if not row["has_action"]),
        extra=_ids(extra),
        extra_uncovered=_ids(row for row in extra if not row["has_action"]),
    )


_SQL = f"""
    SELECT clause.id, clause.number, clause.triage,
        EXISTS (SELECT 1 FROM action_clause WHERE clause_id = clause.id) AS has_action,
        clause.id IN ({LACKING_SQL}) AS is_lacking
    FROM clause
    JOIN task_item ON task_item.id = clause.task_item_id
    JOIN chapter ON chapter.id = task_item.chapter_id
    JOIN task_list ON task_list.id = chapter.task_list_id
    WHERE clause.gone_on IS NULL
    ORDER BY task_list.position, clause.position, clause.id
"""


def _ids(rows: Any) -> ClauseIds:
    return tuple(row["id"] for row in rows)
