"""The evidence of one list, piece by piece, with what it proves (佐证材料目录)."""

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from model.entities import Evidence, EvidenceId, TaskListId
from model.evidence import read_evidence_in_order
from model.ledger import Ledger
from model.list_sources import sources_in


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedEvidence:
    """A piece of evidence under its number (编号), with what it proves in the list.

    `sentences` says where these stand in the paper: 三、（四）第12句, or under which goal or
    heading (五、工作要求) where sentences are not counted. `units` lead the actions.
    """

    number: int
    evidence: Evidence
    sentences: tuple[str, ...]
    actions: tuple[str, ...]
    units: tuple[str, ...]


def read_evidence_of_list(ledger: Ledger, task_list_id: TaskListId) -> tuple[ListedEvidence, ...]:
    """What proves the actions of a list, in the order of its tasks, each piece once."""
    proved = _proved(ledger, task_list_id)
    return tuple(
        ListedEvidence(
            number=number,
            evidence=each,
            sentences=tuple(dict.fromkeys(row[0] for row in proved[each.id])),
            actions=tuple(row[1] for row in proved[each.id]),
            units=tuple(dict.fromkeys(row[2] for row in proved[each.id] if row[2])),
        )
        for number, each in enumerate(read_evidence_in_order(ledger), start=1)
        if each.id in proved
    )


def _proved(
    ledger: Ledger, task_list_id: TaskListId
) -> defaultdict[EvidenceId, list[tuple[str, str, str]]]:
    """Sentence, action and lead unit of all that each piece proves, in the order of the paper."""
    sources = sources_in(ledger, task_list_id)
    sentences = _sentences(ledger, list(sources.values()))
    order = {action_id: at for at, action_id in enumerate(sources)}
    found: defaultdict[EvidenceId, list[tuple[str, str, str]]] = defaultdict(list)
    rows = ledger.rows(
        "SELECT link.action_id, link.evidence_id, a.text, unit.name FROM json_each(?) AS wanted "
        "JOIN action_evidence AS link ON link.action_id = wanted.value "
        "JOIN local_action AS a ON a.id = link.action_id "
        "LEFT JOIN unit ON unit.id = a.lead_unit_id",
        (json.dumps(list(sources)),),
    )
    for action_id, evidence_id, text, unit in sorted(rows, key=lambda row: order[row["action_id"]]):
        found[evidence_id].append((sentences[sources[action_id]], text, unit or ""))
    return found


def _sentences(ledger: Ledger, clause_ids: list[str]) -> dict[str, str]:
    rows = ledger.rows(
        "SELECT clause.id, clause.number AS sentence, chapter.number AS chapter, "
        "chapter.title AS chapter_title, task_item.number AS item, "
        "task_item.title AS item_title, goal.title AS goal FROM clause "
        "JOIN task_item ON task_item.id = clause.task_item_id "
        "JOIN chapter ON chapter.id = task_item.chapter_id "
        "LEFT JOIN goal ON goal.id = clause.goal_id "
        "WHERE clause.id IN (SELECT value FROM json_each(?))",
        (json.dumps(clause_ids),),
    )
    return {row["id"]: _place(row) for row in rows}


def _place(row: Mapping[str, Any] | Any) -> str:
    """三、（四）第12句; a sentence that is not counted stands under a goal or a heading."""
    numbers = "、".join(filter(None, (row["chapter"], row["item"])))
    if row["sentence"] is not None:
        return f"{numbers}第{row['sentence']}句"
    if row["item"]:
        return numbers + ((row["goal"] or "").strip("—") or row["item_title"])
    heading = row["goal"] or row["item_title"] or row["chapter_title"]
    return "、".join(filter(None, (row["chapter"], heading.strip("—"))))
