"""Page 修改记录: every step, who made it and what it changed; older ones can be taken back."""

from collections.abc import Iterator

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget

from model.history import (
    HistoryFilter,
    Thing,
    count_steps,
    read_history,
    read_standing,
    step_numbers,
    who_worked,
)
from model.history import HistoryPage as HistoryRows
from model.step_changes import known_rows, read_step_changes
from reports.printed_view import PrintedView
from ui import theme
from ui.ask import Ask
from ui.empty import EmptyView
from ui.history.days import moment
from ui.history.filter_bar import HistoryFilterBar
from ui.history.step_list import StepList
from ui.history.step_view import StepView
from ui.history.words import filter_words, thing_name, things
from ui.pages.page import Page
from ui.panes import pane
from ui.printed_views import step_list
from ui.session import Session
from ui.state import WindowState

_ROWS = 200  # changed rows that are shown at one go


class HistoryPage(Page):
    """The steps at the left under their filter, the chosen one in full at the right."""

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__(session, ask, state)
        self.filter_bar, self.steps, self.step = HistoryFilterBar(), StepList(), StepView()
        self.filter, self._thing_name = HistoryFilter(), ""
        self.empty_view, self._nothing = EmptyView(icon="history"), EmptyView(icon="history")
        self._left, self._right = QStackedWidget(), QStackedWidget()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._shown = 0
        # Who walks down the list sees each step at once; what costs more waits for a pause.
        self._rest_later = QTimer(self, singleShot=True, interval=40)
        self._rest_later.timeout.connect(self._show_rest)
        self._lay_out()
        self._connect()

    def show_ledger(self) -> None:
        self.filter, self._thing_name = HistoryFilter(), ""
        super().show_ledger()

    def pieces(self) -> Iterator[None]:
        self.filter_bar.show_choices(who_worked(self.session.ledger), today=self.session.today)
        yield
        entry = self.steps.chosen_entry()
        self._find(keep=True, seq=None if entry is None else entry.step.seq)

    def recolour(self) -> None:
        super().recolour()
        self.filter_bar.recolour()
        self.step.recolour()

    def take_focus(self) -> None:
        self.steps.setFocus()

    def printed_view(self) -> PrintedView | None:
        return step_list(
            step_numbers(self.session.ledger, self.filter),
            wanted=filter_words(self.filter, thing=self._thing_name),
        )

    def keep_shape(self) -> None:
        self.state.keep("history", self.splitter.saveState())

    def show_history_of(self, thing: Thing) -> None:
        """Only what was done with one thing."""
        place = (thing.table, thing.id)
        row = known_rows(self.session.ledger, [place]).get(place, {})
        self._thing_name = thing_name(place, row)
        self.look_for(HistoryFilter(thing=thing))
        self.steps.setFocus()

    def look_for(self, wanted: HistoryFilter) -> None:
        """Filter the steps anew."""
        self.filter = wanted
        self._find(keep=False, seq=None)

    def show_step(self, seq: int) -> None:
        """Go to a step, also one that the filter hides."""
        if not self.steps.choose(seq):
            self.filter = HistoryFilter()
            self._find(keep=False, seq=seq)
        self.steps.setFocus()

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        self._left.addWidget(self.steps)
        self._left.addWidget(self.empty_view)
        self._nothing.say("在左边选一步操作，\n这里显示它改了什么。")
        self._right.addWidget(self.step)
        self._right.addWidget(self._nothing)
        for each, least in ((pane(self.filter_bar, self._left), 54), (pane(self._right), 36)):
            each.setMinimumWidth(least * step)
            self.splitter.addWidget(each)
        self.splitter.setSizes([90 * step, 76 * step])
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.splitter)
        shape = self.state.load("history")
        if shape is not None:
            self.splitter.restoreState(shape)

    def _connect(self) -> None:
        self.filter_bar.requested_filter.connect(self.look_for)
        self.empty_view.requested.connect(lambda: self.look_for(HistoryFilter()))
        self.steps.chosen.connect(lambda _: self._show_step())
        self.steps.steps.looks_further.connect(self._count)
        self.step.requested_step.connect(self.show_step)
        self.step.requested_more.connect(lambda: self._show_changes(anew=False))
        self.step.requested_take_back.connect(self._take_back)
        self.step.requested_undo_to.connect(self._undo_to)

    def _find(self, *, keep: bool, seq: int | None) -> None:
        """Read the steps anew and choose one of them, else the newest; it is shown once."""
        wanted, ledger = self.filter, self.session.ledger

        def read(before: int | None) -> HistoryRows:
            return read_history(ledger, wanted, before=before)

        model = self.steps.steps
        top = self.steps.verticalScrollBar().value() if keep else 0
        shown = model.count if keep else 0
        model.show_steps(read, today=self.session.today, at_least=shown)
        self.filter_bar.show_filter(wanted, thing=self._thing_name)
        with QSignalBlocker(self.steps):
            is_chosen = seq is not None and self.steps.choose(seq)
            if not is_chosen:
                self.steps.choose_first()
        if keep or not is_chosen:
            self.steps.verticalScrollBar().setValue(top)
        self._count()
        self._show_step()

    def _count(self) -> None:
        model = self.steps.steps
        if model.count == 0 and model.has_more:  # words: what is older is looked at bit by bit
            QTimer.singleShot(0, self, self._look_further)
        total = count_steps(self.session.ledger, self.filter)
        if total is not None:
            text = f"{total:,} 步"
        else:
            text = f"已找到 {model.count:,} 步" + ("，更早的还在找" if model.has_more else "")
        self.filter_bar.show_count(text)
        self._show_empty()

    def _look_further(self) -> None:
        model = self.steps.steps
        if self.session.is_open and model.count == 0 and model.has_more:
            model.fetchMore(self.steps.rootIndex())
            self.steps.choose_first()

    def _show_empty(self) -> None:
        model = self.steps.steps
        self._left.setCurrentIndex(0 if model.count else 1)
        if model.count:
            return
        if model.has_more:
            self.empty_view.say("正在查找较早的记录…")
        elif self.filter.is_open:
            self.empty_view.say(
                "还没有修改记录。\n在“任务分解”中认领或分解之后，每一步都记在这里。"
            )
        else:
            self.empty_view.say("没有符合条件的修改记录。", "显示全部")

    def _show_step(self) -> None:
        entry = self.steps.chosen_entry()
        self._right.setCurrentIndex(1 if entry is None else 0)
        if entry is None:
            return
        when = f"{moment(entry.step.made_at, self.session.today)} · {entry.step.who}"
        self.step.show_entry(
            entry, when=f"{when} · 改动 {entry.changes:,} 处", can_write=self.session.can_write
        )
        self._show_changes(anew=True)
        self._rest_later.start()

    def _show_rest(self) -> None:
        entry = self.steps.chosen_entry()
        if entry is not None and self.session.is_open:
            self.step.show_standing(read_standing(self.session.ledger, entry))

    def _show_changes(self, *, anew: bool) -> None:
        entry = self.steps.chosen_entry()
        if entry is None:
            return
        self._shown = 0 if anew else self._shown
        found = read_step_changes(
            self.session.ledger, entry.step.seq, limit=_ROWS, offset=self._shown
        )
        self._shown += len(found.changes)
        self.step.show_things(things(found), has_more=found.has_more, anew=anew)

    def catch_up(self) -> None:
        """Show at once also what waits for a pause: whether the step can be taken back."""
        super().catch_up()
        if self._rest_later.isActive():
            self._rest_later.stop()
            self._show_rest()

    def _take_back(self) -> None:
        if (entry := self.steps.chosen_entry()) is not None:
            self.session.take_back(read_standing(self.session.ledger, entry).seq)

    def _undo_to(self) -> None:
        if (entry := self.steps.chosen_entry()) is not None:
            self.session.undo_to(read_standing(self.session.ledger, entry).seq)
