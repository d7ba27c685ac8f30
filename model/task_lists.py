"""Task lists in the ledger (任务清单): what there is, and what the office notes of it."""

from model.entities import TaskList, TaskListId
from model.ledger import Ledger
from model.step import Step
from model.store.values import read_as
from model.tidy_names import MOST_OF_A_TITLE, no_longer
from model.words import ListKind


def change_task_list(step: Step, task_list_id: TaskListId, **fields: object) -> None:
    """Change what the office notes of a list (收文编号、办理时限、拟办意见、领导批示 …)."""
    no_longer(str(fields.get("title", "")), "来文标题", MOST_OF_A_TITLE)
    step.update("task_list", task_list_id, **fields)


def read_task_lists(ledger: Ledger) -> tuple[TaskList, ...]:
    """All lists in the order of the ledger."""
    rows = ledger.rows("SELECT * FROM task_list ORDER BY position, id")
    return tuple(read_as(TaskList, row) for row in rows)


def reported_list(ledger: Ledger) -> TaskList | None:
    """The official list on which the office reports: the newest that asks for a report."""
    lists = [entry for entry in read_task_lists(ledger) if entry.kind is not ListKind.OWN]
    return max(lists, key=lambda entry: (entry.report_by is not None, entry.year), default=None)
