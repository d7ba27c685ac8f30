"""How the order of the table follows a change."""

import pytest

from ui.snapshot import follow


@pytest.mark.parametrize(
    ("shown", "found", "there", "result"),
    [
        ("abc", "cba", "abc", "abc"),  # an edit changes the order: nothing moves
        ("abc", "ac", "abc", "abc"),  # no longer matches: stays under the hand
        ("abc", "ac", "ac", "ac"),  # is gone
        ("abc", "axbc", "abcx", "axbc"),  # is new, behind the one that it follows
        ("abc", "xabc", "abcx", "xabc"),
        ("", "ab", "ab", "ab"),
        ("abc", "xcay", "acxy", "xayc"),  # several at once, among rows that keep their order
    ],
)
def test_rows_stay_come_and_go(shown: str, found: str, there: str, result: str) -> None:
    followed = follow(list(shown), list(found), lambda ids: {each for each in ids if each in there})
    assert "".join(followed) == result
