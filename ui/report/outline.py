"""The outline of the report (报告提纲): its sections and annexes, ticked and counted.

A tick lets a section into the report; Alt with an arrow moves it, F2 goes to its title.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from model.report_sections import TABLES
from reports.report_texts import ReportText
from ui import theme
from ui.delegates import Index, RowDelegate, draw_line, draw_tree_ground
from ui.tooltips import tip

_ID = Qt.ItemDataRole.UserRole
_TITLE, _COUNT, _STATE = range(3)
_GROUPS = ("正文", "附件")
_EMPTY = "空"
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_INDENT = 5  # pixels from the edge of a cell to where the heading of the column begins
_BEFORE_TITLE = 5  # steps of the grid: the indentation, the box, the room around it


class SectionOutline(QTreeWidget):
    """Body and annexes; each line says how many characters it has and whether it was rewritten."""

    chosen = Signal(str)
    requested_switch = Signal(str, bool)
    requested_move = Signal(int)
    requested_rename = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(3)
        self.setHeaderLabels(["章节", "字数", ""])
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setIndentation(theme.unit(self.font()))
        self.setItemDelegate(_LineDelegate(self))
        self.setAccessibleName("报告提纲")
        self._groups = [self._group(words) for words in _GROUPS]
        self.headerItem().setTextAlignment(_COUNT, _RIGHT)
        self._begin_columns()
        self.currentItemChanged.connect(self._tell_chosen)
        self.itemChanged.connect(self._tell_change)

    def show_sections(
        self,
        texts: Sequence[ReportText],
        *,
        numbers: Mapping[str, str],
        counts: Mapping[str, int],
        news: Mapping[str, int],
        can_write: bool,
    ) -> None:
        """Show them; what was chosen stays chosen."""
        before, place = self.section_id(), self._place()
        with QSignalBlocker(self):
            for group in self._groups:
                group.takeChildren()
                group.setForeground(0, theme.current().faded)
            for each in texts:
                item = QTreeWidgetItem(self._groups[each.is_annex])
                self._fill(item, each, numbers.get(each.section.id, ""), can_write=can_write)
                self._count(item, counts[each.section.id], news.get(each.section.id, 0), each)
            self.expandAll()
        self._fit_columns()
        ids = [each.section.id for each in texts]
        if ids:
            self.choose(before if before in ids else ids[min(place, len(ids) - 1)])

    def choose(self, section_id: str) -> None:
        """Make a section the current one."""
        for item in self._items():
            if item.data(0, _ID) == section_id:
                self.setCurrentItem(item)

    def section_id(self) -> str:
        """The current section, or nothing."""
        item = self.currentItem()
        return (item.data(0, _ID) or "") if item is not None else ""

    def _place(self) -> int:
        """Where the current section stands among all."""
        wanted = self.section_id()
        ids = [item.data(0, _ID) for item in self._items()]
        return ids.index(wanted) if wanted in ids else 0

    def show_count(self, section_id: str, count: int) -> None:
        """How many characters a section has while it is typed."""
        with QSignalBlocker(self):
            for item in self._items():
                if item.data(0, _ID) == section_id:
                    item.setText(_COUNT, str(count or _EMPTY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_moving = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if is_moving and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.requested_move.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_F2:
            self.requested_rename.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def drawRow(self, painter: QPainter, options: QStyleOptionViewItem, index: Index) -> None:
        draw_tree_ground(self, painter, options, index)
        super().drawRow(painter, options, index)
        draw_line(painter, options.rect)

    def _group(self, words: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [words])
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item

    def _fill(
        self, item: QTreeWidgetItem, text: ReportText, number: str, *, can_write: bool
    ) -> None:
        section = text.section
        item.setData(0, _ID, section.id)
        item.setText(_TITLE, f"{number}{section.shown_title}")
        item.setToolTip(_TITLE, tip(item.text(_TITLE)))
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if can_write:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags)
        state = Qt.CheckState.Checked if section.is_on else Qt.CheckState.Unchecked
        item.setCheckState(_TITLE, state)
        if not section.is_on:
            item.setForeground(_TITLE, theme.current().faded)

    def _count(self, item: QTreeWidgetItem, count: int, news: int, text: ReportText) -> None:
        amount, about = _amount(text, count)
        item.setText(_COUNT, amount)
        item.setToolTip(_COUNT, tip(about))
        item.setTextAlignment(_COUNT, _RIGHT)
        item.setForeground(_COUNT, theme.current().faded)
        words, about = _state(text, news)
        item.setText(_STATE, words)
        item.setToolTip(_STATE, tip(f"{words}：{about}" if words else ""))
        role = theme.current().soon if news else theme.current().faded
        item.setForeground(_STATE, role)

    def _items(self) -> list[QTreeWidgetItem]:
        return [
            item
            for group in self._groups
            for at in range(group.childCount())
            if (item := group.child(at)) is not None
        ]

    def _tell_chosen(self, item: QTreeWidgetItem | None, before: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        if item.data(0, _ID):
            self.chosen.emit(item.data(0, _ID))
            return
        # Headings are passed over, the way one came; before the first it leads back.
        is_upward = before is not None and self.itemBelow(item) is before
        beyond = self.itemAbove if is_upward else self.itemBelow
        wanted = beyond(item)
        while wanted is not None and not wanted.data(0, _ID):
            wanted = beyond(wanted)
        wanted = wanted or before
        if wanted is not None and wanted.data(0, _ID):
            self.setCurrentItem(wanted)

    def _tell_change(self, item: QTreeWidgetItem, column: int) -> None:
        section_id = item.data(0, _ID)
        if not section_id or column != _TITLE:
            return
        is_on = item.checkState(_TITLE) is Qt.CheckState.Checked
        self.requested_switch.emit(section_id, is_on)

    def _begin_columns(self) -> None:
        across = self.header()
        across.setStretchLastSection(False)
        across.setMinimumSectionSize(0)
        across.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        for column in (_COUNT, _STATE):
            across.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)

    def _fit_columns(self) -> None:
        """The state has the room that titles leave; it is said in short before they are cut."""
        across = self.header()
        step, items = theme.unit(self.font()), self._items()
        count = self._widest(["0000", *(item.text(_COUNT) for item in items)]) + 2 * step
        title = self._widest([item.text(_TITLE) for item in items]) + _BEFORE_TITLE * step
        states = [words for item in items if (words := item.text(_STATE))]
        whole, short = (self._widest(each) for each in (states, map(_in_short, states)))
        fits = title + count + whole + 2 * step <= self.viewport().width()
        across.resizeSection(_COUNT, count)
        across.resizeSection(_STATE, (whole if fits else short) + 2 * step if states else step)

    def _widest(self, words: Iterable[str]) -> int:
        return max(map(self.fontMetrics().horizontalAdvance, words), default=0)


class _LineDelegate(RowDelegate):
    """Words stand below the heading of their column; a state without room is said in short."""

    shorter = MappingProxyType({_STATE: lambda words: _in_short(words)})

    def draw(self, painter: QPainter, look: QStyleOptionViewItem, index: Index) -> None:
        if not index.parent().isValid():
            look.rect.adjust(_INDENT, 0, 0, 0)
        elif index.column() == _COUNT:
            look.rect.adjust(0, 0, -_INDENT, 0)
        super().draw(painter, look, index)


def _in_short(state: str) -> str:
    return state.removesuffix("变化") if state.endswith("变化") else "改"


def _amount(text: ReportText, count: int) -> tuple[str, str]:
    """How long a section is, or why that is not said."""
    if text.section.kind in TABLES:
        return "表格", "由台账生成"
    if count:
        return str(count), ""
    return _EMPTY, "还没有内容，不列入报告"


def _state(text: ReportText, news: int) -> tuple[str, str]:
    if news:
        return f"{news}处变化", "台账有新的内容，正文没有改动；可逐处采用"
    if text.section.text is not None and text.draft:
        return "已改写", "正文是您写的，台账变化不会改动它"
    return "", ""
