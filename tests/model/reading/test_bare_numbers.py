import pytest

from model.reading.bare_numbers import sign_numbers
from model.reading.lines import Line


def signed(text: str) -> str:
    lines = [Line(at, line, line) for at, line in enumerate(text.split("\n"), 1)]
    return "\n".join(line.text for line in sign_numbers(lines))


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("1 推进立法。\n2 做好论证。", "1.推进立法。\n2.做好论证。"),
        ("1\t推进立法。\n2\t做好论证。", "1.推进立法。\n2.做好论证。"),
        ("1 推进立\n法。\n2 2023年底前完成。", "1.推进立\n法。\n2.2023年底前完成。"),
        ("1 推进立法。\n2 做好论证。\n1 加强保护。", "1.推进立法。\n2.做好论证。\n1.加强保护。"),
    ],
)
def test_bare_numbers_in_turn_get_their_sign(printed: str, shown: str) -> None:
    assert signed(printed) == shown


@pytest.mark.parametrize(
    "text",
    [
        "1 推进立法。",  # one alone may be anything
        "1 某局印发通知\n2 某局召开会议\n3 某局发布公告",  # a ranking of a site
        "1.推进立法。\n2 做好论证。\n3 加强保护。",
        "12 月 15 日前完成。\n1 月底前报送。\n2 月底前反馈。",
        "1\t推进立法。\t甲处\n2\t做好论证。\t乙处",  # rows of a table
    ],
)
def test_other_numbers_stay_as_they_are(text: str) -> None:
    assert signed(text) == text
