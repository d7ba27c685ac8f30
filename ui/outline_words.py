"""What the nodes of the outline are called on the screen (条目名称)."""

from collections import Counter
from collections.abc import Sequence

from model.action_table import NodeKind
from model.entities import ClauseId, ClausePartId
from model.outline import OutlineNode, heading

GONE = "【新版已无】"


def node_title(node: OutlineNode) -> str:
    """The heading as the paper prints it, or the sentence with its number."""
    if node.kind is NodeKind.CLAUSE:
        if node.clause is not None and node.clause.gone_on is not None:
            return f"{GONE}{node.title}"
        return f"{node.number}  {node.title}" if node.number else node.title
    if node.kind is NodeKind.PART:
        return f"{node.number}  {node.title}"
    if not node.title and node.children:  # its first words stand right below it
        return f"{node.number}{_counted(node.children)}"
    return heading(node.number, node.title)


def _counted(nodes: Sequence[OutlineNode]) -> str:
    numbers = [node.number for node in nodes if node.number]
    if not numbers:
        return f"{len(nodes)} 句"
    return f"第 {'—'.join(dict.fromkeys((numbers[0], numbers[-1])))} 句"


def node_name(node: OutlineNode) -> str:
    """How a node is referred to in a line of words."""
    if node.clause is None:
        return heading(node.number, node.title)
    number = node.clause.number
    name = f"原文第 {number} 句" if number is not None else "所选原文"
    return f"{name} {node.number}" if node.part is not None else name


def parts_words(node: OutlineNode) -> str:
    """How many parts of a sentence that is split have an action."""
    return f"{len(node.children)} 部分中 {node.covered_parts} 部分已有举措"


def with_lead(lead: str, number: str, words: str) -> str:
    """A sentence with the number of its task before it, unless its own is the same."""
    return heading(lead, words) if lead.rstrip(".．、") != number else words


def lone_parts(nodes: Sequence[OutlineNode]) -> dict[ClauseId, ClausePartId]:
    """The parts among selected nodes whose sentence is not selected, nor another part of it."""
    of = Counter(node.clause.id for node in nodes if node.clause is not None)
    return {
        node.part.clause_id: node.part.id
        for node in nodes
        if node.part is not None and of[node.part.clause_id] == 1
    }
