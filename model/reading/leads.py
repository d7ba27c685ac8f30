"""A news lead above the document (新闻导语), which may repeat sentences of any part of it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from model.reading.document import WARNING, Finding, ReadChapter
from model.reading.lines import Line


def news_lead(prose: list[Line], chapters: Iterable[ReadChapter]) -> list[Line]:
    """The lines above the body that are a news lead: they say so, or repeat its sentences."""
    known = set(_sentences(chapters))
    lead = [at for at, line in enumerate(prose) if _NEWS.match(line.text)]
    starts = list(accumulate((len(line.text) for line in prose), initial=0))
    for found in _SENTENCE.finditer("".join(line.text for line in prose)):
        if found[0] in known:
            lead += [bisect_right(starts, found.start()) - 1, bisect_left(starts, found.end()) - 1]
    return prose[slice(*_whole_paragraphs(prose, min(lead), max(lead) + 1))] if lead else []


def lead_finding(lead: list[Line]) -> list[Finding]:
    """One finding for the whole lead."""
    message = "正文前的新闻导语重复了正文内容，没有计入任务，请核对。"
    return [Finding(severity=WARNING, line=lead[0].number, message=message)] if lead else []


_NEWS = re.compile(r"近日|日前|今日|本报|记者|.{0,20}讯(?:[（：]|记者|\s)")
_SENTENCE = re.compile("[^。]{6,}。[”’》）]?")


def _whole_paragraphs(prose: list[Line], start: int, end: int) -> tuple[int, int]:
    """The lines from which and up to which the broken paragraphs of a lead reach."""
    while start > 0 and not prose[start - 1].text.endswith(("。", "：")):
        start -= 1
    while end < len(prose) and not prose[end - 1].text.endswith(("。", "：")):
        end += 1
    return start, end


def _sentences(chapters: Iterable[ReadChapter]) -> Iterator[str]:
    for chapter in chapters:
        for item in chapter.items:
            yield from item.sentences
            for goal in item.subitems:
                yield from goal.sentences
