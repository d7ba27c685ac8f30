"""Lamps by chapter and task, and by unit (亮灯统计), counted from one reading of the actions.

Each action is counted once in each line that it belongs to, so the lines may add up to more
than the total.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from model.action_table import NodeKind
from model.deadlines import LampCounts
from model.entities import UnitId
from model.ledger import Ledger
from model.standing import Standing, Standings, lamps_of
from model.store.connection import Row
from model.summary import UnitSummary
from model.words import NO_UNIT


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A list, a chapter or a task with what is counted below it.

    `clauses` and `taken` count the numbered sentences: all, and those 省内落实.
    """

    kind: NodeKind
    id: str
    number: str
    title: str
    clauses: int
    taken: int
    actions: LampCounts


def lamps_by_task(ledger: Ledger, standings: Standings) -> tuple[TaskLine, ...]:
    """Chapter by chapter with their tasks, as printed; each list first where there are several."""
    below = _below(ledger, standings)
    several = ledger.value("SELECT count(*) FROM task_list") > 1
    lines: dict[str, TaskLine] = {}
    counted = _Counted(ledger)
    for row in ledger.rows(_ITEMS):
        if several:
            lines.setdefault(
                row["list_id"], counted.line(NodeKind.LIST, row, "list", below[row["list_id"]])
            )
        chapter = row["chapter_id"]
        if chapter not in lines and (below[chapter] or counted.clauses[chapter]):
            lines[chapter] = counted.line(NodeKind.CHAPTER, row, "chapter", below[chapter])
        item = row["item_id"]
        if below[item] or counted.clauses[item]:
            lines[item] = counted.line(NodeKind.ITEM, row, "item", below[item])
    return tuple(lines.values())


def lamps_by_unit(ledger: Ledger, standings: Standings) -> tuple[UnitSummary, ...]:
    """The units that lead any action, in the order of the office; those without a unit last."""
    of_unit: defaultdict[UnitId | None, list[Standing]] = defaultdict(list)
    for each in standings:
        of_unit[each.unit_id].append(each)
    rows = ledger.rows("SELECT id, name FROM unit ORDER BY position, id")
    found = [
        UnitSummary(unit_id=row["id"], name=row["name"], actions=lamps_of(of_unit[row["id"]]))
        for row in rows
        if row["id"] in of_unit
    ]
    if None in of_unit:
        found.append(UnitSummary(unit_id=None, name=NO_UNIT, actions=lamps_of(of_unit[None])))
    return tuple(found)


class _Counted:
    """The numbered sentences below every list, chapter and task."""

    def __init__(self, ledger: Ledger) -> None:
        self.clauses: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()
        for row in ledger.rows(_CLAUSES):
            for place in ("list_id", "chapter_id", "item_id"):
                self.clauses[row[place]] += row["clauses"]
                self.taken[row[place]] += row["taken"]

    def line(self, kind: NodeKind, row: Row, name: str, actions: Iterable[Standing]) -> TaskLine:
        place: str = row[f"{name}_id"]
        return TaskLine(
            kind=kind,
            id=place,
            number=row[f"{name}_number"],
            title=row[f"{name}_title"],
            clauses=self.clauses[place],
            taken=self.taken[place],
            actions=lamps_of(actions),
        )


def _below(ledger: Ledger, standings: Standings) -> defaultdict[str, Iterable[Standing]]:
    """The actions at each task, chapter and list, each once."""
    by_id = {each.id: each for each in standings}
    of_item: defaultdict[str, dict[str, Standing]] = defaultdict(dict)
    for action_id, item in ledger.tuples(_LINKS):
        of_item[item][action_id] = by_id[action_id]
    seen: defaultdict[str, dict[str, Standing]] = defaultdict(dict, of_item)
    for item, chapter, task_list in ledger.rows(_PLACES):
        if item in of_item:
            seen[chapter].update(of_item[item])
            seen[task_list].update(of_item[item])
    return defaultdict(tuple, {place: actions.values() for place, actions in seen.items()})


_LINKS = """
    SELECT link.action_id, clause.task_item_id
    FROM action_clause AS link JOIN clause ON clause.id = link.clause_id
"""
_PLACES = """
    SELECT item.id, item.chapter_id, chapter.task_list_id
    FROM task_item AS item JOIN chapter ON chapter.id = item.chapter_id
"""
_CLAUSES = """
    SELECT chapter.task_list_id AS list_id, chapter.id AS chapter_id, item.id AS item_id,
        count(*) AS clauses, sum(clause.triage = '省内落实') AS taken
    FROM clause
    JOIN task_item AS item ON item.id = clause.task_item_id
    JOIN chapter ON chapter.id = item.chapter_id
    WHERE clause.number IS NOT NULL
    GROUP BY 1, 2, 3
"""
# A task without a title is known by its first words.
_ITEMS = """
    SELECT task_list.id AS list_id, '' AS list_number, task_list.title AS list_title,
        chapter.id AS chapter_id, chapter.number AS chapter_number,
        chapter.title AS chapter_title,
        item.id AS item_id, item.number AS item_number,
        coalesce(nullif(item.title, ''), (
            SELECT clause.text FROM clause WHERE clause.task_item_id = item.id
            ORDER BY clause.position LIMIT 1
        ), item.text) AS item_title
    FROM task_item AS item
    JOIN chapter ON chapter.id = item.chapter_id
    JOIN task_list ON task_list.id = chapter.task_list_id
    ORDER BY task_list.position, task_list.id, chapter.position, chapter.id, item.position, item.id
"""
