"""What seems odd about an action (请留意): told at its fields, never refused."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from model.action_detail import ActionDetail
from model.day_words import day_words
from model.entities import LocalAction, LocalActionId
from model.ledger import Ledger
from model.words import Progress


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sentence for the field (a column of the action) that it concerns."""

    field: str
    sentence: str


def action_doubts(
    ledger: Ledger, detail: ActionDetail, *, as_of: date, today: date
) -> tuple[Doubt, ...]:
    """Everything about one action that a clerk should look at again."""
    action = detail.action
    return (
        *_of_due(ledger, detail),
        *_of_post(ledger, action),
        *_of_progress(detail),
        *_of_confirmation(action, as_of=as_of, today=today),
        *_of_outcome(action),
    )


def doubt_of_day(day: date, *, as_of: date, today: date) -> str:
    """What seems odd about the day of a confirmation, empty when nothing does."""
    if day > today:
        return f"确认日期（{day_words(day)}）还没有到。"
    if day > as_of:
        return f"确认日期在数据截止日（{day_words(as_of)}）之后，还不算办结。"
    return ""


def doubt_of_due(ledger: Ledger, action_ids: Sequence[LocalActionId], due_on: date) -> str:
    """What seems odd about a time limit of these actions, empty when nothing does."""
    found = ledger.value(
        "SELECT min(report_by) FROM action_clause JOIN clause ON clause.id = clause_id "
        "JOIN task_item ON task_item.id = task_item_id JOIN chapter ON chapter.id = chapter_id "
        "JOIN task_list ON task_list.id = task_list_id "
        "WHERE is_primary = 1 AND action_id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(action_ids)),),
    )
    if not found or due_on <= (report_by := date.fromisoformat(found)):
        return ""
    return f"晚于报送截止日（{day_words(report_by)}），报送时可能还没有完成。"


def doubt_of_earlier(ledger: Ledger, action_ids: Sequence[LocalActionId], due_on: date) -> str:
    """Is a new time limit of these actions before that in force? Empty where it is not."""
    count = ledger.value(
        "SELECT count(*) FROM local_action "
        "WHERE due_on > ? AND id IN (SELECT value FROM json_each(?))",
        (due_on.isoformat(), json.dumps(list(action_ids))),
    )
    if not count:
        return ""
    some = f"其中{count}项" if len(action_ids) > 1 else ""
    return f"{some}早于原时限，请核对。"


def _of_due(ledger: Ledger, detail: ActionDetail) -> Iterator[Doubt]:
    action = detail.action
    if action.due_on and action.confirmed_on is None:
        sentence = doubt_of_due(ledger, [action.id], action.due_on)
        if sentence:
            yield Doubt("due", sentence)


def _of_post(ledger: Ledger, action: LocalAction) -> Iterator[Doubt]:
    for field, post_id in (("post_id", action.post_id), ("leader_post_id", action.leader_post_id)):
        rows = ledger.rows(
            "SELECT holder, unit_id, coalesce(unit.name, '') AS unit FROM post "
            "LEFT JOIN unit ON unit.id = unit_id WHERE post.id = ?",
            (post_id,),
        )
        for row in rows:
            if not row["holder"]:
                yield Doubt(field, "岗位空缺：这个岗位目前没有责任人。")
            is_elsewhere = row["unit_id"] and row["unit_id"] != action.lead_unit_id
            if field == "post_id" and action.lead_unit_id and is_elsewhere:
                yield Doubt(field, f"这是{row['unit']}的岗位，不在牵头单位。")


def _of_progress(detail: ActionDetail) -> Iterator[Doubt]:
    progress = detail.action.progress
    waits = any(each.approved_on is None for each in detail.adjustments)
    if progress is Progress.REPORTED and not detail.evidence:
        yield Doubt("progress", "已报完成，还没有佐证材料。")
    if waits and progress is not Progress.TO_ADJUST:
        yield Doubt("progress", "还有一项调整时限的申请没有批准或撤回。")


def _of_confirmation(action: LocalAction, *, as_of: date, today: date) -> Iterator[Doubt]:
    if action.confirmed_on is not None:
        sentence = doubt_of_day(action.confirmed_on, as_of=as_of, today=today)
        if sentence:
            yield Doubt("confirmed_on", sentence)


def _of_outcome(action: LocalAction) -> Iterator[Doubt]:
    if action.outcome:
        return
    if action.in_report:
        yield Doubt("outcome", "已勾选写入报告，但成效摘要是空的，报告里不会出现。")
    elif action.confirmed_on is not None:
        yield Doubt("outcome", "已办结，还没有写成效摘要。")
