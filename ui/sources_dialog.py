"""原文出处: the sentences, of any list, that an action serves; the first is its 主要出处.

It opens at those that are ticked, which stand out among the others.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFont, QPainter, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from model.action_table import NodeKind
from model.entities import ClauseId
from model.errors import quoted
from model.outline import OutlineNode
from ui import theme
from ui.delegates import Index, RowDelegate, draw_line, draw_tree_ground
from ui.form_parts import label

_ID = Qt.ItemDataRole.UserRole


class SourcesDialog(QDialog):
    """Ticks the sentences that an action serves."""

    def __init__(
        self,
        outline: Sequence[OutlineNode],
        chosen: Sequence[ClauseId],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("原文出处")
        self._primary = chosen[0] if chosen else None
        self.search = QLineEdit(placeholderText="查找原文", clearButtonEnabled=True)
        self.search.setAccessibleName("查找原文")
        self.clauses = _Clauses()
        self.clauses.setUniformRowHeights(True)
        self.clauses.setColumnCount(2)
        self.clauses.setHeaderHidden(True)
        across = self.clauses.header()
        across.setStretchLastSection(False)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.clauses.setRootIsDecorated(False)
        self.clauses.setItemDelegate(RowDelegate(self.clauses))
        self.clauses.setAccessibleName("原文")
        self.clauses.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._only_chosen = QPushButton("只看已选")
        self._only_chosen.setCheckable(True)
        self._make_primary = QPushButton("设为主要出处")
        self._says = label(role="faded")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("role", "primary")
        self._fill(outline, set(chosen))
        self._lay_out()
        self._connect()
        self._tell()
        if self._primary:
            self.clauses.setCurrentItem(self._items[self._primary])
            self.clauses.setFocus()

    def chosen(self) -> tuple[ClauseId, ...]:
        """The ticked sentences, the 主要出处 first."""
        ticked = [ClauseId(each) for each, item in self._items.items() if _is_ticked(item)]
        return tuple(sorted(ticked, key=lambda each: each != self._primary))

    def tick(self, clause_id: str, *, on: bool = True) -> None:
        """Tick a sentence, or take it out."""
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        self._items[clause_id].setCheckState(0, state)

    def make_primary(self, clause_id: str) -> None:
        """Let a sentence be the 主要出处; it is ticked with that."""
        self._primary = ClauseId(clause_id)
        self.tick(clause_id)
        self._tell()

    def shown(self) -> list[str]:
        """The sentences that the search leaves in sight."""
        return [item.text(0) for item in self._items.values() if not item.isHidden()]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        item = self.clauses.currentItem()
        if item is not None:
            self.clauses.scrollToItem(item, QAbstractItemView.ScrollHint.PositionAtCenter)

    def _fill(self, outline: Sequence[OutlineNode], chosen: set[ClauseId]) -> None:
        for task_list in outline:
            heading = QTreeWidgetItem(self.clauses, [task_list.title])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setForeground(0, theme.current().accent)
            for node in _clauses(task_list):
                item = QTreeWidgetItem(heading, [f"{node.number}  {node.title}".strip()])
                item.setData(0, _ID, node.id)
                on = ClauseId(node.id) in chosen
                item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
                self._items[node.id] = item
        self.clauses.expandAll()

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        top = QHBoxLayout()
        top.setSpacing(step)
        top.addWidget(self.search, 1)
        top.addWidget(self._only_chosen)
        top.addWidget(self._make_primary)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step)
        column.addWidget(label("一项举措可以落实几份清单里的几句原文，举措只计一项。", "faded"))
        column.addLayout(top)
        column.addWidget(self.clauses, 1)
        bottom = QHBoxLayout()
        bottom.addWidget(self._says, 1)
        bottom.addWidget(self.buttons)
        column.addLayout(bottom)
        self.resize(120 * step, 76 * step)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self._only_chosen.toggled.connect(self._filter)
        self._make_primary.clicked.connect(self._take_current)
        self.clauses.itemChanged.connect(lambda _: self._tell())
        self.clauses.currentItemChanged.connect(lambda *_: self._tell())
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _take_current(self) -> None:
        item = self.clauses.currentItem()
        if item is not None and item.data(0, _ID):
            self.make_primary(item.data(0, _ID))

    def _filter(self) -> None:
        words = self.search.text().split()
        for item in self._items.values():
            found = all(word in item.text(0) for word in words)
            item.setHidden(not found or (self._only_chosen.isChecked() and not _is_ticked(item)))

    def _tell(self) -> None:
        chosen = self.chosen()
        self._mark(chosen)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(chosen))
        self._make_primary.setEnabled(self.clauses.currentItem() is not None)
        if not chosen:
            self._says.setText("至少选一句原文。")
            return
        primary = self._items[chosen[0]].text(0)
        self._says.setText(f"已选{len(chosen)}句，主要出处：{quoted(primary)}")

    def _mark(self, chosen: Sequence[ClauseId]) -> None:
        """Let the ticked sentences stand out, and say which is the 主要出处."""
        with QSignalBlocker(self.clauses):
            for item in self._items.values():
                item.setFont(0, _weight(bold=_is_ticked(item)))
                item.setText(1, "")
            if chosen:
                self._items[chosen[0]].setText(1, "主要出处")
        self.clauses.viewport().update()


class _Clauses(QTreeWidget):
    """Draws the ground of its rows, as the trees and tables of the pages do."""

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        draw_tree_ground(self, painter, options, index)
        super().drawRow(painter, options, index)
        draw_line(painter, options.rect)


def _weight(*, bold: bool) -> QFont:
    """Bold and nothing else: the view adds its own family and size."""
    font = QFont()
    font.setBold(bold)
    return font


def _is_ticked(item: QTreeWidgetItem) -> bool:
    return item.checkState(0) is Qt.CheckState.Checked


def _clauses(node: OutlineNode) -> Iterator[OutlineNode]:
    """Every sentence of a list, in the order of the paper."""
    if node.kind is NodeKind.CLAUSE:
        yield node
    for child in node.children:
        yield from _clauses(child)
