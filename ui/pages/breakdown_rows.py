"""The rows in the middle of 任务分解 (落实举措): which are found, in what order, how many."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from model.action_table import (
    ActionFilter,
    ActionRow,
    ActionSort,
    NodeKind,
    count_found,
    find_ids,
    read_rows,
)
from model.entities import ClauseId, LocalActionId
from model.search import words_of
from ui.action_table import ActionTable
from ui.empty import EmptyView
from ui.filter_bar import FilterBar
from ui.pages.breakdown_outline import BreakdownOutline
from ui.panes import pane
from ui.session import Session
from ui.snapshot import follow

if TYPE_CHECKING:
    from reports.printed_view import PrintedView

_NONE_OF_SEVERAL = "所选的任务事项都还没有落实举措。\n选中其中一句，把它分解成省里要做的事。"
_ALL_DECIDED = (
    "任务事项已全部认领，还没有落实举措。\n接下来把“省内落实”的事项逐句分解成省里要做的事。",
    "从第一句省内落实开始",
)


class BreakdownRows:
    """Holds what is looked for: a filter, the scope that the tree or another page names."""

    def __init__(self, session: Session, outline: BreakdownOutline) -> None:
        self._session, self._outline = session, outline
        self.table, self.filter_bar = ActionTable(), FilterBar()
        self.empty_view = EmptyView(icon="breakdown")
        self.filter = ActionFilter()
        self._scope = ""
        self._order = ActionSort()
        self._uncounted: Sequence[LocalActionId] | None = None
        self._views = QStackedWidget()
        self._views.addWidget(self.table)
        self._views.addWidget(self.empty_view)
        self.pane = pane(self.filter_bar, self._views)
        self.filter_bar.columns.setMenu(self.table.columns.menu)
        self.filter_bar.requested_filter.connect(self.look_for)
        self.table.requested_sort.connect(self._sort)

    def forget(self) -> None:
        """Another ledger was opened."""
        self.filter, self._scope = ActionFilter(), ""

    def look_for(self, wanted: ActionFilter) -> None:
        """Filter the table anew."""
        self.filter = wanted
        self.table.mark(words_of(wanted.text))
        self.find_anew()

    def show_given(self, name: str, ids: Sequence[LocalActionId]) -> None:
        """Show the rows that another page names, in its order."""
        self._scope = name
        self.filter = ActionFilter(among=tuple(ids))
        self.find_anew()

    def show_under(
        self, name: str, under: tuple[NodeKind, str] | None, serving: tuple[ClauseId, ...]
    ) -> None:
        """Show what stands under one node of the tree, or serves several sentences."""
        self._scope = name
        self.filter = replace(self.filter, under=under, serving=serving, among=None)
        if self._session.is_open:
            self.find_anew()

    def leave_scope(self) -> None:
        """From now on in all of the ledger; the rest of the filter stays."""
        self._scope = ""
        self.filter = replace(self.filter, under=None, serving=(), among=None)

    def is_narrowed(self) -> bool:
        """Is anything but the scope of the tree filtered?"""
        return replace(self.filter, under=None, serving=()) != ActionFilter()

    def is_in_order_of_paper(self) -> bool:
        """Do the rows stand as the paper has them, so that they can be moved up and down?"""
        return self.filter.among is None and self._order == ActionSort()

    def find_anew(self) -> None:
        """Find the rows anew, whatever stood there."""
        found = self._find()
        self.table.show_ids(found, self._read)
        self.count(found)
        self.show_empty()

    def refresh(self) -> None:
        """Let the rows follow what was changed: none moves under the hand.

        `count_rest` comes after.
        """
        shown, self._uncounted = self.table.ids, self._find()
        wanted = follow(shown, self._uncounted, self._still_there)
        if list(shown) == wanted:
            self.table.refresh()
        else:
            self.table.show_ids(wanted, self._read)
        self.show_empty()

    def count_rest(self) -> None:
        """Count what was found, unless something else was looked for meanwhile."""
        if self._uncounted is not None:
            self.count(self._uncounted)

    def count(self, found: Sequence[LocalActionId] | None = None) -> None:
        """Say how many are looked for, lamp by lamp; `found` are all of them, where known."""
        self._uncounted = None
        session, known, counts = self._session, self._outline.counts, None
        self.filter_bar.show_filter(self.filter, scope=self._scope, can_edit=session.can_write)
        if known is not None and known.as_of == session.as_of and self.filter.lamp is None:
            counts = None if found is None else known.of(found)
        if counts is None:
            counts = count_found(session.ledger, self.filter, session.as_of)
        self.filter_bar.show_counts(counts)

    def are_shown(self, ids: Collection[str]) -> bool:
        """Do all of these stand in the table, and are they still there?"""
        if any(self.table.row_of(each) is None for each in ids):
            return False
        return len(self._read([LocalActionId(each) for each in ids])) == len(ids)

    def unmark(self) -> None:
        """The search is over; words stay marked while the table shows what it found."""
        if self.filter.among is None:
            self.table.mark(words_of(self.filter.text))

    def printed_view(self) -> "PrintedView | None":
        """The rows that stand there, or those that are selected, in the columns shown."""
        if not self.table.ids:
            return None
        from ui.printed_views import action_list

        return action_list(
            self._session.ledger,
            self.filter,
            scope=self._scope,
            ids=self.table.ids,
            chosen=self.table.selected_ids(),
            headings=self.table.shown_headings(),
        )

    def show_empty(self) -> None:
        """Where there are no rows, say why and what to do."""
        self._views.setCurrentIndex(0 if self.table.ids else 1)
        if self.table.ids or not self._session.is_open:
            return
        if self.is_narrowed():
            self.empty_view.say("没有符合条件的举措。", "显示全部举措")
        elif self.filter.serving:
            self.empty_view.say(_NONE_OF_SEVERAL, "从其中第一句开始")
        elif self._scope:
            self.empty_view.say(
                "这里还没有落实举措。\n选中一句任务事项，把它分解成省里要做的事。",
                "新建举措（Ctrl+N）",
            )
        elif not self._outline.lists:
            self.empty_view.say("有了任务清单，认领的事项分解成落实举措，列在这里。")
        elif not self._outline.waits_for_decision():
            self.empty_view.say(*_ALL_DECIDED)
        else:
            self.empty_view.say(
                "还没有落实举措。\n先认领任务事项，再为“省内落实”的事项新建举措。",
                "从第一条待认领开始",
            )

    def _find(self) -> list[LocalActionId]:
        session, given = self._session, self.filter.among
        found = find_ids(session.ledger, self.filter, self._order, session.as_of)
        if given is None or self._order != ActionSort():
            return found
        at = {action_id: number for number, action_id in enumerate(given)}
        return sorted(found, key=at.__getitem__)  # as the other page has them

    def _still_there(self, ids: Sequence[LocalActionId]) -> set[LocalActionId]:
        return {row.id for row in self._read(ids)}

    def _read(self, ids: Sequence[LocalActionId]) -> list[ActionRow]:
        return read_rows(self._session.ledger, ids, self._session.as_of)

    def _sort(self, order: ActionSort) -> None:
        self._order = order
        if self._session.is_open:
            self.find_anew()
