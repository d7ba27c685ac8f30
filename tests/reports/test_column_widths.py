import pytest

from reports.column_widths import SIDE, fit_columns
from reports.document import Column, ColumnKind

_KINDS = ColumnKind


def column(width: float, kind: ColumnKind = _KINDS.TEXT) -> Column:
    return Column(heading="栏", kind=kind, width=width)


@pytest.mark.parametrize("count", [1, 8, 40])
def test_columns_fill_the_paper(count: int) -> None:
    _, widths = fit_columns([column(8)] * count, 600)
    assert sum(widths) == pytest.approx(600)


def test_few_columns_are_set_in_5() -> None:
    assert fit_columns([column(20), column(20)], 442)[0] == 10.5


def test_many_columns_are_set_smaller() -> None:
    assert fit_columns([column(8)] * 9, 600)[0] == 9
    assert fit_columns([column(8)] * 17, 600)[0] == 7.5


def test_dates_keep_their_width_beside_text() -> None:
    size, widths = fit_columns([column(60), column(5.5, _KINDS.DATE)], 442)
    assert widths[1] == pytest.approx((5.5 + 2 * SIDE) * size)


def test_a_firm_column_keeps_its_width() -> None:
    firm = Column(heading="完成时限", kind=_KINDS.LABEL, width=8.8, is_firm=True)
    size, widths = fit_columns([column(120), firm], 442)
    assert widths[1] == pytest.approx((8.8 + 2 * SIDE) * size)


def test_labels_give_way_less_than_text() -> None:
    size, widths = fit_columns([column(120), column(10, _KINDS.LABEL)], 442)
    assert widths[1] == pytest.approx((10 + 2 * SIDE) * 0.7 * size)


def test_a_name_of_three_characters_stays_in_one_line() -> None:
    size, widths = fit_columns([column(200), column(4, _KINDS.LABEL)], 442)
    assert widths[1] >= (3 + 2 * SIDE) * size - 1e-6


def test_a_lamp_gives_way_to_three_characters() -> None:
    size, widths = fit_columns([column(200), column(6, _KINDS.LAMP)], 442)
    assert widths[1] == pytest.approx((3 + 2 * SIDE) * size)


def test_without_text_all_columns_widen_alike() -> None:
    _, widths = fit_columns([column(4, _KINDS.DATE), column(4, _KINDS.LABEL)], 442)
    assert widths[0] == pytest.approx(widths[1])


def test_labels_keep_their_width_while_text_has_enough() -> None:
    size, widths = fit_columns([column(33), column(4, _KINDS.LABEL), column(4, _KINDS.LAMP)], 442)
    assert size == 10.5
    assert widths[1:] == pytest.approx([(4 + 2 * SIDE) * size] * 2)
