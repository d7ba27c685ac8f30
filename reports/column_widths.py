"""Widths of the columns of a printed table: what they ask for, fitted to the paper.

Dates, figures and firm columns keep the width that they ask for, short words give way a little, and
text takes what is left, in ems of the largest size that leaves it enough.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from reports import gongwen
from reports.document import Column, ColumnKind

SIZES = (gongwen.SIZE_5, gongwen.SIZE_SMALL_5, gongwen.SIZE_6)
# In ems: the room left free at each side of a cell.
SIDE = 0.3
# A smaller size is taken when text would get less than this share of what it asks for.
_ENOUGH = 0.8
# How far columns give way: to a share of their width, or to so many ems; a name has three.
_LABEL_SHARE = 0.7
_NARROW_LABEL = 3.0
_NARROW_TEXT = 4.0
_STEPS = 40


@dataclass(frozen=True, slots=True)
class _Span:
    """What a column asks for and how far it may differ, in ems with its sides."""

    asked: float
    least: float
    most: float
    # Words give way only when text has less than enough.
    hold: float = 1 / _ENOUGH

    def at(self, share: float) -> float:
        """Its width when text gets this share of what it asks for."""
        return min(max(self.asked * share * self.hold, self.least), self.most)


def fit_columns(
    columns: Sequence[Column], width: float, size: float | None = None
) -> tuple[float, list[float]]:
    """The size of the letters, unless it is given, and the column widths that fill `width`."""
    has_text = any(column.kind is ColumnKind.TEXT for column in columns)
    spans = [_span(column, has_text=has_text) for column in columns]
    sizes = SIZES if size is None else (size,)
    shares = ((each, _share(spans, width / each)) for each in sizes)
    fitting = (pair for pair in shares if pair[1] >= _ENOUGH)
    chosen, share = next(fitting, (sizes[-1], _share(spans, width / sizes[-1])))
    ems = [span.at(share) for span in spans]
    return chosen, [em * width / sum(ems) for em in ems]


def _span(column: Column, *, has_text: bool) -> _Span:
    asked = column.width + 2 * SIDE
    most = asked if has_text else inf
    if column.is_firm:
        return _Span(asked, asked, most)
    match column.kind:
        case ColumnKind.TEXT:
            return _Span(asked, min(asked, _NARROW_TEXT + 2 * SIDE), inf, hold=1.0)
        case ColumnKind.LABEL:
            least = max(asked * _LABEL_SHARE, _NARROW_LABEL + 2 * SIDE)
            return _Span(asked, min(asked, least), most)
        case ColumnKind.LAMP:
            return _Span(asked, min(asked, _NARROW_LABEL + 2 * SIDE), most)
        case _:
            return _Span(asked, asked, most)


def _share(spans: Sequence[_Span], ems: float) -> float:
    """The share of what it asks for that text gets in so many ems, found by halving."""
    low, high = 0.0, ems / min(span.asked for span in spans)
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if sum(span.at(middle) for span in spans) > ems:
            high = middle
        else:
            low = middle
    return low
