"""What a cell of the action table stands for (单元格的值), set as a named step in many rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from model.action_table import ActionColumn, ActionRow
from model.entities import LocalActionId
from model.words import Progress
from ui import action_verbs as verbs
from ui import record_verbs as record
from ui.action_columns import EditorKind, shown
from ui.session import Session

_FIELDS = {
    ActionColumn.TEXT: "text",
    ActionColumn.LEAD_UNIT: "lead_unit_id",
    ActionColumn.COOPERATING: "cooperating",
    ActionColumn.HOLDER: "post_id",
    ActionColumn.LEADER: "leader_post_id",
    ActionColumn.START: "start",
    ActionColumn.DUE: "due",
    ActionColumn.DELIVERABLE: "deliverable",
    ActionColumn.TARGET: "quantified_target",
    ActionColumn.OUTCOME: "outcome",
    ActionColumn.IN_REPORT: "in_report",
    ActionColumn.REMARK: "remark",
}


def set_cells(
    session: Session, ids: Sequence[LocalActionId], column: ActionColumn, value: object
) -> bool:
    """Set the cells of one column; times come as typed words."""
    if column is ActionColumn.PROGRESS:
        return record.progress(session, ids, Progress(str(value)))
    return verbs.change(session, ids, {_FIELDS[column]: value})


@dataclass(frozen=True, slots=True)
class Empty:
    """What an empty cell holds, as `set_cells` takes it."""

    value: object


def emptied(column: ActionColumn) -> Empty | None:
    """What is left when a cell of this column is emptied; None where one must not be empty."""
    if column in (ActionColumn.TEXT, ActionColumn.PROGRESS):
        return None
    match shown(column).editor:
        case EditorKind.TEXT | EditorKind.TIME:
            return Empty("")
        case EditorKind.UNIT | EditorKind.POST | EditorKind.LEADER:
            return Empty(None)
        case EditorKind.UNITS:
            return Empty(())
        case EditorKind.TICK:
            return Empty(False)
    return None


def value_to_fill(row: ActionRow, column: ActionColumn) -> object:
    """The value of a cell as `set_cells` takes it."""
    if column is ActionColumn.DUE:
        return row.due
    cell = shown(column)
    return cell.text(row) if cell.editor in (EditorKind.TEXT, EditorKind.TIME) else cell.value(row)
