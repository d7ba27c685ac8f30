"""The rows of the board 认领: headings and sentences in the order of the paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.action_table import NodeKind
from model.outline import OutlineNode, heading
from model.words import Triage
from ui.outline_words import GONE


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFilter:
    """Which sentences are looked at; everything while nothing is said."""

    triage: Triage | None = None
    department: str = ""
    list_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """A heading or a sentence; `lead` is the number of a task that has no title of its own."""

    node: OutlineNode
    lead: str = ""

    @property
    def is_sentence(self) -> bool:
        """Is it a sentence, not a heading?"""
        return self.node.kind is NodeKind.CLAUSE

    @property
    def is_top(self) -> bool:
        """Is it the heading of a list or a part?"""
        return self.node.kind in (NodeKind.LIST, NodeKind.CHAPTER)

    @property
    def is_pending(self) -> bool:
        """Does a counted sentence still wait?"""
        return self.is_sentence and bool(self.node.pending)

    @property
    def is_decided(self) -> bool:
        """Is it known whose work a sentence is?"""
        clause = self.node.clause
        return clause is not None and clause.triage is not Triage.PENDING

    @property
    def text(self) -> str:
        """The words of the paper."""
        if not self.is_sentence:
            return heading(self.node.number, self.node.title)
        gone = self.node.clause is not None and self.node.clause.gone_on is not None
        return f"{GONE if gone else ''}{self.node.title}"

    @property
    def triage(self) -> Triage | None:
        """Whose work it is, or would be as proposed."""
        if self.node.clause is None:
            return None
        return self.node.proposal.triage if self.node.proposal else self.node.clause.triage

    @property
    def chip(self) -> str:
        """The word of the decision; a proposal has a question mark."""
        if self.triage is None or (self.triage is Triage.PENDING and not self.node.clauses):
            return ""  # goals and 工作要求 need no decision
        return f"{self.triage}？" if self.node.proposal else str(self.triage)

    @property
    def note(self) -> str:
        """Who steers it, and into how many parts it is split."""
        parts = f"已拆成 {len(self.node.children)} 部分" if self.node.children else ""
        return "　".join(filter(None, (self.node.responsible, parts)))

    @property
    def reason(self) -> str:
        """Why it was decided so, or is proposed so."""
        proposed = self.node.proposal.reason if self.node.proposal is not None else ""
        return self.own_reason or proposed

    @property
    def own_reason(self) -> str:
        """Why, in the words of the office; also before it is decided."""
        return self.node.clause.triage_reason if self.node.clause is not None else ""


def board_rows(nodes: Sequence[OutlineNode], wanted: BoardFilter) -> list[BoardRow]:
    """The sentences that are looked at, below the headings that they stand under."""
    chosen = [each for each in nodes if wanted.list_id in ("", each.id)]
    return list(_rows(chosen, wanted, has_lists=len(nodes) > 1))


def _rows(
    nodes: Sequence[OutlineNode], wanted: BoardFilter, *, has_lists: bool
) -> Iterator[BoardRow]:
    for node in nodes:
        if node.kind is NodeKind.CLAUSE:
            if _is_wanted(node, wanted):
                yield BoardRow(node=node)
            continue
        below = list(_rows(node.children, wanted, has_lists=has_lists))
        if not below:
            continue
        if not node.title and below[0].is_sentence:
            yield BoardRow(node=below[0].node, lead=node.number)
            yield from below[1:]
            continue
        if (node.kind is not NodeKind.LIST or has_lists) and not _says_the_same(node):
            yield BoardRow(node=node)
        yield from below


def _says_the_same(node: OutlineNode) -> bool:
    """A list of the office's own has one part, which is called like it."""
    only = node.children[0] if len(node.children) == 1 else None
    return only is not None and only.kind is NodeKind.CHAPTER and only.title == node.title


def _is_wanted(node: OutlineNode, wanted: BoardFilter) -> bool:
    if wanted.department and wanted.department not in node.departments:
        return False
    if wanted.triage is None:
        return True
    clause = node.clause
    is_so = clause is not None and clause.triage is wanted.triage
    return is_so and bool(node.clauses or wanted.triage is not Triage.PENDING)
