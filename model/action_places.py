"""Where actions stand in the paper, by their 主要出处 (原文位置), or stood before they went."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.former_rows import rows_since
from model.ledger import Ledger
from model.sentence_places import sentence_places
from model.store.connection import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an action stands: list, sentence, its own place; `task_list_id` is that list.

    `words` are 第3句, or the part and goal where sentences are not counted; "" when it is gone.
    """

    order: tuple[int, int, int]
    words: str
    task_list_id: str = ""


def read_places(ledger: Ledger, since: int, action_ids: Sequence[str]) -> dict[str, Place]:
    """The places of actions, of those that went after step number `since` too."""
    sources = {
        row["action_id"]: row["clause_id"]
        for row in ledger.rows(_SOURCES_SQL, (json.dumps(list(action_ids)),))
    }
    gone = set(action_ids) - sources.keys()
    if gone:
        for row in rows_since(ledger, "action_clause", since=since).former.values():
            if row is not None and row["is_primary"] and row["action_id"] in gone:
                sources[row["action_id"]] = row["clause_id"]
    positions = {
        row["id"]: row["position"]
        for row in ledger.rows(_POSITIONS_SQL, (json.dumps(list(action_ids)),))
    }
    clauses = {
        row["id"]: row
        for row in ledger.rows(_CLAUSES_SQL, (json.dumps(list(set(sources.values()))),))
    }
    words = sentence_places(ledger, [id_ for id_, row in clauses.items() if row["number"] is None])
    return {
        action_id: _place(
            clauses.get(sources.get(action_id, "")), positions.get(action_id, 0), words
        )
        for action_id in action_ids
    }


def _place(clause: Row | None, position: int, words: Mapping[str, str]) -> Place:
    if clause is None:  # its list is gone too
        return Place(order=(0, 0, position), words="")
    number = clause["number"]
    return Place(
        order=(clause["list_position"], clause["position"], position),
        words=words[clause["id"]] if number is None else f"第{number}句",
        task_list_id=clause["task_list_id"],
    )


_IDS = "(SELECT value FROM json_each(?))"
_SOURCES_SQL = f"""
    SELECT action_id, clause_id FROM action_clause WHERE is_primary = 1 AND action_id IN {_IDS}
"""
_POSITIONS_SQL = f"SELECT id, position FROM local_action WHERE id IN {_IDS}"
_CLAUSES_SQL = f"""
    SELECT clause.id, clause.number, clause.position, task_list.position AS list_position,
        task_list.id AS task_list_id
    FROM clause JOIN task_item ON task_item.id = clause.task_item_id
    JOIN chapter ON chapter.id = task_item.chapter_id
    JOIN task_list ON task_list.id = chapter.task_list_id
    WHERE clause.id IN {_IDS}
"""
