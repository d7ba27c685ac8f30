"""Actions in pages, with all that the tables of a paper print of them (台账分页)."""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, TypeVar

from model.action_table import ActionRow, read_rows
from model.entities import ClauseId, EvidenceId, LocalAction, LocalActionId, ProgressNote, Stage
from model.ledger import Ledger
from model.progress import NEWEST_FIRST
from model.quarters import period_start
from model.store.connection import Row
from model.store.values import read_as

PAGE = 1000
_MAIN_SOURCES: Mapping[LocalActionId, ClauseId] = MappingProxyType({})
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRow:
    """One action: its fields, its row as shown, its stages, its last note and its evidence.

    `place` is where its 主要出处 stands in the paper, such as 三、（三）; `item_number` is the end
    of it. `note` is the newest whose period has begun by the 数据截止日.
    """

    action: LocalAction
    row: ActionRow
    place: str
    item_number: str
    doc_number: str
    list_title: str
    stages: tuple[Stage, ...]
    note: ProgressNote | None
    evidence_ids: tuple[EvidenceId, ...]


def read_page(
    ledger: Ledger,
    ids: Sequence[LocalActionId],
    as_of: date,
    sources: Mapping[LocalActionId, ClauseId] = _MAIN_SOURCES,
) -> list[PageRow]:
    """The actions of one page, in the order of `ids`, by a handful of queries.

    An action is told under its 主要出处, or under the sentence that `sources` names.
    """
    rows = _told_under(ledger, read_rows(ledger, ids, as_of), sources)
    wanted = json.dumps(list(ids))
    actions = {
        row["id"]: read_as(LocalAction, row)
        for row in ledger.rows(f"SELECT * FROM local_action WHERE id IN {_IDS}", (wanted,))
    }
    told = json.dumps([row.clause_id for row in rows])
    places = {row["id"]: row for row in ledger.rows(_PLACES_SQL, (told,))}
    stages = _grouped(ledger, _STAGES_SQL, wanted, lambda row: read_as(Stage, row))
    notes = _grouped(ledger, _NOTES_SQL, wanted, lambda row: read_as(ProgressNote, row))
    evidence = _grouped(ledger, _EVIDENCE_SQL, wanted, lambda row: EvidenceId(row["evidence_id"]))
    return [
        PageRow(
            action=actions[row.id],
            row=row,
            place="、".join(filter(None, (place["chapter"], place["item"]))),
            item_number=place["item"],
            doc_number=place["doc_number"],
            list_title=place["list_title"],
            stages=tuple(stages[row.id]),
            note=_newest(notes[row.id], as_of),
            evidence_ids=tuple(evidence[row.id]),
        )
        for row in rows
        for place in (places[row.clause_id],)
    ]


_IDS = "(SELECT value FROM json_each(?))"
_PLACES_SQL = f"""
    SELECT clause.id, chapter.number AS chapter, task_item.number AS item,
        task_list.doc_number, task_list.title AS list_title
    FROM clause
    JOIN task_item ON task_item.id = clause.task_item_id
    JOIN chapter ON chapter.id = task_item.chapter_id
    JOIN task_list ON task_list.id = chapter.task_list_id
    WHERE clause.id IN {_IDS}
"""
_STAGES_SQL = f"SELECT * FROM stage WHERE action_id IN {_IDS} ORDER BY ends_on"
_NOTES_SQL = f"SELECT * FROM progress_note WHERE action_id IN {_IDS} ORDER BY {NEWEST_FIRST}"
_EVIDENCE_SQL = (
    "SELECT action_id, evidence_id FROM action_evidence "
    f"WHERE action_id IN {_IDS} ORDER BY position, id"
)


def _told_under(
    ledger: Ledger, rows: list[ActionRow], sources: Mapping[LocalActionId, ClauseId]
) -> list[ActionRow]:
    moved = [row for row in rows if sources.get(row.id, row.clause_id) != row.clause_id]
    if not moved:
        return rows
    wanted = json.dumps([sources[row.id] for row in moved])
    found = ledger.rows(f"SELECT id, number, text FROM clause WHERE id IN {_IDS}", (wanted,))
    clauses = {row["id"]: row for row in found}
    return [
        _under(row, clauses[sources[row.id]]) if sources.get(row.id) in clauses else row
        for row in rows
    ]


def _under(row: ActionRow, clause: Row) -> ActionRow:
    return replace(
        row, clause_id=clause["id"], clause_number=clause["number"], clause_text=clause["text"]
    )


def _grouped(
    ledger: Ledger, sql: str, wanted: str, read: Callable[[Any], _Value]
) -> defaultdict[str, list[_Value]]:
    found: defaultdict[str, list[_Value]] = defaultdict(list)
    for row in ledger.rows(sql, (wanted,)):
        found[row["action_id"]].append(read(row))
    return found


def _newest(notes: Sequence[ProgressNote], as_of: date) -> ProgressNote | None:
    return next((note for note in notes if period_start(note.period) <= as_of), None)
