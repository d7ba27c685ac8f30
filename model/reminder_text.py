"""The words of a reminder for copying (催办文字): polite, plain, ready to be sent to a unit.

One text for one unit or holder; what waits for the office itself is not asked of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from model.action_table import ActionRow
from model.day_words import day_words
from model.quarters import period_name
from model.settings import Settings
from model.words import Lamp, Progress

BETWEEN_TEXTS = f"\n\n{'—' * 16}\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What one unit, or the holder of one post, is asked about; `silent` owe a note of `period`."""

    whom: str
    is_person: bool
    rows: Sequence[ActionRow]
    silent: frozenset[str]
    period: str


def reminder_text(asked: Asked, settings: Settings, as_of: date, *, year: int) -> str:
    """What is sent to one unit or holder about these actions."""
    whose = "您负责" if asked.is_person else "贵单位牵头"
    lines = [
        f"{asked.whom}：",
        f"截至{day_words(as_of)}，{whose}的{year}年度知识产权重点任务中，"
        f"以下{len(asked.rows)}项举措请抓紧办理，并及时反馈进展情况、存在问题和下一步措施。",
        *(
            f"{number}．{_item(row, asked, settings, as_of)}"
            for number, row in enumerate(asked.rows, 1)
        ),
    ]
    contact = "，".join(part for part in (settings.contact, settings.contact_phone) if part)
    lines += [f"联系人：{contact}。"] if contact else []
    lines += [settings.office_full_name or settings.office_short_name, day_words(as_of)]
    return "\n".join(line for line in lines if line)


def _item(row: ActionRow, asked: Asked, settings: Settings, as_of: date) -> str:
    told = [f"完成时限：{row.due.text}" if row.due else "完成时限未定"]
    told += [urgency] if (urgency := _urgency(row, settings, as_of)) else []
    told += ["调整时限的申请待批准"] if row.progress is Progress.TO_ADJUST else []
    told += [f"{period_name(asked.period)}进展情况未报"] if row.id in asked.silent else []
    told += [f"责任人：{row.holder}"] if row.holder and not asked.is_person else []
    return f"{row.text}（{'，'.join(told)}）"


def _urgency(row: ActionRow, settings: Settings, as_of: date) -> str:
    days = (row.due.day - as_of).days if row.due and row.due.day else None
    if days is not None and days < 0:
        return f"已逾期{-days}天"
    if row.lamp is not Lamp.SOON:
        return ""
    if days is None or days > settings.soon_days:
        return "上季度阶段目标未达到"
    return f"还有{days}天"
