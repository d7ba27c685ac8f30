"""Page 总览: what needs the office today and where the year stands; every figure opens its rows."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from model.coverage import read_coverage
from model.lamp_tables import lamps_by_task, lamps_by_unit
from model.movement import read_movement
from model.standing import reading_standings
from model.submission import Filing, read_filings
from model.submission_plan import read_plan
from model.submission_stage import SubmissionStage, marked_by, submission_stage, why_again
from model.today import Duty, things_to_do
from model.unit_names import read_short_names
from reports.printed_view import PrintedView
from ui import printed_views, theme
from ui.ask import Ask
from ui.cards import Card
from ui.empty import EmptyView
from ui.figure_table import FigureTable
from ui.form_parts import label
from ui.overview.figures import (
    TASK_COLUMNS,
    UNIT_COLUMNS,
    Sentences,
    claimed_card,
    done_card,
    task_rows,
    unit_rows,
)
from ui.overview.plan_card import PlanCard
from ui.overview.today_card import TodayCard
from ui.pages.page import Page
from ui.panes import head, pane
from ui.session import Session
from ui.state import WindowState

_NO_LISTS = "台账里还没有任务清单。\n导入来文以后，这里按部分和任务列出进展。"
_NO_UNITS = "还没有落实举措。\n分解任务事项、定下牵头单位后，这里按单位亮灯。"

_SHARES = (7, 6)
_WIDE = 128  # units of the grid
_LEAST = 40


class OverviewPage(Page):
    """The plan, three cards, and tables by task and by unit."""

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__(session, ask, state)
        self.plan, self.today = PlanCard(), TodayCard()
        self.claimed, self.done = Card("任务认领和分解"), Card("落实举措")
        self.by_task, self.by_unit = FigureTable(TASK_COLUMNS), FigureTable(UNIT_COLUMNS)
        self.by_task.setAccessibleName("各部分和任务亮灯")
        self.by_unit.setAccessibleName("各单位亮灯")
        self._tasks, self._no_lists = QStackedWidget(), EmptyView(icon="document")
        self._no_lists.requested.connect(lambda: self.requested_command.emit("import_document"))
        self._units, self._no_units = QStackedWidget(), EmptyView(icon="units")
        self._no_units.requested.connect(lambda: self.requested_page.emit("breakdown"))
        for source in (self.today, self.claimed, self.done, self.by_task, self.by_unit):
            source.requested.connect(self._open)
        self.plan.requested.connect(self._edit_plan)
        self.plan.requested_register.connect(lambda: self.requested_command.emit("register_filing"))
        self._tables = QGridLayout()
        self._lay_out()

    def pieces(self) -> Iterator[None]:
        ledger, as_of = self.session.ledger, self.session.as_of
        standings = yield from reading_standings(ledger, as_of)
        yield
        coverage, plan = read_coverage(ledger), read_plan(ledger)
        filings = read_filings(ledger)
        filing = filings[-1] if filings else None
        if plan is not None and filing is not None:
            plan = marked_by(plan, filing)
        waits = plan if filing is None or not filing.is_filed else None
        self.plan.show_plan(
            plan,
            as_of,
            can_edit=self.session.can_write,
            stage=_stage(filings, as_of),
        )
        self.today.show_duties(things_to_do(standings, coverage, waits, as_of))
        yield
        self.claimed.show_text(claimed_card(coverage, standings))
        self.done.show_text(done_card(standings, read_movement(ledger, as_of, standings)))
        yield
        self.by_task.show_rows(task_rows(lamps_by_task(ledger, standings), standings))
        self.by_unit.know_short_names(read_short_names(ledger))
        yield
        self.by_unit.show_rows(list(unit_rows(lamps_by_unit(ledger, standings), standings)))
        self._tasks.setCurrentIndex(0 if plan is not None or standings else 1)
        self._units.setCurrentIndex(0 if standings else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _WIDE * theme.unit(self.font())
        if is_wide is not self._is_wide:
            self._place_tables(is_wide=is_wide)

    def recolour(self) -> None:
        super().recolour()
        self._no_lists.say(_NO_LISTS, "导入来文…")
        self._no_units.say(_NO_UNITS, "去任务分解")

    def take_focus(self) -> None:
        self.today.setFocus()

    def printed_view(self) -> PrintedView | None:
        return printed_views.overview()

    def _open(self, wanted: object) -> None:
        match wanted:
            case Duty() if wanted.is_of_plan:
                self._edit_plan()
            case Duty() if wanted.clause_ids:
                self.requested_clauses.emit(wanted.clause_ids)
            case Duty():
                self.requested_actions.emit((wanted.words, wanted.action_ids))
            case Sentences():
                self.requested_clauses.emit(wanted.ids)
            case str(node_id):
                self.requested_outline.emit(node_id)
            case _:
                self.requested_actions.emit(wanted)

    def _edit_plan(self) -> None:
        if self.session.can_write:
            self.requested_command.emit("edit_plan")

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        cards = QHBoxLayout()
        cards.setSpacing(round(1.5 * step))
        for card, share in ((self.today, 4), (self.claimed, 4), (self.done, 5)):
            cards.addWidget(card, share)
        self._tables.setSpacing(round(1.5 * step))
        hint = label("点数字看举措", "faded")
        self._tasks.addWidget(self.by_task)
        self._tasks.addWidget(self._no_lists)
        tasks = pane(head(label("按部分和任务"), hint), self._tasks)
        self._units.addWidget(self.by_unit)
        self._units.addWidget(self._no_units)
        units = pane(head(label("按牵头单位")), self._units)
        for each in (tasks, units):
            each.setObjectName("card")
        self._panes = (tasks, units)
        self._place_tables(is_wide=True)
        inner = QWidget()
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(*(round(1.5 * step),) * 4)
        whole.setSpacing(round(1.5 * step))
        whole.addWidget(self.plan)
        whole.addLayout(cards)
        whole.addLayout(self._tables, 1)
        self._no_lists.say(_NO_LISTS, "导入来文…")
        self._scroll(inner)
        self._no_units.say(_NO_UNITS, "去任务分解")

    def _place_tables(self, *, is_wide: bool) -> None:
        """Side by side, or one below the other where their names would not be read."""
        self._is_wide = is_wide
        for at, (each, share) in enumerate(zip(self._panes, _SHARES, strict=True)):
            row, column = (0, at) if is_wide else (at, 0)
            self._tables.addWidget(each, row, column)
            self._tables.setColumnStretch(at, share if is_wide or at == 0 else 0)
            each.setMinimumHeight(0 if is_wide else _LEAST * theme.unit(self.font()))

    def _scroll(self, inner: QWidget) -> None:
        """On a small screen one looks further down; nothing is pressed together."""
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)


def _stage(filings: Sequence[Filing], as_of: date) -> SubmissionStage | None:
    """How far the present filing is, and why it is not the first."""
    if not filings:
        return None
    last = filings[-1]
    return submission_stage(last, as_of, why=why_again(filings, last.number))
