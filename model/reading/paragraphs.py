"""Lines → paragraphs: a line that a page or a screen broke is joined to the one before."""

import re
from dataclasses import dataclass, replace

from model.reading.clean import pair_quotes
from model.reading.lines import Line
from model.reading.marks import Mark, Marked, read_mark
from model.reading.sentences import ends_sentence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its mark and the line it begins on; `text` is without the mark."""

    line: int
    mark: Mark
    number: str
    value: int
    text: str


def join_lines(lines: list[Line]) -> list[Paragraph]:
    """Put broken lines together again."""
    marked = [read_mark(line.text) for line in lines]
    joiner = _Joiner(lines, marked)
    return joiner.run()


def columns(text: str) -> int:
    """The width of a text in half-width columns."""
    return sum(1 if ord(sign) < 128 else 2 for sign in text)


_HEADED = (Mark.CHAPTER, Mark.ITEM, Mark.RUNNING)
_NUMBERED = (*_HEADED, Mark.MINOR)
_OPEN_SIGNS = {"《": "》", "“": "”", "（": "）", "〔": "〕", "【": "】"}
_GOES_ON = re.compile(r"[，、；：《“（〈—]$|(?:和|与|及|以及|或|的|对|在|为|把|将)$")
_SHORT_REST = 4  # signs before the first 。: too few for a sentence, so a word was broken
_LONGEST_TITLE = 50
_SLACK = 6  # columns by which full lines of one page differ


class _Joiner:
    def __init__(self, lines: list[Line], marked: list[Marked]) -> None:
        self._lines = lines
        self._marked = marked
        self._width = _wrap_width(lines, marked)
        self._is_inline = {mark: _mostly_inline(lines, marked, mark) for mark in _HEADED}
        self._expected = dict.fromkeys(_HEADED, 1)
        self._done: list[Paragraph] = []
        self._pieces: list[str] = []
        self._head: Marked | None = None
        self._head_line = 0
        self._has_stop = False

    def run(self) -> list[Paragraph]:
        for at, line in enumerate(self._lines):
            if self._pieces and self._continues(at):
                self._add(line.text)
            else:
                self._finish()
                self._begin(at)
        self._finish()
        return self._done

    def _begin(self, at: int) -> None:
        self._head, self._head_line = self._marked[at], self._lines[at].number
        if self._head.mark in _HEADED:
            self._expected[self._head.mark] = self._head.value + 1
            if self._head.mark is Mark.CHAPTER:
                self._expected[Mark.ITEM] = self._expected[Mark.ITEM] or 1
        self._has_stop = False
        self._add(self._head.rest)

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self._has_stop = self._has_stop or "。" in text

    def _finish(self) -> None:
        if self._head is not None and self._pieces:
            head = self._head
            text = pair_quotes(_glue(self._pieces))
            self._done.append(Paragraph(self._head_line, head.mark, head.number, head.value, text))
        self._pieces = []

    def _continues(self, at: int) -> bool:
        before = self._pieces[-1]
        if ends_sentence(before):
            return False
        mark, text = self._marked[at].mark, self._lines[at].text
        assert self._head is not None
        if self._head.mark in (Mark.NOTE, Mark.ATTACHMENT):
            return mark is Mark.NONE and self._continues_list(before, text)
        if mark is not Mark.NONE:
            return self._is_chance(at)
        if self._head.mark in _HEADED and not self._has_stop:
            return self._continues_title(at)
        return True

    def _is_chance(self, at: int) -> bool:
        """A mark inside an unfinished sentence, out of its turn, is no mark (二、三线城市)."""
        found = self._marked[at]
        if found.mark not in _NUMBERED or self._is_title_so_far():
            return False
        if found.mark is Mark.MINOR:
            return False
        return found.value not in (1, self._expected[found.mark]) or _is_open(self._pieces)

    def _is_title_so_far(self) -> bool:
        assert self._head is not None
        return self._head.mark in _HEADED and not self._has_stop

    def _continues_list(self, before: str, text: str) -> bool:
        return "。" not in text and (_GOES_ON.search(before) is not None or _is_open(self._pieces))

    def _continues_title(self, at: int) -> bool:
        """Whether a title without 。 goes on here, or the text below it begins."""
        text, before = self._lines[at].text, self._pieces[-1]
        if _GOES_ON.search(before) or _is_open(self._pieces):
            return True
        rest = text.find("。")
        if 0 <= rest <= _SHORT_REST:
            return True
        assert self._head is not None
        whole = sum(map(columns, self._pieces))
        shown = columns(self._lines[at - 1].text)
        if self._width and shown < self._width - _SLACK:
            return False
        if rest < 0:
            is_end = at + 1 == len(self._lines) or self._marked[at + 1].mark is not Mark.NONE
            is_less = columns(text) < shown - _SLACK or not self._width
            return is_less and columns(text) <= shown and (is_end or bool(self._width))
        return (
            self._is_inline[self._head.mark] and whole + columns(text[:rest]) <= _LONGEST_TITLE * 2
        )


def _wrap_width(lines: list[Line], marked: list[Marked]) -> int:
    """The columns of a full line where most lines are broken; 0 where lines are paragraphs."""
    broken = [
        columns(line.text)
        for line, following in zip(lines, marked[1:], strict=False)
        if following.mark is Mark.NONE and not ends_sentence(line.text)
    ]
    if len(broken) < 6 or len(broken) * 4 < len(lines):
        return 0
    return sorted(broken)[len(broken) * 3 // 4]


def _mostly_inline(lines: list[Line], marked: list[Marked], mark: Mark) -> bool:
    """Whether titles of this kind are mostly followed by their text on the same line."""
    inline = [
        "。" in line.text or (columns(line.text) > 2 * _LONGEST_TITLE)
        for line, found in zip(lines, marked, strict=True)
        if found.mark is mark
    ]
    return sum(inline) * 2 > len(inline)


def _is_open(pieces: list[str]) -> bool:
    text = "".join(pieces)
    return any(text.count(opened) > text.count(closed) for opened, closed in _OPEN_SIGNS.items())


def _glue(pieces: list[str]) -> str:
    """Put pieces side by side, with a space only between two Latin words."""
    text = pieces[0]
    for piece in pieces[1:]:
        latin = (
            text[-1:].isascii()
            and text[-1:].isalpha()
            and piece[:1].isascii()
            and piece[:1].isalpha()
        )
        text += (" " if latin else "") + piece
    return text


def renumbered(paragraph: Paragraph, text: str) -> Paragraph:
    """The same paragraph with other words."""
    return replace(paragraph, text=text)
