"""The cells of a Word table with the columns and rows they take."""

from collections.abc import Iterator, Sequence

from model.reading.sources.cells import LONGEST_CELL, SpannedCell
from model.reading.sources.collected import MAX_COLUMNS
from model.reading.sources.word_package import Element, number, value, w


def is_frame(rows: Sequence[Sequence[Element]]) -> bool:
    """Whether a table only frames words: a letterhead, a box, a page set in a cell."""
    filled = [sum(1 for cell in row if _has_words(cell)) for row in rows]
    if sum(1 for count in filled if count) < 2 or max(filled) < 2:
        return True
    return any(sum(1 for _ in cell.iterfind(w("p"))) > LONGEST_CELL for row in rows for cell in row)


def _has_words(cell: Element) -> bool:
    return any(text.text for text in cell.iter(w("t")))


def spanned_cells(
    rows: list[list[tuple[Element, tuple[str, ...]]]],
) -> list[list[SpannedCell]]:
    """Cells with their spans; a cell that goes on from above is part of that one."""
    placed_rows = [list(_with_columns(row)) for row in rows]
    goes_on = [{left for left, cell, _, _ in row if _continues(cell)} for row in placed_rows]
    spanned: list[list[SpannedCell]] = []
    reach: dict[int, int] = {}  # column → row up to which the cell in it reaches down
    for at, row in enumerate(placed_rows):
        cells: list[SpannedCell] = []
        for left, cell, columns, texts in row:
            if at < reach.get(left, 0) and _continues(cell):
                continue
            below = at + 1
            while _begins_merge(cell) and below < len(rows) and left in goes_on[below]:
                below += 1
            reach[left] = below
            cells.append(SpannedCell(texts, columns, below - at))
        spanned.append(cells)
    return spanned


def _with_columns(
    row: list[tuple[Element, tuple[str, ...]]],
) -> Iterator[tuple[int, Element | None, int, tuple[str, ...]]]:
    """Each cell with the column where it begins and how many it takes."""
    left = 0
    for cell, texts in row:
        if cell.tag == w("trPr"):
            before = min(number(cell.find(w("gridBefore")), 0), MAX_COLUMNS)
            if before:
                yield 0, None, before, ()
            left = before
            continue
        span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
        columns = max(1, min(number(span, 1), MAX_COLUMNS))
        yield left, cell, columns, texts
        left += columns


def _merge(cell: Element | None) -> Element | None:
    return None if cell is None else cell.find(f"{w('tcPr')}/{w('vMerge')}")


def _continues(cell: Element | None) -> bool:
    merge = _merge(cell)
    return merge is not None and value(merge) != "restart"


def _begins_merge(cell: Element | None) -> bool:
    return _merge(cell) is not None
