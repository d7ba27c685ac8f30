"""Reminders given to units and to the holders of posts (催办登记).

A reminder names the actions it was about, so that a printed 督办单 can be made from it later.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from model.entities import LocalActionId, PostId, Reminder, ReminderId, UnitId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.possible_days import recorded_days
from model.step import Step
from model.store.values import clean_line, read_as
from model.words import Lamp, ReminderKind

# An action that is later than this is ordered (督办), not only urged.
LONG_OVERDUE = 30
# As is one that was reminded of this often.
OFTEN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminded:
    """How often something was reminded of, and what the last reminder was."""

    times: int
    last_on: date
    last_kind: ReminderKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderRecord:
    """A reminder with the actions it was about, as a printed 督办单 needs them."""

    reminder: Reminder
    action_ids: tuple[LocalActionId, ...]


def remind(
    step: Step,
    action_ids: Sequence[LocalActionId],
    *,
    kind: ReminderKind,
    on: date,
    unit_id: UnitId | None = None,
    post_id: PostId | None = None,
    manner: str = "",
    remark: str = "",
) -> ReminderId:
    """Note that a unit, or the holder of a post, was reminded of these actions on a day."""
    if not action_ids:
        raise InvalidEntryError("没有选中要催办的举措，没有登记。请先选择举措或单位。")
    if unit_id is None and post_id is None:
        raise InvalidEntryError("这些举措还没有牵头单位和责任人，没有登记。请先落实到单位或岗位。")
    recorded_days(step.ledger).require(on, what="催办日期", undone="没有登记")
    reminder_id = step.insert(
        "reminder",
        kind=kind,
        unit_id=unit_id,
        post_id=post_id,
        reminded_on=on,
        manner=clean_line(manner),
        remark=clean_line(remark),
    )
    for action_id in dict.fromkeys(action_ids):
        step.insert("reminder_action", reminder_id=reminder_id, action_id=action_id)
    return ReminderId(reminder_id)


def delete_reminders(step: Step, reminder_ids: Sequence[str]) -> None:
    """Take reminders out of the history, with what they were about."""
    for reminder_id in reminder_ids:
        for link in step.ledger.column(
            "SELECT id FROM reminder_action WHERE reminder_id = ?", (reminder_id,)
        ):
            step.delete("reminder_action", link)
        step.delete("reminder", reminder_id)


def release_reminders(step: Step, post_id: PostId) -> None:
    """Let a post go: its reminders stay with the unit, or go too where there is none."""
    rows = step.ledger.rows("SELECT id, unit_id FROM reminder WHERE post_id = ?", (post_id,))
    for row in rows:
        if row["unit_id"] is not None:
            step.update("reminder", row["id"], post_id=None)
    delete_reminders(step, [row["id"] for row in rows if row["unit_id"] is None])


def drop_idle_reminders(step: Step, reminder_ids: Sequence[str]) -> None:
    """Forget those of these reminders that are about no action any more."""
    for reminder_id in reminder_ids:
        used = "SELECT 1 FROM reminder_action WHERE reminder_id = ?"
        if not step.ledger.value(used, (reminder_id,)):
            step.delete("reminder", reminder_id)


def read_reminders(
    ledger: Ledger,
    *,
    unit_id: UnitId | None = None,
    post_id: PostId | None = None,
    action_id: LocalActionId | None = None,
    limit: int = -1,
) -> tuple[ReminderRecord, ...]:
    """The reminders given to a unit or post, or of an action, newest first; else all.

    With a `limit` no more of them than this.
    """
    rows = ledger.rows(
        "SELECT * FROM reminder WHERE (?1 IS NULL OR unit_id = ?1) "
        "AND (?2 IS NULL OR post_id = ?2) AND (?3 IS NULL OR id IN "
        "(SELECT reminder_id FROM reminder_action WHERE action_id = ?3)) "
        "ORDER BY reminded_on DESC, rowid DESC LIMIT ?4",
        (unit_id, post_id, action_id, limit),
    )
    found = [read_as(Reminder, row) for row in rows]
    actions = _actions_of(ledger, [each.id for each in found])
    return tuple(
        ReminderRecord(reminder=each, action_ids=tuple(actions.get(each.id, ()))) for each in found
    )


def reminded_actions(
    ledger: Ledger, as_of: date, ids: Sequence[LocalActionId]
) -> dict[LocalActionId, Reminded]:
    """How often each of these actions was reminded of by the day; others are left out."""
    return _reminded(ledger, _BY_ACTION, as_of, json.dumps(list(ids)))


def reminded_units(ledger: Ledger, as_of: date) -> dict[UnitId, Reminded]:
    """How often each unit was reminded by the day."""
    return _reminded(ledger, _BY_UNIT, as_of)


def reminded_posts(ledger: Ledger, as_of: date) -> dict[PostId, Reminded]:
    """How often each post was reminded by the day, itself or through what its unit was told."""
    return _reminded(ledger, _BY_POST, as_of)


def usual_kind(lamp: Lamp, *, days_late: int, times: int) -> ReminderKind:
    """How strongly an action is to be reminded of: by how late it is, and how often it was."""
    if lamp is not Lamp.LATE:
        return ReminderKind.HINT
    if days_late > LONG_OVERDUE or times >= OFTEN:
        return ReminderKind.ORDER
    return ReminderKind.URGE


def used_manners(ledger: Ledger) -> list[str]:
    """By what ways the office reminded so far, the latest first."""
    manners: list[str] = ledger.column(
        "SELECT manner FROM reminder WHERE manner <> '' GROUP BY manner "
        "ORDER BY max(reminded_on) DESC, max(rowid) DESC"
    )
    return manners


# SQLite gives the other columns of the row that has the maximum.
_LAST = "count(DISTINCT r.id), max(r.reminded_on || printf('%09d', r.rowid)), r.reminded_on, r.kind"
_BY_ACTION = (
    f"SELECT link.action_id, {_LAST} FROM reminder_action AS link "
    "JOIN reminder AS r ON r.id = link.reminder_id WHERE r.reminded_on <= ? "
    "AND link.action_id IN (SELECT value FROM json_each(?)) GROUP BY 1"
)
_BY_UNIT = (
    f"SELECT r.unit_id, {_LAST} FROM reminder AS r "
    "WHERE r.reminded_on <= ? AND r.unit_id IS NOT NULL GROUP BY 1"
)
_BY_POST = (
    f"SELECT a.post_id, {_LAST} FROM reminder_action AS link "
    "JOIN reminder AS r ON r.id = link.reminder_id "
    "JOIN local_action AS a ON a.id = link.action_id "
    "WHERE r.reminded_on <= ? AND a.post_id IS NOT NULL GROUP BY 1"
)


def _reminded(ledger: Ledger, sql: str, *parameters: object) -> dict[Any, Reminded]:
    return {
        key: Reminded(times=times, last_on=date.fromisoformat(on), last_kind=ReminderKind(kind))
        for key, times, _, on, kind in ledger.rows(sql, parameters)
    }


def _actions_of(
    ledger: Ledger, reminders: Sequence[ReminderId]
) -> dict[ReminderId, list[LocalActionId]]:
    """The actions that reminders name, the first due first; all in one question."""
    found: dict[ReminderId, list[LocalActionId]] = {}
    for reminder_id, action_id in ledger.rows(
        "SELECT link.reminder_id, link.action_id FROM reminder_action AS link "
        "JOIN local_action AS a ON a.id = link.action_id "
        "WHERE link.reminder_id IN (SELECT value FROM json_each(?)) "
        "ORDER BY a.due_on IS NULL, a.due_on, a.id",
        (json.dumps(list(reminders)),),
    ):
        found.setdefault(reminder_id, []).append(action_id)
    return found
