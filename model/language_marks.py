"""Marks of an official text that are looked at: their width, pairs, repeats, and numbering."""

import re
from collections.abc import Container, Iterator, Sequence

from model.language_finding import LanguageFinding, LanguageRule, Rule, finding
from model.words import ReportForm


def half_width_marks(text: str, told: Container[int]) -> Iterator[LanguageFinding]:
    """Half-width marks beside Chinese characters: one finding for a paragraph, at the first."""
    for line in _LINE.finditer(text):
        found = [
            mark for mark in _HALF_WIDTH.finditer(text, *line.span()) if mark.start() not in told
        ]
        if not found:
            continue
        marks = "".join(dict.fromkeys(mark[0] for mark in found))
        count = f"，本段共{len(found)}处" if len(found) > 1 else ""
        yield finding(
            LanguageRule.HALF_WIDTH,
            text,
            *found[0].span(),
            f"中文里的标点用全角：“{marks}”改为“{marks.translate(_WIDE)}”{count}。",
        )


def _doubled(text: str, form: ReportForm) -> Iterator[LanguageFinding]:
    for found in _DOUBLED.finditer(text):
        yield finding(
            LanguageRule.DOUBLED,
            text,
            *found.span(),
            f"标点重复：“{found[0]}”请只留一个。",
        )
    for found in _DOTS.finditer(text):
        yield finding(LanguageRule.DOUBLED, text, *found.span(), "省略号用“……”，占两个字的位置。")


def _pairs(text: str, form: ReportForm) -> Iterator[LanguageFinding]:
    """Marks without their other half; a quotation may run over several paragraphs."""
    if not _unpaired(text, 0, len(text)):
        yield from _inner_titles(text)
        return
    for line in _LINE.finditer(text):
        for at in _unpaired(text, *line.span())[:1]:
            yield finding(
                LanguageRule.UNPAIRED,
                text,
                at,
                at + 1,
                f"“{text[at]}”没有配对，请补上另一半或删去。"
                if text[at] not in "“”"
                else f"引号“{text[at]}”没有配对，请补上另一半或删去。",
            )


def _unpaired(text: str, start: int, end: int) -> list[int]:
    """Where marks stand that are not closed, or close nothing."""
    waiting: list[int] = []
    alone: list[int] = []
    listing = {found.end() - 1 for found in _LISTING.finditer(text, start, end)}
    for found in _PAIRED.finditer(text, start, end):
        mark, at = found[0], found.start()
        if at in listing:
            continue
        if mark in _CLOSED_BY:
            waiting.append(at)
        elif waiting and mark in _CLOSED_BY[text[waiting[-1]]]:
            waiting.pop()
        else:
            alone.append(at)
    return sorted(waiting + alone)


def _inner_titles(text: str) -> Iterator[LanguageFinding]:
    opened: list[int] = []
    for found in re.finditer("[《》]", text):
        if found[0] == "《":
            opened.append(found.start())
        elif len(opened) > 1:
            start, end = opened.pop(), found.end()
            right = f"〈{text[start + 1 : end - 1]}〉"
            yield finding(
                LanguageRule.INNER_TITLE,
                text,
                start,
                end,
                f"书名号里还有书名号时，里面用单书名号：改为“{right}”。",
            )
        else:
            opened.clear()


def _numbering(text: str, form: ReportForm) -> Iterator[LanguageFinding]:
    for wrong, advice in _NUMBERINGS:
        for found in wrong.finditer(text):
            start, end = found.span("number")
            yield finding(
                LanguageRule.NUMBERING,
                text,
                start,
                end,
                f"{advice}：改为“{_right_number(found)}”。",
            )


def _right_number(found: re.Match[str]) -> str:
    number = found["inner"]
    if found["number"].startswith(("（", "(")):
        return f"（{number}）"
    return f"{number}." if number.isascii() else f"{number}、"


MARK_RULES: Sequence[Rule] = (_doubled, _pairs, _numbering)

_LINE = re.compile(r"[^\n]+")
_CHINESE = "一-龥㐀-䶵"
_HALF_WIDTH = re.compile(
    # , ; : ? ! after a character or a closing mark, unless digits or letters follow (9:30, a:b).
    rf"(?<=[{_CHINESE}”’》）〉%])[,;:?!](?![A-Za-z/\\])"
    rf"|(?<=[0-9A-Za-z])[,;](?=[{_CHINESE}“《（])"
    rf"|(?<=[{_CHINESE}”》）])\.(?=[{_CHINESE}“《\s]|$)"
    rf"|[(\[](?=[{_CHINESE}“《])|(?<=[{_CHINESE}”》])[)\]]"
    rf"|(?<=[{_CHINESE}])[(\[](?=[A-Za-z0-9])|(?<=[A-Za-z0-9])[)\]](?=[{_CHINESE}，。；：、]|$)(?<![\s(]\d[)])"
    rf"|\"(?=[{_CHINESE}])|(?<=[{_CHINESE}。，！？])\""
)
_WIDE = str.maketrans(
    {
        ",": "，",
        ";": "；",
        ":": "：",
        "?": "？",
        "!": "！",
        ".": "。",
        "(": "（",
        ")": "）",
        "[": "〔",
        "]": "〕",
        '"': "“”",
    }
)
_DOUBLED = re.compile(
    r"[，。；：、](?:[，。；：、])+|？？+|！！+|[，；：、][？！]|[？！][，。；：、]"
)
_DOTS = re.compile(r"(?<!\.)\.{3,6}(?!\.)|(?<!…)…(?!…)")
_PAIRED = re.compile(
    # Not an apostrophe inside a word.
    r"[“”‘（(《〈〔【『「》〉〕】』」）)]|(?<![A-Za-z0-9])’|’(?![A-Za-z])"
)
# The bracket of 1） before a point of a list.
_LISTING = re.compile(r"(?:^|(?<=[\s；。：，]))[\da-z]{1,2}[）)]", re.MULTILINE)
_CLOSED_BY = {
    "“": "”",
    "‘": "’",
    "（": "）)",
    "(": "）)",
    "《": "》",
    "〈": "〉",
    "〔": "〕",
    "【": "】",
    "『": "』",
    "「": "」",
}
_CHINESE_NUMBER = r"[一二三四五六七八九十]{1,3}"
_NUMBERINGS = (
    (
        re.compile(r"^[ \t　]*(?P<number>(?P<inner>\d{1,2})、)(?![\d\s]*\d)", re.MULTILINE),
        "第三层序号用阿拉伯数字加点",
    ),
    (
        re.compile(
            rf"^[ \t　]*(?P<number>[（(](?P<inner>{_CHINESE_NUMBER}|\d{{1,2}})[）)][、，.．])",
            re.MULTILINE,
        ),
        "带括号的序号后面不加标点",
    ),
    (
        re.compile(rf"^[ \t　]*(?P<number>(?P<inner>{_CHINESE_NUMBER})[.．，,])", re.MULTILINE),
        "第一层序号后面用顿号",
    ),
)
