"""The rows of the board 认领 as an item model; new values leave rows where they are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from model.action_table import NodeKind
from model.outline import OutlineNode
from ui.claim.board_rows import BoardFilter, BoardRow, board_rows
from ui.tooltips import tip

Index = QModelIndex | QPersistentModelIndex


class BoardModel(QAbstractListModel):
    """Shows the sentences that a filter found, until it is filtered anew."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[BoardRow] = ()
        self._shape: tuple[str, ...] = ()

    def show_nodes(self, nodes: Sequence[OutlineNode], wanted: BoardFilter, *, anew: bool) -> bool:
        """Show the outline; True when rows came or went.

        What is decided stays in its row while the same is looked for: it never moves under the
        hand.
        """
        by_id = {each.id: each for node in nodes for each in _all(node)}
        shape, self._shape = self._shape, tuple(by_id)
        if not anew and shape == self._shape:
            self._keep_up(by_id)
            return False
        self.beginResetModel()
        self.rows = board_rows(nodes, wanted)
        self.endResetModel()
        return True

    def row_of(self, node_id: str) -> int:
        """Where a sentence or heading stands, or -1."""
        return next((at for at, row in enumerate(self.rows) if row.node.id == node_id), -1)

    def next_pending(self, after: int) -> int:
        """The next row of a sentence that waits, round the end of the paper, or -1."""
        count = len(self.rows)
        around = ((after + 1 + more) % count for more in range(count))
        return next((at for at in around if self.rows[at].is_pending), -1)

    def sentences_at(self, row: int) -> list[OutlineNode]:
        """The sentence of a row, or those shown below a heading."""
        found = self.rows[row]
        if found.is_sentence:
            return [found.node]
        below = {each.id for each in _all(found.node)}
        return [each.node for each in self.rows[row:] if each.is_sentence and each.node.id in below]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return _spoken(row)
            case Qt.ItemDataRole.ToolTipRole if not row.is_sentence:
                return tip(f"按 1、2、3 或空格，对其下 {row.node.pending} 条待认领事项一起生效")
        return None

    def _keep_up(self, by_id: Mapping[str, OutlineNode]) -> None:
        self.rows = [BoardRow(node=by_id[row.node.id], lead=row.lead) for row in self.rows]
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, 0))


def _all(node: OutlineNode) -> Iterator[OutlineNode]:
    """A node and everything below it but the parts of sentences."""
    yield node
    if node.kind is not NodeKind.CLAUSE:
        for child in node.children:
            yield from _all(child)


def _spoken(row: BoardRow) -> str:
    if not row.is_sentence:
        node = row.node
        return f"{row.text}，{node.clauses} 条，待认领 {node.pending} 条"
    number = f"原文第{row.node.number}句" if row.node.number else "不计条数的原文"
    proposed = row.node.proposal is not None and row.node.clause is not None
    state = f"待认领，建议{row.triage}" if proposed else str(row.triage)
    return f"{number}，{state}：{row.text}{row.node.responsible}"
