"""Recording what was done (进展、佐证) as named steps: what is said in 撤销 stands here."""

from collections.abc import Callable, Sequence
from pathlib import Path

from model.breakdown import (
    set_hand_lamp,
)
from model.entities import Evidence, LocalActionId, StageId
from model.errors import FileAccessError
from model.evidence import add_evidence, remove_evidence
from model.ledger import Step
from model.progress import (
    confirm,
    reach_stage,
    record_note,
    set_progress,
    withdraw_confirmation,
)
from model.quarters import period_name
from model.words import Lamp, Progress
from ui.action_verbs import Ids, labelled
from ui.background import Progress as Tell
from ui.session import Session
from ui.slices import do_in_slices

Files = Sequence[tuple[str, bytes]]


def reach(session: Session, stage_id: str, *, reached: bool) -> bool:
    """阶段目标 reached, or not."""
    day = session.working_day if reached else None
    label = "阶段目标达到" if reached else "取消阶段目标达到"
    return session.do(label, lambda step: reach_stage(step, StageId(stage_id), day))


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


def confirm_done(session: Session, ids: Ids) -> bool:
    """确认办结."""
    return do_in_slices(
        session,
        labelled("确认办结", ids),
        ids,
        lambda step, some: confirm(step, some, by=session.confirmer, on=session.working_day),
    )


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


def set_lamp(session: Session, ids: Ids, lamp: Lamp | None, reason: str) -> bool:
    """A lamp by hand, or by the rule again."""
    label = f"手动亮灯：{lamp}" if lamp else "恢复按规则亮灯"
    return session.do(labelled(label, ids), lambda step: set_hand_lamp(step, ids, lamp, reason))


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


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileAccessError(
            f"无法读取“{path.name}”，没有添加任何材料。请检查文件是否还在、是否有权限读取。"
        ) from error
