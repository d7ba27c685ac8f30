"""The columns in which actions can be printed (举措清单的列): heading, width, value."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from model.action_page import PageRow
from model.errors import InvalidEntryError
from model.quarters import period_name
from reports.document import Cell, Column, ColumnKind
from reports.due_column import DUE

_LABEL = ColumnKind.LABEL


@dataclass(frozen=True, slots=True)
class ActionColumn:
    """A column and what it shows of an action."""

    column: Column
    value: Callable[[PageRow], Cell]


def _column(
    heading: str,
    value: Callable[[PageRow], Cell],
    *,
    width: float,
    kind: ColumnKind = ColumnKind.TEXT,
) -> ActionColumn:
    return ActionColumn(Column(heading=heading, kind=kind, width=width), value)


def _note(page_row: PageRow, part: str) -> str:
    note = page_row.note
    if note is None or not getattr(note, part):
        return ""
    return f"{period_name(note.period)}：{getattr(note, part)}"


ACTION_COLUMNS = (
    _column("原文", lambda of: of.row.clause_number or "—", width=3, kind=_LABEL),
    _column("任务事项", lambda of: of.row.clause_text, width=16),
    _column("亮灯", lambda of: of.row.lamp, width=5, kind=ColumnKind.LAMP),
    _column("落实举措", lambda of: of.action.text, width=20),
    _column("牵头单位", lambda of: of.row.lead_unit, width=7),
    _column("配合单位", lambda of: of.row.cooperating_units, width=9),
    _column("责任领导", lambda of: of.row.leader, width=4, kind=_LABEL),
    _column("责任人", lambda of: of.row.holder, width=4, kind=_LABEL),
    _column("启动时间", lambda of: of.row.start_text, width=5, kind=_LABEL),
    ActionColumn(DUE, lambda of: of.action.due_text),
    _column("截止日期", lambda of: of.action.due_on, width=7.8, kind=ColumnKind.DATE),
    _column("进展", lambda of: of.row.progress, width=4, kind=_LABEL),
    _column("办结日期", lambda of: of.row.confirmed_on, width=7.8, kind=ColumnKind.DATE),
    _column("成果形式", lambda of: of.action.deliverable, width=9),
    _column("量化目标", lambda of: of.action.quantified_target, width=9),
    _column("进展情况", lambda of: _note(of, "done"), width=16),
    _column("存在问题", lambda of: _note(of, "problems"), width=10),
    _column("下一步措施", lambda of: _note(of, "next_steps"), width=10),
    _column("成效摘要", lambda of: of.action.outcome, width=14),
    _column("写入报告", lambda of: "是" if of.action.in_report else "否", width=4, kind=_LABEL),
    _column("佐证", lambda of: len(of.evidence_ids) or None, width=3, kind=ColumnKind.NUMBER),
    _column("备注", lambda of: of.action.remark, width=6),
)
USUAL_COLUMNS = ("原文", "亮灯", "落实举措", "牵头单位", "责任人", "完成时限", "进展")
_BY_HEADING = {each.column.heading: each for each in ACTION_COLUMNS}


def known_headings(headings: Sequence[str]) -> tuple[str, ...]:
    """Those of the headings that can be printed: a table on screen may show more."""
    return tuple(heading for heading in headings if heading in _BY_HEADING)


def chosen_columns(headings: Sequence[str]) -> tuple[ActionColumn, ...]:
    """The columns with these headings, in this order; none of them means the usual ones."""
    if unknown := [heading for heading in headings if heading not in _BY_HEADING]:
        raise InvalidEntryError(
            f"没有“{'、'.join(unknown)}”这一列，没有生成文件。可选：{'、'.join(_BY_HEADING)}。"
        )
    return tuple(_BY_HEADING[heading] for heading in headings or USUAL_COLUMNS)
