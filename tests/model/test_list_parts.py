"""A newer reading of a sentence that is split: parts go on with their words, or fall away."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clause_parts import part_text, read_parts, split_clause
from model.entities import ClauseId, ClausePart, ClausePartId
from model.ledger import Ledger
from model.list_parts import found_again
from model.list_update import import_list
from model.reading.document import OfficialDocument
from tests.model.office import DOCUMENT, LAW, Office, added, served_parts


def newer(*sentences: str) -> OfficialDocument:
    """The paper with other sentences in （一）加强法治保障."""
    law = replace(LAW, sentences=sentences, segments=(), targets=(), deadlines=(), details=())
    aims, tasks = DOCUMENT.chapters
    return replace(DOCUMENT, chapters=(aims, replace(tasks, items=(law, *tasks.items[1:]))))


def words(ledger: Ledger, clause_id: ClauseId) -> list[str]:
    text = ledger.value("SELECT text FROM clause WHERE id = ?", (clause_id,))
    return [part_text(text, part) for part in read_parts(ledger, clause_id)]


@pytest.fixture
def clause(ledger: Ledger, office: Office) -> ClauseId:
    """开展地理标志|立法调研。"""
    with ledger.step("拆分原文") as step:
        split_clause(step, office.clauses[3], [6])
    return office.clauses[3]


@pytest.mark.parametrize(
    ("sentence", "expected", "is_kept"),
    [
        ("开展地理标志立法调研。", ["开展地理标志", "立法调研。"], True),
        ("继续开展地理标志立法调研工作。", ["继续开展地理标志", "立法调研工作。"], True),
        ("开展地理标志有关立法调研。", ["开展地理标志", "有关立法调研。"], True),
        ("地理标志立法调研。", ["地理标志", "立法调研。"], True),
        ("开展商标立法调研。", ["开展商标", "立法调研。"], True),
        ("开展地理标志保护。", ["开展地理标志", "保护。"], False),
        ("开展立法调研。", ["开展", "立法调研。"], True),
        ("开展地理标志。", [], False),
    ],
)
def test_parts_are_found_again_by_their_words(
    ledger: Ledger,
    office: Office,
    clause: ClauseId,
    sentence: str,
    expected: list[str],
    is_kept: bool,
) -> None:
    second = read_parts(ledger, clause)[1]
    action = added(ledger, office, clause_ids=[clause], parts={clause: second.id})
    with ledger.step("更新清单") as step:
        import_list(step, newer(LAW.sentences[0], sentence), onto=office.list_id)
    assert words(ledger, clause) == expected
    assert (served_parts(ledger, action) == {clause: second.id}) is is_kept
    ledger.undo()
    assert words(ledger, clause) == ["开展地理标志", "立法调研。"]
    assert served_parts(ledger, action) == {clause: second.id}


def test_a_sentence_that_goes_takes_its_parts_along(
    ledger: Ledger, office: Office, clause: ClauseId
) -> None:
    with ledger.step("更新清单") as step:
        import_list(step, newer(LAW.sentences[0]), onto=office.list_id)
    assert ledger.value("SELECT count(*) FROM clause_part") == 0
    assert ledger.value("SELECT count(*) FROM clause WHERE id = ?", (clause,)) == 0


def test_a_sentence_kept_for_its_actions_keeps_its_parts(
    ledger: Ledger, office: Office, clause: ClauseId
) -> None:
    first = read_parts(ledger, clause)[0]
    added(ledger, office, clause_ids=[clause], parts={clause: first.id})
    with ledger.step("更新清单") as step:
        import_list(step, newer(LAW.sentences[0]), onto=office.list_id)
    assert words(ledger, clause) == ["开展地理标志", "立法调研。"]


def test_cuts_that_move_past_each_other_do_not_collide(ledger: Ledger, office: Office) -> None:
    clause = office.clauses[3]
    with ledger.step("拆分原文") as step:
        split_clause(step, clause, [2, 4, 6, 8])
    with ledger.step("更新清单") as step:
        text = "今年开展地理标志立法调研。"
        import_list(step, newer(LAW.sentences[0], text), onto=office.list_id)
    assert words(ledger, clause) == ["今年开展", "地理", "标志", "立法", "调研。"]


def test_a_text_that_no_person_wrote_is_not_looked_through() -> None:
    parts = _cut("甲" * 6000, [3000])
    assert found_again(parts, "甲" * 6000, "乙" * 6000) == []


_words = st.lists(
    st.sampled_from(["建平台，", "强服务；", "促转化、", "并评估", "抓落实。"]), max_size=6
)


def _cut(text: str, offsets: list[int]) -> tuple[ClausePart, ...]:
    at = [0, *offsets, len(text)]
    return tuple(
        ClausePart(
            id=ClausePartId(f"part {start}"), clause_id=ClauseId("c"), starts_at=start, ends_at=end
        )
        for start, end in itertools.pairwise(at)
    )


@given(_words.map("".join), _words.map("".join), st.data())
def test_whatever_changes_the_parts_cover_the_new_words(
    before: str, after: str, data: st.DataObject
) -> None:
    inner = st.sets(st.integers(1, max(1, len(before) - 1)), max_size=3)
    parts = _cut(before, sorted(data.draw(inner))) if len(before) > 3 else ()
    if len(parts) < 2 or before == after:
        return
    found = found_again(parts, before, after)
    assert "".join(after[slice(*each.span)] for each in found) in ("", after)
    assert len(found) != 1
    assert all(any(map(str.isalpha, after[slice(*each.span)])) for each in found)
    known = [each.known for each in found if each.known is not None]
    assert len(known) == len(set(known))
    assert known == [part.id for part in parts if part.id in known]
