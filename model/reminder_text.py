"""The words of a reminder for copying (催办文字): polite, plain, ready to be sent to a unit."""

from collections.abc import Sequence
from datetime import date

from model.action_table import ActionRow
from model.settings import Settings
from model.words import Lamp, Progress

_ASKED = "请抓紧办理，并及时反馈进展情况、存在问题和下一步措施。"


def reminder_text(
    whom: str, rows: Sequence[ActionRow], settings: Settings, as_of: date, *, year: int
) -> str:
    """What is sent to one unit or holder about these actions."""
    lines = [
        f"{whom}：",
        f"截至{_day(as_of)}，您单位牵头的{year}年度知识产权重点任务中，"
        f"有{len(rows)}项举措需要关注。{_ASKED}",
        *(f"{number}．{_item(row, as_of)}" for number, row in enumerate(rows, 1)),
    ]
    contact = "，".join(part for part in (settings.contact, settings.contact_phone) if part)
    lines += [f"联系人：{contact}。"] if contact else []
    lines += [settings.office_full_name or settings.office_short_name, _day(as_of)]
    return "\n".join(line for line in lines if line)


def _item(row: ActionRow, as_of: date) -> str:
    told = [f"完成时限：{row.due.text}" if row.due else "完成时限未定"]
    told += [distance] if (distance := _distance(row, as_of)) else []
    told += ["已报完成，待核实"] if row.progress is Progress.REPORTED else []
    told += [f"责任人：{row.holder}"] if row.holder else []
    return f"{row.text}（{'，'.join(told)}）"


def _distance(row: ActionRow, as_of: date) -> str:
    if row.due is None or row.due.day is None:
        return ""
    days = (row.due.day - as_of).days
    if days < 0:
        return f"已逾期{-days}天"
    return f"还有{days}天" if row.lamp is Lamp.SOON else ""


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
