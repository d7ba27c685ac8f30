"""How the sample office moved three actions after the 任务分工表 was out (示例的分工调整).

What stands in the end is what the sample files tell; only the way there shows in the log, so that
调整前后对照 has something to tell.
"""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from model.breakdown import change_actions
from model.division_changes import note_division_made
from model.entities import LocalActionId
from model.ledger import Ledger
from model.sample_office import SAMPLE_FOLDER, SampleAction
from model.sample_places import Places


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerLead:
    """Who an action was first given to; it is known by its first words."""

    opening: str
    lead: str
    post: str


def read_former_leads(folder: Path = SAMPLE_FOLDER) -> tuple[FormerLead, ...]:
    """The actions that were moved later, as they were planned first."""
    text = (folder / "adjustment.toml").read_text(encoding="utf-8")
    return tuple(FormerLead(**moved) for moved in tomllib.loads(text)["moved"])


def first_planned(action: SampleAction, former: Sequence[FormerLead]) -> SampleAction:
    """The action as it was before the division was adjusted."""
    for was in former:
        if action.text.startswith(was.opening):
            return replace(action, lead=was.lead, post=was.post)
    return action


def adjust_division(
    ledger: Ledger,
    places: Places,
    written: Iterable[tuple[SampleAction, LocalActionId]],
    former: Sequence[FormerLead],
) -> None:
    """Hand the 任务分工表 out, then move what the meeting of the heads moved."""
    moved = [(action, id_) for action, id_ in written if first_planned(action, former) != action]
    if not moved:
        return
    with ledger.step("生成任务分工表") as step:
        note_division_made(step)
    with ledger.step(f"按局长办公会意见调整分工（{len(moved)}项）") as step:
        for action, action_id in moved:
            change_actions(
                step,
                [action_id],
                lead_unit_id=places.units[action.lead],
                post_id=places.posts[f"{action.lead}/{action.post}"],
            )
