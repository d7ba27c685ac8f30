"""Official prose from sentences (公文用语): runs of 一是…；二是…, parts of a count."""

import re
from collections.abc import Iterator, Sequence

from model.number_words import numeral

# A few points run on in one paragraph; of many, each stands by itself, to be found again.
_IN_A_PARAGRAPH = 3
_SHORTEST = 8
_ENCLOSED = str.maketrans("《（“‘", "((((") | str.maketrans("》）”’", "))))")
# What numbers a line: 1. （1） （一） 一、 一是; a decimal is none.
_CHINESE = "[一二三四五六七八九十]{1,3}"
_NUMBER = rf"\d{{1,2}}[.．、](?!\d)|[（(](?:\d{{1,2}}|{_CHINESE})[)）]|{_CHINESE}[、是]"
_POINT = re.compile(rf"(?:^|(?<=[；。：;]))\s*(?:{_NUMBER})\s*")


def enumeration(sentences: Sequence[str]) -> str:
    """Sentences as 一是…；二是…。; a single one stays as it is."""
    told = [bare(sentence) for sentence in sentences]
    if len(told) == 1:
        return f"{told[0]}。"
    parts = [f"{numeral(number)}是{text}" for number, text in enumerate(told, start=1)]
    return "；".join(parts) + "。"


def points(sentences: Sequence[str], *, apart: bool = False) -> str:
    """Points as paragraphs, a line each: a few run on, of many (or `apart`) each by itself."""
    if not apart and len(sentences) <= _IN_A_PARAGRAPH:
        return enumeration(sentences) if sentences else ""
    if len(sentences) == 1:
        return f"{bare(sentences[0])}。"
    return "\n".join(
        f"{numeral(number)}是{bare(sentence)}。" for number, sentence in enumerate(sentences, 1)
    )


def bare(text: str) -> str:
    """A sentence without the mark that closes it."""
    return text.strip().rstrip("。；;")


def one_line(text: str) -> str:
    """What was written in several lines or points as parts of one sentence, without numbers."""
    parts = (_POINT.sub("", line.strip()).rstrip("。；;") for line in text.split("\n"))
    return "；".join(filter(None, parts))


def bracketed(text: str) -> str:
    """（…）, once: a text that has its brackets keeps them."""
    return text if text.startswith("（") else f"（{text}）"


def short_text(text: str) -> str:
    """The first part of a long sentence, up to a comma outside of brackets and quotes."""
    text, at = bare(text), 0
    for part, sign in cut(text, "，"):
        at += len(part)
        if sign and at >= _SHORTEST:
            return text[:at]
        at += len(sign)
    return text


def cut(text: str, signs: str) -> Iterator[tuple[str, str]]:
    """The parts of a text between some signs outside of brackets and quotes, each with its sign."""
    depth = start = 0
    for at, sign in enumerate(text.translate(_ENCLOSED)):
        depth += (sign == "(") - (sign == ")")
        if sign in signs and not depth:
            yield text[start:at], sign
            start = at + 1
    if start < len(text):
        yield text[start:], ""


def listed(parts: Sequence[str]) -> str:
    """Parts of a count joined by 、: “已办结48项、推进中20项”."""
    return "、".join(part for part in parts if part)


def size_words(size: int) -> str:
    """A file size as a reader takes it in, on paper and on screen: 812字节, 36KB, 1.2MB."""
    if size < 1024:
        return f"{size}字节"
    if round(size / 1024) < 1024:
        return f"{round(size / 1024)}KB"
    return f"{size / 1024 / 1024:.1f}MB"
