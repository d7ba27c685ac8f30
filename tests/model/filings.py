"""What the tests of a filing do to it: say something of it, register what happened."""

from datetime import date
from typing import Any

from model.ledger import Ledger
from model.report_entities import SubmissionEventId
from model.submission import (
    Filing,
    read_submission,
)
from model.submission_events import (
    register_event,
)
from model.submission_settings import change_submission
from model.words import SubmissionEventKind as Kind

DAY = date(2023, 11, 10)


def present(ledger: Ledger) -> Filing:
    filing = read_submission(ledger)
    assert filing is not None
    return filing


def say(ledger: Ledger, **values: object) -> None:
    with ledger.step("设置报送") as step:
        change_submission(step, **values)


def happened(ledger: Ledger, kind: Kind, on: date = DAY, **values: Any) -> SubmissionEventId:
    with ledger.step(f"登记{kind}") as step:
        return register_event(step, kind, on, **values)
