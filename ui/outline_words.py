"""What the nodes of the outline are called on the screen (条目名称)."""

from model.action_table import NodeKind
from model.outline import OutlineNode

GONE = "【新版已无】"


def node_title(node: OutlineNode) -> str:
    """The heading as the paper prints it, or the sentence with its number."""
    if node.kind is NodeKind.CLAUSE:
        if node.clause is not None and node.clause.gone_on is not None:
            return f"{GONE}{node.title}"
        return f"{node.number}  {node.title}" if node.number else node.title
    if not node.title and node.children:  # an item without a title is known by its first words
        return node_title(node.children[0])
    return heading(node.number, node.title)


def node_name(node: OutlineNode) -> str:
    """How a node is referred to in a line of words."""
    if node.kind is not NodeKind.CLAUSE:
        return heading(node.number, node.title)
    return f"原文第 {node.number} 句" if node.number else "所选原文"


def heading(number: str, title: str) -> str:
    """三 and its title become 三、…; （三） and 1. stand as they are."""
    if not number:
        return title
    if number[-1] in "）)、.．":
        return f"{number}{title}"
    return f"{number}. {title}" if number.isascii() else f"{number}、{title}"
