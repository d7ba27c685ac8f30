"""How far a filing is (报送进度): the steps with their states, what comes next, what is odd."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import combinations

from model.day_words import day_words, month_and_day
from model.report_entities import SubmissionEvent
from model.submission import ELECTRONIC, PAPER, Filing
from model.submission_events import AGAIN
from model.submission_plan import SubmissionPlan
from model.words import SubmissionEventKind as Kind

INSIDE = (Kind.FOR_APPROVAL, Kind.SIGNED, Kind.NUMBERED, Kind.SEALED, Kind.SCANNED)
SENDING = (Kind.POSTED, Kind.MAILED)
USUAL = (*INSIDE, *SENDING, Kind.ACKNOWLEDGED)
_OF_PLAN = {
    "局领导审": (Kind.SIGNED,),
    "签发用印": (Kind.SIGNED, Kind.SEALED),
    "寄出": (Kind.POSTED,),
}
_SHOWN = 30
_FORM_OF = {Kind.POSTED: PAPER, Kind.MAILED: ELECTRONIC}


class StepState(StrEnum):
    """Where a step of the filing stands (步骤状态); 未登记 was passed over."""

    DONE = "已登记"
    NEXT = "下一步"
    COMING = "未到"
    PASSED = "未登记"
    NOT_ASKED = "不要求"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingStep:
    """One step of the usual way, with what was registered of it."""

    kind: Kind
    state: StepState
    events: tuple[SubmissionEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionStage:
    """How far the present filing is: `days_left` is negative once the day is past."""

    number: int
    last: SubmissionEvent | None
    next: Kind | None
    days_left: int | None
    is_filed: bool
    is_acknowledged: bool
    why_again: str = ""

    @property
    def sentence(self) -> str:
        """第1次报送：12月8日已签发（李示例），下一步编号."""
        parts = [_happened(self.last) if self.last else "还没有登记"]
        if self.next is Kind.ACKNOWLEDGED:
            parts.append("待对方确认")
        elif self.next is not None:
            parts.append(f"下一步{self.next}")
        why = f"（{_shortened(self.why_again)}）" if self.why_again else ""
        return f"第{self.number}次报送{why}：" + "，".join(parts)


def why_again(filings: Sequence[Filing], number: int) -> str:
    """Why a filing followed the one before: 第1次报送12月16日退回：缺附件3; empty for the first."""
    before = next((each for each in filings if each.number == number - 1), None)
    ends = [event for event in before.events if event.kind in AGAIN] if before else []
    if before is None or not ends:
        return ""
    reason = f"：{ends[-1].remark}" if ends[-1].remark else ""
    return f"第{before.number}次报送{month_and_day(ends[-1].happened_on)}{ends[-1].kind}{reason}"


def submission_stage(filing: Filing, as_of: date, *, why: str = "") -> SubmissionStage:
    """How far a filing is, all that was registered counted; `as_of` is from where days are counted.

    `why` is why it is not the first. A report is signed and sent after its 数据截止日, so what
    was registered later is told too.
    """
    by = filing.report_by
    return SubmissionStage(
        number=filing.number,
        last=filing.events[-1] if filing.events else None,
        next=next_step(filing),
        days_left=(by - as_of).days if by is not None else None,
        is_filed=filing.is_filed,
        is_acknowledged=filing.is_acknowledged,
        why_again=why,
    )


def marked_by(plan: SubmissionPlan, filing: Filing) -> SubmissionPlan:
    """The plan with those usual days marked as done that the register knows of."""
    done = {name: _all_done(filing, kinds) for name, kinds in _OF_PLAN.items()}
    days = (
        replace(
            day,
            done_on=day.done_on or done.get(day.name),
            is_registered=done.get(day.name) is not None,
        )
        for day in plan.days
    )
    return replace(plan, days=tuple(days))


def next_step(filing: Filing) -> Kind | None:
    """What is to be done next; None once the filing is at its end."""
    return next((each.kind for each in filing_steps(filing) if each.state is StepState.NEXT), None)


def filing_steps(filing: Filing) -> tuple[FilingStep, ...]:
    """The usual way of a filing, each step as it stands; 退回 and 补报 follow where they are."""
    states = _states(filing)
    usual = [
        FilingStep(kind=kind, state=states[kind], events=_of_kind(filing, kind)) for kind in USUAL
    ]
    ends = [
        FilingStep(kind=kind, state=StepState.DONE, events=_of_kind(filing, kind))
        for kind in (Kind.RETURNED, Kind.ADDED)
        if filing.last(kind)
    ]
    return (*usual, *ends)


def sent_words(filing: Filing) -> str:
    """In which forms it went out already: 纸件已于12月10日寄出; empty while in none."""
    days = {kind: _first_day(filing, kind) for kind in SENDING}
    return "，".join(
        f"{_FORM_OF[kind]}已于{month_and_day(day)}{_SENT_WORDS[kind]}"
        for kind, day in days.items()
        if day is not None
    )


def oddities(filing: Filing) -> tuple[str, ...]:
    """What a reader of the register would ask about; nothing of it is refused."""
    return (
        *_out_of_order(filing),
        *_counted_later(filing),
        *_unsigned(filing),
        *_passed_over(filing),
        *_odd_number(filing),
        *_few_copies(filing),
        *_late(filing),
    )


def _shortened(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}……"


def _all_done(filing: Filing, kinds: Sequence[Kind]) -> date | None:
    """The day on which the last of these was registered; None while one is not."""
    found = [event.happened_on for kind in kinds if (event := filing.last(kind))]
    return max(found) if len(found) == len(kinds) else None


def _states(filing: Filing) -> dict[Kind, StepState]:
    done = {kind for kind in USUAL if filing.last(kind)}
    furthest = max((INSIDE.index(kind) for kind in done & set(INSIDE)), default=-1)
    if done & {*SENDING, Kind.ACKNOWLEDGED}:
        furthest = len(INSIDE) - 1
    is_over = filing.is_acknowledged or _is_followed(filing)
    states: dict[Kind, StepState] = {}
    for kind in USUAL:
        asked = _FORM_OF.get(kind)
        if kind in done:
            states[kind] = StepState.DONE
        elif asked is not None and asked not in filing.forms:
            states[kind] = StepState.NOT_ASKED
        elif is_over or (kind in INSIDE and INSIDE.index(kind) < furthest + 1):
            states[kind] = StepState.PASSED
        elif StepState.NEXT not in states.values():
            states[kind] = StepState.NEXT
        else:
            states[kind] = StepState.COMING
    return states


def _is_followed(filing: Filing) -> bool:
    return any(filing.last(kind) for kind in (Kind.RETURNED, Kind.ADDED))


def _of_kind(filing: Filing, kind: Kind) -> tuple[SubmissionEvent, ...]:
    return tuple(each for each in filing.events if each.kind is kind)


def _happened(event: SubmissionEvent) -> str:
    who = f"（{event.person}）" if event.person else ""
    return f"{month_and_day(event.happened_on)}已{_DONE_WORDS.get(event.kind, event.kind)}{who}"


_DONE_WORDS = {Kind.MAILED: "发出电子件", Kind.ACKNOWLEDGED: "由对方确认", Kind.RETURNED: "被退回"}


def _out_of_order(filing: Filing) -> list[str]:
    firsts = [(kind, _first_day(filing, kind)) for kind in (*INSIDE, Kind.POSTED)]
    known = [(kind, day) for kind, day in firsts if day is not None]
    return [
        f"{later}（{month_and_day(day)}）早于{earlier}（{month_and_day(before)}），请核对日期。"
        for (earlier, before), (later, day) in combinations(known, 2)
        if day < before
    ]


def _counted_later(filing: Filing) -> list[str]:
    """Nobody signs figures of days to come."""
    signed = filing.last(Kind.SIGNED)
    if signed is None or filing.as_of is None or filing.as_of <= signed.happened_on:
        return []
    days = month_and_day(filing.as_of), month_and_day(signed.happened_on)
    return ["数据截止日{}晚于签发{}，请核对。".format(*days)]


def _unsigned(filing: Filing) -> list[str]:
    is_named = filing.last(Kind.SIGNED) is None or filing.signer
    return [] if is_named else ["签发没有写明签发人，请点这条登记补填。"]


def _first_day(filing: Filing, kind: Kind) -> date | None:
    return min((each.happened_on for each in _of_kind(filing, kind)), default=None)


def _passed_over(filing: Filing) -> list[str]:
    passed = [each.kind for each in filing_steps(filing) if each.state is StepState.PASSED]
    inside = [kind for kind in passed if kind in INSIDE]
    return [f"没有登记{'、'.join(inside)}，已登记了后面的步骤。"] if inside else []


def _odd_number(filing: Filing) -> list[str]:
    number = filing.doc_number
    has_marks = "〔" in number and "〕" in number and number.endswith("号")
    if filing.last(Kind.NUMBERED) is None or (has_marks and "第" not in number):
        return []
    return [f"文号“{number}”不合公文格式，应像“×知发〔{filing.task_list.year}〕12号”。"]


def _few_copies(filing: Filing) -> list[str]:
    posted = _of_kind(filing, Kind.POSTED)
    sent = sum(each.copies or 0 for each in posted)
    if not any(each.copies for each in posted) or sent >= filing.copies:
        return []
    return [f"寄出{sent}份，少于应报的{filing.copies}份。"]


def _late(filing: Filing) -> list[str]:
    """A filing is as late as the last of the forms that are asked for."""
    by = filing.report_by
    if by is None or filing.number > 1:
        return []
    sent = {
        kind: day
        for kind in SENDING
        if _FORM_OF[kind] in filing.forms and (day := _first_day(filing, kind)) is not None
    }
    return [
        f"{_FORM_OF[kind]}{month_and_day(day)}{_SENT_WORDS[kind]}，晚于报送时限{day_words(by)}。"
        for kind, day in sent.items()
        if day > by
    ]


_SENT_WORDS = {Kind.POSTED: "寄出", Kind.MAILED: "发出"}
