"""Numbers as Word and HTML print them before a paragraph (自动编号的写法)."""

from collections.abc import Callable

GREATEST = 9_999
"""Counters above this are printed as plain digits."""


def numeral(value: int, style: str) -> str:
    """A counter in a style of Word (ST_NumberFormat) or CSS; unknown styles give plain digits."""
    write = _WRITERS.get(style)
    if write is None or not 0 <= value <= GREATEST:
        return str(value)
    return write(value)


_PLAIN = "〇一二三四五六七八九"
_WITH_ZERO = "零一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_FORMAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_CIRCLED = "⓪①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"


def _counting(value: int) -> str:
    """十二, 九十九, and digit by digit from a hundred on: 一〇〇."""
    return _thousands(value) if value < 100 else _digits(value)


def _thousands(value: int, digits: str = _WITH_ZERO, units: str = "十百千") -> str:
    """一百零一; the 一 before a leading 十 is left out unless the digits are formal."""
    if value == 0:
        return digits[0]
    text, is_gap = "", False
    for place in range(3, -1, -1):
        digit = value // 10**place % 10
        if digit:
            zero = digits[0] if is_gap and text else ""
            text += zero + digits[digit] + (units[place - 1] if place else "")
        is_gap = not digit
    is_short = digits is _WITH_ZERO and text.startswith("一十")
    return text[1:] if is_short else text


def _digits(value: int) -> str:
    return "".join(_PLAIN[int(digit)] for digit in str(value))


def _cycled(signs: str) -> Callable[[int], str]:
    return lambda value: signs[(value - 1) % len(signs)] if value else "0"


def _stem_and_branch(value: int) -> str:
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12]


def _letters(value: int) -> str:
    """a … z, aa, bb: Word repeats the letter."""
    return chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 30) if value else "0"


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (value // worth)
        value %= worth
    return text or "0"


def _from_block(first: str, last: int) -> Callable[[int], str]:
    """One sign for each number, in the order of Unicode."""
    return lambda value: chr(ord(first) + value - 1) if 1 <= value <= last else str(value)


def _circled(value: int) -> str:
    return _CIRCLED[value] if value < len(_CIRCLED) else str(value)


def _full_width(value: int) -> str:
    return "".join(chr(0xFF10 + int(digit)) for digit in str(value))


def _formal(value: int) -> str:
    return _thousands(value, _FORMAL, "拾佰仟")


def _formal_traditional(value: int) -> str:
    return _thousands(value, _FORMAL_TRADITIONAL, "拾佰仟")


_WRITERS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "taiwaneseCounting"), _counting),
    **dict.fromkeys(
        (
            *("chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting"),
            *("japaneseDigitalTenThousand", "cjk-ideographic", "simp-chinese-informal"),
            *("trad-chinese-informal", "cjk-decimal-informal"),
        ),
        _thousands,
    ),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "cjk-decimal"), _digits),
    **dict.fromkeys(("chineseLegalSimplified", "simp-chinese-formal"), _formal),
    **dict.fromkeys(
        ("ideographLegalTraditional", "japaneseLegal", "trad-chinese-formal"), _formal_traditional
    ),
    **dict.fromkeys(("ideographTraditional", "cjk-heavenly-stem"), _cycled(_STEMS)),
    **dict.fromkeys(("ideographZodiac", "cjk-earthly-branch"), _cycled(_BRANCHES)),
    "ideographZodiacTraditional": _stem_and_branch,
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "ideographEnclosedCircle": _from_block("㊀", 10),
    "decimalEnclosedParen": _from_block("⑴", 20),
    "decimalEnclosedFullstop": _from_block("⒈", 20),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), _full_width),
    **dict.fromkeys(("decimalZero", "custom", "decimal-leading-zero"), lambda v: f"{v:02}"),
    **dict.fromkeys(
        ("upperLetter", "upper-alpha", "upper-latin", "A"), lambda v: _letters(v).upper()
    ),
    **dict.fromkeys(("lowerLetter", "lower-alpha", "lower-latin", "a"), _letters),
    **dict.fromkeys(("upperRoman", "upper-roman", "I"), _roman),
    **dict.fromkeys(("lowerRoman", "lower-roman", "i"), lambda v: _roman(v).lower()),
    "numberInDash": lambda v: f"- {v} -",
    "none": lambda _: "",
}
