"""The column 完成时限: as wide as its time limits need, so that no date of them is parted."""

from collections.abc import Iterable
from dataclasses import replace

from reports.document import Column, ColumnKind
from reports.line_break import whole_dates
from reports.one_page import at_most

DUE = Column(heading="完成时限", kind=ColumnKind.LABEL, width=6, is_firm=True)
# Of 10月底前 and of 2023年11月30日前, in characters; what is longer may be parted.
_LEAST, _MOST = 4.5, 9.0


def with_dues(columns: Iterable[Column], texts: Iterable[str]) -> tuple[Column, ...]:
    """The columns, 完成时限 among them as wide as the widest date in these time limits."""
    widest = max((at_most(piece) for text in texts for piece in whole_dates(text)), default=0.0)
    fitted = replace(DUE, width=min(max(widest, _LEAST), _MOST))
    return tuple(fitted if column.heading == DUE.heading else column for column in columns)
