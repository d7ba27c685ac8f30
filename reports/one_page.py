"""How a paper keeps to one page (一页纸): sizes from roomy to tight, and what finds room on it.

Lengths are points. PDF and Word take the same measures, so that they say the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from reports import gongwen
from reports.document import BarChart, Figures, OnePage, Points
from reports.title_rows import word_ends

TITLE_SIZE, TITLE_HEIGHT = 20.0, 30.0
TEXT_SIZE, TEXT_PITCH = gongwen.SIZE_5, 15.5
FIGURE_SIZE, FIGURES_HEIGHT = 18.0, 45.0
HEADING_SIZE, HEADING_HEIGHT = gongwen.SIZE_SMALL_4, 20.0
MOST_NOTE_LINES = 2
# Between two columns of a chart; between the cells of a line, in ems.
GUTTER = 14.0
GAP = 0.8
SMALL_SIZE = gongwen.SIZE_SMALL_5
# Programs that open the Word file add a little here and there.
_SLACK = 16.0
_ROOM = gongwen.TYPE_AREA_HEIGHT - _SLACK
# The bar itself: its share of the pitch; of what words leave, what names may take.
BAR_SHARE = 0.58
_NAMES = 0.72
_LEAST_BAR = 24.0
_LEAST_NAME = 5.5  # ems
ELLIPSIS = "…"

Ems = Callable[[str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """The measures that were chosen: of a line of a chart, and how many points have room."""

    pitch: float
    most_points: int
    gap: float

    @property
    def size(self) -> float:
        """The size of the letters beside a bar."""
        return min(gongwen.SIZE_5, 0.76 * self.pitch)


_LADDER = (
    Fit(pitch=16.0, most_points=6, gap=8.0),
    Fit(pitch=15.0, most_points=5, gap=7.0),
    Fit(pitch=14.0, most_points=5, gap=6.0),
    Fit(pitch=13.0, most_points=5, gap=5.0),
    Fit(pitch=12.0, most_points=4, gap=4.0),
    Fit(pitch=11.0, most_points=3, gap=3.0),
    Fit(pitch=9.6, most_points=3, gap=2.0),
)


def fit(sheet: OnePage) -> Fit:
    """The roomiest measures by which the whole sheet stands on an upright page."""
    fitting = (each for each in _LADDER if height(sheet, each) <= _ROOM)
    chosen = next(fitting, _LADDER[-1])
    for most in range(_MOST_POINTS, chosen.most_points, -1):
        fuller = replace(chosen, most_points=most)
        if height(sheet, fuller) <= _ROOM:
            return fuller
    return chosen


_MOST_POINTS = 8


def height(sheet: OnePage, measures: Fit) -> float:
    """What the sheet takes by these measures."""
    inside = (block_height(block, measures) + measures.gap for block in sheet.blocks)
    return TITLE_HEIGHT + TEXT_PITCH + sum(inside)


def block_height(block: Figures | BarChart | Points, measures: Fit) -> float:
    """What one block takes without the gap above it."""
    match block:
        case Figures():
            return FIGURES_HEIGHT + MOST_NOTE_LINES * TEXT_PITCH * bool(block.note)
        case BarChart():
            return HEADING_HEIGHT + chart_rows(block) * measures.pitch
        case Points():
            return HEADING_HEIGHT + len(shown_points(block, measures)) * TEXT_PITCH


def chart_columns(chart: BarChart) -> int:
    """Many bars stand in two columns, the first one filled first."""
    return 2 if len(chart.bars) > _MOST_IN_A_COLUMN else 1


_MOST_IN_A_COLUMN = 7


def chart_rows(chart: BarChart) -> int:
    """The lines of a chart."""
    return ceil(len(chart.bars) / chart_columns(chart))


def shown_points(points: Points, measures: Fit) -> tuple[str, ...]:
    """The lines that have room; the last one tells how many have none."""
    most = measures.most_points
    if len(points.lines) <= most:
        return points.lines
    hidden = len(points.lines) - (most - 1)
    return (*points.lines[: most - 1], f"另有{hidden}项{points.more}。")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartWidths:
    """The widths of label, bar and words of each line of a chart, in points."""

    label: float
    bar: float
    words: tuple[float, ...]


def chart_widths(chart: BarChart, width: float, size: float, ems: Ems) -> ChartWidths:
    """Words have what they need, names what they need up to a share, bars the rest."""
    words = tuple(
        (max(ems(bar.words[at]) for bar in chart.bars) + GAP) * size
        for at in range(len(chart.bars[0].words))
    )
    label = (max(ems(bar.label) for bar in chart.bars) + GAP) * size
    room = width - sum(words)
    if chart_columns(chart) == 1:
        label = min(label, _NAMES * room)
    else:
        label = min(label, max(room - _LEAST_BAR, _LEAST_NAME * size))
    return ChartWidths(label=label, bar=max(room - label, GAP * size), words=words)


def name_lines(
    name: str, room: float, measures: Fit, ems: Ems, *, edge: float = 0.0
) -> tuple[tuple[str, ...], float]:
    """A name beside a bar, never cut, and its size: smaller, or in two lines if these are larger.

    `room` is in points, `edge` what two lines may not use of the pitch.
    """
    size = min(measures.size, room / max(ems(name), 0.1))
    halves = ((name[:at], name[at:]) for at in range(1, len(name)))
    parted = min(halves, key=lambda half: max(map(ems, half)), default=(name, name))
    widest = max(*map(ems, parted), 0.1)
    small = min(measures.size, (measures.pitch - edge) / 2, room / widest)
    return (parted, small) if small > size else ((name,), size)


def elided(text: str, room: float, ems: Ems) -> str:
    """The text, cut with … where `room` ems end: behind a clause, else behind a word.

    No figure is cut, and what is cut within 《》 has its closing mark.
    """
    if ems(text) <= room + _HAIR:
        return text
    most = len(text)
    while most and ems(text[:most] + ELLIPSIS) > room:
        most -= 1
    end = _clause_end(text, most)
    if ems(text[:end]) < _LEAST_KEPT * room:
        end = _word_end(text, most)
    kept = text[:end].rstrip(_MARKS)
    if kept.count("《") > kept.count("》"):
        return _with_its_mark(kept, room, ems)
    return kept + ELLIPSIS


def _with_its_mark(kept: str, room: float, ems: Ems) -> str:
    closing = f"{ELLIPSIS}》"
    while kept and ems(kept + closing) > room:
        kept = kept[: _word_end(kept, len(kept) - 1)]
    before, _, title = kept.rpartition("《")
    return f"{before}《{title}{closing}" if title else before + ELLIPSIS


def _clause_end(text: str, most: int) -> int:
    """Where the last clause ends, outside brackets, of what a colon leads to; 0 for none."""
    depth, end = 0, 0
    for at, sign in enumerate(text[: most + 1]):
        depth -= sign in _CLOSING
        if depth == 0 and sign in _CLAUSE_MARKS:
            end = 0 if sign == "：" else at
        depth += sign in _OPENING
    return end


def _word_end(text: str, most: int) -> int:
    """Where a word known as such, or brackets, end a little before; never within a figure."""
    opened = max(text.rfind("（", 0, most), text.rfind("“", 0, most))
    if opened > most // 2 and not any(sign in "）”" for sign in text[opened:most]):
        most = opened
    known = word_ends(text) | {at for at, sign in enumerate(text, 1) if sign in _CLOSING}
    near = [at for at in known if most - min(most // 6, _NEAR) <= at <= most]
    most = max(near, default=most)
    while 0 < most < len(text) and _is_cut(text, most):
        most -= 1
    return most


def _is_cut(text: str, at: int) -> bool:
    """Whether a figure and its unit, or a Latin word, lies across a place."""
    before, after = text[at - 1], text[at]
    return before in _OF_FIGURES and (after in _OF_FIGURES or before.isdigit())


_HAIR = 1e-6  # ems: what is just as wide as its room fits
# Less than this share of the room would tell too little.
_LEAST_KEPT = 0.6
_NEAR = 4
_CLAUSE_MARKS, _MARKS = "，、；。：", "，、；。：（《“〔 "
_OPENING, _CLOSING = "（《“〔", "）》”〕"
_OF_FIGURES = frozenset("0123456789.,%ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")


def note_lines(text: str, room: float, ems: Ems) -> Sequence[str]:
    """A sentence in as many lines as it may take; the last one is cut."""
    first = text
    while ems(first) > room:
        first = first[:-1]
    rest = text[len(first) :]
    while rest and len(first) > 1 and (rest[0] in _NEVER_FIRST or _is_cut(text, len(first))):
        first, rest = first[:-1], first[-1] + rest
    return [first, elided(rest, room, ems)] if rest else [first]


_NEVER_FIRST = "，、；。：）》%"


def about(text: str) -> float:
    """About how wide text is where no font is at hand: what is ASCII takes more than half."""
    return sum(0.6 if sign.isascii() else 1.0 for sign in text)


def at_most(text: str) -> float:
    """How wide text gets with wide figures, set apart from the Chinese beside them."""
    borders = sum(
        before.isascii() is not after.isascii() and (before + after).isalnum()
        for before, after in pairwise(text)
    )
    return sum(0.65 if sign.isascii() else 1.0 for sign in text) + 0.25 * borders
