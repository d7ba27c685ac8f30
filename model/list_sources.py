"""Under which sentence of one list an action is told (清单内出处): papers on a list ask for it."""

from model.entities import ClauseId, LocalActionId, TaskListId
from model.ledger import Ledger


def sources_in(ledger: Ledger, task_list_id: TaskListId) -> dict[LocalActionId, ClauseId]:
    """Each action that serves a list, in the order of the paper, with its sentence there.

    That is its 主要出处, or, where that stands in another list, the first one of this list.
    """
    rows = ledger.rows(_SOURCES_SQL, (task_list_id,))
    return {row["action_id"]: row["clause_id"] for row in rows}


_SOURCES_SQL = """
    SELECT found.action_id, found.clause_id FROM (
        SELECT link.action_id, link.clause_id, clause.position, row_number() OVER (
            PARTITION BY link.action_id
            ORDER BY link.is_primary DESC, clause.position, clause.id
        ) AS nth
        FROM action_clause AS link
        JOIN clause ON clause.id = link.clause_id
        JOIN task_item ON task_item.id = clause.task_item_id
        JOIN chapter ON chapter.id = task_item.chapter_id
        WHERE chapter.task_list_id = ?
    ) AS found
    JOIN local_action AS a ON a.id = found.action_id
    WHERE nth = 1 ORDER BY found.position, a.position, a.id
"""
