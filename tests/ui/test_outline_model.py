"""The tree of task lists as an item model."""

from collections import Counter
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from model.action_table import NodeKind
from model.deadlines import LampCounts
from model.entities import Clause, ClauseId, ClausePart, ClausePartId, TaskItemId
from model.outline import OutlineNode
from model.triage import Proposal
from model.words import Lamp, Triage
from ui.delegates import LAMP_ROLE, PROPOSED_ROLE, TRIAGE_ROLE
from ui.outline_model import OutlineModel
from ui.outline_words import node_title


def clause(number: int, triage: Triage = Triage.PENDING) -> OutlineNode:
    """A sentence without actions, with a proposal while it is pending."""
    pending = triage is Triage.PENDING
    return OutlineNode(
        kind=NodeKind.CLAUSE,
        id=f"clause {number}",
        number=str(number),
        title=f"第{number}句。",
        clauses=1,
        pending=int(pending),
        taken=0,
        actions=LampCounts(Counter()),
        clause=Clause(
            id=ClauseId(f"clause {number}"),
            task_item_id=TaskItemId("item"),
            goal_id=None,
            responsibility_id=None,
            position=number,
            number=number,
            text=f"第{number}句。",
            triage=triage,
            triage_reason="",
        ),
        proposal=Proposal(triage=Triage.PROVINCE, reason="各地") if pending else None,
    )


def test_a_sentence_that_a_newer_reading_has_not_is_marked_as_such() -> None:
    node = clause(1)
    assert node.clause is not None
    gone = replace(node.clause, number=None, gone_on=date(2023, 11, 20))
    assert node_title(replace(node, number="", clause=gone)) == "【新版已无】第1句。"


def item(*clauses: OutlineNode) -> OutlineNode:
    """（三）加强法治 over these sentences, with a late action."""
    return OutlineNode(
        kind=NodeKind.ITEM,
        id="item",
        number="（三）",
        title="加强法治",
        clauses=len(clauses),
        pending=sum(each.pending for each in clauses),
        taken=0,
        actions=LampCounts(Counter({Lamp.LATE: 1, Lamp.DONE: 2})),
        children=clauses,
    )


def test_it_keeps_the_rules_of_item_models(qtmodeltester: ModelTester) -> None:
    model = OutlineModel()
    model.show_nodes([item(clause(1), clause(2))])
    qtmodeltester.check(model)


def test_a_parent_counts_what_is_decided_and_shows_the_worst_lamp() -> None:
    model = OutlineModel()
    model.show_nodes([item(clause(1), clause(2, Triage.ASSIST))])
    texts = [model.index(0, column).data() for column in range(3)]
    assert texts == ["（三）加强法治", "1/2", "3"]
    assert model.index(0, 2).data(LAMP_ROLE) == Lamp.LATE


def test_a_proposal_is_shown_as_one() -> None:
    model = OutlineModel()
    model.show_nodes([clause(1), clause(2, Triage.NATIONAL)])
    cells = [model.index(row, 1) for row in range(2)]
    assert [cell.data() for cell in cells] == ["省内？", "国家"]
    assert [cell.data(PROPOSED_ROLE) for cell in cells] == [True, False]
    assert [cell.data(TRIAGE_ROLE) for cell in cells] == [Triage.PROVINCE, Triage.NATIONAL]


def test_new_values_of_the_same_shape_keep_every_index() -> None:
    model = OutlineModel()
    assert model.show_nodes([item(clause(1))])
    index = model.index_of("clause 1")
    assert not model.show_nodes([item(clause(1, Triage.ASSIST))])
    assert index == model.index_of("clause 1")
    assert model.index(0, 1, model.index(0, 0)).data() == "配合"


def test_the_sentences_below_a_heading_come_in_order() -> None:
    model = OutlineModel()
    model.show_nodes([item(clause(1), clause(2))])
    assert [node.number for node in model.clauses_under(model.index(0, 0))] == ["1", "2"]
    assert list(model.clauses_under(QModelIndex())) == []


def test_a_sentence_alone_in_a_task_without_a_title_stands_for_it() -> None:
    model = OutlineModel()
    alone = replace(item(clause(1)), id="alone", number="5.", title="")
    model.show_nodes([alone, replace(item(clause(2), clause(3)), number="6.", title="")])
    assert [model.index(row, 0).data() for row in range(2)] == ["1  5.第1句。", "6.第 2—3 句"]
    assert model.index_of("alone") == model.index(0, 0)


def split_clause() -> OutlineNode:
    """A sentence in two parts, of which the first has an action."""
    whole = clause(1)
    assert whole.clause is not None
    parts = [
        replace(
            whole,
            kind=NodeKind.PART,
            id=f"part {at}",
            number="①②"[at],
            title=f"第{at}部分",
            clauses=0,
            pending=0,
            proposal=None,
            actions=LampCounts(Counter({Lamp.NORMAL: 1 - at})),
            part=ClausePart(
                id=ClausePartId(f"part {at}"),
                clause_id=whole.clause.id,
                starts_at=at,
                ends_at=at + 1,
            ),
        )
        for at in range(2)
    ]
    return replace(whole, children=tuple(parts))


def test_parts_stand_below_their_sentence_which_is_one(qtmodeltester: ModelTester) -> None:
    model = OutlineModel()
    model.show_nodes([item(split_clause())])
    qtmodeltester.check(model)
    part = model.index_of("part 1")
    assert [part.siblingAtColumn(column).data() for column in range(3)] == ["②  第1部分", "", ""]
    assert [node.id for node in model.clauses_under(part)] == ["clause 1"]
    assert [node.id for node in model.all_clauses()] == ["clause 1"]
    words = model.index_of("clause 1").siblingAtColumn(2).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.endswith("2 部分中 1 部分已有举措")
