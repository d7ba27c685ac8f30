"""Words of cells and widths of columns."""

from datetime import date
from decimal import Decimal

import pytest

from reports.document import Cell, Column, ColumnKind
from reports.table_form import cell_words, fitted


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        (None, ColumnKind.TEXT, ""),
        ("条法处", ColumnKind.TEXT, "条法处"),
        (date(2023, 6, 30), ColumnKind.DATE, "2023-06-30"),
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


TEXT = Column(heading="举措", width=20)
DATE = Column(heading="日期", kind=ColumnKind.DATE, width=6)


def test_columns_fill_the_width_and_dates_keep_theirs() -> None:
    size, widths = fitted((TEXT, DATE), 400)
    assert size == 10.5
    assert sum(widths) == pytest.approx(400)
    assert widths[1] == pytest.approx((6 + 0.6) * 10.5)


def test_a_crowded_table_is_set_smaller_before_its_text_gives_way() -> None:
    size, widths = fitted((TEXT,) * 3 + (DATE,), 520)
    assert size == 7.5 or widths[3] == pytest.approx(6.6 * size)
    assert sum(widths) == pytest.approx(520)


@pytest.mark.parametrize("columns", [(DATE,) * 3, (DATE,) * 20, (TEXT, *(DATE,) * 12)])
def test_columns_that_do_not_wrap_share_what_there_is(columns: tuple[Column, ...]) -> None:
    _, widths = fitted(columns, 400)
    assert sum(widths) == pytest.approx(400)
    assert min(widths) > 0
