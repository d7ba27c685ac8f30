"""Which sentence is which, in the order of the paper and by words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.clause_matching import Place, match_sentences, pair_by_votes, plain


def matched(old: str, new: str) -> list[int | None]:
    """Sentences parted by bars; those of one task by commas."""
    return match_sentences(places(old), places(new))


def places(text: str) -> list[Place]:
    return [
        Place(sentence, str(item))
        for item, sentences in enumerate(text.split("|"))
        for sentence in sentences.split(",")
        if sentence
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("推进立法。,开展调研。", "推进立法。,开展调研。", [0, 1]),
        ("推进立法。,开展调研。", "开展调研。,推进立法。", [1, 0]),
        ("推进立法。", "开展调研。,推进立法。", [None, 0]),
        ("推进商标法修订。", "配合推进商标法修订工作。", [0]),
        ("建成10家保护中心。,建成20家快维中心。", "建成12家保护中心。,建成25家快维中心。", [0, 1]),
        ("达到93% 以上。", "达到93％以上。", [0]),
        ("抓好落实。", "完善统计制度。", [None]),
        ("", "完善统计制度。", [None]),
        ("完善统计制度。", "", []),
    ],
)
def test_sentences_find_their_older_selves(old: str, new: str, expected: list[int | None]) -> None:
    assert matched(old, new) == expected


def test_equal_sentences_stay_with_their_neighbours() -> None:
    old = "培育企业。,抓好落实。|建设中心。,抓好落实。"
    assert matched(old, "建设中心。,抓好落实。") == [2, 3]
    assert matched(old, "新增一项。|" + old) == [None, 0, 1, 2, 3]


def test_of_too_many_equal_ones_the_worthier_go_on() -> None:
    old = [Place("抓好落实。"), Place("抓好落实。", worth=1)]
    new = [Place("推进立法。"), Place("抓好落实。"), Place("开展调研。")]
    assert match_sentences(old, new) == [None, 1, None]


def test_words_that_moved_far_must_be_more_alike() -> None:
    filler = "|".join(f"第{number}项任务甲乙丙丁{number}。" for number in range(9))
    moved = f"{filler}|开展知识产权质押融资入园惠企专项行动。"
    far = f"开展知识产权质押融资入园惠企行动。|{filler}"
    assert matched(moved, far)[0] == 9
    vague = f"开展知识产权宣传周系列活动专项报道。|{filler}"
    assert matched(moved, vague)[0] is None


def test_votes_pair_each_thing_once() -> None:
    votes = [("甲", 1), ("甲", 2), ("甲", 2), ("乙", 2), ("乙", 1)]
    assert pair_by_votes(votes) == {2: "甲", 1: "乙"}


_SENTENCES = st.lists(
    st.sampled_from(["推进立法。", "推进修法。", "开展调研。", "抓好落实。", "建成10家。", ""]),
    max_size=12,
)


@given(_SENTENCES, _SENTENCES)
def test_no_sentence_is_matched_twice_and_equal_words_are_never_left(
    old: list[str], new: list[str]
) -> None:
    found = match_sentences([Place(text) for text in old], [Place(text) for text in new])
    partners = [at for at in found if at is not None]
    assert len(partners) == len(set(partners))
    left_old = {plain(text) for at, text in enumerate(old) if at not in partners}
    left_new = {plain(text) for at, text in enumerate(new) if found[at] is None}
    assert not left_old & left_new


@given(_SENTENCES)
def test_the_same_sentences_stay_where_they_are(texts: list[str]) -> None:
    same = [Place(text) for text in texts]
    assert match_sentences(same, same) == list(range(len(texts)))
