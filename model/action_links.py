"""Which sentences an action serves (原文出处), whole or in part; one of them is its 主要出处."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from model.entities import ClauseId, ClausePartId, LocalActionId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.step import Step

# Which part of a sentence is served; None is the whole of it.
PartOf = Mapping[ClauseId, ClausePartId | None]
AS_BEFORE: PartOf = MappingProxyType({})
NO_SOURCE = "落实举措至少要对应一句原文，没有改动。请先选择任务事项。"


def set_clauses(
    step: Step,
    action_id: LocalActionId,
    clause_ids: Sequence[ClauseId],
    *,
    parts: PartOf = AS_BEFORE,
) -> None:
    """Link an action to exactly these sentences; the first is its 主要出处 from now on.

    `parts` says which part of a sentence it serves; what it does not name stays as it was.
    """
    check_parts(step.ledger, parts)
    if not clause_ids:
        raise InvalidEntryError(NO_SOURCE)
    wanted = list(dict.fromkeys(clause_ids))
    links = {
        row["clause_id"]: row
        for row in step.ledger.rows("SELECT * FROM action_clause WHERE action_id = ?", (action_id,))
    }
    for clause_id, link in links.items():
        if clause_id not in wanted:
            step.delete("action_clause", link["id"])
        elif clause_id != wanted[0]:
            # The old source gives way first: an action never has two.
            step.update("action_clause", link["id"], is_primary=False)
    for clause_id in wanted:
        primary = clause_id == wanted[0]
        part = {"clause_part_id": parts[clause_id]} if clause_id in parts else {}
        if clause_id in links:
            step.update("action_clause", links[clause_id]["id"], is_primary=primary, **part)
        else:
            step.insert(
                "action_clause",
                action_id=action_id,
                clause_id=clause_id,
                is_primary=primary,
                **part,
            )


def serve_parts(step: Step, action_id: LocalActionId, parts: PartOf) -> None:
    """Let an action serve other parts of its sentences, or the whole of them."""
    linked = linked_clauses(step.ledger, action_id)
    set_clauses(step, action_id, linked, parts={k: v for k, v in parts.items() if k in linked})


def linked_clauses(ledger: Ledger, action_id: LocalActionId) -> list[ClauseId]:
    """The sentences an action serves, its 主要出处 first, the others in the order of the paper."""
    rows = ledger.rows(
        "SELECT clause_id FROM action_clause "
        "JOIN clause ON clause.id = clause_id "
        "JOIN task_item ON task_item.id = clause.task_item_id "
        "JOIN chapter ON chapter.id = task_item.chapter_id "
        "JOIN task_list ON task_list.id = chapter.task_list_id "
        "WHERE action_id = ? "
        "ORDER BY is_primary DESC, task_list.position, clause.position, clause.id",
        (action_id,),
    )
    return [row["clause_id"] for row in rows]


def check_parts(ledger: Ledger, parts: PartOf) -> None:
    """Refuse parts that a sentence no longer has."""
    for clause_id, part_id in parts.items():
        found = "SELECT clause_id FROM clause_part WHERE id = ?"
        if part_id is not None and ledger.value(found, (part_id,)) != clause_id:
            raise InvalidEntryError("这句原文的拆分已经改变，没有存入。请重新选择要落实的部分。")
