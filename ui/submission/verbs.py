"""What is done to a filing, each as one named step: what is said in 撤销 stands here."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from model.ledger import Step
from model.report_entities import SubmissionEvent, SubmissionFile, SubmissionId
from model.submission_events import change_event, delete_event, register_event
from model.submission_files import change_filing_day, delete_signed_file, put_signed_file
from model.submission_settings import SETTINGS, change_submission
from model.words import SubmissionEventKind, SubmissionFileKind
from ui.session import Session


def set_fields(session: Session, fields: Mapping[str, object]) -> bool:
    """Change settings of the present filing."""
    names = "、".join(SETTINGS[name] for name in fields)
    return session.do(f"改报送{names}", lambda step: change_submission(step, **fields))


def set_day(session: Session, day: date | None) -> bool:
    """Say up to which day the present filing counts."""
    return session.do("改报送数据截止日", lambda step: change_filing_day(step, day))


def register(
    session: Session,
    kind: SubmissionEventKind,
    given: Mapping[str, object],
    submission_id: SubmissionId | None = None,
) -> bool:
    """Register what happened, to the present filing unless another is named."""
    values: dict[str, Any] = {"submission_id": submission_id, **given}
    return session.do(f"登记{kind}", lambda step: register_event(step, kind, **values))


def correct(session: Session, event: SubmissionEvent, given: Mapping[str, object]) -> bool:
    """Correct an entry."""
    return session.do(f"修改登记：{event.kind}", lambda step: change_event(step, event.id, **given))


def remove(session: Session, event: SubmissionEvent) -> bool:
    """Take an entry out."""
    return session.do(f"删除登记：{event.kind}", lambda step: delete_event(step, event.id))


def put_file(
    session: Session, kind: SubmissionFileKind, name: str, data: bytes, *, on: date, sha256: str
) -> bool:
    """Take a signed file in."""

    def command(step: Step) -> None:
        put_signed_file(step, kind, name, data, on=on, sha256=sha256)

    return session.do(f"放入{kind}", command)


def remove_file(session: Session, file: SubmissionFile) -> bool:
    """Take a signed file out."""
    return session.do(f"移除{file.kind}", lambda step: delete_signed_file(step, file.id))
