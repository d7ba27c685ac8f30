"""Whose work a sentence is: the decision, and the proposal with its reason."""

import pytest

from model import triage
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.outline import read_outline
from model.words import Triage
from tests.model.office import AS_OF, Office


@pytest.mark.parametrize(
    ("text", "departments", "decision", "reason"),
    [
        ("公布数据。", ["条法司", "各地方知识产权局"], Triage.PROVINCE, "责任部门列明"),
        ("公布数据。", ["各市局"], Triage.PROVINCE, "责任部门列明"),
        ("各地要建设网点。", [], Triage.PROVINCE, "“各地”"),
        ("深化与世界知识产权组织合作。", ["国际合作司"], Triage.NATIONAL, "“世界知识产权组织”"),
        ("加快审查授权。", [], Triage.NATIONAL, "“审查授权”"),
        ("推进商标法修订。", ["条法司"], Triage.ASSIST, "“商标法”"),
        ("建设国家知识产权保护信息平台。", [], Triage.ASSIST, "国家平台"),
        ("开展宣传周活动。", [], Triage.PROVINCE, "“开展”"),
    ],
)
def test_a_proposal_tells_its_reason(
    text: str, departments: list[str], decision: Triage, reason: str
) -> None:
    proposal = triage.propose(text, departments)
    assert proposal is not None
    assert proposal.triage is decision
    assert reason in proposal.reason


def test_without_a_reason_there_is_no_proposal() -> None:
    assert triage.propose("数据如下。", ["条法司"]) is None


def test_a_decision_is_stored_with_its_reason_and_ends_the_proposal(
    ledger: Ledger, office: Office
) -> None:
    with ledger.step("认领") as step:
        triage.set_triage(step, office.clauses[2:3], Triage.PROVINCE, " 省局承担 ")
    rows = ledger.rows("SELECT * FROM clause WHERE triage <> '待认领'")
    assert [(row["id"], row["triage_reason"]) for row in rows] == [(office.clauses[2], "省局承担")]
    law = read_outline(ledger, AS_OF)[0].children[1].children[0]
    assert {node.id for node in law.children if node.proposal is None} == {office.clauses[2]}


def test_a_sentence_that_is_gone_is_told(ledger: Ledger, office: Office) -> None:
    with pytest.raises(InvalidEntryError, match="已被删除"), ledger.step("认领") as step:
        triage.set_triage(step, ["gone"], Triage.PROVINCE)  # type: ignore[list-item]
