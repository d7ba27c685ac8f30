"""Where a hit stands, in the words of the office (查找结果的出处)."""

from datetime import date

from model.quarters import period_name, quarter_name
from model.search_hits import Hit
from ui.field_names import ADJUSTMENT_NAMES, NOTE_NAMES, STAGE_NAMES, field_name

_FIELDS = {
    **ADJUSTMENT_NAMES, **NOTE_NAMES,
    "lead": field_name("lead_unit_id"), "post": field_name("post_id"),
    "leader": field_name("leader_post_id"), "reached": STAGE_NAMES["reached"],
    "responsibility": "国家局责任部门", "holder": "责任人", "phone": "电话", "manner": "方式",
}  # fmt: skip
_LEVELS = {"chapter": "部分", "task_group": "任务组", "task_item": "任务", "goal": "目标"}


def search_field(field: str) -> str:
    """The name of a field in which something was found, as its form calls it."""
    return _FIELDS.get(field) or field_name(field)


def field_words(hit: Hit) -> str:
    """The name of the field in which a hit stands."""
    return search_field(hit.field)


def place_words(hit: Hit) -> str:
    """What stands at the right of a hit: its field, and what it belongs to."""
    match hit.table:
        case "clause":
            place = f"原文第{hit.part}句" if hit.part else "不计条数的原文"
            return place if hit.field == "text" else f"{place} · {field_words(hit)}"
        case "local_action":
            return "" if hit.field == "text" else f"{field_words(hit)} · {hit.about}"
        case "progress_note":
            return f"{period_name(hit.part)}{field_words(hit)} · {hit.about}"
        case "stage":
            return f"{quarter_name(date.fromisoformat(hit.part))} · {hit.about}"
        case "unit" | "reminder":
            return f"{hit.part} · {hit.about}" if hit.about else hit.part
        case "post":
            return f"{hit.about} · {hit.part}" if hit.field != "name" else hit.about
        case table if table in _LEVELS:
            return f"{hit.part} {_LEVELS[table]}".strip()
        case _:
            return hit.about
