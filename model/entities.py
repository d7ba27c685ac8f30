"""The things a ledger holds, as frozen values; field names are the columns of the schema."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NewType

from model.due import Due
from model.words import (
    DueKind,
    IndicatorScope,
    Lamp,
    ListKind,
    Progress,
    ReminderKind,
    ResponsibilityMode,
    TargetOp,
    Triage,
    UnitKind,
)

TaskListId = NewType("TaskListId", str)
ChapterId = NewType("ChapterId", str)
TaskGroupId = NewType("TaskGroupId", str)
TaskItemId = NewType("TaskItemId", str)
GoalId = NewType("GoalId", str)
ClauseId = NewType("ClauseId", str)
ClausePartId = NewType("ClausePartId", str)
ResponsibilityId = NewType("ResponsibilityId", str)
UnitId = NewType("UnitId", str)
PostId = NewType("PostId", str)
LocalActionId = NewType("LocalActionId", str)
StageId = NewType("StageId", str)
ProgressNoteId = NewType("ProgressNoteId", str)
EvidenceId = NewType("EvidenceId", str)
AdjustmentId = NewType("AdjustmentId", str)
ReminderId = NewType("ReminderId", str)
MilestoneId = NewType("MilestoneId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskList:
    """One list of one year (任务清单), with what the office noted when it came in.

    `handle_by` is 办理时限; `report_by`, `report_to`, `report_form` and `report_subject` are the
    submission that the document asks for.
    """

    id: TaskListId
    position: int
    year: int
    kind: ListKind
    title: str
    issuer: str
    doc_number: str
    issued_on: date | None
    published_on: date | None
    received_on: date | None
    received_number: str
    handle_by: date | None
    proposed_handling: str
    instructions: str
    report_by: date | None
    report_to: str
    report_form: str
    report_subject: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A part of a list (部分), such as 三、."""

    id: ChapterId
    task_list_id: TaskListId
    position: int
    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGroup:
    """The （一） above running numbers."""

    id: TaskGroupId
    chapter_id: ChapterId
    position: int
    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskItem:
    """A task (任务), such as （三）加强法治保障和宏观政策储备."""

    id: TaskItemId
    chapter_id: ChapterId
    task_group_id: TaskGroupId | None
    position: int
    number: str
    title: str
    text: str
    is_task: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A “——” line of the main goals (目标)."""

    id: GoalId
    task_item_id: TaskItemId
    position: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One sentence (任务事项), the unit that is taken on and counted (条).

    `position` runs through the list; `number` is 原文第 n 句, None for what is not counted. A
    newer reading no longer holds it since `gone_on` (新版已无); it is kept for its local work.
    """

    id: ClauseId
    task_item_id: TaskItemId
    goal_id: GoalId | None
    responsibility_id: ResponsibilityId | None
    position: int
    number: int | None
    text: str
    triage: Triage
    triage_reason: str
    gone_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePart:
    """A part of a sentence (拆分): characters `starts_at` to before `ends_at` of its text.

    The sentence stays as it is and is counted once.
    """

    id: ClausePartId
    clause_id: ClauseId
    starts_at: int
    ends_at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility:
    """A note that names the steering national departments (国家局责任部门)."""

    id: ResponsibilityId
    task_item_id: TaskItemId
    position: int
    text: str
    mode: ResponsibilityMode
    is_open_ended: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A number that a sentence sets (目标值); `upper_value` closes a range.

    `scope` is whose figure it is: that of the national office, or one the province answers for.
    """

    id: str
    clause_id: ClauseId
    position: int
    quote: str
    metric: str
    op: TargetOp
    value: Decimal
    upper_value: Decimal | None
    unit: str
    scope: IndicatorScope


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit that carries work (单位)."""

    id: UnitId
    position: int
    name: str
    kind: UnitKind
    is_active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post (岗位) with its present holder (责任人); tasks stay with the post.

    A post without a unit belongs to the heads of the office (局领导).
    """

    id: PostId
    unit_id: UnitId | None
    position: int
    name: str
    holder: str
    phone: str
    is_liaison: bool
    is_active: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalAction:
    """The province's own step (落实举措), counted once (项)."""

    id: LocalActionId
    position: int
    text: str
    lead_unit_id: UnitId | None
    post_id: PostId | None
    leader_post_id: PostId | None
    start_text: str
    start_on: date | None
    due_text: str
    due_kind: DueKind | None
    due_on: date | None
    deliverable: str
    quantified_target: str
    progress: Progress
    confirmed_on: date | None
    confirmed_by: str | None
    hand_lamp: Lamp | None
    hand_lamp_reason: str
    outcome: str
    in_report: bool
    remark: str
    is_highlight: bool = False

    @property
    def due(self) -> Due | None:
        """The time limit (完成时限), None while it is open."""
        if self.due_kind is None:
            return None
        return Due(text=self.due_text, kind=self.due_kind, day=self.due_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What must stand at the end of a quarter (阶段目标), and what did (实际完成).

    `ends_on` is the last day of the quarter; `reached_on` the day since which the stage stands.
    """

    id: StageId
    action_id: LocalActionId
    ends_on: date
    text: str
    reached_on: date | None
    reached: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressNote:
    """What a unit says of one period (进展情况、存在问题、下一步措施)."""

    id: ProgressNoteId
    action_id: LocalActionId
    period: str
    period_ends_on: date
    done: str
    problems: str
    next_steps: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A file that proves what was done (佐证材料), known by the SHA-256 of its bytes."""

    id: EvidenceId
    name: str
    sha256: str
    size: int
    added_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjustment:
    """A time limit that is to be changed (调整时限), and who agreed to it.

    The new one is in force since `approved_on`; None while it is only proposed.
    """

    id: AdjustmentId
    action_id: LocalActionId
    proposed_on: date
    reason: str
    old_due_text: str
    old_due_kind: DueKind | None
    old_due_on: date | None
    new_due_text: str
    new_due_kind: DueKind | None
    new_due_on: date | None
    approved_on: date | None
    approved_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One reminder given to a unit or the holder of a post (催办); `manner` is by what way."""

    id: ReminderId
    kind: ReminderKind
    unit_id: UnitId | None
    post_id: PostId | None
    reminded_on: date
    manner: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A day of the plan backwards from the filing (倒排计划)."""

    id: MilestoneId
    task_list_id: TaskListId
    position: int
    name: str
    planned_on: date
    done_on: date | None
