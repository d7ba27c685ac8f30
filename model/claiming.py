"""How far taking on has come (认领情况): counts, who still waits, and proposals in bulk.

All of it is read off an outline that was read already. Counted are the numbered sentences (条).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from model.action_table import NodeKind
from model.entities import ClauseId
from model.outline import OutlineNode
from model.triage import Proposal
from model.words import Triage


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A national department or a list, with its sentences and those 待认领."""

    id: str
    name: str
    clauses: int
    pending: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Claiming:
    """How many sentences are whose work; `proposed` of those that wait have a proposal."""

    by_triage: Counter[Triage]
    proposed: int

    @property
    def clauses(self) -> int:
        """All of them."""
        return self.by_triage.total()

    @property
    def pending(self) -> int:
        """Those that still wait."""
        return self.by_triage[Triage.PENDING]

    @property
    def decided(self) -> int:
        """Those whose work is known."""
        return self.clauses - self.pending


def clauses_of(nodes: Iterable[OutlineNode]) -> Iterator[OutlineNode]:
    """The sentences at or below these nodes, in the order of the paper."""
    for node in nodes:
        if node.kind is NodeKind.CLAUSE:
            yield node
        else:
            yield from clauses_of(node.children)


def count_claiming(nodes: Iterable[OutlineNode]) -> Claiming:
    """How far the sentences below these nodes are taken on."""
    counted = [node for node in clauses_of(nodes) if node.clauses]
    return Claiming(
        by_triage=Counter(node.clause.triage for node in counted if node.clause is not None),
        proposed=sum(node.proposal is not None for node in counted),
    )


def departments_of(nodes: Iterable[OutlineNode]) -> tuple[Waiting, ...]:
    """The departments named in notes, in the order of the paper, and what waits for each."""
    clauses: Counter[str] = Counter()
    pending: Counter[str] = Counter()
    for node in clauses_of(nodes):
        for name in dict.fromkeys(node.departments):
            clauses[name] += node.clauses
            pending[name] += node.pending
    return tuple(
        Waiting(id=name, name=name, clauses=count, pending=pending[name])
        for name, count in clauses.items()
        if count
    )


def proposals_for(nodes: Iterable[OutlineNode], department: str = "") -> dict[ClauseId, Proposal]:
    """The open proposals below these nodes, or those for sentences that a department steers."""
    return {
        node.clause.id: node.proposal
        for node in clauses_of(nodes)
        if node.clause is not None
        and node.proposal is not None
        and (not department or department in node.departments)
    }


def item_of(nodes: Sequence[OutlineNode], node_id: str) -> OutlineNode | None:
    """The task that this is, or in which a sentence stands."""
    for node in nodes:
        if node.kind is not NodeKind.ITEM:
            if (found := item_of(node.children, node_id)) is not None:
                return found
        elif node.id == node_id or any(each.id == node_id for each in clauses_of([node])):
            return node
    return None
