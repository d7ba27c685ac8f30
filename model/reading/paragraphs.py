"""Lines → paragraphs: a line that a page or a screen broke is joined to the one before."""

import re
from dataclasses import dataclass

from model.reading.lines import Line
from model.reading.marks import Form, Mark, Marked, read_mark
from model.reading.passages import Passage
from model.reading.responsibility import breaks_off
from model.reading.sentences import ends_sentence
from model.reading.signs import pair_quotes


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its mark; its words are without the mark."""

    mark: Mark
    number: str
    value: int
    passage: Passage
    form: Form = Form.PLAIN

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.passage.line

    @property
    def text(self) -> str:
        """Its words without the mark."""
        return self.passage.text


def join_lines(lines: list[Line]) -> list[Paragraph]:
    """Put broken lines together again."""
    marked = [read_mark(line.text) for line in lines]
    joiner = _Joiner(lines, marked)
    return joiner.run()


def columns(text: str) -> int:
    """The width of a text in half-width columns."""
    return sum(1 if ord(sign) < 128 else 2 for sign in text)


_TITLED = (Mark.CHAPTER, Mark.ITEM)
_HEADED = (*_TITLED, Mark.RUNNING)
_OPEN_SIGNS = {"《": "》", "“": "”", "（": "）", "〔": "〕", "【": "】"}
_GOES_ON = re.compile(r"[，、；：《“（〈—]$|(?:和|与|及|以及|或|的|对|在|为|把|将)$")
_SHORT_REST = 2  # signs before the first 。: too few for a sentence, so a word was broken
_LONGEST_TITLE = 100  # columns
_MOST_LINES = 30
_FEWEST_BROKEN = 6
_TAIL_SIGNS = 1300  # the longest note that is looked for
_NO_BEGINNING = "，。、；：）》”’！？"
_LOWER = re.compile(r"[a-z]")
_LATIN = re.compile(r"[A-Za-z]")
_SIGN = 2  # columns of one Chinese sign
_INDENT = 4  # columns before the first line of a paragraph, where a title is unlikely
_SLACK = 6  # columns by which full lines of one page differ


class _Joiner:
    def __init__(self, lines: list[Line], marked: list[Marked]) -> None:
        self._lines = lines
        self._marked = marked
        self._lengths, self._width = _line_lengths(lines, marked)
        full = self._width - _SLACK if self._width else _LONGEST_TITLE
        self._is_inline = {mark: _mostly_inline(lines, marked, mark, full) for mark in _HEADED}
        self._expected = dict.fromkeys(_HEADED, 1)
        self._done: list[Paragraph] = []
        self._pieces: list[str] = []
        self._piece_lines: list[int] = []
        self._tail = ""
        self._head: Marked | None = None
        self._has_stop = False

    def run(self) -> list[Paragraph]:
        for at, line in enumerate(self._lines):
            if self._pieces and self._continues(at):
                self._add(line.text, line.number)
            else:
                self._finish()
                self._begin(at)
        self._finish()
        return self._done

    def _begin(self, at: int) -> None:
        self._head = self._marked[at]
        if self._head.mark in _HEADED:
            self._expected[self._head.mark] = self._head.value + 1
            if self._head.mark is Mark.CHAPTER:
                self._expected[Mark.ITEM] = self._expected[Mark.ITEM] or 1
        self._has_stop = False
        self._add(self._head.rest, self._lines[at].number)

    def _add(self, text: str, line: int) -> None:
        self._pieces.append(text)
        self._piece_lines.append(line)
        self._tail = (self._tail + text)[-_TAIL_SIGNS:]
        self._has_stop = self._has_stop or "。" in text

    def _finish(self) -> None:
        if self._head is not None and self._pieces:
            head = self._head
            passage = _glue(self._pieces, self._piece_lines)
            self._done.append(Paragraph(head.mark, head.number, head.value, passage, head.form))
        self._pieces, self._piece_lines = [], []
        self._tail = ""

    def _continues(self, at: int) -> bool:
        mark, text = self._marked[at].mark, self._lines[at].text
        assert self._head is not None
        if text[0] in _NO_BEGINNING:
            return True
        if ends_sentence(self._tail):
            return mark is Mark.NONE and self._may_be_full(at - 1)
        if self._head.mark in (Mark.NOTE, Mark.ATTACHMENT):
            return self._continues_list(at) if mark is Mark.NONE else self._is_next_label(at)
        if mark is not Mark.NONE:
            return self._is_chance(at)
        if self._is_title_so_far():
            return self._continues_title(at)
        return True

    def _may_be_full(self, at: int) -> bool:
        """Whether a page may have broken a paragraph just where a sentence ended."""
        is_full = self._width > 0 and self._lengths[at] >= self._width - _SIGN
        return is_full and not self._tail.endswith(("）", "】"))

    def _is_chance(self, at: int) -> bool:
        """A mark inside an unfinished sentence, out of its turn, is no mark (二、三线城市)."""
        found = self._marked[at]
        if found.mark not in _HEADED:
            is_named = found.mark is Mark.ATTACHMENT and self._tail.endswith(("，", "、"))
            return is_named or _is_open(self._tail)
        if self._is_title_so_far():
            return False
        return found.value not in (1, self._expected[found.mark])

    def _is_title_so_far(self) -> bool:
        assert self._head is not None
        return self._head.mark in _HEADED and not self._has_stop

    def _is_next_label(self, at: int) -> bool:
        """责任单位：…； | 完成时限：… is one line that a page broke."""
        is_open = self._tail.endswith("；") or _TORN_LABEL.search(self._tail) is not None
        return self._marked[at].mark is Mark.NOTE and is_open

    def _continues_list(self, at: int) -> bool:
        assert self._head is not None
        if "。" in self._lines[at].text or len(self._pieces) > _MOST_LINES:
            return False
        is_broken = (
            breaks_off(self._tail)
            or _is_torn_time(self._tail, self._lines[at].text)
            or self._may_be_full(at - 1)
        )
        return (self._head.mark is Mark.NOTE and is_broken) or _is_open(self._tail)

    def _continues_title(self, at: int) -> bool:
        """Whether a title without 。 goes on here, or the text below it begins."""
        assert self._head is not None
        text = self._lines[at].text
        if not self._tail or len(self._pieces) > _MOST_LINES or self._is_sentence_so_far():
            return True
        if _GOES_ON.search(self._tail) or text[0] in _NO_BEGINNING or _is_open(self._tail):
            return True
        rest = text.find("。")
        if 0 <= rest <= _SHORT_REST:
            return True
        shown = self._lengths[at - 1]
        leads_sentence = self._head.mark is Mark.RUNNING and self._is_inline[Mark.RUNNING]
        slack = _SLACK + _INDENT if leads_sentence and rest >= 0 else _SLACK
        if self._width and shown < self._width - slack:
            return False
        if self._width and self._head.mark is Mark.RUNNING:
            return True
        if rest < 0:
            return self._is_rest_of_title(at, shown)
        if not self._width:
            return False
        whole = sum(map(columns, self._pieces)) + columns(text[:rest])
        return self._is_inline[self._head.mark] and whole <= _LONGEST_TITLE

    def _is_sentence_so_far(self) -> bool:
        """Running numbers lead sentences: a comma shows that a line is none of the rare titles."""
        assert self._head is not None
        leads_sentences = self._head.mark is Mark.RUNNING and self._is_inline[Mark.RUNNING]
        return leads_sentences and any("，" in piece for piece in self._pieces)

    def _is_rest_of_title(self, at: int, shown: int) -> bool:
        is_end = at + 1 == len(self._lines) or self._marked[at + 1].mark is not Mark.NONE
        if self._width:
            return self._lengths[at] < shown - _SLACK
        return self._lengths[at] <= shown and is_end


def _line_lengths(lines: list[Line], marked: list[Marked]) -> tuple[list[int], int]:
    """How long each line is, and how long full ones are where most lines are broken (else 0).

    Pages break at a width, mail programs after a count of signs: what agrees better is taken.
    """
    measures = [[measure(line.printed) for line in lines] for measure in (columns, _twice)]
    longest = sorted(measures[0])[len(lines) * 9 // 10] if lines else 0
    broken = [
        at
        for at, line in enumerate(lines[:-1])
        if marked[at + 1].mark is Mark.NONE
        and not ends_sentence(line.text)
        and not (marked[at].mark in _TITLED and "。" not in line.text)
        and (marked[at].mark is not Mark.RUNNING or measures[0][at] >= longest - _SLACK)
    ]
    if not (_is_mostly_broken(broken, lines) or _is_evenly_broken(broken, measures)):
        return measures[0], 0
    fulls = [sorted(lengths[at] for at in broken)[len(broken) * 3 // 4] for lengths in measures]
    agreeing = [
        _agreement([lengths[at] for at in broken], full)
        for lengths, full in zip(measures, fulls, strict=True)
    ]
    best = 0 if agreeing[0] >= agreeing[1] else 1
    return measures[best], fulls[best]


def _is_mostly_broken(broken: list[int], lines: list[Line]) -> bool:
    return len(broken) >= _FEWEST_BROKEN and len(broken) * 4 >= len(lines)


def _is_evenly_broken(broken: list[int], measures: list[list[int]]) -> bool:
    """Whether lines break off only where they are as long as the longest of a short document."""
    return len(broken) > 1 and any(
        all(max(lengths) - lengths[at] <= _SIGN for at in broken) for lengths in measures
    )


def _agreement(lengths: list[int], full: int) -> tuple[int, int]:
    """How many lines are about as long as a full one, and how many just so."""
    return sum(abs(length - full) <= _SIGN for length in lengths), lengths.count(full)


def _twice(text: str) -> int:
    return 2 * len(text)


def _mostly_inline(lines: list[Line], marked: list[Marked], mark: Mark, full: float) -> bool:
    """Whether titles of this kind are mostly followed by their text on the same line.

    A full line without 。 tells nothing: its title may go on below.
    """
    inline = [
        "。" in line.text
        for line, found in zip(lines, marked, strict=True)
        if found.mark is mark and ("。" in line.text or columns(line.printed) < full)
    ]
    return sum(inline) * 2 >= len(inline)


_TORN_LABEL = re.compile("[；，](?:完成|责任|牵头|配合|参与|协办|主办)$")
_TIME = re.compile(r"(?:时限|时间|期限|安排|节点|进度)[^：]{0,4}：([^：；。]{1,12})$")
_WHOLE_TIME = re.compile(r".*(?:[前底末初内持行成年月日度旬期间续进]|\d{4})$")
_DAY_GOES_ON = re.compile(r"\d{0,2}[年月日]|前|\d{1,2}$")


def _is_torn_time(text: str, below: str) -> bool:
    """Whether the line below goes on a time limit: 完成时限：2023年 | 12月15日前."""
    if not (time := _TIME.search(text)):
        return False
    return _DAY_GOES_ON.match(below) is not None or not _WHOLE_TIME.match(time[1])


def _is_open(text: str) -> bool:
    return any(text.count(opened) > text.count(closed) for opened, closed in _OPEN_SIGNS.items())


def _glue(pieces: list[str], lines: list[int]) -> Passage:
    """Put pieces side by side, with a space only between two Latin words."""
    text = ""
    starts: list[tuple[int, int]] = []
    for piece, line in zip(pieces, lines, strict=True):
        if _LOWER.match(text[-1:]) and _LATIN.match(piece):
            text += " "
        starts.append((len(text), line))
        text += piece
    return Passage(pair_quotes(text), tuple(starts))
