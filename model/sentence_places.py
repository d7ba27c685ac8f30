"""Where sentences stand in their paper, as a reader looks them up (原文位置)."""

import json
from collections.abc import Sequence

from model.entities import ClauseId
from model.ledger import Ledger
from model.store.connection import Row


def sentence_places(ledger: Ledger, clause_ids: Sequence[ClauseId]) -> dict[str, str]:
    """By ids: 三、（四）第12句; 一、（二） with the goal where sentences are not counted."""
    rows = ledger.rows(
        "SELECT clause.id, clause.number AS sentence, chapter.number AS chapter, "
        "chapter.title AS chapter_title, task_item.number AS item, "
        "task_item.title AS item_title, goal.title AS goal FROM clause "
        "JOIN task_item ON task_item.id = clause.task_item_id "
        "JOIN chapter ON chapter.id = task_item.chapter_id "
        "LEFT JOIN goal ON goal.id = clause.goal_id "
        "WHERE clause.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(clause_ids)),),
    )
    return {row["id"]: _place(row) for row in rows}


def _place(row: Row) -> str:
    """三、（四）第12句; a sentence that is not counted stands under a goal or a heading."""
    numbers = "、".join(filter(None, (row["chapter"], row["item"])))
    if row["sentence"] is not None:
        return f"{numbers}第{row['sentence']}句"
    if row["item"]:
        return numbers + ((row["goal"] or "").strip("—") or row["item_title"])
    heading = row["goal"] or row["item_title"] or row["chapter_title"]
    return "、".join(filter(None, (row["chapter"], heading.strip("—"))))
