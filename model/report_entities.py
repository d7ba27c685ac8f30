"""What the year-end report and its filing are made of, as frozen values (报告和报送).

Field names are the columns of the schema, as in `entities`.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NewType

from model.entities import TaskListId, UnitId
from model.words import (
    DraftMark,
    IndicatorMeasure,
    IndicatorScope,
    ReportForm,
    SectionKind,
    SubmissionEventKind,
    SubmissionFileKind,
    TargetOp,
)

ReportSectionId = NewType("ReportSectionId", str)
IndicatorId = NewType("IndicatorId", str)
IndicatorValueId = NewType("IndicatorValueId", str)
ReportContactId = NewType("ReportContactId", str)
SubmissionId = NewType("SubmissionId", str)
SubmissionEventId = NewType("SubmissionEventId", str)
SubmissionFileId = NewType("SubmissionFileId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection:
    """A section or an annex of the year-end report (章节), in the order of the outline.

    `title` is empty for the usual one of its kind. `text` is None while the section follows the
    draft; else `basis` is the draft over which it was written.
    """

    id: ReportSectionId
    task_list_id: TaskListId
    position: int
    kind: SectionKind
    title: str = ""
    is_on: bool = True
    text: str | None = None
    basis: str | None = None

    @property
    def shown_title(self) -> str:
        """Its title, without a number."""
        return self.title or self.kind.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A figure that the office answers for (主要指标): what is asked, its goal, last year's value.

    `requirement` is 来文要求 in the words of the document; `goal_…` the goal of the province.
    `baseline` is the value a year before: of the same months for 累计, of the year's end for 时点,
    of the year before that for 年度.
    """

    id: IndicatorId
    task_list_id: TaskListId
    position: int
    name: str
    unit: str
    scope: IndicatorScope
    measure: IndicatorMeasure
    requirement: str
    goal_op: TargetOp | None
    goal_value: Decimal | None
    goal_upper: Decimal | None
    baseline: Decimal | None
    lead_unit_id: UnitId | None
    source: str
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorValue:
    """What an indicator had come to on a day (指标值)."""

    id: IndicatorValueId
    indicator_id: IndicatorId
    on_day: date
    value: Decimal
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContact:
    """Whom the receiver may ask (联络员)."""

    id: ReportContactId
    task_list_id: TaskListId
    position: int
    role: str
    name: str
    post: str
    phone: str
    mobile: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """A filing (报送): `number` 1 is the first, each 补报 one more.

    What is empty was not said, and the usual holds. `as_of` is the 数据截止日 of what was signed,
    None until it is. `packaged_on` is the day on which the package
    was made, whose manifest has the checksum `package_sha256`.
    """

    id: SubmissionId
    task_list_id: TaskListId
    number: int
    form: ReportForm = ReportForm.REPORT
    addressee: str = ""
    has_letterhead: bool = False
    has_seal: bool = True
    draft_mark: DraftMark = DraftMark.FOR_APPROVAL
    copies: int = 2
    deliver_to: str = ""
    email_to: str = ""
    email_subject: str = ""
    as_of: date | None = None
    package_name: str = ""
    package_sha256: str = ""
    packaged_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionEvent:
    """One entry of 报送登记: what happened to a filing, on which day, by whom.

    `number` is 文号 of an 编号 and the EMS number of a 寄出.
    """

    id: SubmissionEventId
    submission_id: SubmissionId
    kind: SubmissionEventKind
    happened_on: date
    at_time: str = ""
    person: str = ""
    number: str = ""
    copies: int | None = None
    address: str = ""
    subject: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFile:
    """A file that came back signed (定稿、盖章扫描件), by its SHA-256."""

    id: SubmissionFileId
    submission_id: SubmissionId
    kind: SubmissionFileKind
    name: str
    sha256: str
    size: int
    added_on: date
