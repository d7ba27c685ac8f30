"""Sheets as they were found → a source: one grid a sheet, without the emptiness around it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from model.errors import UnreadableDocumentError
from model.reading.source import Grid, Merge, Source, SourceLine

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_SIGNS = 32_767
"""The longest text that a cell of a workbook holds."""
MOST_TEXT = 5_000_000
"""Signs of all cells of a sheet together."""


@dataclass(slots=True)
class Sheet:
    """A sheet while it is read: the cells that hold a text, by row and column from 0."""

    name: str
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    signs: int = 0

    def put(self, row: int, column: int, text: str) -> None:
        """Keep a text that is more than blanks; raises beyond the limits of a list."""
        if not text.strip():
            return
        if len(text) > MOST_SIGNS:
            raise too_many(f"每格{MOST_SIGNS}字")
        self.signs += len(text)
        if self.signs > MOST_TEXT:
            raise too_many(f"{MOST_TEXT // 10_000}万字")
        if row not in self.cells:
            if len(self.cells) >= MOST_ROWS:
                raise too_many(f"{MOST_ROWS}行")
            self.cells[row] = {}
        self.cells[row][column] = text


def sheet_source(sheets: Sequence[Sheet], *, warnings: Sequence[str] = ()) -> Source:
    """All sheets that hold something, one below the other."""
    lines: list[SourceLine] = []
    grids: list[Grid] = []
    for sheet in sheets:
        if not sheet.cells:
            continue
        grid, rows = _grid(sheet, first_line=len(lines) + 1)
        grids.append(grid)
        lines.extend(_lines(grid, rows))
    if not grids:
        raise UnreadableDocumentError(
            "这个文件的表格里没有内容，什么也没有导入；请核对选的是不是填好的清单。"
        )
    return Source(lines=tuple(lines), grids=tuple(grids), warnings=tuple(warnings))


def hidden_sheets(names: Sequence[str]) -> Iterator[str]:
    """The warning about sheets that nobody sees in the workbook."""
    if names:
        listed = "".join(f"“{name}”" for name in names[:_LISTED])
        more = f"等{len(names)}个" if len(names) > _LISTED else ""
        yield f"工作表{listed}{more}是隐藏的，没有读入；如需读入，请先取消隐藏。"


def too_many(limit: str) -> UnreadableDocumentError:
    """The refusal of a sheet that is too large to be a task list."""
    return UnreadableDocumentError(
        f"这个表格超过{limit}，不像任务清单，什么也没有导入；"
        "请删去多余的行列和工作表，另存后再选择。"
    )


_WIDEST_GAP = 2  # empty rows that are kept: they part one table from the next
_LISTED = 3
_MOST_VISITS = 1_000_000


def _grid(sheet: Sheet, *, first_line: int) -> tuple[Grid, list[int]]:
    merges = list(_true_merges(sheet))
    columns = sorted({column for row in sheet.cells.values() for column in row})
    if len(columns) > MOST_COLUMNS:
        raise too_many(f"{MOST_COLUMNS}列")
    rows = list(_with_gaps(sorted(row for row, cells in sheet.cells.items() if cells)))
    texts = (sheet.cells.get(row, _NOTHING) for row in rows)
    grid = Grid(
        name=sheet.name,
        first_line=first_line,
        rows=tuple(tuple(cells.get(column, "") for column in columns) for cells in texts),
        merges=tuple(_moved(merges, rows, columns)),
    )
    return grid, rows


_NOTHING: Mapping[int, str] = {}


def _with_gaps(filled: Sequence[int]) -> Iterator[int]:
    before = filled[0] - 1
    for row in filled:
        yield from range(before + 1, min(row, before + 1 + _WIDEST_GAP))
        yield row
        before = row


def _true_merges(sheet: Sheet) -> Iterator[Merge]:
    """Merges whose first cell holds a text; what lies hidden under them is taken away."""
    visits = 0
    for merge in sheet.merges:
        if not sheet.cells.get(merge.top, _NOTHING).get(merge.left):
            continue
        rows = range(merge.top, merge.bottom + 1)
        # A merge over the whole sheet has a million rows, of which few hold anything.
        touched = rows if len(rows) < len(sheet.cells) else [r for r in sheet.cells if r in rows]
        visits += len(touched)
        if visits > _MOST_VISITS:
            raise too_many("可以处理的合并单元格数")
        for row in touched:
            _uncover(sheet, row, merge)
        yield merge


def _uncover(sheet: Sheet, row: int, merge: Merge) -> None:
    cells = sheet.cells.get(row, {})
    columns = range(merge.left, merge.right + 1)
    for column in [column for column in cells if column in columns]:
        if (row, column) != (merge.top, merge.left):
            del cells[column]


def _moved(merges: Sequence[Merge], rows: list[int], columns: list[int]) -> Iterator[Merge]:
    """Merges counted in the rows and columns that are kept."""
    for merge in merges:
        moved = Merge(
            top=bisect_left(rows, merge.top),
            left=bisect_left(columns, merge.left),
            bottom=bisect_right(rows, merge.bottom) - 1,
            right=bisect_right(columns, merge.right) - 1,
        )
        if (moved.top, moved.left) != (moved.bottom, moved.right):
            yield moved


def _lines(grid: Grid, rows: Sequence[int]) -> Iterator[SourceLine]:
    sheet = f"“{grid.name}”" if grid.name else ""
    for at, (row, cells) in enumerate(zip(rows, grid.rows, strict=True)):
        yield SourceLine(
            number=grid.first_line + at,
            text=_BREAK.join("\t".join(cells).rstrip("\t").split("\n")),
            place=f"{sheet}第{row + 1}行",
        )


_BREAK = "\v"  # a break inside a line, which is not counted
