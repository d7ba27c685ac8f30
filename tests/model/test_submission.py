"""The filing: the usual until something is said of it."""

from datetime import date

import pytest

from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.settings import change_settings
from model.submission import (
    read_filings,
    read_submission,
    usual_addressees,
    usual_subject,
)
from model.submission_events import (
    delete_event,
)
from model.submission_files import change_filing_day
from model.task_lists import change_task_list
from model.words import DraftMark, ReportForm
from model.words import SubmissionEventKind as Kind
from tests.model.filings import DAY, happened, present, say
from tests.model.office import Office, dump


def test_without_a_list_there_is_nothing_to_file(ledger: Ledger) -> None:
    assert read_submission(ledger) is None
    with pytest.raises(InvalidEntryError, match="请先导入来文"):
        say(ledger, copies=3)


def test_until_something_is_said_the_usual_holds(ledger: Ledger, office: Office) -> None:
    with ledger.step("设局名和来文") as step:
        change_settings(step, office_full_name="示例省知识产权局")
        change_task_list(step, office.list_id, report_form="纸件、电子件")
        change_task_list(step, office.list_id, report_to="国家知识产权局示例司", report_subject="")
    filing = present(ledger)
    assert (filing.number, filing.is_stored, filing.copies) == (1, False, 2)
    assert (filing.form, filing.addressee) == (ReportForm.REPORT, "国家知识产权局")
    assert (filing.deliver_to, filing.forms) == ("国家知识产权局示例司", ("纸件", "电子件"))
    assert filing.email_subject == "重点任务落实成效-示例省知识产权局"
    assert filing.draft_mark is DraftMark.FOR_APPROVAL
    assert not filing.is_signed


def test_a_letter_may_go_to_the_department_itself(ledger: Ledger, office: Office) -> None:
    asked = present(ledger).task_list
    assert usual_addressees(asked, ReportForm.REPORT) == ("国家知识产权局",)
    assert usual_addressees(asked, ReportForm.LETTER) == ("国家知识产权局", "战略规划司")
    assert usual_subject(asked, "") == "落实情况"


def test_the_first_change_stores_the_filing_and_empty_is_usual_again(
    ledger: Ledger, office: Office
) -> None:
    say(ledger, form="函", addressee=" 战略\n规划司 ", copies=3)
    say(ledger, email_subject="成效")
    filing = present(ledger)
    assert (filing.form, filing.addressee, filing.copies) == ("函", "战略 规划司", 3)
    assert filing.email_subject == "成效"
    say(ledger, addressee="", email_subject="")
    assert present(ledger).addressee == "国家知识产权局"
    assert len(read_filings(ledger)) == 1


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"copies": 0}, "份数应为1至99"),
        ({"copies": "两"}, "份数应为1至99"),
        ({"deliver_to": "路" * 201}, "寄送地址超过200字"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_stored(
    ledger: Ledger, office: Office, values: dict[str, object], sentence: str
) -> None:
    before = dump(ledger)
    with pytest.raises(InvalidEntryError, match=sentence):
        say(ledger, **values)
    assert dump(ledger) == before


def test_the_day_of_a_filing_is_said_and_taken_back(ledger: Ledger, office: Office) -> None:
    with ledger.step("日") as step:
        change_filing_day(step, date(2023, 10, 1))
    happened(ledger, Kind.SIGNED)
    assert present(ledger).as_of == date(2023, 10, 1)
    with pytest.raises(InvalidEntryError, match="数据截止日"), ledger.step("日") as step:
        change_filing_day(step, date(2024, 1, 1))
    with ledger.step("日") as step:
        change_filing_day(step, None)
    assert present(ledger).as_of is None


def test_what_the_receiver_has_confirmed_is_not_said_otherwise(
    ledger: Ledger, office: Office
) -> None:
    happened(ledger, Kind.POSTED)
    say(ledger, copies=3)
    confirmed = happened(ledger, Kind.ACKNOWLEDGED)
    with pytest.raises(InvalidEntryError, match="已由对方确认，份数没有改动"):
        say(ledger, copies=4)
    day = pytest.raises(InvalidEntryError, match="已由对方确认，数据截止日没有改动")
    with day, ledger.step("日") as step:
        change_filing_day(step, DAY)
    assert (present(ledger).copies, present(ledger).as_of) == (3, None)
    with ledger.step("删除登记") as step:
        delete_event(step, confirmed)
    say(ledger, copies=4)
    happened(ledger, Kind.RETURNED)
    say(ledger, addressee="示例司")
    assert [each.copies for each in read_filings(ledger)] == [4, 4]
