"""Tables of a Word paper: fixed widths, a head that is repeated, rows that stay whole."""

from collections.abc import Iterator

from model.words import Lamp
from reports import gongwen
from reports import word_styles as styles
from reports.cell_words import cell_words
from reports.column_widths import SIDE, fit_columns
from reports.document import Cell, ColumnKind, Row, Table
from reports.lamps import LAMP_LOOKS
from reports.word_style_xml import spacing
from reports.word_xml import paragraph, run, twips, value

_STYLE_OF_KIND = {
    ColumnKind.TEXT: styles.CELL_LEFT,
    ColumnKind.LABEL: styles.CELL_CENTRE,
    ColumnKind.NUMBER: styles.CELL_RIGHT,
    ColumnKind.PERCENT: styles.CELL_RIGHT,
    ColumnKind.DATE: styles.CELL_CENTRE,
    ColumnKind.LAMP: styles.CELL_CENTRE,
}
_KEEP = "<w:keepNext/>"
_BELOW = spacing(
    before=gongwen.NOTE_GAP, after=gongwen.LINE_PITCH / 2 - gongwen.NOTE_GAP, line=240, rule="auto"
)
# Room above and below the text of a cell, in points.
_ABOVE = 2.0


def table_parts(table: Table, width: float, *, kept: bool = False) -> Iterator[str]:
    """The table with its caption and note; a paragraph always ends it, as Word wants.

    When it is `kept`, its last row stands on the page of what follows.
    """
    if table.caption:
        yield paragraph(styles.CAPTION, run(table.caption), properties=_break(table))
    if table.subtitle:
        yield paragraph(styles.TABLE_NOTE, run(table.subtitle), properties="<w:keepNext/>")
    yield "".join(_table(table, width, kept=kept))
    if table.note:
        yield paragraph(styles.TABLE_NOTE, run(table.note), properties=_BELOW)
    else:
        yield paragraph(styles.AFTER_TABLE, "", properties=_KEEP if kept else "")


def _break(table: Table) -> str:
    return "<w:pageBreakBefore/>" if table.on_new_page else ""


def _table(table: Table, width: float, *, kept: bool) -> Iterator[str]:
    size, points = fit_columns(table.columns, width, table.size)
    shape = _Shape(table, size, [twips(part) for part in points])
    yield (
        f"<w:tbl><w:tblPr>{value('tblStyle', styles.TABLE)}"
        f'<w:tblW w:w="{sum(shape.widths)}" w:type="dxa"/>{value("jc", "center")}'
        f'<w:tblLayout w:type="fixed"/>{_cell_margins(size)}</w:tblPr><w:tblGrid>'
    )
    yield from (f'<w:gridCol w:w="{part}"/>' for part in shape.widths)
    yield "</w:tblGrid>"
    yield shape.head()
    rows = iter(table.rows())
    before: Row | None = None
    row = next(rows, None)
    while row is not None:
        after = next(rows, None)
        made = shape.row(row, before, after)
        yield _kept(made) if after is None and kept else made
        before, row = row, after
    yield "</w:tbl>"


def _kept(row: str) -> str:
    return row.replace("</w:pPr>", f"{_KEEP}</w:pPr>")


class _Shape:
    """Widths, size and properties of the cells of one table."""

    def __init__(self, table: Table, size: float, widths: list[int]) -> None:
        self.widths = widths
        self._columns = table.columns
        self._merged = table.merge_repeats
        # Only what differs from the style is said at the run.
        half_points = round(size * 2)
        self._size = (
            "" if size == gongwen.SIZE_5 else value("sz", half_points) + value("szCs", half_points)
        )

    def head(self) -> str:
        """The row of headings, repeated on each page."""
        cells = (
            self._cell(at, styles.HEAD_CELL, run(column.heading, properties=self._size))
            for at, column in enumerate(self._columns)
        )
        return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"

    def row(self, row: Row, before: Row | None, after: Row | None) -> str:
        """A row; a leading value that repeats the row before hangs together with it.

        What rows below repeat begins at its top, and two of them stay together: in the middle it
        would be parted wherever a page ends between them.
        """
        repeats, reaching = _repeats(row, before, self._merged), _repeats(after, row, self._merged)
        pairs = enumerate(zip(self._columns, row, strict=True))
        cells = (
            self._value(at, column.kind, cell, repeats, "top" if at < reaching else "center")
            for at, (column, cell) in pairs
        )
        made = f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"
        return _kept(made) if reaching > repeats else made

    def _value(self, at: int, kind: ColumnKind, cell: Cell, repeats: int, upright: str) -> str:
        style = _STYLE_OF_KIND[kind]
        if at < repeats:
            return self._cell(at, style, "", merge="<w:vMerge/>", upright=upright)
        merge = value("vMerge", "restart") if at < self._merged else ""
        words = cell_words(cell, kind)
        if kind is ColumnKind.LAMP and words in LAMP_LOOKS:
            look = LAMP_LOOKS[Lamp(words)]
            shown = run(f"{look.shape} {words}", properties=value("color", look.ink) + self._size)
            ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{look.ground}"/>'
            return self._cell(at, style, shown, merge=merge, ground=ground)
        shown = run(words, properties=self._size) if words else ""
        return self._cell(at, style, shown, merge=merge, upright=upright)

    def _cell(
        self,
        at: int,
        style: str,
        content: str,
        *,
        merge: str = "",
        ground: str = "",
        upright: str = "center",
    ) -> str:
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{self.widths[at]}" w:type="dxa"/>{merge}{ground}'
            f'<w:vAlign w:val="{upright}"/></w:tcPr>{paragraph(style, content)}</w:tc>'
        )


def _repeats(row: Row | None, before: Row | None, merged: int) -> int:
    """How many leading cells say the same as in the row before; nothing said is no repeat."""
    if row is None or before is None:
        return 0
    count = 0
    while count < merged and row[count] == before[count] and row[count] not in (None, ""):
        count += 1
    return count


def _cell_margins(size: float) -> str:
    beside, above = twips(SIDE * size), twips(_ABOVE)
    sides = {"top": above, "left": beside, "bottom": above, "right": beside}
    inner = "".join(f'<w:{side} w:w="{room}" w:type="dxa"/>' for side, room in sides.items())
    return f"<w:tblCellMar>{inner}</w:tblCellMar>"
