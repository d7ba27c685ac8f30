"""The panes of 任务分解, and what they show when a figure or a name leads here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from model.action_table import ActionFilter
from model.entities import LocalActionId
from model.search import words_of
from ui.ask import Ask
from ui.claim.claim_view import ClaimView
from ui.claim.two_views import TwoViews
from ui.draft_bar import DraftBar
from ui.pages.breakdown_choice import BreakdownChoice
from ui.pages.breakdown_details import BreakdownDetails
from ui.pages.breakdown_outline import BreakdownOutline
from ui.pages.breakdown_rows import BreakdownRows
from ui.pages.detail_pane import DetailPane
from ui.pages.page import Page
from ui.session import Session
from ui.state import WindowState
from ui.three_panes import ThreePanes

if TYPE_CHECKING:
    from reports.printed_view import PrintedView

# What another page wants to see: a filter, or rows with a name.
Wanted = ActionFilter | tuple[str, Sequence[LocalActionId]]


class BreakdownDesk(Page):
    """List, table and form beside each other, or the board of 任务认领."""

    def __init__(self, session: Session, ask: Ask, state: WindowState) -> None:
        super().__init__(session, ask, state)
        self.detail, self.draft_bar = DetailPane(), DraftBar()
        self._details = BreakdownDetails(session, self.detail)
        self.outline = BreakdownOutline(session, self._details)
        self.rows = BreakdownRows(session, self.outline)
        self.tree, self.table = self.outline.tree, self.rows.table
        self.splitter = ThreePanes()
        self.views = TwoViews(state, self.splitter)
        self.choice = BreakdownChoice(session, self.views, self.tree, self.table)

    @property
    def claiming(self) -> ClaimView:
        """The view 认领, made when it is first asked for."""
        return self.views.claiming_on_demand.get()

    def show_found(self, text: str, ids: Sequence[LocalActionId]) -> None:
        """Only the actions that a search found, its words marked."""
        self.show_actions((f"“{text}” {len(ids):,} 项", ids))
        self.table.mark(words_of(text))

    def printed_view(self) -> "PrintedView | None":
        if self.views.is_claiming:
            return self.claiming.printed_view()
        return self.rows.printed_view() or self._chosen_sentences()

    def show_actions(self, wanted: Wanted) -> None:
        """Show the rows behind a figure of another page: a filter, or rows with a name."""
        self.views.turn(claiming=False)
        self._leave_scope()
        self.table.mark(())
        if isinstance(wanted, ActionFilter):
            if wanted.under is not None:
                self.tree.choose(wanted.under[1])  # it names what the rows stand under
            self.rows.look_for(wanted)
        else:
            name, ids = wanted
            self.rows.show_given(name, ids)
            if len(ids) == 1:
                self.table.choose(ids)
        self.table.setFocus()
        self._show_detail()

    def show_outline(self, node_id: str, *, anew: bool = False) -> None:
        """Go to a sentence or to what stands above it; anew: with all of its actions."""
        self.catch_up()
        if self.views.is_claiming and self.claiming.board.choose_node(node_id):
            self.claiming.board.setFocus()
            return
        self.views.turn(claiming=False)
        if anew and self.rows.is_narrowed():
            self._leave_scope()
            self.rows.filter = ActionFilter()
        self.tree.choose(node_id)
        self.tree.setFocus()

    def show_clauses(self, clause_ids: Sequence[str]) -> None:
        """Show the sentences behind a figure of another page, and all of their actions."""
        self.catch_up()
        self.views.turn(claiming=False)
        self._leave_scope()
        self.rows.filter = ActionFilter()
        self.tree.choose_all(clause_ids)
        self.tree.setFocus()

    def show_everything(self) -> None:
        """No filter, no scope, no search."""
        self._leave_scope()
        self.rows.look_for(ActionFilter())
        self._show_detail()
        self.cleared_search.emit()

    def _chosen_sentences(self) -> "PrintedView | None":
        """Sentences behind a figure that no action stands under."""
        from ui.printed_views import sentence_list

        ids = [node.clause.id for node in self.choice.sentences() if node.clause is not None]
        return sentence_list(ids, wanted="") if ids else None

    def _show_detail(self) -> None:
        if self.session.is_open and not self.views.is_claiming:
            self._details.show(self.choice.of_form)

    def _leave_scope(self) -> None:
        self.tree.clear_selection_quietly()
        self.choice.is_in_table = True
        self.rows.leave_scope()
