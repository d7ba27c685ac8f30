"""The history of an action in words (修改记录): who, when, before → after; of a field alone too."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from model.action_history import ActionChange
from model.day_words import day_words
from model.quarters import period_name, quarter_name
from ui.field_names import NAMES, NOTE_NAMES, STAGE_NAMES
from ui.history_part import HistoryLine

Shown = Callable[[str, Any], str]
_KINDS = {"undo": "撤销：", "redo": "重做：", "take_back": "撤回："}
# What belongs to a field of the form: the table and its columns.
_FIELDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "due": ("local_action", ("due_text",)),
    "start": ("local_action", ("start_text",)),
    "progress": ("local_action", ("progress", "confirmed_by", "confirmed_on")),
    "hand_lamp": ("local_action", ("hand_lamp", "hand_lamp_reason")),
    "outcome": ("local_action", ("outcome", "in_report", "is_highlight")),
    "cooperating": ("action_cooperating_unit", ("unit_id",)),
    **{key: ("progress_note", (key,)) for key in NOTE_NAMES},
}


def history_lines(changes: Iterable[ActionChange], shown: Shown) -> list[HistoryLine]:
    """The whole history, newest first; what says nothing is left out."""
    return [HistoryLine(_when(each), words) for each in changes if (words := _what(each, shown))]


def field_lines(changes: Iterable[ActionChange], key: str, shown: Shown) -> list[HistoryLine]:
    """The history of one field of the form."""
    table, columns = _FIELDS.get(key, ("local_action", (key,)))
    return [
        HistoryLine(_when(each), words)
        for each in changes
        if each.table == table and (words := _of_columns(each, columns, shown))
    ]


def _when(change: ActionChange) -> str:
    made = change.step.made_at
    return f"{day_words(made)} {made:%H:%M} · {change.step.who}"


def _what(change: ActionChange, shown: Shown) -> str:
    if change.table == "local_action":
        if change.before is None or change.after is None:
            return _KINDS.get(change.step.kind, "") + change.step.label
        columns = tuple(column for column in NAMES if column in change.after)
        return _of_columns(change, columns, shown)
    columns = tuple({"stage": STAGE_NAMES, "progress_note": NOTE_NAMES}.get(change.table, {}))
    return _of_columns(change, columns, shown)


def _of_columns(change: ActionChange, columns: tuple[str, ...], shown: Shown) -> str:
    match change.table:
        case "local_action":
            parts = _pairs(change, {c: NAMES[c] for c in columns if c in NAMES}, "", shown)
        case "stage":
            names = {column: STAGE_NAMES[column] for column in columns}
            parts = _pairs(change, names, quarter_name(_day(change, "ends_on")), shown)
        case "progress_note":
            names = {column: NOTE_NAMES[column] for column in columns}
            parts = _pairs(change, names, period_name(_row(change)["period"]), shown)
        case "action_cooperating_unit":
            parts = _came_or_went(change, "配合单位", shown("unit_id", _row(change)["unit_id"]))
        case "action_evidence":
            parts = _came_or_went(change, "佐证材料", f"“{_row(change)['name']}”")
        case _:
            parts = _adjusted(change)
    return _KINDS.get(change.step.kind, "") + "；".join(parts) if parts else ""


def _pairs(change: ActionChange, names: Mapping[str, str], of: str, shown: Shown) -> list[str]:
    before, after = change.before or {}, change.after or {}
    return [
        f"{of}{name}：{shown(column, before.get(column))} → {shown(column, after.get(column))}"
        for column, name in names.items()
        if (before.get(column) or "") != (after.get(column) or "")
    ]


def _came_or_went(change: ActionChange, what: str, name: str) -> list[str]:
    if change.before is None:
        return [f"增加{what}{name}"]
    return [f"去掉{what}{name}"] if change.after is None else []


def _adjusted(change: ActionChange) -> list[str]:
    row = _row(change)
    dates = f"{row['old_due_text'] or '未定'} → {row['new_due_text']}"
    if change.after is None:
        return [f"撤回调整申请：{dates}"]
    if row["approved_on"]:
        return [f"{row['approved_by']}批准调整时限：{dates}"]
    return [f"申请调整时限：{dates}（{row['reason']}）"]


def _row(change: ActionChange) -> dict[str, Any]:
    row = change.after or change.before
    assert row is not None
    return row


def _day(change: ActionChange, column: str) -> date:
    return date.fromisoformat(_row(change)[column])
