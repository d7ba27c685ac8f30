"""docs/report-formats.md: each clause holds in both papers, and the page says what is measured."""

import pytest

from docs.formats.clauses import rows
from docs.formats.row import Row
from docs.measure_formats import PAGE, page


@pytest.fixture(scope="module")
def measured() -> list[Row]:
    return list(rows())


def test_every_clause_holds_on_paper_and_in_word(measured: list[Row]) -> None:
    missed = [(row.clause, row.rule, row.paper, row.word) for row in measured if not row.is_met()]
    assert missed == []


def test_the_page_says_what_is_measured() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
