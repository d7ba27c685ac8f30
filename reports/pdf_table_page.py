"""One page of a table: head, cells, cells that reach down over rows, lamps and rules."""

from dataclasses import dataclass
from itertools import pairwise

from reports import gongwen
from reports.column_widths import SIDE
from reports.document import ColumnKind
from reports.fonts import Face
from reports.lamps import LAMP_LOOKS
from reports.pdf_cells import CENTRE, LAMP, LEFT, CellText, Grid
from reports.pdf_page import BLACK, Paper

_LOOKS = {lamp.value: look for lamp, look in LAMP_LOOKS.items()}


@dataclass(slots=True)
class TableRow:
    """A row on the present page; its first `repeats` cells belong to the row above.

    A piece is a part of a row that is taller than a page.
    """

    cells: list[CellText]
    height: float
    repeats: int = 0
    is_piece: bool = False


def draw_rows(
    paper: Paper, grid: Grid, head: TableRow, rows: list[TableRow], top: float, leading: int
) -> None:
    """Draw rows under their head; the first `leading` columns reach down over repeats."""
    _Page(paper, grid, rows, leading).draw(head, top)


class _Page:
    """The rows of one page and where they stand."""

    def __init__(self, paper: Paper, grid: Grid, rows: list[TableRow], leading: int) -> None:
        self._paper = paper
        self._grid = grid
        self._rows = rows
        self._leading = leading

    def draw(self, head: TableRow, top: float) -> None:
        """Draw head, rows and rules."""
        edges = [top - head.height]
        for row in self._rows:
            edges.append(edges[-1] - row.height)
        self._draw_cells(head, top, Face.HEITI)
        for at, row in enumerate(self._rows):
            self._draw_cells(row, edges[at])
        for column in range(self._leading):
            self._draw_reaching(column, edges)
        self._draw_rules(top, edges)

    def _draw_cells(self, row: TableRow, top: float, face: Face = Face.FANGSONG) -> None:
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
                reaching = TableRow(row.cells, edges[start] - edges[end])
                self._draw_cell(column, row.cells[column], edges[start], reaching, Face.FANGSONG)

    def _draw_cell(
        self, column: int, cell: CellText, top: float, row: TableRow, face: Face
    ) -> None:
        grid, size = self._grid, self._grid.size
        left = self._paper.frame.left + grid.edges[column]
        above = grid.above if row.is_piece else (row.height - len(cell.lines) * grid.leading) / 2
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
        look = _LOOKS.get("".join(cell.lines))
        if look is None:
            return 0.0
        grid, size = self._grid, self._grid.size
        x = left + (grid.widths[column] - size) / 2
        shift = 0.0
        if not grid.stacked_lamps[column]:
            shift = LAMP * size / 2
            x -= max(cell.widths) * size / 2 + shift - size / 2
        self._paper.coloured(_colour(look.ink))
        self._paper.text(x, y, [look.shape], Face.HEITI, size)
        self._paper.coloured(BLACK)
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


def _colour(rrggbb: str) -> tuple[float, float, float]:
    red, green, blue = (int(rrggbb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue
