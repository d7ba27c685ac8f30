"""A few paragraphs that a copy ran together on one line are parted, and a person is told."""

from model.reading.read import read_document

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
