"""Cell styles of a workbook (单元格样式): named ones for the top, numbered ones for the rows."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from model.words import Lamp
from reports.document import Cell, Column, ColumnKind
from reports.gongwen import SIZE_5, SIZE_SMALL_5
from reports.lamps import LAMP_LOOKS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import Border

_BODY_FACE = "宋体"
_HEADING_FACE = "黑体"
_TITLE_FACE = "方正小标宋简体"
_TITLE_SIZE = 18
_LINE_GREY = "8C8C8C"
_NOTE_GREY = "595959"
_HEADING_GROUND = "E8ECF1"

_ACROSS = {
    ColumnKind.TEXT: "left",
    ColumnKind.LABEL: "center",
    ColumnKind.NUMBER: "right",
    ColumnKind.PERCENT: "right",
    ColumnKind.DATE: "center",
    ColumnKind.LAMP: "center",
}
_GENERAL = "General"
# Not a format: the text begins like a formula and has to stay text when the cell is edited.
_QUOTED = "'"
_FORMULA_SIGNS = ("=", "+", "-", "@")
_MOST_PLACES = 4


class BookStyles:
    """The styles of one book; those of the rows are made when a value first asks for them."""

    title = "表题"
    note = "表注"
    heading = "表头"

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._numbers: dict[tuple[ColumnKind, str], int] = {}
        _set_default_font(book)
        _add_named_styles(book)

    def of_cell(self, column: Column, value: Cell) -> int:
        """The number of the style for a value of this column."""
        key = (column.kind, _format(column.kind, value))
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = self._new(*key)
        return number

    def below(self) -> int:
        """The number of the style for a note below a table; it is not wrapped."""
        from openpyxl.cell import Cell as BookCell
        from openpyxl.styles import Font

        cell = BookCell(self._book.worksheets[0], row=1, column=1)
        cell.font = Font(name=_BODY_FACE, size=SIZE_SMALL_5, color=_NOTE_GREY)
        return cell.style_id

    def _new(self, kind: ColumnKind, number_format: str) -> int:
        from openpyxl.cell import Cell as BookCell
        from openpyxl.styles import Alignment, Font, PatternFill

        # A cell of no sheet: it only carries the style into the book.
        cell = BookCell(self._book.worksheets[0], row=1, column=1)
        cell.font = Font(name=_BODY_FACE, size=SIZE_5)
        cell.border = _thin_border()
        across = _ACROSS[kind]
        cell.alignment = Alignment(
            horizontal=across, vertical="center", wrap_text=True, indent=int(across == "right")
        )
        if number_format == _QUOTED:
            cell.quotePrefix = True
        elif kind is ColumnKind.LAMP and number_format in LAMP_LOOKS:
            look = LAMP_LOOKS[Lamp(number_format)]
            # The shape is only shown: the value stays the word, for filters and for reading back.
            cell.number_format = f'"{look.shape} "@'
            cell.font = Font(name=_HEADING_FACE, size=SIZE_5, color=look.ink)
            cell.fill = PatternFill("solid", fgColor=look.ground)
        else:
            cell.number_format = number_format
        return cell.style_id


def _format(kind: ColumnKind, value: Cell) -> str:
    match value:
        case str():
            if kind is ColumnKind.LAMP and value in LAMP_LOOKS:
                return value
            return _QUOTED if value.startswith(_FORMULA_SIGNS) else _GENERAL
        case int() | Decimal():
            places = _places(value)
            if kind is ColumnKind.PERCENT:
                # One decimal at most, as the same value has on paper.
                return _with_places("0", min(places - 2, 1)) + "%"
            return _with_places("0", places)
        case date():
            return 'yyyy"年"m"月"d"日"'
        case _:
            return _GENERAL


def _places(value: int | Decimal) -> int:
    """Decimal places that the value carries and a reader should see: 3.50 keeps its nought."""
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return -exponent if isinstance(exponent, int) else 0


def _with_places(whole: str, places: int) -> str:
    return whole if places <= 0 else f"{whole}.{'0' * min(places, _MOST_PLACES)}"


def _set_default_font(book: "Workbook") -> None:
    """Widths of columns are measured in the digits of this font; 宋体 11 is the Chinese default."""
    from openpyxl.styles import Font

    font = Font(name=_BODY_FACE, size=11)
    # openpyxl keeps both to itself and offers no other way to them.
    fonts, styles = book.__dict__["_fonts"], book.__dict__["_named_styles"]
    fonts.clear()
    fonts.add(font)
    styles["Normal"].font = font


def _add_named_styles(book: "Workbook") -> None:
    from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill

    centred = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for style in (
        NamedStyle(
            name=BookStyles.title, font=Font(name=_TITLE_FACE, size=_TITLE_SIZE), alignment=centred
        ),
        NamedStyle(
            name=BookStyles.note,
            font=Font(name=_BODY_FACE, size=SIZE_SMALL_5, color=_NOTE_GREY),
            alignment=Alignment(horizontal="left", vertical="center", wrap_text=True),
        ),
        NamedStyle(
            name=BookStyles.heading,
            font=Font(name=_HEADING_FACE, size=SIZE_5),
            alignment=centred,
            fill=PatternFill("solid", fgColor=_HEADING_GROUND),
            border=_thin_border(),
        ),
    ):
        book.add_named_style(style)


def _thin_border() -> "Border":
    from openpyxl.styles import Border, Side

    line = Side(style="thin", color=_LINE_GREY)
    return Border(left=line, right=line, top=line, bottom=line)
