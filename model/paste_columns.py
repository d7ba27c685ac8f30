"""Which columns a pasted block has (粘贴的栏目): headings in the words of any office."""

import re
from collections.abc import Sequence

from model.action_order import ActionColumn
from model.reading.table_headings import heading_word, plain_heading
from model.reading.table_mapping import ColumnRole

# What can be pasted; the others are computed, or have a page of their own.
PASTED = (
    ActionColumn.SOURCE,
    ActionColumn.TEXT,
    ActionColumn.LEAD_UNIT,
    ActionColumn.COOPERATING,
    ActionColumn.HOLDER,
    ActionColumn.LEADER,
    ActionColumn.START,
    ActionColumn.DUE,
    ActionColumn.DELIVERABLE,
    ActionColumn.TARGET,
    ActionColumn.PROGRESS,
    ActionColumn.OUTCOME,
    ActionColumn.IN_REPORT,
    ActionColumn.REMARK,
)


def column_of(heading: str) -> ActionColumn | None:
    """The column that a heading announces; None for 序号 and words that are not known."""
    plain = plain_heading(heading)
    for column, pattern in _OWN:
        if pattern.fullmatch(plain):
            return column
    word = heading_word(heading)
    return None if word is None else _ROLES.get(word.role)


def columns_of(row: Sequence[str]) -> list[ActionColumn | None] | None:
    """The columns that a row of headings announces, each once; None when it holds no headings."""
    filled = [cell for cell in row if cell.strip()]
    known = [cell for cell in filled if column_of(cell) is not None or _is_number(cell)]
    if not filled or len(known) * 2 <= len(filled) or any(len(cell) > 20 for cell in filled):
        return None
    found: list[ActionColumn | None] = []
    for cell in row:
        column = column_of(cell) if cell.strip() else None
        found.append(None if column in found else column)
    return found if any(found) else None


def is_left_aside(heading: str) -> bool:
    """Is it a column that says nothing of its own: running numbers, lamps, counts?"""
    return _is_number(heading) or plain_heading(heading) in ("亮灯", "佐证", "佐证件数")


_ROLES = {
    ColumnRole.MEASURE: ActionColumn.TEXT,
    ColumnRole.LEAD: ActionColumn.LEAD_UNIT,
    ColumnRole.UNITS: ActionColumn.LEAD_UNIT,
    ColumnRole.JOIN: ActionColumn.COOPERATING,
    ColumnRole.PERSON: ActionColumn.HOLDER,
    ColumnRole.DUE: ActionColumn.DUE,
    ColumnRole.DELIVERABLE: ActionColumn.DELIVERABLE,
}
_OWN = tuple(
    (column, re.compile(pattern))
    for column, pattern in (
        (
            ActionColumn.SOURCE,
            r"(?:对应)?(?:原文|重点任务|任务事项)(?:序号|句号|编号|句序|第几句|第n句|内容|原文)?|任务序号",
        ),
        (
            ActionColumn.TEXT,
            r"(?:落实|工作|具体|主要|任务|推进|贯彻)*(?:举措|措施)(?:内容)?|具体(?:任务|工作|事项)|工作内容"
            r"|细化任务",
        ),
        (ActionColumn.LEADER, r"(?:责任|分管|牵头|联系|包保|主管)(?:局)?领导(?:同志)?"),
        (ActionColumn.START, r"(?:启动|开始|起始)(?:时间|日期)"),
        (ActionColumn.TARGET, r"(?:量化|年度|工作)?(?:目标|指标)(?:值)?|量化目标|量化指标"),
        (ActionColumn.PROGRESS, r"进展|(?:完成|进展|办理)状态|进度状态"),
        (ActionColumn.OUTCOME, r"(?:主要|工作|取得)?成效(?:摘要)?"),
        (ActionColumn.IN_REPORT, r"(?:是否)?写入报告"),
        (ActionColumn.REMARK, r"备注|附注|备注说明"),
    )
)


def _is_number(heading: str) -> bool:
    word = heading_word(heading)
    return word is not None and word.role is ColumnRole.NUMBER
