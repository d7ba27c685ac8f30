import pytest

from model.reading.lines import Line
from model.reading.read import read_document
from model.reading.run_together import part_lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.推进。（甲负责）2.做好。3.落实。", ["1.推进。（甲负责）", "2.做好。", "3.落实。"]),
        ("（一）推进立法。（二）做好论证。", ["（一）推进立法。", "（二）做好论证。"]),
        ("一、推进立法。二、做好论证。", ["一、推进立法。", "二、做好论证。"]),
        ("1.推进立法。3.做好论证。", ["1.推进立法。3.做好论证。"]),
        ("1.按照（一）（二）项推进2.5万件。", ["1.按照（一）（二）项推进2.5万件。"]),
        ("推进立法。二、三线城市先行。", ["推进立法。二、三线城市先行。"]),
        ("1.推进，2.做好。", ["1.推进，2.做好。"]),
    ],
)  # fmt: skip
def test_paragraphs_on_one_line_are_parted_at_the_next_number(
    text: str, expected: list[str]
) -> None:
    lines, findings = part_lines([Line(7, text, text)])
    assert [line.text for line in lines] == expected
    assert [finding.line for finding in findings] == [7] * (len(expected) > 1)


def test_numbers_go_on_from_line_to_line() -> None:
    lines = [Line(1, "1.推进立法。", ""), Line(2, "继续推进。2.做好论证。", "")]
    parted, _ = part_lines(lines)
    assert [(line.number, line.text) for line in parted] == [
        (1, "1.推进立法。"), (2, "继续推进。"), (2, "2.做好论证。"),
    ]  # fmt: skip


TEXT = """示例省2024年工作要点
一、强化保护
（一）完善法规。推进条例立法调研。（法规处负责）（二）加强执法。开展专项行动。（保护处负责）
二、促进运用
（三）推广开放许可。落实（一）中的要求，参照（四）执行。
"""


def test_numbers_in_their_turn_after_a_sentence_begin_a_paragraph() -> None:
    document = read_document(TEXT.encode())
    numbers = [item.number for chapter in document.chapters for item in chapter.items]
    assert numbers == ["（一）", "（二）", "（三）"]
    assert [item.sentences for item in document.chapters[0].items] == [
        ("推进条例立法调研。",),
        ("开展专项行动。",),
    ]


def test_the_parting_is_a_finding_with_its_line() -> None:
    (finding,) = read_document(TEXT.encode()).findings
    assert (finding.line, "连着几段" in finding.message) == (3, True)
