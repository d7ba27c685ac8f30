"""The cells of a table with their words repaired and merged cells filled down."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from model.reading.clean import WARNING, clean_lines
from model.reading.document import Finding
from model.reading.lines import Line
from model.reading.source import Grid, Merge


@dataclass(frozen=True, slots=True)
class Cell:
    """The words that stand in one place of a table.

    `top` is the row (from 0) on which the cell begins: of a merged cell all rows have the same.
    """

    text: str
    top: int


@dataclass(slots=True)
class Repair:
    """Repairs words once for each text, however often a table repeats it."""

    findings: list[Finding] = field(default_factory=list)
    _known: dict[str, str] = field(default_factory=dict)

    def text(self, raw: str, line: int) -> str:
        """The words with their line breaks; what is doubtful joins the findings."""
        if not raw or raw.isspace():
            return ""
        if raw.isascii() and raw.isalnum():
            return raw
        if len(raw) > _LONGEST_CELL:
            return self._refuse(line)
        if raw not in self._known:
            pieces = raw.replace("\t", " ").splitlines()
            lines, found = clean_lines([Line(line, piece, piece.strip()) for piece in pieces])
            self.findings.extend(found)
            self._known[raw] = "\n".join(each.text for each in lines)
        return self._known[raw]

    def _refuse(self, line: int) -> str:
        message = f"表格第{line}行有一格超过 {_LONGEST_CELL} 字，没有读入，请核对文件。"
        self.findings.append(Finding(severity=WARNING, line=line, message=message))
        return ""


def column_cells(grid: Grid, column: int, merges: Sequence[Merge]) -> list[Cell]:
    """The cells of a column as printed, one for each row; merged ones are filled down."""
    cells = [Cell(row[column] if column < len(row) else "", at) for at, row in enumerate(grid.rows)]
    for merge in merges:
        if merge.left == column and 0 <= merge.top < len(cells):
            first = cells[merge.top]
            for at in range(merge.top + 1, min(merge.bottom, len(cells) - 1) + 1):
                if not cells[at].text.strip():
                    cells[at] = first
    return cells


def usable_merges(grid: Grid) -> tuple[Merge, ...]:
    """The merges that may be followed: a sheet merged many times over is not."""
    kept, rows = [], 0
    for merge in grid.merges:
        rows += max(min(merge.bottom, len(grid.rows)) - merge.top, 0)
        if rows > _MOST_MERGED_ROWS:
            break
        kept.append(merge)
    return tuple(kept)


def width_of(grid: Grid) -> int:
    """How many columns the table has."""
    return max(map(len, grid.rows), default=0)


def printed_row(row: Iterable[str]) -> str:
    """A row as the clerk sees it when it is left out."""
    return "　".join(" ".join(cell.split()) for cell in row if cell.strip())


_LONGEST_CELL = 40_000  # signs: more than a spreadsheet lets one type
_MOST_MERGED_ROWS = 400_000
