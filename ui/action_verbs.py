"""Planning actions (任务分解) as named steps: what is said in 撤销 stands here."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from model.action_deletion import delete_actions
from model.action_links import set_clauses
from model.breakdown import add_action, change_actions
from model.cooperating import change_cooperating, led_by, set_cooperating_units, with_partner
from model.due import Due, parse_due, parse_start
from model.duplicates import duplicate_actions, duplicate_to_units
from model.entities import Clause, ClauseId, ClausePartId, LocalActionId, UnitId
from model.errors import InvalidEntryError, quoted
from model.ledger import Step
from model.progress import (
    set_progress,
)
from model.quarters import quarter_name
from model.stages import set_stage
from model.triage import set_triage
from model.words import Progress, Triage
from ui.field_names import field_name
from ui.session import Session
from ui.slices import do_in_slices

if TYPE_CHECKING:
    from model.action_paste import ProposedRow

Ids = Sequence[LocalActionId]
_JOINING = {"cooperating": "replace", "add_cooperating": "add", "remove_cooperating": "remove"}
Parts = Mapping[ClauseId, ClausePartId]
_WHOLE: Parts = MappingProxyType({})


def new_action(
    session: Session, clauses: Sequence[Clause], parts: Parts = _WHOLE
) -> LocalActionId | None:
    """An action that serves these sentences, or parts of them; they are taken on.

    Words, units, time limit and 成果形式 are those that the first one proposes.
    """
    made: list[LocalActionId] = []

    def command(step: Step) -> None:
        pending = [each.id for each in clauses if each.triage is Triage.PENDING]
        set_triage(step, pending, Triage.PROVINCE)
        made.append(_add_proposed(step, [each.id for each in clauses], parts))

    return made[0] if session.do("新建举措", command) else None


def duplicate(session: Session, ids: Ids) -> list[LocalActionId]:
    """Second actions with the same plan."""
    made: list[LocalActionId] = []

    def command(step: Step, some: Ids) -> None:
        made.extend(duplicate_actions(step, some))

    return made if do_in_slices(session, labelled("复制举措", ids), ids, command) else []


def paste(session: Session, rows: "Sequence[ProposedRow]") -> list[LocalActionId] | None:
    """Pasted rows that were looked at; gives the new actions, None when nothing was stored."""
    from model.paste_store import store_pasted

    made: list[LocalActionId] = []

    def command(step: Step, some: "Sequence[ProposedRow]") -> None:
        made.extend(store_pasted(step, some))

    return made if do_in_slices(session, f"粘贴{len(rows)}行", rows, command) else None


def duplicate_for(session: Session, ids: Ids, units: Sequence[UnitId]) -> list[LocalActionId]:
    """One action more for each of these units, which leads it."""
    made: list[LocalActionId] = []

    def command(step: Step, some: Ids) -> None:
        for each in some:
            made.extend(duplicate_to_units(step, each, units))

    name = f"复制到{len(units)}个单位"
    return made if do_in_slices(session, labelled(name, ids), ids, command) else []


def delete(session: Session, ids: Ids) -> bool:
    """Delete actions with all that hangs on them."""
    return do_in_slices(session, labelled("删除举措", ids), ids, delete_actions)


def change(session: Session, ids: Ids, fields: Mapping[str, object]) -> bool:
    """Set fields of actions; `due` and `start` come as typed words, `progress` as a word.

    配合单位 come as `add_cooperating`, `remove_cooperating` or `cooperating`, which replaces them.
    A partner that is to lead leaves the partners in the same step, which says so.
    """
    lead = fields.get("lead_unit_id")
    led = [] if lead is None else with_partner(session.ledger, ids, UnitId(str(lead)))
    names = "、".join(dict.fromkeys(field_name(name) for name in fields))

    def command(step: Step, some: Ids) -> None:
        rest = dict(fields)
        progress = rest.pop("progress", None)
        joining: dict[str, Any] = {
            how: rest.pop(name) for name, how in _JOINING.items() if name in rest
        }
        if "start" in rest:
            words = str(rest.pop("start"))
            rest |= {"start_text": words, "start_on": start_of(words, year=session.year)}
        if isinstance(rest.get("due"), str):
            rest["due"] = due_of(str(rest["due"]), year=session.year)
        if led:
            change_cooperating(step, some, remove=[UnitId(str(lead))])
        change_actions(step, some, **rest)
        if joining:
            change_cooperating(step, some, **joining)
        if progress is not None:
            set_progress(step, some, Progress(str(progress)))

    name = labelled(f"修改{names}", ids) + (labelled("，并从配合单位中移出", led) if led else "")
    seq = session.ledger.last_seq()
    is_done = do_in_slices(session, name, ids, command)
    left_out = not_joined(session, ids, fields)
    if is_done and left_out and session.ledger.last_seq() != seq:
        session.done.emit(f"已存：{name}；{left_out}")
    return is_done


def not_joined(session: Session, ids: Ids, fields: Mapping[str, object]) -> str:
    """How many actions a unit could not join, as it leads them; nothing where it joins all."""
    asked = fields.get("add_cooperating") or fields.get("cooperating") or ()
    units = [UnitId(str(each)) for each in asked] if isinstance(asked, Sequence) else []
    led = led_by(session.ledger, ids, units) if units else []
    if not led:
        return ""
    whose = "该单位" if len(units) == 1 else "所选单位之一"
    return f"其中{len(led)}项由{whose}牵头，没有加为配合单位"


def set_start(session: Session, ids: Ids, words: str) -> bool:
    """启动时间 from typed words."""
    return change(session, ids, {"start": words})


def set_sources(session: Session, action_id: LocalActionId, clause_ids: Sequence[ClauseId]) -> bool:
    """Let an action serve exactly these sentences; the first is its 主要出处."""
    return session.do("调整原文出处", lambda step: set_clauses(step, action_id, clause_ids))


def cooperate(session: Session, action_id: LocalActionId, unit_ids: Sequence[UnitId]) -> bool:
    """配合单位."""
    return session.do("修改配合单位", lambda step: set_cooperating_units(step, action_id, unit_ids))


def stage(session: Session, action_id: LocalActionId, ends_on: date, words: str) -> bool:
    """阶段目标 of a quarter."""
    return session.do(
        f"修改{quarter_name(ends_on)}阶段目标",
        lambda step: set_stage(step, action_id, ends_on, words),
    )


def due_of(words: str, *, year: int) -> Due | None:
    """What typed words of a time limit mean; refused when they mean nothing."""
    if not words.strip():
        return None
    due = parse_due(words, year=year)
    if due is None:
        raise InvalidEntryError(
            f"没有看懂时间{quoted(words)}，没有存入。请写成“6月底前”“2023年12月15日”“长期”等。"
        )
    return due


def start_of(words: str, *, year: int) -> date | None:
    """The first day that typed words of a start mean; refused when they mean nothing."""
    day = parse_start(words, year=year)
    if day is None:
        due_of(words, year=year)  # 长期 begins on no day
    return day


def labelled(words: str, ids: Ids) -> str:
    """The name of a step on several actions."""
    return words if len(ids) == 1 else f"{words}（{len(ids)}项）"


def _add_proposed(step: Step, clause_ids: Sequence[ClauseId], parts: Parts) -> LocalActionId:
    from model.action_proposal import propose_action

    proposal = propose_action(step.ledger, clause_ids[0], parts.get(clause_ids[0]))
    return add_action(
        step,
        clause_ids=clause_ids,
        parts=parts,
        text=proposal.text,
        due=proposal.due,
        cooperating_unit_ids=[each.unit_id for each in proposal.cooperating],
        lead_unit_id=proposal.lead and proposal.lead.unit_id,
        deliverable=proposal.deliverable,
    )
