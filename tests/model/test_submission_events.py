"""What is registered of a filing, and what follows from it."""

from datetime import date

import pytest

from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.settings import change_settings
from model.submission import (
    filing_day,
    read_filings,
)
from model.submission_events import (
    change_event,
    delete_event,
    tidy_time,
    usual_event,
)
from model.submission_files import change_filing_day
from model.submission_package import note_package
from model.words import SubmissionEventKind as Kind
from tests.model.filings import DAY, happened, present, say
from tests.model.office import AS_OF, Office, dump


def test_facts_follow_from_what_was_registered(ledger: Ledger, office: Office) -> None:
    happened(ledger, Kind.FOR_APPROVAL, person="孙示例")
    happened(ledger, Kind.SIGNED, date(2023, 11, 11), person="李示例")
    happened(ledger, Kind.NUMBERED, date(2023, 11, 12), number="示知发〔2023〕12号")
    filing = present(ledger)
    assert (filing.signer, filing.signed_on) == ("李示例", date(2023, 11, 11))
    assert (filing.doc_number, filing.draft_mark) == ("示知发〔2023〕12号", None)
    happened(ledger, Kind.POSTED)
    assert not present(ledger).is_filed
    happened(ledger, Kind.MAILED, at_time="15点8分")
    assert present(ledger).is_filed
    assert not present(ledger).is_acknowledged


@pytest.mark.parametrize("kind", [Kind.RETURNED, Kind.ADDED])
def test_what_is_sent_back_or_added_to_opens_the_next_filing(
    ledger: Ledger, office: Office, kind: Kind
) -> None:
    say(ledger, copies=4, email_to="a@example.cn")
    happened(ledger, Kind.POSTED)
    before = dump(ledger)
    opened = happened(ledger, kind, remark="附件缺页")
    filing = present(ledger)
    assert (filing.number, filing.copies, filing.email_to) == (2, 4, "a@example.cn")
    assert (filing.events, filing.is_signed) == ((), False)
    assert [event.kind for each in read_filings(ledger) for event in each.events] == [
        Kind.POSTED,
        kind,
    ]
    with ledger.step("删除登记") as step:
        delete_event(step, opened)
    assert present(ledger).number == 1
    assert dump(ledger) == before


def test_a_return_stays_while_the_next_filing_is_under_way(ledger: Ledger, office: Office) -> None:
    happened(ledger, Kind.POSTED)
    returned = happened(ledger, Kind.RETURNED)
    happened(ledger, Kind.FOR_APPROVAL)
    with (
        pytest.raises(InvalidEntryError, match="请先删除第2次报送的登记和文件"),
        ledger.step("删除登记") as step,
    ):
        delete_event(step, returned)


@pytest.mark.parametrize("kind", [Kind.RETURNED, Kind.ADDED, Kind.ACKNOWLEDGED])
def test_what_was_sent_stays_while_an_answer_stands_on_it(
    ledger: Ledger, office: Office, kind: Kind
) -> None:
    posted, mailed = happened(ledger, Kind.POSTED), happened(ledger, Kind.MAILED)
    answer = happened(ledger, kind)
    with ledger.step("删除登记") as step:
        delete_event(step, posted)
    with (
        pytest.raises(InvalidEntryError, match=f"已登记{kind}，电子件发出没有删除"),
        ledger.step("删除登记") as step,
    ):
        delete_event(step, mailed)
    with ledger.step("删除登记") as step:
        delete_event(step, answer)
        delete_event(step, mailed)
    assert [each.events for each in read_filings(ledger)] == [()]


def test_an_earlier_filing_may_still_be_confirmed_and_nothing_else(
    ledger: Ledger, office: Office
) -> None:
    happened(ledger, Kind.POSTED)
    happened(ledger, Kind.ADDED)
    first = read_filings(ledger)[0].stored.id
    with pytest.raises(InvalidEntryError, match="已另起下一次报送，没有登记用印"):
        happened(ledger, Kind.SEALED, submission_id=first)
    happened(ledger, Kind.ACKNOWLEDGED, submission_id=first)
    assert [each.is_acknowledged for each in read_filings(ledger)] == [True, False]


@pytest.mark.parametrize(
    ("kind", "day", "values", "sentence"),
    [
        (Kind.RETURNED, DAY, {}, "还没有登记寄出或电子件发出，不能登记退回"),
        (Kind.ACKNOWLEDGED, DAY, {}, "不能登记对方确认"),
        (Kind.SIGNED, date(2023, 11, 21), {}, "签发日期（2023年11月21日）不对"),
        (Kind.MAILED, DAY, {"at_time": "下午"}, "时间没有看懂"),
        (Kind.POSTED, DAY, {"copies": 100}, "份数应为1至99"),
        (Kind.POSTED, DAY, {"remark": "长" * 501}, "超过500字"),
    ],
)
def test_what_cannot_have_happened_is_not_registered(
    ledger: Ledger,
    office: Office,
    kind: Kind,
    day: date,
    values: dict[str, object],
    sentence: str,
) -> None:
    before = dump(ledger)
    with pytest.raises(InvalidEntryError, match=sentence):
        happened(ledger, kind, day, **values)
    assert dump(ledger) == before


def test_one_signature_is_corrected_and_not_doubled(ledger: Ledger, office: Office) -> None:
    signed = happened(ledger, Kind.SIGNED, person="李示例")
    with pytest.raises(InvalidEntryError, match=r"已登记签发（2023年11月10日）"):
        happened(ledger, Kind.SIGNED)
    with ledger.step("改登记") as step:
        change_event(step, signed, person=" 王示例 ", happened_on=date(2023, 11, 9))
    assert (present(ledger).signer, present(ledger).signed_on) == ("王示例", date(2023, 11, 9))
    ledger.undo()
    assert present(ledger).signer == "李示例"


def test_an_entry_begins_with_what_is_known(ledger: Ledger, office: Office) -> None:
    happened(ledger, Kind.POSTED, person="孙示例", number="E123")
    say(ledger, email_to="a@example.cn", email_subject="成效", deliver_to="示例路1号")
    posted = usual_event(ledger, present(ledger), Kind.POSTED, on=AS_OF, person="陈示例")
    assert (posted.person, posted.copies, posted.address) == ("孙示例", 2, "示例路1号")
    mailed = usual_event(ledger, present(ledger), Kind.MAILED, on=AS_OF, person="陈示例")
    assert (mailed.person, mailed.address, mailed.subject) == ("陈示例", "a@example.cn", "成效")
    signed = usual_event(ledger, present(ledger), Kind.SIGNED, on=AS_OF, person="陈示例")
    assert (signed.person, signed.happened_on) == ("", AS_OF)


@pytest.mark.parametrize("kind", [Kind.ACKNOWLEDGED, Kind.RETURNED])
def test_who_did_what_the_other_side_does_is_not_known(
    ledger: Ledger, office: Office, kind: Kind
) -> None:
    happened(ledger, Kind.POSTED)
    happened(ledger, kind, person="李示例")
    assert usual_event(ledger, present(ledger), kind, on=AS_OF, person="陈示例").person == ""


@pytest.mark.parametrize(
    ("typed", "kept"), [("15:30", "15:30"), ("9：5", "09:05"), ("17点", "17:00"), (" ", "")]
)
def test_a_time_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert tidy_time(typed) == kept


def test_what_is_signed_keeps_the_day_up_to_which_it_counts(ledger: Ledger, office: Office) -> None:
    with ledger.step("数据截止日") as step:
        change_settings(step, as_of=date(2023, 10, 31))
    signed = happened(ledger, Kind.SIGNED)
    with ledger.step("数据截止日") as step:
        change_settings(step, as_of=AS_OF)
    assert filing_day(ledger, present(ledger)) == date(2023, 10, 31)
    happened(ledger, Kind.POSTED)
    with ledger.step("删除登记") as step:
        delete_event(step, signed)
    assert (present(ledger).as_of, filing_day(ledger, present(ledger))) == (None, AS_OF)


def test_the_next_filing_counts_to_a_day_of_its_own(ledger: Ledger, office: Office) -> None:
    happened(ledger, Kind.SIGNED)
    happened(ledger, Kind.POSTED)
    assert present(ledger).as_of == AS_OF
    happened(ledger, Kind.RETURNED)
    assert present(ledger).as_of is None


def test_a_day_that_was_said_by_hand_stays_without_the_signature(
    ledger: Ledger, office: Office
) -> None:
    for before, after in ((date(2023, 10, 1), None), (None, date(2023, 10, 2))):
        with ledger.step("日") as step:
            change_filing_day(step, before)
        signed = happened(ledger, Kind.SIGNED)
        if after is not None:
            with ledger.step("日") as step:
                change_filing_day(step, after)
        with ledger.step("删除登记") as step:
            delete_event(step, signed)
        assert present(ledger).as_of == (before or after)


def test_a_signature_taken_out_takes_its_day_and_the_package_with_it(
    ledger: Ledger, office: Office
) -> None:
    signed = happened(ledger, Kind.SIGNED)
    ledger.undo()
    ledger.redo()
    with ledger.step("打包") as step:
        note_package(step, present(ledger).stored.id, name="包", sha256="ab", on=AS_OF)
    with ledger.step("删除登记") as step:
        delete_event(step, signed)
    assert (present(ledger).as_of, present(ledger).stored.packaged_on) == (None, None)
    ledger.undo()
    assert (present(ledger).as_of, present(ledger).stored.package_name) == (AS_OF, "包")


def test_what_went_out_or_was_answered_stays_signed(ledger: Ledger, office: Office) -> None:
    signed = happened(ledger, Kind.SIGNED)
    with ledger.step("打包") as step:
        note_package(step, present(ledger).stored.id, name="包", sha256="ab", on=AS_OF)
    happened(ledger, Kind.POSTED)
    happened(ledger, Kind.RETURNED)
    answered = pytest.raises(InvalidEntryError, match="已登记退回，签发没有删除")
    with answered, ledger.step("删除登记") as step:
        delete_event(step, signed)
    ledger.undo()
    happened(ledger, Kind.MAILED)
    closed = pytest.raises(InvalidEntryError, match="打包并寄发，签发没有删除")
    with closed, ledger.step("删除登记") as step:
        delete_event(step, signed)
    assert present(ledger).as_of == AS_OF
