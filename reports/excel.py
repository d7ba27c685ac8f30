"""Tables as a workbook (Excel 工作簿) that is filtered on screen and printed as it comes.

openpyxl builds the book: styles, headings, widths, print set-up. The rows are streamed as XML into
its sheets with its style numbers, so that 100,000 of them take no more memory than ten.
"""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import islice
from typing import BinaryIO

from reports import office_package
from reports.document import Table
from reports.excel_book import Book, Sheet

Progress = Callable[[int, int | None], None]

# Rows that are packed at a time: some 300 KB of XML.
_AT_ONCE = 250


def render_workbook(
    tables: Sequence[Table],
    *,
    title: str,
    author: str = "",
    mark: str | None = None,
    progress: Progress | None = None,
) -> bytes:
    """The tables as a workbook, one sheet each; see write_workbook."""
    held = BytesIO()
    write_workbook(held, tables, title=title, author=author, mark=mark, progress=progress)
    return held.getvalue()


def write_workbook(
    target: BinaryIO,
    tables: Sequence[Table],
    *,
    title: str,
    author: str = "",
    mark: str | None = None,
    progress: Progress | None = None,
) -> None:
    """Write the tables as a workbook into `target`, a binary file that can seek.

    `mark` (演示数据) stands above each table and at the head of each printed page. `progress` is
    told how many rows of all tables are written and how many there are, when that is known.
    """
    book = Book(tables, mark=mark)
    report = _Progress(tables, progress)
    with office_package.new_package(target) as package:
        for sheet in book.sheets:
            with package.open(sheet.part, "w") as part:
                part.writelines(_pieces(sheet, report))
        for name, content in book.other_parts():
            office_package.write_part(package, name, content)
        office_package.write_properties(
            package, office_package.Properties(title=title, author=author)
        )


class _Progress:
    """Adds up the rows of all sheets for the one who waits."""

    def __init__(self, tables: Sequence[Table], tell: Progress | None) -> None:
        counts = [table.count for table in tables]
        self._total = None if None in counts else sum(count or 0 for count in counts)
        self._done = 0
        self._tell = tell

    def add(self, rows: int) -> None:
        self._done += rows
        if self._tell is not None:
            self._tell(self._done, self._total)


def _pieces(sheet: Sheet, report: _Progress) -> Iterator[bytes]:
    yield sheet.head
    number = sheet.first_row
    rows = iter(sheet.table.rows())
    while batch := [
        sheet.writer.row(place, values)
        for place, values in enumerate(islice(rows, _AT_ONCE), number)
    ]:
        yield "".join(batch).encode()
        number += len(batch)
        report.add(len(batch))
    # A row apart, so that filters and sorting leave it where it stands.
    yield sheet.cut_note(number + 1).encode()
    yield sheet.end(number - 1)
