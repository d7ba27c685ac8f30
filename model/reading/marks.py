"""The mark that a line begins with: 一、 · （一） · 1. · —— · 责任单位： · 附件."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from model.reading.responsibility import is_label_line
from model.reading.signs import CJK

NUMERAL = "[一二三四五六七八九十]{1,3}"


class Mark(Enum):
    """What a line announces by its first signs."""

    NONE = auto()
    CHAPTER = auto()
    ITEM = auto()
    RUNNING = auto()
    MINOR = auto()
    DASH = auto()
    NOTE = auto()
    ATTACHMENT = auto()


class Form(Enum):
    """How a number is written where one mark has several systems."""

    PLAIN = auto()
    PART = auto()  # 第一部分
    ARTICLE = auto()  # 第一条
    DECIMAL = auto()  # 1.1


@dataclass(frozen=True, slots=True)
class Marked:
    """A line cut into its mark, the number shown for it, its value for counting, and the rest."""

    mark: Mark
    number: str
    value: int
    rest: str
    form: Form = Form.PLAIN


def read_mark(text: str) -> Marked:
    """Cut a cleaned line at its mark."""
    for mark, pattern, form in _PATTERNS:
        if found := pattern.match(text):
            number = found[1]
            shown = f"（{number}）" if mark is Mark.ITEM else number
            rest = text[found.end() :].strip()
            return Marked(mark, shown, _value(number, form), rest, form)
    if is_label_line(text):
        return Marked(Mark.NOTE, "", 0, text)
    if _ATTACHMENT.match(text) and "。" not in text:
        return Marked(Mark.ATTACHMENT, "", 0, text)
    return Marked(Mark.NONE, "", 0, text)


def counted(numeral: str) -> int:
    """The number that 十二 or 12 stands for; 0 when it stands for none."""
    if numeral.isdecimal():
        return int(numeral)
    tens, ten, ones = numeral.partition("十")
    if not ten:
        return _DIGITS.find(numeral) if len(numeral) == 1 else 0
    return (_DIGITS.find(tens) if tens else 1) * 10 + (_DIGITS.find(ones) if ones else 0)


def _value(number: str, form: Form) -> int:
    if form is Form.ARTICLE:
        return counted(number[1:-1])
    return counted(number.rpartition(".")[2])


_DIGITS = "〇一二三四五六七八九"
_MEASURES = "万亿千百个倍家件项元年月日人次户只种台套米吨度天时周岁平版代"
_PATTERNS = (
    (Mark.CHAPTER, re.compile(rf"({NUMERAL})(?:[、.。]|$)"), Form.PLAIN),
    (Mark.CHAPTER, re.compile(rf"第({NUMERAL})(?:部分|章|篇)[：、.]?"), Form.PART),
    (Mark.ITEM, re.compile(rf"（({NUMERAL})）[、.：]?"), Form.PLAIN),
    (Mark.RUNNING, re.compile(rf"(第{NUMERAL}条)[：、.]?(?=[{CJK}“《])"), Form.ARTICLE),
    (
        Mark.RUNNING,
        re.compile(rf"(\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})[、.]?(?=[{CJK}“《])(?![{_MEASURES}])"),
        Form.DECIMAL,
    ),
    (Mark.RUNNING, re.compile(r"(\d{1,3})(?:、|\.(?!\d)|\.(?=(?:19|20)\d\d年))"), Form.PLAIN),
    (Mark.MINOR, re.compile(r"((?=（\d{1,2}）|[①-⑳]|\d{1,2}）))"), Form.PLAIN),
    (Mark.DASH, re.compile(rf"(?:—{{1,4}}|-)()(?=[{CJK}“《])"), Form.PLAIN),
)
_ATTACHMENT = re.compile(
    r"(?:相关)?附[件表]?(?:下载)?[：、]|附件?[\d一二三四五六七八九十]{1,2}(?:[：、.]|\s?(?=\D)|$)|附件$"
)
