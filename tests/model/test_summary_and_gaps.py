"""The figures of the whole ledger, and what is missing before it can be reported."""

from datetime import UTC, datetime, timedelta
from typing import Any

from model import evidence, main_indicators, progress, settings, triage, units
from model.action_detail import read_action
from model.completeness import Gap, find_missing
from model.coverage import read_coverage
from model.due import Due
from model.ledger import Ledger
from model.submission_events import register_event
from model.submission_files import put_signed_file
from model.summary import summarise
from model.words import (
    DueKind,
    IndicatorScope,
    Lamp,
    Progress,
    SubmissionEventKind,
    SubmissionFileKind,
    Triage,
)
from tests.model.office import AS_OF, Office, added, due


def test_an_empty_ledger_has_no_figures(ledger: Ledger) -> None:
    summary = summarise(ledger, AS_OF)
    assert (
        summary.clauses,
        summary.taken,
        summary.clauses - summary.by_triage[Triage.PENDING],
    ) == (0, 0, 0)
    assert (summary.actions.total, summary.actions.rate, summary.by_unit) == (0, None, ())


def test_sentences_are_counted_by_decision(ledger: Ledger, office: Office) -> None:
    with ledger.step("认领") as step:
        triage.set_triage(step, office.clauses[:4], Triage.PROVINCE)
        triage.set_triage(step, office.clauses[4:5], Triage.NATIONAL)
    added(ledger, office, clause_ids=office.clauses[1:4:2])
    summary = summarise(ledger, AS_OF)
    assert summary.by_triage == {Triage.PROVINCE: 2, Triage.NATIONAL: 1, Triage.PENDING: 1}
    assert (
        summary.clauses,
        summary.taken,
        summary.clauses - summary.by_triage[Triage.PENDING],
    ) == (4, 2, 3)
    assert (summary.extra_taken, len(read_coverage(ledger).covered)) == (2, 1)


def test_actions_are_counted_by_progress_lamp_and_unit(ledger: Ledger, office: Office) -> None:
    late = due(AS_OF - timedelta(days=1))
    done = added(ledger, office, lead_unit_id=office.units[2], due=late)
    added(ledger, office, due=late)
    with ledger.step("办结") as step:
        progress.confirm(step, [done], by="李四", on=AS_OF)
        units.change_unit(step, office.units[2], is_active=False)
        units.change_unit(step, office.units[1], is_active=False)
    summary = summarise(ledger, AS_OF)
    assert summary.by_progress == {Progress.CONFIRMED: 1, Progress.NOT_STARTED: 1}
    assert summary.actions.by_lamp == {Lamp.DONE: 1, Lamp.LATE: 1}
    # A retired unit stays while it has work; an idle one goes.
    assert [(unit.name, unit.actions.total) for unit in summary.by_unit] == [
        ("法规处", 0),
        ("甲市局", 1),
        ("未定牵头单位", 1),
    ]


def gaps(ledger: Ledger) -> dict[Gap, tuple[str, ...]]:
    return {
        found.gap: found.clause_ids or found.action_ids for found in find_missing(ledger, AS_OF)
    }


def test_gaps_name_their_sentences_and_actions(ledger: Ledger, office: Office) -> None:
    with ledger.step("认领") as step:
        triage.set_triage(step, office.clauses[1:4], Triage.PROVINCE)
    action = added(ledger, office)
    with ledger.step("办结") as step:
        progress.confirm(step, [action], by="李四", on=AS_OF)
    lacking = (Gap.NO_LEAD, Gap.NO_POST, Gap.NO_DUE, Gap.NO_OUTCOME, Gap.NO_EVIDENCE)
    assert gaps(ledger) == {
        Gap.UNDECIDED: office.clauses[4:6],
        Gap.NO_ACTION: (office.clauses[1], office.clauses[3]),
        **dict.fromkeys(lacking, (action,)),
        Gap.NO_OFFICE: (),
        Gap.NO_CONTACT: (),
    }
    messages = [found.message for found in find_missing(ledger, AS_OF)]
    assert messages[:3] == [
        "尚未认领的任务事项：2条。",
        "省内落实但没有举措的任务事项：2条。",
        "没有牵头单位的举措：1项。",
    ]


def test_a_complete_ledger_has_no_gaps(ledger: Ledger, office: Office) -> None:
    with ledger.step("认领") as step:
        triage.set_triage(step, office.clauses, Triage.NATIONAL)
        triage.set_triage(step, office.clauses[2:3], Triage.PROVINCE)
        settings.change_settings(step, office_full_name="示例省知识产权局", contact="孙演示")
    action = added(
        ledger,
        office,
        lead_unit_id=office.units[0],
        post_id=office.post,
        due=due(AS_OF),
        outcome="已报送",
    )
    with ledger.step("办结") as step:
        progress.confirm(step, [action], by="李四", on=AS_OF)
        evidence.add_evidence(step, [action], name="a", data=b"1", on=AS_OF)
    assert find_missing(ledger, AS_OF) == ()


def test_the_annexes_lack_figures_and_somebody_to_ask(ledger: Ledger, office: Office) -> None:
    with ledger.step("指标") as step:
        for name in ("甲指标", "乙指标", "丙指标", "丁指标"):
            main_indicators.add_indicator(step, office.list_id, name=name)
    said = [found.message for found in find_missing(ledger, AS_OF)][-2:]
    assert said == [
        "没有数值的主要指标：4个（甲指标、乙指标、丙指标等）。",
        "尚未填写联络员，联络员信息表将没有内容。",
    ]


def test_a_list_that_asks_for_figures_lacks_indicators(ledger: Ledger, office: Office) -> None:
    with ledger.step("认领") as step:
        triage.set_triage(step, office.clauses, Triage.PROVINCE)
    assert Gap.NO_INDICATOR not in gaps(ledger)  # its figures are those of the national office
    with ledger.step("本省承接") as step:
        for target in ledger.column("SELECT id FROM target"):
            step.update("target", target, scope=IndicatorScope.PROVINCE)
    told = {found.gap: found.message for found in find_missing(ledger, AS_OF)}
    assert told[Gap.NO_INDICATOR] == (
        "没有主要指标：来文中已认领的本省承接指标有2个（每万人口高价值发明专利拥有量、调研）。"
    )
    with ledger.step("指标") as step:
        main_indicators.add_indicator(step, office.list_id, name="甲指标")
    assert Gap.NO_INDICATOR not in gaps(ledger)


def test_once_it_is_signed_the_signed_files_are_missed(ledger: Ledger, office: Office) -> None:
    assert Gap.NO_SIGNED_FILE not in {found.gap for found in find_missing(ledger, AS_OF)}
    with ledger.step("签发") as step:
        register_event(step, SubmissionEventKind.SIGNED, AS_OF)
        put_signed_file(step, SubmissionFileKind.STAMPED_SCAN, "盖章.pdf", b"%PDF-1", on=AS_OF)
    assert find_missing(ledger, AS_OF)[-1].message == "已登记签发，尚未放入定稿。"


def test_what_is_not_confirmed_yet_needs_no_proof(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office)
    ledger.now = lambda: datetime(2023, 11, 30, tzinfo=UTC)
    with ledger.step("办结") as step:
        progress.confirm(step, [action], by="李四", on=AS_OF + timedelta(days=1))
    assert not {Gap.NO_OUTCOME, Gap.NO_EVIDENCE} & gaps(ledger).keys()


def test_what_is_left_out_of_the_report_is_named(ledger: Ledger, office: Office) -> None:
    told: dict[str, Any] = {"outcome": "形成初稿。", "in_report": True}
    waiting = added(ledger, office, **told)
    added(ledger, office, due=Due(text="长期", kind=DueKind.LONG_TERM, day=None), **told)
    begun = added(ledger, office, **told)
    with ledger.step("登记进展") as step:
        progress.set_progress(step, [begun], Progress.UNDER_WAY)
    assert gaps(ledger)[Gap.NOT_BEGUN] == (waiting,)


def test_the_form_of_an_action_shows_its_row(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, due=due(AS_OF - timedelta(days=1)))
    detail = read_action(ledger, action, AS_OF)
    assert (detail.row.lamp, detail.row.id, detail.action.id) == (Lamp.LATE, action, action)
