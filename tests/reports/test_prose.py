from fractions import Fraction

import pytest

from reports.prose import enumeration, numeral, one_line, percentage


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(2, 3), "66.7%"),
        (Fraction(1, 2), "50%"),
    ],
)
def test_a_share_has_one_decimal_where_it_needs_one(share: Fraction, text: str) -> None:
    assert percentage(share) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (35, "三十五"),
        (99, "九十九"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
        (1005, "一千零五"),
    ],
)
def test_numerals_are_written_as_offices_write_them(number: int, text: str) -> None:
    assert numeral(number) == text


@pytest.mark.parametrize("number", [0, 10_000])
def test_a_number_without_numeral_is_a_bug(number: int) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        numeral(number)


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
    ],
)
def test_several_lines_become_parts_of_one_sentence(text: str, told: str) -> None:
    assert one_line(text) == told
