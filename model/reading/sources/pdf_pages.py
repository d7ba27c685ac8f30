"""Pages of a PDF with their lines and tables in order; what each page repeats is taken out."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from model.reading.pages import is_page_number
from model.reading.sources.pdf_lines import PrintedLine, read_lines
from model.reading.sources.pdf_page import Page
from model.reading.sources.pdf_tables import PdfTable, read_tables


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """The lines and tables of a page in reading order; `number` counts from 1."""

    number: int
    parts: tuple[PrintedLine | PdfTable, ...]
    bottom: float
    top: float


def printed_page(number: int, page: Page) -> PrintedPage:
    """Put the words of a page in order, above, in and below its tables."""
    tables, rest = read_tables(page)
    parts: list[PrintedLine | PdfTable] = []
    for table in tables:
        parts += read_lines([glyph for glyph in rest if glyph.y >= table.bottom])
        rest = [glyph for glyph in rest if glyph.y < table.bottom]
        parts.append(table)
    return PrintedPage(number, (*parts, *read_lines(rest)), page.bottom, page.top)


def without_repeated(pages: Sequence[PrintedPage]) -> tuple[list[PrintedPage], list[str]]:
    """The pages without running heads and feet, and these, each once; page numbers stay."""
    sizes: dict[tuple[str, str], dict[int, float]] = {}
    for page in pages:
        for at, line in _margins(page):
            sizes.setdefault(_key(at, line), {})[page.number] = line.size
    enough = max(_FEWEST, len(pages) * _SHARE)
    # A title in the same words is larger than the head that repeats it.
    largest = {
        key: min(found.values()) * _LARGER for key, found in sizes.items() if len(found) >= enough
    }
    shown: dict[str, None] = {}
    kept: list[PrintedPage] = []
    for page in pages:
        cut = [line for at, line in _margins(page) if line.size < largest.get(_key(at, line), 0)]
        shown.update(dict.fromkeys(line.text for line in cut))
        kept.append(replace(page, parts=tuple(part for part in page.parts if part not in cut)))
    return kept, list(shown)


_FEWEST = 3  # pages on which a running head stands at least
_SHARE = 0.5
_LARGER = 1.15
_MARGIN = 0.12  # share of the height, at the top and at the bottom
_DEEP = 2  # lines of a running head or foot at most
_CHANGING = re.compile(r"[\d\s]+")


def _margins(page: PrintedPage) -> Iterator[tuple[str, PrintedLine]]:
    """The outermost lines near the edges that are no page numbers."""
    margin = (page.top - page.bottom) * _MARGIN
    lines = sorted(_lines(page.parts), key=lambda line: -line.top)
    lines = [line for line in lines if not is_page_number(line.text)]
    yield from (("top", each) for each in lines[:_DEEP] if each.bottom > page.top - margin)
    yield from (("bottom", each) for each in lines[-_DEEP:] if each.top < page.bottom + margin)


def _lines(parts: Iterable[PrintedLine | PdfTable]) -> Iterator[PrintedLine]:
    return (part for part in parts if isinstance(part, PrintedLine))


def _key(at: str, line: PrintedLine) -> tuple[str, str]:
    """A running head: the same words at the same edge, whatever the numbers in it."""
    return at, _CHANGING.sub("", line.text)
