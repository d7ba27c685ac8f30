"""Page 任务分解: the official text at the left, the province's actions, the selected thing."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from model.action_detail import read_action
from model.action_table import (
    ActionColumn,
    ActionFilter,
    ActionRow,
    ActionSort,
    count_found,
    find_ids,
    read_rows,
)
from model.entities import Clause, ClauseId, ClausePartId, LocalActionId
from model.ledger import Changes
from model.outline import ActionCounts, OutlineNode, counting_actions, read_outline
from model.pieces import Pieces, at_once
from model.posts import read_posts
from model.search import words_of
from model.search_hits import Hit
from model.unit_names import read_short_names
from model.units import read_units
from ui import theme
from ui.action_table import ActionTable
from ui.ask import Ask
from ui.choices import post_choices, unit_choices
from ui.claim.claim_view import ClaimView
from ui.claim.switch import ViewSwitch
from ui.claim.two_views import TwoViews
from ui.draft_bar import DraftBar
from ui.empty import EmptyView
from ui.fields import settle_all
from ui.filter_bar import FilterBar
from ui.form_parts import label
from ui.history_part import HistoryLine
from ui.load_words import LoadWords
from ui.outline_tree import OutlineTree
from ui.outline_words import lone_parts, node_name
from ui.pages.breakdown_commands import BreakdownCommands
from ui.pages.breakdown_details import BreakdownDetails, Chosen
from ui.pages.detail_pane import DetailPane
from ui.pages.draft_places import DraftPlace
from ui.pages.page import Page
from ui.panes import head, pane
from ui.session import Session
from ui.snapshot import follow
from ui.state import WindowState
from ui.three_panes import ThreePanes
from ui.tooltips import tip

if TYPE_CHECKING:
    from reports.printed_view import PrintedView

# What another page wants to see: a filter, or rows with a name.
Wanted = ActionFilter | tuple[str, Sequence[LocalActionId]]
_PAUSE = 120  # milliseconds without an edit
_NO_LISTS = (
    "台账里还没有任务清单。请导入来文（Word、PDF、Excel、网页均可），也可以把文件拖到窗口里。"
)
_NONE_OF_SEVERAL = "所选的任务事项都还没有落实举措。\n选中其中一句，把它分解成省里要做的事。"
_ALL_DECIDED = (
    "任务事项已全部认领，还没有落实举措。\n接下来把“省内落实”的事项逐句分解成省里要做的事。",
    "从第一句省内落实开始",
)
_OF_ACTIONS = {
    "local_action",
    "action_cooperating_unit",
    "stage",
    "progress_note",
    "evidence",
    "action_evidence",
    "adjustment",
}


class BreakdownPage(Page):
    """Asks the ledger, shows the three panes, and keeps them together."""

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__(session, ask, state)
        self.tree, self.table = OutlineTree(), ActionTable()
        self.filter_bar, self.detail = FilterBar(), DetailPane()
        self._list_count = label(role="faded")
        self.empty_view = EmptyView(icon="breakdown")
        self.no_lists = EmptyView(icon="document")
        self._lists, self._middle = QStackedWidget(), QStackedWidget()
        self.draft_bar = DraftBar()
        self.splitter = ThreePanes()
        self.claiming, self._switch = ClaimView(), ViewSwitch()
        self.views = TwoViews(state, self.splitter, self.claiming)
        self._is_desk_stale = True
        self._counts: ActionCounts | None = None
        self._shown_lists: Sequence[OutlineNode] = ()
        self.filter = ActionFilter()
        self._scope = ""
        self._order = ActionSort()
        self._driver: Literal["outline", "table"] = "outline"
        self._details = BreakdownDetails(session, self.detail)
        self._loads = LoadWords(session)
        # In a long list the whole outline is counted: not after each of many edits.
        self._rest_later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._rest_later.timeout.connect(self._show_rest)
        self._lay_out()
        self.commands = BreakdownCommands(self)
        self._connect()

    # What the window asks for.

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        self.commands.take_actions(actions)

    def can(self, name: str) -> bool:
        return self.commands.can(name)

    def command(self, name: str) -> Callable[[], None] | None:
        return self.commands.find(name)

    def show_ledger(self) -> None:
        self.filter, self._scope = ActionFilter(), ""
        self.tree.clearSelection()
        self._counts, self._shown_lists = None, ()
        self.claiming.begin_anew()
        super().show_ledger()

    def pieces(self) -> Iterator[None]:
        self._rest_later.stop()
        self._is_desk_stale = self.views.is_claiming
        is_first = not self._shown_lists
        if is_first or self._is_desk_stale:  # nothing stands without the outline
            at_once(self._count_outline())
            self._read_outline()
        if self._is_desk_stale:  # table and form wait until they are seen
            return
        if self.filter.among is None and not self.table.ids:
            self._find_anew()
        else:
            self._follow()
        yield
        self._read_choices()
        if not is_first:
            yield from self._count_outline()
            yield
            self._read_outline()
            yield
        self._show_detail()

    def hear(self, changes: Changes) -> None:
        if not set(changes.rows) <= {"clause"}:  # who takes sentences on need not wait for counts
            self._counts = None
        if self._is_of_shown_actions(changes):
            self._drop_pieces()  # what they counted is the past already
            self.table.refresh()
            self._show_detail()
            self._rest_later.start()
        else:
            super().hear(changes)
        self.commands_changed.emit()

    def catch_up(self) -> None:
        """Show at once also what waits for a pause: the figures of the outline, the counts."""
        if self._rest_later.isActive():
            self._rest_later.stop()
            self.refresh()
        super().catch_up()

    def take_focus(self) -> None:
        (self.claiming.board if self.views.is_claiming else self.tree).setFocus()

    def leave_form(self) -> None:
        """Settle what is typed in the form; what is refused goes on offer."""
        self._details.leave()

    def keep_also(self, place: DraftPlace) -> None:
        """Keep what is typed on another page together with what is typed here."""
        self.commands.form.drafts.look_after(place)

    def keep_refused(self, action_id: str, column: ActionColumn, value: object) -> None:
        """A cell shows what is stored again: the words that were refused go on offer."""
        self.commands.form.drafts.keep_cell(action_id, column, value)

    def keep_unsettled(self) -> None:
        self.commands.form.drafts.keep_all()

    def settle(self) -> bool:
        return settle_all(self.table, self.detail, self.claiming.board)

    def recolour(self) -> None:
        super().recolour()
        self.filter_bar.recolour()
        self.claiming.recolour()
        self._show_empty()

    def keep_shape(self) -> None:
        if (shape := self.splitter.shape()) is not None:
            self.state.keep("breakdown", shape)
        self.state.keep("columns", self.table.columns.shape())

    def show_found(self, text: str, ids: Sequence[LocalActionId]) -> None:
        """Only the actions that a search found, its words marked."""
        self.show_actions((f"“{text}” {len(ids):,} 项", ids))
        self.table.mark(words_of(text))

    def unmark(self) -> None:
        """The search is over; words stay marked while the table shows what it found."""
        if self.filter.among is None:
            self.table.mark(words_of(self.filter.text))

    def show_hit(self, hit: Hit) -> None:
        """An action with its form open at a field, or at what hangs on it."""
        if hit.action_id is not None:
            self.select_actions([hit.action_id])
            self.detail.focus_field(hit.table, hit.field, hit.part)

    def printed_view(self) -> "PrintedView | None":
        if self.views.is_claiming:
            return self.claiming.printed_view()
        if not self.table.ids:
            return None
        from ui.printed_views import action_list

        return action_list(
            self.session.ledger,
            self.filter,
            scope=self._scope,
            ids=self.table.ids,
            chosen=self.table.selected_ids(),
            headings=self.table.shown_headings(),
        )

    def show_actions(self, wanted: Wanted) -> None:
        """Show the rows behind a figure of another page: a filter, or rows with a name."""
        self.views.turn(claiming=False)
        self._leave_scope()
        self.table.mark(())
        if isinstance(wanted, ActionFilter):
            if wanted.under is not None:
                self.tree.choose(wanted.under[1])  # it names what the rows stand under
            self.look_for(wanted)
        else:
            self._scope, ids = wanted
            self.filter = ActionFilter(among=tuple(ids))
            self._find_anew()
        self.table.setFocus()

    def show_outline(self, node_id: str, *, anew: bool = False) -> None:
        """Go to a sentence or to what stands above it; anew: with all of its actions."""
        self.catch_up()
        if self.views.is_claiming and self.claiming.board.choose_node(node_id):
            self.claiming.board.setFocus()
            return
        self.views.turn(claiming=False)
        if anew and self.is_narrowed():
            self._leave_scope()
            self.filter = ActionFilter()
        self.tree.choose(node_id)
        self.tree.setFocus()

    def show_clauses(self, clause_ids: Sequence[str]) -> None:
        """Show the sentences behind a figure of another page, and all of their actions."""
        self.catch_up()
        self.views.turn(claiming=False)
        self._leave_scope()
        self.filter = ActionFilter()
        self.tree.choose_all(clause_ids)
        self.tree.setFocus()

    # What the commands of the page ask for.

    def look_for(self, wanted: ActionFilter) -> None:
        """Filter the table anew."""
        self.filter = wanted
        self.table.mark(words_of(wanted.text))
        self._find_anew()

    def show_everything(self) -> None:
        """No filter, no scope, no search."""
        self._leave_scope()
        self.look_for(ActionFilter())
        self.cleared_search.emit()

    def chosen_actions(self) -> list[LocalActionId]:
        """The actions that a command means."""
        is_table = self._driver == "table" and not self.views.is_claiming
        return self.table.selected_ids() if is_table else []

    def chosen_clauses(self) -> list[Clause]:
        """The sentences that a command means: selected, or those of the selected action."""
        ids = self.chosen_actions()
        if ids:
            return list(read_action(self.session.ledger, ids[0], self.session.as_of).clauses)
        return [node.clause for node in self.chosen_sentences() if node.clause is not None]

    def chosen_sentences(self) -> list[OutlineNode]:
        """The sentences at or below what is selected in the view in front."""
        view = self.claiming.board if self.views.is_claiming else self.tree
        return view.selected_sentences()

    def chosen_parts(self) -> dict[ClauseId, ClausePartId]:
        """The parts that stand for their sentences: one alone of each, the sentence not with it."""
        if self.views.is_claiming or self.chosen_actions():
            return {}
        return lone_parts(self.tree.selected_nodes())

    def heading_is_chosen(self) -> bool:
        """Is it a heading that is selected, not sentences or actions?"""
        if self.views.is_claiming:
            return self.claiming.board.heading_is_selected()
        nodes = self.tree.selected_nodes()
        return not self.chosen_actions() and any(node.clause is None for node in nodes)

    def waits_for_decision(self) -> bool:
        """Is there a sentence that is 待认领, or no list at all?"""
        return not self._shown_lists or any(each.pending for each in self._shown_lists)

    def is_narrowed(self) -> bool:
        """Is anything but the scope of the tree filtered?"""
        return replace(self.filter, under=None, serving=()) != ActionFilter()

    def is_in_order_of_paper(self) -> bool:
        """Do the rows stand as the paper has them, so that they can be moved up and down?"""
        return self.filter.among is None and self._order == ActionSort()

    def look_again(self) -> None:
        """Find the rows anew: they were moved on purpose."""
        self._find_anew()

    def field_history(self, action_id: LocalActionId, key: str) -> Sequence[HistoryLine]:
        """The history of one field of the form."""
        return self._details.field_history(action_id, key)

    def select_actions(self, ids: Sequence[LocalActionId]) -> None:
        """Select actions in the table, which then drives the form."""
        self.views.turn(claiming=False)
        if not set(ids) <= set(self.table.ids):
            self.show_everything()
        self._driver = "table"
        self.table.choose(ids)

    def _lay_out(self) -> None:
        step = theme.unit(self.font())
        self.no_lists.say(_NO_LISTS, "导入来文…")
        self._lists.addWidget(self.tree)
        self._lists.addWidget(self.no_lists)
        left = pane(head(self._switch, self._list_count), self._lists)
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty_view)
        middle = pane(self.filter_bar, self._middle)
        right = pane(self.detail)
        # The form is cut at its right where it gets less.
        for each, stretch, least in ((left, 1, 24), (middle, 6, 24), (right, 1, 40)):
            each.setMinimumWidth(least * step)
            self.splitter.addWidget(each)
            self.splitter.setStretchFactor(self.splitter.count() - 1, stretch)
        self.splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.draft_bar)
        column.addWidget(self.views, 1)
        self.views.add_switch(self._switch)
        self.splitter.restore(self.state.load("breakdown"))
        self.table.columns.restore(self.state.load("columns"))
        self.filter_bar.columns.setMenu(self.table.columns.menu)

    def _connect(self) -> None:
        self.tree.chosen.connect(self._choose_nodes)
        self.no_lists.requested.connect(lambda: self.requested_command.emit("import_document"))
        self.table.chosen.connect(self._choose_actions)
        self.table.requested_sort.connect(self._sort)
        self.filter_bar.requested_filter.connect(self.look_for)
        self.filter_bar.requested_clear.connect(self.show_everything)
        self.session.refused.connect(lambda _: self._show_detail())
        self.session.closed.connect(self._details.forget)
        self.views.turned.connect(self._turn)
        self.claiming.requested_command.connect(self.requested_command)
        self.claiming.board.chosen_rows.connect(self.commands_changed)

    def _turn(self, has_focus: bool) -> None:
        if self.session.is_open and self._is_desk_stale and not self.views.is_claiming:
            self._is_stale = True
            self._refresh_if_seen()
        self._show_board()
        if has_focus:
            self.take_focus()
        self.commands_changed.emit()

    def _is_of_shown_actions(self, changes: Changes) -> bool:
        """Are values of rows all that changed, and no row came or went?"""
        if self._is_stale or not self.isVisible() or not set(changes.rows) <= _OF_ACTIONS:
            return False
        ids = changes.rows.get("local_action", frozenset())
        if ids is None or any(self.table.row_of(each) is None for each in ids):
            return False
        return len(self._rows([LocalActionId(each) for each in ids])) == len(ids)

    def _show_rest(self) -> None:
        if self.table.is_editing():  # new rows would close the cell under the hand
            self._rest_later.start()
            return
        self._is_stale = True
        self._refresh_if_seen()

    def _read_choices(self) -> None:
        ledger = self.session.ledger
        units = read_units(ledger)
        choices = unit_choices(units, self._loads.of_unit)
        posts = post_choices(read_posts(ledger), units, self._loads.of_post)
        self.table.show_choices(choices, posts)
        self.table.know_short_names(read_short_names(ledger), year=self.session.year)
        self.table.set_editable(self.session.can_write)
        for view in (self.table, self.tree):
            view.set_home(str(ledger.path))
        self.filter_bar.show_choices(choices)
        self._details.know_choices(choices, posts)

    def _count_outline(self) -> Pieces[None]:
        as_of = self.session.as_of
        if self._counts is None or self._counts.as_of != as_of:
            self._counts = yield from counting_actions(self.session.ledger, as_of)

    def _read_outline(self) -> None:
        as_of = self.session.as_of
        lists = read_outline(self.session.ledger, as_of, self._counts)
        # One list needs no level of its own: its name stands above the tree.
        nodes = lists[0].children if len(lists) == 1 else lists
        title = lists[0].title if len(lists) == 1 else f"任务清单（{len(lists)}份）"
        clauses = sum(each.clauses for each in lists)
        pending = sum(each.pending for each in lists)
        state = f"待认领 {pending} 条" if pending else "已全部认领"
        self._list_count.setText(f"{clauses} 条 · {state}" if lists else "")
        self._list_count.setToolTip(tip(title))
        self._lists.setCurrentWidget(self.tree if lists else self.no_lists)
        self._details.know_outline(nodes)
        self.tree.show_nodes(nodes)
        self._shown_lists = lists
        self._show_board()

    def _show_board(self) -> None:
        if self.views.is_claiming:
            self.claiming.show_lists(self._shown_lists, can_edit=self.session.can_write)

    def _find_anew(self) -> None:
        found = self._find()
        self._show_ids(found, found)

    def _follow(self) -> None:
        shown, found = self.table.ids, self._find()
        wanted = follow(shown, found, self._still_there)
        if list(shown) == wanted:
            self.table.refresh()
            self._count()
        else:
            self._show_ids(wanted)

    def _find(self) -> list[LocalActionId]:
        session, given = self.session, self.filter.among
        found = find_ids(session.ledger, self.filter, self._order, session.as_of)
        if given is None or self._order != ActionSort():
            return found
        at = {action_id: number for number, action_id in enumerate(given)}
        return sorted(found, key=at.__getitem__)  # as the other page has them

    def _still_there(self, ids: Sequence[LocalActionId]) -> set[LocalActionId]:
        return {row.id for row in self._rows(ids)}

    def _rows(self, ids: Sequence[LocalActionId]) -> list[ActionRow]:
        return read_rows(self.session.ledger, ids, self.session.as_of)

    def _show_ids(
        self, ids: Sequence[LocalActionId], found: Sequence[LocalActionId] | None = None
    ) -> None:
        self.table.show_ids(ids, self._rows)
        self._count(found)
        self._show_empty()

    def _count(self, found: Sequence[LocalActionId] | None = None) -> None:
        """Say how many are looked for, lamp by lamp; `found` are all of them, where known."""
        session, known, counts = self.session, self._counts, None
        self.filter_bar.show_filter(self.filter, scope=self._scope, can_edit=session.can_write)
        if known is not None and known.as_of == session.as_of and self.filter.lamp is None:
            counts = None if found is None else known.of(found)
        if counts is None:
            counts = count_found(session.ledger, self.filter, session.as_of)
        self.filter_bar.show_counts(counts)

    def _show_empty(self) -> None:
        self._middle.setCurrentIndex(0 if self.table.ids else 1)
        if self.table.ids or not self.session.is_open:
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
        elif not self._shown_lists:
            self.empty_view.say("有了任务清单，认领的事项分解成落实举措，列在这里。")
        elif not self.waits_for_decision():
            self.empty_view.say(*_ALL_DECIDED)
        else:
            self.empty_view.say(
                "还没有落实举措。\n先认领任务事项，再为“省内落实”的事项新建举措。",
                "从第一条待认领开始",
            )

    def _choose_nodes(self, nodes: Sequence[OutlineNode]) -> None:
        self._driver = "outline"
        under, serving = None, tuple[ClauseId, ...]()
        if len(nodes) > 1:
            serving = tuple(ClauseId(each.id) for each in self.tree.selected_sentences())
            self._scope = f"所选 {len(serving)} 句原文"
        else:
            self._scope = node_name(nodes[0]) if nodes else ""
            under = (nodes[0].kind, nodes[0].id) if nodes else None
        self.table.clear_selection_quietly()
        self.filter = replace(self.filter, under=under, serving=serving, among=None)
        if self.session.is_open:
            self._find_anew()
        self._show_detail()
        self.commands_changed.emit()

    def _choose_actions(self, ids: Sequence[LocalActionId]) -> None:
        if ids:
            self._driver = "table"
        self._show_detail()
        self.commands_changed.emit()

    def _sort(self, order: ActionSort) -> None:
        self._order = order
        if self.session.is_open:
            self._find_anew()

    def _leave_scope(self) -> None:
        self.tree.clear_selection_quietly()
        self._scope, self._driver = "", "table"
        self.filter = replace(self.filter, under=None, serving=(), among=None)

    def _show_detail(self) -> None:
        if not self.session.is_open or self.views.is_claiming:
            return
        self._details.show(self._chosen)

    def _chosen(self) -> Chosen:
        if ids := self.chosen_actions():
            return Chosen(actions=ids)
        nodes, below = self.tree.selected_nodes(), self.tree.selected_sentences()
        return Chosen(nodes=nodes, clauses=below)
