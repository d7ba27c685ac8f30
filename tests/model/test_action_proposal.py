"""What the paper says of an action before anybody has thought of it."""

import pytest

from model.action_proposal import propose_action
from model.departments import map_department
from model.entities import ClauseId
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.words import DueKind
from tests.model.office import Office


def test_note_date_and_table_make_a_proposal_with_its_reasons(
    ledger: Ledger, office: Office
) -> None:
    with ledger.step("部门对应") as step:
        map_department(step, "条法司", office.units[0])
    proposal = propose_action(ledger, office.clauses[3])
    assert proposal.text == "开展地理标志立法调研。"
    assert proposal.lead is not None
    assert (proposal.lead.unit_name, proposal.deliverable) == ("法规处", "调研报告")
    assert proposal.due is not None
    assert (proposal.due.kind, str(proposal.due.day)) == (DueKind.MONTH_END, "2023-06-30")
    assert proposal.reasons == (
        "牵头单位法规处：部门对应中已设定条法司",
        "完成时限：原文写明6月底前",
        "成果形式：取自原表",
    )


def test_a_sentence_that_says_nothing_more_proposes_its_words(
    ledger: Ledger, office: Office
) -> None:
    proposal = propose_action(ledger, office.clauses[5])
    assert (proposal.text, proposal.lead, proposal.due) == ("推广。", None, None)
    assert proposal.reasons == ()


def test_a_sentence_that_is_gone_is_told(ledger: Ledger) -> None:
    with pytest.raises(InvalidEntryError, match="已被删除"):
        propose_action(ledger, ClauseId("gone"))
