"""Lines that a printer added to each page: page numbers, addresses, heads that come again."""

import re
from collections import Counter

from model.reading.document import Removed
from model.reading.lines import Line
from model.reading.noise import removed


def is_page_number(text: str) -> bool:
    """Whether a line is nothing but a page number: — 3 —, 第3页 共10页, 3/10.

    The address and the time that a browser prints beside it count as one.
    """
    return (
        _PAGE.fullmatch("".join(text.split())) is not None or _PRINTED.fullmatch(text) is not None
    )


def drop_page_lines(lines: list[Line]) -> tuple[list[Line], list[Removed]]:
    """The lines without page numbers and without the heads of pages beside them, and these."""
    numbers = {at for at, line in enumerate(lines) if is_page_number(line.text)}
    dropped = numbers | _heads(lines, numbers)
    kept = [line for at, line in enumerate(lines) if at not in dropped]
    return kept, [removed(lines[at]) for at in sorted(dropped)]


_PAGE = re.compile(
    r"[—\-·~_•|]{0,4}\d{1,3}[—\-·~_•|]{0,4}|\d{1,3}/\d{1,3}|[Pp](?:age|AGE)?\.?\d{1,3}(?:(?:of|/)\d{1,3})?"
    r"|[—\-·]{0,2}第(?:\d{1,3}|[一二三四五六七八九十]{1,3})页(?:[，/（|]?共(?:\d{1,3}|[一二三四五六七八九十]{1,3})页）?)?[—\-·]{0,2}"
    r"|共\d{1,3}页[，/]?第\d{1,3}页"
)
_PRINTED = re.compile(
    r"(?:https?|file)[:：]//[!-~]{4,400}(?: ?\d{1,3}/\d{1,3})?"
    r"|20\d\d/\d{1,2}/\d{1,2} ?(?:[上下]午)? ?\d{1,2}[:：]\d\d(?:[:：]\d\d)?[^。，]{0,80}"
)
_LONGEST_HEAD = 40
_FEWEST_HEADS = 3


def _heads(lines: list[Line], numbers: set[int]) -> set[int]:
    """Short lines that stand beside page numbers again and again, and nowhere else."""
    beside = {at + step for at in numbers for step in (-1, 1)} - numbers
    near = Counter(lines[at].text for at in beside if 0 <= at < len(lines))
    heads = {text for text, times in near.items() if times >= _FEWEST_HEADS and _may_be_head(text)}
    if not heads:
        return set()
    found = {at for at, line in enumerate(lines) if line.text in heads}
    return found & beside


def _may_be_head(text: str) -> bool:
    is_short = len(text) <= _LONGEST_HEAD and not any(sign in text for sign in "。，；：、")
    return is_short and re.match(r"[（(]?[一二三四五六七八九十\d]{1,3}[、.）)]", text) is None
