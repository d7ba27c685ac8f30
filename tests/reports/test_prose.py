import pytest

from reports.prose import enumeration, one_line, size_words


def test_several_sentences_become_one_with_numbers() -> None:
    assert (
        enumeration(["甲办好。", "乙办好；", " 丙办好"]) == "一是甲办好；二是乙办好；三是丙办好。"
    )


def test_a_single_sentence_needs_no_number() -> None:
    assert enumeration(["甲办好。"]) == "甲办好。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("培训9期。", "培训9期"),
        ("1.建立机制。\n2.完成培训；", "建立机制；完成培训"),
        ("（一）出台办法\n\n三、开展检查", "出台办法；开展检查"),
        ("一是立法。\n二是宣传。", "立法；宣传"),
        ("3.5亿元到位。", "3.5亿元到位"),
        ("。\n；", ""),
        ("做法：一是立法；二是宣传。", "做法：立法；宣传"),
        ("专利授权量居全国第三、中部第一。", "专利授权量居全国第三、中部第一"),
        ("排名全国第8、中部第2。", "排名全国第8、中部第2"),
        ("做法之一是建立台账。", "做法之一是建立台账"),
        ("印发《办法（一）》。", "印发《办法（一）》"),
        ("统一是前提。", "统一是前提"),
    ],
)
def test_several_lines_become_parts_of_one_sentence(text: str, told: str) -> None:
    assert one_line(text) == told


@pytest.mark.parametrize(
    ("size", "told"),
    [(812, "812字节"), (43_500, "42KB"), (43_600, "43KB"), (1_048_100, "1.0MB"), (0, "0字节")],
)
def test_a_size_is_rounded_and_told_alike_on_paper_and_on_screen(size: int, told: str) -> None:
    assert size_words(size) == told
