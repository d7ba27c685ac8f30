"""Tables on paper, drawn as their rows come: only the rows of the present page are held."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from reports import gongwen
from reports.document import ColumnKind, Table
from reports.document import Row as Values
from reports.font_shelf import printable
from reports.fonts import Face
from reports.pdf_cells import ABOVE, CENTRE, LAMP, LEADING, LEFT, SIDE, CellText, Grid
from reports.pdf_lamp import draw_lamp
from reports.pdf_page import Paper

_HAIR = 0.01
# How often a progress bar is told.
_ROWS_PER_NEWS = 100
# A row taller than a page begins on the present one if so many of its lines go there.
_WORTH_BEGINNING = 4
_CAPTION_PITCH = 1.6 * gongwen.SIZE_SMALL_4
_NOTE_GAP = 4.0


class Counter:
    """Tells how many rows are set, now and then."""

    def __init__(
        self, progress: Callable[[int, int | None], None] | None, total: int | None
    ) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def count(self) -> None:
        """One more row."""
        self._done += 1
        if self._done % _ROWS_PER_NEWS == 0:
            self.tell()

    def tell(self) -> None:
        """Say how far it has come."""
        if self._progress:
            self._progress(self._done, self._total)


def draw_table(paper: Paper, table: Table, counter: Counter) -> None:
    """Draw a table from the present place on, over as many pages as it takes."""
    _Drawing(paper, table).draw(counter)


@dataclass(slots=True)
class _TableRow:
    """A row on the present page; `starts` counts from the first column that is not a repeat."""

    cells: list[CellText]
    height: float
    repeats: int = 0
    is_piece: bool = False


@dataclass(slots=True)
class _Span:
    """A cell of a leading column, which reaches down over equal neighbours."""

    need: float
    height: float


class _Drawing:
    """One table under way: the rows of the present page, and the cells that reach down."""

    def __init__(self, paper: Paper, table: Table) -> None:
        self._paper = paper
        self._table = table
        self._leading = table.merge_repeats
        self._grid = Grid(table.columns, paper.frame.width, paper.shelf)
        self._head_height = self._grid.height(max(len(cell.lines) for cell in self._grid.head))
        self._capacity = paper.frame.height - self._head_height
        self._rows: list[_TableRow] = []
        self._spans: list[_Span] = []
        self._last: Values = ()
        self._taken = 0.0
        self._is_open = False
        self._has_begun = False

    def draw(self, counter: Counter) -> None:
        """Draw all rows, then the note."""
        for values in self._table.rows():
            self._add(values)
            counter.count()
        if not self._has_begun:
            self._open(self._grid.height(1))
        self._close()
        self._draw_note()
        self._paper.used = _next_line(self._paper.used)

    def _add(self, values: Values) -> None:
        cells = self._grid.cells(values)
        needs = [self._grid.height(len(cell.lines)) for cell in cells[: self._leading]]
        own = self._grid.height(max((len(c.lines) for c in cells[self._leading :]), default=1))
        if max(own, *needs, 0.0) > self._capacity:
            self._add_pieces(cells)
            return
        while not self._try(values, cells, own, needs):
            self._close()
            self._open(max(own, *needs, 0.0))
        self._last = values

    def _try(self, values: Values, cells: list[CellText], own: float, needs: list[float]) -> bool:
        """Put the row on the open page if that has room, with all that reaches down closed."""
        if not self._is_open:
            return False
        repeats = self._repeats(values)
        settled = _missing_height(self._spans[repeats:])
        spans = [_Span(span.need, span.height + settled + own) for span in self._spans[:repeats]]
        spans += [_Span(need, own) for need in needs[repeats:]]
        taken = self._taken + settled + own
        if taken + _missing_height(spans) > self._paper.room + _HAIR:
            return False
        if settled:
            self._rows[-1].height += settled
        self._rows.append(_TableRow(cells, own, repeats))
        self._spans, self._taken = spans, taken
        return True

    def _repeats(self, values: Values) -> int:
        """How many leading cells say the same as those of the row above on this page."""
        same = zip(values[: len(self._spans)], self._last, strict=False)
        return next((at for at, (new, old) in enumerate(same) if new != old), len(self._spans))

    def _add_pieces(self, cells: list[CellText]) -> None:
        """A row taller than a page goes on over several; no line is lost."""
        grid = self._grid
        while any(cell.lines for cell in cells):
            rest = self._paper.room - self._taken - _missing_height(self._spans)
            lines = int((rest - 2 * ABOVE * grid.size + _HAIR) / grid.leading)
            if not self._is_open or lines < _WORTH_BEGINNING:
                self._close()
                self._open(grid.height(_WORTH_BEGINNING))
                continue
            self._settle()
            lines = min(lines, max(len(cell.lines) for cell in cells))
            height = grid.height(lines)
            self._rows.append(_TableRow([c.cut(0, lines) for c in cells], height, is_piece=True))
            self._taken += height
            cells = [cell.cut(lines) for cell in cells]

    def _settle(self) -> None:
        """Give the last row what the cells that reach down to it still need."""
        missing = _missing_height(self._spans)
        if missing:
            self._rows[-1].height += missing
            self._taken += missing
        self._spans = []

    def _open(self, first: float) -> None:
        """Begin a page with caption and head, where the first row has room as well."""
        paper = self._paper
        caption = [] if self._has_begun else self._caption_lines()
        above = len(caption) * _CAPTION_PITCH + self._head_height
        if self._has_begun or (paper.used and above + first > paper.room + _HAIR):
            paper.turn()
        for line in caption:
            self._draw_caption(line)
        self._is_open = self._has_begun = True
        self._taken = 0.0
        self._head_top = paper.frame.top - paper.used
        paper.used += self._head_height

    def _close(self) -> None:
        """Draw the rows of this page under their head."""
        if not self._is_open:
            return
        self._settle()
        grid, top = self._grid, self._head_top
        self._draw_cells(_TableRow(grid.head, self._head_height), top, face=Face.HEITI)
        edges = [top - self._head_height]
        for row in self._rows:
            edges.append(edges[-1] - row.height)
        for at, row in enumerate(self._rows):
            self._draw_cells(row, edges[at])
        for column in range(self._leading):
            self._draw_reaching(column, edges)
        self._draw_rules(top, edges)
        self._paper.used += self._taken
        self._rows, self._is_open, self._taken = [], False, 0.0

    def _draw_cells(self, row: _TableRow, top: float, face: Face = Face.FANGSONG) -> None:
        """The cells of a row, or of the head; those that reach down come later."""
        first = 0 if row.is_piece or face is Face.HEITI else self._leading
        for column in range(first, len(row.cells)):
            if row.cells[column].lines:
                self._draw_cell(column, row.cells[column], top, row, face)

    def _draw_reaching(self, column: int, edges: list[float]) -> None:
        """A leading column: each cell in the middle of the rows for which it stands."""
        starts = [at for at, row in enumerate(self._rows) if row.repeats <= column or row.is_piece]
        for start, end in pairwise([*starts, len(self._rows)]):
            row = self._rows[start]
            if not row.is_piece:
                reaching = _TableRow(row.cells, edges[start] - edges[end])
                self._draw_cell(column, row.cells[column], edges[start], reaching, Face.FANGSONG)

    def _draw_cell(
        self, column: int, cell: CellText, top: float, row: _TableRow, face: Face
    ) -> None:
        grid, size = self._grid, self._grid.size
        left = self._paper.frame.left + grid.edges[column]
        above = ABOVE * size if row.is_piece else (row.height - len(cell.lines) * grid.leading) / 2
        y = top - above - (grid.leading - size) / 2 - gongwen.ABOVE_BASELINE * size
        alignment = CENTRE if face is Face.HEITI else grid.alignments[column]
        if alignment == LEFT:
            self._paper.text(left + SIDE * size, y, cell.lines, face, size, leading=grid.leading)
            return
        if grid.kinds[column] is ColumnKind.LAMP and face is not Face.HEITI:
            left += self._draw_lamp(column, cell, left, y)
        room = grid.widths[column] - 2 * SIDE * size
        for line, ems in zip(cell.lines, cell.widths, strict=True):
            x = left + SIDE * size + (room - ems * size) * alignment
            if line:
                self._paper.text(x, y, [line], face, size)
            y -= grid.leading

    def _draw_lamp(self, column: int, cell: CellText, left: float, y: float) -> float:
        """The shape of a lamp, above its word or beside it; gives how far the word moves."""
        grid, size = self._grid, self._grid.size
        x = left + grid.widths[column] / 2
        shift = 0.0
        if not grid.stacked_lamps[column]:
            shift = LAMP * size / 2
            x -= max(cell.widths) * size / 2
        middle = y + (gongwen.ABOVE_BASELINE - 0.5) * size
        draw_lamp(self._paper, "".join(cell.lines), x, middle, size)
        return shift

    def _draw_rules(self, top: float, edges: list[float]) -> None:
        frame, grid = self._paper.frame, self._grid
        xs = [frame.left + edge for edge in grid.edges]
        right, bottom = xs[-1], edges[-1]
        inner = [(x, top, x, bottom) for x in xs[1:-1]]
        for edge, row in zip(edges, self._rows, strict=False):
            inner.append((xs[row.repeats], edge, right, edge))
        self._paper.rules(inner, gongwen.INNER_RULE)
        corners = ((xs[0], top), (right, top), (right, bottom), (xs[0], bottom), (xs[0], top))
        self._paper.rules([(*a, *b) for a, b in pairwise(corners)], gongwen.OUTER_RULE)

    def _caption_lines(self) -> list[str]:
        return self._wrapped(self._table.caption, Face.HEITI, gongwen.SIZE_SMALL_4)

    def _draw_caption(self, line: str) -> None:
        paper, size = self._paper, gongwen.SIZE_SMALL_4
        width = paper.shelf.ems(line, Face.HEITI) * size
        y = paper.frame.top - paper.used - gongwen.ABOVE_BASELINE * size
        paper.text(paper.frame.left + (paper.frame.width - width) / 2, y, [line], Face.HEITI, size)
        paper.used += _CAPTION_PITCH

    def _draw_note(self) -> None:
        size = gongwen.SIZE_SMALL_5
        lines = self._wrapped(self._table.note, Face.FANGSONG, size)
        height = len(lines) * LEADING * size + _NOTE_GAP
        if not lines:
            return
        if height > self._paper.room + _HAIR:
            self._paper.turn()
        y = self._paper.frame.top - self._paper.used - _NOTE_GAP - gongwen.ABOVE_BASELINE * size
        left = self._paper.frame.left
        self._paper.text(left, y, lines, Face.FANGSONG, size, leading=LEADING * size)
        self._paper.used += height

    def _wrapped(self, text: str | None, face: Face, size: float) -> list[str]:
        words = printable(text or "")
        lines = self._paper.shelf.lines([(words, face)], self._paper.frame.width / size)
        return [words[line.start : line.end] for line in lines]


def _missing_height(spans: list[_Span]) -> float:
    """What the last row must grow by, so that each cell that reaches down to it has its room."""
    missing = 0.0
    for span in reversed(spans):
        missing += max(0.0, span.need - span.height - missing)
    return missing


def _next_line(used: float) -> float:
    """Text after a table keeps to the lines of the page."""
    return ceil(used / gongwen.LINE_PITCH - _HAIR) * gongwen.LINE_PITCH
