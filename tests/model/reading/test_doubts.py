"""Places of an outline that a person should look at, each with its line."""

import pytest

from model.reading.read import read_document


def doubts(text: str) -> list[tuple[int | None, str]]:
    document = read_document(("某局2023年工作要点\n" + text).encode())
    return [(finding.line, finding.message) for finding in document.findings]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("一、甲\n推进。\n三、乙\n做好。", 4, "不连续"),
        ("一、甲\n（一）推进。\n（三）做好。", 4, "不连续"),
        ("一、甲\n1.推进。\n4.做好。", 4, "不连续"),
        ("一、甲\n（一）乙\n1.推进。\n2.做好。\n责任处室：法规处", 6, "前面1项"),
        ("一、甲\n推进立法。\n做好论证。（法规处）", 3, "与下一段"),
        ("一、甲（法规处负责）\n1.推进。（办公室负责）", 2, "没有采用"),
        ("一、甲\n1.推进。（办公室负责）做好。", 3, "没有写责任部门"),
        ("一、甲\n1.推进（办公室负责），做好。", 3, "留在原句"),
        ("一、甲\n1.推进。（责任单位：办公室、统筹安排）", 3, "不像单位"),
        ("一、甲\n1.推进。\n二、保障措施\n各处室要重视。", 4, "没有计入"),
        ("一、甲\n1.推进立法。\n（1）做好论证\n（2）加强保护。", 4, "句号"),
    ],
)
def test_a_doubtful_place_is_a_finding_on_its_line(text: str, line: int, words: str) -> None:
    ((found, message),) = doubts(text)
    assert found == line
    assert words in message


@pytest.mark.parametrize(
    "text",
    [
        "一、甲\n（一）推进。\n二、乙\n（二）做好。\n三、丙\n（一）落实。",
        "一、甲（法规处负责）\n1.推进。\n2.做好。（办公室负责）",
        "一、甲\n（一）乙\n1.推进。\n2.做好。",
        "一、甲\n推进立法。（办公室）\n做好论证。",
        "一、甲\n1.推进。（办公室负责）\n二、保障措施\n加强领导。（各处室负责）",
    ],
)
def test_what_is_clear_has_no_finding(text: str) -> None:
    assert doubts(text) == []
