"""The cells of a page that was copied (剪贴板的网页): rows, merged cells, breaks inside cells."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

MOST_ROWS = 5_000
MOST_COLUMNS = 256
_PIECE = 1_000  # characters
_BLANKS = re.compile(r"[ \t\r\n\f]+")
# Pages are wrapped between any two characters; Chinese words have no space there.
_WRAPPED = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])")
_SKIPPED = ("style", "script", "head", "title")
_BREAKING = ("p", "div", "li")


def pieces_of(page: str) -> Iterator[str]:
    """A page cut before tags: the words between two tags stay together."""
    at = 0
    while at < len(page):
        end = page.find("<", at + _PIECE)
        end = len(page) if end < 0 else end
        yield page[at:end]
        at = end


class PageReader(HTMLParser):
    """The rows of the tables of a page; a table inside a cell is words of that cell.

    What is too large is not read on: a few signs can stand for millions of merged cells.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.has_merged = False
        self.is_too_large = False
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
        down, across = self._over
        self.is_too_large |= len(self._row) + across > MOST_COLUMNS
        if self.is_too_large:
            self._cell = None
            return
        lines = "".join(self._cell).replace("\xa0", " ").split("\n")
        words = "\n".join(line.strip() for line in lines).strip()
        self.has_merged |= down > 1 or across > 1
        if down > 1:
            self._from_above[len(self._row)] = (down - 1, words)
        self._row += [words] + [""] * (across - 1)
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row and not self.is_too_large:
            self._fill_from_above()
            self.rows.append(self._row)
            self.is_too_large = len(self.rows) > MOST_ROWS + 1  # headings are one of them
        self._row = []

    def _fill_from_above(self) -> None:
        while len(self._row) in self._from_above:
            at = len(self._row)
            rows, words = self._from_above.pop(at)
            if rows > 1:
                self._from_above[at] = (rows - 1, words)
            self._row.append(words)


def _count(words: str | None) -> int:
    is_number = words is not None and len(words) < 7 and words.isdecimal()
    return max(int(words or 1), 1) if is_number else 1
