"""How things stand, in the same words in every paper."""

from collections import Counter

import pytest

from model.deadlines import LampCounts
from model.words import Lamp
from reports.standing_prose import warned


@pytest.mark.parametrize(
    ("late", "soon", "words"),
    [
        (5, 7, "未办结举措中，逾期5项、临期7项。"),
        (0, 7, "未办结举措中，临期7项。"),
        (0, 0, ""),
    ],
)
def test_what_warns_is_told_the_late_first(late: int, soon: int, words: str) -> None:
    assert warned(LampCounts(Counter({Lamp.SOON: soon, Lamp.LATE: late}))) == words
