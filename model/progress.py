"""What units report and the office confirms (进展、办结)."""

import json
from collections.abc import Sequence
from datetime import date

from model.entities import LocalActionId, ProgressNote
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.local_actions import read_local_actions
from model.possible_days import recorded_days
from model.quarters import period_end
from model.step import Step
from model.store.values import clean_line, read_as
from model.words import DueKind, Lamp, Progress

# What a note says first when nothing changed since the period before.
NO_CHANGE = "本期无变化。"
# The order of progress notes, in window and papers alike.
NEWEST_FIRST = "period_ends_on DESC, period DESC"


def set_progress(step: Step, action_ids: Sequence[LocalActionId], progress: Progress) -> None:
    """Set how far actions have come; it takes a confirmation back. 已办结 needs `confirm`."""
    if progress is Progress.CONFIRMED:
        raise InvalidEntryError("已办结须由局里核实确认，没有改动。请使用“确认办结”。")
    step.update_many(
        "local_action", action_ids, progress=progress, confirmed_on=None, confirmed_by=None
    )


def confirm(step: Step, action_ids: Sequence[LocalActionId], *, by: str, on: date) -> None:
    """Confirm that actions are done (确认办结): who says so, and since which day."""
    by = clean_line(by)
    if not by:
        raise InvalidEntryError("请写明由谁确认办结，没有改动。")
    recorded_days(step.ledger).require(on, what="办结日期", undone="没有确认办结")
    for action in read_local_actions(step.ledger, action_ids):
        if action.due_kind is DueKind.LONG_TERM:
            raise InvalidEntryError(
                f"“{action.text}”是长期任务，不作办结，没有改动。请改填进展情况，或先改完成时限。"
            )
    step.update_many(
        "local_action",
        action_ids,
        progress=Progress.CONFIRMED,
        confirmed_on=on,
        confirmed_by=by,
    )


def unconfirmed(ledger: Ledger, action_ids: Sequence[LocalActionId]) -> list[LocalActionId]:
    """Those of the actions that are not 已办结."""
    confirmed = set(
        ledger.column(
            "SELECT id FROM local_action WHERE progress = ? "
            "AND id IN (SELECT value FROM json_each(?))",
            (Progress.CONFIRMED, json.dumps(list(action_ids))),
        )
    )
    return [each for each in action_ids if each not in confirmed]


def withdraw_confirmation(step: Step, action_ids: Sequence[LocalActionId]) -> None:
    """Take a confirmation back (撤回办结): what remains is the unit's claim, 已报完成.

    Actions that are not confirmed stay as they are.
    """
    confirmed = [
        action.id
        for action in read_local_actions(step.ledger, action_ids)
        if action.progress is Progress.CONFIRMED
    ]
    set_progress(step, confirmed, Progress.REPORTED)


def record_note(
    step: Step,
    action_id: LocalActionId,
    *,
    period: str,
    done: str = "",
    problems: str = "",
    next_steps: str = "",
) -> None:
    """Write what was done, the problems and the next steps of one period, once per period.

    It ends a lamp set by hand. An empty note removes the one that stood there.
    """
    words = {"done": done, "problems": problems, "next_steps": next_steps}
    values = {name: clean_line(text) for name, text in words.items()}
    ends_on = period_end(period)
    found = step.ledger.value(
        "SELECT id FROM progress_note WHERE action_id = ? AND period = ?", (action_id, period)
    )
    if not any(values.values()):
        if found:
            step.delete("progress_note", found)
        return
    step.update("local_action", action_id, hand_lamp=None, hand_lamp_reason="")
    if found:
        step.update("progress_note", found, **values)
    else:
        step.insert(
            "progress_note", action_id=action_id, period=period, period_ends_on=ends_on, **values
        )


def record_no_change(step: Step, action_id: LocalActionId, *, period: str) -> None:
    """Write that nothing changed (无变化): the note before, carried forward, and that it is so.

    The words begin with NO_CHANGE, so that window and papers say it plainly; carried on again,
    they say it once.
    """
    before = note_before(step.ledger, action_id, period)
    if before is None:
        raise InvalidEntryError("这项举措还没有上一期的进展，没有存入。请填写本期进展情况。")
    record_note(
        step,
        action_id,
        period=period,
        done=NO_CHANGE + carried_words(before.done),
        problems=before.problems,
        next_steps=before.next_steps,
    )


def record_no_change_where_open(
    step: Step, action_ids: Sequence[LocalActionId], *, period: str
) -> None:
    """无变化 for those of several actions of which something is still to be reported.

    What is confirmed, has its note of the period already, or was never reported on, stays.
    """
    written = set(
        step.ledger.column(
            "WITH wanted AS (SELECT value FROM json_each(?1)) "
            "SELECT action_id FROM progress_note WHERE period = ?2 AND action_id IN wanted "
            "UNION SELECT id FROM local_action WHERE confirmed_on IS NOT NULL AND id IN wanted",
            (json.dumps(list(action_ids)), period),
        )
    )
    for action_id in action_ids:
        if action_id not in written and note_before(step.ledger, action_id, period):
            record_no_change(step, action_id, period=period)


def note_before(ledger: Ledger, action_id: LocalActionId, period: str) -> ProgressNote | None:
    """The last note of an earlier period (上期), which is carried forward."""
    rows = ledger.rows(
        "SELECT * FROM progress_note WHERE action_id = ? AND period <> ? AND period_ends_on <= ? "
        f"ORDER BY {NEWEST_FIRST} LIMIT 1",
        (action_id, period, period_end(period)),
    )
    return read_as(ProgressNote, rows[0]) if rows else None


def carried_words(done: str) -> str:
    """The words of a note without the remark that they were carried forward."""
    return done.removeprefix(NO_CHANGE)


def set_hand_lamp(
    step: Step, action_ids: Sequence[LocalActionId], lamp: Lamp | None, reason: str = ""
) -> None:
    """Set a lamp by hand (手工亮灯) with its reason; None lets it be computed again.

    It ends at the next progress note. 办结 is not a lamp that can be set: it is confirmed.
    """
    if lamp is Lamp.DONE:
        raise InvalidEntryError("办结须经核实确认，不能手工亮灯，没有改动。请使用“确认办结”。")
    reason = clean_line(reason)
    if lamp is not None and not reason:
        raise InvalidEntryError("手工亮灯须写明理由，没有改动。请填写理由后再存。")
    step.update_many(
        "local_action", action_ids, hand_lamp=lamp, hand_lamp_reason=reason if lamp else ""
    )
