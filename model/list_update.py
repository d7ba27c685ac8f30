"""A document against a list that the ledger holds (核对来文): what came, changed or went."""

from dataclasses import dataclass
from enum import StrEnum

from model.entities import ClauseId, TaskListId


class ClauseChange(StrEnum):
    """What a new reading says of a sentence."""

    SAME = "未变"
    ADDED = "新增"
    CHANGED = "修改"
    GONE = "删去"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedClause:
    """One sentence before and after; `actions` of the province hang on it."""

    change: ClauseChange
    before: str
    after: str
    clause_id: ClauseId | None
    actions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListComparison:
    """All sentences of a document and of the list it updates, in the order of the paper."""

    task_list_id: TaskListId
    clauses: tuple[ComparedClause, ...]

    def count(self, change: ClauseChange) -> int:
        """How many sentences are so."""
        return sum(each.change is change for each in self.clauses)
