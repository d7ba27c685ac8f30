"""The words of a cell → its sentences and the notes between them.

A sentence keeps its words: no 。 is added where the table has none, and only the numbers that
count sentences inside one cell (1. （1） （一） ①) are left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from model.reading.measure_words import begins_measure
from model.reading.paragraphs import columns
from model.reading.responsibility import Note
from model.reading.sentences import Sentence, ends_sentence, split_sentences


@dataclass(frozen=True, slots=True)
class CellWords:
    """What one cell says; `title` stands above a list of numbered sentences.

    `joined` and `parted` say that a break without any stop was taken as the width of the cell, or
    as the end of a sentence, though it may be the other.
    """

    title: str
    pieces: tuple[Sentence | Note, ...]
    joined: bool = False
    parted: bool = False


def cell_words(text: str, *, full: int = 0) -> CellWords:
    """Cut the words of a cell; lines at least `full` columns wide were broken by the page."""
    breaks = _Breaks(text.splitlines(), full)
    lines = list(breaks.whole_lines())
    parts = [part for line in lines for part in _numbered_parts(line)]
    title = ""
    if len(parts) > 1 and not parts[0].number and parts[1].number and "。" not in parts[0].text:
        title = parts.pop(0).text
    pieces = [piece for part in parts for piece in split_sentences(part.text)]
    return CellWords(title, tuple(pieces), joined=breaks.joined, parted=breaks.parted)


def is_counted(line: str) -> bool:
    """Whether a line counts its parts from 1: （1）… （2）…."""
    return sum(bool(part.number) for part in _numbered_parts(line)) > 1


def in_one_line(text: str) -> str:
    """The words of a name or title that its cell broke over lines."""
    return "".join(text.splitlines())


def full_width(cells: Iterable[str]) -> int:
    """How wide lines are that the page broke, in columns; 0 where people broke them.

    Lines broken by a page end at one width, and the last line of a cell is shorter.
    """
    broken: list[int] = []
    last: list[int] = []
    for cell in cells:
        lines = cell.splitlines()
        last.extend(columns(line) for line in lines[-1:] if len(lines) > 1)
        broken.extend(
            columns(line)
            for line, below in pairwise(lines)
            if not ends_sentence(line) and not _ENUMERATED.match(below)
        )
    if len(broken) < _FEWEST:
        return 0
    full = sorted(broken)[len(broken) * 3 // 4]
    agreeing = sum(abs(width - full) <= _SLACK for width in broken)
    is_wrapped = agreeing * 4 >= len(broken) * 3 and max(last) <= full + _SLACK
    return full if is_wrapped and min(last) < full - _SLACK else 0


_FEWEST = 3
_SLACK = 2  # columns: one Chinese sign
_ENUMERATED = re.compile(
    r"\d{1,2}(?:[、）]|\.(?!\d))|（(?:\d{1,2}|[一二三四五六七八九十]{1,3})）|[①-⑳]|[一二三四五六七八九十]{1,2}、"
    r"|——|[一二三四五六七八九十]是(?=[^，。])"
)
_NUMBERS_INSIDE = re.compile(
    r"(?:(?<=^)|(?<=[。；：]))(?P<sign>（(?P<bracket>\d{1,2})）|(?P<dot>\d{1,2})(?:[、）]|\.(?!\d))|(?P<ring>[①-⑳]))"
)
_CHINESE = "[一二三四五六七八九十]"
_COUNTED = re.compile(
    rf"(?:\d{{1,2}}(?:[、）]|\.(?!\d))|（(?:\d{{1,2}}|{_CHINESE}{{1,3}})）|[①-⑳]"
    rf"|{_CHINESE}{{1,3}}、(?!{_CHINESE}))\s?(?=.)"
)
_GOES_ON = re.compile(r"[，、：“《（〈—]$|(?:和|与|及|以及|或|的|对|在|为|把|将)$")
_NO_BEGINNING = "，。、；：）》”’！？"


@dataclass(frozen=True, slots=True)
class _Part:
    number: str
    text: str


class _Breaks:
    """Lines that the width of a cell broke are put together; those of a person stay apart."""

    def __init__(self, lines: list[str], full: int) -> None:
        self._lines, self._full = lines, full
        self._ends = bool(lines) and ends_sentence(lines[-1])
        self._counts = sum(_ENUMERATED.match(line) is not None for line in lines) > 1
        self.joined = self.parted = False

    def whole_lines(self) -> Iterator[str]:
        whole = ""
        for at, line in enumerate(self._lines):
            if whole and not self._joins(self._lines[at - 1], line):
                yield whole
                whole = ""
            whole += line
        if whole:
            yield whole

    def _joins(self, before: str, line: str) -> bool:
        if line[0] in _NO_BEGINNING:
            return True
        if _ENUMERATED.match(line) or ends_sentence(before) or before.endswith("；"):
            return False
        if _GOES_ON.search(before) or (self._full > 0 and columns(before) >= self._full - _SLACK):
            return True
        return self._goes_on_without_sign(before, line)

    def _goes_on_without_sign(self, before: str, line: str) -> bool:
        """Where the cell ends in 。 words without any stop go on, unless a new measure begins.

        Where measures are counted each new one has a number, so that all other lines go on.
        """
        if self._counts and _ENUMERATED.match(self._lines[0]):
            return True
        opens = begins_measure(line)
        if self._ends and not opens:
            self.joined = True
            return True
        self.parted |= self._ends or (begins_measure(before) and not opens)
        return False


def _numbered_parts(line: str) -> Iterator[_Part]:
    """1.… 2.… inside one line, counted from 1, are parts of their own."""
    cuts, expected = [], 1
    for found in _NUMBERS_INSIDE.finditer(line):
        if _value(found) == expected:
            cuts.append(found)
            expected += 1
    if len(cuts) < 2:
        sign = _COUNTED.match(line)
        yield _Part(sign[0], line[sign.end() :].strip()) if sign else _Part("", line)
        return
    if lead := line[: cuts[0].start()].strip():
        yield _Part("", lead)
    ends = [*(cut.start() for cut in cuts[1:]), len(line)]
    for cut, end in zip(cuts, ends, strict=True):
        yield _Part(cut["sign"], line[cut.end() : end].strip())


def _value(found: re.Match[str]) -> int:
    if found["ring"]:
        return ord(found["ring"]) - ord("①") + 1
    return int(found["bracket"] or found["dot"])
