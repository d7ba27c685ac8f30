"""导入核对: the source and what was read of it side by side, before anything is stored."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.list_update import ClauseChange, ListComparison
from model.reading.document import Finding, OfficialDocument
from model.reading.places import Place, item_at
from model.reading.source import Source
from model.words import IndicatorScope
from ui import theme
from ui.ask import Ask
from ui.form_parts import label
from ui.panes import head, pane
from ui.review.commands import ReviewCommands
from ui.review.findings_part import FindingsPart
from ui.review.found_words import Span, find_words
from ui.review.head_part import HeadPart
from ui.review.line_fates import Fate, doubtful_lines, line_fates
from ui.review.outline_rows import OutlineRows, Row, RowKind, only
from ui.review.outline_view import OutlineView
from ui.review.review_actions import CHANGES, REVIEW_ACTIONS, Group, ReviewAction
from ui.review.revision import Revision
from ui.review.source_view import SourceView
from ui.review.summary import accept_words, report_words, summary
from ui.state import WindowState
from ui.tooltips import tip

_ANYWHERE = ("undo", "redo", "next_finding", "previous_finding")
Compare = Callable[[OfficialDocument], ListComparison]


class ReviewDialog(QDialog):
    """Shows source, reading and findings; every change is an edit of a value, stored by none.

    `compare` holds the revised document against the ledger anew after each edit.
    """

    def __init__(
        self,
        source: Source,
        document: OfficialDocument,
        *,
        comparison: ListComparison | None = None,
        parent: QWidget | None = None,
        ask: Ask | None = None,
        state: WindowState | None = None,
        compare: Compare | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入核对")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self._source, self._comparison, self._compare = source, comparison, compare
        self._ask, self._state = ask or Ask(), state
        self._warnings = tuple(
            Finding(severity="warning", line=None, message=words) for words in source.warnings
        )
        self._revision = Revision(document)
        self._maker = OutlineRows()
        self._rows: list[Row] = []
        self._is_following = False
        self.step = theme.unit(self.font())
        self.head = HeadPart()
        self.source_view = SourceView(source)
        self.outline = OutlineView()
        self.actions_by_name = {row.name: self._make_action(row) for row in REVIEW_ACTIONS}
        self.findings = FindingsPart(self._button("previous_finding"), self._button("next_finding"))
        self._below = pane(self.findings)
        self._commands = ReviewCommands(
            self, self._revision, self._ask, row=self._row, show=self._refresh
        )
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._refresh(None)
        self._restore_shape()
        self._begin()

    def document(self) -> OfficialDocument:
        """The document as it was revised."""
        return self._revision.document

    def carry_out(self, name: str) -> None:
        """Do a command of the review."""
        match name:
            case "undo":
                self._commands.undo()
            case "redo":
                self._commands.redo()
            case "reset":
                self._commands.reset()
            case "next_finding":
                self.findings.go(backward=False)
            case "previous_finding":
                self.findings.go(backward=True)
            case "take_back":
                self._take_back()
            case _:
                self._commands.carry_out(name)

    def accept(self) -> None:
        if self.head.settle():
            self._keep_shape()
            super().accept()

    def reject(self) -> None:
        edits = self._revision.edits
        question = f"在核对中作了{edits}处改动，取消导入就会放弃它们。仍要取消吗？"
        if self._revision.is_changed and not self._ask.confirm(
            self, question, detail="台账不受影响，什么也没有导入。", yes="放弃改动"
        ):
            return
        self._keep_shape()
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter ends a field and must not import; Esc in a field gives up the field alone.
        in_field = isinstance(self.focusWidget(), QLineEdit)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            if isinstance(focused, QPushButton | QToolButton):
                focused.click()
        elif event.key() == Qt.Key.Key_Escape and in_field:
            self.outline.setFocus()
        else:
            super().keyPressEvent(event)

    def _make_action(self, row: ReviewAction) -> QAction:
        action = QAction(row.text, self)
        keys = [QKeySequence(key) for key in row.keys]
        action.setShortcuts(keys)
        shown = f"（{keys[0].toString(QKeySequence.SequenceFormat.NativeText)}）" if keys else ""
        action.setToolTip(tip(f"{row.text}{shown}\n{row.tip}"))
        action.setIconText(row.brief or row.text)
        action.triggered.connect(lambda _=False, name=row.name: self.carry_out(name))
        if row.name in _ANYWHERE:
            self.addAction(action)
        else:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            where = self.source_view if row.name == "take_back" else self.outline
            where.addAction(action)
        return action

    def _button(self, name: str) -> QToolButton:
        made = QToolButton()
        made.setDefaultAction(self.actions_by_name[name])
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return made

    def _make_widgets(self) -> None:
        self.summary = label()
        strong = self.summary.font()
        strong.setPointSizeF(strong.pointSizeF() * 1.25)
        strong.setBold(True)
        self.summary.setFont(strong)
        self.ticked = label(role="faded")
        self.ticked.setToolTip(tip("在句前的方框打勾：与纸面核对过（空格键打勾并到下一句）"))
        self.report = label(role="faded")
        self._fate = label(role="faded")
        self._retype = QToolButton()
        self._retype.setText("改为…")
        self._retype.setToolTip(tip("标题、句子、目标、任务、部分之间改换"))
        self._retype.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._retype)
        self._fill(menu, Group.RETYPE)
        self._retype.setMenu(menu)
        self.only_doubtful = self._filter("只看需核对")
        self.only_changed = self._filter("只看变化")
        self.only_changed.setVisible(self._comparison is not None)
        self.reset_button = QPushButton("恢复原读取结果")
        self.accept_button = QPushButton()
        self.accept_button.setProperty("role", "primary")
        self.accept_button.setShortcut(QKeySequence("Ctrl+Return"))
        self.accept_button.setDefault(True)
        self.cancel_button = QPushButton("取消")
        for button in (self.reset_button, self.cancel_button):
            button.setAutoDefault(False)

    def _filter(self, text: str) -> QCheckBox:
        made = QCheckBox(text)
        made.toggled.connect(lambda on, button=made: self._choose_filter(button, on=on))
        return made

    def _fill(self, menu: QMenu, *groups: Group) -> None:
        for row in REVIEW_ACTIONS:
            if row.group in groups:
                menu.addAction(self.actions_by_name[row.name])
                if row.closes_group:
                    menu.addSeparator()

    def _lay_out(self) -> None:
        bar = [self._button(row.name) for row in REVIEW_ACTIONS if row.group is Group.BAR]
        undo = bar[-2]
        bar.insert(-3, self._retype)
        edits = QWidget()
        line = QHBoxLayout(edits)
        line.setContentsMargins(self.step // 2, self.step // 4, self.step, self.step // 4)
        line.setSpacing(self.step // 4)
        for button in bar:
            if button is undo:
                line.addStretch(1)
            line.addWidget(button)
        filters = (self.ticked, self.only_doubtful, self.only_changed)
        self.ticked.setContentsMargins(0, 0, self.step, 0)
        self.sides = QSplitter(Qt.Orientation.Horizontal)
        self.sides.addWidget(pane(head(label("原文"), self._fate), self.source_view))
        self.sides.addWidget(pane(head(label("读取结果"), *filters), edits, self.outline))
        self.whole = QSplitter(Qt.Orientation.Vertical)
        self.whole.addWidget(self.sides)
        self.whole.addWidget(self._below)
        for splitter in (self.sides, self.whole):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self.whole.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top())
        column.addWidget(self.whole, 1)
        column.addWidget(self._bottom())

    def _top(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        edge = 2 * self.step
        column.setContentsMargins(edge, round(1.5 * self.step), edge, round(1.5 * self.step))
        column.setSpacing(round(1.25 * self.step))
        line = QHBoxLayout()
        line.addWidget(self.summary)
        line.addStretch(1)
        line.addWidget(self.report)
        column.addLayout(line)
        column.addWidget(self.head)
        return made

    def _bottom(self) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(2 * self.step, self.step, 2 * self.step, self.step)
        line.setSpacing(self.step)
        line.addWidget(self.reset_button)
        line.addStretch(1)
        line.addWidget(label("核对前什么也不存入；导入是一步，可以撤销。", "faded"))
        line.addWidget(self.cancel_button)
        line.addWidget(self.accept_button)
        return made

    def _connect(self) -> None:
        self.head.changed.connect(self._commands.change_front)
        self.head.refused.connect(lambda words: self._ask.warn(self, words))
        self.outline.chosen.connect(self._follow_outline)
        self.outline.clicked.connect(lambda index: self._follow_outline(index.row()))
        self.outline.doubleClicked.connect(self._change_clicked)
        self.outline.ticked.connect(self._count)
        self.outline.requested_scope.connect(self._turn_scope)
        self.source_view.chosen.connect(self._follow_source)
        self.source_view.clicked.connect(lambda index: self._follow_source(index.row()))
        self.findings.requested.connect(self._follow_finding)
        self.findings.checked.connect(self._count)
        self.reset_button.clicked.connect(lambda: self.carry_out("reset"))
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        for view in (self.outline, self.source_view):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.outline.customContextMenuRequested.connect(self._offer)
        self.source_view.customContextMenuRequested.connect(self._offer_take_back)

    def _row(self) -> Row | None:
        at = self.outline.row
        return self.outline.outline.rows[at] if at >= 0 else None

    def _begin(self) -> None:
        """The first sentence that is counted, so that ticking can begin at once."""
        counted = (n for n, row in enumerate(self.outline.outline.rows) if row.is_counted)
        self.outline.choose(next(counted, 0))
        self.outline.setFocus()

    def _refresh(self, place: Place | None) -> None:
        """Show the document as it stands now; `place` is where the last edit was."""
        document = self._revision.document
        if self._compare is not None:
            self._comparison = self._compare(document)
        self._rows = self._maker.rows(document, self._comparison)
        lines = self.source_view.lines
        lines.show_fates(line_fates(self._source, document), doubtful_lines(document))
        self.outline.mark_doubtful(lines.doubtful)
        self.findings.show_findings((*self._warnings, *document.findings))
        self.head.show_document(document)
        self._show_rows(place)
        self._count()

    def _show_rows(self, place: Place | None) -> None:
        """Show the rows that the filter lets through; the selection stays or goes to a place."""
        at, height = self.outline.row, self.outline.verticalOffset()
        before = self._row()
        self._is_following = True
        self.outline.outline.show_rows(self._filtered())
        row = self.outline.outline.row_of(place) if place else -1
        if place is None and before is not None:
            row = self._same(before, at)
        self.outline.verticalScrollBar().setValue(height)
        self._is_following = False
        if row >= 0:
            self.outline.choose(row)
        self._enable()

    def _same(self, before: Row, at: int) -> int:
        """Where a row stands now: the one with its place, nearest to where it was."""
        rows = self.outline.outline.rows
        alike = [
            n
            for n, row in enumerate(rows)
            if (row.place, row.kind, row.at) == (before.place, before.kind, before.at)
        ]
        return min(alike, key=lambda n: abs(n - at), default=min(at, len(rows) - 1))

    def _filtered(self) -> list[Row]:
        if self.only_doubtful.isChecked():
            return only(
                self._rows,
                {n for n, row in enumerate(self._rows) if self.outline.is_doubtful(row)},
            )
        if self.only_changed.isChecked():
            same = (None, ClauseChange.SAME)
            return only(
                self._rows, {n for n, row in enumerate(self._rows) if row.change not in same}
            )
        return self._rows

    def _choose_filter(self, button: QCheckBox, *, on: bool) -> None:
        other = self.only_changed if button is self.only_doubtful else self.only_doubtful
        if on and other.isChecked():
            other.setChecked(False)
        words = "没有需核对的句子" if button is self.only_doubtful else "各句文字没有变化"
        self.outline.say_when_empty(words if on else "没有读到任务")
        self._show_rows(None)

    def _count(self) -> None:
        document = self._revision.document
        doubts, checked = self.findings.counts()
        self.summary.setText(
            summary(document, doubts=doubts, checked=checked, comparison=self._comparison)
        )
        counted = sum(row.is_counted for row in self._rows)
        ticked = sum(row.is_counted and self.outline.outline.is_ticked(row) for row in self._rows)
        self.ticked.setText(f"已对{ticked}/{counted}句")
        self.report.setText(report_words(document))
        self._below.setVisible(doubts > 0)
        self.only_doubtful.setEnabled(doubts > 0)
        self.accept_button.setText(accept_words(document, self._comparison))
        self.accept_button.setEnabled(counted > 0)
        self.accept_button.setToolTip(tip("" if counted else "没有计入任务事项的句子，不能导入"))

    def _enable(self) -> None:
        row, revision = self._row(), self._revision
        for each in REVIEW_ACTIONS:
            self.actions_by_name[each.name].setEnabled(_is_possible(each, row))
        for name, words in (("undo", revision.undo_label()), ("redo", revision.redo_label())):
            action = self.actions_by_name[name]
            action.setEnabled(bool(words))
            name_of = "撤销" if name == "undo" else "重做"
            action.setText(f"{name_of} {words}".strip())
            action.setIconText(name_of)
            action.setToolTip(tip(f"{action.text()}（{action.shortcut().toString()}）"))
        self._name_changes(row)
        line = self.source_view.row
        is_cut = line >= 0 and self.source_view.lines.fates[line] is Fate.CUT
        self.actions_by_name["take_back"].setEnabled(is_cut)
        self.reset_button.setEnabled(revision.is_changed)
        self.actions_by_name["reset"].setEnabled(revision.is_changed)

    def _name_changes(self, row: Row | None) -> None:
        """Name the commands that do different things to different rows."""
        named = {"change": CHANGES.get(row.kind, "修改…") if row else "修改…"}
        if row is not None and row.place.item is not None:
            is_task = item_at(self.document(), row.place).is_task
            named["is_task"] = "不计入任务事项" if is_task else "计入任务事项"
        if row is not None and row.kind is RowKind.TARGET:
            is_own = row.tag == IndicatorScope.PROVINCE
            scope = IndicatorScope.NATIONAL if is_own else IndicatorScope.PROVINCE
            named["scope"] = f"改为{scope}"
        for name, text in named.items():
            action = self.actions_by_name[name]
            brief = action.iconText()
            action.setText(text)
            action.setIconText(brief)  # Qt would take the name as the brief one too

    def _follow_outline(self, at: int) -> None:
        """Show where the row stands in the source."""
        if not self._is_following:
            row = self.outline.outline.rows[at]
            self._mark(row)
            self.outline.mark_related(set())
            if row.lines:
                self._is_following = True
                self.source_view.choose(self.source_view.lines.row_of(row.lines[0]), centred=True)
                self._is_following = False
        self._tell_fate()
        self._enable()

    def _follow_source(self, at: int) -> None:
        """Show what came of a line."""
        if not self._is_following:
            found = self.outline.outline.rows_on(self._source.lines[at].number)
            self.outline.mark_related(set(found))
            first = next((n for n in found if self._is_sentence(n)), next(iter(found), -1))
            if not found and self.source_view.lines.fates[at] is Fate.TITLE:
                first = self.outline.outline.first_below(self._source.lines[at].number)
            self.source_view.mark({})
            if first >= 0:
                self._mark(self.outline.outline.rows[first])
                self._is_following = True
                self.outline.choose(first, centred=True)
                self._is_following = False
        self._tell_fate()
        self._enable()

    def _follow_finding(self, line: int) -> None:
        row = self.source_view.lines.row_of(line)
        self.source_view.choose(row, centred=True)
        self._follow_source(row)

    def _is_sentence(self, at: int) -> bool:
        return self.outline.outline.rows[at].kind is RowKind.SENTENCE

    def _mark(self, row: Row) -> None:
        """Mark the very words of a sentence in the lines of the source."""
        if row.lines is None or row.kind in (RowKind.CHAPTER, RowKind.GROUP, RowKind.ITEM):
            self.source_view.mark({})
            return
        lines = self.source_view.lines
        rows = [at for n in range(row.lines[0], row.lines[1] + 1) if (at := lines.row_of(n)) >= 0]
        found = find_words(row.quote or row.text, [lines.lines[at].text for at in rows])
        marked: dict[int, Span] = {
            at: span for at, span in zip(rows, found, strict=True) if span is not None
        }
        self.source_view.mark(marked)

    def _tell_fate(self) -> None:
        at = self.source_view.row
        self._fate.setText(self.source_view.lines.told(at) if at >= 0 else "")

    def _change_clicked(self, index: QModelIndex) -> None:
        """A double click opens what can be corrected; the words of a sentence stay as they are."""
        if self.outline.outline.rows[index.row()].kind is not RowKind.SENTENCE:
            self.carry_out("change")

    def _turn_scope(self, at: int) -> None:
        self.outline.choose(at)
        self.carry_out("scope")

    def _take_back(self) -> None:
        at = self.source_view.row
        if at >= 0:
            self._commands.take_back(self._source.lines[at].number)

    def _offer(self, where: QPoint) -> None:
        menu = QMenu(self)
        for row in REVIEW_ACTIONS:
            if row.kinds and _is_possible(row, self._row()):
                menu.addAction(self.actions_by_name[row.name])
                if row.closes_group:
                    menu.addSeparator()
        menu.addSeparator()
        for name in ("undo", "redo", "reset"):
            menu.addAction(self.actions_by_name[name])
        menu.popup(self.outline.viewport().mapToGlobal(where))

    def _offer_take_back(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.actions_by_name["take_back"])
        menu.popup(self.source_view.viewport().mapToGlobal(where))

    def _restore_shape(self) -> None:
        room = self.screen().availableSize()
        step = self.step
        self.resize(min(168 * step, room.width()), min(92 * step, room.height()))
        self.setMinimumSize(100 * step, 60 * step)
        self.sides.setSizes([70 * step, 98 * step])
        shown = min(4, max(2, self.findings.counts()[0]))
        self.whole.setSizes([1000, round((5.5 + 3.6 * shown) * step)])
        for name, shaped in (("sides", self.sides), ("rows", self.whole)):
            shape = self._state.load(f"review_{name}") if self._state else None
            if shape is not None:
                shaped.restoreState(shape)
        shape = self._state.load("review") if self._state else None
        if shape is not None:
            self.restoreGeometry(shape)

    def _keep_shape(self) -> None:
        if self._state is not None:
            self._state.keep("review", self.saveGeometry())
            self._state.keep("review_sides", self.sides.saveState())
            self._state.keep("review_rows", self.whole.saveState())


def _is_possible(action: ReviewAction, row: Row | None) -> bool:
    if not action.kinds:
        return True
    if row is None or row.kind not in action.kinds:
        return False
    in_goal = row.place.goal is not None
    if action.name == "from_goal":
        return in_goal
    return not (in_goal and action.name in ("units", "start_item", "to_goal", "item_up"))
