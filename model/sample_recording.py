"""What the fictitious office recorded besides its notes: later dates, proofs, highlights."""

import tomllib
from datetime import date
from typing import Any

from model.adjustments import approve_adjustment, propose_adjustment
from model.breakdown import change_actions
from model.due import parse_due
from model.entities import LocalActionId
from model.evidence import link_evidence
from model.ledger import Ledger
from model.quarters import period_end
from model.sample_office import SAMPLE_FOLDER
from model.stages import reach_stage
from model.step import Step

_YEAR = 2023


def record_more(ledger: Ledger) -> None:
    """Put into the sample what resources/sample/recording.toml tells of the actions it has."""
    told = tomllib.loads((SAMPLE_FOLDER / "recording.toml").read_text(encoding="utf-8"))
    with ledger.step("登记阶段实际完成") as step:
        for each in told["reached"]:
            _describe_stage(step, each)
    with ledger.step("调整完成时限") as step:
        for each in told["adjustment"]:
            _adjust(step, each)
    with ledger.step("关联佐证材料") as step:
        for each in told["shared"]:
            _share(step, each)
    found = [_find(ledger, opening) for opening in told["highlights"]["actions"]]
    with ledger.step("标记特色亮点") as step:
        change_actions(step, [each for each in found if each], is_highlight=True)


def _find(ledger: Ledger, opening: str) -> LocalActionId | None:
    found: LocalActionId | None = ledger.value(
        "SELECT id FROM local_action WHERE instr(text, ?) = 1 ORDER BY position", (opening,)
    )
    return found


def _describe_stage(step: Step, told: dict[str, Any]) -> None:
    rows = step.ledger.rows(
        "SELECT id, reached_on FROM stage WHERE action_id = ? AND ends_on = ?",
        (_find(step.ledger, told["action"]), period_end(told["quarter"])),
    )
    for row in rows:
        on = row["reached_on"] and date.fromisoformat(row["reached_on"])
        reach_stage(step, row["id"], on, told["text"])


def _adjust(step: Step, told: dict[str, Any]) -> None:
    action_id = _find(step.ledger, told["action"])
    if action_id is None:
        return
    if "old_due" in told:
        change_actions(step, [action_id], due=parse_due(told["old_due"], year=_YEAR))
    new = parse_due(told["new_due"], year=_YEAR)
    (made,) = propose_adjustment(step, [action_id], new, told["reason"], told["proposed_on"])
    if "approved_on" in told:
        approve_adjustment(step, made, told["approved_by"], told["approved_on"])


def _share(step: Step, told: dict[str, Any]) -> None:
    proof = step.ledger.value("SELECT id FROM evidence WHERE name = ?", (told["evidence"],))
    actions = [_find(step.ledger, opening) for opening in told["actions"]]
    for action_id in actions:
        if proof and action_id:
            link_evidence(step, action_id, proof)
