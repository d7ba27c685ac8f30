"""The words of a value in a table on paper (单元格文字), the same in PDF and Word."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from model.day_words import day_words
from reports.document import Cell, ColumnKind


def cell_words(value: Cell, kind: ColumnKind) -> str:
    """What stands on paper for a value: 2023年11月20日, 15.6%, nothing for None."""
    match value:
        case None:
            return ""
        case str():
            return value
        case date():
            return day_words(value)
        case _ if kind is ColumnKind.PERCENT:
            tenths = (Decimal(value) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
            return f"{tenths:f}".removesuffix(".0") + "%"
        case _:
            return f"{value:f}" if isinstance(value, Decimal) else str(value)
