"""Recording what was done (进展、佐证) as named steps: what is said in 撤销 stands here."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from model.adjustments import approve_adjustment, propose_adjustment, withdraw_adjustment
from model.due import parse_due
from model.entities import AdjustmentId, Evidence, EvidenceId, LocalActionId, StageId
from model.errors import InvalidEntryError, quoted
from model.evidence import (
    add_evidence,
    link_evidence,
    remove_evidence,
    same_content,
    sha256_of,
)
from model.ledger import Step
from model.possible_days import recorded_days
from model.progress import (
    confirm,
    record_no_change,
    record_no_change_where_open,
    record_note,
    set_hand_lamp,
    set_progress,
    unconfirmed,
    withdraw_confirmation,
)
from model.quarters import period_name
from model.stages import reach_stage
from model.words import DueKind, Lamp, Progress
from ui.action_verbs import Ids, due_of, labelled
from ui.session import Session
from ui.slices import do_in_slices

if TYPE_CHECKING:
    from ui.evidence.taking import NewFile

TODAY = "今天"


def reach(session: Session, stage_id: str, words: str) -> bool:
    """阶段目标 reached on a day in words, or not."""
    label = "阶段目标达到" if words else "取消阶段目标达到"

    def command(step: Step) -> None:
        reach_stage(step, StageId(stage_id), day_of(session, words) if words else None)

    return session.do(label, command)


def describe_stage(session: Session, stage_id: str, on: date | None, words: str) -> bool:
    """What stood at the end of the quarter (实际完成)."""
    return session.do(
        "填写阶段实际完成", lambda step: reach_stage(step, StageId(stage_id), on, words)
    )


def progress(session: Session, ids: Ids, word: Progress) -> bool:
    """进展; 已办结 is a confirmation."""
    if word is Progress.CONFIRMED:
        return confirm_done(session, ids)
    return do_in_slices(
        session,
        labelled(f"进展改为{word}", ids),
        ids,
        lambda step, some: set_progress(step, some, word),
    )


def confirm_done(session: Session, ids: Ids, said: tuple[str, str] | None = None) -> bool:
    """确认办结: by whom and on which day in words, else as usual; what is confirmed stays so."""
    ids = ids if said else unconfirmed(session.ledger, ids)
    if not ids:
        session.refused.emit("所选举措都已办结，没有改动。要改办结日期或确认人，请先撤回办结。")
        return False

    def command(step: Step, some: Ids) -> None:
        by, day = said if said else (session.confirmer, "")
        confirm(step, some, by=by, on=day_of(session, day) if day else session.working_day)

    return do_in_slices(session, labelled("确认办结", ids), ids, command)


def withdraw(session: Session, ids: Ids) -> bool:
    """撤回办结."""
    return do_in_slices(session, labelled("撤回办结", ids), ids, withdraw_confirmation)


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


def no_change(session: Session, ids: Ids, period: str) -> bool:
    """无变化: actions that have a note of the period already, or none before it, stay."""

    def command(step: Step, some: Ids) -> None:
        if len(ids) == 1:
            record_no_change(step, ids[0], period=period)
        else:
            record_no_change_where_open(step, some, period=period)

    return do_in_slices(session, labelled(f"{period_name(period)}无变化", ids), ids, command)


def propose(
    session: Session, ids: Ids, *, due: str, reason: str, by: str = "", day: str = ""
) -> bool:
    """申请调整时限; with the name of who approved it comes into force at once."""

    def command(step: Step) -> None:
        wanted = due_of(due, year=session.year)
        on = session.working_day
        if day and not by:
            raise InvalidEntryError("请写明由谁批准，或者删去批准日期。申请没有存入。")
        approved_on = _approved_on(session, day) if by else on
        possible = recorded_days(step.ledger)
        possible.require(approved_on, what="批准日期", undone="申请没有存入")
        made = propose_adjustment(step, ids, wanted, reason, min(on, approved_on))
        for each in made if by else ():
            approve_adjustment(step, each, by, approved_on)

    return session.do(labelled("调整时限" if by else "申请调整时限", ids), command)


def approve(session: Session, adjustment_id: str, by: str, day: str) -> bool:
    """批准: the new time limit comes into force."""
    return session.do(
        "批准调整时限",
        lambda step: approve_adjustment(
            step, AdjustmentId(adjustment_id), by, _approved_on(session, day)
        ),
    )


def withdraw_proposal(session: Session, adjustment_id: str) -> bool:
    """撤回申请."""
    return session.do(
        "撤回调整申请", lambda step: withdraw_adjustment(step, AdjustmentId(adjustment_id))
    )


def set_lamp(session: Session, ids: Ids, lamp: Lamp | None, reason: str) -> bool:
    """A lamp by hand, or by the rule again."""
    label = f"手动亮灯：{lamp}" if lamp else "恢复按规则亮灯"
    return session.do(labelled(label, ids), lambda step: set_hand_lamp(step, ids, lamp, reason))


def attach(session: Session, ids: Ids, files: "Sequence[NewFile]") -> bool:
    """Take files in as 佐证材料; what the actions have already under some name is told."""
    doubles: list[str] = []

    def command(step: Step) -> None:
        for each, sha256 in zip(files, contents, strict=True):
            had, had_bytes = same_content(step.ledger, ids, sha256), step.has_stored_bytes
            add_evidence(
                step,
                ids,
                name=each.name,
                data=each.data,
                on=session.today,  # a file is stored on the day on the clock
                sha256=sha256,
            )
            if had:
                is_back = step.has_stored_bytes and not had_bytes
                doubles.append(
                    _doubled(each.name, had[0].name, count=len(had), of=len(ids), is_back=is_back)
                )

    contents = [each.sha256 or sha256_of(each.data) for each in files]
    new = [
        each for each in set(contents) if len(same_content(session.ledger, ids, each)) < len(ids)
    ]
    label = f"添加佐证材料（{len(new) or len(files)}件）"
    is_done = session.do(label, command)
    if is_done and doubles:
        stored = [f"已存：{label}"] if new else []
        session.done.emit("；".join([*stored, *doubles]))
    return is_done


def _doubled(name: str, known: str, *, count: int, of: int, is_back: bool) -> str:
    if is_back:
        return f"材料{quoted(known)}缺失的内容已补存"
    same = f"同一内容的材料{quoted(known)}"
    if count == of:
        return f"已有{same}，{quoted(name)}没有重复添加"
    return f"{of}项中{count}项已有{same}，对这{count}项没有重复添加{quoted(name)}"


def link(session: Session, ids: Ids, evidence_ids: Sequence[str]) -> bool:
    """Let files of the ledger also prove these actions."""

    def command(step: Step, some: Ids) -> None:
        for action_id in some:
            for evidence_id in evidence_ids:
                link_evidence(step, action_id, EvidenceId(evidence_id))

    return do_in_slices(session, "关联佐证材料", ids, command)


def detach(session: Session, action_id: LocalActionId, evidence: Evidence) -> bool:
    """Take a file off an action."""
    return session.do(
        f"移除佐证材料“{evidence.name}”",
        lambda step: remove_evidence(step, action_id, evidence.id),
    )


def _approved_on(session: Session, words: str) -> date:
    if not words:
        raise InvalidEntryError("请写明哪一天批准的，没有存入。是今天批准的，点“今天”。")
    return day_of(session, words)


def day_of(session: Session, words: str) -> date:
    """The day that typed words name; refused when they name none."""
    if words == TODAY:
        return session.working_day
    due = parse_due(words, year=session.year)
    if due is None or due.kind is not DueKind.DAY or due.day is None:
        raise InvalidEntryError(
            f"没有看懂日期{quoted(words)}，没有存入。请写成“6月20日”或“2023年6月20日”。"
        )
    return due.day
