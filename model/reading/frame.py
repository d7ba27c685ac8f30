"""Where the body of a document begins and ends between its front, its annexes and the site."""

import re
from dataclasses import dataclass

from model.reading.document import Removed
from model.reading.lines import Line
from model.reading.marks import Mark, Marked, read_mark
from model.reading.noise import is_site_line, removed, starts_tail
from model.reading.sentences import ends_sentence
from model.reading.titles import Title, is_office


@dataclass(frozen=True, slots=True)
class Frame:
    """The lines of a document by their place."""

    front: list[Line]
    body: list[Line]
    end: list[Line]
    tail: list[Line]


def find_frame(lines: list[Line], titles: list[Title]) -> Frame | None:
    """Divide the lines; None when nothing is numbered like a task.

    A notice or a summary above the title and an annex below may have numbered parts of their
    own: of the parts that begin below the titles the longest is the body.
    """
    marked = [read_mark(line.text) for line in lines]
    standing = [title for title in titles if not title.is_notice][:_MOST_TITLES]
    begun = {_first_task(marked, title.end): title for title in standing}
    starts = sorted({at for at in (_first_task(marked, 0), *begun) if at is not None})
    if not starts:
        return None
    limits = [*(begun[at].at for at in starts[1:]), len(lines)]
    parts = {
        start: _weight(lines, marked, slice(start, limit), begun.get(start))
        for start, limit in zip(starts, limits, strict=True)
    }
    start = max(starts, key=lambda at: parts[at])
    limit = limits[starts.index(start)]
    tail = _tail_start(lines[:limit], marked, start)
    stop = _body_stop(lines[:tail], marked, start)
    return Frame(lines[:start], lines[start:stop], lines[stop:tail], lines[tail:])


def first_numbered(lines: list[Line]) -> int | None:
    """The number of the line on which the numbering of tasks may begin."""
    at = _first_task([read_mark(line.text) for line in lines], 0)
    return None if at is None else lines[at].number


def drop_site_lines(body: list[Line]) -> tuple[list[Line], list[Removed]]:
    """The body without lines of the site, and these; what goes on a sentence is never one."""
    kept: list[Line] = []
    dropped: list[Removed] = []
    for line in body:
        is_button = _BUTTON.fullmatch(line.text) is not None
        if is_button or (is_site_line(line.text) and not (kept and _is_half(kept[-1].text))):
            dropped.append(removed(line))
        else:
            kept.append(line)
    return kept, dropped


_BUTTON = re.compile(
    r"[【\[]?(?:打印|打印本页|关闭|关闭窗口)[】\]](?:[【\[]?(?:打印|关闭|关闭窗口)[】\]])?"
)
_GOES_ON = ("、", "；", "：", "和", "与", "的")
_TITLED = 4  # times as likely
_MOST_TITLES = 20  # a site may list hundreds of titles below a document
_COLOPHON = re.compile(r"(?:抄送|抄报|主送|分送|发送)：|（?此件|（?信息公开|.{0,30}\d日印发$|共印")
_DATED = re.compile(r"[^。，；：]{0,40}\d{4}年\d{1,2}月\d{1,2}日(?:印发)?")


def _weight(lines: list[Line], marked: list[Marked], part: slice, title: Title | None) -> int:
    """How likely a part is the body: below a title of its own more than a summary without."""
    length = sum(len(line.text) for line in lines[part])
    if title is None:
        return length
    is_annex = any(found.mark is Mark.ATTACHMENT for found in marked[: title.at][-1:])
    return length * (1 if is_annex else _TITLED)


def _first_task(marked: list[Marked], start: int) -> int | None:
    """Where the numbering begins below a line; a numbering under way there began earlier."""
    for mark in (Mark.CHAPTER, Mark.ITEM, Mark.RUNNING):
        for at in range(start, len(marked)):
            below_annex = at > 0 and marked[at - 1].mark is Mark.ATTACHMENT
            if marked[at].mark is mark and not below_annex:
                return at if marked[at].value == 1 else None
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
    is_whole = ends_sentence(text) or text.endswith(("）", "】"))
    return is_whole or marked[at].mark is not Mark.NONE or "，" not in text


def _is_half(text: str) -> bool:
    """Whether a line breaks off inside a sentence."""
    if ends_sentence(text):
        return False
    is_running = read_mark(text).mark in (Mark.NONE, Mark.NOTE)
    return is_running or any(sign in text for sign in "，。") or text.endswith(_GOES_ON)


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
