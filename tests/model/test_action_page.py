"""Pages of actions for the tables of a paper, and what the report says of them."""

from datetime import date, timedelta

from model import action_deletion, evidence, progress, stages
from model.action_page import read_page
from model.action_table import ActionFilter, ActionSort, find_ids
from model.ledger import Ledger
from model.report_facts import read_report_facts
from model.words import DueKind, Lamp, Progress
from tests.model.office import AS_OF, Office, added, due

LATE = due(AS_OF - timedelta(days=1))


def test_a_page_row_holds_all_that_a_table_prints(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, clause_ids=office.clauses[3:4], due=LATE)
    with ledger.step("填报") as step:
        stages.set_stage(step, action, date(2023, 9, 30), "完成调研")
        proof = evidence.add_evidence(step, [action], name="a", data=b"1", on=AS_OF)
        for period in ("2023-10", "2023-12", "2023-11"):
            progress.record_note(step, action, period=period, done=period)
    (row,) = read_page(ledger, [action], AS_OF)
    assert (row.action.id, row.row.lamp) == (action, Lamp.LATE)
    assert (row.place, row.doc_number) == ("二、（一）", "国知发〔2023〕1号")
    assert [stage.text for stage in row.stages] == ["完成调研"]
    # A note of December is not known on 20 November.
    assert row.note is not None
    assert row.note.period == "2023-11"
    assert row.evidence_ids == (proof,)
    (row,) = read_page(ledger, [action], date(2023, 11, 1))
    assert row.note is not None
    assert row.note.period == "2023-11"


def test_pages_keep_their_order_and_leave_out_what_is_gone(ledger: Ledger, office: Office) -> None:
    ids = [added(ledger, office, text) for text in "甲乙丙"]
    with ledger.step("删除") as step:
        action_deletion.delete_actions(step, ids[1:2])
    rows = read_page(ledger, ids[::-1], AS_OF)
    assert [(row.action.text, row.note, row.evidence_ids) for row in rows] == [
        ("丙", None, ()),
        ("甲", None, ()),
    ]


def test_an_outcome_stands_once_under_its_source(ledger: Ledger, office: Office) -> None:
    shared = (office.clauses[4], office.clauses[2])
    done = added(ledger, office, clause_ids=shared, outcome="建成网点。", in_report=True)
    goal_served = office.clauses[1:2]
    begun = added(ledger, office, clause_ids=goal_served, outcome="达到12件。", in_report=True)
    added(ledger, office, outcome="尚未启动。", in_report=True)
    added(ledger, office, outcome="不写入。")
    added(ledger, office, in_report=True)
    with ledger.step("办结") as step:
        progress.confirm(step, [done], by="李四", on=AS_OF)
        progress.set_progress(step, [begun], Progress.UNDER_WAY)
    facts = read_report_facts(ledger, AS_OF, office.list_id)
    (chapter,) = facts.chapters
    (item,) = chapter.items
    assert (chapter.title, item.number) == ("重点任务", "（二）")
    assert [(said.outcome, said.is_done) for said in item.outcomes] == [("建成网点。", True)]
    (goal,) = facts.goals
    assert [(said.outcome, said.is_done) for said in goal.outcomes] == [("达到12件。", False)]


def test_difficulties_are_what_presses_and_is_not_done(ledger: Ledger, office: Office) -> None:
    late = added(ledger, office, "逾期", lead_unit_id=office.units[0], due=LATE)
    adjust = added(ledger, office, "调整")
    done = added(ledger, office, "办结", due=LATE)
    standing = added(ledger, office, "长期", due=due(None, DueKind.LONG_TERM))
    added(ledger, office, "正常")
    with ledger.step("进展") as step:
        progress.record_note(step, late, period="2023-10", problems="缺人", next_steps="增派")
        progress.set_progress(step, [adjust, standing], Progress.TO_ADJUST)
        progress.confirm(step, [done], by="李四", on=AS_OF)
    told = read_report_facts(ledger, AS_OF, office.list_id).difficulties
    assert [(d.text, d.lead_unit, d.lamp, d.problems, d.next_steps) for d in told] == [
        ("逾期", "法规处", Lamp.LATE, "缺人", "增派"),
        ("调整", "", Lamp.NORMAL, "", ""),
        ("长期", "", Lamp.NOT_DUE, "", ""),
    ]


def test_facts_of_many_actions_are_read_in_pages(ledger: Ledger, office: Office) -> None:
    with ledger.step("许多") as step:
        for number in range(1001):
            action = step.insert("local_action", position=number, text="甲", hand_lamp=Lamp.LATE)
            step.insert(
                "action_clause", action_id=action, clause_id=office.clauses[2], is_primary=True
            )
    assert len(find_ids(ledger, ActionFilter(), ActionSort(), AS_OF)) == 1001
    assert len(read_report_facts(ledger, AS_OF, office.list_id).difficulties) == 1001
