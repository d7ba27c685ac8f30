"""Numbers of rows as spreadsheets keep them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.reading.table_numbers import leading_number, next_number, plain_number


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("3.0", "3"), ("1、", "1"), ("(1)", "（1）"), ("（一）", "（一）"), ("2.10", "2.10"),
     ("2.1000000000000001", "2.1"), ("一、", "一"), (" 4 ", "4")],
)  # fmt: skip
def test_a_number_is_shown_plainly(stored: str, shown: str) -> None:
    assert plain_number(stored) == shown


@given(chapter=st.integers(1, 30), last=st.integers(2, 120))
def test_a_zero_lost_at_the_end_comes_back(chapter: int, last: int) -> None:
    meant = [f"{chapter}.{at}" for at in range(1, last + 1)]
    stored = [number.rstrip("0") for number in meant]
    read = [stored[0]]
    for number in stored[1:]:
        read.append(next_number(number, read[-1]))
    assert read == meant


@pytest.mark.parametrize(
    ("words", "number", "rest"),
    [("1.推进甲", "1", "推进甲"), ("2.1推进甲", "2.1", "推进甲"), ("（一）加强", "（一）", "加强"),
     ("一、强化", "一", "强化"), ("（2）推进", "（2）", "推进"), ("2023年推进", None, "2023年推进"),
     ("2.5亿元以上", None, "2.5亿元以上")],
)  # fmt: skip
def test_a_number_may_lead_the_words(words: str, number: str | None, rest: str) -> None:
    assert leading_number(words) == (number, rest)
