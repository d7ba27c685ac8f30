"""The words of a section as blocks (章节文字): a paragraph a line, headings by their numbers.

Numbers say the level (GB/T 9704, 7.3.3): （一） second, 1. third, （1） fourth. A heading that runs
on into text opens the paragraph.
"""

import re
from collections.abc import Iterator

from reports.document import Block, Heading, Paragraph

_LEVELS = (
    (2, re.compile(r"（[一二三四五六七八九十百零]+）")),
    (3, re.compile(r"\d{1,3}[.．](?!\d)")),
    (4, re.compile(r"（\d{1,3}）")),
)
# A heading that opens a paragraph ends with its first full stop and is no longer than this.
_LONGEST_LEAD = 45


def section_blocks(text: str) -> list[Block]:
    """The paragraphs and headings of a section; empty lines say nothing."""
    return [_block(line) for line in section_lines(text)]


def section_lines(text: str) -> Iterator[str]:
    """Its lines as they count: without indents and empty ones."""
    for line in text.split("\n"):
        if words := line.strip().strip("　"):
            yield words


def _block(line: str) -> Block:
    level = next((level for level, number in _LEVELS if number.match(line)), None)
    if level is None:
        return Paragraph(text=line)
    lead, stop, rest = line.partition("。")
    if not rest and len(line) <= _LONGEST_LEAD:
        return Heading(level=level, text=line)
    if len(lead) > _LONGEST_LEAD:
        return Paragraph(text=line)
    return Paragraph(text=rest, lead=f"{lead}{stop}", lead_level=level)
