"""The rows of one task list as they stand in the ledger, and how they become others."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from model.entities import TaskListId
from model.ledger import Ledger
from model.step import Step
from model.store.values import Column
from model.words import Triage

_Rows = Mapping[str, Mapping[str, dict[str, Column]]]

# Parents first; each table with its way up to the chapter.
_ITEM = "JOIN task_item ON task_item.id = {0}.task_item_id JOIN chapter ON chapter.id = chapter_id"
_CLAUSE = f"JOIN clause ON clause.id = {{0}}.clause_id {_ITEM.format('clause')}"
_NOTE = "JOIN responsibility ON responsibility.id = {0}.responsibility_id " + _ITEM.format(
    "responsibility"
)
_UP = {
    "chapter": "",
    "task_group": "JOIN chapter ON chapter.id = {0}.chapter_id",
    "task_item": "JOIN chapter ON chapter.id = {0}.chapter_id",
    "goal": _ITEM,
    "responsibility": _ITEM,
    "responsibility_unit": _NOTE,
    "clause": _ITEM,
    "target": _CLAUSE,
    "deadline": _CLAUSE,
    "clause_detail": _CLAUSE,
}
_PARENT = {
    "responsibility_unit": "responsibility_id",
    "target": "clause_id",
    "deadline": "clause_id",
    "clause_detail": "clause_id",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredList:
    """The rows below a list: table → id → columns, in the order of the paper.

    `below` holds the rows of a table below one sentence or note, by table and parent. `actions`
    counts the actions linked to each sentence; `worked_on` are the sentences that carry local
    work, which is an action or a decision whose work they are.
    """

    rows: _Rows
    below: Mapping[tuple[str, str], dict[str, dict[str, Column]]]
    actions: Mapping[str, int]
    worked_on: frozenset[str]

    @property
    def clauses(self) -> Mapping[str, dict[str, Column]]:
        """The sentences."""
        return self.rows["clause"]


NOTHING_STORED = StoredList(
    rows={table: {} for table in _UP}, below={}, actions={}, worked_on=frozenset()
)


def read_stored_list(ledger: Ledger, task_list_id: TaskListId) -> StoredList:
    """What the ledger holds of a list."""
    rows: dict[str, dict[str, dict[str, Column]]] = {}
    for table, up in _UP.items():
        found = ledger.rows(
            f"SELECT {table}.* FROM {table} {up.format(table)} WHERE chapter.task_list_id = ? "
            f"ORDER BY {table}.position, {table}.id",
            (task_list_id,),
        )
        rows[table] = {row["id"]: {key: row[key] for key in row.keys()[1:]} for row in found}
    actions: defaultdict[str, int] = defaultdict(int)
    for clause_id in ledger.column("SELECT clause_id FROM action_clause"):
        if clause_id in rows["clause"]:
            actions[clause_id] += 1
    decided = (key for key, row in rows["clause"].items() if row["triage"] != Triage.PENDING)
    return StoredList(
        rows=rows,
        below=_below(rows),
        actions=actions,
        worked_on=frozenset({*actions, *decided}),
    )


def make_stored(step: Step, stored: StoredList, wanted: _Rows) -> None:
    """Write what differs: parents are there before their children and go after them.

    Columns that are not in `wanted` stay as they are.
    """
    for table in _UP:
        before, after = stored.rows[table], wanted.get(table, {})
        for row_id, columns in after.items():
            if row_id not in before:
                step.insert(table, **{"id": row_id} | columns)
        for row_id, columns in after.items():
            old = before.get(row_id, columns)
            changed = {name: value for name, value in columns.items() if old[name] != value}
            if changed:
                step.update(table, row_id, **changed)
    for table in reversed(_UP):
        for row_id in stored.rows[table]:
            if row_id not in wanted.get(table, {}):
                step.delete(table, row_id)


def _below(rows: _Rows) -> dict[tuple[str, str], dict[str, dict[str, Column]]]:
    found: defaultdict[tuple[str, str], dict[str, dict[str, Column]]] = defaultdict(dict)
    for table, parent in _PARENT.items():
        for row_id, row in rows[table].items():
            found[table, str(row[parent])][row_id] = row
    return found
