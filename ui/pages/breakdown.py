"""Page 任务分解: the official text at the left, the province's actions, the selected thing."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout

from model.action_table import ActionColumn
from model.entities import ClauseId, LocalActionId
from model.hanging_rows import TOLD_TABLES
from model.ledger import Changes
from model.outline import OutlineNode
from model.pieces import at_once
from model.posts import read_posts
from model.search_hits import Hit
from model.unit_names import read_short_names
from model.units import read_units
from ui.ask import Ask
from ui.choices import post_choices, unit_choices
from ui.claim.claim_view import ClaimView
from ui.drafts import Draft
from ui.fields import settle_all
from ui.history_part import HistoryLine
from ui.load_words import LoadWords
from ui.outline_words import node_name
from ui.pages.breakdown_commands import BreakdownCommands
from ui.pages.breakdown_desk import BreakdownDesk
from ui.pages.draft_places import DraftPlace
from ui.panes import pane
from ui.session import Session
from ui.state import WindowState

_PAUSE = 120  # milliseconds without an edit
_OF_ACTIONS = {"local_action", "evidence", *TOLD_TABLES}


class BreakdownPage(BreakdownDesk):
    """Asks the ledger, shows the three panes, and keeps them together."""

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__(session, ask, state)
        self._is_desk_stale = True
        self._loads = LoadWords(session)
        self.load_of_unit = self._loads.of_unit
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
        self.rows.forget()
        self.tree.clearSelection()
        self.outline.forget()
        for claiming in self.views.claiming_on_demand.made():
            claiming.begin_anew()
        super().show_ledger()

    def pieces(self) -> Iterator[None]:
        self._rest_later.stop()
        self._is_desk_stale = self.views.is_claiming
        is_first = not self.outline.lists
        if is_first or self._is_desk_stale:  # nothing stands without the outline
            at_once(self.outline.count())
            self._read_outline()
        if self._is_desk_stale:  # table and form wait until they are seen
            return
        self.rows.refresh()
        yield
        self.rows.count_rest()
        self._read_choices()
        if not is_first:
            yield from self.outline.count()
            yield
            self._read_outline()
            yield
        self._show_detail()

    def hear(self, changes: Changes) -> None:
        self.outline.hear(changes)
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

    def keep_drafts(self, drafts: Sequence[Draft]) -> None:
        """Words that were refused on another page go on offer here."""
        self.commands.form.drafts.keep(drafts)

    def keep_refused(self, action_id: str, column: ActionColumn, value: object) -> None:
        """A cell shows what is stored again: the words that were refused go on offer."""
        self.commands.form.drafts.keep_cell(action_id, column, value)

    def keep_unsettled(self) -> None:
        self.commands.form.drafts.keep_all()

    def settle(self) -> bool:
        boards = [claiming.board for claiming in self.views.claiming_on_demand.made()]
        return settle_all(self.table, self.detail, *boards)

    def recolour(self) -> None:
        super().recolour()
        self.rows.filter_bar.recolour()
        for claiming in self.views.claiming_on_demand.made():
            claiming.recolour()
        self.rows.show_empty()

    def keep_shape(self) -> None:
        if (shape := self.splitter.shape()) is not None:
            self.state.keep("breakdown", shape)
        self.state.keep("columns", self.table.columns.shape())
        if self.session.is_open:
            self.commands.place.keep()

    def show_hit(self, hit: Hit) -> None:
        """An action with its form open at a field, or at what hangs on it."""
        if hit.action_id is not None:
            self.select_actions([hit.action_id])
            self.detail.focus_field(hit.table, hit.field, hit.part)

    # What the commands of the page ask for.

    def field_history(self, action_id: LocalActionId, key: str) -> Sequence[HistoryLine]:
        """The history of one field of the form."""
        return self._details.field_history(action_id, key)

    def select_actions(self, ids: Sequence[LocalActionId]) -> None:
        """Select actions in the table, which then drives the form."""
        self.views.turn(claiming=False)
        if not set(ids) <= set(self.table.ids):
            self.show_everything()
        self.choice.is_in_table = True
        self.table.choose(ids)

    def select_those_left(self, ids: Sequence[LocalActionId]) -> list[LocalActionId]:
        """Select those of these actions that are there; gives them."""
        self.views.turn(claiming=False)
        if not set(ids) <= set(self.table.ids):
            self.show_everything()
        there = [each for each in ids if self.table.row_of(each) is not None]
        self.select_actions(there)
        return there

    def _lay_out(self) -> None:
        self.splitter.fill(self.outline.pane, self.rows.pane, pane(self.detail))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.draft_bar)
        column.addWidget(self.views, 1)
        self.views.add_switch(self.outline.switch)
        self.splitter.restore(self.state.load("breakdown"))
        self.table.columns.restore(self.state.load("columns"))

    def _connect(self) -> None:
        self.tree.chosen.connect(self._choose_nodes)
        self.outline.no_lists.requested.connect(
            lambda: self.requested_command.emit("import_document")
        )
        self.table.chosen.connect(self._choose_actions)
        self.rows.filter_bar.requested_clear.connect(self.show_everything)
        self.session.refused.connect(lambda _: self._show_detail())
        self.session.closed.connect(self._details.forget)
        self.views.turned.connect(self._turn)
        self.views.claiming_on_demand.once_made(self._connect_claiming)

    def _connect_claiming(self, claiming: ClaimView) -> None:
        claiming.requested_command.connect(self.requested_command)
        claiming.board.chosen_rows.connect(self.commands_changed)

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
        return ids is not None and self.rows.are_shown(ids)

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
        names = {each.name for each in units}
        self.table.know_short_names(read_short_names(ledger), units=names, year=self.session.year)
        self.table.set_editable(self.session.can_write)
        for view in (self.table, self.tree):
            view.set_home(str(ledger.path))
        self.rows.filter_bar.show_choices(choices)
        self._details.know_choices(choices, posts)

    def _read_outline(self) -> None:
        self.outline.read()
        self._show_board()

    def _show_board(self) -> None:
        if self.views.is_claiming:
            self.claiming.show_lists(self.outline.lists, can_edit=self.session.can_write)

    def _choose_nodes(self, nodes: Sequence[OutlineNode]) -> None:
        self.choice.is_in_table = False
        under, serving = None, tuple[ClauseId, ...]()
        if len(nodes) > 1:
            serving = tuple(ClauseId(each.id) for each in self.tree.selected_sentences())
            name = f"所选 {len(serving)} 句原文"
        else:
            name = node_name(nodes[0]) if nodes else ""
            under = (nodes[0].kind, nodes[0].id) if nodes else None
        self.table.clear_selection_quietly()
        self.rows.show_under(name, under, serving)
        self._show_detail()
        self.commands_changed.emit()

    def _choose_actions(self, ids: Sequence[LocalActionId]) -> None:
        if ids:
            self.choice.is_in_table = True
            self._follow(ids[0])
        self._show_detail()
        self.commands_changed.emit()

    def _follow(self, action_id: LocalActionId) -> None:
        """Bring the sentence of an action into sight at the left; the table stays as it is."""
        at = self.table.row_of(action_id)
        row = None if at is None else self.table.row(at)
        if row is not None:
            self.tree.bring_into_sight(row.clause_id)
