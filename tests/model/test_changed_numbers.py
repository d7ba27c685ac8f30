"""Clauses of the draft that a text tells with other numbers."""

import pytest

from model.changed_numbers import find_changed_numbers

DRAFT = (
    "截至11月20日，办理案件4826件，上年同期为4590件，同比增长5.1%。\n"
    "一是开展培训20期，受训1,200人次。二是建成中心3个，完成率96%。三是办结率80%。"
)


@pytest.mark.parametrize(
    ("told", "words", "drafted"),
    [
        ("办理案件4826件，上年同期为4950件。", "上年同期为4950件", "上年同期为4590件"),
        ("办理案件4826件，同比增长6.1%。", "同比增长6.1%", "同比增长5.1%"),
        ("新的开头。三是开展培训21期，受训1200人次。", "三是开展培训21期", "一是开展培训20期"),
        ("二是建成中心３个，完成率９７%。", "完成率９７%", "完成率96%"),
        ("截至11月30日，办理案件4826件。", "截至11月30日", "截至11月20日"),
    ],
)
def test_a_clause_with_other_numbers_is_found_with_its_place(
    told: str, words: str, drafted: str
) -> None:
    (found,) = find_changed_numbers(told, DRAFT)
    assert told[found.start : found.end] == found.words == words
    assert found.drafted == drafted


@pytest.mark.parametrize(
    "told",
    [
        DRAFT,
        DRAFT.replace("1,200", "１２００"),
        "受训1200人次。办理案件4826件。",  # told in another order
        "全省办理各类案件4900件。",  # in words of its own
        "建成中心3个。建成站点5个。",
        "二是办结率80%，一是开展培训20期。",
        "20个。",
        "云海市局进展较快，建成中心5个，完成率60%。",  # of one of them
        "上半年，办理案件2000件。",  # of an earlier time
        "办理案件4,826.0件。",
        "",
    ],
)
def test_the_same_numbers_and_words_of_ones_own_are_left_alone(told: str) -> None:
    assert not find_changed_numbers(told, DRAFT)


def test_numbers_that_the_draft_has_elsewhere_in_the_same_words_are_no_change() -> None:
    draft = "甲市培训3期。乙市培训3期，同比增长2%。丙市培训4期，同比增长8%。"
    assert not find_changed_numbers("丙市培训4期，同比增长8%。", draft)
    assert not find_changed_numbers("同比增长8%。", draft)
