"""Cells of a printed table: their lines, and the widths and size of its columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reports.cell_words import cell_words
from reports.column_widths import SIDE, fit_columns
from reports.document import Column, ColumnKind, Row
from reports.font_shelf import FontShelf, printable
from reports.fonts import Face
from reports.line_break import whole_dates

# In ems of the size: room above and below, from line to line, a lamp with its gap.
_ABOVE, _CLOSEST_ABOVE = 0.35, 0.15
LEADING, _CLOSEST_LEADING = 1.3, 1.18
LAMP = 1.25
# Cells longer than this are rarely the same twice.
_WORTH_KEEPING = 40
_KEPT = 20_000

LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0
_ALIGNMENT = {
    ColumnKind.TEXT: LEFT,
    ColumnKind.LABEL: CENTRE,
    ColumnKind.NUMBER: RIGHT,
    ColumnKind.PERCENT: RIGHT,
    ColumnKind.DATE: CENTRE,
    ColumnKind.LAMP: CENTRE,
}


@dataclass(frozen=True, slots=True)
class CellText:
    """The lines of a cell and their widths in ems."""

    lines: tuple[str, ...]
    widths: tuple[float, ...]

    def cut(self, start: int, end: int | None = None) -> "CellText":
        """Some of the lines, for a cell that is longer than a page."""
        return CellText(self.lines[start:end], self.widths[start:end])


EMPTY = CellText((), ())


class Grid:
    """The columns of one table on one width of paper, and its cells cut into lines."""

    def __init__(
        self,
        columns: Sequence[Column],
        width: float,
        shelf: FontShelf,
        size: float | None = None,
        *,
        closeness: float = 0.0,
    ) -> None:
        self._shelf = shelf
        self._kept: dict[tuple[int, str], CellText] = {}
        self.kinds = [column.kind for column in columns]
        self.alignments = [_ALIGNMENT[kind] for kind in self.kinds]
        self.size, self.widths = fit_columns(columns, width, size)
        self.edges = [0.0, *accumulate(self.widths)]
        self.leading = (LEADING - closeness * (LEADING - _CLOSEST_LEADING)) * self.size
        self.above = (_ABOVE - closeness * (_ABOVE - _CLOSEST_ABOVE)) * self.size
        self._measures = [width / self.size - 2 * SIDE for width in self.widths]
        self.stacked_lamps = [measure < LAMP + 3 for measure in self._measures]
        self.head = [
            self._balanced(column.heading, measure, Face.HEITI)
            for column, measure in zip(columns, self._measures, strict=True)
        ]

    def cells(self, row: Row) -> list[CellText]:
        """The cells of a row, each cut into lines."""
        return [
            self._cell(at, cell_words(value, kind))
            for at, (value, kind) in enumerate(zip(row, self.kinds, strict=True))
        ]

    def height(self, lines: int) -> float:
        """The height of a row of so many lines."""
        return max(lines, 1) * self.leading + 2 * self.above

    def heights(self, rows: Iterable[Row]) -> Iterator[float]:
        """How high each of these rows is by itself."""
        for row in rows:
            yield self.height(max(len(cell.lines) for cell in self.cells(row)))

    def _cell(self, at: int, words: str) -> CellText:
        if not words:
            return EMPTY
        if len(words) > _WORTH_KEEPING:
            return self._cut(words, self._measures[at], Face.FANGSONG)
        kept = self._kept.get((at, words))
        if kept is None:
            kept = self._fresh(at, words)
            if len(self._kept) < _KEPT:
                self._kept[at, words] = kept
        return kept

    def _fresh(self, at: int, words: str) -> CellText:
        if self.kinds[at] is ColumnKind.LABEL:
            return self._balanced(words, self._measures[at], Face.FANGSONG)
        cell = self._cut(words, self._measures[at], Face.FANGSONG)
        if self.kinds[at] is ColumnKind.LAMP and self.stacked_lamps[at]:
            return CellText(("", *cell.lines), (0.0, *cell.widths))
        return cell

    def _balanced(self, words: str, measure: float, face: Face) -> CellText:
        """Lines of about one length; a bracket goes to the next line whole."""
        cell = self._cut(words, measure, face)
        if len(cell.lines) < 2:
            return cell
        before, bracket, after = words.partition("（")
        if before and bracket:
            parted = self._cut(f"{before}\n{bracket}{after}", measure, face)
            if len(parted.lines) == len(cell.lines):
                return parted
        # What stays whole at the full measure is not parted for the sake of even lines.
        pieces = [self._shelf.ems(piece, face) for piece in whole_dates(printable(words))]
        whole = max((ems for ems in pieces if ems <= measure), default=0.0)
        narrow = max(sum(cell.widths) / len(cell.lines), whole)
        while len(self._cut(words, narrow, face).lines) > len(cell.lines):
            narrow += 0.25
        return self._cut(words, min(narrow, measure), face)

    def _cut(self, words: str, measure: float, face: Face) -> CellText:
        lines: list[str] = []
        widths: list[float] = []
        for paragraph in words.split("\n"):
            text = printable(paragraph)
            for line in self._shelf.lines([(text, face)], measure):
                lines.append(text[line.start : line.end])
                widths.append(line.width)
        return CellText(tuple(lines), tuple(widths))
