"""The book around the rows: sheets with title, note, headings, styles and print set-up (openpyxl).

Made in two times: the sheets without their rows first, the other parts when all rows are known.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING

from model.files.cells import MOST_UNITS, clean_cell, clean_text
from model.files.names import UNNAMED
from reports import excel_rows, office_package
from reports.document import Column, ColumnKind, Table
from reports.excel_rows import RowWriter
from reports.excel_styles import BookStyles

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_TITLE_HEIGHT = 33.0
_HEADING_PADDING = 8.0
# Inches: 20 mm above, where the sheet is bound, and 15 mm elsewhere.
_MARGINS = {"top": 0.79, "left": 0.59, "right": 0.59, "bottom": 0.63, "header": 0.35, "footer": 0.3}
_A4 = 9
# Characters of 5号 across: wider tables would print below three quarters of their size.
_MOST_ACROSS = 96.0
_LEAST_TEXT_WIDTH = 5.0
# A column as wide as n characters of 5号 needs 14 n pixels and a little air; the unit of widths is
# the digit of the book's own 11 point 宋体, 8 pixels.
_PIXELS_PER_CHARACTER = 14
_AIR = 12
_PIXELS_PER_UNIT = 8
_WIDEST_NAME = 31
_SHOWN_CUTS = 10
_NAME_REFUSES = str.maketrans("[]:*?/\\", "［］：＊？／＼")
# Written without its rows the part says a wrong size; readers find the right one themselves.
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
_ROWS_END = b"</sheetData>"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet whose rows are still to come: the XML before and after them."""

    part: str
    table: Table
    head: bytes
    tail: bytes
    first_row: int
    writer: RowWriter
    _sheet: "Worksheet"
    _styles: BookStyles

    def cut_note(self, number: int) -> str:
        """The row that says below the table which texts Excel cuts; empty where it cuts none."""
        cuts = self.writer.cuts
        if not cuts:
            return ""
        more = "等" if len(cuts) > _SHOWN_CUTS else ""
        where = f"{'、'.join(cuts[:_SHOWN_CUTS])}{more}共{len(cuts)}格"
        text = f"注：{where}超过单元格上限（{MOST_UNITS}字），末尾已截断，完整内容见台账。"
        return excel_rows.note_row(number, text, self._styles.below())

    def end(self, last_row: int) -> bytes:
        """What closes the sheet after its last row, with the filter over all of them."""
        last_letter = _letters(self.table)[-1]
        self._sheet.auto_filter.ref = f"A{self.first_row - 1}:{last_letter}{last_row}"
        # The schema wants the filter next to the rows; openpyxl had no rows to filter yet.
        return b'%s<autoFilter ref="%s"/>%s' % (
            _ROWS_END,
            self._sheet.auto_filter.ref.encode(),
            self.tail,
        )


class Book:
    """A workbook of several tables, one per sheet."""

    def __init__(self, tables: Sequence[Table], *, mark: str | None) -> None:
        from openpyxl import Workbook

        self._book = Workbook()
        self._styles = BookStyles(self._book)
        worksheets = _empty_sheets(self._book, tables)
        first_rows = [
            _fill_top(sheet, table, mark, self._styles)
            for sheet, table in zip(worksheets, tables, strict=True)
        ]
        parts = dict(_saved(self._book))
        self.sheets = [
            self._sheet(f"xl/worksheets/sheet{place}.xml", *about, parts)
            for place, about in enumerate(zip(worksheets, tables, first_rows, strict=True), 1)
        ]

    def other_parts(self) -> Iterator[tuple[str, bytes]]:
        """The parts beside the sheets and the properties, once every sheet has its end."""
        written = {sheet.part for sheet in self.sheets}
        written |= {office_package.CORE_PART, office_package.APP_PART}
        return ((name, content) for name, content in _saved(self._book) if name not in written)

    def _sheet(
        self, part: str, sheet: "Worksheet", table: Table, first_row: int, parts: dict[str, bytes]
    ) -> Sheet:
        head, tail = _DIMENSION.sub(b"", parts[part]).split(_ROWS_END)
        columns = fitted(table.columns)
        writer = RowWriter(columns, _letters(table), self._styles.of_cell)
        return Sheet(
            part=part,
            table=table,
            head=head,
            tail=tail,
            first_row=first_row,
            writer=writer,
            _sheet=sheet,
            _styles=self._styles,
        )


def fitted(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns in widths that still print readably: where needed, those of text give way."""
    text = sum(column.width for column in columns if column.kind is ColumnKind.TEXT)
    room = _MOST_ACROSS - sum(column.width for column in columns) + text
    if text <= room:
        return columns
    share = max(0.0, room / text)
    return tuple(
        replace(column, width=max(_LEAST_TEXT_WIDTH, column.width * share))
        if column.kind is ColumnKind.TEXT
        else column
        for column in columns
    )


def sheet_names(names: Iterable[str]) -> list[str]:
    """The names as Excel accepts them: short, without its own signs, each once."""
    made: list[str] = []
    for name in names:
        fit = clean_text(name).translate(_NAME_REFUSES).replace("\n", " ").strip("' ") or UNNAMED
        # Excel keeps History to itself.
        fit = f"{fit}表" if fit.casefold() == "history" else fit
        made.append(_unlike(fit, {other.casefold() for other in made}))
    return made


def _unlike(name: str, taken: set[str]) -> str:
    fit, number = _shortened(name, _WIDEST_NAME), 1
    while fit.casefold() in taken:
        number += 1
        ending = f"（{number}）"
        fit = _shortened(name, _WIDEST_NAME - len(ending)) + ending
    return fit


def _shortened(name: str, most_units: int) -> str:
    # Excel counts UTF-16 units; half a character at the cut goes.
    return name.encode("utf-16-le")[: 2 * most_units].decode("utf-16-le", "ignore").rstrip("' ")


def _empty_sheets(book: "Workbook", tables: Sequence[Table]) -> list["Worksheet"]:
    for sheet in book.worksheets:
        book.remove(sheet)
    return [book.create_sheet(name) for name in sheet_names(table.name for table in tables)]


def _letters(table: Table) -> tuple[str, ...]:
    from openpyxl.utils import get_column_letter

    return tuple(get_column_letter(place) for place in range(1, len(table.columns) + 1))


def _fill_top(sheet: "Worksheet", table: Table, mark: str | None, styles: BookStyles) -> int:
    """Write what stands above the rows; the number of the first row comes back."""
    row = 1
    if table.caption:
        _write_across(sheet, table, row, table.caption, styles.title)
        sheet.row_dimensions[row].height = _TITLE_HEIGHT
        row += 1
    note = "　".join(part for part in (mark, table.subtitle, table.note) if part)
    if note:
        _write_across(sheet, table, row, note, styles.note)
        units = sum(map(excel_rows.line_units, fitted(table.columns)))
        sheet.row_dimensions[row].height = excel_rows.height(excel_rows.lines(note, units))
        row += 1
    _write_headings(sheet, table, row, styles)
    _set_up_view(sheet, row)
    _set_up_print(sheet, row, mark)
    return row + 1


def _write_across(sheet: "Worksheet", table: Table, row: int, text: str, style: str) -> None:
    _write_text(sheet, row, 1, text, style)
    if len(table.columns) > 1:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(table.columns))


def _write_headings(sheet: "Worksheet", table: Table, row: int, styles: BookStyles) -> None:
    most_lines = 1
    for place, (letter, column) in enumerate(
        zip(_letters(table), fitted(table.columns), strict=True), 1
    ):
        heading = _broken(column)
        _write_text(sheet, row, place, heading, styles.heading)
        pixels = column.width * _PIXELS_PER_CHARACTER + _AIR
        sheet.column_dimensions[letter].width = pixels / _PIXELS_PER_UNIT
        units = excel_rows.line_units(column)
        most_lines = max(most_lines, excel_rows.lines(heading, units))
    sheet.row_dimensions[row].height = excel_rows.height(most_lines) + _HEADING_PADDING


def _broken(column: Column) -> str:
    """The heading of a narrow column broken between words of two characters: 佐证材料／编号."""
    heading, most = column.heading, int(column.width)
    if column.kind is not ColumnKind.LABEL or len(heading) <= most:
        return heading
    even = -(-len(heading) // -(-len(heading) // most))
    across = min(even + even % 2, most)
    return "\n".join(heading[at : at + across] for at in range(0, len(heading), across))


def _write_text(sheet: "Worksheet", row: int, place: int, text: str, style: str) -> None:
    cell = sheet.cell(row, place)
    cell.value = clean_cell(text)
    # Set after the value: what begins with = would else be a formula.
    cell.data_type = "s"
    cell.style = style


def _set_up_view(sheet: "Worksheet", heading: int) -> None:
    sheet.freeze_panes = f"A{heading + 1}"
    sheet.sheet_view.showGridLines = False


def _set_up_print(sheet: "Worksheet", heading: int, mark: str | None) -> None:
    from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet.print_title_rows = f"{heading}:{heading}"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    for side, inches in _MARGINS.items():
        setattr(sheet.page_margins, side, inches)
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("第 &P 页 共 &N 页"))
    if mark:
        # A single & would begin a code of the page head.
        text = clean_text(mark).replace("&", "&&")
        sheet.oddHeader = HeaderFooterItem(right=_HeaderFooterPart(text))


def _saved(book: "Workbook") -> Iterator[tuple[str, bytes]]:
    held = BytesIO()
    book.save(held)
    with zipfile.ZipFile(held) as package:
        for name in package.namelist():
            yield name, package.read(name)
