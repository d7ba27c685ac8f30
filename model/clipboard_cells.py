"""Cells on their way to and from WPS, Excel and Word (剪贴板): tab-separated text and html.

Text quotes cells with line breaks as Excel does; html marks every cell as text, so that no
program takes words that begin with = for a formula.
"""

import csv
import html
import io
from collections.abc import Iterable, Sequence
from itertools import islice

from model.clipboard_page import MOST_COLUMNS, MOST_ROWS, PageReader, pieces_of
from model.errors import InvalidEntryError

Cells = list[list[str]]


def as_text(cells: Sequence[Sequence[str]]) -> str:
    """Cells as tab-separated text."""
    return "".join("\t".join(map(_quoted, row)) + "\r\n" for row in cells)


def as_html(cells: Sequence[Sequence[str]]) -> str:
    """Cells as an html table."""
    return html_page(html_rows(cells))


def html_rows(cells: Sequence[Sequence[str]]) -> str:
    """Cells as rows of an html table."""
    return "".join(
        f"<tr>{''.join(f'<td>{_escaped(cell)}</td>' for cell in row)}</tr>" for row in cells
    )


def html_page(rows: str) -> str:
    """The table of these rows, as programs take it from the clipboard."""
    head = f'<head><meta charset="utf-8">{_STYLE}</head>'
    return f"<html>{head}<body><table>{rows}</table></body></html>"


def read_cells(text: str, page: str = "") -> Cells:
    """The cells that were copied, read at one go."""
    reader = CellReader(text, page)
    reader.read(reader.pieces)
    return reader.cells()


class CellReader:
    """Reads the cells that were copied, piece by piece; refuses more than one looks through.

    Text is exact, html knows merged cells and breaks inside cells: where both hold the same
    cells the text is taken. A cell merged over rows stands in each of them.
    """

    def __init__(self, text: str, page: str) -> None:
        self._plain = _padded(_text_cells(text))
        is_read = "<td" in page.lower() and len(page) <= _LONGEST_PAGE
        self.pieces = list(pieces_of(page)) if is_read else []
        self._page = PageReader()

    def read(self, pieces: Iterable[str]) -> None:
        """Read some of the pieces on."""
        for piece in pieces:
            if self._page.is_too_large:
                return
            self._page.feed(piece)

    def cells(self) -> Cells:
        """All rows equally wide; empty rows at the end are left out."""
        page, plain = self._page, self._plain
        page.close()
        if page.is_too_large:
            if not plain:
                raise _too_many()
            return plain
        shown = _padded(page.rows)
        has_same = [len(row) for row in plain] == [len(row) for row in shown]
        return plain if not shown or (has_same and not page.has_merged) else shown


_LONGEST_PAGE = 5_000_000  # characters; the text beside it says the same faster
_STYLE = (
    '<style>td { mso-number-format: "\\@"; vertical-align: top; } '
    "br { mso-data-placement: same-cell; }</style>"
)


def _quoted(cell: str) -> str:
    if not any(sign in cell for sign in '\t\n\r"'):
        return cell
    return '"' + cell.replace('"', '""') + '"'


def _escaped(cell: str) -> str:
    spaced = html.escape(cell).replace("\t", " ").replace("  ", " &nbsp;")
    return spaced.replace("\n", "<br>")


def _text_cells(text: str) -> Cells:
    text = _without_blank_end(text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", ""))
    csv.field_size_limit(10_000_000)
    rows: Iterable[list[str]] = csv.reader(
        io.StringIO(text, newline=""), dialect="excel-tab", strict=True
    )
    try:
        return _few(rows)
    except csv.Error:  # marks that do not pair are words of the text
        return _few(line.split("\t") for line in text.split("\n"))


def _without_blank_end(text: str) -> str:
    """Whole columns are copied with all the blank rows below."""
    end = text.find("\n", len(text.rstrip()))
    return text if end < 0 else text[:end]


def _few(rows: Iterable[list[str]]) -> Cells:
    found = list(islice(rows, MOST_ROWS + 2))  # headings are one of them
    if len(found) > MOST_ROWS + 1 or any(len(row) > MOST_COLUMNS for row in found):
        raise _too_many()
    return found


def _too_many() -> InvalidEntryError:
    return InvalidEntryError(
        f"一次最多粘贴{MOST_ROWS:,}行、{MOST_COLUMNS}列，复制的内容超过了，没有粘贴。请分几次复制。"
    )


def _padded(rows: Cells) -> Cells:
    rows = [[cell.strip() for cell in row] for row in rows]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
