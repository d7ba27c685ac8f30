"""Time limits that are to be changed (调整时限): proposed, approved or taken back."""

import json
from collections.abc import Sequence
from datetime import date

from model.breakdown import change_actions
from model.due import Due
from model.entities import Adjustment, AdjustmentId, LocalAction, LocalActionId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.local_actions import read_local_action
from model.possible_days import recorded_days
from model.progress import set_progress
from model.step import Step
from model.store.values import clean_line, read_as
from model.words import Progress


def with_time_limit(ledger: Ledger, action_ids: Sequence[LocalActionId]) -> list[LocalActionId]:
    """Those of the actions that have a time limit; without one there is nothing to adjust."""
    found = set(
        ledger.column(
            "SELECT id FROM local_action WHERE due_text != '' "
            "AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(action_ids)),),
        )
    )
    return [each for each in action_ids if each in found]


def propose_adjustment(
    step: Step, action_ids: Sequence[LocalActionId], due: Due | None, reason: str, on: date
) -> list[AdjustmentId]:
    """Ask for a new time limit (申请调整时限): the old one stays in force until it is approved.

    An action has one open proposal at most; a new one takes its place.
    """
    reason = clean_line(reason)
    recorded_days(step.ledger).require(on, what="申请日期", undone="申请没有存入")
    if due is None:
        raise InvalidEntryError("请填写新的完成时限，申请没有存入。")
    if not reason:
        raise InvalidEntryError("调整时限须写明理由，申请没有存入。请填写理由后再存。")
    proposed = [_propose(step, action_id, due, reason, on) for action_id in action_ids]
    set_progress(step, action_ids, Progress.TO_ADJUST)
    return proposed


def approve_adjustment(step: Step, adjustment_id: AdjustmentId, by: str, on: date) -> None:
    """Let the new time limit come into force (批准): who agreed, and on which day."""
    by = clean_line(by)
    if not by:
        raise InvalidEntryError("请写明由谁批准，时限没有调整。")
    adjustment = _open(step.ledger, adjustment_id)
    since = adjustment.proposed_on
    if on < since:
        raise InvalidEntryError(
            f"批准日期（{on}）早于申请日期（{since}），时限没有调整。请核对日期。"
        )
    recorded_days(step.ledger, since=since).require(on, what="批准日期", undone="时限没有调整")
    action_id = adjustment.action_id
    if adjustment.new_due_kind is not None:
        due = Due(
            text=adjustment.new_due_text, kind=adjustment.new_due_kind, day=adjustment.new_due_on
        )
        change_actions(step, [action_id], due=due)
    step.update("adjustment", adjustment_id, approved_on=on, approved_by=by)
    _go_on(step, action_id)


def withdraw_adjustment(step: Step, adjustment_id: AdjustmentId) -> None:
    """Take an open proposal back (撤回申请): the old time limit stays."""
    adjustment = _open(step.ledger, adjustment_id)
    step.delete("adjustment", adjustment_id)
    _go_on(step, adjustment.action_id)


def read_adjustments(ledger: Ledger, action_id: LocalActionId) -> tuple[Adjustment, ...]:
    """The adjustments of an action: the open one first, then the newest."""
    rows = ledger.rows(
        "SELECT * FROM adjustment WHERE action_id = ? "
        "ORDER BY approved_on IS NOT NULL, approved_on DESC, proposed_on DESC, id",
        (action_id,),
    )
    return tuple(read_as(Adjustment, row) for row in rows)


def _propose(step: Step, action_id: LocalActionId, due: Due, reason: str, on: date) -> AdjustmentId:
    action = read_local_action(step.ledger, action_id)
    _require_new(action, due)
    values: dict[str, object] = {
        "proposed_on": on,
        "reason": reason,
        "old_due_text": action.due_text,
        "old_due_kind": action.due_kind,
        "old_due_on": action.due_on,
        "new_due_text": due.text,
        "new_due_kind": due.kind,
        "new_due_on": due.day,
    }
    found: AdjustmentId | None = step.ledger.value(
        "SELECT id FROM adjustment WHERE action_id = ? AND approved_on IS NULL", (action_id,)
    )
    if found is None:
        return AdjustmentId(step.insert("adjustment", action_id=action_id, **values))
    step.update("adjustment", found, **values)
    return found


def _require_new(action: LocalAction, due: Due) -> None:
    if action.progress is Progress.CONFIRMED:
        raise InvalidEntryError(
            f"“{action.text}”已经办结，不能调整时限，申请没有存入。请先撤回办结确认。"
        )
    if (action.due_kind, action.due_on) == (due.kind, due.day):
        raise InvalidEntryError(
            f"新的完成时限与原来的（{action.due_text}）相同，申请没有存入。请核对。"
        )
    if action.start_on and due.day and due.day < action.start_on:
        raise InvalidEntryError(
            f"新的完成时限（{due.day}）早于启动时间（{action.start_on}），申请没有存入。请核对日期。"
        )


def _open(ledger: Ledger, adjustment_id: AdjustmentId) -> Adjustment:
    rows = ledger.rows("SELECT * FROM adjustment WHERE id = ?", (adjustment_id,))
    if not rows:
        raise InvalidEntryError("这条调整申请已被撤回，没有改动。需要时请用“撤销”找回。")
    found = read_as(Adjustment, rows[0])
    if found.approved_on is not None:
        raise InvalidEntryError("这次调整已经批准生效，没有改动。需要时请再次申请调整。")
    return found


def _go_on(step: Step, action_id: LocalActionId) -> None:
    if read_local_action(step.ledger, action_id).progress is Progress.TO_ADJUST:
        set_progress(step, [action_id], _progress_before(step.ledger, action_id))


def _progress_before(ledger: Ledger, action_id: LocalActionId) -> Progress:
    """The progress that an action had before it was to be adjusted."""
    for change in ledger.field_history("local_action", action_id):
        if change.after.get("progress") == Progress.TO_ADJUST and "progress" in change.before:
            return Progress(change.before["progress"])
    return Progress.UNDER_WAY
