from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.title_rows import title_rows


def width(text: str) -> float:
    return sum(0.5 if character.isascii() else 1.0 for character in text)


@pytest.mark.parametrize(
    "rows",
    [
        ["关于报送成效的报告"],
        ["示例省知识产权局关于报送2023年", "推动知识产权高质量发展成效的报告"],
        ["示例省知识产权局关于报送", "2023年推动知识产权高质量发展成效的函"],
        [
            "示例省知识产权局关于印发",
            "《2023年推动知识产权高质量发展",
            "任务分工方案》的通知",
        ],
        [
            "示例回族自治区市场监督管理厅",
            "（知识产权局）关于报送2023年",
            "推动知识产权高质量发展成效的报告",
        ],
        ["某某市关于2023年第三季度", "重点任务进展情况的通报"],
        [
            "示例省知识产权工作联席会议办公室",
            "关于报送2023年知识产权强国建设纲要和",
            "“十四五”规划实施推进计划落实情况的函",
        ],
        [
            "示例省知识产权局",
            "关于报送知识产权强国建设纲要",
            "和“十四五”规划实施情况的报告",
        ],
    ],
)
def test_titles_are_broken_as_an_office_would(rows: list[str]) -> None:
    assert title_rows("".join(rows), 20, width) == rows


@given(
    st.text(st.sampled_from("关于知识产权局的报告2023年《》、示例省"), max_size=70),
    st.integers(6, 40),
)
def test_no_row_is_too_wide_and_nothing_is_lost(text: str, limit: int) -> None:
    rows = title_rows(text, limit, width)
    assert "".join(rows) == text
    assert all(width(row) <= limit for row in rows)


def test_rows_do_not_make_an_oblong_where_another_good_place_is_near() -> None:
    text = "甲" * 9 + "、" + "乙、" + "丙" * 8
    assert [len(row) for row in title_rows(text, 18, width)] == [12, 8]


def test_a_word_is_not_parted() -> None:
    for above, below in pairwise(title_rows("示例省" + "知识产权" * 6 + "工作方案", 20, width)):
        assert not (above.endswith("知识") and below.startswith("产权"))


def test_a_title_with_no_good_place_is_filled() -> None:
    assert max(map(len, title_rows("甲" * 50, 20, width))) <= 20
    assert title_rows("A" * 50, 20, width) == ["A" * 40, "A" * 10]


def test_a_title_beyond_measure_takes_no_time() -> None:
    rows = title_rows("关于报告" * 60, 20, width)
    assert len(rows) == 12


def test_rows_do_not_narrow_in_the_middle() -> None:
    rows = title_rows("甲乙丙丁的" * 9, 20, width)
    widths = [width(row) for row in rows]
    assert len(rows) == 3
    assert not widths[0] > widths[1] < widths[2]
