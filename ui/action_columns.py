"""The columns of the action table (举措表的列): heading, text, width, editor."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from model.action_table import ActionColumn, ActionRow
from model.day_words import day_words
from model.quarters import period_name
from model.words import Progress


class EditorKind(StrEnum):
    """With what a cell is edited in place."""

    NONE = "none"
    TEXT = "text"
    UNIT = "unit"
    UNITS = "units"
    POST = "post"
    LEADER = "leader"
    TIME = "time"
    PROGRESS = "progress"
    TICK = "tick"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownColumn:
    """One column; `sample` gives its width, the stretching one has none.

    Until the clerk chooses columns the usual ones are shown, where the table has at least
    `from_width` steps of the grid. `value` is what an editor begins with.
    """

    column: ActionColumn
    text: Callable[[ActionRow], str]
    value: Callable[[ActionRow], object] = lambda row: None
    sample: str = ""
    hint: str = ""
    editor: EditorKind = EditorKind.NONE
    is_number: bool = False
    is_usual: bool = False
    from_width: int = 0

    @property
    def heading(self) -> str:
        """The words above the column."""
        return str(self.column)

    @property
    def is_editable(self) -> bool:
        """Can its cells be changed?"""
        return self.editor is not EditorKind.NONE


def due_text(row: ActionRow) -> str:
    """The words of the time limit."""
    return "" if row.due is None else row.due.text


def due_tip(row: ActionRow) -> str:
    """The words with the day that they fix, and whether they are to be changed."""
    waits = "\n拟调整：新时限还没有批准" if row.progress is Progress.TO_ADJUST else ""
    if row.due is None:
        return "未定完成时限" + waits
    if row.due.day is None:
        return row.due.text + waits
    day = row.due.day
    return f"{row.due.text}（{day_words(day)}）{waits}"


def _source(row: ActionRow) -> str:
    return "—" if row.clause_number is None else str(row.clause_number)


def _lamp(row: ActionRow) -> str:
    if row.progress is Progress.TO_ADJUST:
        return f"{row.lamp}·调"
    return f"{row.lamp}*" if row.is_hand_lamp else str(row.lamp)


_TIME = "如：6月底前、长期"

COLUMNS: tuple[ShownColumn, ...] = (
    ShownColumn(column=ActionColumn.SOURCE, text=_source, sample="原文▾",
                is_number=True, is_usual=True, from_width=84),
    ShownColumn(column=ActionColumn.LAMP, text=_lamp, sample="◆逾期·调", is_usual=True),
    ShownColumn(column=ActionColumn.TEXT, text=lambda row: row.text,
                editor=EditorKind.TEXT, is_usual=True),
    ShownColumn(column=ActionColumn.LEAD_UNIT, text=lambda row: row.lead_unit,
                value=lambda row: row.lead_unit_id, sample="知识产权处",
                editor=EditorKind.UNIT, is_usual=True),
    ShownColumn(column=ActionColumn.COOPERATING, text=lambda row: row.cooperating_units,
                value=lambda row: row.cooperating_unit_ids, sample="知识产权处、保护处",
                editor=EditorKind.UNITS),
    ShownColumn(column=ActionColumn.HOLDER, text=lambda row: row.holder,
                value=lambda row: row.post_id, sample="三个字", editor=EditorKind.POST,
                is_usual=True, from_width=62),
    ShownColumn(column=ActionColumn.LEADER, text=lambda row: row.leader,
                value=lambda row: row.leader_post_id, sample="责任领导",
                editor=EditorKind.LEADER),
    ShownColumn(column=ActionColumn.START, text=lambda row: row.start_text,
                sample="2023年12月", hint=_TIME, editor=EditorKind.TIME),
    ShownColumn(column=ActionColumn.DUE, text=due_text, sample="12月31日前", hint=_TIME,
                editor=EditorKind.TIME, is_usual=True),
    ShownColumn(column=ActionColumn.DELIVERABLE, text=lambda row: row.deliverable,
                sample="工作方案、总结报告", editor=EditorKind.TEXT),
    ShownColumn(column=ActionColumn.TARGET, text=lambda row: row.quantified_target,
                sample="不少于20家企业", editor=EditorKind.TEXT),
    ShownColumn(column=ActionColumn.PROGRESS, text=lambda row: str(row.progress),
                value=lambda row: row.progress, sample="已报完成", editor=EditorKind.PROGRESS,
                is_usual=True, from_width=70),
    ShownColumn(column=ActionColumn.NOTE, text=lambda row: row.note,
                sample="已完成调研并形成报告初稿"),
    ShownColumn(column=ActionColumn.OUTCOME, text=lambda row: row.outcome,
                sample="新增地理标志产品三个", hint="一句话，80字以内", editor=EditorKind.TEXT),
    ShownColumn(column=ActionColumn.IN_REPORT, text=lambda row: "是" if row.in_report else "否",
                value=lambda row: row.in_report, sample="写入报告", editor=EditorKind.TICK),
    ShownColumn(column=ActionColumn.EVIDENCE,
                text=lambda row: str(row.evidence) if row.evidence else "", sample="佐证▾",
                is_number=True),
    ShownColumn(column=ActionColumn.REMARK, text=lambda row: row.remark,
                sample="与省局会商事项一并推进", editor=EditorKind.TEXT),
)  # fmt: skip


def shown(column: ActionColumn) -> ShownColumn:
    """The column of the table that shows this."""
    return COLUMNS[place_of(column)]


def place_of(column: ActionColumn) -> int:
    """Its number before the clerk moves columns."""
    return next(at for at, each in enumerate(COLUMNS) if each.column is column)


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
        case ActionColumn.HOLDER | ActionColumn.LEADER:
            return f"责任人：{row.holder or '未定'}\n责任领导：{row.leader or '未定'}"
        case ActionColumn.LAMP:
            waits = "，拟调整" if row.progress is Progress.TO_ADJUST else ""
            return (f"{row.lamp}（手动亮灯）" if row.is_hand_lamp else str(row.lamp)) + waits
        case ActionColumn.NOTE if row.note_period:
            return f"{period_name(row.note_period)}：{row.note}"
        case ActionColumn.EVIDENCE:
            return f"佐证材料{row.evidence}件" if row.evidence else "还没有佐证材料"
        case ActionColumn.IN_REPORT:
            return "写入成效报告" if row.in_report else "不写入成效报告"
        case _:
            return shown(column).text(row)
