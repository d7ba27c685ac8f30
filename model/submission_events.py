"""What is registered of a filing (报送登记): 送审 → 签发 → … → 对方确认, 退回 and 补报.

The usual order is not forced; what stands out of it is pointed out (`model/submission_stage.py`).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from model.day_words import day_words
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.possible_days import recorded_days
from model.report_entities import SubmissionEvent, SubmissionEventId, SubmissionId
from model.settings import as_of
from model.step import Step
from model.store.values import clean_line, read_as
from model.submission import Filing, read_filing, read_filings
from model.submission_package import forget_package, require_free
from model.submission_settings import MOST_COPIES, add_submission, stored_submission
from model.words import SubmissionEventKind as Kind

ONCE = (Kind.SIGNED, Kind.NUMBERED, Kind.ACKNOWLEDGED, Kind.RETURNED, Kind.ADDED)
AGAIN = (Kind.RETURNED, Kind.ADDED)
LATER = (Kind.ACKNOWLEDGED,)  # what may still come for a filing that another one follows
_THEIRS = (Kind.ACKNOWLEDGED, Kind.RETURNED)
_SENT = (Kind.POSTED, Kind.MAILED)
_ANSWERS = (*AGAIN, Kind.ACKNOWLEDGED)  # only what was sent can come to these
_FIELDS = ("person", "number", "address", "subject", "remark")
_LONGEST = 500
_TIME = re.compile(r"(\d{1,2})\s*[:：时点]\s*(\d{1,2})?\s*分?")
_GONE = "这条登记刚刚被删除，没有改动。需要时请用“撤销”找回。"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventValues:
    """What an entry says, before it is registered."""

    kind: Kind
    happened_on: date
    at_time: str = ""
    person: str = ""
    number: str = ""
    copies: int | None = None
    address: str = ""
    subject: str = ""
    remark: str = ""


def usual_event(
    ledger: Ledger, filing: Filing, kind: Kind, *, on: date, person: str
) -> EventValues:
    """What an entry most likely says: today, who did it last time, what was said of the filing.

    Who did what the other side does is not known.
    """
    is_posted, is_mailed = kind is Kind.POSTED, kind is Kind.MAILED
    return EventValues(
        kind=kind,
        happened_on=on,
        person=_usual_person(ledger, kind, person),
        copies=filing.copies if is_posted else None,
        address=filing.deliver_to if is_posted else filing.email_to if is_mailed else "",
        subject=filing.email_subject if is_mailed else "",
    )


def register_event(
    step: Step,
    kind: Kind,
    happened_on: date,
    *,
    submission_id: SubmissionId | None = None,
    **values: object,
) -> SubmissionEventId:
    """Register what happened to the present filing; a 退回 or 补报 opens the next one.

    With 签发 the 数据截止日 of that moment is kept: the report that was signed counts to it.

    Of an earlier one, which is named, only 对方确认 can still be registered.
    """
    present = stored_submission(step)
    submission_id = submission_id or present
    filing = read_filing(step.ledger, submission_id)
    checked = _checked(step.ledger, kind, {"happened_on": happened_on, **values})
    if submission_id != present and kind not in LATER:
        raise InvalidEntryError(
            f"第{filing.number}次报送以后已另起下一次报送，没有登记{kind}。请登记在最近一次报送中。"
        )
    require_possible(filing, kind)
    event_id = SubmissionEventId(
        step.insert("submission_event", submission_id=submission_id, kind=kind, **checked)
    )
    if kind is Kind.SIGNED and filing.as_of is None:
        step.update("submission", submission_id, as_of=as_of(step.ledger))
    if kind in AGAIN:
        add_submission(step, filing.task_list.id, filing.number + 1, filing.stored)
    return event_id


def change_event(step: Step, event_id: SubmissionEventId, **values: object) -> None:
    """Correct an entry; its kind stays."""
    event = read_event(step.ledger, event_id)
    step.update("submission_event", event_id, **_checked(step.ledger, event.kind, values))


def delete_event(step: Step, event_id: SubmissionEventId) -> None:
    """Take an entry out; with a 退回 or 补报 the filing goes that it opened, while it is empty.

    Refused where what came back stands on nothing that was sent, or where what went out would
    not be signed. With 签发 the 数据截止日 goes that was kept with it.
    """
    event = read_event(step.ledger, event_id)
    filing = read_filing(step.ledger, event.submission_id)
    _require_not_needed(filing, event)
    if event.kind in AGAIN:
        _delete_next(step, filing, event.kind)
    if event.kind is Kind.SIGNED and _has_kept_day(step.ledger, event):
        forget_package(step, filing)
        step.update("submission", filing.stored.id, as_of=None)
    step.delete("submission_event", event_id)


def read_event(ledger: Ledger, event_id: SubmissionEventId) -> SubmissionEvent:
    """One entry; refused when it is gone."""
    rows = ledger.rows("SELECT * FROM submission_event WHERE id = ?", (event_id,))
    if not rows:
        raise InvalidEntryError(_GONE)
    return read_as(SubmissionEvent, rows[0])


def tidy_time(words: str) -> str:
    """A time of day as 15:30, however it was typed; refused when it is none."""
    plain = clean_line(words)
    if not plain:
        return ""
    found = _TIME.fullmatch(plain)
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise InvalidEntryError("时间没有看懂，没有存入。请写成15:30的样子，或留空。")
    return f"{hour:02}:{minute:02}"


def require_possible(filing: Filing, kind: Kind) -> None:
    """Refuse what a filing has already, or what can only come to one that was sent."""
    which = f"第{filing.number}次报送"
    had = filing.last(kind) if kind in ONCE else None
    if had is not None:
        raise InvalidEntryError(
            f"{which}已登记{kind}（{day_words(had.happened_on)}），没有再登记一次。"
            "日期或人员不对时，请修改已有的登记。"
        )
    is_sent = any(filing.last(each) for each in _SENT)
    if kind in _ANSWERS and not is_sent:
        raise InvalidEntryError(
            f"{which}还没有登记寄出或电子件发出，不能登记{kind}。请先登记寄出或电子件发出。"
        )


def _usual_person(ledger: Ledger, kind: Kind, person: str) -> str:
    if kind in _THEIRS:
        return ""
    return _who_did_it_last(ledger, kind) or ("" if kind is Kind.SIGNED else person)


def _who_did_it_last(ledger: Ledger, kind: Kind) -> str:
    found = ledger.value(
        "SELECT person FROM submission_event WHERE kind = ? AND person <> '' "
        "ORDER BY happened_on DESC, rowid DESC LIMIT 1",
        (kind,),
    )
    return found or ""


def _has_kept_day(ledger: Ledger, event: SubmissionEvent) -> bool:
    """Was the 数据截止日 of the filing kept by this very registration, and never said since?"""
    said = ledger.value(
        "SELECT max(step_seq) FROM change WHERE table_name = 'submission' AND row_id = ? "
        "AND kind = 'update' AND json_type(after, '$.as_of') IS NOT NULL",
        (event.submission_id,),
    )
    registered = ledger.column(  # once more with each 重做
        "SELECT step_seq FROM change WHERE table_name = 'submission_event' AND row_id = ? "
        "AND kind = 'insert'",
        (event.id,),
    )
    return said in registered


def _require_not_needed(filing: Filing, event: SubmissionEvent) -> None:
    """Nobody answers what was not sent, and what went out stays signed."""
    answers = [each.kind for each in filing.events if each.kind in _ANSWERS]
    if event.kind is Kind.SIGNED:
        require_free(filing, event.kind, "删除")
        why = "回复的是签发的报告"
    elif event.kind in _SENT and sum(each.kind in _SENT for each in filing.events) == 1:
        why = f"没有报出的不会有{'、'.join(answers)}"
    else:
        return
    if answers:
        kinds = "、".join(answers)
        raise InvalidEntryError(
            f"第{filing.number}次报送已登记{kinds}，{event.kind}没有删除：{why}。"
            f"请先删除{kinds}；日期或内容不对时，请修改这条{event.kind}。"
        )


def _delete_next(step: Step, filing: Filing, kind: Kind) -> None:
    found = [each for each in read_filings(step.ledger) if each.number == filing.number + 1]
    for following in found:
        if following.events or following.files or following.stored.packaged_on:
            raise InvalidEntryError(
                f"第{following.number}次报送已有登记或文件，第{filing.number}次的{kind}没有删除。"
                f"请先删除第{following.number}次报送的登记和文件。"
            )
        step.delete("submission", following.stored.id)


def _checked(ledger: Ledger, kind: Kind, values: Mapping[str, object]) -> dict[str, object]:
    known = {"happened_on", "at_time", "copies", *_FIELDS}
    if unknown := set(values) - known:
        raise ValueError(f"nothing of an entry is called {sorted(unknown)}")
    checked = dict(values)
    for name in set(_FIELDS) & checked.keys():
        checked[name] = _words(str(checked[name]))
    if "at_time" in checked:
        checked["at_time"] = tidy_time(str(checked["at_time"]))
    day = checked.get("happened_on")
    if isinstance(day, date):
        recorded_days(ledger).require(day, what=f"{kind}日期", undone="没有登记")
    copies = checked.get("copies")
    if copies is not None and not (isinstance(copies, int) and 1 <= copies <= MOST_COPIES):
        raise InvalidEntryError(f"份数应为1至{MOST_COPIES}之间的整数，没有登记。请重新填写。")
    return checked


def _words(words: str) -> str:
    plain = clean_line(words)
    if len(plain) > _LONGEST:
        raise InvalidEntryError(
            f"“{plain[:10]}……”超过{_LONGEST}字，没有登记。请检查是否粘贴了别的内容。"
        )
    return plain
