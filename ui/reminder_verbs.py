"""Reminding units and posts (催办) as one named step: what is said in 撤销 stands here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from model.entities import LocalActionId, PostId, UnitId
from model.ledger import Step
from model.reminders import remind
from model.words import ReminderKind
from ui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Who is reminded of which actions: a unit, or the holder of one of its posts."""

    name: str
    unit_id: UnitId | None
    post_id: PostId | None
    action_ids: tuple[LocalActionId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenReminder:
    """How they were reminded: what the dialog asks for."""

    kind: ReminderKind
    on: date
    manner: str
    remark: str


def give_reminder(session: Session, to: Sequence[Recipient], given: GivenReminder) -> bool:
    """Note a reminder for each of them, in one step."""

    def command(step: Step) -> None:
        for each in to:
            remind(
                step,
                each.action_ids,
                kind=given.kind,
                on=given.on,
                unit_id=each.unit_id,
                post_id=each.post_id,
                manner=given.manner,
                remark=given.remark,
            )

    return session.do(f"{given.kind}：{recipients_text(to)}", command)


def recipients_text(to: Sequence[Recipient]) -> str:
    """政策法规处（3项）, or the first of several."""
    count = sum(len(each.action_ids) for each in to)
    if not to:
        return "（0项）"
    others = f"等{len(to)}家" if len(to) > 1 else ""
    return f"{to[0].name}{others}（{count}项）"
