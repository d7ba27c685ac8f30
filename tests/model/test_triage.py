"""Whose work a sentence is: the decision, and the proposal with its reason."""

import pytest

from model import triage
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.outline import read_outline
from model.words import ListKind, Triage
from tests.model.office import AS_OF, Office

PROVINCE, ASSIST, NATIONAL = Triage.PROVINCE, Triage.ASSIST, Triage.NATIONAL
SENTENCES = [
    ("各地要建设网点。", PROVINCE, "“各地”"),
    ("引导地方完善统计。", PROVINCE, "“引导地方”"),
    ("指导地方知识产权局开展涉外交流。", PROVINCE, "“指导地方”"),
    ("支持地方开展特色产业专利信息服务。", PROVINCE, "“支持地方”"),
    ("积极推进地方专利立法工作。", PROVINCE, "“地方专利立法”"),
    ("开展宣传周活动。", PROVINCE, "“开展”"),
    ("持续加强海外知识产权纠纷应对指导。", PROVINCE, "“加强”"),
    ("大力培育和发展专利密集型产业。", PROVINCE, "“培育”"),
    ("继续严厉打击非正常专利申请行为。", PROVINCE, "“打击”"),
    ("落实《关于加强保护的意见》。", PROVINCE, "“落实”"),
    ("做好知识产权宣传普及。", PROVINCE, "“做好知识产权宣传”"),
    ("深化与世界知识产权组织合作。", NATIONAL, "“世界知识产权组织”"),
    ("推进与“金砖国家”知识产权机构合作。", NATIONAL, "“金砖”"),
    ("推进加入外观设计条约的谈判。", NATIONAL, "“条约”"),
    ("稳步推进专利审查高速路试点。", NATIONAL, "“审查高速路”"),
    ("开展专利审查机制优化调整试点。", NATIONAL, "“审查机制”"),
    ("上线运行专利智能审查系统。", NATIONAL, "“智能审查”"),
    ("制定《地理标志产品认定审查指南》。", NATIONAL, "“审查指南”"),
    ("推动职务发明条例的立法进程。", NATIONAL, "“立法”"),
    ("加强全局网络安全建设。", NATIONAL, "自身建设"),
    ("持之以恒推进党风廉政建设。", NATIONAL, "自身建设"),
    ("做好中国专利奖评选工作。", NATIONAL, "“奖评选”"),
    ("加快制定出台保护体系建设工程实施方案。", NATIONAL, "由国家局制定发布"),
    ("发布《2022年中国知识产权保护状况》。", NATIONAL, "由国家局制定发布"),
    ("推进商标法修订。", ASSIST, "商标法修订"),
    ("配合完成《专利代理条例》修订。", ASSIST, "《专利代理条例》修订"),
    ("推动修改《商标代理管理办法》。", ASSIST, "国家修订法律法规"),
    ("严把知识产权审查授权关。", ASSIST, "“审查授权”"),
    ("建设国家知识产权保护信息平台。", ASSIST, "国家平台"),
    ("新增2—3家国家知识产权培训基地。", ASSIST, "组织申报"),
    ("评定首批强县工程示范县（区）。", ASSIST, "组织申报"),
]


@pytest.mark.parametrize(("text", "decision", "reason"), SENTENCES)
def test_a_proposal_tells_its_reason(text: str, decision: Triage, reason: str) -> None:
    proposal = triage.propose(text, ["条法司"], kind=ListKind.GUIDELINE, issuer="国家知识产权局")
    assert proposal is not None
    assert proposal.triage is decision
    assert reason in proposal.reason
    assert "{" not in proposal.reason


@pytest.mark.parametrize(
    "department",
    ["各地方知识产权局", "各市局", "各省级知识产权局", "各县（市、区）", "地方知识产权局"],
)
def test_what_names_the_local_offices_is_theirs_whatever_it_says(department: str) -> None:
    proposal = triage.propose("公布审查指南。", ["条法司", department])
    assert proposal == triage.Proposal(triage=PROVINCE, reason=f"责任部门列明{department}")


@pytest.mark.parametrize(
    ("kind", "issuer", "reason"),
    [
        (ListKind.OWN, "", "自编清单"),
        (ListKind.OWN, "国家知识产权局", "自编清单"),
        (ListKind.PRIORITIES, "示例省知识产权局", "示例省知识产权局印发"),
        (ListKind.DIVISION, "", "分工方案"),
        (ListKind.TABLE, "", "任务清单"),
    ],
)
def test_every_task_of_a_list_of_the_province_is_its_own(
    kind: ListKind, issuer: str, reason: str
) -> None:
    proposal = triage.propose("配合做好审查指南修订。", [], kind=kind, issuer=issuer)
    assert proposal is not None
    assert proposal.triage is PROVINCE
    assert reason in proposal.reason


@pytest.mark.parametrize("kind", [ListKind.TABLE, ListKind.DIVISION])
def test_a_table_of_the_national_office_is_judged_by_its_sentences(kind: ListKind) -> None:
    proposal = triage.propose("修改审查指南。", [], kind=kind, issuer="国家知识产权局")
    assert proposal is not None
    assert proposal.triage is NATIONAL


def test_the_outline_judges_a_sentence_by_its_list(ledger: Ledger, office: Office) -> None:
    with ledger.step("改来文单位") as step:
        for row in ledger.rows("SELECT id FROM task_list"):
            step.update("task_list", row["id"], issuer="示例省知识产权局")
    items = [item for part in read_outline(ledger, AS_OF)[0].children for item in part.children]
    proposals = [node.proposal for item in items for node in item.children if node.proposal]
    assert {proposal.triage for proposal in proposals} == {PROVINCE}


@pytest.mark.parametrize("sign", ["9", "、", "《", "（", "法", "推进", "，要", "制定《"])
def test_a_text_that_no_person_wrote_ends(sign: str) -> None:
    triage.propose(sign * (2_000_000 // len(sign)), [])


def test_without_a_reason_there_is_no_proposal() -> None:
    assert triage.propose("数据如下。", ["条法司"]) is None
    assert triage.propose("继续做好疫情防控。", []) is None


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


def test_a_reason_is_given_without_deciding_anew(ledger: Ledger, office: Office) -> None:
    with ledger.step("认领") as step:
        triage.set_triage(step, office.clauses[2:4], Triage.PROVINCE, "省局承担")
    with ledger.step("填写认领理由") as step:
        triage.set_reason(step, office.clauses[2:3], " 与市局联合 ")
    rows = ledger.rows("SELECT triage, triage_reason FROM clause WHERE triage <> '待认领'")
    assert [tuple(row) for row in rows] == [("省内落实", "与市局联合"), ("省内落实", "省局承担")]


def test_a_reason_given_while_a_sentence_waits_goes_along(ledger: Ledger, office: Office) -> None:
    claimed, accepted = office.clauses[2:4]
    with ledger.step("填写认领理由") as step:
        triage.set_reason(step, [claimed, accepted], "商标处已在办")
    with ledger.step("认领") as step:
        triage.set_triage(step, [claimed], Triage.PROVINCE)
        proposal = triage.Proposal(triage=Triage.ASSIST, reason="国家平台，省里配合")
        triage.accept_proposal(step, accepted, proposal)
    rows = ledger.rows("SELECT triage, triage_reason FROM clause WHERE triage <> '待认领'")
    assert [tuple(row) for row in rows] == [
        ("省内落实", "商标处已在办"),
        ("配合国家局", "商标处已在办"),
    ]


def test_a_reason_that_a_person_gave_outlives_another_decision(
    ledger: Ledger, office: Office
) -> None:
    clause = office.clauses[2]
    with ledger.step("认领") as step:
        triage.set_triage(step, [clause], Triage.PROVINCE, "由保护处办理")
    with ledger.step("改认领") as step:
        triage.set_triage(step, [clause], Triage.ASSIST)
    assert ledger.value("SELECT triage_reason FROM clause WHERE id = ?", (clause,)) == (
        "由保护处办理"
    )


def test_the_reason_of_a_proposal_goes_with_it(ledger: Ledger, office: Office) -> None:
    law = read_outline(ledger, AS_OF)[0].children[1].children[0]
    node = next(each for each in law.children if each.proposal is not None)
    assert node.clause is not None
    assert node.proposal is not None
    with ledger.step("采纳") as step:
        triage.accept_proposal(step, node.clause.id, node.proposal)
    with ledger.step("改认领") as step:
        triage.set_triage(step, [node.clause.id], Triage.NATIONAL)
    assert ledger.value("SELECT triage_reason FROM clause WHERE id = ?", (node.clause.id,)) == ""
