"""The tree at the left (任务清单): what the official text asks for, and whose work it is."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from model.outline import OutlineNode
from model.words import Triage
from ui import theme
from ui.delegates import (
    CHIP_MARGIN,
    Index,
    LampDelegate,
    RowDelegate,
    TriageDelegate,
    draw_line,
    draw_tree_ground,
)
from ui.drop_mark import DropMark
from ui.outline_model import OutlineModel

# Share of the height below which a chosen row is brought to the middle.
_LOW = 0.8


class TitleDelegate(RowDelegate):
    """The words of a row: where the next column leaves room, they go on into it."""

    def draw(self, painter: QPainter, look: QStyleOptionViewItem, index: Index) -> None:
        view = look.widget
        if isinstance(view, QTreeView):
            beside = index.model().index(index.row(), 1, index.parent()).data()
            taken = look.fontMetrics.horizontalAdvance(beside) + CHIP_MARGIN if beside else 0
            look.rect.adjust(0, 0, max(0, view.columnWidth(1) - taken), 0)
        super().draw(painter, look, index)


class OutlineTree(QTreeView):
    """Shows the outline; keys claim sentences through the commands that the page adds."""

    chosen = Signal(object)
    requested_accept = Signal()
    dropped_actions = Signal(object, object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setUniformRowHeights(True)  # before anything is expanded, or rows may vanish
        self._model = OutlineModel(self)
        self.setModel(self._model)
        self._delegates = (TitleDelegate(self), TriageDelegate(self), LampDelegate(self))
        for column, delegate in enumerate(self._delegates):
            self.setItemDelegateForColumn(column, delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDragDropOverwriteMode(True)  # a sentence takes rows up to its edges
        self.drop_mark = DropMark(self)
        self._model.dropped_actions.connect(self.dropped_actions)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setIndentation(round(1.25 * theme.unit(self.font())))
        self.setAccessibleName("任务清单")
        self._size_columns()
        self.selectionModel().selectionChanged.connect(self._tell)

    def show_nodes(self, nodes: Sequence[OutlineNode]) -> None:
        """Show the outline, all of it open; what is selected or was closed stays so."""
        selected = self.selected_nodes()
        closed = [each for each in self._model.ids() if not self._is_open(each)]
        height = self.verticalScrollBar().value()
        if not self._model.show_nodes(nodes):
            return
        self.expandAll()
        for each in closed:
            self.collapse(self._model.index_of(each))
        self._select_again(selected)
        self.verticalScrollBar().setValue(height)

    def set_home(self, home: str) -> None:
        """The ledger whose rows can be dropped here."""
        self._model.home = home

    def selected_nodes(self) -> list[OutlineNode]:
        """The selected nodes in the order of the paper."""
        rows = sorted(self.selectionModel().selectedRows(), key=self._top_of)
        return [node for index in rows if (node := self._model.node(index)) is not None]

    def selected_sentences(self) -> list[OutlineNode]:
        """The sentences at or below what is selected, each once."""
        found: dict[str, OutlineNode] = {}
        for index in self.selectionModel().selectedRows():
            found.update((node.id, node) for node in self._model.clauses_under(index))
        return list(found.values())

    def clear_selection_quietly(self) -> None:
        """Select nothing, without saying so."""
        with QSignalBlocker(self.selectionModel()):
            self.selectionModel().clear()
        self.viewport().update()

    def choose(self, node_id: str) -> None:
        """Select a node and bring it into sight."""
        index = self._model.index_of(node_id)
        if index.isValid():
            # Not as a hand selects: Ctrl may still be down from the key that led here.
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
            self.scrollTo(index)
            # Who goes down the paper wants to see what comes next.
            if self.visualRect(index).bottom() > self.viewport().height() * _LOW:
                self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def bring_into_sight(self, node_id: str) -> None:
        """Scroll to a node, or to what it is folded away in; what is selected stays so."""
        index = self._model.index_of(node_id)
        above = index.parent()
        while above.isValid():
            index = index if self.isExpanded(above) else above
            above = above.parent()
        seen = self.visualRect(index)
        if index.isValid() and not self.viewport().rect().contains(seen):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def choose_all(self, node_ids: Sequence[str]) -> None:
        """Select several nodes and bring the first into sight."""
        if len(node_ids) == 1:
            self.choose(node_ids[0])
            return
        chosen = QItemSelection()
        found = [index for each in node_ids if (index := self._model.index_of(each)).isValid()]
        for index in found:
            chosen.select(index, index)
        flag = QItemSelectionModel.SelectionFlag
        if found:
            self.selectionModel().setCurrentIndex(found[0], flag.NoUpdate)
            self.scrollTo(found[0], QAbstractItemView.ScrollHint.PositionAtCenter)
        self.selectionModel().select(chosen, flag.ClearAndSelect | flag.Rows)

    def choose_next(self, *, pending: bool) -> bool:
        """Go to the next sentence, or the next one that is 待认领; False when there is none."""
        clauses = list(self._model.all_clauses())
        current = self._model.node(self.currentIndex())
        here = current.clause.id if current is not None and current.clause is not None else None
        at = next((i for i, node in enumerate(clauses) if node.id == here), -1)
        if not pending:
            return self._choose_first(clauses[at + 1 :])
        around = clauses[at + 1 :] + clauses[: at + 1]
        waiting = [n for n in around if n.clause and n.clause.triage is Triage.PENDING]
        # The numbered sentences are counted; the others can wait.
        return self._choose_first([n for n in waiting if n.clauses] or waiting)

    def _choose_first(self, nodes: Sequence[OutlineNode]) -> bool:
        if nodes:
            self.choose(nodes[0].id)
        return bool(nodes)

    def all_clauses(self) -> list[OutlineNode]:
        """Every sentence in the order of the paper."""
        return list(self._model.all_clauses())

    def _is_open(self, node_id: str) -> bool:
        index = self._model.index_of(node_id)
        return not self._model.hasChildren(index) or self.isExpanded(index)

    def _select_again(self, before: Sequence[OutlineNode]) -> None:
        """Select what was selected; of a part that is gone its sentence."""
        stand_ins = [node.clause.id if node.clause is not None else node.id for node in before]
        is_there = [self._model.index_of(node.id).isValid() for node in before]
        flags = QItemSelectionModel.SelectionFlag
        with QSignalBlocker(self.selectionModel()):
            for node, there, other in zip(before, is_there, stand_ins, strict=True):
                index = self._model.index_of(node.id if there else other)
                self.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
        self.viewport().update()
        if not all(is_there):
            self._tell()

    def _top_of(self, index: QModelIndex) -> int:
        """Where a row stands, from the top."""
        return self.visualRect(index).top()

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        draw_tree_ground(self, painter, options, index)
        super().drawRow(painter, options, index)
        draw_line(painter, options.rect)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.isAccepted():
            self.drop_mark.show_on(self.visualRect(self.indexAt(event.position().toPoint())))
        else:
            self.drop_mark.clear()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.drop_mark.clear()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_mark.clear()
        super().dropEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.drop_mark.paint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.requested_accept.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.chosen.emit(self.selected_nodes())

    def _size_columns(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setMinimumSectionSize(5 * theme.unit(self.font()))
        wide = self.fontMetrics().horizontalAdvance
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, sample in ((1, "省内？"), (2, "举措")):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, wide(sample) + round(1.75 * theme.unit(self.font())))
