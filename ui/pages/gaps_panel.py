"""What is missing before the submission (报送前核对), by kind, each with the way to it.

A kind says how many; opened, it lists them. A short list is open from the start.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStackedWidget,
    QStyleOptionViewItem,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from model.completeness import Gap, Missing
from model.gap_rows import Lacking
from ui import theme
from ui.delegates import Index, RowDelegate, draw_line, draw_tree_ground
from ui.empty import EmptyView
from ui.icons import icon
from ui.tooltips import tip

ReadLacking = Callable[[Missing, int], Sequence[Lacking]]
_GAP, _ROW = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_SHORT = 12  # rows of all kinds together that can be taken in at once
_MOST = 200


class GapsPanel(QStackedWidget):
    """A line for each kind of gap, with what lacks it below; or the word that nothing does."""

    requested_gap = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kinds, self._complete = _Kinds(), EmptyView(icon="check")
        self._read: ReadLacking = lambda _gap, _limit: ()
        self._turned: dict[Gap, bool] = {}
        self.addWidget(self.kinds)
        self.addWidget(self._complete)
        self.setFocusProxy(self.kinds)
        self.kinds.itemExpanded.connect(self._open)
        self.kinds.itemCollapsed.connect(lambda item: self._note(item, is_open=False))
        self.kinds.itemActivated.connect(lambda item: self._ask(item))

    def show_missing(self, missing: Sequence[Missing], read: ReadLacking) -> None:
        """Show what is missing; a kind that was opened or closed by hand stays so."""
        turned = self._turned
        self._read, self._turned = read, {}
        self.kinds.clear()
        is_short = sum(_count(gap) for gap in missing) <= _SHORT
        for gap in missing:
            item = self._kind(gap)
            item.setExpanded(bool(_count(gap)) and turned.get(gap.gap, is_short))
        self._turned = turned
        self._complete.say("报送所需内容齐全。")
        self.setCurrentIndex(0 if missing else 1)

    def forget(self) -> None:
        """Another ledger: what was opened belongs to the one before."""
        self._turned.clear()

    def _kind(self, gap: Missing) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.kinds, [gap.message.removesuffix("。")])
        item.setData(0, _GAP, gap)
        item.setToolTip(0, tip(gap.message))
        item.setIcon(0, icon("warning", "soon"))
        font = QFont()
        font.setBold(True)
        item.setFont(0, font)
        if _count(gap):
            policy = QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator
            item.setChildIndicatorPolicy(policy)
        button = QToolButton()
        is_there = _count(gap) or gap.gap is Gap.SIGNED_DIFFERS
        button.setText("查看" if is_there else "填写")
        button.setAccessibleName(f"{button.text()} {gap.message}")
        button.setProperty("role", "link")
        button.clicked.connect(lambda: self.requested_gap.emit(gap))
        self.kinds.setItemWidget(item, 1, button)
        return item

    def _open(self, item: QTreeWidgetItem) -> None:
        gap = item.data(0, _GAP)
        self._note(item, is_open=True)
        if item.childCount():
            return
        for row in self._read(gap, _MOST):
            line = QTreeWidgetItem(item, [_words(row), row.unit])
            line.setData(0, _ROW, row.id)
            for column, words in enumerate((row.words, row.unit)):
                line.setToolTip(column, tip(words))
            line.setForeground(1, theme.current().faded)
            line.setFirstColumnSpanned(not row.unit)
        if _count(gap) > _MOST:
            QTreeWidgetItem(item, [f"另有{_count(gap) - _MOST}项，按“查看”全部打开"])

    def _note(self, item: QTreeWidgetItem, *, is_open: bool) -> None:
        self._turned[item.data(0, _GAP).gap] = is_open

    def _ask(self, item: QTreeWidgetItem) -> None:
        above = item.parent()
        gap: Missing = (above or item).data(0, _GAP)
        row_id = item.data(0, _ROW)
        if row_id is None and _count(gap) and above is None:
            item.setExpanded(not item.isExpanded())
        elif row_id is None:
            self.requested_gap.emit(gap)
        elif gap.findings:
            self.requested_gap.emit(replace(gap, findings=(gap.findings[int(row_id)],)))
        elif gap.clause_ids:
            self.requested_gap.emit(replace(gap, clause_ids=(row_id,)))
        else:
            self.requested_gap.emit(replace(gap, action_ids=(row_id,)))


class _Kinds(QTreeWidget):
    """Kinds of gaps and what lacks something, drawn as the lists of the other pages."""

    def __init__(self) -> None:
        super().__init__()
        self.setUniformRowHeights(True)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setExpandsOnDoubleClick(False)  # Enter and a double click mean the same
        self.setIndentation(round(1.5 * theme.unit(self.font())))
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName("报送前核对")
        across = self.header()
        across.setStretchLastSection(False)
        across.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        across.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        across.resizeSection(1, self.fontMetrics().horizontalAdvance("示例省知识产权保护中心"))

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        draw_tree_ground(self, painter, options, index)
        super().drawRow(painter, options, index)
        draw_line(painter, options.rect)


def _count(gap: Missing) -> int:
    return len(gap.clause_ids) + len(gap.action_ids) + len(gap.findings)


def _words(row: Lacking) -> str:
    return row.words if row.number is None else f"{row.number}  {row.words}"
