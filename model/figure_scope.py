"""Of what a paragraph speaks (所述范围): the whole ledger, or a part under a heading of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The sentences of a paragraph, each from a place to before another in the text.

    `is_whole` is false below a heading of one subject: （三）加强法治保障和宏观政策储备。
    """

    sentences: tuple[tuple[int, int], ...]
    is_whole: bool


def paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text, a line each, below their headings."""
    is_whole = True
    for line in _LINE.finditer(text):
        if _CHAPTER.match(line[0]):
            is_whole = True
        elif section := _SECTION.match(line[0]):
            is_whole = _ABOUT_ALL.search(section["title"]) is not None
        yield Paragraph(
            tuple(found.span() for found in _SENTENCE.finditer(text, *line.span())), is_whole
        )


def names_one(words: str) -> bool:
    """Do words name somebody, or a part, whose figures may be told next?"""
    return _ONE.search(words) is not None


_ONE = re.compile(r"[市县区州盟处厅委院]|中心|单位|部分|领域|会商|督办|专项|方案")
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^。！？\n]+")
_CHAPTER = re.compile(r"[\s　]*[一二三四五六七八九十]{1,3}、")
_SECTION = re.compile(
    r"[\s　]*(?:（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．])(?P<title>[^。]{2,40})(?:。|$)"
)
_ABOUT_ALL = re.compile(r"总体|整体|全部|认领|分解|举措|进展|(?:推进|办理|落实|任务)情况")
