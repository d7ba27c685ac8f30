"""The outline of all lists (任务树): list → chapter → group → item → goal → clause, with counts.

A parent counts each action once, however many of its sentences the action serves, and shows the
lamp of its worst child.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from model.action_table import NodeKind
from model.clause_parts import part_text, read_all_parts
from model.deadlines import (
    LampCounts,
    Shown,
    ShownWords,
    as_shown,
    count_lamps,
    lamps_shown,
)
from model.entities import Clause, ClausePart, LocalActionId
from model.ledger import Ledger
from model.pieces import Pieces, at_once
from model.store.connection import Row
from model.store.values import read_as
from model.triage import Proposal, propose
from model.words import ListKind, Triage


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineNode:
    """A node with the roll-up of what is below it.

    `clauses` and `pending` count the numbered sentences (条) below: all, and those 待认领. A
    clause node carries its sentence, the departments that steer it and, while a numbered one is
    pending, the proposal; below one that is split stand its parts, which carry it too and count
    no sentence. `actions` counts what is linked to any sentence below, in 项.
    """

    kind: NodeKind
    id: str
    number: str
    title: str
    clauses: int
    pending: int
    taken: int
    actions: LampCounts
    children: tuple["OutlineNode", ...] = ()
    clause: Clause | None = None
    responsible: str = ""
    departments: tuple[str, ...] = ()
    proposal: Proposal | None = None
    part: ClausePart | None = None

    @property
    def covered_parts(self) -> int:
        """How many parts of a sentence have an action: their own, or one of the whole."""
        return sum(each.part is not None and each.actions.total > 0 for each in self.children)

    @property
    def is_done(self) -> bool:
        """A sentence, and what stands above it, is done when all its actions are confirmed."""
        return 0 < self.actions.total == self.actions.done


@dataclass(slots=True)
class _Below:
    """The actions below a node: those of one sentence are only counted, shared ones named."""

    single: Counter[Shown] = field(default_factory=Counter)
    shared: dict[str, Shown] = field(default_factory=dict)

    def add(self, other: "_Below") -> None:
        self.single += other.single
        self.shared |= other.shared

    def counts(self) -> LampCounts:
        return count_lamps(self.single + Counter(self.shared.values()))


@dataclass(frozen=True, slots=True)
class ActionCounts:
    """The actions below each sentence on a day: what of an outline is dear to count.

    It holds as long as no action, link or setting changes; decisions about sentences leave it.
    """

    as_of: date
    of_action: Mapping[LocalActionId, ShownWords]
    of_clause: Mapping[str, _Below]
    of_part: Mapping[tuple[str, str | None], Counter[Shown]]

    def of(self, action_ids: Iterable[LocalActionId]) -> LampCounts | None:
        """How many of these actions show which lamp; None when somebody else added one since."""
        found = Counter(map(self.of_action.get, action_ids))
        return (
            None if None in found else count_lamps(as_shown({s: n for s, n in found.items() if s}))
        )


def count_actions(ledger: Ledger, as_of: date) -> ActionCounts:
    """Count the actions of all sentences and parts."""
    return at_once(counting_actions(ledger, as_of))


def counting_actions(ledger: Ledger, as_of: date) -> Pieces[ActionCounts]:
    """The same in pieces."""
    shown = lamps_shown(ledger, as_of)
    yield
    by_clause = _actions_by_clause(ledger, shown)
    yield
    return ActionCounts(as_of, shown, by_clause, _actions_by_part(ledger, shown))


def read_outline(
    ledger: Ledger, as_of: date, counts: ActionCounts | None = None
) -> tuple[OutlineNode, ...]:
    """The lists of the ledger as trees, in the order of the paper; `counts` that still hold."""
    if counts is None or counts.as_of != as_of:
        counts = count_actions(ledger, as_of)
    builder = _Builder(ledger, counts)
    rows = ledger.rows("SELECT id, title, kind, issuer FROM task_list ORDER BY position, id")
    return tuple(builder.list_node(row)[0] for row in rows)


class _Builder:
    """Reads each level once and puts the tree together from the sentences upwards."""

    def __init__(self, ledger: Ledger, counts: ActionCounts) -> None:
        self._chapters = _by_parent(ledger, "chapter", "task_list_id")
        self._groups = _by_parent(ledger, "task_group", "chapter_id")
        self._items = _by_parent(ledger, "task_item", "chapter_id")
        self._goals = _by_parent(ledger, "goal", "task_item_id")
        self._clauses = _by_parent(ledger, "clause", "task_item_id")
        self._notes = {row["id"]: row["text"] for row in ledger.rows(_NOTES_SQL)}
        self._departments = _departments(ledger)
        self._below, self._of_parts = counts.of_clause, counts.of_part
        self._parts = read_all_parts(ledger)
        self._kind: ListKind | None = None
        self._issuer = ""

    def list_node(self, row: Row) -> tuple[OutlineNode, _Below]:
        self._kind, self._issuer = ListKind(row["kind"]), row["issuer"]
        children = [self._chapter_node(chapter) for chapter in self._chapters[row["id"]]]
        return _parent(NodeKind.LIST, row["id"], "", row["title"], children)

    def _chapter_node(self, row: Row) -> tuple[OutlineNode, _Below]:
        groups = {group["id"]: group for group in self._groups[row["id"]]}
        grouped: dict[str | None, list[tuple[OutlineNode, _Below]]] = defaultdict(list)
        for item in self._items[row["id"]]:
            grouped[item["task_group_id"]].append(self._item_node(item))
        children = []
        for group_id, items in grouped.items():
            if group_id is None:
                children += items
            else:
                group = groups[group_id]
                children.append(
                    _parent(NodeKind.GROUP, group_id, group["number"], group["title"], items)
                )
        return _parent(NodeKind.CHAPTER, row["id"], row["number"], row["title"], children)

    def _item_node(self, row: Row) -> tuple[OutlineNode, _Below]:
        own, of_goal = [], defaultdict(list)
        for clause in self._clauses[row["id"]]:
            if clause["goal_id"] is None:
                own.append(self._clause_node(clause))
            else:
                of_goal[clause["goal_id"]].append(self._clause_node(clause))
        goals = [
            _parent(NodeKind.GOAL, goal["id"], "", goal["title"], of_goal[goal["id"]])
            for goal in self._goals[row["id"]]
        ]
        return _parent(NodeKind.ITEM, row["id"], row["number"], row["title"], [*own, *goals])

    def _clause_node(self, row: Row) -> tuple[OutlineNode, _Below]:
        clause = read_as(Clause, row)
        counted = int(clause.number is not None)
        note_id = clause.responsibility_id or ""
        is_pending = clause.triage is Triage.PENDING
        below = self._below.get(clause.id) or _Below()
        proposal = None
        if counted and is_pending:
            proposal = propose(
                clause.text, self._departments[note_id], kind=self._kind, issuer=self._issuer
            )
        node = OutlineNode(
            kind=NodeKind.CLAUSE,
            id=clause.id,
            number="" if clause.number is None else str(clause.number),
            title=clause.text,
            clauses=counted,
            pending=counted * is_pending,
            taken=counted * (clause.triage is Triage.PROVINCE),
            actions=below.counts(),
            children=self._part_nodes(clause, self._notes.get(note_id, "")),
            clause=clause,
            responsible=self._notes.get(note_id, ""),
            departments=tuple(self._departments.get(note_id, ())),
            proposal=proposal,
        )
        return node, below

    def _part_nodes(self, clause: Clause, responsible: str) -> tuple[OutlineNode, ...]:
        whole = self._of_parts.get((clause.id, None), Counter[Shown]())
        return tuple(
            OutlineNode(
                kind=NodeKind.PART,
                id=part.id,
                number=part_number(at),
                title=part_text(clause.text, part),
                clauses=0,
                pending=0,
                taken=0,
                actions=count_lamps(whole + self._of_parts.get((clause.id, part.id), Counter())),
                clause=clause,
                responsible=responsible,
                part=part,
            )
            for at, part in enumerate(self._parts.get(clause.id, ()))
        )


def part_number(at: int) -> str:
    """①②③, and (21) where the circled ones end."""
    return chr(0x2460 + at) if at < _CIRCLED else f"({at + 1})"


_CIRCLED = 20
_NOTES_SQL = "SELECT id, text FROM responsibility"


def heading(number: str, title: str) -> str:
    """三 and its title become 三、…; （三） and 1. stand as they are."""
    if not number:
        return title
    if number[-1] in "）)、.．":
        return f"{number}{title}"
    return f"{number}. {title}" if number.isascii() else f"{number}、{title}"


def _parent(
    kind: NodeKind,
    node_id: str,
    number: str,
    title: str,
    children: Iterable[tuple[OutlineNode, _Below]],
) -> tuple[OutlineNode, _Below]:
    nodes = []
    below = _Below()
    for node, of_child in children:
        nodes.append(node)
        below.add(of_child)
    parent = OutlineNode(
        kind=kind,
        id=node_id,
        number=number,
        title=title,
        clauses=sum(node.clauses for node in nodes),
        pending=sum(node.pending for node in nodes),
        taken=sum(node.taken for node in nodes),
        actions=below.counts(),
        children=tuple(nodes),
    )
    return parent, below


def _by_parent(ledger: Ledger, table: str, parent: str) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in ledger.rows(f"SELECT * FROM {table} ORDER BY position, id"):
        found[row[parent]].append(row)
    return found


def _departments(ledger: Ledger) -> defaultdict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in ledger.rows("SELECT * FROM responsibility_unit ORDER BY position"):
        found[row["responsibility_id"]].append(row["name"])
    return found


def _actions_by_clause(
    ledger: Ledger, shown: Mapping[LocalActionId, ShownWords]
) -> defaultdict[str, _Below]:
    links = [
        each
        for each in ledger.tuples("SELECT clause_id, action_id, is_primary FROM action_clause")
        if each[1] in shown  # somebody else may write meanwhile
    ]
    serves_several = {action_id for _, action_id, is_primary in links if not is_primary}
    found: defaultdict[str, _Below] = defaultdict(_Below)
    single = Counter((c, shown[a]) for c, a, _ in links if a not in serves_several)
    for (clause_id, words), count in single.items():
        found[clause_id].single += as_shown({words: count})
    for clause_id, action_id, _ in links:
        if action_id in serves_several:
            (found[clause_id].shared[action_id],) = as_shown({shown[action_id]: 1})
    return found


def _actions_by_part(
    ledger: Ledger, shown: Mapping[LocalActionId, ShownWords]
) -> dict[tuple[str, str | None], Counter[Shown]]:
    """The actions of sentences that are split, by sentence and part (None: the whole)."""
    found: defaultdict[tuple[str, str | None], Counter[ShownWords]] = defaultdict(Counter)
    for clause_id, part_id, action_id in ledger.tuples(_OF_PARTS_SQL):
        if action_id in shown:
            found[clause_id, part_id][shown[action_id]] += 1
    return {place: as_shown(counted) for place, counted in found.items()}


_OF_PARTS_SQL = """
    SELECT clause_id, clause_part_id, action_id FROM action_clause
    WHERE clause_id IN (SELECT clause_id FROM clause_part)
"""
