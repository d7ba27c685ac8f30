"""What the fields of an action are called on the screen (字段名称), and how the log reads."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from model.ledger import FieldChange
from ui.history_part import HistoryLine

_NAMES = {
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
    "hand_lamp": "手动亮灯",
    "hand_lamp_reason": "亮灯理由",
    "outcome": "成效摘要",
    "in_report": "写入报告",
    "remark": "备注",
    "triage": "任务认领",
    "triage_reason": "认领理由",
}
_LONGEST = 40


def field_name(column: str) -> str:
    """The office's word for a column."""
    return _NAMES.get(column, column)


def history_lines(
    changes: Sequence[FieldChange], shown: Callable[[str, Any], str]
) -> list[HistoryLine]:
    """The history of one row in words; `shown` puts a stored value into words."""
    return [HistoryLine(_when(change), _what(change, shown)) for change in changes]


def names_or_values(names: Mapping[str, str]) -> Callable[[str, Any], str]:
    """Puts ids of units and posts into their names, and everything else as it is."""

    def shown(column: str, value: Any) -> str:
        if value is None or value == "":
            return "空"
        if column == "in_report":
            return "是" if value else "否"
        text = names.get(str(value), "（已删除）") if column.endswith("_id") else str(value)
        return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"

    return shown


def _when(change: FieldChange) -> str:
    made = change.step.made_at
    return f"{made.year}年{made.month}月{made.day}日 {made:%H:%M} · {change.step.who}"


def _what(change: FieldChange, shown: Callable[[str, Any], str]) -> str:
    words = {"undo": "撤销：", "redo": "重做：", "take_back": "撤回："}.get(change.step.kind, "")
    if change.kind != "update":
        return f"{words}{change.step.label}"
    parts = [
        f"{_NAMES[column]}：{shown(column, change.before.get(column))} → {shown(column, after)}"
        for column, after in change.after.items()
        if column in _NAMES
    ]
    return words + ("；".join(parts) or change.step.label)
