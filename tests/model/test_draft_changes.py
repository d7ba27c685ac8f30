"""What new data would change in an edited text: taken over sentence by sentence, or left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.draft_changes import draft_changes, leave, take_over
from reports.outcome_prose import parts_text, told_points

BASIS = "（一）示范运用。一是质押融资126亿元；二是惠及企业1386家。\n（二）示范保护。办结案件90件。"
EDITED = BASIS.replace("融资126亿元", "融资达126亿元，居全国前列")


def only(text: str, basis: str, draft: str) -> tuple[str, str, str]:
    (change,) = draft_changes(text, basis, draft)
    return change.before, change.after, change.present


def test_nothing_new_is_no_change() -> None:
    assert draft_changes(EDITED, BASIS, BASIS) == ()


def test_a_changed_sentence_is_shown_with_what_the_text_says_there() -> None:
    draft = BASIS.replace("126亿元", "130亿元")
    assert only(EDITED, BASIS, draft) == (
        "一是质押融资126亿元；",
        "一是质押融资130亿元；",
        "一是质押融资达126亿元，居全国前列；",
    )


def test_taking_over_changes_that_sentence_alone() -> None:
    draft = BASIS.replace("1386家", "1400家")
    text, basis = take_over(EDITED, BASIS, draft, 0)
    assert text == EDITED.replace("1386家", "1400家")
    assert basis == draft


_RUNNING = (
    "（一）加强保护。一是建成中心2个；二是办理案件300件。正在推进的工作：开展试点。\n"
    "（二）促进运用。一是质押融资12亿元；二是备案许可50份。正在推进的工作：筹建基地。"
)


@pytest.mark.parametrize(
    ("told", "now"),
    [
        # A running action is confirmed: it becomes a point, and the points count on.
        (
            "二是办理案件300件。正在推进的工作：开展试点。",
            "二是办理案件300件；三是开展试点，印发文书3份。",
        ),
        ("；二是备案许可50份。正在推进的工作：筹建基地。", "；二是备案许可50份；三是建成基地1个。"),
        ("一是建成中心2个；二是办理案件300件。", "建成中心2个。"),
    ],
)
def test_what_becomes_a_point_counts_on_and_leaves_the_others(told: str, now: str) -> None:
    draft = _RUNNING.replace(told, now)
    assert taken_one_by_one(_RUNNING, draft, [0, 0, 0]) == draft


def test_a_part_that_was_not_taken_leaves_the_numbers_of_the_text() -> None:
    behind = "正在推进的工作：筹建基地。"
    draft = "（一）综合协调。召开会议3次。\n" + (
        _RUNNING.replace("（二）", "（三）").replace("（一）", "（二）").replace(behind, "")
    )
    *_, last = draft_changes(_RUNNING, _RUNNING, draft)
    text, _ = take_over(_RUNNING, _RUNNING, draft, last.number)
    assert text == _RUNNING.replace(behind, "")


def taken_one_by_one(text: str, draft: str, order: list[int]) -> str:
    """The text once each change was taken over, the one that `order` names of those left."""
    basis = text
    for pick in [*order, *[0] * 40]:
        changes = draft_changes(text, basis, draft)
        if not changes:
            break
        text, basis = take_over(text, basis, draft, changes[pick % len(changes)].number)
    return text


_WORKS = (
    "新建中心",
    "受理案件",
    "举办培训",
    "推进转化",
    "完善制度",
    "设立站点",
    "专项行动",
    "支持融资",
)
_PART = st.tuples(
    st.lists(st.sampled_from(_WORKS), min_size=1, max_size=4, unique=True), st.booleans()
)


def drafted(parts: list[tuple[list[str], bool]]) -> str:
    """As the program drafts it: parts with points, and perhaps what is still running."""
    return parts_text(
        (f"{title}方面", told_points([f"{title}{each}" for each in points], behind=behind))
        for title, (points, is_running) in zip("甲乙丙", parts, strict=False)
        for behind in [f"正在推进的工作：{title}项目。" if is_running else ""]
    )


@given(
    st.lists(_PART, min_size=1, max_size=3),
    st.lists(_PART, min_size=1, max_size=3),
    st.lists(st.integers(0, 5), max_size=6),
)
def test_a_text_nobody_touched_becomes_the_draft_once_all_is_taken(
    before: list[tuple[list[str], bool]], after: list[tuple[list[str], bool]], order: list[int]
) -> None:
    assert taken_one_by_one(drafted(before), drafted(after), order) == drafted(after)


def test_what_is_left_does_not_come_again() -> None:
    draft = BASIS.replace("1386家", "1400家").replace("90件", "95件")
    first, second = draft_changes(EDITED, BASIS, draft)
    basis = leave(BASIS, draft, first.number)
    assert [change.after for change in draft_changes(EDITED, basis, draft)] == [second.after]


def test_a_new_point_is_numbered_and_closed_in_its_place() -> None:
    draft = BASIS.replace("1386家。", "1386家；三是培训500人次。")
    text, _ = take_over(EDITED, BASIS, draft, 0)
    assert "二是惠及企业1386家；三是培训500人次。" in text
    assert "居全国前列；" in text


def test_a_first_point_moves_the_others_on() -> None:
    draft = BASIS.replace("一是质押", "一是出台办法；二是质押").replace("；二是惠及", "；三是惠及")
    text, _ = take_over(EDITED, BASIS, draft, 0)
    assert text.startswith(
        "（一）示范运用。一是出台办法；二是质押融资达126亿元，居全国前列；三是惠及"
    )


def test_a_part_that_falls_away_takes_its_number_along() -> None:
    draft = "（一）示范保护。办结案件90件。"
    text, basis = take_over(BASIS + "本段由人工补充。", BASIS, draft, 0)
    assert text == draft + "本段由人工补充。"
    assert basis == draft


def test_a_new_part_stands_behind_the_one_before() -> None:
    draft = BASIS.replace("\n（二）", "\n（二）示范管理。培训9期。\n（三）")
    text, _ = take_over(EDITED, BASIS, draft, 0)
    assert text.split("\n")[1:] == ["（二）示范管理。培训9期。", "（三）示范保护。办结案件90件。"]


def test_what_was_put_right_by_hand_is_no_change() -> None:
    draft = BASIS.replace("90件", "95件")
    assert draft_changes(EDITED.replace("90件", "95件"), BASIS, draft) == ()


def test_what_falls_away_is_offered_where_the_text_has_it_in_other_words() -> None:
    draft = BASIS.replace("一是质押融资126亿元；二是", "")
    before, after, present = only(EDITED, BASIS, draft)
    assert (before, after) == ("一是质押融资126亿元；", "")
    assert present == "一是质押融资达126亿元，居全国前列；"


def test_a_sentence_that_was_struck_out_is_offered_where_it_stood() -> None:
    struck = BASIS.replace("二是惠及企业1386家。", "")
    draft = BASIS.replace("1386家", "1400家")
    assert only(struck, BASIS, draft)[2] == ""
    text, _ = take_over(struck, BASIS, draft, 0)
    assert "质押融资126亿元；二是惠及企业1400家。\n" in text


def test_a_decimal_at_the_head_of_a_sentence_is_no_number_of_a_point() -> None:
    assert only("3.5万人次参训。", "3.5万人次参训。", "4.5万人次参训。")[1] == "4.5万人次参训。"


BOTH = "（一）甲项。一是做甲；二是做乙。\n（二）乙项。做丁3件。"


@pytest.mark.parametrize(
    ("own", "kept"),
    [
        ("一是做甲；同时做了戊；二是做乙。", "一是做甲；同时做了戊；二是做乙。"),
        ("一是做甲。8.5亿元到位。二是做乙。", "一是做甲。8.5亿元到位。二是做乙。"),
        ("一是做甲；三是做乙。", "一是做甲；三是做乙。"),
    ],
)
def test_what_nothing_touched_stays_as_it_was_written(own: str, kept: str) -> None:
    text = BOTH.replace("一是做甲；二是做乙。", own)
    told, _ = take_over(text, BOTH, BOTH.replace("3件", "5件"), 0)
    assert told == text.replace(own, kept).replace("3件", "5件")


def test_an_own_line_with_a_number_of_its_own_keeps_it() -> None:
    text = BOTH.replace("\n", "\n见《办法》。（三）是指第三类。\n")
    told, _ = take_over(text, BOTH, BOTH.replace("3件", "5件"), 0)
    assert "（三）是指第三类。\n（二）乙项。做丁5件。" in told


def test_a_part_that_goes_leaves_what_the_clerk_wrote_behind_it_in_its_own_line() -> None:
    text = BOTH.replace("做乙。", "做乙。我局还做了戊。")
    told, _ = take_over(text, BOTH, "（一）乙项。做丁3件。", 0)
    assert told == "我局还做了戊。\n（一）乙项。做丁3件。"


def test_a_new_first_point_of_points_in_lines_of_their_own_counts_all_on() -> None:
    basis = "一是做甲。\n二是做乙。"
    told, _ = take_over(basis, basis, "一是新的。\n二是做甲。\n三是做乙。", 0)
    assert told == "一是新的。\n二是做甲。\n三是做乙。"


def test_neighbours_that_changed_one_for_one_are_a_change_each() -> None:
    draft = BASIS.replace("126亿元", "130亿元").replace("1386家", "1400家")
    assert [change.after for change in draft_changes(EDITED, BASIS, draft)] == [
        "一是质押融资130亿元；",
        "二是惠及企业1400家。",
    ]


def test_an_empty_line_is_no_change() -> None:
    assert draft_changes("甲。", "甲。", "甲。\n") == ()


@pytest.mark.parametrize("text", ["", "手写。", "一是甲；二是乙。"])
def test_a_section_without_a_draft_before_is_offered_all_of_it(text: str) -> None:
    assert only(text, "", "办结90件。")[1] == "办结90件。"
    assert "办结90件" in take_over(text, "", "办结90件。", 0)[0]


CENTRE = "一是建成中心，接收申请4826件。二是开展培训20期。"


@pytest.mark.parametrize(
    ("own", "draft", "told"),
    [
        (  # the words alone
            "主要做法：一是建成中心，接收申请4826件。第二，开展培训；三是自拟一句。",
            CENTRE.replace("4826", "4900"),
            "主要做法：一是建成中心，接收申请4900件。第二，开展培训；三是自拟一句。",
        ),
        (  # in the clerk's number and with the clerk's mark
            "一是建成中心，接收申请4826件。　第二，开展培训；三是自拟一句。\n",
            CENTRE.replace("20期", "30期"),
            "一是建成中心，接收申请4826件。　第二，开展培训30期；三是自拟一句。\n",
        ),
        (  # a row counted by hand is not counted anew
            "一是建成中心，接收申请4826件。第二，开展培训；三是自拟一句。",
            CENTRE.replace("二是", "二是走访企业98家。三是"),
            "一是建成中心，接收申请4826件。二是走访企业98家。第二，开展培训；三是自拟一句。",
        ),
        (  # one counted on is, with what the clerk counted on to it, and with its own marks
            CENTRE + "三是自拟一句。",
            CENTRE.replace("二是", "二是走访企业98家。三是"),
            CENTRE.replace("二是", "二是走访企业98家。三是") + "四是自拟一句。",
        ),
        (  # a single point that is left has no number
            CENTRE.replace("件。", "件；").replace("20期", "，有20期"),
            "开展培训20期。",
            "开展培训，有20期。",
        ),
    ],
)
def test_numbers_and_marks_of_the_clerk_stay(own: str, draft: str, told: str) -> None:
    assert take_over(own, CENTRE, draft, 0)[0] == told


def test_a_part_of_the_clerk_s_is_counted_on_behind_a_new_one() -> None:
    text = BASIS.replace("（二）", "　　（二）自拟。\n\n（三）")
    told, _ = take_over(text, BASIS, BASIS.replace("（二）", "（二）示范管理。\n（三）"), 0)
    assert told.endswith("\n（二）示范管理。\n　　（三）自拟。\n\n（四）示范保护。办结案件90件。")


def test_a_title_stays_closed_where_the_draft_has_it_in_a_line_of_its_own() -> None:
    basis = "（一）保护。一是办案9件；二是培训5期。"
    draft = "（一）保护\n一是办案9件。\n二是培训5期。\n三是走访7家。"
    told, _ = take_over(basis, basis, draft, draft_changes(basis, basis, draft)[0].number)
    assert told == "（一）保护。一是办案9件；二是培训5期。\n三是走访7家。"


_WORDS = st.sampled_from(
    ["质押126亿元", "惠及80家", "培训9期", "办结90件", "走访128家", "3.5万人次", "4.5万人次"]
)


def _told(points: list[list[str]]) -> str:
    """A draft as the report has it: parts numbered on, points counted where there are several."""
    parts = [part for part in points if part]
    return "\n".join(
        f"（{'一二三四'[at]}）目标。{_counted(part)}。" for at, part in enumerate(parts)
    )


def _counted(part: list[str]) -> str:
    if len(part) == 1:
        return part[0]
    return "；".join(f"{'一二三四五'[n]}是{words}" for n, words in enumerate(part))


_DRAFTS = st.lists(st.lists(_WORDS, max_size=4, unique=True), min_size=1, max_size=4).map(_told)


@given(basis=_DRAFTS, draft=_DRAFTS)
def test_all_changes_taken_over_into_an_untouched_text_give_the_new_draft_s_words(
    basis: str, draft: str
) -> None:
    text, now = basis, basis
    for _ in range(40):
        changes = draft_changes(text, now, draft)
        if not changes:
            break
        text, now = take_over(text, now, draft, changes[0].number)
    assert text == draft


@given(text=_DRAFTS, basis=_DRAFTS, draft=_DRAFTS)
def test_changes_left_one_after_the_other_leave_nothing_to_offer(
    text: str, basis: str, draft: str
) -> None:
    for _ in range(60):
        changes = draft_changes(text, basis, draft)
        if not changes:
            return
        basis = leave(basis, draft, changes[0].number)
    raise AssertionError("changes never end")


_AROUND = st.tuples(
    st.sampled_from(["", "　　", "\n", "\n\n　　", "本局自拟一句。", "主要做法："]),
    st.sampled_from(["", "一是", "三是", "第二，", "其次，", "（四）", "2. "]),
    st.sampled_from(["。", "；", "。　", "！", "\n", " \n\n"]),
)


@given(st.lists(_AROUND, min_size=5, max_size=5), st.integers(0, 4))
def test_a_sentence_that_changed_leaves_all_around_it_byte_for_byte(
    around: list[tuple[str, str, str]], at: int
) -> None:
    said = ["质押126亿元", "惠及80家", "培训9期", "办结90件", "走访128家"]
    now = said[at].replace(said[at][2:], "为1500笔")
    text = "".join("".join((*a, words, b)) for words, (*a, b) in zip(said, around, strict=True))
    before, after = (
        _counted([*said[:at], words, *said[at + 1 :]]) + "。" for words in (said[at], now)
    )
    told = take_over(text, before, after, 0)[0]
    assert told == text.replace(said[at], now)
