"""The clauses of GB/T 9704-2012, what each wants, and what stands in the files."""

from collections.abc import Iterator

from docs.formats import clauses_end, clauses_more, clauses_pages, clauses_text
from docs.formats.row import Row


def rows() -> Iterator[Row]:
    """All rows in the order of the standard."""
    yield from clauses_text.page_rows()
    yield from clauses_text.head_rows()
    yield from clauses_text.body_rows()
    yield from clauses_end.signature_rows()
    yield from clauses_end.annex_rows()
    yield from clauses_end.imprint_rows()
    yield from clauses_more.imprint_page_rows()
    yield from clauses_pages.number_rows()
    yield from clauses_pages.letter_rows()
    yield from clauses_more.other_rows()
