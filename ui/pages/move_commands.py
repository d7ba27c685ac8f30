"""Actions moved about (移动): to other sentences, up and down, and files dropped on a row."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from model.action_moves import add_source, move_to_clause, place_before, shift
from model.entities import ClausePartId, LocalActionId
from model.outline import OutlineNode
from ui.action_verbs import labelled
from ui.outline_words import node_name
from ui.slices import do_in_slices

if TYPE_CHECKING:
    from ui.pages.breakdown import BreakdownPage

_OTHER_ORDER = "表格现在不按原文排序，不能上下移动。请先点击标题“原文”再移动。"


class MoveCommands(QObject):
    """Carries out what a drop or Alt and an arrow asks for."""

    def __init__(self, page: "BreakdownPage") -> None:
        super().__init__(page)
        self._page, self._session = page, page.session
        page.tree.dropped_actions.connect(self._drop_on_node)
        page.table.requested_place.connect(self._place)

    def can(self, name: str) -> bool:
        """Can this command be used on what is selected?"""
        return not name.startswith("move_") or bool(self._page.choice.actions())

    def do_move_up(self) -> None:
        """上移 among the actions of the sentence."""
        self._shift(up=True)

    def do_move_down(self) -> None:
        """下移 among the actions of the sentence."""
        self._shift(up=False)

    def _shift(self, *, up: bool) -> None:
        page, ids = self._page, self._page.choice.actions()
        if not page.rows.is_in_order_of_paper():
            page.ask.tell(page, _OTHER_ORDER)
            return
        name = labelled("上移举措" if up else "下移举措", ids)
        if self._session.do(name, lambda step: shift(step, ids, up=up)):
            page.rows.find_anew()

    def _place(self, ids: Sequence[LocalActionId], row: int) -> None:
        """Before the row that stands there; between two sentences where the rows come from."""
        page = self._page
        if not page.rows.is_in_order_of_paper():
            page.ask.tell(page, _OTHER_ORDER)
            return
        above, below = page.table.row(row - 1), page.table.row(row)
        first = page.table.row_of(ids[0])
        own = None if first is None else page.table.row(first)
        near = below or above
        if above is not None and own is not None and above.clause_id == own.clause_id:
            near = above
        if near is None:
            return
        before = below.id if below is not None and below.clause_id == near.clause_id else None
        clause_id = near.clause_id
        stored = self._session.do(
            labelled("调整举措顺序", ids),
            lambda step: place_before(step, ids, before, clause_id=clause_id),
        )
        if stored:
            page.rows.find_anew()

    def _drop_on_node(
        self, ids: Sequence[LocalActionId], node: OutlineNode, is_further: bool
    ) -> None:
        if node.clause is None or not self._session.can_write:
            return
        # What hangs below a sentence and shows it is a part of it.
        part = ClausePartId(node.id) if node.id != node.clause.id else None
        verb, word = (add_source, "增加原文出处") if is_further else (move_to_clause, "移到")
        name = labelled(f"{word}{node_name(node)}", ids)
        verb = partial(verb, clause_id=node.clause.id, part_id=part)
        if do_in_slices(self._session, name, ids, verb):
            self._page.rows.find_anew()
