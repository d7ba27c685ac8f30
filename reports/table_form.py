"""What every paper form of a table shares: the words of its cells, its alignment, its widths."""

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from reports import gongwen
from reports.document import Cell, Column, ColumnKind

SIZES = (gongwen.SIZE_5, gongwen.SIZE_SMALL_5, gongwen.SIZE_6)
SIDE = 0.3
"""Room on each side of the text of a cell, in ems of its size."""

# A smaller size is taken when wrapping columns would get less than this share of what they ask.
_ENOUGH = 0.8
# Below this share the columns that do not wrap have to give way too.
_LEAST = 0.4
_WRAPPING = frozenset({ColumnKind.TEXT, ColumnKind.LABEL})


def cell_words(value: Cell, kind: ColumnKind) -> str:
    """What stands on paper for a value: 2023-11-20, 15.6%, nothing for None."""
    match value:
        case None:
            return ""
        case str():
            return value
        case date():
            return value.isoformat()
        case Decimal() | int() if kind is ColumnKind.PERCENT:
            tenths = (Decimal(value) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
            return f"{tenths:f}".removesuffix(".0") + "%"
        case Decimal():
            return f"{value:f}"
        case _:
            return str(value)


def fitted(columns: Sequence[Column], width: float) -> tuple[float, list[float]]:
    """The largest size at which the columns have about what they ask for, and their widths."""
    for size in SIZES:
        asked = [(column.width + 2 * SIDE) * size for column in columns]
        wraps = [column.kind in _WRAPPING for column in columns]
        wrapping = sum(ask for ask, wrap in zip(asked, wraps, strict=True) if wrap)
        rest = width - (sum(asked) - wrapping)
        if wrapping and rest >= _ENOUGH * wrapping:
            break
    if not wrapping or rest < _LEAST * wrapping:
        return size, [ask * width / sum(asked) for ask in asked]
    scale = rest / wrapping
    return size, [ask * scale if wrap else ask for ask, wrap in zip(asked, wraps, strict=True)]
