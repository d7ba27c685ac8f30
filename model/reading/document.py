"""The value that reading an official document gives: an outline with findings, nothing stored.

The lines on which words stood are kept beside them, but two outlines of the same words are equal.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from model.due import Due
from model.words import IndicatorScope, ListKind, ResponsibilityMode, TargetOp

Lines = tuple[int, int]  # first and last line of the source, counted from 1

WARNING = "warning"  # a person has to look at this place
INFO = "info"  # done for the whole text by a rule that is certain; for a person to know


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A line that is no part of the document, as it was printed (删去的行)."""

    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A place that a person should look at (需您核对); `line` counts from 1 in the source.

    `severity` is WARNING or INFO.
    """

    severity: str
    line: int | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTarget:
    """A number with its unit that a sentence sets as a target (指标).

    `value` is a pair for a range; `sentence_index` counts from 0 in the item or sub-item. `scope`
    is a proposal: a figure of the national office, or one that the province answers for.
    """

    quote: str
    metric: str
    value: Decimal | tuple[Decimal, Decimal]
    op: TargetOp
    unit: str
    sentence_index: int
    scope: IndicatorScope = IndicatorScope.NATIONAL


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDeadline:
    """A time limit met in a sentence (完成时限); `quote` keeps its words."""

    quote: str
    due: Due
    sentence_index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadResponsibility:
    """A note that closes a run of sentences (国家局责任部门).

    `lead` and `participants` together are `units`, in the order of the note.
    """

    text: str
    units: tuple[str, ...]
    lead: tuple[str, ...]
    participants: tuple[str, ...]
    open_ended: bool
    mode: ResponsibilityMode
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSegment:
    """Sentences, by index, and the note (index into the item's) that closes them."""

    sentences: tuple[int, ...]
    responsible: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSubitem:
    """A “——” goal line or a titled principle (目标): its title, sentences and targets."""

    title: str
    sentences: tuple[str, ...]
    targets: tuple[ReadTarget, ...] = ()
    line: int | None = field(default=None, compare=False)
    sentence_lines: tuple[Lines, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadGroup:
    """The （一） above running numbers (推进计划)."""

    number: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDetail:
    """What a table says of a sentence beside task, unit and time (成果形式、备注 …)."""

    heading: str
    text: str
    sentence_index: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadItem:
    """A task (任务): the sentences are without notes, and the title is not among them."""

    number: str | None
    title: str | None
    text: str
    is_task: bool
    group: ReadGroup | None = None
    line: int | None = field(default=None, compare=False)
    sentences: tuple[str, ...] = ()
    sentence_lines: tuple[Lines, ...] = field(default=(), compare=False)
    subitems: tuple[ReadSubitem, ...] = ()
    segments: tuple[ReadSegment, ...] = ()
    responsible: tuple[ReadResponsibility, ...] = ()
    targets: tuple[ReadTarget, ...] = ()
    deadlines: tuple[ReadDeadline, ...] = ()
    details: tuple[ReadDetail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadChapter:
    """A part (部分) with its items."""

    number: str | None
    title: str
    items: tuple[ReadItem, ...]
    line: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDocument:
    """An official document as it was understood (来文).

    `around` are the lines above and below the tasks that tell title, number, dates and annexes;
    `unread` those of which some words are nowhere: empty is the promise 一句未漏.
    """

    title: str | None
    issuer: str | None
    doc_number: str | None
    issued_date: date | None
    published_date: date | None
    year: int | None
    kind: ListKind
    report_deadline: date | None
    report_to: str | None
    report_form: tuple[str, ...]
    report_subject: str | None
    chapters: tuple[ReadChapter, ...]
    attachments: tuple[str, ...]
    removed: tuple[Removed, ...]
    findings: tuple[Finding, ...]
    around: tuple[int, ...] = field(default=(), compare=False)
    unread: tuple[int, ...] | None = field(default=None, compare=False)

    @property
    def doubts(self) -> tuple[Finding, ...]:
        """The findings that a person has to settle (需您核对), without mere notices."""
        return tuple(each for each in self.findings if each.severity == WARNING)


def by_line(*findings: Finding) -> tuple[Finding, ...]:
    """Findings in the order of the source, those on the whole of it first."""
    return tuple(sorted(findings, key=lambda finding: finding.line or 0))


def in_order(*lines: Removed) -> tuple[Removed, ...]:
    """Cut lines in the order of the source."""
    return tuple(sorted(lines, key=lambda line: line.line))
