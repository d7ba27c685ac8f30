"""What of the list is printed and how (打印选项): content, title, direction, letters, columns."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, Qt, QTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from model.action_groups import Grouping
from model.division_changes import Start
from reports.action_columns import ACTION_COLUMNS, USUAL_COLUMNS
from reports.printed_view import TITLES, PrintedView, ViewKind
from ui import theme
from ui.form_parts import label

_GROUPS = {"不分页": None, "按单位分页": Grouping.UNIT, "按责任人分页": Grouping.POST}
_DIRECTIONS = {"自动": None, "横向": True, "纵向": False}
_SIZES = {"自动": None, "小四号": 12.0, "五号": 10.5, "小五号": 9.0, "六号": 7.5}
_CHOSEN = "选中的举措"
_OWN_MOMENT = "指定时间"


class PrintChoices(QWidget):
    """The choices at the left of a preview; `changed` when another paper is wanted."""

    changed = Signal()

    def __init__(
        self,
        view: PrintedView,
        *,
        starts: Sequence[tuple[str, Start]] = (),
        step_before: Callable[[datetime], int] = lambda _: 0,
        parent: QWidget | None = None,
    ) -> None:
        """`starts` are moments from which changes can be told, likeliest first.

        `step_before` knows the last step before a time of day.
        """
        super().__init__(parent)
        self._view = view
        self._starts, self._step_before = starts, step_before
        self.everything, self.chosen = QRadioButton(), QRadioButton()
        self.group, self.direction, self.letters = (
            _choice(names, about)
            for names, about in (
                (_GROUPS, "分页"),
                (_DIRECTIONS, "纸张方向"),
                (_SIZES, "字号"),
            )
        )
        self.title = QLineEdit(view.title or TITLES[view.kind])
        self.title.setAccessibleName("标题")
        self.columns = QListWidget()
        self.since, self.moment = QComboBox(), QDateTimeEdit()
        self.and_division = QCheckBox("同时打印任务分工表")
        self.with_annexes = QCheckBox("连同附件")
        self.with_annexes.setChecked(True)
        self._fill()
        self._lay_out()
        self._connect()

    def view(self) -> PrintedView:
        """The list as it is wanted now."""
        if self._view.kind is ViewKind.REPORT:
            return replace(self._view, without_annexes=not self.with_annexes.isChecked())
        view = replace(
            self._view,
            landscape=_DIRECTIONS[self.direction.currentText()],
            size=_SIZES[self.letters.currentText()],
        )
        if view.kind is ViewKind.CHANGES:
            return replace(view, since=self._since(), and_division=self.and_division.isChecked())
        view = replace(view, title=self.title.text().strip() or TITLES[view.kind])
        if view.kind is not ViewKind.ACTIONS:
            return view
        view = replace(view, columns=self._columns(), group=_GROUPS[self.group.currentText()])
        if self.chosen.isChecked():
            return replace(view, ids=view.chosen, wanted=_CHOSEN)
        return view

    def _since(self) -> Start:
        place = self.since.currentIndex()
        if place < len(self._starts):
            return self._starts[place][1]
        moment = self.moment.dateTime().toPython()
        assert isinstance(moment, datetime)
        return self._step_before(moment)

    def _columns(self) -> tuple[str, ...]:
        items = (self.columns.item(row) for row in range(self.columns.count()))
        return tuple(i.text() for i in items if i.checkState() is Qt.CheckState.Checked)

    def _fill(self) -> None:
        view = self._view
        count = "" if view.ids is None else f"（{len(view.ids)}项）"
        self.everything.setText(f"全部{count}")
        self.chosen.setText(f"只打选中的（{len(view.chosen)}项）")
        self.everything.setChecked(True)
        self.chosen.setEnabled(bool(view.chosen))
        shown = view.columns or USUAL_COLUMNS
        every = [each.column.heading for each in ACTION_COLUMNS]
        for heading in (*shown, *(each for each in every if each not in shown)):
            item = QListWidgetItem(heading, self.columns)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
                | Qt.ItemFlag.ItemIsDragEnabled
            )
            item.setCheckState(
                Qt.CheckState.Checked if heading in shown else Qt.CheckState.Unchecked
            )
        self.columns.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.columns.setAccessibleName("列")
        self.columns.setProperty("role", "boxed")
        self.columns.setSpacing(2)
        self.since.addItems([*(words for words, _ in self._starts), _OWN_MOMENT])
        self.since.setAccessibleName("从何时起")
        self.moment.setDateTime(QDateTime(QDate.currentDate(), QTime(0, 0)))
        self.moment.setCalendarPopup(True)
        self.moment.setDisplayFormat("yyyy年M月d日 HH:mm")
        self.moment.setAccessibleName("起始时间")

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * step, 2 * step, 2 * step, 2 * step)
        column.setSpacing(step // 2)
        kind = self._view.kind
        if kind is ViewKind.ACTIONS:
            self._add(column, "内容", self.everything, self.chosen, self.group)
        if kind is ViewKind.CHANGES:
            self._add(column, "从何时起", self.since, self.moment, self.and_division)
            self.moment.setVisible(False)
        elif kind is ViewKind.REPORT:
            self._add(column, "内容", self.with_annexes)
            column.addWidget(label("版式按党政机关公文格式，附表横排。", "faded", wraps=True))
        else:
            self._add(column, "标题", self.title)
        if kind is not ViewKind.REPORT:
            self._add(column, "纸张方向", self.direction)
            self._add(column, "字号", self.letters)
        if kind is ViewKind.ACTIONS:
            self._add(column, "列（可拖动排序）", self.columns)
            column.setStretchFactor(self.columns, 1)
        else:
            column.addStretch(1)
        self.setFixedWidth(32 * step)

    def _add(self, column: QVBoxLayout, name: str, *fields: QWidget) -> None:
        step = theme.unit(self.font())
        column.addWidget(label(name, "faded"))
        for field in fields:
            column.addWidget(field)
        column.addSpacing(step)

    def _connect(self) -> None:
        self.everything.toggled.connect(self.changed)
        for box in (self.group, self.direction, self.letters):
            box.currentIndexChanged.connect(self.changed)
        self.title.textEdited.connect(self.changed)
        self.columns.itemChanged.connect(self.changed)
        self.columns.model().rowsMoved.connect(self.changed)
        self.since.currentIndexChanged.connect(self._choose_since)
        self.moment.dateTimeChanged.connect(self.changed)
        for tick in (self.and_division, self.with_annexes):
            tick.toggled.connect(self.changed)

    def _choose_since(self) -> None:
        self.moment.setVisible(self.since.currentIndex() == len(self._starts))
        self.changed.emit()


def _choice(names: Iterable[str], about: str) -> QComboBox:
    made = QComboBox()
    made.addItems(list(names))
    made.setAccessibleName(about)
    return made
