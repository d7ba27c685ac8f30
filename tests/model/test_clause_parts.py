"""Parts of sentences: they cover the sentence, actions serve them, and no count changes."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.action_detail import read_action
from model.action_links import set_clauses
from model.action_proposal import propose_action
from model.action_table import ActionFilter, ActionSort, NodeKind, find_ids
from model.clause_parts import as_sentence, cuts, join_parts, part_text, read_parts, split_clause
from model.completeness import Gap, find_missing
from model.coverage import read_coverage
from model.duplicates import duplicate_actions
from model.entities import ClauseId, ClausePart
from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.outline import OutlineNode, read_outline
from model.summary import summarise
from model.triage import set_triage
from model.words import Triage
from tests.model.office import AS_OF, Office, added, dump, served_parts

_TEXT = "开展地理标志立法调研。"


def split(ledger: Ledger, clause_id: ClauseId, *offsets: int) -> tuple[ClausePart, ...]:
    with ledger.step("拆分原文") as step:
        split_clause(step, clause_id, offsets)
    return read_parts(ledger, clause_id)


@pytest.fixture
def clause(office: Office) -> ClauseId:
    """开展地理标志立法调研。"""
    return office.clauses[3]


def node_of(ledger: Ledger, clause_id: ClauseId) -> OutlineNode:
    todo = list(read_outline(ledger, AS_OF))
    while (node := todo.pop()).id != clause_id:
        todo += node.children
    return node


def test_parts_cover_the_sentence_which_stays_as_it_is(ledger: Ledger, clause: ClauseId) -> None:
    before = summarise(ledger, AS_OF).clauses
    parts = split(ledger, clause, 6, 2)
    assert [part_text(_TEXT, part) for part in parts] == ["开展", "地理标志", "立法调研。"]
    assert [
        (node.number, node.title, node.clauses) for node in node_of(ledger, clause).children
    ] == [
        ("①", "开展", 0),
        ("②", "地理标志", 0),
        ("③", "立法调研。", 0),
    ]
    assert summarise(ledger, AS_OF).clauses == before == read_outline(ledger, AS_OF)[0].clauses


@pytest.mark.parametrize("offsets", [(), (0,), (11,), (10,), (-1, 4), (4, 40)])
def test_a_cut_that_leaves_no_words_is_refused(
    ledger: Ledger, clause: ClauseId, offsets: tuple[int, ...]
) -> None:
    with pytest.raises(InvalidEntryError, match="没有拆分"):
        split(ledger, clause, *offsets)
    assert read_parts(ledger, clause) == ()


def test_an_action_serves_a_part_and_tells_which(
    ledger: Ledger, office: Office, clause: ClauseId
) -> None:
    first, second = split(ledger, clause, 6)
    action = added(ledger, office, clause_ids=[clause], parts={clause: second.id})
    assert read_action(ledger, action, AS_OF).parts == {clause: second}
    under = [
        find_ids(ledger, ActionFilter(under=(NodeKind.PART, part.id)), ActionSort(), AS_OF)
        for part in (first, second)
    ]
    assert under == [[], [action]]
    node = node_of(ledger, clause)
    assert [each.actions.total for each in node.children] == [0, 1]
    assert (node.covered_parts, node.actions.total) == (1, 1)


def test_an_action_of_the_whole_sentence_serves_each_part(
    ledger: Ledger, office: Office, clause: ClauseId
) -> None:
    action = added(ledger, office, clause_ids=[clause])
    parts = split(ledger, clause, 6)
    assert node_of(ledger, clause).covered_parts == 2
    wanted = ActionFilter(under=(NodeKind.PART, parts[0].id))
    assert find_ids(ledger, wanted, ActionSort(), AS_OF) == [action]


def test_joined_parts_leave_their_actions_to_the_sentence(
    ledger: Ledger, office: Office, clause: ClauseId
) -> None:
    _, second = split(ledger, clause, 6)
    action = added(ledger, office, clause_ids=[clause], parts={clause: second.id})
    before = dump(ledger)
    with ledger.step("合并") as step:
        join_parts(step, clause)
    assert read_parts(ledger, clause) == ()
    assert read_action(ledger, action, AS_OF).parts == {}
    ledger.undo()
    assert dict(dump(ledger).items()) == before


def test_a_part_that_becomes_part_of_a_larger_one_takes_its_actions_along(
    ledger: Ledger, office: Office, clause: ClauseId
) -> None:
    _, _, third = split(ledger, clause, 2, 6)
    action = added(ledger, office, clause_ids=[clause], parts={clause: third.id})
    _, larger = split(ledger, clause, 2)
    assert served_parts(ledger, action) == {clause: larger.id}
    split(ledger, clause, 4, 8)
    assert served_parts(ledger, action) == {}


def test_parts_that_stay_keep_their_ids(ledger: Ledger, clause: ClauseId) -> None:
    first, second = split(ledger, clause, 6)
    again = split(ledger, clause, 2, 6)
    assert second in again
    assert first not in again


def test_a_duplicate_serves_the_same_part(ledger: Ledger, office: Office, clause: ClauseId) -> None:
    first, _ = split(ledger, clause, 6)
    action = added(ledger, office, clause_ids=[clause], parts={clause: first.id})
    with ledger.step("复制举措") as step:
        (copy,) = duplicate_actions(step, [action])
    assert served_parts(ledger, copy) == {clause: first.id}


def test_further_sentences_leave_the_part_alone(
    ledger: Ledger, office: Office, clause: ClauseId
) -> None:
    first, _ = split(ledger, clause, 6)
    action = added(ledger, office, clause_ids=[clause], parts={clause: first.id})
    with ledger.step("调整原文出处") as step:
        set_clauses(step, action, [office.clauses[2], clause])
    assert served_parts(ledger, action) == {clause: first.id}
    with ledger.step("落实整句") as step:
        set_clauses(step, action, [clause], parts={clause: None})
    assert served_parts(ledger, action) == {}


def test_a_part_of_another_sentence_is_refused(
    ledger: Ledger, office: Office, clause: ClauseId
) -> None:
    first, _ = split(ledger, clause, 6)
    with pytest.raises(InvalidEntryError, match="拆分已经改变"):
        added(ledger, office, parts={office.clauses[2]: first.id})


def test_a_new_action_carries_the_words_of_the_part(ledger: Ledger, clause: ClauseId) -> None:
    first, _ = split(ledger, clause, 6)
    assert propose_action(ledger, clause, first.id).text == "开展地理标志。"
    assert propose_action(ledger, clause).text == _TEXT


def test_a_sentence_is_covered_when_each_part_has_an_action(
    ledger: Ledger, office: Office, clause: ClauseId
) -> None:
    with ledger.step("认领") as step:
        set_triage(step, [clause], Triage.PROVINCE)
    first, second = split(ledger, clause, 6)
    added(ledger, office, clause_ids=[clause], parts={clause: first.id})
    gaps = {each.gap: each.clause_ids for each in find_missing(ledger, AS_OF)}
    assert gaps[Gap.PART_WITHOUT_ACTION] == (clause,)
    assert (read_coverage(ledger).partly, read_coverage(ledger).covered) == ((clause,), ())
    added(ledger, office, clause_ids=[clause], parts={clause: second.id})
    assert Gap.PART_WITHOUT_ACTION not in {each.gap for each in find_missing(ledger, AS_OF)}
    assert (read_coverage(ledger).partly, read_coverage(ledger).covered) == ((), (clause,))


def test_a_sentence_that_is_gone_is_not_split(ledger: Ledger) -> None:
    with pytest.raises(InvalidEntryError, match="已被删除"):
        split(ledger, ClauseId("gone"), 3)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("建平台，强服务；促转化。", "建平台，|强服务；|促转化。"),
        ("起草条例并组织评估。", "起草条例|并组织评估。"),
        ("推进企业并购审查、建库。", "推进企业并购审查、|建库。"),
        ("落实《甲、乙办法》（丙、丁）、建库。", "落实《甲、乙办法》（丙、丁）、|建库。"),
        ("加强保护。", "加强保护。"),
    ],
)
def test_cuts_are_proposed_where_a_reader_would_pause(text: str, parts: str) -> None:
    at = [0, *cuts(text), len(text)]
    assert "|".join(text[start:end] for start, end in itertools.pairwise(at)) == parts


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("并组织评估，", "组织评估。"),
        ("建平台；", "建平台。"),
        ("并购审查。", "并购审查。"),
        ("，", "，"),
    ],
)
def test_the_words_of_a_part_become_a_sentence(words: str, sentence: str) -> None:
    assert as_sentence(words) == sentence


@given(st.text(alphabet="甲乙，；、并。（）《》", max_size=30))
def test_every_proposed_cut_can_be_made(text: str) -> None:
    at = [0, *cuts(text), len(text)]
    words = [text[start:end] for start, end in itertools.pairwise(at)]
    assert "".join(words) == text
    assert all(0 < each < len(text) for each in cuts(text))


def test_a_split_is_not_taken_back_past_the_actions_of_its_parts(
    ledger: Ledger, office: Office, clause: ClauseId
) -> None:
    first, _ = split(ledger, clause, 6)
    seq = ledger.last_seq()
    action = added(ledger, office, clause_ids=[clause], parts={clause: first.id})
    assert [each.label for each in ledger.steps_in_the_way(seq)] == ["添加举措"]
    with ledger.step("落实整句") as step:
        set_clauses(step, action, [clause], parts={clause: None})
    assert len(ledger.steps_in_the_way(seq)) > 0
