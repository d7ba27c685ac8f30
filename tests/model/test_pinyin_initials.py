"""Names found by the initials of their pinyin (拼音首字母)."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.pinyin_initials import match_spans, matches

_NAMES = st.text(st.sampled_from("运用促进处长重行会办（）、12 aB厅"), min_size=1, max_size=8)


def initials(character: str) -> str:
    """The letters by which a character is found, in the order of the alphabet."""
    return "".join(letter for letter in ascii_lowercase if matches(letter, character))


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("yycjc", "运用促进处"),
        ("YYCJC", "运用促进处"),
        ("运yc", "运用促进处"),
        ("促进", "运用促进处"),
        ("bhc", "知识产权保护处"),
        ("zcfgc", "政策法规处"),
        ("bgs", "办公室（人事处）"),
        ("bgsrsc", "办公室（人事处）"),
        ("zscqbhzx", "省知识产权保护中心"),
        ("xxfwzx", "省知识产权信息服务中心"),
        ("qhs", "青禾市市场监督管理局"),
        ("qhscjgj", "青禾市场监管局"),
        ("lyz", "临云州知识产权局"),
        ("fzggw", "省发展改革委"),
        ("fzhggw", "省发展和改革委员会"),
        ("gjrmfy", "省高级人民法院"),
        ("hgj", "某某海关局"),
        ("yh", "省农业银行"),  # 行 is h here, x in 行政
        ("xzzfj", "行政执法局"),
        ("cz", "处长"),
        ("ygz", "示例员工张"),
        ("ejzrky", "二级主任科员"),
        ("fjz", "副局长（分管法规、保护）"),
        ("zsl", "张示例 · 局长"),
        ("12345", "12345热线办"),
        ("wto", "WTO处"),
        ("处 运用", "运用促进处"),
        ("", "任何单位"),
        ("（", "办公室（人事处）"),
    ],
)
def test_a_name_is_found(query: str, name: str) -> None:
    assert matches(query, name)


@pytest.mark.parametrize(
    ("query", "name"),
    [("yyc", "保护处"), ("yjc", "运用促进处"), ("cjyy", "运用促进处"), ("运用x", "运用促进处"),
     ("1", "运用促进处"), ("yycjcc", "运用促进处")],
)  # fmt: skip
def test_other_names_are_not(query: str, name: str) -> None:
    assert not matches(query, name)


@pytest.mark.parametrize(
    ("character", "letters"),
    [("长", "cz"), ("重", "cz"), ("行", "hx"), ("会", "hk"), ("处", "c"), ("〇", "l"), ("龥", "y")],
)
def test_a_character_has_the_initials_of_its_readings(character: str, letters: str) -> None:
    assert initials(character) == letters


def test_the_place_of_a_match_is_told() -> None:
    assert match_spans("cj", "运用促进处") == ((2, 4),)
    assert match_spans("bgsrs", "办公室（人事处）") == ((0, 6),)
    assert match_spans("处 运", "运用促进处") == ((0, 1), (4, 5))
    assert match_spans("x", "运用促进处") is None


@given(_NAMES, st.data())
def test_any_run_of_a_name_finds_it_by_signs_and_by_initials(
    name: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))
    part = name[start:end]
    typed = "".join(data.draw(st.sampled_from([each, *initials(each)])) for each in part)
    assert matches(typed, name)
    assert match_spans(typed, name) is not None


@given(st.text(max_size=70), st.text(max_size=12))
def test_what_is_pasted_never_breaks_it(query: str, name: str) -> None:
    assert matches(query, name) == (match_spans(query, name) is not None)
