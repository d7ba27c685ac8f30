from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.line_break import CLOSERS, OPENERS, ChunkWidths, Line, break_lines, chunks
from reports.line_fill import after_marks

MEASURE = 28.0
_TEXT = st.text(
    st.sampled_from("省局知识产权强国建设一二三（《“〔，。、；：？！）》”〕％—…aB7 .%-")
    | st.characters(codec="gb18030"),
    max_size=120,
)


class _Advances(dict[str, float]):
    """Latin is half as wide as Chinese."""

    def __missing__(self, character: str) -> float:
        return 0.5 if character.isascii() else 1.0


WIDTHS = ChunkWidths(_Advances())


def lines(
    text: str, measure: float = MEASURE, *, indent: float = 0, justified: bool = False
) -> list[str]:
    """The text of the lines."""
    broken = break_lines([(text, WIDTHS)], measure, indent=indent, justified=justified)
    return [text[line.start : line.end] for line in broken]


@given(_TEXT, st.floats(0.5, 40), st.booleans())
def test_no_character_is_lost_whatever_the_measure(
    text: str, measure: float, justified: bool
) -> None:
    assert "".join(lines(text, measure, justified=justified)) == text


@given(_TEXT)
def test_chunks_are_the_text_in_pieces(text: str) -> None:
    assert "".join(chunks(text)) == text


@given(_TEXT, st.booleans())
def test_marks_that_must_not_begin_or_end_a_line_do_not(text: str, justified: bool) -> None:
    for above, below in pairwise(lines(text, justified=justified)):
        if max(map(len, chunks(above)[-1:] + chunks(below)[:1])) < MEASURE / 2:
            assert below[0] not in CLOSERS or above[-1] == " "
            assert above[-1] not in OPENERS


@given(_TEXT)
def test_no_line_is_wider_than_the_measure(text: str) -> None:
    for line in break_lines([(text, WIDTHS)], MEASURE):
        assert line.width <= MEASURE + 1e-6


@pytest.mark.parametrize(
    ("text", "measure", "broken"),
    [
        ("于2023年12月15日前报送", 9, ["于2023年12月15日前", "报送"]),
        ("办结2023年5月12日的", 7, ["办结", "2023年5月12日", "的"]),
        ("9月底前，10月20日前", 5, ["9月底前，", "10月20日前"]),
        ("质押融资统计通报.txt", 9, ["质押融资统计通", "报.txt"]),
        # Narrower than any date: behind 年 or 月, never within a number.
        ("2023年11月30日前", 6, ["2023年11月", "30日前"]),
        ("2023年11月30日前", 4, ["2023年", "11月", "30日前"]),
    ],
)
def test_a_date_and_the_kind_of_a_file_stay_whole_in_a_cell(
    text: str, measure: float, broken: list[str]
) -> None:
    assert lines(text, measure) == broken


@given(_TEXT)
def test_a_justified_line_closes_up_by_a_fiftieth_and_some_of_its_marks(text: str) -> None:
    for line in break_lines([(text, WIDTHS)], MEASURE, indent=2, justified=True):
        marks = len(after_marks(text[line.start : line.end])) - 1
        room = MEASURE if line.start else MEASURE - 2
        assert line.width <= room + MEASURE * 0.02 + min(0.25 * marks, 1) + 1e-6


def test_marks_close_up_to_take_in_what_would_leave_the_line_wide() -> None:
    text = "，".join(["甲乙"] * 9) + "125件，" + "丁" * 9
    assert lines(text, justified=True)[0].endswith("125件，")
    assert lines(text.replace("乙，", "乙戊"), justified=True)[0].endswith("125")


@given(_TEXT)
def test_lines_follow_each_other_without_a_gap(text: str) -> None:
    broken = break_lines([(text, WIDTHS)], MEASURE, justified=True)
    assert [line.start for line in broken] == [0, *(line.end for line in broken)][: len(broken)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("达12,345件，", ["达", "12,345件，"]),
        ("增长15.6%。", ["增", "长", "15.6%。"]),
        ("（国知发〔2023〕7号）", ["（国", "知", "发", "〔2023〕", "7号）"]),
        ("等——共……", ["等", "——", "共", "……"]),
        ("在1—10月，", ["在", "1—10月，"]),
        ("3000—5000字", ["3000—5000", "字"]),
        ("甲—乙", ["甲—", "乙"]),
        ("《纲要》（试行）", ["《纲", "要》", "（试", "行）"]),
        ("PCT申请 ISO9001", ["PCT", "申", "请 ", "ISO9001"]),
        ("提高2.5个百分点，投入3万亿元", ["提", "高", "2.5个百分点，", "投", "入", "3万亿元"]),
        ("2023年第3季度5～8月", ["2023年", "第", "3季度", "5～", "8月"]),
        ("从2023-11-20起", ["从", "2023-11-20", "起"]),
        ("，开头", ["，", "开", "头"]),
        ("结尾（", ["结", "尾", "（"]),
    ],
)
def test_words_and_numbers_stay_whole(text: str, pieces: list[str]) -> None:
    assert chunks(text) == pieces


def test_twenty_eight_characters_fill_a_line() -> None:
    assert list(map(len, lines("国" * 60, indent=2))) == [26, 28, 6]


def test_a_justified_line_takes_in_the_mark_that_must_not_begin_the_next() -> None:
    assert lines("国" * 28 + "，" + "国" * 9, justified=True) == ["国" * 28 + "，", "国" * 9]


def test_two_marks_that_must_not_begin_a_line_pull_a_character_down() -> None:
    assert lines("国" * 28 + "》。" + "国" * 9, justified=True)[0] == "国" * 27


def test_a_narrow_cell_lets_half_a_mark_go() -> None:
    text = "国家知识产权，" * 2
    assert lines(text, 6.5) == ["国家知识产权，"] * 2
    assert lines(text, 6.4)[0] == "国家知识产"


def test_a_number_is_parted_from_its_unit_rather_than_leaving_a_gap() -> None:
    text = "国" * 24 + "123456.7万元" + "国" * 20
    assert lines(text, justified=True)[0] == "国" * 24 + "123456.7"
    assert lines(text)[0] == "国" * 24


def test_a_number_stays_with_its_unit_when_the_gap_is_small() -> None:
    assert lines("国" * 27 + "12万元" + "国" * 20, justified=True)[0] == "国" * 27


@pytest.mark.parametrize(
    ("words", "narrow"),
    [("1—10月", 3.0), ("2021—2025年", 4.0), ("10000—20000件", 4.0), ("126.8亿元—130.5亿元", 6.0)],
)
@pytest.mark.parametrize("ahead", range(18, 28))
def test_figures_joined_by_a_dash_are_parted_behind_it(
    words: str, narrow: float, ahead: int
) -> None:
    in_text = lines("国" * ahead + words + "国" * 9, justified=True)
    for one, other in (*pairwise(in_text), *pairwise(lines(words, narrow))):
        assert not (one[-1].isdigit() and other[0].isdigit())
        assert other[0] != "—"


def test_an_address_is_parted_after_a_mark_when_it_leaves_a_hole() -> None:
    text = "国" * 20 + "www.example.org/knowledge/index" + "国" * 9
    assert lines(text, justified=True)[0] == "国" * 20 + "www.example.org/"
    assert lines(text)[0] == "国" * 20


def test_a_word_longer_than_a_line_is_parted() -> None:
    assert lines("A" * 30, 10) == ["A" * 20, "A" * 10]
    assert lines("国AAAAAAAAAA", 3) == ["国AAAA", "AAAAAA"]


def test_a_word_stays_whole_when_it_leaves_no_hole() -> None:
    assert lines("国" * 25 + "ABCDEFGHIJ" + "国" * 9, justified=True)[0] == "国" * 25


def test_marks_too_many_for_a_line_are_parted_where_they_fit() -> None:
    assert lines("（（国）））", 3) == ["（（国", "）））"]
    assert lines("国））））", 3.5) == ["国））", "））"]


def test_a_character_wider_than_the_measure_stands_alone() -> None:
    assert lines("国家", 0.5) == ["国", "家"]


def test_no_single_character_ends_a_paragraph() -> None:
    assert lines("国" * 29 + "。", justified=True) == ["国" * 27, "国国。"]
    assert lines("国" * 29 + "。") == ["国" * 28, "国。"]


def test_a_single_character_stays_when_the_line_above_ends_in_a_word() -> None:
    text = "国" * 23 + "2023-11-20国。"
    assert lines(text, justified=True) == ["国" * 23 + "2023-11-20", "国。"]


def test_spaces_hang_at_the_end_of_a_line() -> None:
    assert lines("国国国 家", 3) == ["国国国 ", "家"]
    assert break_lines([("国国国 家", WIDTHS)], 3)[0].width == 3


def test_each_part_is_measured_in_its_own_face() -> None:
    wide = ChunkWidths(defaultdict(lambda: 2.0))
    broken = break_lines([("国国", wide), ("国国国", WIDTHS)], 5)
    assert broken == [Line(0, 3, 5.0), Line(3, 5, 2.0)]


def test_a_mark_that_opens_a_part_stays_with_the_part_before() -> None:
    broken = break_lines([("国国国", WIDTHS), ("。国", WIDTHS)], 3)
    assert [(line.start, line.end) for line in broken] == [(0, 2), (2, 5)]


def test_a_single_character_stays_when_the_line_above_begins_in_another_part() -> None:
    text = "国" * 28 + "国。"
    broken = break_lines([(text[:3], WIDTHS), (text[3:], WIDTHS)], MEASURE, justified=True)
    assert [line.end for line in broken] == [28, 30]


def test_nothing_has_no_lines() -> None:
    assert break_lines([("", WIDTHS)], MEASURE, justified=True) == []


def test_memory_for_chunks_has_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.line_break._REMEMBERED", 3)
    widths = ChunkWidths(_Advances())
    break_lines([("国家知识产权", widths)], MEASURE)
    assert len(widths) == 3
