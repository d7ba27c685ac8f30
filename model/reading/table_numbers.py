"""Numbers of rows (序号) as spreadsheets keep them: 2.10 stored as 2.1, 3 stored as 3.0."""

import re

from model.reading.marks import Mark, read_mark


def plain_number(text: str) -> str:
    """A number as it is shown: without 、 and ., in full-width brackets, without float tails."""
    number = "".join(text.split()).rstrip("、.．,，。")
    if found := _BRACKETED.fullmatch(number):
        return f"（{found[1]}）"
    if _WHOLE.fullmatch(number):
        return number.partition(".")[0]
    if _FLOAT.fullmatch(number):
        number = f"{float(number):.6f}".rstrip("0").rstrip(".")
    return number


def next_number(number: str, before: str) -> str:
    """The number meant by one that lost its last zero: after 2.9 a 2.1 is 2.10."""
    now, last = _TWO_LEVELS.fullmatch(number), _TWO_LEVELS.fullmatch(before)
    if not now or not last or now[1] != last[1]:
        return number
    following = str(int(last[2]) + 1)
    if len(now[2]) < len(following) and now[2].ljust(len(following), "0") == following:
        return f"{now[1]}.{following}"
    return number


def is_number(text: str) -> bool:
    """Whether a cell holds nothing but a number."""
    return _NUMBER.fullmatch("".join(text.split())) is not None


def is_wide_number(text: str) -> bool:
    """Whether a number stands above others: 一 or 一、, 第一部分 or （一）."""
    return _WIDE.fullmatch("".join(text.split())) is not None


def leading_number(text: str) -> tuple[str | None, str]:
    """The number at the beginning of words, and the words behind it."""
    if found := _LEVELS.match(text):
        return found[1], text[found.end() :]
    marked = read_mark(text)
    if marked.mark in (Mark.CHAPTER, Mark.ITEM, Mark.RUNNING) and marked.rest:
        return marked.number, marked.rest
    if found := _BRACKETED_LEAD.match(text):
        return f"（{found[1]}）", text[found.end() :]
    return None, text


_CHINESE = "[一二三四五六七八九十]{1,3}"
_BRACKETED = re.compile(rf"[（(](\d{{1,4}}|{_CHINESE})[）)]")
_BRACKETED_LEAD = re.compile(r"（(\d{1,3})）[、.]?(?=.)")
_WHOLE = re.compile(r"\d{1,6}\.0{1,6}")
_FLOAT = re.compile(r"\d{1,6}\.\d{7,}")
_TWO_LEVELS = re.compile(r"(\d{1,4}(?:\.\d{1,4}){0,2})\.(\d{1,4})")
_LEVELS = re.compile(
    r"(\d{1,3}(?:\.\d{1,3}){1,3})[、.]?\s?(?=[\u3400-\u9fff“《])(?![年月日个件家项万亿倍元名]|%)"
)
_NUMBER = re.compile(
    rf"[（(第]?(?:\d{{1,6}}(?:[.\-—]\d{{1,6}}){{0,3}}|{_CHINESE}|[①-⑳])[）)]?[、.．]?"
)
_WIDE = re.compile(rf"第?{_CHINESE}(?:部分|章)?[、.．]?|[（(]{_CHINESE}[）)]")
