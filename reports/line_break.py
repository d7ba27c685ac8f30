"""Chinese lines (避头尾): where a text may be broken, and the lines that fill a measure.

GB/T 15834-2011, 5.1: 。，、；：？！ and closing marks never begin a line, opening marks never end
one, —— and …… are never split. Words, and numbers with their unit, stay together where they can.
All widths are in ems of the text; nothing here knows a font.
"""

import re
from collections.abc import Iterable, Mapping
from itertools import accumulate, takewhile
from typing import NamedTuple

OPENERS = "（《〈“‘〔【「『［｛([{"
CLOSERS = "，。、；：？！）》〉”’〕】」』］｝％‰·～,.;:?!)]}%"
# Marks whose right half is blank: at the end of a line that half may go, inside of one a part.
HALF_BLANK = "，。、；：）》〉”’〕】」』］"
MARK_CLOSES_BY = 0.25

# In a justified line: characters may close up by this share of the measure, marks by an em in
# all, and a number is parted from its unit rather than leave more than so many ems to spread.
_CLOSE_UP = 0.02
_MARKS_CLOSE_UP = 1.0
_LOOSE = 1.5
_VERY_LOOSE = 4.0
_TINY = 1e-6
_NEARLY_AN_EM = 0.9
# A character and its mark.
_LONELY = 2
# Chunks kept measured per face: the words of an office repeat, its texts do not end.
_REMEMBERED = 20_000

_WORD = r"[¥￥$+−-]?[A-Za-z\d](?:[A-Za-z\d.,'&@_/:+=?#-]*[A-Za-z\d])?[%％‰℃°]*"
_COUNTED = "个?百分点|个?月|季度|[年日号时项件个家条次人名元倍期批场户]"
_UNIT = rf"(?:(?<=\d)(?:(?:万亿|[万亿])?(?:{_COUNTED})|[万亿]))?"
_CLOSED = f"[{re.escape(CLOSERS)}]* *"
# The kind of a file stays with its name: 名单.txt.
_KIND = r"(?:\.[A-Za-z][A-Za-z\d]{1,4}(?![A-Za-z\d.]))?"
# A dash that joins (1—10月, 甲市—乙市) never begins a line (5.1.6); numbers stay on both its sides.
_JOIN = "(?<!—)—(?!—)"
_NUMBERS = rf"{_WORD}{_UNIT}(?:{_JOIN}{_WORD}{_UNIT})?"
_CHUNK = re.compile(
    rf"[{re.escape(OPENERS)}]*(?:{_NUMBERS}|—+|…+|[\s\S]{_KIND})(?:{_JOIN})?{_CLOSED}"
)
# Where lines need not be full, as in a cell, a date stays whole: 2023年11月30日前, 10月底前.
_IN_MONTH = r"\d{1,2}月(?:\d{1,2}日|[初中底末]|[上中下]旬)"
_DATE = rf"(?:(?:\d{{4}}年)?{_IN_MONTH}|\d{{4}}年(?:\d{{1,2}}月|[初底末]))[前后起]?"
_CHUNK_OR_DATE = re.compile(rf"[{re.escape(OPENERS)}]*(?<!\d){_DATE}{_CLOSED}|{_CHUNK.pattern}")
# Where what is too long for its line is parted first: within a date, behind a dash that joins.
_WITHIN_DATE = re.compile(r"(?<=\d)[年月](?=[\d底])|(?<=[\w%％])—(?=\w)")
_NUMBER_AND_UNIT = re.compile(r"(.*\d)([^\d\W].*)")
_AFTER_MARK = re.compile(r".*[./@_?&=:-]")


class Line(NamedTuple):
    """A line: the stretch of the text that it holds, and its width set solid."""

    start: int
    end: int
    width: float


class Chunk(NamedTuple):
    """An unbreakable piece: its width inside a line, and at its end (half a mark may go).

    `slack` is what the marks in it give up inside a line.
    """

    text: str
    full: float
    fit: float
    slack: float
    widths: "ChunkWidths"


class ChunkWidths(dict[str, Chunk]):
    """Chunks measured once, from the widths of single characters."""

    def __init__(self, advances: Mapping[str, float]) -> None:
        super().__init__()
        self.advances = advances

    def __missing__(self, text: str) -> Chunk:
        advances = self.advances
        full = sum(map(advances.__getitem__, text))
        printed = text.rstrip(" ")
        fit = full - sum(map(advances.__getitem__, text[len(printed) :]))
        if printed[1:] and printed[-1] in HALF_BLANK and advances[printed[-1]] > _NEARLY_AN_EM:
            fit -= 0.5
        marks = sum(1 for mark in text if mark in HALF_BLANK and advances[mark] > _NEARLY_AN_EM)
        chunk = Chunk(text, full, fit, marks * MARK_CLOSES_BY, self)
        if len(self) < _REMEMBERED:
            self[text] = chunk
        return chunk


def chunks(text: str) -> list[str]:
    """The pieces between which a line may end; joined they are the text."""
    return _CHUNK.findall(text)


def whole_dates(text: str) -> list[str]:
    """The pieces of a cell, in which dates stay whole; joined they are the text."""
    return _CHUNK_OR_DATE.findall(text)


def break_lines(
    parts: Iterable[tuple[str, ChunkWidths]],
    measure: float,
    *,
    indent: float = 0.0,
    justified: bool = False,
) -> list[Line]:
    """Break text into lines; each part of it is measured in its own face.

    A justified line may be closed up by a hair, and by some of the blank in its marks, to take in
    what would leave it wider apart than that.
    """
    parts = list(parts)
    waiting = _measured(parts, _CHUNK if justified else _CHUNK_OR_DATE)
    waiting.reverse()
    close_up = measure * _CLOSE_UP if justified else 0.0
    lines: list[Line] = []
    start = end = 0
    used = width = slack = 0.0
    room = measure - indent
    while waiting:
        chunk = waiting.pop()
        over = used + chunk.fit - room
        may_close = justified and over < room - width and end > start
        if over <= _TINY or (may_close and over <= close_up + min(slack, _MARKS_CLOSE_UP)):
            width = used + chunk.fit
            used += chunk.full
            slack += chunk.slack
            end += len(chunk.text)
            continue
        halves = _parted(chunk, room - used, measure, empty=end == start, justified=justified)
        if halves:
            waiting.extend(halves)
        elif end == start:
            # One character wider than the measure: it stands alone rather than being lost.
            lines.append(Line(start, start := end + len(chunk.text), chunk.fit))
            end, room = start, measure
        else:
            lines.append(Line(start, end, min(max(width, room), used)))
            waiting.append(chunk)
            start, room = end, measure
            used = width = slack = 0.0
    if end > start:
        lines.append(Line(start, end, min(max(width, room), used)))
    return _in_company(lines, *parts[-1]) if justified and len(lines) > 1 else lines


def _in_company(lines: list[Line], text: str, widths: ChunkWidths) -> list[Line]:
    """No line of one character ends a paragraph (一字不成行): one of the line above joins it."""
    above, last = lines[-2:]
    offset = last.end - len(text)
    if last.end - last.start > _LONELY or above.start < offset:
        return lines
    *staying, moved = (
        widths[part] for part in chunks(text[above.start - offset : above.end - offset])
    )
    if len(moved.text) > _LONELY or not staying:
        return lines
    border = above.end - len(moved.text)
    shorter = Line(above.start, border, sum(chunk.full for chunk in staying))
    return [*lines[:-2], shorter, Line(border, last.end, moved.full + last.width)]


def _measured(parts: Iterable[tuple[str, ChunkWidths]], pieces: re.Pattern[str]) -> list[Chunk]:
    measured: list[Chunk] = []
    for text, widths in parts:
        new = [widths[chunk] for chunk in pieces.findall(text)]
        if measured and new and new[0].text[0] in CLOSERS:
            new[0] = _joined(measured.pop(), new[0])
        measured += new
    return measured


def _joined(first: Chunk, second: Chunk) -> Chunk:
    return Chunk(
        first.text + second.text,
        first.full + second.full,
        first.full + second.fit,
        first.slack + second.slack,
        second.widths,
    )


def _parted(
    chunk: Chunk, room: float, measure: float, *, empty: bool, justified: bool
) -> tuple[Chunk, Chunk] | None:
    """The chunk in two, tail first, when keeping it whole would cost more than parting it."""
    hopeless = empty or chunk.fit > measure
    if not (hopeless or (justified and room > _LOOSE)):
        return None
    for end in reversed(ends := [part.end() for part in _WITHIN_DATE.finditer(chunk.text)]):
        head, tail = chunk.widths[chunk.text[:end]], chunk.widths[chunk.text[end:]]
        if head.fit <= room + _TINY:
            return tail, head
    if ends and not empty:
        return None
    by_unit = _NUMBER_AND_UNIT.fullmatch(chunk.text)
    if by_unit and chunk.widths[by_unit[1]].fit <= room + _TINY:
        return chunk.widths[by_unit[2]], chunk.widths[by_unit[1]]
    if not (hopeless or room > _VERY_LOOSE):
        return None
    at = _place_within(chunk, room) or (1 if empty and len(chunk.text) > 1 else 0)
    return (chunk.widths[chunk.text[at:]], chunk.widths[chunk.text[:at]]) if at else None


def _place_within(chunk: Chunk, room: float) -> int:
    """How many characters of the chunk go into the room, with a good end if there is one."""
    ends = accumulate(map(chunk.widths.advances.__getitem__, chunk.text))
    fitting = sum(1 for _ in takewhile(lambda end: end <= room + _TINY, ends))
    fitting = min(fitting, len(chunk.text) - 1)
    mark = _AFTER_MARK.match(chunk.text, 0, fitting)
    if mark:
        return mark.end()
    better = fitting
    while better and (chunk.text[better] in CLOSERS or chunk.text[better - 1] in OPENERS):
        better -= 1
    return better or fitting
