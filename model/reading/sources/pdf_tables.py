"""Ruling lines and signs of a page → its tables, with merged cells; the rest stays words."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from model.reading.paragraphs import columns
from model.reading.source import Merge
from model.reading.sources.pdf_lines import PrintedLine, read_lines
from model.reading.sources.pdf_page import Glyph, Page, Ruling


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table of one page; `columns` are the places of its upright lines, in points."""

    rows: list[list[str]]
    merges: list[Merge]
    columns: tuple[float, ...]
    bottom: float
    top: float


def read_tables(page: Page) -> tuple[list[PdfTable], list[Glyph]]:
    """The ruled tables of a page from top to bottom, and the signs outside them."""
    tables: list[PdfTable] = []
    rest: list[Glyph] = page.glyphs
    for frame in _frames(page.rulings):
        inside = [glyph for glyph in rest if frame.holds(glyph)]
        table = _filled(frame, inside)
        if table:
            tables.append(table)
            rest = [glyph for glyph in rest if not frame.holds(glyph)]
    return sorted(tables, key=lambda table: -table.top), rest


_NEAR = 2.5  # points between two lines that are one
_MEETS = 4.0  # points by which lines that meet may miss one another
_OPEN = 12.0  # points by which lines reach over the last upright one: the side is open
_MOST_LINES = 600
_MOST_CELLS = 4_000
_PADDING = 11.0  # points that Word leaves free in a cell, left and right together
_SLACK = 0.3  # of a sign
_ENDS = ("。", "；", ";", "：", ":", "！", "？")
_UNITS = ("处", "局", "室", "司", "厅", "委", "办", "部", "院", "中心")
_NUMBERED = re.compile(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．](?!\d)|[①-⑳]|——")

_Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The lines of one table: places of columns left to right, of rows top to bottom."""

    xs: list[float]
    ys: list[float]
    rulings: list[Ruling]

    def holds(self, glyph: Glyph) -> bool:
        return self.xs[0] <= glyph.x <= self.xs[-1] and self.ys[-1] <= glyph.y <= self.ys[0]

    def cell_of(self, glyph: Glyph) -> _Cell:
        """Row and column of a sign."""
        row = bisect_right(self.ys, -glyph.y, key=lambda place: -place) - 1
        column = bisect_right(self.xs, glyph.x) - 1
        return min(row, len(self.ys) - 2), min(column, len(self.xs) - 2)

    def has_wall(self, at: float, across: float, *, is_upright: bool) -> bool:
        """Whether a line runs at a place, past another on the other axis."""
        return any(
            ruling.is_upright == is_upright
            and abs(ruling.at - at) <= _NEAR
            and ruling.start - _NEAR <= across <= ruling.end + _NEAR
            for ruling in self.rulings
        )


def _frames(rulings: Sequence[Ruling]) -> list[_Frame]:
    """The lines that hang together, each heap as a frame of rows and columns."""
    lines = _joined(rulings)
    if not 0 < len(lines) <= _MOST_LINES:
        return []
    return [frame for heap in _heaps(lines) if (frame := _frame(heap))]


def _joined(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Pieces of one line are one; two lines closer than _NEAR are one too."""
    joined: list[Ruling] = []
    for is_upright in (False, True):
        ours = sorted(ruling for ruling in rulings if ruling.is_upright == is_upright)
        level: list[Ruling] = []
        for ruling in ours:
            if level and ruling.at - level[0].at > _NEAR:
                joined += _runs(level)
                level = []
            level.append(ruling)
        joined += _runs(level)
    return joined


def _runs(level: Sequence[Ruling]) -> Iterable[Ruling]:
    """Lines at one place that touch are one line."""
    runs: list[Ruling] = []
    for ruling in sorted(level, key=lambda ruling: ruling.start):
        if runs and ruling.start <= runs[-1].end + _MEETS:
            runs[-1] = runs[-1]._replace(end=max(runs[-1].end, ruling.end))
        else:
            runs.append(ruling._replace(at=level[0].at))
    return runs


def _heaps(lines: Sequence[Ruling]) -> list[list[Ruling]]:
    """Lines that meet, directly or over others."""
    level = [line for line in lines if not line.is_upright]
    waiting = [line for line in lines if line.is_upright]
    heaps: list[list[Ruling]] = []
    left = [*level]
    while left:
        heap, fresh = [], [left.pop()]
        while fresh:
            heap += fresh
            met = [line for line in waiting if any(_meet(line, each) for each in fresh)]
            waiting = [line for line in waiting if line not in met]
            back = [line for line in left if any(_meet(each, line) for each in met)]
            left = [line for line in left if line not in back]
            heap += met
            fresh = back
        heaps.append(heap)
    return heaps


def _meet(upright: Ruling, level: Ruling) -> bool:
    return (
        level.start - _MEETS <= upright.at <= level.end + _MEETS
        and upright.start - _MEETS <= level.at <= upright.end + _MEETS
    )


def _frame(heap: list[Ruling]) -> _Frame | None:
    level = [ruling for ruling in heap if not ruling.is_upright]
    upright = [ruling for ruling in heap if ruling.is_upright]
    if not level or not upright:
        return None
    xs = _with_open_sides([line.at for line in upright], level)
    ys = _with_open_sides([line.at for line in level], upright)
    has_cells = len(xs) >= 2 and len(ys) >= 2 and len(xs) + len(ys) >= 5
    if not has_cells or len(xs) * len(ys) > _MOST_CELLS:
        return None
    return _Frame(xs, ys[::-1], heap)


def _with_open_sides(places: list[float], across: Sequence[Ruling]) -> list[float]:
    """The places in order; where the lines across reach further, the table has an open side."""
    places = sorted(places)
    merged = [at for i, at in enumerate(places) if i == 0 or at - places[i - 1] > _NEAR]
    first, last = min(line.start for line in across), max(line.end for line in across)
    before = [first] if merged[0] - first > _OPEN else []
    return [*before, *merged, *([last] if last - merged[-1] > _OPEN else [])]


def _filled(frame: _Frame, glyphs: Sequence[Glyph]) -> PdfTable | None:
    """The table with its words; None for a box that only frames some."""
    regions = _regions(frame)
    owner = {cell: region for region in regions for cell in _cells_of(region)}
    words: dict[Merge, list[Glyph]] = {}
    for glyph in glyphs:
        words.setdefault(owner[frame.cell_of(glyph)], []).append(glyph)
    rows = [[""] * (len(frame.xs) - 1) for _ in range(len(frame.ys) - 1)]
    for region, ours in words.items():
        width = frame.xs[region.right + 1] - frame.xs[region.left]
        rows[region.top][region.left] = _cell_text(read_lines(ours), width)
    if sum(any(row) for row in rows) < 2 or max(sum(map(bool, row)) for row in rows) < 2:
        return None
    return PdfTable(
        rows=rows,
        merges=[r for r in regions if (r.top, r.left) != (r.bottom, r.right)],
        columns=tuple(frame.xs),
        bottom=frame.ys[-1],
        top=frame.ys[0],
    )


def _regions(frame: _Frame) -> list[Merge]:
    """Cells without a line between them are one, where together they are a rectangle."""
    height, width = len(frame.ys) - 1, len(frame.xs) - 1
    right = [[_open_right(frame, r, c) for c in range(width)] for r in range(height)]
    below = [[_open_below(frame, r, c) for c in range(width)] for r in range(height)]
    regions: list[Merge] = []
    done: set[_Cell] = set()
    for row in range(height):
        for column in range(width):
            if (row, column) in done:
                continue
            heap = _open_cells((row, column), right, below)
            region = _around(heap)
            whole = set(_cells_of(region)) == heap
            for cell in heap:
                if not whole:
                    regions.append(_around({cell}))
            if whole:
                regions.append(region)
            done |= heap
    return regions


def _open_right(frame: _Frame, row: int, column: int) -> bool:
    if column + 2 >= len(frame.xs):
        return False
    middle = (frame.ys[row] + frame.ys[row + 1]) / 2
    return not frame.has_wall(frame.xs[column + 1], middle, is_upright=True)


def _open_below(frame: _Frame, row: int, column: int) -> bool:
    if row + 2 >= len(frame.ys):
        return False
    middle = (frame.xs[column] + frame.xs[column + 1]) / 2
    return not frame.has_wall(frame.ys[row + 1], middle, is_upright=False)


def _open_cells(
    start: _Cell, right: Sequence[Sequence[bool]], below: Sequence[Sequence[bool]]
) -> set[_Cell]:
    """All cells that are reached without crossing a line."""
    heap, waiting = {start}, [start]
    while waiting:
        row, column = waiting.pop()
        near = [
            ((row, column + 1), right[row][column]),
            ((row + 1, column), below[row][column]),
            ((row, column - 1), column > 0 and right[row][column - 1]),
            ((row - 1, column), row > 0 and below[row - 1][column]),
        ]
        fresh = [cell for cell, is_open in near if is_open and cell not in heap]
        heap.update(fresh)
        waiting += fresh
    return heap


def _around(cells: set[_Cell]) -> Merge:
    rows, columns = {row for row, _ in cells}, {column for _, column in cells}
    return Merge(top=min(rows), left=min(columns), bottom=max(rows), right=max(columns))


def _cells_of(region: Merge) -> list[_Cell]:
    return [
        (row, column)
        for row in range(region.top, region.bottom + 1)
        for column in range(region.left, region.right + 1)
    ]


def _cell_text(lines: Sequence[PrintedLine], width: float) -> str:
    """The words of a cell; a line that was full goes on in the next one."""
    text = ""
    for at, line in enumerate(lines):
        text += line.text
        if at + 1 < len(lines):
            below = lines[at + 1]
            text += _between(line.text, below.text) if _goes_on(line, below, width) else "\n"
    return text


def _goes_on(line: PrintedLine, below: PrintedLine, width: float) -> bool:
    """Whether a line of a cell was broken because no more had room in it.

    A sign that may not begin a line takes the one before it along, so two may be missing; but
    names of units often stand one below the other.
    """
    if line.text.endswith(_ENDS) or _NUMBERED.match(below.text):
        return False
    missing = 1 if line.text.endswith(_UNITS) else 2
    em = (line.right - line.left) / max(columns(line.text) / 2, 1)
    return line.right - line.left + (missing + _SLACK) * em > width - _PADDING


def _between(before: str, after: str) -> str:
    """A space where a Latin word ends with its line."""
    is_latin = (before[-1] + after[0]).isascii() and before[-1].isalpha() and after[0].isalpha()
    return " " if is_latin else ""
