"""Tables as tests write them: rows and merges become a grid, grids and lines a source."""

from collections.abc import Sequence

from model.reading.document import OfficialDocument, ReadChapter, ReadItem
from model.reading.read import understand
from model.reading.source import Grid, Merge, Source, SourceLine

Rows = Sequence[Sequence[str]]


def grid(rows: Rows, *, merges: Sequence[tuple[int, int, int, int]] = (), name: str = "") -> Grid:
    """A table; a merge is (top, left, bottom, right)."""
    return Grid(
        name=name or "Sheet1",
        first_line=1,
        rows=tuple(map(tuple, rows)),
        merges=tuple(Merge(top=t, left=le, bottom=b, right=r) for t, le, b, r in merges),
    )


def source(*parts: Grid | str) -> Source:
    """A file of lines and tables in this order."""
    lines: list[SourceLine] = []
    grids: list[Grid] = []
    for part in parts:
        rows = [part] if isinstance(part, str) else ["\t".join(row) for row in part.rows]
        if isinstance(part, Grid):
            grids.append(
                Grid(name=part.name, first_line=len(lines) + 1, rows=part.rows, merges=part.merges)
            )
        lines.extend(SourceLine(number=len(lines) + at, text=row) for at, row in enumerate(rows, 1))
    return Source(lines=tuple(lines), grids=tuple(grids))


def read(*parts: Grid | str, year: int | None = 2023, name: str = "") -> OfficialDocument:
    """What the program understands of a file of lines and tables."""
    return understand(source(*parts), year=year, name=name)


def items(document: OfficialDocument | Sequence[ReadChapter]) -> list[ReadItem]:
    """All tasks in order."""
    chapters = document.chapters if isinstance(document, OfficialDocument) else document
    return [item for chapter in chapters for item in chapter.items]
