"""What is chosen on the page 任务分解: in the view in front, in the list or in the table."""

from model.action_detail import read_action
from model.entities import Clause, ClauseId, ClausePartId, LocalActionId
from model.outline import OutlineNode
from ui.action_table import ActionTable
from ui.claim.two_views import TwoViews
from ui.outline_tree import OutlineTree
from ui.outline_words import lone_parts
from ui.pages.breakdown_details import Chosen
from ui.session import Session


class BreakdownChoice:
    """Knows which of the two was chosen in last; commands and the form mean that."""

    def __init__(
        self, session: Session, views: TwoViews, tree: OutlineTree, table: ActionTable
    ) -> None:
        self._session, self._views = session, views
        self._tree, self._table = tree, table
        self.is_in_table = False  # else in the list

    def actions(self) -> list[LocalActionId]:
        """The actions that a command means."""
        is_table = self.is_in_table and not self._views.is_claiming
        return self._table.selected_ids() if is_table else []

    def clauses(self) -> list[Clause]:
        """The sentences that a command means: selected, or those of the selected action."""
        ids = self.actions()
        if ids:
            return list(read_action(self._session.ledger, ids[0], self._session.as_of).clauses)
        return [node.clause for node in self.sentences() if node.clause is not None]

    def sentences(self) -> list[OutlineNode]:
        """The sentences at or below what is selected in the view in front."""
        view = self._views.claiming_on_demand.get().board if self._views.is_claiming else self._tree
        return view.selected_sentences()

    def parts(self) -> dict[ClauseId, ClausePartId]:
        """The parts that stand for their sentences: one alone of each, the sentence not with it."""
        if self._views.is_claiming or self.actions():
            return {}
        return lone_parts(self._tree.selected_nodes())

    def is_heading(self) -> bool:
        """Is it a heading that is selected, not sentences or actions?"""
        if self._views.is_claiming:
            return self._views.claiming_on_demand.get().board.heading_is_selected()
        nodes = self._tree.selected_nodes()
        return not self.actions() and any(node.clause is None for node in nodes)

    def of_form(self) -> Chosen:
        """What the form shows."""
        if ids := self.actions():
            return Chosen(actions=ids)
        nodes, below = self._tree.selected_nodes(), self._tree.selected_sentences()
        return Chosen(nodes=nodes, clauses=below)
