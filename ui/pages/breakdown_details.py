"""Fills the pane at the right of 任务分解 with what is selected (详情)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from model.action_detail import read_action
from model.action_doubts import action_doubts
from model.action_history import action_history
from model.action_table import ActionFilter, ActionSort, find_ids, read_rows
from model.clause_parts import part_text, parts_served
from model.common_values import common_values
from model.entities import Clause, ClausePart, LocalActionId
from model.errors import InvalidEntryError
from model.outline import OutlineNode
from model.quarters import periods_until
from ui.action_form import ShownAction
from ui.choices import Choice
from ui.clause_form import ShownClause
from ui.field_names import names_or_values
from ui.history_part import HistoryLine
from ui.history_words import Shown, field_lines, history_lines
from ui.outline_words import node_name, node_title
from ui.pages.detail_pane import DetailPane
from ui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is selected: actions, else nodes of the outline with the sentences below them."""

    actions: Sequence[LocalActionId] = ()
    nodes: Sequence[OutlineNode] = ()
    clauses: Sequence[OutlineNode] = ()

    def is_same_as(self, other: "Chosen") -> bool:
        """Are the same things selected, whatever became of their values?"""
        ids, others = [each.id for each in self.nodes], [each.id for each in other.nodes]
        return list(self.actions) == list(other.actions) and ids == others


class BreakdownDetails:
    """Asks the ledger about the selected thing and shows it in the form that fits.

    Before the form turns to something else, what is typed in it is settled: until then the news of
    what was stored are shown of the former thing.
    """

    def __init__(self, session: Session, pane: DetailPane) -> None:
        self._session, self._pane = session, pane
        self._places: dict[str, tuple[str, OutlineNode]] = {}
        self._names: dict[str, str] = {}
        self._now: Chosen | None = None
        self._is_leaving = False

    def know_outline(self, nodes: Sequence[OutlineNode]) -> None:
        """Where every sentence stands."""
        self._places = {}
        for node in nodes:
            _place(node, "", self._places)

    def know_choices(self, units: Sequence[Choice], posts: Sequence[Choice]) -> None:
        """What the lists of the forms offer."""
        self._names = {str(each.id): each.text for each in (*units, *posts)}
        self._pane.show_choices(units, posts)

    def show(self, chosen: Callable[[], Chosen]) -> None:
        """Show what is selected, after the form was left that showed something else."""
        if self._is_leaving and self._now is not None:
            self._show(self._now)
            return
        if self._now is not None and not self._now.is_same_as(chosen()):
            self.leave()
        self._now = chosen()  # asked again: what was settled may have changed it
        self._show(self._now)

    def leave(self) -> None:
        """Settle what is typed in the form, and turn away from it."""
        if self._is_leaving:
            return
        self._is_leaving = True
        try:
            self._pane.leave()
        finally:
            self._is_leaving = False
        self._now = None

    def forget(self) -> None:
        """The ledger is closed: nothing that was typed in it goes into another."""
        self._now = None
        self._pane.forget()

    def _show(self, chosen: Chosen) -> None:
        if chosen.actions:
            self._show_actions(chosen.actions)
        else:
            self._show_nodes([self._fresh(each) for each in chosen.nodes], chosen.clauses)

    def _fresh(self, node: OutlineNode) -> OutlineNode:
        _, now = self._places.get(node.id, ("", node))
        return now

    def _show_actions(self, ids: Sequence[LocalActionId]) -> None:
        """One action in its form, or what can be done with several."""
        if len(ids) == 1:
            self._show_action(ids[0])
        else:
            common = common_values(self._session.ledger, ids)
            self._pane.show_actions(ids, common, can_edit=self._session.can_write)

    def _show_nodes(self, nodes: Sequence[OutlineNode], clauses: Sequence[OutlineNode]) -> None:
        """A sentence in its form, or what can be done with several; `clauses` are below."""
        if not nodes:
            self._pane.show_nothing()
        elif len(nodes) == 1 and nodes[0].clause is not None:
            self._show_clause(nodes[0], nodes[0].clause)
        else:
            self._pane.show_clauses(
                node_name(nodes[0]) if len(nodes) == 1 else f"选中 {len(nodes)} 处原文",
                clauses=len(clauses),
                pending=sum(each.proposal is not None for each in clauses),
                can_edit=self._session.can_write,
            )

    def _show_clause(self, node: OutlineNode, clause: Clause) -> None:
        ledger, as_of = self._session.ledger, self._session.as_of
        ids = find_ids(ledger, ActionFilter(under=(node.kind, node.id)), ActionSort(), as_of)
        self._pane.show_clause(
            ShownClause(
                clause=clause,
                place=self._places[node.id][0],
                part=node if node.part is not None else None,
                parts=self._places[clause.id][1].children,
                served=parts_served(ledger, clause.id),
                responsible=node.responsible,
                proposal=node.proposal,
                actions=read_rows(ledger, ids, as_of),
                can_edit=self._session.can_write,
            )
        )

    def _show_action(self, action_id: LocalActionId) -> None:
        ledger, as_of = self._session.ledger, self._session.as_of
        try:
            detail = read_action(ledger, action_id, as_of)
        except InvalidEntryError:  # it went while it was selected
            self.leave()
            self._pane.show_nothing()
            return
        session = self._session
        self._pane.show_action(
            ShownAction(
                detail=detail,
                sources=[
                    self._source(clause, detail.parts.get(clause.id)) for clause in detail.clauses
                ],
                year=session.year,
                as_of=as_of,
                can_edit=session.can_write,
                history=lambda: history_lines(action_history(ledger, action_id), self._shown()),
                doubts=action_doubts(ledger, detail, as_of=as_of, today=session.today),
                periods=periods_until(as_of, session.settings.report_period, since=session.year),
                usual=(session.confirmer, session.working_day),
            )
        )

    def field_history(self, action_id: LocalActionId, key: str) -> list[HistoryLine]:
        """The history of one field of the form."""
        return field_lines(action_history(self._session.ledger, action_id), key, self._shown())

    def _shown(self) -> Shown:
        return names_or_values(self._names)

    def _source(self, clause: Clause, part: ClausePart | None) -> tuple[str, str, str]:
        place, node = self._places.get(clause.id, ("", None))
        number = f"原文第 {clause.number} 句" if clause.number is not None else "原文"
        note = node.responsible if node else ""
        if part is not None and part.id in self._places:
            mark = self._places[part.id][1].number
            number += f" {mark}"
            note = "\n".join(
                filter(None, (f"落实其中{mark}：{part_text(clause.text, part)}", note))
            )
        return f"{number} · {place}", clause.text, note


def _place(node: OutlineNode, above: str, places: dict[str, tuple[str, OutlineNode]]) -> None:
    places[node.id] = (above, node)
    below = above if node.clause is not None else node_title(node)
    for child in node.children:
        _place(child, below, places)
