"""The sentence one is at goes along between 认领 and 分解 (带着当前位置换视图)."""

import os
from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject

from model.coverage import read_coverage
from model.entities import LocalActionId
from model.ledger import Changes

if TYPE_CHECKING:
    from ui.pages.breakdown import BreakdownPage

_PLACE = "breakdown/place"
_SEEN_AT_ONCE = 200  # actions; nobody looks for more of them, and to select them costs


class PlaceCommands(QObject):
    """Turns the views for the clerk; who turns them for a row of their own names the place."""

    def __init__(self, page: "BreakdownPage") -> None:
        super().__init__(page)
        self._page = page
        page.views.requested.connect(self.turn)
        page.views.requested_next.connect(self.go_on)

    def turn(self, claiming: bool) -> None:
        """Bring the other view to the front, at the sentence of this one."""
        page = self._page
        if claiming is page.views.is_claiming or not page.session.is_open:
            page.views.turn(claiming=claiming)
        elif claiming:
            here = [each.id for each in page.choice.clauses()]
            page.views.turn(claiming=True)
            self._choose_on_board(here[0] if here else "")
        else:
            was_there = bool(page.tree.selected_nodes() or page.table.selected_ids())
            page.views.turn(claiming=False)
            if was_there or page.outline.waits_for_decision():
                self._choose_in_tree(page.claiming.board.current_sentence())
            else:
                self.choose_next_step()

    def go_on(self) -> None:
        """去分解: all is decided, what comes next is the first sentence without an action."""
        self._page.views.turn(claiming=False)
        self.choose_next_step()
        self._page.tree.setFocus()

    def choose_next_step(self) -> None:
        """Choose the first 省内落实 that has no action, else where the board is."""
        found = read_coverage(self._page.session.ledger).without_action
        place = found[0] if found else self._page.claiming.board.current_sentence()
        self._choose_in_tree(place)

    def keep(self) -> None:
        """Let the window remember where one is in this ledger."""
        page, actions = self._page, self._page.choice.actions()
        nodes = page.tree.selected_nodes()
        here = page.claiming.board.current_id() if page.views.is_claiming else ""
        here = here or (actions[0] if actions else nodes[0].id if nodes else "")
        words = f"{page.session.ledger.path}\n{here}"
        page.state.keep(_PLACE, QByteArray(os.fsencode(words)))

    def go_back(self) -> None:
        """Go where one was when this ledger was left; what is gone is left aside."""
        page, kept = self._page, self._page.state.load(_PLACE)
        path, _, here = os.fsdecode(bytes(kept.data())).partition("\n") if kept else ("", "", "")
        if not here or path != str(page.session.ledger.path):
            return
        if page.views.is_claiming:
            page.claiming.board.choose_node(here)
        elif page.table.row_of(here) is not None:
            page.select_actions([LocalActionId(here)])
        elif any(here == each.id for each in page.tree.all_clauses()):
            page.tree.choose(here)

    def show_what_went_back(self, changes: Changes) -> None:
        """What was undone, done again or taken back is selected where it is in sight."""
        page = self._page
        actions = changes.rows.get("local_action") or ()
        clauses = changes.rows.get("clause") or ()
        if not page.isVisible():
            return
        shown = [each for each in page.table.ids if each in actions]
        if page.views.is_claiming or not shown:
            self._show_sentence(clauses)
        elif len(shown) <= _SEEN_AT_ONCE and not set(shown) & set(page.choice.actions()):
            page.select_actions(shown)

    def _show_sentence(self, clause_ids: Collection[str]) -> None:
        page = self._page
        chosen = {each.id for each in page.choice.sentences()}
        order = (each.id for each in page.tree.all_clauses())
        first = next((each for each in order if each in clause_ids), "")
        if first and not chosen & set(clause_ids):
            view = page.claiming.board.choose_node if page.views.is_claiming else page.tree.choose
            view(first)

    def _choose_on_board(self, clause_id: str) -> None:
        claiming = self._page.claiming
        if clause_id and not claiming.board.choose_node(clause_id):
            claiming.look_for_all()  # the filter of the board hides it
            claiming.board.choose_node(clause_id)

    def _choose_in_tree(self, clause_id: str) -> None:
        page = self._page
        is_there = bool(page.choice.actions()) or len(page.tree.selected_nodes()) == 1
        if clause_id and not (is_there and [e.id for e in page.choice.clauses()] == [clause_id]):
            page.tree.choose(clause_id)
