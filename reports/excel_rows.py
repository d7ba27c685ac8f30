"""Rows of a table as the XML of a sheet: typed values, style numbers, heights that show all text.

Text is written in place as text, so that what begins with = + - @ never becomes a formula.
"""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from model.files.cells import clean_cell
from reports.document import Cell, Column, Row

LINE_HEIGHT = 15.0
"""Points that a line of 10.5 point text takes, also in the faces that Linux puts for 宋体."""

PADDING = 6.0
# Excel refuses higher rows.
_MOST_HEIGHT = 409.0
# Days count from here; Excel's 29 February 1900, which never was, makes earlier ones ambiguous.
_DAY_NOUGHT = date(1899, 12, 30)
_FIRST_CERTAIN_DAY = date(1900, 3, 1)
# Excel keeps fifteen digits of a number; longer ones are names made of digits and stay text.
_MOST_DIGITS = 15
# Excel reads _x0041_ as the character A: the first underline is itself written that way.
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

StyleOf = Callable[[Column, Cell], int]


class RowWriter:
    """Writes the rows of one table, each as one piece of XML."""

    def __init__(self, columns: tuple[Column, ...], letters: tuple[str, ...], style: StyleOf):
        self._places = tuple(zip(letters, columns, map(line_units, columns), strict=True))
        self._style = style
        self.cuts: list[str] = []
        """The cells whose text Excel has no room for, by name: B12."""

    def row(self, number: int, values: Row) -> str:
        """The XML of the row with this number, high enough for its longest cell."""
        most_lines = 1
        cells = []
        cut: list[str] = []
        for (letter, column, units), value in zip(self._places, values, strict=True):
            style = self._style(column, value)
            if value is None or value == "":
                cells.append(f'<c r="{letter}{number}" s="{style}"/>')
            elif (plain := as_number(value)) is not None:
                cells.append(f'<c r="{letter}{number}" s="{style}"><v>{plain}</v></c>')
            else:
                text = clean_cell(str(value), cut.append)
                if cut:
                    self.cuts.append(f"{letter}{number}")
                    cut.clear()
                if 2 * len(text) > units or "\n" in text:
                    most_lines = max(most_lines, lines(text, units))
                cells.append(
                    f'<c r="{letter}{number}" s="{style}" t="inlineStr"><is>'
                    f'<t xml:space="preserve">{_escaped(text)}</t></is></c>'
                )
        return (
            f'<row r="{number}" ht="{height(most_lines):g}" customHeight="1">{"".join(cells)}</row>'
        )


def note_row(number: int, text: str, style: int) -> str:
    """One cell below a table, which runs on over the columns at its right."""
    return (
        f'<row r="{number}"><c r="A{number}" s="{style}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{_escaped(text)}</t></is></c></row>'
    )


def line_units(column: Column) -> int:
    """How many half-width characters stand in a line of the column."""
    return max(2, int(2 * column.width))


def lines(text: str, units: int) -> int:
    """About how many lines the text takes; rather one too many than text that cannot be seen."""
    return sum(_lines_of_paragraph(paragraph, units) for paragraph in text.split("\n"))


def height(line_count: int) -> float:
    """Height of a row of so many lines, in points."""
    return min(_MOST_HEIGHT, line_count * LINE_HEIGHT + PADDING)


def as_number(value: Cell) -> str | None:
    """The value as a number of a sheet, or None when it has to stay text."""
    match value:
        case int():
            return str(value) if abs(value) < 10**_MOST_DIGITS else None
        case Decimal():
            return format(value, "f") if _is_exact(value) else None
        case date():
            return str((value - _DAY_NOUGHT).days) if value >= _FIRST_CERTAIN_DAY else None
        case _:
            return None


def _is_exact(value: Decimal) -> bool:
    if not value.is_finite():
        return False
    return len(value.as_tuple().digits) <= _MOST_DIGITS and abs(value.adjusted()) <= _MOST_DIGITS


def _lines_of_paragraph(text: str, units: int) -> int:
    # In UTF-8 an ASCII character takes 1 byte and a Chinese one 3, so this counts 1 and 2.
    # The half character of air in each column takes up what marks and numbers push to the next.
    return max(1, -(-(len(text.encode()) + len(text)) // (2 * units)))


def _escaped(text: str) -> str:
    if "_x" in text:
        text = _CODED.sub("_x005F_", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
