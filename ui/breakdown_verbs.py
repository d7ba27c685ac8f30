"""The commands of the page 任务分解 as named steps (操作): what is said in 撤销 stands here."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from model.action_proposal import propose_action
from model.breakdown import (
    add_action,
    change_actions,
    delete_actions,
    duplicate_action,
    set_clauses,
    set_cooperating_units,
    set_hand_lamp,
    set_stage,
)
from model.due import Due, parse_due, parse_start
from model.entities import Clause, ClauseId, Evidence, LocalActionId, StageId, UnitId
from model.errors import FileAccessError, InvalidEntryError, quoted
from model.evidence import add_evidence, remove_evidence
from model.ledger import Step
from model.progress import (
    confirm,
    reach_stage,
    record_note,
    set_progress,
    withdraw_confirmation,
)
from model.quarters import period_name, quarter_name
from model.triage import Proposal, set_triage
from model.words import Lamp, Progress, Triage
from ui.background import Progress as Tell
from ui.field_names import field_name
from ui.session import Session

Ids = Sequence[LocalActionId]
Files = Sequence[tuple[str, bytes]]


def claim(session: Session, clause_ids: Sequence[ClauseId], triage: Triage, reason: str) -> bool:
    """Decide whose work sentences are."""
    label = f"{triage}（{len(clause_ids)}条）"
    return session.do(label, lambda step: set_triage(step, clause_ids, triage, reason))


def accept(session: Session, proposals: Mapping[ClauseId, Proposal]) -> bool:
    """Take proposals on as they are, with their reasons."""

    def command(step: Step) -> None:
        for clause_id, proposal in proposals.items():
            set_triage(step, [clause_id], proposal.triage, proposal.reason)

    return session.do(f"采纳认领建议（{len(proposals)}条）", command)


def new_action(session: Session, clauses: Sequence[Clause]) -> LocalActionId | None:
    """An action that serves these sentences; they are taken on.

    Words, units, time limit and 成果形式 are those that the first one proposes.
    """
    made: list[LocalActionId] = []

    def command(step: Step) -> None:
        pending = [each.id for each in clauses if each.triage is Triage.PENDING]
        set_triage(step, pending, Triage.PROVINCE)
        made.append(_add_proposed(step, [each.id for each in clauses]))

    return made[0] if session.do("新建举措", command) else None


def duplicate(session: Session, ids: Ids) -> list[LocalActionId]:
    """Second actions with the same plan."""
    made: list[LocalActionId] = []

    def command(step: Step) -> None:
        made.extend(duplicate_action(step, each) for each in ids)

    return made if session.do(_label("复制举措", ids), command) else []


def delete(session: Session, ids: Ids) -> bool:
    """Delete actions with all that hangs on them."""
    return session.do(_label("删除举措", ids), lambda step: delete_actions(step, ids))


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

    return session.do(_label(f"修改{names}", ids), command)


def set_start(session: Session, ids: Ids, words: str) -> bool:
    """启动时间 from typed words."""

    def command(step: Step) -> None:
        day = parse_start(words, year=session.year)
        if day is None:
            due_of(words, year=session.year)  # 长期 begins on no day; what means nothing is refused
        change_actions(step, ids, start_text=words, start_on=day)

    return session.do(_label("修改启动时间", ids), command)


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


def reach(session: Session, stage_id: str, *, reached: bool) -> bool:
    """阶段目标 reached, or not."""
    day = session.working_day if reached else None
    label = "阶段目标达到" if reached else "取消阶段目标达到"
    return session.do(label, lambda step: reach_stage(step, StageId(stage_id), day))


def progress(session: Session, ids: Ids, word: Progress) -> bool:
    """进展; 已办结 is a confirmation."""
    if word is Progress.CONFIRMED:
        return confirm_done(session, ids)
    return session.do(_label(f"进展改为{word}", ids), lambda step: set_progress(step, ids, word))


def confirm_done(session: Session, ids: Ids) -> bool:
    """确认办结."""
    return session.do(
        _label("确认办结", ids),
        lambda step: confirm(step, ids, by=session.confirmer, on=session.working_day),
    )


def withdraw(session: Session, ids: Ids) -> bool:
    """撤回办结."""
    return session.do(_label("撤回办结", ids), lambda step: withdraw_confirmation(step, ids))


def note(
    session: Session, action_id: LocalActionId, period: str, *, done: str, problems: str, after: str
) -> bool:
    """进展情况、存在问题、下一步措施 of one period."""
    return session.do(
        f"填写{period_name(period)}进展",
        lambda step: record_note(
            step, action_id, period=period, done=done, problems=problems, next_steps=after
        ),
    )


def set_lamp(session: Session, ids: Ids, lamp: Lamp | None, reason: str) -> bool:
    """A lamp by hand, or by the rule again."""
    label = f"手动亮灯：{lamp}" if lamp else "恢复按规则亮灯"
    return session.do(_label(label, ids), lambda step: set_hand_lamp(step, ids, lamp, reason))


def read_files(paths: Sequence[Path]) -> Callable[[Tell], Files]:
    """Work for the background: files may come from a slow disk or network."""

    def work(tell: Tell) -> Files:
        files = []
        for number, path in enumerate(paths):
            tell(number, len(paths))
            files.append((path.name, _bytes_of(path)))
        return files

    return work


def attach(session: Session, ids: Ids, files: Files) -> bool:
    """Take files in as 佐证材料."""

    def command(step: Step) -> None:
        for name, data in files:
            add_evidence(step, ids, name=name, data=data, on=session.working_day)

    return session.do(f"添加佐证材料（{len(files)}件）", command)


def detach(session: Session, action_id: LocalActionId, evidence: Evidence) -> bool:
    """Take a file off an action."""
    return session.do(
        f"移除佐证材料“{evidence.name}”",
        lambda step: remove_evidence(step, action_id, evidence.id),
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


def _add_proposed(step: Step, clause_ids: Sequence[ClauseId]) -> LocalActionId:
    proposal = propose_action(step.ledger, clause_ids[0])
    return add_action(
        step,
        clause_ids=clause_ids,
        text=proposal.text,
        due=proposal.due,
        cooperating_unit_ids=[each.unit_id for each in proposal.cooperating],
        lead_unit_id=proposal.lead and proposal.lead.unit_id,
        deliverable=proposal.deliverable,
    )


def _label(words: str, ids: Ids) -> str:
    return words if len(ids) == 1 else f"{words}（{len(ids)}项）"


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileAccessError(
            f"无法读取“{path.name}”，没有添加任何材料。请检查文件是否还在、是否有权限读取。"
        ) from error
