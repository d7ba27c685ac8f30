"""What the fields of an action, and of what hangs on it, are called on the screen (字段名称)."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from model.day_words import day_words

NAMES = {
    "text": "落实举措",
    "lead_unit_id": "牵头单位",
    "post_id": "责任人",
    "leader_post_id": "责任领导",
    "cooperating": "配合单位",
    "add_cooperating": "配合单位",
    "remove_cooperating": "配合单位",
    "start": "启动时间",
    "start_text": "启动时间",
    "due": "完成时限",
    "due_text": "完成时限",
    "deliverable": "成果形式",
    "quantified_target": "量化目标",
    "progress": "进展",
    "confirmed_by": "确认人",
    "confirmed_on": "确认日期",
    "hand_lamp": "手动亮灯",
    "hand_lamp_reason": "亮灯理由",
    "outcome": "成效摘要",
    "in_report": "写入报告",
    "is_highlight": "特色亮点",
    "remark": "备注",
    "triage": "任务认领",
    "triage_reason": "认领理由",
}
NOTE_NAMES = {"done": "进展情况", "problems": "存在问题", "next_steps": "下一步措施"}
STAGE_NAMES = {"text": "阶段目标", "reached": "实际完成", "reached_on": "达到日期"}
ADJUSTMENT_NAMES = {
    "reason": "调整理由",
    "old_due_text": "原完成时限",
    "new_due_text": "新完成时限",
    "approved_on": "批准日期",
    "approved_by": "批准人",
    "proposed_on": "提出日期",
}
TEMPLATE_NAMES = {
    "letterhead": "发文机关标志",
    "signature": "落款署名",
    "printed_by": "印发机关",
    "recipients": "通报主送",
    "opening": "报告导语",
    "closing_report": "报告结语",
    "closing_letter": "函的结语",
    "note": "附注",
    "least": "报告字数下限",
    "most": "报告字数上限",
}
_LONGEST = 40


def field_name(column: str) -> str:
    """The office's word for a column."""
    return NAMES.get(column, column)


def names_or_values(names: Mapping[str, str]) -> Callable[[str, Any], str]:
    """Puts ids of units and posts into their names, and everything else as it is."""

    def shown(column: str, value: Any) -> str:
        if value is None or value == "":
            return "空"
        if column in ("in_report", "is_highlight"):
            return "是" if value else "否"
        if column.endswith("_on"):
            day = date.fromisoformat(str(value))
            return day_words(day)
        text = names.get(str(value), "（已删除）") if column.endswith("_id") else str(value)
        return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"

    return shown
