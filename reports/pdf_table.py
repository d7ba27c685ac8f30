"""Tables on paper, drawn as their rows come: only the rows of the present page are held."""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil

from reports import gongwen
from reports.document import Row as Values
from reports.document import Table
from reports.font_shelf import printable
from reports.fonts import Face
from reports.pdf_cells import LEADING, CellText, Grid
from reports.pdf_page import Paper
from reports.pdf_table_page import TableRow, draw_rows

_HAIR = 0.01
# How often a progress bar is told.
_ROWS_PER_NEWS = 100
# A row taller than a page begins on the present one if so many of its lines go there.
_WORTH_BEGINNING = 4
# A first row that takes this share of a page leaves its title no page to stand on alone.
_TALL = 0.5
_CAPTION_PITCH, _NOTE_GAP = gongwen.CAPTION_PITCH, gongwen.NOTE_GAP
# How much less room cells have, from their usual one to the least.
_CLOSENESS = (0.0, 0.5, 1.0)
# Share of a page that is kept free for the note below a table.
_LARGEST_RESERVE = 0.1


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


def draw_table(paper: Paper, table: Table, counter: Counter, *, below: float = 0.0) -> None:
    """Draw a table from the present place on, over as many pages as it takes.

    Its last row leaves so much room `below` it, where that is not more than half a page.
    """
    _Drawing(paper, table).draw(counter, below=below)


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
        self._grid = self._fitting_grid()
        self._head_height = self._grid.height(max(len(cell.lines) for cell in self._grid.head))
        self._capacity = paper.frame.height - self._head_height
        # Whichever row turns out to be the last, its note finds room below it.
        note = self._note_height()
        self._reserve = note if note < _LARGEST_RESERVE * paper.frame.height else 0.0
        self._rows: list[TableRow] = []
        self._spans: list[_Span] = []
        self._last: Values = ()
        self._taken = 0.0
        self._is_open = False
        self._has_begun = False

    def _fitting_grid(self) -> Grid:
        """Cells with their usual room, or with as little less of it as saves a page."""
        table, shelf, width = self._table, self._paper.shelf, self._paper.frame.width
        steps = _CLOSENESS if table.closes_up else _CLOSENESS[:1]
        grids = [Grid(table.columns, width, shelf, table.size, closeness=each) for each in steps]
        return min(grids, key=self._pages) if table.closes_up else grids[0]

    def _pages(self, grid: Grid) -> int:
        """How many pages rows without repeats take from the present place on."""
        head = grid.height(max(len(c.lines) for c in grid.head))
        capacity = self._paper.frame.height - head
        first = self._paper.frame.height if self._table.on_new_page else self._paper.room
        pages, room = 1, first - head - self._title_height() + _HAIR
        for height in grid.heights(self._table.rows()):
            if height > room:
                pages, room = pages + 1, capacity + _HAIR
            room -= height
        return pages

    def draw(self, counter: Counter, *, below: float) -> None:
        """Draw all rows, then the note."""
        rows = iter(self._table.rows())
        waiting = next(rows, None)
        while waiting is not None:
            values, waiting = waiting, next(rows, None)
            if waiting is None and below < _TALL * self._paper.frame.height:
                self._reserve += below
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
        tallest = max(own, *needs, 0.0)
        if tallest > self._capacity - self._reserve or self._begins_in_pieces(tallest):
            self._add_pieces(cells)
            return
        if not self._try(values, cells, own, needs):
            self._close()
            self._open(tallest)
            if not self._try(values, cells, own, needs):  # below its caption there is less room
                self._add_pieces(cells)
                return
        self._last = values

    def _begins_in_pieces(self, tallest: float) -> bool:
        """Whether the first row is parted, so that what stands above it keeps company."""
        height = self._paper.frame.height
        if self._has_begun or tallest < _TALL * height:
            return False
        room = height if self._table.on_new_page else self._paper.room
        return self._height_above() + tallest > room - self._reserve + _HAIR

    def _try(self, values: Values, cells: list[CellText], own: float, needs: list[float]) -> bool:
        """Put the row on the open page if that has room, with all that reaches down closed."""
        if not self._is_open:
            return False
        repeats = self._repeats(values)
        settled = _missing_height(self._spans[repeats:])
        spans = [_Span(span.need, span.height + settled + own) for span in self._spans[:repeats]]
        spans += [_Span(need, own) for need in needs[repeats:]]
        taken = self._taken + settled + own
        if taken + _missing_height(spans) > self._paper.room - self._reserve + _HAIR:
            return False
        if settled:
            self._rows[-1].height += settled
        self._rows.append(TableRow(cells, own, repeats))
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
            lines = int((rest - 2 * grid.above + _HAIR) / grid.leading)
            if not self._is_open or (self._rows and lines < _WORTH_BEGINNING):
                self._close()
                self._open(grid.height(_WORTH_BEGINNING))
                continue
            self._settle()
            lines = min(max(lines, 1), max(len(cell.lines) for cell in cells))
            height = grid.height(lines)
            self._rows.append(TableRow([c.cut(0, lines) for c in cells], height, is_piece=True))
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
        caption, subtitle = ([], []) if self._has_begun else self._head_lines()
        is_full = self._height_above() + first > paper.room - self._reserve + _HAIR
        if self._has_begun or (paper.used and (is_full or self._table.on_new_page)):
            paper.turn()
        for line in caption:
            self._draw_caption(line)
        self._draw_small(subtitle)
        self._is_open = self._has_begun = True
        self._taken = 0.0
        self._head_top = paper.frame.top - paper.used
        paper.used += self._head_height

    def _close(self) -> None:
        """Draw the rows of this page under their head."""
        if not self._is_open:
            return
        self._settle()
        head = TableRow(self._grid.head, self._head_height)
        draw_rows(self._paper, self._grid, head, self._rows, self._head_top, self._leading)
        self._paper.used += self._taken
        self._rows, self._is_open, self._taken = [], False, 0.0

    def _height_above(self) -> float:
        """What caption, subtitle and head take above the first row of a page."""
        return (0.0 if self._has_begun else self._title_height()) + self._head_height

    def _title_height(self) -> float:
        caption, subtitle = self._head_lines()
        return len(caption) * _CAPTION_PITCH + _small_height(subtitle)

    def _head_lines(self) -> tuple[list[str], list[str]]:
        caption = self._wrapped(self._table.caption, Face.HEITI, gongwen.SIZE_SMALL_4)
        return caption, self._wrapped(self._table.subtitle, Face.FANGSONG, gongwen.SIZE_SMALL_5)

    def _draw_caption(self, line: str) -> None:
        paper, size = self._paper, gongwen.SIZE_SMALL_4
        width = paper.shelf.ems(line, Face.HEITI) * size
        y = paper.frame.top - paper.used - gongwen.ABOVE_BASELINE * size
        paper.text(paper.frame.left + (paper.frame.width - width) / 2, y, [line], Face.HEITI, size)
        paper.used += _CAPTION_PITCH

    def _draw_note(self) -> None:
        lines = self._note_lines()
        if lines and _small_height(lines) > self._paper.room + _HAIR:
            self._paper.turn()
        self._draw_small(lines, above=_NOTE_GAP)

    def _draw_small(self, lines: list[str], *, above: float = 0.0) -> None:
        """What stands in small letters at the left, above the table or below it."""
        size = gongwen.SIZE_SMALL_5
        y = self._paper.frame.top - self._paper.used - above - gongwen.ABOVE_BASELINE * size
        if lines:
            left = self._paper.frame.left
            self._paper.text(left, y, lines, Face.FANGSONG, size, leading=LEADING * size)
            self._paper.used += _small_height(lines)

    def _note_lines(self) -> list[str]:
        return self._wrapped(self._table.note, Face.FANGSONG, gongwen.SIZE_SMALL_5)

    def _note_height(self) -> float:
        return _small_height(self._note_lines())

    def _wrapped(self, text: str | None, face: Face, size: float) -> list[str]:
        words = printable(text or "")
        lines = self._paper.shelf.lines([(words, face)], self._paper.frame.width / size)
        return [words[line.start : line.end] for line in lines]


def _small_height(lines: list[str]) -> float:
    """What a note, or a subtitle, takes with the gap between it and the table."""
    return len(lines) * LEADING * gongwen.SIZE_SMALL_5 + _NOTE_GAP if lines else 0.0


def _missing_height(spans: list[_Span]) -> float:
    """What the last row must grow by, so that each cell that reaches down to it has its room."""
    missing = 0.0
    for span in reversed(spans):
        missing += max(0.0, span.need - span.height - missing)
    return missing


def _next_line(used: float) -> float:
    """Text after a table keeps to the lines of the page."""
    return ceil(used / gongwen.LINE_PITCH - _HAIR) * gongwen.LINE_PITCH
