"""Planning actions (任务分解) as named steps: what is said in 撤销 stands here."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from model.action_proposal import propose_action
from model.breakdown import (
    add_action,
    change_actions,
    delete_actions,
    duplicate_action,
    set_clauses,
    set_cooperating_units,
    set_stage,
)
from model.due import Due, parse_due, parse_start
from model.entities import Clause, ClauseId, ClausePartId, LocalActionId, UnitId
from model.errors import InvalidEntryError, quoted
from model.ledger import Step
from model.progress import (
    set_progress,
)
from model.quarters import quarter_name
from model.triage import set_triage
from model.words import Progress, Triage
from ui.field_names import field_name
from ui.session import Session

Ids = Sequence[LocalActionId]
Files = Sequence[tuple[str, bytes]]
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

    def command(step: Step) -> None:
        made.extend(duplicate_action(step, each) for each in ids)

    return made if session.do(labelled("复制举措", ids), command) else []


def delete(session: Session, ids: Ids) -> bool:
    """Delete actions with all that hangs on them."""
    return session.do(labelled("删除举措", ids), lambda step: delete_actions(step, ids))


def change(session: Session, ids: Ids, fields: Mapping[str, object]) -> bool:
    """Set fields of actions; `due` comes as typed words, `progress` as a word."""
    names = "、".join(field_name(name) for name in fields)

    def command(step: Step) -> None:
        rest = dict(fields)
        progress = rest.pop("progress", None)
        if "due" in rest:
            rest["due"] = due_of(str(rest["due"]), year=session.year)
        change_actions(step, ids, **rest)
        if progress is not None:
            set_progress(step, ids, Progress(str(progress)))

    return session.do(labelled(f"修改{names}", ids), command)


def set_start(session: Session, ids: Ids, words: str) -> bool:
    """启动时间 from typed words."""

    def command(step: Step) -> None:
        day = parse_start(words, year=session.year)
        if day is None:
            due_of(words, year=session.year)  # 长期 begins on no day; what means nothing is refused
        change_actions(step, ids, start_text=words, start_on=day)

    return session.do(labelled("修改启动时间", ids), command)


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


def labelled(words: str, ids: Ids) -> str:
    """The name of a step on several actions."""
    return words if len(ids) == 1 else f"{words}（{len(ids)}项）"


def _add_proposed(step: Step, clause_ids: Sequence[ClauseId], parts: Parts) -> LocalActionId:
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
