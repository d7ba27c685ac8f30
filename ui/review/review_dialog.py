"""导入核对: the source and what was read of it side by side, before anything is stored."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from model.entities import TaskListId
from model.list_update import ClauseChange, ListComparison
from model.reading.document import OfficialDocument
from model.reading.places import Place
from model.reading.source import Source
from ui import theme
from ui.ask import Ask
from ui.form_parts import label
from ui.panes import head, pane
from ui.review.commands import ReviewCommands
from ui.review.findings_part import FindingsPart
from ui.review.head_part import HeadPart
from ui.review.line_fates import doubtful_words, line_fates
from ui.review.outline_rows import OutlineRows, Row, RowKind, only
from ui.review.review_bar import ReviewBar
from ui.review.revision import Revision
from ui.review.summary import accept_words, report_words, summary
from ui.review.two_sides import TwoSides
from ui.state import WindowState
from ui.tooltips import tip

Compare = Callable[[OfficialDocument], ListComparison | None]


class ReviewDialog(QDialog):
    """Shows source, reading and findings; every change is an edit of a value, stored by none.

    `compare` holds the revised document against the ledger anew after each edit: a corrected
    title or year may make it a reading of another list, or of none.
    """

    def __init__(
        self,
        source: Source,
        document: OfficialDocument,
        *,
        parent: QWidget | None = None,
        ask: Ask | None = None,
        state: WindowState | None = None,
        compare: Compare | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入核对")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint, True)
        self._source, self._compare = source, compare
        self._comparison: ListComparison | None = None
        self._ask, self._state = ask or Ask(), state
        self._revision = Revision(document)
        self._maker = OutlineRows()
        self._rows: list[Row] = []
        self.step = theme.unit(self.font())
        self.sides = TwoSides(source, self)
        self.outline, self.source_view = self.sides.outline, self.sides.source
        self.bar = ReviewBar(self, outline=self.outline, source=self.source_view)
        self.head = HeadPart()
        self.findings = FindingsPart(
            self.bar.button("previous_finding"), self.bar.button("next_finding")
        )
        self._commands = ReviewCommands(
            self, self._revision, self._ask, row=lambda: self.sides.row, show=self._refresh
        )
        self._make_widgets()
        self._lay_out()
        self._connect()
        self._refresh(None)
        self._restore_shape()
        self.sides.begin()

    def document(self) -> OfficialDocument:
        """The document as it was revised."""
        return self._revision.document

    def updates(self) -> TaskListId | None:
        """The list that the document updates, as the review last showed; None for a new one."""
        return self._comparison.task_list_id if self._comparison else None

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
                self._commands.take_back(self.sides.line)
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
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focused, QPushButton | QToolButton):
                focused.click()
        elif event.key() == Qt.Key.Key_Escape and isinstance(focused, QLineEdit):
            self.outline.setFocus()
        else:
            super().keyPressEvent(event)

    def _make_widgets(self) -> None:
        self.summary = label()
        strong = self.summary.font()
        strong.setPointSizeF(strong.pointSizeF() * 1.25)
        strong.setBold(True)
        self.summary.setFont(strong)
        self.ticked = label(role="faded")
        self.ticked.setContentsMargins(0, 0, self.step, 0)
        self.ticked.setToolTip(tip("在句前的方框打勾：与纸面核对过（空格键打勾并到下一句）"))
        self.report, self.fate = label(role="faded"), label(role="faded")
        self.only_doubtful = self._filter("只看需核对", empty="没有需核对的句子")
        self.only_changed = self._filter("只看变化", empty="各句文字没有变化")
        self.as_new = QCheckBox("作为另一份清单导入")
        self.as_new.setToolTip(tip("台账里有一份看来是同一份来文；不是的话，勾上就不更新那一份"))
        self.as_new.toggled.connect(lambda _: self._refresh(None))
        self.reset_button = QPushButton("恢复原读取结果")
        self.cancel_button = QPushButton("取消")
        for button in (self.reset_button, self.cancel_button):
            button.setAutoDefault(False)
        self.accept_button = QPushButton()
        self.accept_button.setProperty("role", "primary")
        self.accept_button.setShortcut(QKeySequence("Ctrl+Return"))
        self.accept_button.setDefault(True)

    def _filter(self, text: str, *, empty: str) -> QCheckBox:
        made = QCheckBox(text)
        made.toggled.connect(lambda on: self._choose_filter(made, empty, on=on))
        return made

    def _lay_out(self) -> None:
        filters = (self.ticked, self.only_doubtful, self.only_changed)
        self.across = QSplitter(Qt.Orientation.Horizontal)
        self.across.addWidget(pane(head(label("原文"), self.fate), self.source_view))
        right = pane(head(label("读取结果"), *filters), self.bar.bar(), self.outline)
        self.across.addWidget(right)
        self._doubts = pane(self.findings)
        self.down = QSplitter(Qt.Orientation.Vertical)
        self.down.addWidget(self.across)
        self.down.addWidget(self._doubts)
        self.down.setStretchFactor(0, 1)
        for splitter in (self.across, self.down):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top())
        column.addWidget(self.down, 1)
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
        line.addWidget(self.as_new)
        line.addWidget(label("导入前什么也不存入；导入后可以一次撤销。", "faded"))
        line.addWidget(self.accept_button)
        line.addWidget(self.cancel_button)
        return made

    def _connect(self) -> None:
        self.bar.requested.connect(self.carry_out)
        self.head.changed.connect(self._commands.change_front)
        self.head.refused.connect(lambda words: self._ask.warn(self, words))
        self.sides.moved.connect(self._enable)
        self.outline.doubleClicked.connect(self._change_clicked)
        self.outline.ticked.connect(self._count)
        self.outline.requested_scope.connect(self._turn_scope)
        self.findings.requested.connect(self.sides.show_line)
        self.findings.checked.connect(self._count)
        self.reset_button.clicked.connect(lambda: self.carry_out("reset"))
        self.accept_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)

    def _refresh(self, place: Place | None) -> None:
        """Show the document as it stands now; `place` is where the last edit was."""
        document = self._revision.document
        compares = self._compare is not None and not self.as_new.isChecked()
        self._comparison = self._compare(document) if compares and self._compare else None
        self.as_new.setVisible(self._comparison is not None or self.as_new.isChecked())
        self.only_changed.setVisible(self._comparison is not None)
        self._rows = self._maker.rows(document, self._comparison)
        lines = self.source_view.lines
        doubtful = doubtful_words(document)
        lines.show_fates(line_fates(self._source, document), set(doubtful))
        self.outline.mark_doubtful(doubtful)
        self.findings.show_findings(document.findings)
        self.head.show_document(document)
        self.sides.show_rows(self._filtered(), place)
        self._count()

    def _filtered(self) -> list[Row]:
        if self.only_doubtful.isChecked():
            is_wanted = self.outline.is_doubtful
        elif self.only_changed.isChecked():
            is_wanted = _is_changed
        else:
            return self._rows
        return only(self._rows, {n for n, row in enumerate(self._rows) if is_wanted(row)})

    def _choose_filter(self, chosen: QCheckBox, empty: str, *, on: bool) -> None:
        for other in (self.only_doubtful, self.only_changed):
            if on and other is not chosen:
                other.setChecked(False)
        self.outline.say_when_empty(empty if on else "没有读到任务")
        self.sides.show_rows(self._filtered(), None)

    def _count(self) -> None:
        document = self._revision.document
        doubts, checked = self.findings.counts()
        self.summary.setText(
            summary(document, doubts=doubts, checked=checked, comparison=self._comparison)
        )
        counted = [row for row in self._rows if row.is_counted]
        ticked = sum(map(self.outline.outline.is_ticked, counted))
        self.ticked.setText(f"已对{ticked}/{len(counted)}句")
        self.report.setText(report_words(document))
        self._doubts.setVisible(doubts > 0)
        self.only_doubtful.setEnabled(doubts > 0 or self.only_doubtful.isChecked())
        self.accept_button.setText(accept_words(document, self._comparison))
        refusal = ""
        if not counted:
            refusal = "没有计入任务事项的句子，不能导入"
        elif document.year is None:
            refusal = "请先在上面填写年度"
        self.accept_button.setEnabled(not refusal)
        told = refusal or "存入台账（Ctrl+Enter）"
        self.head.mark_year(missing=document.year is None)
        self.accept_button.setToolTip(tip(told))

    def _enable(self) -> None:
        self.fate.setText(self.sides.told())
        self.bar.enable(
            self._revision.document,
            self._revision,
            self.sides.row,
            on_cut=self.sides.is_on_cut_line,
        )
        self.reset_button.setEnabled(self._revision.is_changed)

    def _change_clicked(self, index: QModelIndex) -> None:
        """A double click opens what can be corrected; the words of a sentence stay as they are."""
        if self.outline.outline.rows[index.row()].kind is not RowKind.SENTENCE:
            self.carry_out("change")

    def _turn_scope(self, at: int) -> None:
        self.outline.choose(at)
        self.carry_out("scope")

    def _restore_shape(self) -> None:
        room, step = self.screen().availableSize(), self.step
        self.resize(min(168 * step, room.width()), min(92 * step, room.height()))
        self.setMinimumSize(100 * step, 60 * step)
        self.across.setSizes([70 * step, 98 * step])
        shown = min(4, max(2, self.findings.counts()[0]))
        self.down.setSizes([1000, round((5.5 + 3.6 * shown) * step)])
        if self._state is None:
            return
        for name, splitter in (("review_across", self.across), ("review_down", self.down)):
            if (shape := self._state.load(name)) is not None:
                splitter.restoreState(shape)
        if (shape := self._state.load("review")) is not None:
            self.restoreGeometry(shape)

    def _keep_shape(self) -> None:
        if self._state is not None:
            self._state.keep("review", self.saveGeometry())
            self._state.keep("review_across", self.across.saveState())
            self._state.keep("review_down", self.down.saveState())


def _is_changed(row: Row) -> bool:
    return row.change not in (None, ClauseChange.SAME)
