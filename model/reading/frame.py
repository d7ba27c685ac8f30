"""Where the body of a document begins and ends between its front, its annexes and the site."""

import re
from dataclasses import dataclass

from model.reading.lines import Line
from model.reading.marks import Mark, Marked, read_mark
from model.reading.noise import is_site_line, starts_tail
from model.reading.sentences import ends_sentence
from model.reading.titles import is_office


@dataclass(frozen=True, slots=True)
class Frame:
    """The lines of a document by their place."""

    front: list[Line]
    body: list[Line]
    end: list[Line]
    tail: list[Line]


def find_frame(lines: list[Line], title_ends: list[int]) -> Frame | None:
    """Divide the lines; None when nothing is numbered like a task.

    A notice may have numbered parts of its own above the title, and an annex below it: of the
    parts that begin below a title the longest is the body. `title_ends` are the lines after one.
    """
    marked = [read_mark(line.text) for line in lines]
    title_ends = title_ends[:_MOST_TITLES]
    starts = sorted(
        {at for end in (0, *title_ends) if (at := _first_task(marked, end)) is not None}
    )
    if not starts:
        return None
    limits = [max((end for end in title_ends if end <= at), default=at) for at in starts[1:]]
    parts = list(zip(starts, [*limits, len(lines)], strict=True))
    start, limit = max(parts, key=lambda part: sum(len(line.text) for line in lines[slice(*part)]))
    tail = _tail_start(lines[:limit], marked, start)
    stop = _body_stop(lines[:tail], marked, start)
    return Frame(lines[:start], lines[start:stop], lines[stop:tail], lines[tail:])


_MOST_TITLES = 20  # a site may list hundreds of titles below a document
_COLOPHON = re.compile(r"(?:抄送|抄报|主送|分送|发送)：|（?此件|（?信息公开|.{0,30}\d日印发$|共印")
_DATED = re.compile(r".{0,40}\d{4}年\d{1,2}月\d{1,2}日(?:印发)?")


def _first_task(marked: list[Marked], start: int) -> int | None:
    """Where the numbering begins below a line; a numbering under way there began earlier."""
    for mark in (Mark.CHAPTER, Mark.ITEM, Mark.RUNNING):
        for at in range(start, len(marked)):
            found = marked[at]
            below_annex = at > 0 and marked[at - 1].mark is Mark.ATTACHMENT
            if found.mark is mark and not below_annex:
                if found.value == 1:
                    return at
                break
    return None


def _last_strong(lines: list[Line], marked: list[Marked], start: int) -> int:
    """The last line that is surely of the body: a chapter, a task, a numbered sentence."""
    strong = [
        at
        for at in range(start, len(lines))
        if marked[at].mark in (Mark.CHAPTER, Mark.ITEM)
        or (marked[at].mark is Mark.RUNNING and "。" in lines[at].text)
    ]
    return strong[-1] if strong else start


def _tail_start(lines: list[Line], marked: list[Marked], start: int) -> int:
    for at in range(_last_strong(lines, marked, start) + 1, len(lines)):
        if starts_tail(lines[at].text) and _may_begin_below(lines, marked, at - 1):
            return at
    return len(lines)


def _may_begin_below(lines: list[Line], marked: list[Marked], at: int) -> bool:
    """Whether a new block may begin below a line, because that is no half sentence."""
    text = lines[at].text
    return ends_sentence(text) or marked[at].mark is not Mark.NONE or "，" not in text


def _body_stop(lines: list[Line], marked: list[Marked], start: int) -> int:
    for at in range(start + 1, len(lines)):
        if marked[at].mark is Mark.ATTACHMENT and _closes(lines, marked, start, at):
            return _without_signature(lines, marked, start, at)
    strong = _last_strong(lines, marked, start)
    for at in range(strong + 1, len(lines)):
        if _COLOPHON.match(lines[at].text):
            return _without_signature(lines, marked, start, at)
    return _without_signature(lines, marked, start, len(lines))


def _closes(lines: list[Line], marked: list[Marked], start: int, at: int) -> bool:
    """An annex closes the body unless the numbering of the chapters goes on below it."""
    if not _may_begin_below(lines, marked, at - 1):
        return False
    chapters = [found.value for found in marked[start:at] if found.mark is Mark.CHAPTER]
    following = [found.value for found in marked[at:] if found.mark is Mark.CHAPTER]
    return not (chapters and following and following[0] == chapters[-1] + 1)


def _without_signature(lines: list[Line], marked: list[Marked], start: int, stop: int) -> int:
    """Leave out short lines below the last sentence: signature, date, buttons of the site."""
    last = next(at for at in range(stop - 1, start - 1, -1) if _is_prose(lines, marked, at))
    return _end_of_sentence(lines, last, stop)


def _end_of_sentence(lines: list[Line], at: int, stop: int) -> int:
    """The line after the rest of a broken sentence: a few signs may stand on the last line."""
    while at + 1 < stop and not ends_sentence(lines[at].text) and _may_go_on(lines[at + 1].text):
        at += 1
    return at + 1


def _may_go_on(text: str) -> bool:
    return not (is_site_line(text) or _DATED.fullmatch(text) or is_office(text))


def _is_prose(lines: list[Line], marked: list[Marked], at: int) -> bool:
    text = lines[at].text
    if is_site_line(text) or _DATED.fullmatch(text):
        return False
    if marked[at].mark not in (Mark.NONE, Mark.ATTACHMENT):
        return True
    return any(sign in text for sign in "。，；") or ends_sentence(text) or len(text) > 40
