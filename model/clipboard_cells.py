"""Cells on their way to and from WPS, Excel and Word (剪贴板): tab-separated text and html.

Text quotes cells with line breaks as Excel does; html marks every cell as text, so that no
program takes words that begin with = for a formula.
"""

import csv
import html
import io
import re
from collections.abc import Sequence
from html.parser import HTMLParser

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
    """The cells that were copied, all rows equally wide; empty rows at the end are left out.

    Text is exact, html knows merged cells and breaks inside cells: where both hold the same
    cells the text is taken. A cell merged over rows stands in each of them.
    """
    plain = _padded(_text_cells(text))
    if "<td" not in page.lower() or len(page) > _LONGEST_PAGE:
        return plain
    reader = _Tables()
    reader.feed(page)
    reader.close()
    shown = _padded(reader.rows)
    is_same = not reader.has_merged and [len(row) for row in plain] == [len(row) for row in shown]
    return plain if is_same or not shown else shown


_LONGEST_PAGE = 5_000_000  # characters; the text beside it says the same faster
_MOST_MERGED = 2000
_STYLE = (
    '<style>td { mso-number-format: "\\@"; vertical-align: top; } '
    "br { mso-data-placement: same-cell; }</style>"
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
# Pages are wrapped between any two characters; Chinese words have no space there.
_WRAPPED = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])")
_SKIPPED = ("style", "script", "head", "title")
_BREAKING = ("p", "div", "li")


def _quoted(cell: str) -> str:
    if not any(sign in cell for sign in '\t\n\r"'):
        return cell
    return '"' + cell.replace('"', '""') + '"'


def _escaped(cell: str) -> str:
    spaced = html.escape(cell).replace("\t", " ").replace("  ", " &nbsp;")
    return spaced.replace("\n", "<br>")


def _text_cells(text: str) -> Cells:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    csv.field_size_limit(10_000_000)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), dialect="excel-tab", strict=True))
    except csv.Error:  # marks that do not pair are words of the text
        return [line.split("\t") for line in text.split("\n")]


def _padded(rows: Cells) -> Cells:
    rows = [[cell.strip() for cell in row] for row in rows]
    while rows and not any(rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


class _Tables(HTMLParser):
    """The rows of the tables of a page; a table inside a cell is words of that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Cells = []
        self.has_merged = False
        self._row: list[str] = []
        self._cell: list[str] | None = None
        self._over: tuple[int, int] = (1, 1)
        self._from_above: dict[int, tuple[int, str]] = {}
        self._depth = 0
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._skipping += tag in _SKIPPED
        self._depth += tag == "table"
        if self._depth > 1:
            return
        if tag in ("td", "th"):
            self._end_cell()
            named = dict(attrs)
            self._over = (_count(named.get("rowspan")), _count(named.get("colspan")))
            self._cell = []
        elif tag == "tr":
            self._end_row()
        elif self._cell is not None and (tag == "br" or self._begins_a_line(tag)):
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self._skipping -= tag in _SKIPPED and self._skipping > 0
        if self._depth <= 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._depth <= 1 and tag in ("tr", "table"):
            self._end_row()
        if tag == "table":
            self._depth = max(self._depth - 1, 0)
            self._from_above.clear()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._skipping:
            self._cell.append(_BLANKS.sub(" ", _WRAPPED.sub("", data)))

    def close(self) -> None:
        super().close()
        self._end_row()

    def _begins_a_line(self, tag: str) -> bool:
        return tag in _BREAKING and bool(self._cell and self._cell[-1] != "\n")

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        self._fill_from_above()
        lines = "".join(self._cell).replace("\xa0", " ").split("\n")
        words = "\n".join(line.strip() for line in lines).strip()
        down, across = self._over
        self.has_merged |= down > 1 or across > 1
        if down > 1:
            self._from_above[len(self._row)] = (down - 1, words)
        self._row += [words] + [""] * (across - 1)
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row:
            self._fill_from_above()
            self.rows.append(self._row)
            self._row = []

    def _fill_from_above(self) -> None:
        while len(self._row) in self._from_above:
            at = len(self._row)
            rows, words = self._from_above.pop(at)
            if rows > 1:
                self._from_above[at] = (rows - 1, words)
            self._row.append(words)


def _count(words: str | None) -> int:
    return min(int(words), _MOST_MERGED) if words and words.isdecimal() and words != "0" else 1
