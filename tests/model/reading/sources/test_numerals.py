"""Automatic numbers as Word prints them."""

import pytest

from model.reading.sources.numerals import numeral


@pytest.mark.parametrize(
    ("style", "value", "shown"),
    [
        ("decimal", 12, "12"),
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 23, "二十三"),
        ("chineseCounting", 101, "一〇一"),
        ("chineseCountingThousand", 12, "十二"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 2003, "二千零三"),
        ("japaneseCounting", 11, "十一"),
        ("ideographDigital", 10, "一〇"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographLegalTraditional", 2, "貳"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 1, "子"),
        ("ideographZodiacTraditional", 11, "甲戌"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedCircleChinese", 1, "①"),
        ("decimalEnclosedCircle", 51, "51"),
        ("ideographEnclosedCircle", 2, "㊁"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalEnclosedFullstop", 21, "21"),
        ("decimalFullWidth", 10, "１０"),
        ("decimalZero", 3, "03"),
        ("upperRoman", 4, "IV"),
        ("lowerRoman", 9, "ix"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 2, "b"),
        ("numberInDash", 3, "- 3 -"),
        ("none", 3, ""),
        ("cjk-ideographic", 10, "十"),
        ("unheard-of", 7, "7"),
        ("upperRoman", 10_000, "10000"),
    ],
)
def test_a_number_in_the_style_of_its_list(style: str, value: int, shown: str) -> None:
    assert numeral(value, style) == shown


@pytest.mark.parametrize("style", ["lowerLetter", "upperRoman", "ideographTraditional"])
def test_zero_has_no_sign_in_some_styles(style: str) -> None:
    assert numeral(0, style) == "0"


def test_zero_in_chinese() -> None:
    assert numeral(0, "chineseCountingThousand") == "零"
