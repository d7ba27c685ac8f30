"""The rows of the board 认领 and the model that shows them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from model.action_table import NodeKind
from model.claiming import count_claiming, departments_of, item_of, proposals_for
from model.outline import OutlineNode
from model.words import Triage
from tests.ui.test_outline_model import clause, item
from ui.claim.board_model import BoardModel
from ui.claim.board_rows import BoardFilter, board_rows

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
ALL = BoardFilter()


def steered(node: OutlineNode, *departments: str) -> OutlineNode:
    """A sentence whose note names departments."""
    return replace(node, departments=departments, responsible=f"（{'、'.join(departments)}负责）")


@pytest.fixture
def paper() -> OutlineNode:
    """（三） with two sentences that wait and one that is decided."""
    return item(
        steered(clause(1), "条法司", "保护司"),
        steered(clause(2, Triage.ASSIST), "条法司"),
        clause(3),
    )


def shown(nodes: list[OutlineNode], wanted: BoardFilter) -> list[str]:
    return [row.text for row in board_rows(nodes, wanted)]


def test_it_keeps_the_rules_of_item_models(qtmodeltester: ModelTester, paper: OutlineNode) -> None:
    model = BoardModel()
    model.show_nodes([paper], ALL, anew=True)
    qtmodeltester.check(model)
    assert model.index(0, 0).data(SPOKEN) == "（三）加强法治，3 条，待认领 2 条"
    assert model.index(1, 0).data(SPOKEN).startswith("原文第1句，待认领，建议省内落实：第1句。")


def test_headings_stand_above_what_was_found_only(paper: OutlineNode) -> None:
    assert shown([paper], BoardFilter(department="保护司")) == ["（三）加强法治", "第1句。"]
    assert shown([paper], BoardFilter(triage=Triage.ASSIST)) == ["（三）加强法治", "第2句。"]
    assert shown([paper], BoardFilter(department="人事司")) == []


def test_a_task_without_a_title_lends_its_number_to_its_first_sentence() -> None:
    untitled = replace(item(clause(1), clause(2)), number="1.", title="")
    rows = board_rows([untitled], ALL)
    assert [(row.lead, row.text) for row in rows] == [("1.", "第1句。"), ("", "第2句。")]


def test_new_values_stay_in_their_rows_until_it_is_filtered_anew(paper: OutlineNode) -> None:
    model, wanted = BoardModel(), BoardFilter(triage=Triage.PENDING)
    model.show_nodes([paper], wanted, anew=True)
    decided = item(steered(clause(1, Triage.PROVINCE)), *paper.children[1:])
    assert not model.show_nodes([decided], wanted, anew=False)
    assert [row.is_decided for row in model.rows] == [False, True, False]
    assert model.show_nodes([decided], wanted, anew=True)
    assert [row.text for row in model.rows] == ["（三）加强法治", "第3句。"]
    assert model.show_nodes([item(clause(3))], wanted, anew=False)  # sentences went


def test_the_next_one_that_waits_is_looked_for_round_the_paper(paper: OutlineNode) -> None:
    model = BoardModel()
    assert model.next_pending(-1) == -1
    model.show_nodes([paper], ALL, anew=True)
    assert [model.next_pending(row) for row in (-1, 1, 3)] == [1, 3, 1]


def test_what_waits_is_counted_by_department(paper: OutlineNode) -> None:
    assert [(each.name, each.clauses, each.pending) for each in departments_of([paper])] == [
        ("条法司", 2, 1),
        ("保护司", 1, 1),
    ]
    claiming = count_claiming([paper])
    assert (claiming.clauses, claiming.decided, claiming.proposed) == (3, 1, 2)


def test_proposals_are_gathered_for_a_department_or_a_task(paper: OutlineNode) -> None:
    assert set(proposals_for([paper])) == {"clause 1", "clause 3"}
    assert set(proposals_for([paper], "条法司")) == {"clause 1"}
    assert item_of([paper], "clause 3") is item_of([paper], "item") is paper
    assert item_of([paper], "gone") is None


def test_a_list_of_the_office_is_named_once() -> None:
    part = replace(item(clause(1)), kind=NodeKind.CHAPTER, number="", title="领导批示事项")
    own = replace(part, id="own", kind=NodeKind.LIST, children=(part,))
    other = replace(own, id="other", title="工作要点")
    rows = board_rows([own, other], ALL)
    assert [row.text for row in rows if not row.is_sentence] == [
        "领导批示事项",
        "工作要点",
        "领导批示事项",
    ]
    assert shown([own, other], BoardFilter(list_id="own")) == ["领导批示事项", "第1句。"]


def test_goals_need_no_decision_and_those_split_say_so() -> None:
    goal = replace(clause(1), number="", clauses=0, pending=0, proposal=None)
    split = replace(clause(2), children=(clause(3), clause(4)), responsible="（条法司负责）")
    rows = board_rows([goal, split], ALL)
    assert [row.chip for row in rows] == ["", "省内落实？"]
    assert rows[1].note == "（条法司负责）　已拆成 2 部分"
    assert not rows[0].is_pending
    assert shown([goal, split], BoardFilter(triage=Triage.PENDING)) == ["第2句。"]
