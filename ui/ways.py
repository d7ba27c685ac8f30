"""Where a hit, a figure, an action, a sentence, a history leads: which page, and what on it."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from model.entities import LocalActionId
from model.history import Thing
from model.search import Kind, words_of
from model.search_hits import Hit
from ui.header import SearchField
from ui.pages.breakdown import BreakdownPage
from ui.pages.breakdown_desk import Wanted
from ui.pages.page import Page

if TYPE_CHECKING:
    from ui.pages.history import HistoryPage
    from ui.pages.units import UnitsPage


class Ways:
    """Brings the page in question to the front, and there the thing."""

    def __init__(
        self,
        pages: Mapping[str, Page],
        search: SearchField,
        *,
        show_page: Callable[[str], object],
    ) -> None:
        self._pages, self._search, self._show_page = pages, search, show_page

    def lead_from(self, page: Page) -> None:
        """Go where a page points to."""
        page.requested_page.connect(self._show_page)
        page.requested_actions.connect(self.to_actions)
        page.requested_action.connect(self.to_action)
        page.requested_outline.connect(self.to_outline)
        page.requested_clauses.connect(self.to_clauses)
        page.requested_history.connect(self.to_history)

    def to_found(self, text: str, ids: Sequence[LocalActionId]) -> None:
        """To the actions that a search found."""
        self._show_page("breakdown")
        self.desk.show_found(text, ids)

    def to_hit(self, hit: Hit) -> None:
        """To where a hit stands: the sentence, the action with its field, the unit."""
        text = self._search.text()
        if hit.table in ("unit", "post"):
            self._show_page("units")
            self._units.show_place(hit.table, hit.id)
        elif hit.action_id is not None:
            self._show_page("breakdown")
            self.desk.show_hit(hit)
            self.desk.table.mark(words_of(text))
        elif hit.kind is Kind.TASK:
            self.to_outline(hit.id)
        else:
            self._show_page("follow_up")
        self._search.show_quietly(text)  # Ctrl+F goes on where one was

    def to_actions(self, wanted: Wanted) -> None:
        """To the actions behind a figure."""
        self._search.clear_quietly()
        self._show_page("breakdown")
        self.desk.show_actions(wanted)

    def to_action(self, action_id: str) -> None:
        """To one action, its form open."""
        self._show_page("breakdown")
        self.desk.select_actions([LocalActionId(action_id)])

    def to_outline(self, node_id: str) -> None:
        """To a sentence, or to what stands above it."""
        self._show_page("breakdown")
        self.desk.show_outline(node_id, anew=True)

    def to_clauses(self, clause_ids: Sequence[str]) -> None:
        """To the sentences behind a figure."""
        self._show_page("breakdown")
        self.desk.show_clauses(clause_ids)

    def to_history(self, thing: Thing) -> None:
        """To what happened to a thing."""
        self._show_page("history")
        self._history.show_history_of(thing)

    @property
    def desk(self) -> BreakdownPage:
        """The page 任务分解."""
        page = self._pages["breakdown"]
        assert isinstance(page, BreakdownPage)
        return page

    @property
    def _units(self) -> "UnitsPage":
        from ui.pages.units import UnitsPage

        page = self._pages["units"]
        assert isinstance(page, UnitsPage)
        return page

    @property
    def _history(self) -> "HistoryPage":
        from ui.pages.history import HistoryPage

        page = self._pages["history"]
        assert isinstance(page, HistoryPage)
        return page
