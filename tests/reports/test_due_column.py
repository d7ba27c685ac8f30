"""完成时限 on paper: no date of it is parted, and no room is given away."""

from collections.abc import Sequence

import pytest

from model.ledger import Ledger
from reports import gongwen
from reports.document import Column, ColumnKind, Table
from reports.due_column import DUE, with_dues
from reports.font_shelf import FontShelf
from reports.office_papers import make_document
from reports.pdf_cells import Grid
from reports.word_table import table_parts
from tests.reports.conftest import AS_OF
from tests.reports.pdf_reader import bundled_fonts

_WIDEST = "2023年11月30日前"


def columns(texts: Sequence[str]) -> tuple[Column, ...]:
    return with_dues((Column(heading="落实举措", width=40), DUE), texts)


@pytest.mark.parametrize(
    ("texts", "width"),
    [
        ((), 4.5),
        (("年底前", "每季度"), 4.5),
        (("2023年6月底前完成初稿，12月底前印发",), 8.0),  # only what is a date stays whole
        (("年底前", _WIDEST), 9.0),
    ],
)
def test_the_column_is_as_wide_as_its_dates(texts: Sequence[str], width: float) -> None:
    assert columns(texts)[1].width == pytest.approx(width)


def test_a_date_stands_on_one_line_however_long_the_text_beside_it() -> None:
    grid = Grid(columns([_WIDEST]), gongwen.TYPE_AREA_WIDTH, FontShelf(bundled_fonts()), 9)
    assert grid.cells(("举措" * 60, _WIDEST))[1].lines == (_WIDEST,)


def test_even_lines_part_no_number() -> None:
    label = Column(heading="完成情况", kind=ColumnKind.LABEL, width=4.2, is_firm=True)
    columns = (Column(heading="指标", width=30), label)
    grid = Grid(columns, gongwen.TYPE_AREA_WIDTH, FontShelf(bundled_fonts()), 9)
    assert grid.cells(("指标", "完成89.3%"))[1].lines == ("完成", "89.3%")


def test_word_leaves_a_date_its_room() -> None:
    table = Table(name="表", columns=columns([_WIDEST]), rows=lambda: [("举措", _WIDEST)], size=9)
    made = "".join(table_parts(table, gongwen.TYPE_AREA_WIDTH))
    twips = int(made.split('<w:gridCol w:w="')[2].split('"')[0])
    assert twips / 20 / 9 >= 4 + 8 * 0.6 + 0.5


def test_an_extract_is_set_in_letters_that_can_be_read(sample_year: Ledger) -> None:
    tables = make_document(sample_year, "extracts", AS_OF).tables()
    assert {table.size for table in tables} == {gongwen.SIZE_SMALL_5}
    widths = {col.width for table in tables for col in table.columns if col.heading == "完成时限"}
    assert (min(widths), max(widths)) == pytest.approx((5.0, 9.0), abs=0.5)
