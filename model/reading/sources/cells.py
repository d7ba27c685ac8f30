"""Cells with their spans → the rows and merges of a table; and which tables hold data at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from model.reading.source import Merge
from model.reading.sources.collected import MAX_COLUMNS

LONGEST_CELL = 20  # paragraphs: more stand in the column of a page, not in a cell of a table


@dataclass(frozen=True, slots=True)
class SpannedCell:
    """A cell as a file gives it: its paragraphs, and how many columns and rows it takes."""

    paragraphs: tuple[str, ...]
    columns: int = 1
    rows: int = 1


def placed(rows: Sequence[Iterable[SpannedCell]]) -> tuple[list[list[str]], list[Merge]]:
    """Each cell at its column; spans end at the last row, and where the last cell begins."""
    texts: list[list[str]] = [[] for _ in rows]
    merges: list[Merge] = []
    taken: dict[int, int] = {}  # column → first row below the cell that reaches down here
    last = 0
    for at, row in enumerate(rows):
        left = 0
        for cell in row:
            while taken.get(left, 0) > at:
                left += 1
            if left >= MAX_COLUMNS:
                break
            right = _right(left, cell.columns, at, taken)
            bottom = min(at + max(cell.rows, 1), len(rows)) - 1
            texts[at].extend([""] * (left + 1 - len(texts[at])))
            texts[at][left] = "\n".join(cell.paragraphs)
            last = max(last, left)
            if (right, bottom) != (left, at):
                merges.append(Merge(top=at, left=left, bottom=bottom, right=right))
            taken.update(dict.fromkeys(range(left, right + 1), bottom + 1))
            left = right + 1
    for line in texts:
        line.extend([""] * (last + 1 - len(line)))
    return texts, [_within(merge, last) for merge in merges if merge.left < last or _is_tall(merge)]


def holds_data(rows: Sequence[Sequence[SpannedCell]]) -> bool:
    """Whether a table is one, and not the frame in which a page or a letterhead was set."""
    filled = [sum(1 for cell in row if any(cell.paragraphs)) for row in rows]
    is_table = sum(1 for count in filled if count) >= 2 and max(filled) >= 2
    return is_table and all(len(cell.paragraphs) <= LONGEST_CELL for row in rows for cell in row)


def _right(left: int, columns: int, row: int, taken: Mapping[int, int]) -> int:
    """The last column of a cell: a span ends before a cell that reaches down from above."""
    end = min(left + max(columns, 1), MAX_COLUMNS)
    return next((at - 1 for at in range(left + 1, end) if taken.get(at, 0) > row), end - 1)


def _within(merge: Merge, last: int) -> Merge:
    """A merge that ends with the table: a span may reach over columns that hold no cell."""
    return replace(merge, right=min(merge.right, last))


def _is_tall(merge: Merge) -> bool:
    return merge.bottom > merge.top
