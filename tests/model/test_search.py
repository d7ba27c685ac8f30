"""Search over everything: what is held equals what a naive scan of the ledger finds."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import action_deletion, evidence, posts, progress, search, stages, units
from model.ledger import Ledger
from model.search import SOURCES, Found, Kind, SearchIndex, fold, words_of
from model.search_hits import actions_found, excerpt_of, read_hits, spans_of
from tests.examples import COSTLY
from tests.model.office import Office, added


def ready(ledger: Ledger) -> SearchIndex:
    """Everything read, and kept up with the news."""
    index = SearchIndex(ledger)
    while not index.read_on():
        pass
    ledger.on_change(index.hear)
    return index


def ask(index: SearchIndex, text: str) -> Found:
    """The whole answer."""
    while not index.is_ready:
        index.read_on()
    *_, found = index.find(words_of(text))
    return found


def counts(index: SearchIndex, text: str) -> dict[str, int]:
    """How many hits each group has."""
    found = ask(index, text)
    return {str(kind): found.count(kind) for kind in Kind if found.count(kind)}


def test_one_sign_is_enough_and_words_must_be_in_one_thing(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, "起草地理标志条例", deliverable="调研报告")
    added(ledger, office, "开展调研")
    with ledger.step("进展") as step:
        progress.record_note(step, action, period="2023-10", done="调研已完成")
    index = ready(ledger)
    assert counts(index, "稿") == {}
    assert counts(index, "研") == {"任务事项": 1, "落实举措": 2, "进展情况": 1}
    assert counts(index, "调研 条例") == {"落实举措": 1}


def test_case_and_width_do_not_matter(ledger: Ledger, office: Office) -> None:
    added(ledger, office, "建设ＩＰ（知识产权）服务Center，覆盖１４市")
    index = ready(ledger)
    for text in ("ip(知识产权)", "ＣＥＮＴＥＲ", "14市", "（知识产权)服务"):
        assert counts(index, text) == {"落实举措": 1}, text


def test_people_and_units_find_themselves_and_their_actions(ledger: Ledger, office: Office) -> None:
    added(ledger, office, lead_unit_id=office.units[0], post_id=office.post)
    index = ready(ledger)
    assert counts(index, "张三") == {"落实举措": 1, "单位岗位": 1}
    with ledger.step("接任") as step:
        posts.change_post(step, office.post, holder="李四")
    assert counts(index, "张三") == {}
    assert counts(index, "李四") == {"落实举措": 1, "单位岗位": 1}


def test_it_follows_what_is_done_undone_and_deleted(ledger: Ledger, office: Office) -> None:
    index = ready(ledger)
    action = added(ledger, office, "起草办法")
    assert counts(index, "办法") == {"落实举措": 1}
    with ledger.step("删") as step:
        action_deletion.delete_actions(step, [action])
    assert counts(index, "办法") == {}
    ledger.undo()
    assert counts(index, "办法") == {"落实举措": 1}


def test_a_hit_says_where_it_is_and_what_stands_around(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, "起草条例", outcome="形成《地理标志条例》送审稿。")
    with ledger.step("材料") as step:
        evidence.add_evidence(step, [action], name="送审稿.docx", data=b"1", on=date(2023, 11, 1))
    index = ready(ledger)
    words = words_of("送审")
    (hit,) = read_hits(ledger, ask(index, "送审"), Kind.ACTION, words, limit=5)
    assert (hit.action_id, hit.field) == (action, "outcome")
    assert [hit.excerpt[at : at + length] for at, length in hit.spans] == ["送审"]
    (file,) = read_hits(ledger, ask(index, "送审"), Kind.EVIDENCE, words, limit=5)
    assert (file.action_id, file.about) == (action, "起草条例")
    assert actions_found(ledger, ask(index, "送审"), [Kind.ACTION, Kind.EVIDENCE]) == [action]


def test_every_table_that_is_held_can_be_shown(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, "甲字")
    with ledger.step("各处") as step:
        stages.set_stage(step, action, date(2023, 9, 30), "甲字")
        progress.record_note(step, action, period="2023-10", done="甲字")
        evidence.add_evidence(step, [action], name="甲字", data=b"1", on=date(2023, 11, 1))
        units.change_unit(step, office.units[1], name="甲字")
        posts.change_post(step, office.post, holder="甲字")
        step.update("task_list", office.list_id, title="甲字")
        for table in ("chapter", "task_group", "task_item", "goal"):
            for row in ledger.rows(f"SELECT id FROM {table}"):
                step.update(table, row["id"], title="甲字")
        step.insert("adjustment", action_id=action, proposed_on=date(2023, 9, 1), reason="甲字")
        step.insert("reminder", kind="催办", reminded_on=date(2023, 9, 1), remark="甲字")
    found = ask(ready(ledger), "甲字")
    for kind in Kind:
        hits = read_hits(ledger, found, kind, ["甲字"], limit=50)
        assert len(hits) == found.count(kind) > 0
        assert all(hit.spans for hit in hits)


@pytest.mark.parametrize("size", [1, 3])
def test_it_reads_and_looks_in_parts(
    ledger: Ledger, office: Office, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    for number in range(7):
        added(ledger, office, f"举措{number}")
    monkeypatch.setattr(search, "_SLICE", size)
    monkeypatch.setattr(search, "_SCANNED", size)
    index = SearchIndex(ledger)
    assert ask(index, "举措").count(Kind.ACTION) == 7
    answers = list(index.find(["举措"]))
    assert [answer.is_whole for answer in answers[-2:]] == [False, True]


def test_an_excerpt_is_one_line_around_the_first_match() -> None:
    text = "第一段。\n" + "字" * 40 + "ＡＢＣ" + "尾" * 120
    excerpt, spans = excerpt_of(text, ["abc"])
    assert excerpt.startswith("…字")
    assert excerpt.endswith("尾…")
    assert [excerpt[at : at + length] for at, length in spans] == ["ＡＢＣ"]


def test_matches_that_overlap_are_one() -> None:
    assert spans_of("知识产权局", ["知识产", "产权"]) == [(0, 4)]


@settings(max_examples=COSTLY, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_folding_keeps_every_sign_in_its_place(one: str, other: str) -> None:
    assert len(fold(one)) == len(one)
    for at, length in spans_of(other, words_of(one)):
        assert any(word in fold(other[at : at + length]) for word in words_of(one))


_SIGNS = st.text(alphabet="知识产权局aAＡ１1（( \n", min_size=1, max_size=6)
_CALM = settings(
    max_examples=COSTLY, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@_CALM
@given(texts=st.lists(_SIGNS, min_size=1, max_size=4), asked=_SIGNS)
def test_it_finds_what_a_naive_scan_finds(ledger: Ledger, texts: list[str], asked: str) -> None:
    index = ready(ledger)
    with ledger.step("单位") as step:
        for row in ledger.rows("SELECT id FROM evidence"):
            step.delete("evidence", row["id"])
        for text in texts:
            step.insert("evidence", name=text, sha256="0", size=1, added_on="2023-01-01")
    names = [row["name"] for row in ledger.rows("SELECT name FROM evidence")]
    words = words_of(asked)
    expected = sum(bool(words) and all(w in fold(name) for w in words) for name in names)
    assert ask(index, asked).count(Kind.EVIDENCE) == expected


def test_each_table_is_held_once() -> None:
    assert len({source.table for source in SOURCES}) == len(SOURCES)
