"""What units report and the office confirms (进展、办结)."""

from collections.abc import Sequence
from datetime import date

from model.breakdown import read_local_action
from model.entities import LocalActionId, StageId
from model.errors import InvalidEntryError
from model.quarters import period_end
from model.step import Step
from model.store.values import clean_line
from model.words import DueKind, Progress


def set_progress(step: Step, action_ids: Sequence[LocalActionId], progress: Progress) -> None:
    """Set how far actions have come; it takes a confirmation back. 已办结 needs `confirm`."""
    if progress is Progress.CONFIRMED:
        raise InvalidEntryError("已办结须由局里核实确认，没有改动。请使用“确认办结”。")
    for action_id in action_ids:
        step.update(
            "local_action", action_id, progress=progress, confirmed_on=None, confirmed_by=None
        )


def confirm(step: Step, action_ids: Sequence[LocalActionId], *, by: str, on: date) -> None:
    """Confirm that actions are done (确认办结): who says so, and since which day."""
    by = clean_line(by)
    if not by:
        raise InvalidEntryError("请写明由谁确认办结，没有改动。")
    for action_id in action_ids:
        action = read_local_action(step.ledger, action_id)
        if action.due_kind is DueKind.LONG_TERM:
            raise InvalidEntryError(
                f"“{action.text}”是长期任务，不作办结，没有改动。请改填进展情况，或先改完成时限。"
            )
        step.update(
            "local_action",
            action_id,
            progress=Progress.CONFIRMED,
            confirmed_on=on,
            confirmed_by=by,
        )


def withdraw_confirmation(step: Step, action_ids: Sequence[LocalActionId]) -> None:
    """Take a confirmation back (撤回办结): what remains is the unit's claim, 已报完成.

    Actions that are not confirmed stay as they are.
    """
    confirmed = [
        action_id
        for action_id in action_ids
        if read_local_action(step.ledger, action_id).progress is Progress.CONFIRMED
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


def reach_stage(step: Step, stage_id: StageId, on: date | None) -> None:
    """Note since which day a stage stands (阶段目标达到); None takes it back."""
    step.update("stage", stage_id, reached_on=on)
