"""Which goal of a list asks for an indicator (指标对应的主要目标), by the words quoted from it."""

from dataclasses import dataclass

from model.entities import TaskListId
from model.ledger import Ledger
from model.report_entities import IndicatorId


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedGoal:
    """A goal (主要目标) and the indicators whose 来文要求 stands in it."""

    title: str
    indicator_ids: tuple[IndicatorId, ...] = ()


def read_asked_goals(ledger: Ledger, task_list_id: TaskListId) -> tuple[AskedGoal, ...]:
    """The goals of a list in their order; an indicator belongs to the first that asks for it."""
    found: dict[str, dict[IndicatorId, None]] = {}
    known: set[str] = set()
    for row in ledger.rows(_GOALS, (task_list_id,)):
        asked = found.setdefault(row["title"], {})
        if row["indicator_id"] is not None and row["indicator_id"] not in known:
            known.add(row["indicator_id"])
            asked[IndicatorId(row["indicator_id"])] = None
    return tuple(AskedGoal(title=title, indicator_ids=tuple(ids)) for title, ids in found.items())


_GOALS = """
SELECT goal.title, indicator.id AS indicator_id
FROM goal JOIN task_item ON task_item.id = goal.task_item_id
JOIN chapter ON chapter.id = task_item.chapter_id
LEFT JOIN clause ON clause.goal_id = goal.id AND clause.gone_on IS NULL
LEFT JOIN indicator ON indicator.task_list_id = chapter.task_list_id
    AND rtrim(indicator.requirement, '。；，、') <> ''
    AND instr(clause.text, rtrim(indicator.requirement, '。；，、')) > 0
WHERE chapter.task_list_id = ?
ORDER BY chapter.position, task_item.position, goal.position, goal.id,
    indicator.position, indicator.id
"""
