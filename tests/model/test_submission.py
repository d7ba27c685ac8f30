"""The filing: the usual until something is said, what is registered, what follows from it."""

from datetime import date
from typing import Any

import pytest

from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.report_entities import SubmissionEventId
from model.settings import change_settings
from model.submission import (
    Filing,
    change_submission,
    filing_day,
    read_filings,
    read_submission,
    usual_addressees,
    usual_subject,
)
from model.submission_events import (
    change_event,
    delete_event,
    register_event,
    tidy_time,
    usual_event,
)
from model.submission_files import change_filing_day
from model.submission_plan import read_plan
from model.submission_stage import (
    StepState,
    filing_steps,
    marked_by,
    next_step,
    oddities,
    submission_stage,
)
from model.task_lists import change_task_list
from model.words import DraftMark, ReportForm
from model.words import SubmissionEventKind as Kind
from tests.model.office import AS_OF, Office, dump

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


def words(ledger: Ledger) -> list[str]:
    return [f"{each.kind}{each.state}" for each in filing_steps(present(ledger))]


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


def test_each_step_says_where_it_stands(ledger: Ledger, office: Office) -> None:
    assert next_step(present(ledger)) is Kind.FOR_APPROVAL
    happened(ledger, Kind.SIGNED, person="李示例")
    assert words(ledger) == [
        *("送审未登记", "签发已登记", "编号下一步", "用印未到", "扫描未到"),
        *("寄出未到", "电子件发出未到", "对方确认未到"),
    ]
    stage = submission_stage(present(ledger), AS_OF)
    assert stage.sentence == "第1次报送：11月10日已签发（李示例），下一步编号"
    assert stage.days_left == 25


def test_usual_days_of_the_plan_are_done_once_they_are_registered(
    ledger: Ledger, office: Office
) -> None:
    happened(ledger, Kind.SIGNED, date(2023, 11, 10))
    happened(ledger, Kind.POSTED, date(2023, 11, 15))
    plan = read_plan(ledger)
    assert plan is not None
    done = {day.name: day.done_on for day in marked_by(plan, present(ledger)).days}
    assert done["局领导审"] == date(2023, 11, 10)
    assert done["寄出"] == date(2023, 11, 15)
    assert done["签发用印"] is None  # the seal is not registered yet
    assert done["汇总"] is None


def test_the_order_of_sending_is_free_and_a_form_that_is_not_asked_for_is_skipped(
    ledger: Ledger, office: Office
) -> None:
    happened(ledger, Kind.MAILED)
    assert next_step(present(ledger)) is Kind.POSTED
    with ledger.step("来文") as step:
        change_task_list(step, office.list_id, report_form="电子版")
    assert next_step(present(ledger)) is Kind.ACKNOWLEDGED
    assert f"{Kind.POSTED}{StepState.NOT_ASKED}" in words(ledger)
    happened(ledger, Kind.ACKNOWLEDGED)
    assert next_step(present(ledger)) is None


def test_what_looks_odd_is_pointed_out_and_not_refused(ledger: Ledger, office: Office) -> None:
    happened(ledger, Kind.FOR_APPROVAL, date(2023, 11, 12))
    happened(ledger, Kind.SIGNED, date(2023, 11, 11))
    happened(ledger, Kind.NUMBERED, date(2023, 11, 12), number="示知发[2023]12号")
    happened(ledger, Kind.POSTED, date(2023, 11, 13), copies=1)
    with ledger.step("来文") as step:
        change_task_list(step, office.list_id, report_by=date(2023, 11, 12))
    assert oddities(present(ledger)) == (
        "签发（11月11日）早于送审（11月12日），请核对日期。",
        "没有登记用印、扫描，已登记了后面的步骤。",
        "文号“示知发[2023]12号”不合公文格式，应像“×知发〔2023〕12号”。",
        "寄出1份，少于应报的2份。",
        "纸件11月13日寄出，晚于报送时限2023年11月12日。",
    )


def test_each_form_that_is_asked_for_is_due_by_the_day(ledger: Ledger, office: Office) -> None:
    with ledger.step("来文") as step:
        change_task_list(step, office.list_id, report_by=date(2023, 11, 12), report_form="")
    happened(ledger, Kind.MAILED, date(2023, 11, 11))
    happened(ledger, Kind.POSTED, date(2023, 11, 14), copies=2)
    late = "纸件11月14日寄出，晚于报送时限2023年11月12日。"
    assert late in oddities(present(ledger))
    with ledger.step("来文") as step:
        change_task_list(step, office.list_id, report_form="电子版")
    assert late not in oddities(present(ledger))


def test_what_was_registered_after_the_day_of_the_figures_is_told(
    ledger: Ledger, office: Office
) -> None:
    happened(ledger, Kind.SIGNED, date(2023, 11, 20), person="李示例")
    assert "11月20日已签发" in submission_stage(present(ledger), date(2023, 11, 1)).sentence


def test_a_regular_filing_leaves_nothing_to_ask(ledger: Ledger, office: Office) -> None:
    assert oddities(present(ledger)) == ()
    for at, kind in enumerate((Kind.FOR_APPROVAL, Kind.SIGNED, Kind.NUMBERED, Kind.SEALED)):
        happened(ledger, kind, date(2023, 11, 10 + at), number="示知发〔2023〕12号")
    happened(ledger, Kind.SCANNED, date(2023, 11, 14))
    happened(ledger, Kind.POSTED, date(2023, 11, 15), copies=2)
    assert oddities(present(ledger)) == ()


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
