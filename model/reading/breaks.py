"""Text whose line breaks were lost (a whole document on one line) is cut again at its marks.

A mark inside running text begins a line only where a sentence, a note or a bare title ended
before it and where it counts on from the marks above; lines are cut only in a text that has
more such marks inside its lines than at their beginnings.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from model.reading.document import WARNING, Finding
from model.reading.front_breaks import cut_front
from model.reading.lines import Line
from model.reading.marks import NUMERAL, counted
from model.reading.noise import starts_tail, tail_inside
from model.reading.responsibility import is_label_line
from model.reading.titles import TITLE_WORDS


def restore_breaks(lines: list[Line]) -> tuple[list[Line], list[Finding]]:
    """The lines, cut where breaks were lost, and one finding when any was."""
    if all(len(line.text) < _LONG for line in lines):
        return lines, []
    walk = _Walk()
    cuts = [walk.cuts_of(line.text) for line in lines]
    if not _FEWEST <= walk.inside <= _MOST or walk.inside <= walk.leading:
        return lines, []
    first = next(at for at, found in enumerate(cuts) if found)
    restored: list[Line] = []
    for at, (line, found) in enumerate(zip(lines, cuts, strict=True)):
        pieces = _pieces(line.text, found, is_first=at == first)
        restored.extend(replace(line, text=piece, printed=piece.strip()) for piece in pieces)
    return restored, [_finding(lines[first].number, sum(map(_hides_seam, restored)))]


_LONG = 120  # signs: shorter lines hold one paragraph
_FEWEST = 3
_MOST = 5000  # marks: no document holds more
_INDENT = 8
_MARK = re.compile(
    rf"(?:(?P<chapter>{NUMERAL})\s?、|[（(]\s?(?P<item>{NUMERAL})\s?[）)]"
    rf"|(?P<running>\d{{1,3}})\s?(?:、|\.(?!\d))|(?P<dash>—{{2,4}})|(?P<annex>附件\d?)[：:])"
)
_ENDS = frozenset("。！？!?）)】”》〕]：:")
_LEVELS = ("chapter", "item", "running")
_LONGEST_NOTE = 400
_LONGEST_PLAIN = 26  # signs of a title that holds no sentence
_CHAPTER = re.compile(rf"{NUMERAL}\s?、")
_LONGEST_TITLE = 60  # signs of a title after which a deeper mark may follow at once


_TITLE_END = re.compile(rf"{TITLE_WORDS}(?:（[^（）]{{1,20}}）)?$")
_LOOK = 60  # signs in which a title, or the tail of a site, shows itself


@dataclass(slots=True)
class _Walk:
    """Counts the marks of a text, those at the beginning of lines and those inside."""

    last: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_LEVELS, 0))
    leading: int = 0
    inside: int = 0
    open_from: int | None = None  # where a mark began whose title is not yet ended
    begun: str = ""
    cut_at: int = 0

    def cuts_of(self, text: str) -> list[int]:
        """Where marks stand inside a line that may begin lines of their own."""
        cuts: list[int] = []
        self.open_from, self.begun, self.cut_at = None, "", 0
        for found in _MARK.finditer(text):
            level = found.lastgroup or ""
            leads = found.start() < _INDENT and not text[: found.start()].strip(" \t\u3000#*")
            if not self._counts_on(level, found) or not (leads or self._is_free(text, found)):
                continue
            self._take(level, found)
            self.cut_at = found.start()
            self.leading += leads
            if not leads:
                self.inside += 1
                cuts.append(found.start())
        return cuts

    def _counts_on(self, level: str, found: re.Match[str]) -> bool:
        """Whether a number follows the one above it, or begins a count anew."""
        if level not in _LEVELS:
            return self.last["chapter"] + self.last["item"] > 0
        return counted(found[level]) in (1, self.last[level] + 1)

    def _is_free(self, text: str, found: re.Match[str]) -> bool:
        """Whether what stands before a mark may be the end of a line."""
        before, level = text[found.start() - 1], found.lastgroup
        if before in _ENDS or before.isspace():
            return before not in "：:" or level in ("chapter", "dash")
        if level == "chapter" and self.last["chapter"] == 0:
            return (
                _TITLE_END.search(text[max(0, found.start() - _LOOK) : found.start()]) is not None
            )
        if level in _LEVELS and _is_below_label(text, self.cut_at, found.start()):
            return True
        if self.open_from is None or level not in ("item", "running"):
            return False
        title = text[self.open_from : found.start()]
        is_deeper = _LEVELS.index(level) > _LEVELS.index(self.begun)
        return is_deeper and len(title) <= _LONGEST_TITLE and "。" not in title

    def _take(self, level: str, found: re.Match[str]) -> None:
        self.open_from, self.begun = None, ""
        if level not in _LEVELS:
            return
        self.open_from, self.begun = found.start(), level
        self.last[level] = counted(found[level])


def _is_below_label(text: str, start: int, stop: int) -> bool:
    """Whether 责任单位：… or 完成时限：…, which no 。 ends, stands before a mark."""
    piece = text[max(start, stop - _LONGEST_NOTE) : stop]
    return is_label_line(piece.rpartition("。")[2].lstrip())


def _finding(line: int, unsure: int) -> Finding:
    message = "原文的换行已丢失，已按编号重新分行，请逐条对照原件核对"
    if unsure:
        message += f"；其中 {unsure} 处标题与正文之间没有标点，标题里可能含有正文的第一句"
    return Finding(severity=WARNING, line=line, message=message + "。")


def _hides_seam(line: Line) -> bool:
    """Whether a chapter's title may hold the first sentence of the text that follows it."""
    title, _, rest = line.text.strip().partition("。")
    is_long = _CHAPTER.match(title) is not None and len(title) > _LONGEST_PLAIN
    return is_long and bool(rest.strip())


def _pieces(text: str, marks: list[int], *, is_first: bool) -> Iterator[str]:
    """The line in pieces; what stands above the first mark is cut by rules of its own."""
    front = (marks[0] if marks else len(text)) if is_first else 0
    cuts = sorted({0, *marks, *_gaps(text)})
    for start, stop in pairwise([*cuts, len(text)]):
        piece = text[start:stop]
        if start < front:
            yield from cut_front(piece)
        else:
            yield from _below_title(piece) if stop < len(text) else _without_tail(piece)


_GAP = re.compile(r"(?<=\S)(?:\s{2,}|\u3000|(?<![A-Za-z\d])\s|\s(?![A-Za-z\d]))(?=\S)")
_WIDE_GAP = re.compile(r"(?<=\S)(?:\s{2,}|\u3000\s?)(?=\S)")
_FEWEST_GAPS = 5
_SIGNS_A_GAP = {_WIDE_GAP: 6, _GAP: 12}


def _gaps(text: str) -> list[int]:
    """Where gaps stand that are few enough to be ends of lines, not noise between all signs."""
    for gap in (_WIDE_GAP, _GAP):
        found = [seam.end() for seam in gap.finditer(text)]
        if len(found) >= _FEWEST_GAPS and len(found) * _SIGNS_A_GAP[gap] <= len(text):
            return found
    return []


_GLUED = re.compile(
    rf"{NUMERAL}、(?:总体|工作|基本|有关|相关|具体|实施)要求(?=各|要|为|一是|按|以习|坚持|深入|全面)"
    rf"|{NUMERAL}、(?:组织(?:实施|领导|保障)|(?:工作|实施|保障)(?:措施|保障)|指导思想)(?=各|要|以|一是|坚持)"
    rf"|[（(]\s?{NUMERAL}\s?[）)](?:指导思想(?=以|坚持|全面|深入|高举)|基本原则(?=坚持)"
    r"|(?:主要|工作|总体|发展|预期)目标(?=到|——|发明|专利|商标|知识产权|高价值|通过|力争))"
)


def _below_title(piece: str) -> list[str]:
    """A well-known title and the text behind it, where nothing else shows the seam."""
    glued = _GLUED.match(piece)
    return [piece[: glued.end()], piece[glued.end() :]] if glued else [piece]


_SENTENCE_END = re.compile(r"(?<=[。）)])\s*(?=\S)")


def _without_tail(piece: str) -> list[str]:
    """The last piece, cut where a signature or the site's own words begin below its sentences."""
    below = max(piece.rfind("。"), 0)
    for seam in _SENTENCE_END.finditer(piece):
        rest = piece[seam.end() : seam.end() + _LOOK]
        if starts_tail(rest) or _SIGNATURE.match(rest):
            below = seam.end()
            return [*_below_title(piece[:below]), *re.split(r"\s+", piece[below:])]
    tail = tail_inside(piece, below)
    if tail is None:
        return _below_title(piece)
    return [*_below_title(piece[:tail]), *re.split(r"\s+", piece[tail:])]


_SIGNATURE = re.compile(r"[^。，；：]{2,30}?\d{4}年\d{1,2}月\d{1,2}日")
