"""The tree of task lists as an item model (任务清单): thin, over the values of the outline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from model.action_table import NodeKind
from model.outline import OutlineNode
from model.words import Triage
from ui.action_drag import ACTIONS, unpacked
from ui.delegates import LAMP_ROLE, PROPOSED_ROLE, TRIAGE_ROLE
from ui.outline_words import node_title, parts_words, with_lead
from ui.tooltips import tip

Index = QModelIndex | QPersistentModelIndex
HEADINGS = ("任务事项（原文）", "认领", "举措")
# The column is narrow: tooltip, accessible text and form say the whole words.
_SHORT = {
    Triage.PROVINCE: "省内",
    Triage.ASSIST: "配合",
    Triage.NATIONAL: "国家",
    Triage.PENDING: "待认领",
}
# A cell that is painted asks for a dozen roles, most of which have no answer.
_ANSWERED = frozenset(
    {
        *(Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole),
        *(Qt.ItemDataRole.AccessibleTextRole, LAMP_ROLE, TRIAGE_ROLE, PROPOSED_ROLE),
    }
)


@dataclass(slots=True, eq=False)
class _Place:
    """A node with its place in the tree."""

    node: OutlineNode
    parent: "_Place | None"
    row: int
    children: list["_Place"] = field(default_factory=list)


class OutlineModel(QAbstractItemModel):
    """Shows the nodes; new values of the same shape leave selection and expansion alone."""

    dropped_actions = Signal(object, object, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[_Place] = []
        self._by_id: dict[str, _Place] = {}
        self._leads: dict[str, str] = {}
        self._stand_ins: dict[str, str] = {}
        self.home = ""  # the ledger whose rows can be dropped here

    def show_nodes(self, nodes: Sequence[OutlineNode]) -> bool:
        """Show these; True when the tree was built anew."""
        self._leads, self._stand_ins = {}, {}
        nodes = [self._shortened(node) for node in nodes]
        if self._same_shape(self._roots, nodes):
            self._replace(self._roots, nodes)
            self._tell_all(self._roots)
            return False
        self.beginResetModel()
        self._by_id = {}
        self._roots = self._build(nodes, None)
        self.endResetModel()
        return True

    def ids(self) -> Iterator[str]:
        """Every node that is shown."""
        return iter(self._by_id)

    def index_of(self, node_id: str) -> QModelIndex:
        """Where a node stands."""
        place = self._by_id.get(self._stand_ins.get(node_id, node_id))
        return QModelIndex() if place is None else self.createIndex(place.row, 0, place)

    def node(self, index: Index) -> OutlineNode | None:
        """The node of an index."""
        return index.internalPointer().node if index.isValid() else None

    def clauses_under(self, index: Index) -> Iterator[OutlineNode]:
        """The sentences at or below an index, in the order of the paper."""
        if not index.isValid():
            return
        place: _Place = index.internalPointer()
        if place.node.part is not None and place.parent is not None:
            place = place.parent  # who decides about a part decides about its sentence
        yield from _clauses(place)

    def all_clauses(self) -> Iterator[OutlineNode]:
        """Every sentence in the order of the paper."""
        for root in self._roots:
            yield from _clauses(root)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if parent.isValid() and parent.column() != 0:
            return 0
        return len(parent.internalPointer().children if parent.isValid() else self._roots)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(HEADINGS)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        siblings = parent.internalPointer().children if parent.isValid() else self._roots
        return self.createIndex(row, column, siblings[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = index.internalPointer().parent if index.isValid() else None
        return QModelIndex() if above is None else self.createIndex(above.row, 0, above)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADINGS[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ANSWERED or not index.isValid():
            return None
        node: OutlineNode = index.internalPointer().node
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(node, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return tip(_tip(node, index.column()))
            case Qt.ItemDataRole.AccessibleTextRole:
                return _tip(node, index.column())
            case _ if role == LAMP_ROLE:
                return node.actions.worst
            case _ if role == TRIAGE_ROLE:
                return _shown_triage(node)
            case _ if role == PROPOSED_ROLE:
                return _is_proposed(node)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        node, flags = self.node(index), super().flags(index)
        can_drop = node is not None and node.clause is not None
        return flags | Qt.ItemFlag.ItemIsDropEnabled if can_drop else flags

    def mimeTypes(self) -> list[str]:
        return [ACTIONS]

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction | Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        is_own = bool(unpacked(data, self.home))
        return is_own and super().canDropMimeData(data, action, row, column, parent)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        node = self.node(parent)
        ids = unpacked(data, self.home)
        if node is None or node.clause is None or not ids:
            return False
        self.dropped_actions.emit(ids, node, action is Qt.DropAction.CopyAction)
        return True

    def _text(self, node: OutlineNode, column: int) -> str:
        if column == 0 and node.id in self._leads:
            words = with_lead(self._leads[node.id], node.number, node.title)
            return node_title(replace(node, title=words))
        return _text(node, column)

    def _shortened(self, node: OutlineNode) -> OutlineNode:
        """One sentence alone in a task without a title stands for the task, with its number."""
        if node.kind is NodeKind.CLAUSE:
            return node
        children = tuple(map(self._shortened, node.children))
        if node.kind is NodeKind.ITEM and not node.title and len(children) == 1:
            (only,) = children
            if only.kind is NodeKind.CLAUSE:
                self._stand_ins[node.id] = only.id
                self._leads[only.id] = node.number
                return only
        return node if children == node.children else replace(node, children=children)

    def _build(self, nodes: Sequence[OutlineNode], parent: _Place | None) -> list[_Place]:
        made = []
        for row, node in enumerate(nodes):
            place = _Place(node, parent, row)
            place.children = self._build(node.children, place)
            self._by_id[node.id] = place
            made.append(place)
        return made

    def _same_shape(self, places: Sequence[_Place], nodes: Sequence[OutlineNode]) -> bool:
        return len(places) == len(nodes) and all(
            place.node.id == node.id and self._same_shape(place.children, node.children)
            for place, node in zip(places, nodes, strict=True)
        )

    def _replace(self, places: Sequence[_Place], nodes: Sequence[OutlineNode]) -> None:
        for place, node in zip(places, nodes, strict=True):
            place.node = node
            self._replace(place.children, node.children)

    def _tell_all(self, places: Sequence[_Place]) -> None:
        if not places:
            return
        first, last = places[0], places[-1]
        self.dataChanged.emit(
            self.createIndex(0, 0, first), self.createIndex(last.row, len(HEADINGS) - 1, last)
        )
        for place in places:
            self._tell_all(place.children)


def _clauses(place: _Place) -> Iterator[OutlineNode]:
    if place.node.kind is NodeKind.CLAUSE:
        yield place.node
        return
    for child in place.children:
        yield from _clauses(child)


def _shown_triage(node: OutlineNode) -> Triage | None:
    if node.clause is None or node.part is not None:
        return None
    if _is_proposed(node) and node.proposal is not None:
        return node.proposal.triage
    needs_none = node.clause.triage is Triage.PENDING and not node.clauses
    return None if needs_none else node.clause.triage  # goals and 工作要求 may stay undecided


def _is_proposed(node: OutlineNode) -> bool:
    pending = node.clause is not None and node.clause.triage is Triage.PENDING
    return pending and node.proposal is not None


def _text(node: OutlineNode, column: int) -> str:
    if column == 0:
        return node_title(node)
    if column == 1:
        triage = _shown_triage(node)
        if triage is None:
            return f"{node.clauses - node.pending}/{node.clauses}" if node.clauses else ""
        return f"{_SHORT[triage]}？" if _is_proposed(node) else _SHORT[triage]
    return str(node.actions.total) if node.actions.total else ""


def _tip(node: OutlineNode, column: int) -> str:
    if column == 0:
        return node_title(node)
    if column == 1:
        return _triage_tip(node)
    words = "，".join(f"{lamp} {count}" for lamp, count in node.actions.by_lamp.items() if count)
    said = f"落实举措 {node.actions.total} 项：{words}" if words else "还没有落实举措"
    return (
        f"{said}\n{parts_words(node)}" if node.kind is NodeKind.CLAUSE and node.children else said
    )


def _triage_tip(node: OutlineNode) -> str:
    if node.part is not None:
        return "原文的一部分，随整句认领"
    if node.clause is None:
        decided = node.clauses - node.pending
        return f"{node.clauses} 条任务事项，已认领 {decided} 条，其中省内落实 {node.taken} 条"
    if _is_proposed(node) and node.proposal is not None:
        return f"建议：{node.proposal.triage}\n{node.proposal.reason}\n按空格或回车采纳"
    reason = f"\n{node.clause.triage_reason}" if node.clause.triage_reason else ""
    return f"{node.clause.triage}{reason}"
