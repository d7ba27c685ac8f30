"""The outline in the order of the paper, and what each node says of what is below."""

from collections.abc import Iterator
from dataclasses import replace

from model import triage
from model.action_table import ActionFilter, NodeKind, count_found
from model.ledger import Ledger
from model.list_update import import_list
from model.outline import OutlineNode, count_actions, read_outline
from model.words import Triage
from tests.model.office import AS_OF, DOCUMENT, NOTE, Office, added


def flat(nodes: tuple[OutlineNode, ...], depth: int = 0) -> Iterator[tuple[int, OutlineNode]]:
    for node in nodes:
        yield depth, node
        yield from flat(node.children, depth + 1)


def outline(ledger: Ledger) -> list[OutlineNode]:
    return [node for _, node in flat(read_outline(ledger, AS_OF))]


def test_what_was_counted_once_counts_any_of_the_actions(ledger: Ledger, office: Office) -> None:
    ids = [added(ledger, office, text) for text in ("一", "二", "三")]
    counts = count_actions(ledger, AS_OF)
    everything = count_found(ledger, ActionFilter(), AS_OF)
    assert counts.of(ids) == everything
    assert counts.of(ids[:2]) != everything
    assert counts.of([*ids, added(ledger, office, "别人后来新建的")]) is None


def test_an_empty_ledger_has_no_outline(ledger: Ledger) -> None:
    assert read_outline(ledger, AS_OF) == ()


def test_the_outline_reads_like_the_paper(ledger: Ledger, office: Office) -> None:
    lines = [
        f"{'  ' * depth}{node.kind} {node.number}{node.title}"
        for depth, node in flat(read_outline(ledger, AS_OF))
    ]
    assert lines == [
        "任务清单 年度工作指引",
        "  部分 一总体要求",
        "    任务 ",
        "      任务事项 如下。",
        "      目标 ——知识产权创造",
        "        任务事项 每万人口高价值发明专利拥有量达到12件。",
        "  部分 二重点任务",
        "    任务 （一）加强法治保障",
        "      任务事项 1配合推进商标法修订。",
        "      任务事项 2开展地理标志立法调研。",
        "    任务组 （一）服务",
        "      任务 （二）优化公共服务",
        "        任务事项 3各地要建设服务网点。",
        "      任务 （三）优化公共服务",
        "        任务事项 4推广。",
    ]


def test_lists_stand_in_their_order(ledger: Ledger, office: Office) -> None:
    with ledger.step("再") as step:
        second = import_list(step, replace(DOCUMENT, doc_number="2号"))
    assert [node.id for node in read_outline(ledger, AS_OF)] == [office.list_id, second]


def test_sentences_are_counted_by_decision(ledger: Ledger, office: Office) -> None:
    with ledger.step("认领") as step:
        triage.set_triage(step, office.clauses[1:3], Triage.PROVINCE)
        triage.set_triage(step, office.clauses[3:4], Triage.NATIONAL)
    whole = outline(ledger)[0]
    # The goal is taken on, but it is no counted sentence.
    assert (whole.clauses, whole.pending, whole.taken) == (4, 2, 1)


def test_a_sentence_shows_who_steers_it_and_what_is_proposed(
    ledger: Ledger, office: Office
) -> None:
    by_id = {node.id: node for node in outline(ledger)}
    steered = by_id[office.clauses[3]]
    assert steered.responsible == NOTE.text
    assert steered.proposal is not None
    assert steered.proposal.triage is Triage.PROVINCE
    assert by_id[office.clauses[0]].responsible == ""
    assert steered.clause is not None
    assert steered.clause.text == steered.title


def test_an_action_of_several_sentences_counts_once_above_them(
    ledger: Ledger, office: Office
) -> None:
    added(ledger, office, clause_ids=office.clauses[1:5])
    counts = {(node.kind, node.title): node.actions.total for node in outline(ledger)}
    assert counts[NodeKind.LIST, "年度工作指引"] == 1
    assert counts[NodeKind.CHAPTER, "重点任务"] == 1
    assert counts[NodeKind.GOAL, "——知识产权创造"] == 1
    assert counts[NodeKind.CLAUSE, "推广。"] == 0
