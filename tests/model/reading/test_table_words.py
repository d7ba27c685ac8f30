"""The words of a cell become sentences, kept as they stand."""

import pytest

from model.reading.sentences import Sentence
from model.reading.table_words import cell_words, full_width


def sentences(text: str, full: int = 0) -> list[str]:
    return [p.text for p in cell_words(text, full=full).pieces if isinstance(p, Sentence)]


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("推进甲。完成乙。", ["推进甲。", "完成乙。"]),
        ("推进甲", ["推进甲"]),
        ("1.推进甲；2.完成乙。", ["推进甲；", "完成乙。"]),
        ("（1）推进甲。（2）完成乙。", ["推进甲。", "完成乙。"]),
        ("推进甲\n完成乙", ["推进甲", "完成乙"]),
        ("①推进甲\n②完成乙", ["推进甲", "完成乙"]),
        ("1.推动高校\n建立制度。\n2.完成乙", ["推动高校建立制度。", "完成乙"]),
        ("1.推进甲；\n做好丙。\n2.完成乙", ["推进甲；", "做好丙。", "完成乙"]),
        ("（一）推进甲。\n（二）完成乙。", ["推进甲。", "完成乙。"]),
        ("一、二线城市推进甲。", ["一、二线城市推进甲。"]),
        ("推进甲，\n完成乙。", ["推进甲，完成乙。"]),
        ("增长2.5倍。开展第2.1款工作", ["增长2.5倍。", "开展第2.1款工作"]),
        ("达到22.5个月。", ["达到22.5个月。"]),
    ],
)
def test_a_cell_is_cut_at_stops_numbers_and_breaks(cell: str, parts: list[str]) -> None:
    assert sentences(cell) == parts


def test_words_above_a_numbered_list_are_its_title() -> None:
    words = cell_words("加强法治保障：\n1.推进甲\n2.完成乙")
    assert words.title == "加强法治保障："
    assert sentences("加强法治保障：\n1.推进甲\n2.完成乙") == ["推进甲", "完成乙"]


def test_lines_that_a_page_broke_are_one_sentence() -> None:
    column = ["推进商标法修改工\n作研究论证并形成\n草案。", "开展执法专项行动\n和宣传。"]
    full = full_width(column)
    assert full == 16
    assert sentences(column[0], full) == ["推进商标法修改工作研究论证并形成草案。"]


def test_lines_that_a_person_broke_stay_apart() -> None:
    column = ["制定方案\n召开会议\n开展培训", "印发文件\n总结经验"]
    assert full_width(column) == 0
    assert sentences(column[0], 0) == ["制定方案", "召开会议", "开展培训"]


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("开展专利\n侵权纠纷行政裁决。", ["开展专利侵权纠纷行政裁决。"]),
        (
            "推进甲工作。\n质押融资金额增长\n10%以上。",
            ["推进甲工作。", "质押融资金额增长10%以上。"],
        ),
    ],
)
def test_a_cell_that_ends_in_a_stop_goes_on_where_no_measure_begins(
    cell: str, parts: list[str]
) -> None:
    assert sentences(cell) == parts
    assert cell_words(cell).joined


@pytest.mark.parametrize(
    "cell",
    [
        "制定方案\n召开会议。",
        "完成选址\n2024年投入运行。",
        "建设中心\n深入推进执法协作。",
        "推动高校\n建立评估制度。",
        "开展专利\n侵权纠纷行政裁决",
    ],
)
def test_a_break_that_may_be_either_parts_and_is_doubtful(cell: str) -> None:
    assert sentences(cell) == cell.splitlines()
    assert cell_words(cell).parted


@pytest.mark.parametrize(
    "cell",
    ["制定方案\n召开会议", "展会保护\n电商保护", "推进甲。\n完成乙。", "1.推进甲\n2.完成乙。"],
)
def test_plain_lists_are_not_doubtful(cell: str) -> None:
    words = cell_words(cell)
    assert len(words.pieces) == 2
    assert not words.joined
    assert not words.parted
