"""Words of the cells of a table on paper."""

from datetime import date
from decimal import Decimal

import pytest

from reports.cell_words import cell_words
from reports.document import Cell, ColumnKind


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (None, ColumnKind.TEXT, ""),
        ("条法处", ColumnKind.TEXT, "条法处"),
        (date(2023, 6, 30), ColumnKind.DATE, "2023年6月30日"),
        (7, ColumnKind.NUMBER, "7"),
        (Decimal("12.50"), ColumnKind.NUMBER, "12.50"),
        (Decimal("1E+3"), ColumnKind.NUMBER, "1000"),
        (Decimal("0.5"), ColumnKind.PERCENT, "50%"),
        (Decimal("0.15625"), ColumnKind.PERCENT, "15.6%"),
        (1, ColumnKind.PERCENT, "100%"),
    ],
)
def test_words_of_values(value: Cell, kind: ColumnKind, words: str) -> None:
    assert cell_words(value, kind) == words
