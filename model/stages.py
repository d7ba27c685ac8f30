"""What must stand at the end of each quarter, and what did (阶段目标、实际完成)."""

from datetime import date

from model.entities import LocalActionId, Stage, StageId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.possible_days import recorded_days
from model.quarters import last_quarter_end
from model.step import Step
from model.store.values import clean_line, read_as


def read_stages(ledger: Ledger, action_id: LocalActionId) -> tuple[Stage, ...]:
    """The stages of an action by quarter."""
    rows = ledger.rows("SELECT * FROM stage WHERE action_id = ? ORDER BY ends_on", (action_id,))
    return tuple(read_as(Stage, row) for row in rows)


def set_stage(step: Step, action_id: LocalActionId, ends_on: date, text: str) -> None:
    """Say what must stand at the end of a quarter (阶段目标); an empty text removes it.

    What was reached already is not removed with it: InvalidEntryError.
    """
    if last_quarter_end(ends_on) != ends_on:
        raise ValueError(f"{ends_on} ends no quarter")
    stages = read_stages(step.ledger, action_id)
    found = next((stage for stage in stages if stage.ends_on == ends_on), None)
    wanted = clean_line(text)
    if found and wanted:
        step.update("stage", found.id, text=wanted)
    elif found and (found.reached or found.reached_on):
        raise InvalidEntryError(
            "这个季度已记有实际完成情况，阶段目标没有清空。要一并删除，请先清空实际完成情况和达到日期。"
        )
    elif found:
        step.delete("stage", found.id)
    elif wanted:
        step.insert("stage", action_id=action_id, ends_on=ends_on, text=wanted)


def reach_stage(step: Step, stage_id: StageId, on: date | None, reached: str | None = None) -> None:
    """Note since which day a stage stands (阶段目标达到); None takes it back.

    `reached` is what stood there (实际完成); None leaves those words as they are.
    """
    stored = step.ledger.value("SELECT reached_on FROM stage WHERE id = ?", (stage_id,))
    if on is not None and on.isoformat() != stored:
        recorded_days(step.ledger).require(on, what="达到日期", undone="没有存入")
    words = {} if reached is None else {"reached": clean_line(reached)}
    step.update("stage", stage_id, reached_on=on, **words)
