"""Rows of a title (标题回行): broken between words only, in a pleasing shape (GB/T 9704, 7.3.1)."""

import re
from collections.abc import Callable
from itertools import combinations, pairwise
from math import ceil, comb

from reports.line_break import chunks

# Words of titles that stay whole, longer ones first; a short list does for titles of an office.
_WORD = re.compile(
    "“[^“”]{1,8}”(?:规划|计划|行动|工程)"
    "|(?:推动|推进|加强|促进)知识产权(?:高质量发展|强[国省](?:建设)?)?"
    "|知识产权强[国省](?:建设(?:纲要)?)?|国家知识产权|市场监督管理[局厅]|知识产权局|人民政府"
    "|高质量发展|联席会议|知识产权|关于(?:报送|印发|转发|做好|加强|开展)"
    "|落实情况|完成情况|工作情况|实施方案|工作方案|分工方案|任务清单|工作台账|典型案例|佐证材料"
    "|主要指标|重点任务|责任分工|办公室|征求意见|信息表|联络员|一览表|国家|情况|方案|通知|报告"
    "|通报|清单|台账|目录|任务|工作|指标|进展|成效|年度|建设|纲要|规划|计划|意见|办法|推动|推进"
    "|加强|做好|开展|落实|贯彻|印发|报送|转发|关于|发展|保护|运用|创造|管理|服务|要点|指引|督办"
)
# A row ends well after these and may not begin with those; a verb is not parted from its object.
_GOOD_END = re.compile(r".*(?:关于|印发|报送|转发|的|年|年度|[、》）局])")
_BAD_START = "的局厅处委会等表书函"

_PARTED_WORD, _BAD, _FAIR = 9.0, 6.0, 1.0
_HOURGLASS, _EXTRA_ROW, _UNEVEN, _OBLONG = 3.0, 2.0, 5.0, 1.8
# Rows that differ by less than this make an oblong, neither trapezium nor lozenge.
_ALIKE = 0.6
# More places than this are thinned out to the good ones.
_MANY = 24
# A title with more ways than this to divide it is no title.
_MOST_DRAFTS = 20_000


def title_rows(text: str, limit: float, width: Callable[[str], float]) -> list[str]:
    """The rows of a title, none wider than `limit` (in the unit of `width`)."""
    fewest = max(1, ceil(width(text) / limit - 1e-6))
    if fewest == 1:
        return [text]
    places = _places(text, fewest)
    if comb(len(places), fewest) > _MOST_DRAFTS:
        return _filled(text, limit, width)
    drafts = [
        _rows(text, cuts)
        for count in (fewest, fewest + 1)
        for cuts in combinations(places, count - 1)
    ]
    fitting = [rows for rows in drafts if all(width(row) <= limit for row in rows)]
    if not fitting:
        return _filled(text, limit, width)
    return min(fitting, key=lambda rows: _cost(rows, places, fewest, width))


def ascii_ems(text: str) -> float:
    """About how wide text is in ems where no face is at hand: what is ASCII takes half."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)


def word_ends(text: str) -> set[int]:
    """Where those words end in a text that stay whole."""
    return {word.end() for word in _WORD.finditer(text)}


def _places(text: str, fewest: int) -> dict[int, float]:
    """Where rows may end, and how much each place displeases."""
    inside = {at for word in _WORD.finditer(text) for at in range(word.start() + 1, word.end())}
    edges = {edge for word in _WORD.finditer(text) for edge in word.span()}
    places: dict[int, float] = {}
    at = 0
    for chunk in chunks(text)[:-1]:
        at += len(chunk)
        if at not in inside:
            places[at] = _displeasure(text, at, edges)
    good = {at: cost for at, cost in places.items() if cost <= _FAIR}
    return good if len(places) > _MANY and len(good) >= fewest else places


def _displeasure(text: str, at: int, edges: set[int]) -> float:
    if text[at] in _BAD_START:
        return _BAD
    if _GOOD_END.fullmatch(text[:at]) or text[at] == "《":
        return 0.0
    return _FAIR if at in edges else _PARTED_WORD


def _rows(text: str, cuts: tuple[int, ...]) -> list[str]:
    return [text[start:end] for start, end in pairwise((0, *cuts, len(text)))]


def _cost(
    rows: list[str], places: dict[int, float], fewest: int, width: Callable[[str], float]
) -> float:
    widths = [width(row) for row in rows]
    at = 0
    cost = _UNEVEN * (max(widths) - min(widths)) / max(widths)
    for row in rows[:-1]:
        at += len(row)
        cost += places[at]
    waist = any(
        left > middle < right
        for left, middle, right in zip(widths, widths[1:], widths[2:], strict=False)
    )
    is_oblong = max(widths) - min(widths) < _ALIKE
    return cost + _HOURGLASS * waist + _OBLONG * is_oblong + _EXTRA_ROW * (len(rows) - fewest)


def _filled(text: str, limit: float, width: Callable[[str], float]) -> list[str]:
    """A title that no good place divides: rows filled one after the other."""
    rows = [""]
    for character in text:
        if rows[-1] and width(rows[-1] + character) > limit:
            rows.append("")
        rows[-1] += character
    return rows
