"""All that the ledger holds to write the report from (素材): by part, task and sentence.

Nothing is chosen or changed here: what is not marked 写入报告 is there too.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from model.action_page import PAGE, PageRow, read_page
from model.action_table import NodeKind
from model.deadlines import BEGUN_SQL
from model.entities import Clause, ProgressNote
from model.evidence_list import evidence_numbers
from model.ledger import Ledger
from model.list_sources import sources_in
from model.outline import OutlineNode, heading
from model.progress import NEWEST_FIRST
from model.store.values import read_as
from model.year_facts import YearFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionMaterial:
    """One action with its notes, the newest period first, and its evidence by number and name."""

    page_row: PageRow
    notes: tuple[ProgressNote, ...]
    evidence: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseMaterial:
    """A sentence, its place in words, and the actions that are told under it."""

    clause: Clause
    goal: str
    actions: tuple[ActionMaterial, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemMaterial:
    """A task with its heading; those without any action are left out."""

    title: str
    clauses: tuple[ClauseMaterial, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartMaterial:
    """A part of the list with the tasks that have actions."""

    title: str
    items: tuple[ItemMaterial, ...]


def read_raw_material(ledger: Ledger, facts: YearFacts) -> tuple[PartMaterial, ...]:
    """Everything of one list, each action once, in the order of the paper."""
    by_clause = _by_clause(ledger, facts)
    parts = [
        PartMaterial(
            title=heading(part.number, part.title),
            items=tuple(_items(part, by_clause)),
        )
        for part in facts.parts
    ]
    return tuple(part for part in parts if part.items)


def _items(
    node: OutlineNode, by_clause: Mapping[str, Sequence[ActionMaterial]]
) -> Iterator[ItemMaterial]:
    for child in node.children:
        if child.kind is not NodeKind.ITEM:
            yield from _items(child, by_clause)
            continue
        clauses = [
            ClauseMaterial(clause=clause, goal=goal, actions=tuple(by_clause[clause.id]))
            for clause, goal in _clauses(child)
            if clause.id in by_clause
        ]
        if clauses:
            title = heading(child.number, child.title) if child.title else ""
            yield ItemMaterial(title=title, clauses=tuple(clauses))


def _clauses(node: OutlineNode, goal: str = "") -> Iterator[tuple[Clause, str]]:
    for child in node.children:
        if child.clause is not None:
            yield child.clause, goal
        else:
            yield from _clauses(child, child.title)


def _by_clause(ledger: Ledger, facts: YearFacts) -> dict[str, list[ActionMaterial]]:
    sources = sources_in(ledger, facts.task_list.id)
    ids = list(sources)
    names = {row["id"]: row["name"] for row in ledger.rows("SELECT id, name FROM evidence")}
    numbers = evidence_numbers(ledger, facts.as_of)
    found: dict[str, list[ActionMaterial]] = {}
    for start in range(0, len(ids), PAGE):
        page = ids[start : start + PAGE]
        notes = _notes(ledger, page, facts.as_of)
        for row in read_page(ledger, page, facts.as_of, sources):
            material = ActionMaterial(
                page_row=row,
                notes=tuple(notes[row.row.id]),
                evidence=tuple(
                    (numbers[each], names[each]) for each in row.evidence_ids if each in numbers
                ),
            )
            found.setdefault(row.row.clause_id, []).append(material)
    return found


def _notes(ledger: Ledger, ids: Sequence[str], as_of: date) -> defaultdict[str, list[ProgressNote]]:
    rows = ledger.rows(
        "SELECT * FROM progress_note WHERE action_id IN (SELECT value FROM json_each(:ids)) "
        f"AND {BEGUN_SQL} ORDER BY {NEWEST_FIRST}",
        {"ids": json.dumps(list(ids)), "as_of": as_of},
    )
    found: defaultdict[str, list[ProgressNote]] = defaultdict(list)
    for row in rows:
        found[row["action_id"]].append(read_as(ProgressNote, row))
    return found
