"""The columns of the action table (举措表的列): heading, text, width, editor."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from model.action_table import ActionColumn, ActionRow
from model.words import Progress


class EditorKind(StrEnum):
    """With what a cell is edited in place."""

    NONE = "none"
    TEXT = "text"
    UNIT = "unit"
    POST = "post"
    DUE = "due"
    PROGRESS = "progress"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownColumn:
    """One column; `sample` gives its width, the stretching one has none.

    It is left out where the table has fewer than `from_width` steps of the grid.
    """

    column: ActionColumn
    heading: str
    text: Callable[[ActionRow], str]
    sample: str = ""
    editor: EditorKind = EditorKind.NONE
    is_number: bool = False
    from_width: int = 0


def due_text(row: ActionRow) -> str:
    """The words of the time limit."""
    return "" if row.due is None else row.due.text


def due_tip(row: ActionRow) -> str:
    """The words with the day that they fix, and whether they are to be changed."""
    waits = "\n拟调整：新的时限还没有批准" if row.progress is Progress.TO_ADJUST else ""
    if row.due is None:
        return "未定完成时限" + waits
    if row.due.day is None:
        return row.due.text + waits
    day = row.due.day
    return f"{row.due.text}（{day.year}年{day.month}月{day.day}日）{waits}"


def _source(row: ActionRow) -> str:
    return "—" if row.clause_number is None else str(row.clause_number)


def _lamp(row: ActionRow) -> str:
    if row.progress is Progress.TO_ADJUST:
        return f"{row.lamp}·调"
    return f"{row.lamp}*" if row.is_hand_lamp else str(row.lamp)


COLUMNS: tuple[ShownColumn, ...] = (
    ShownColumn(column=ActionColumn.SOURCE, heading="原文", text=_source, sample="原文▾",
                is_number=True, from_width=70),
    ShownColumn(column=ActionColumn.LAMP, heading="亮灯", text=_lamp, sample="◆逾期·调"),
    ShownColumn(column=ActionColumn.TEXT, heading="落实举措", text=lambda row: row.text,
                editor=EditorKind.TEXT),
    ShownColumn(column=ActionColumn.LEAD_UNIT, heading="牵头单位",
                text=lambda row: row.lead_unit, sample="知识产权处室", editor=EditorKind.UNIT),
    ShownColumn(column=ActionColumn.HOLDER, heading="责任人", text=lambda row: row.holder,
                sample="责任人", editor=EditorKind.POST,
                from_width=90),
    ShownColumn(column=ActionColumn.DUE, heading="完成时限", text=due_text,
                sample="2023年12月", editor=EditorKind.DUE),
    ShownColumn(column=ActionColumn.PROGRESS, heading="进展",
                text=lambda row: str(row.progress), sample="已报完成", editor=EditorKind.PROGRESS,
                from_width=104),
)  # fmt: skip


def tip_of(row: ActionRow, column: ActionColumn) -> str:
    """What a cell tells when the mouse rests on it."""
    match column:
        case ActionColumn.SOURCE:
            return row.clause_text
        case ActionColumn.DUE:
            return due_tip(row)
        case ActionColumn.LEAD_UNIT:
            joined = f"\n配合：{row.cooperating_units}" if row.cooperating_units else ""
            return f"牵头：{row.lead_unit or '未定'}{joined}"
        case ActionColumn.HOLDER:
            return f"责任人：{row.holder or '未定'}\n责任领导：{row.leader or '未定'}"
        case ActionColumn.LAMP:
            waits = "，拟调整时限" if row.progress is Progress.TO_ADJUST else ""
            return (f"{row.lamp}（手动亮灯）" if row.is_hand_lamp else str(row.lamp)) + waits
        case _:
            return next(each.text(row) for each in COLUMNS if each.column is column)
