"""字数 as 字数统计 of WPS and Word gives it."""

import pytest

from model.character_count import count_characters


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("　　\n \t", 0),
        ("知识产权", 4),
        ("你好，世界。", 6),
        ("hello world", 2),
        ("2023年12月15日", 6),
        ("增长5.2%", 3),
        ("同比增长 18.4%。", 6),
        ("国知发运字〔2023〕7号", 10),
        ("“一省一策”——共建", 10),
        ("深化专利审查高速路（PPH）合作……", 16),
        ("《纲要》（2021—2035年）", 10),
        ("don't stop", 2),
        ("联系人：孙演示，电话：000-0000 0011", 13),
        ("１２件", 3),
        ("陈𬭎、①②", 5),
        ("甲\u200b乙", 2),
    ],
)
def test_a_text_is_as_long_as_word_says(text: str, count: int) -> None:
    assert count_characters(text) == count


def test_parts_are_as_long_as_the_whole() -> None:
    parts = ["一、总体情况", "共有任务事项67条。", "GDP增长5.2%"]
    assert count_characters("\n".join(parts)) == sum(map(count_characters, parts))
