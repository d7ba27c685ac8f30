"""The invented office keeps its own rules: it must read like a real one, and be consistent."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from model.quarters import period_end
from model.sample_office import SAMPLE_FOLDER, SourcePlace, read_sample_office
from model.words import Progress, Triage, UnitKind

OFFICE = read_sample_office()
AS_OF = OFFICE.settings["as_of"]
POSTS = {unit.name: {post.name for post in unit.posts} for unit in OFFICE.units}


@pytest.fixture(scope="module")
def printed() -> str:
    """The official text without the spaces, breaks and half-width brackets of its web page."""
    path = SAMPLE_FOLDER.parent / "task_lists" / "guideline-2023.txt"
    text = re.sub(r"\s|\*", "", path.read_text(encoding="utf-8"))
    return text.replace("(", "（").replace(")", "）")


def test_the_office_has_26_units_of_four_kinds() -> None:
    assert Counter(unit.kind for unit in OFFICE.units) == {
        UnitKind.DIVISION: 6,
        UnitKind.AFFILIATE: 3,
        UnitKind.CITY: 14,
        UnitKind.PARTNER: 3,
    }
    assert len(POSTS) == 26


def test_every_unit_has_one_to_three_posts_and_one_liaison() -> None:
    for unit in OFFICE.units:
        assert 1 <= len(unit.posts) <= 3, unit.name
        assert sum(post.is_liaison for post in unit.posts) == 1, unit.name


def test_people_and_telephones_are_invented_and_differ() -> None:
    posts = [*OFFICE.leaders, *(post for unit in OFFICE.units for post in unit.posts)]
    assert len({post.holder for post in posts}) == len(posts)
    assert len({post.phone for post in posts}) == len(posts)
    invented = "示例|样本|演示|范例|假名|虚名|模拟|代称"
    for post in posts:
        assert re.fullmatch(rf".({invented})", post.holder)
        assert re.fullmatch(r"000-0000 \d{4}", post.phone)


def test_the_clerk_holds_a_post_whose_telephone_is_the_contact() -> None:
    by_holder = {post.holder: post for unit in OFFICE.units for post in unit.posts}
    assert by_holder[OFFICE.clerk].phone == OFFICE.settings["contact_phone"]


def test_each_of_the_67_sentences_is_decided_once_and_three_wait() -> None:
    counted = [entry for entry in OFFICE.triage if entry.number is not None]
    assert [entry.number for entry in counted] == list(range(1, 68))
    assert len({entry.source for entry in OFFICE.triage}) == len(OFFICE.triage) == 67 + 19
    assert Counter(entry.triage for entry in counted) == {
        Triage.PROVINCE: 42,
        Triage.ASSIST: 11,
        Triage.NATIONAL: 11,
        Triage.PENDING: 3,
    }


def test_what_is_left_to_others_says_why() -> None:
    for entry in OFFICE.triage:
        others = entry.triage in (Triage.ASSIST, Triage.NATIONAL)
        assert bool(entry.reason) == others, entry.source


def test_quoted_sentences_begin_in_the_paper_word_for_word(printed: str) -> None:
    for entry in OFFICE.triage:
        opening = entry.source.opening
        begins = [
            found.start()
            for found in re.finditer(re.escape(opening), printed)
            if printed[found.start() - 1] in "。）"
        ]
        # 工作要求 has no title before its one sentence.
        assert len(begins) == 1 or entry.source.place == "五", opening
        assert opening in printed


def test_sources_of_actions_are_decided_sentences() -> None:
    triage = {entry.source: entry.triage for entry in OFFICE.triage}
    for action in OFFICE.actions:
        assert len(set(action.sources)) == len(action.sources), action.text
        for source in action.sources:
            assert triage[source] in (Triage.PROVINCE, Triage.ASSIST), action.text


def test_every_sentence_taken_on_has_an_action() -> None:
    served: set[SourcePlace] = {s for action in OFFICE.actions for s in action.sources}
    taken = {entry.source for entry in OFFICE.triage if entry.triage is Triage.PROVINCE}
    assert taken <= served


def test_actions_are_spread_over_all_units() -> None:
    leads = Counter(action.lead for action in OFFICE.actions)
    assert len(OFFICE.actions) == 92
    assert set(leads) == set(POSTS)


def test_units_and_posts_of_an_action_exist_and_its_lead_does_not_cooperate() -> None:
    heads = {post.name for post in OFFICE.leaders}
    for action in OFFICE.actions:
        assert action.post in POSTS[action.lead], action.text
        assert set(action.cooperating) <= set(POSTS) - {action.lead}, action.text
        assert len(set(action.cooperating)) == len(action.cooperating), action.text
        unit, _, post = action.leader.rpartition("/")
        assert post in (POSTS[unit] if unit else heads), action.text


def test_no_two_actions_read_the_same() -> None:
    texts = {action.text for action in OFFICE.actions}
    assert len(texts) == len(OFFICE.actions)
    outcomes = [action.outcome for action in OFFICE.actions if action.outcome]
    assert len({outcome[:6] for outcome in outcomes}) > len(outcomes) * 0.85


def test_an_outcome_is_one_short_sentence_with_figures() -> None:
    for action in OFFICE.actions:
        if action.outcome:
            assert len(action.outcome) <= 80, action.outcome
            assert action.outcome.find("。") == len(action.outcome) - 1, action.outcome
            assert re.search(r"\d", action.outcome), action.outcome
        assert action.outcome or not action.in_report


def test_what_is_confirmed_has_a_day_and_an_outcome() -> None:
    for action in OFFICE.actions:
        confirmed = action.progress is Progress.CONFIRMED
        assert confirmed == (action.confirmed_on is not None), action.text
        assert action.outcome or not confirmed, action.text


def test_a_claim_that_waits_for_confirmation_does_not_speak_of_completion() -> None:
    claims = [a for a in OFFICE.actions if a.progress is Progress.REPORTED]
    assert len(claims) == 8
    for action in claims:
        assert not re.search("全部完成|已完成|建成|办结", action.outcome), action.outcome


def test_nothing_happened_after_the_day_of_the_sample() -> None:
    for action in OFFICE.actions:
        days: list[date | None] = [action.confirmed_on]
        days += [stage.reached_on for stage in action.stages]
        days += [file.added_on for file in action.evidence]
        days += [period_end(note.period) for note in action.notes]
        assert all(day <= AS_OF for day in days if day), action.text


def test_stages_and_notes_run_in_order() -> None:
    for action in OFFICE.actions:
        ends = [period_end(stage.quarter) for stage in action.stages]
        periods = [period_end(note.period) for note in action.notes]
        assert ends == sorted(set(ends)), action.text
        assert periods == sorted(set(periods)), action.text


def test_a_confirmed_action_has_reached_its_stages_before() -> None:
    for action in OFFICE.actions:
        if action.confirmed_on:
            reached = [stage.reached_on for stage in action.stages]
            assert all(day and day <= action.confirmed_on for day in reached), action.text


def test_no_real_city_is_named_in_the_data() -> None:
    real = "北京|上海|广州|深圳|杭州|南京|成都|武汉|西安|长沙|青岛|苏州|厦门|天津|重庆|郑州"
    for path in sorted(Path(SAMPLE_FOLDER).glob("*.toml")):
        assert not re.search(real, path.read_text(encoding="utf-8")), path.name
