"""Which unit answers to a department: what was decided, what is led already, what is called so."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from model.departments import (
    Department,
    forget_department,
    map_department,
    propose_cooperating,
    propose_lead,
    read_departments,
)
from model.entities import ClauseId, UnitId
from model.ledger import Ledger
from model.list_update import import_list
from model.reading.responsibility import read_note
from model.units import add_unit, change_unit, read_units, remove_unit
from model.words import UnitKind
from tests.model.office import DOCUMENT, LAW, Office, added


def noted(ledger: Ledger, note: str) -> ClauseId:
    """A sentence closed by a note, in a list of its own."""
    read = read_note(note)
    assert read is not None
    aims, tasks = DOCUMENT.chapters
    items = (replace(LAW, responsible=(read.responsibility,)),)
    document = replace(DOCUMENT, doc_number=note, chapters=(aims, replace(tasks, items=items)))
    with ledger.step("读入") as step:
        import_list(step, document, as_new=True)
    found: ClauseId = ledger.value(
        "SELECT clause.id FROM clause JOIN responsibility AS note ON note.id = responsibility_id "
        "WHERE note.text = ?",
        (note,),
    )
    return found


def with_units(ledger: Ledger, names: Sequence[str]) -> list[UnitId]:
    with ledger.step("单位") as step:
        return [add_unit(step, name=name, kind=UnitKind.DIVISION) for name in names]


def decided(ledger: Ledger, department: str, unit_id: UnitId | None) -> None:
    with ledger.step("部门对应") as step:
        map_department(step, department, unit_id)


def department(ledger: Ledger, name: str) -> Department:
    return next(each for each in read_departments(ledger) if each.name == name)


@pytest.mark.parametrize(
    ("note", "lead"),
    [
        ("（运用促进司负责）", "运用促进处"),
        ("（保护司负责）", "知识产权保护处"),
        ("（知识产权保护司、运用促进司按职责分工负责）", "知识产权保护处"),
        ("（办公室负责）", "办公室（人事处）"),
        ("（人事司负责）", "办公室（人事处）"),
        ("（国家知识产权局运用促进司负责）", "运用促进处"),
        ("（条法司负责）", None),
        ("（各地方知识产权局负责）", None),
        ("（战略规划司、运用促进司按职责分工负责）", "运用促进处"),
    ],
)
def test_a_unit_of_the_same_field_is_proposed(ledger: Ledger, note: str, lead: str | None) -> None:
    with_units(ledger, ["办公室（人事处）", "知识产权保护处", "运用促进处"])
    proposal = propose_lead(ledger, noted(ledger, note))
    assert (proposal and proposal.unit_name) == lead


def test_what_the_office_leads_already_comes_before_names(ledger: Ledger, office: Office) -> None:
    (by_name,) = with_units(ledger, ["条法处"])
    lead = office.units[1]
    added(ledger, office, clause_ids=office.clauses[3:4], lead_unit_id=lead)
    once = department(ledger, "条法司").proposal
    assert once is not None
    assert once.unit_id == by_name
    added(ledger, office, clause_ids=office.clauses[3:4], lead_unit_id=lead)
    proposal = propose_lead(ledger, office.clauses[3])
    assert proposal is not None
    assert (proposal.unit_id, proposal.reason) == (lead, "条法司的任务事项已有2项举措由其牵头")


def test_a_divided_practice_teaches_nothing(ledger: Ledger, office: Office) -> None:
    for unit_id in (*office.units[:2], *office.units[:2]):
        added(ledger, office, clause_ids=office.clauses[3:4], lead_unit_id=unit_id)
    assert propose_lead(ledger, office.clauses[3]) is None


def test_a_decision_comes_before_all_else_and_can_be_taken_back(
    ledger: Ledger, office: Office
) -> None:
    (law, protection, _city) = office.units
    for _ in range(2):
        added(ledger, office, clause_ids=office.clauses[3:4], lead_unit_id=protection)
    decided(ledger, "条法司", law)
    proposal = propose_lead(ledger, office.clauses[3])
    assert proposal is not None
    assert proposal.unit_id == law
    decided(ledger, "条法司", None)
    assert propose_lead(ledger, office.clauses[3]) is None
    with ledger.step("恢复建议") as step:
        forget_department(step, "条法司")
        forget_department(step, "没有的司")
    assert not department(ledger, "条法司").is_decided


def test_departments_are_told_with_their_sentences_and_decisions(
    ledger: Ledger, office: Office
) -> None:
    decided(ledger, "条法司", office.units[0])
    told = [(each.name, each.clauses, each.unit_id) for each in read_departments(ledger)]
    assert told == [("各地方知识产权局", 1, None), ("条法司", 1, office.units[0])]
    assert department(ledger, "条法司").is_decided


def test_own_units_in_a_note_lead_and_cooperate(ledger: Ledger, office: Office) -> None:
    clause_id = noted(ledger, "（省政府办公厅、法规处牵头，保护处、省法院配合）")
    lead = propose_lead(ledger, clause_id)
    assert lead is not None
    assert (lead.unit_name, lead.reason) == ("法规处", "原文责任单位写明法规处")
    assert [each.unit_name for each in propose_cooperating(ledger, clause_id)] == ["保护处"]


def test_of_several_own_units_the_first_leads(ledger: Ledger, office: Office) -> None:
    clause_id = noted(ledger, "（责任单位：局保护处、法规处）")
    lead = propose_lead(ledger, clause_id)
    assert lead is not None
    assert lead.unit_name == "保护处"
    assert [each.unit_name for each in propose_cooperating(ledger, clause_id)] == ["法规处"]


def test_a_unit_out_of_use_is_not_proposed(ledger: Ledger, office: Office) -> None:
    clause_id = noted(ledger, "（保护司负责）")
    with ledger.step("停用") as step:
        change_unit(step, office.units[1], is_active=False)
    assert propose_lead(ledger, clause_id) is None


def test_a_unit_that_only_answers_to_a_department_can_be_removed(
    ledger: Ledger, office: Office
) -> None:
    decided(ledger, "条法司", office.units[2])
    with ledger.step("删除") as step:
        remove_unit(step, office.units[2])
    assert len(read_units(ledger)) == 2
    ledger.undo()
    assert department(ledger, "条法司").unit_id == office.units[2]
