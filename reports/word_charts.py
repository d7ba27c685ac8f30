"""A paper of one page in Word (一页纸): tables with shaded cells, and lines of exact height.

Bars are cells over a fine grid of columns, so that the office can still change words by hand.
A row of text grows where a face is wider than thought; beside a bar there is room for any face.
"""

from collections.abc import Iterator, Sequence

from model.words import Lamp
from reports import one_page as sheet
from reports import word_styles as styles
from reports.document import Bar, BarChart, Figures, OnePage, Points
from reports.lamps import LAMP_FILLS
from reports.one_page import ChartWidths, Fit, about, at_most
from reports.word_style_xml import HEITI, spacing
from reports.word_xml import paragraph, run, twips, value

# Into so many columns a bar is divided.
_GRID = 40
# Of the height of a row, what the edges of its bar take.
_EDGE = 3.0
_LINE = '<w:{side} w:val="single" w:sz="4" w:space="0" w:color="404040"/>'
# White lines above and below keep the bars apart.
_APART = '<w:{side} w:val="single" w:sz="24" w:space="0" w:color="FFFFFF"/>'
_BORDER = '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="404040"/>'
_SIDES = ("top", "left", "bottom", "right")
_BAR = "".join(
    (_LINE if side in ("left", "right") else _APART).format(side=side) for side in _SIDES
)


def one_page_parts(block: OnePage, width: float) -> Iterator[str]:
    """The paragraphs and tables of the sheet, each as high as it is drawn in PDF."""
    fit = sheet.fit(block)
    title = sheet.elided(block.title, width / sheet.TITLE_SIZE, at_most)
    subtitle = sheet.elided(block.subtitle, width / sheet.TEXT_SIZE, at_most)
    yield paragraph(
        styles.TITLE,
        run(title, properties=_size(sheet.TITLE_SIZE)),
        properties=_exactly(sheet.TITLE_HEIGHT),
    )
    yield paragraph(styles.CELL_CENTRE, run(subtitle), properties=_exactly(sheet.TEXT_PITCH))
    for each in block.blocks:
        match each:
            case Figures():
                yield from _figures(each, width, fit)
            case BarChart():
                yield from _chart(each, width, fit)
            case Points():
                yield from _points(each, width, fit)
    yield _between(1)  # Word wants a paragraph behind a table


def _figures(block: Figures, width: float, fit: Fit) -> Iterator[str]:
    yield _between(fit.gap)
    box = twips(width / len(block.figures))
    cells = "".join(
        _cell(
            box,
            paragraph(styles.CELL_CENTRE, run(figure.label), properties=_exactly(16))
            + paragraph(
                styles.HEAD_CELL,
                run(figure.value, properties=_size(_figure_size(figure.value, box / 20))),
                properties=_exactly(24),
            ),
            borders="".join(_LINE.format(side=side) for side in _SIDES),
        )
        for figure in block.figures
    )
    widths = [box] * len(block.figures)
    yield _table(widths, [_row(cells, sheet.FIGURES_HEIGHT - 2)])
    if block.note:
        yield _between(1)
        shown = "".join(sheet.note_lines(block.note, width / sheet.TEXT_SIZE, at_most))
        yield _table([twips(width)], [_text_row(run(shown), width, lines=sheet.MOST_NOTE_LINES)])


def _figure_size(text: str, box: float) -> float:
    return min(sheet.FIGURE_SIZE, (box - 6) / max(about(text), 0.1))


def _chart(chart: BarChart, width: float, fit: Fit) -> Iterator[str]:
    yield _heading(chart.title, fit.gap, _beside(chart), width)
    columns, rows = sheet.chart_columns(chart), sheet.chart_rows(chart)
    own = (width - (columns - 1) * sheet.GUTTER) / columns
    widths = sheet.chart_widths(chart, own, fit.size, about)
    one = [twips(widths.label), *[twips(widths.bar / _GRID)] * _GRID, *map(twips, widths.words)]
    grid = [*one, *([twips(sheet.GUTTER), *one] * (columns - 1))]
    made = []
    for row in range(rows):
        bars = [chart.bars[at] for at in range(row, len(chart.bars), rows)]
        cells = _cell(twips(sheet.GUTTER), _nothing()).join(
            _bar(chart.lamps, bar, widths, fit) for bar in bars
        )
        if len(bars) < columns:
            cells += _cell(0, _nothing(), span=len(one) + 1)
        made.append(_row(cells, fit.pitch))
    yield _table(grid, made)


def _bar(lamps: Sequence[Lamp], bar: Bar, widths: ChartWidths, fit: Fit) -> str:
    size = fit.size
    step = widths.bar / _GRID
    spans = _spans(bar.parts)
    rest = _GRID - sum(spans)
    cells = [_name(bar.label, widths.label, fit)]
    cells += [
        _cell(twips(span * step), _nothing(), span=span, fill=lamp, borders=_BAR)
        for lamp, span in zip(lamps, spans, strict=True)
        if span
    ]
    cells += [_cell(twips(rest * step), _nothing(), span=rest)] if rest else []
    cells += [
        _words(width, words, styles.CELL_RIGHT, size)
        for width, words in zip(widths.words, bar.words, strict=True)
    ]
    return "".join(cells)


def _name(name: str, width: float, fit: Fit) -> str:
    room = width - sheet.GAP * fit.size
    lines, size = sheet.name_lines(name, room, fit, at_most, edge=_EDGE)
    height = _exactly(size * 1.2 if len(lines) == 1 else (fit.pitch - _EDGE) / 2)
    shown = run("\n".join(lines), properties=_size(size))
    return _cell(twips(width), paragraph(styles.CELL_LEFT, shown, properties=height))


def _spans(parts: Sequence[int]) -> list[int]:
    """How many columns of the grid each part takes; what is there takes at least one."""
    whole = max(sum(parts), 1)
    spans = [max(1, round(part * _GRID / whole)) if part else 0 for part in parts]
    if any(spans):
        spans[spans.index(max(spans))] += _GRID - sum(spans)
    return spans


def _points(points: Points, width: float, fit: Fit) -> Iterator[str]:
    yield _heading(points.title, fit.gap, "", width)
    room = width / sheet.TEXT_SIZE
    shown = (
        line if about(line) <= room else sheet.elided(line, room, at_most)
        for line in sheet.shown_points(points, fit)
    )
    yield _table([twips(width)], [_line(line, width) for line in shown])


def _line(text: str, width: float) -> str:
    """One line, in letters a little smaller where wide figures would make it turn over."""
    size = min(sheet.TEXT_SIZE, width / max(at_most(text), 0.1))
    properties = "" if size == sheet.TEXT_SIZE else _size(size)
    return _text_row(run(text, properties=properties), width)


def _text_row(content: str, width: float, *, lines: int = 1) -> str:
    shown = paragraph(styles.CELL_LEFT, content, properties=_exactly(sheet.TEXT_PITCH))
    return _row(_cell(twips(width), shown), lines * sheet.TEXT_PITCH, rule="atLeast")


def _between(height: float) -> str:
    """Word joins two tables that have no paragraph between them."""
    return paragraph(styles.AFTER_TABLE, "", properties=_exactly(height))


def _heading(title: str, gap: float, legend: str, width: float) -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>' if legend else ""
    face = f'<w:rFonts w:ascii="{HEITI}" w:eastAsia="{HEITI}"/>'
    words = f"<w:r><w:rPr>{face}{_size(sheet.HEADING_SIZE)}</w:rPr>{_plain(title)}</w:r>"
    room = _exactly(sheet.HEADING_HEIGHT, before=gap)
    return paragraph(styles.CELL_LEFT, words + legend, properties=tab + room)


def _plain(text: str) -> str:
    return run(text).partition("</w:rPr>")[2].removesuffix("</w:r>")


def _beside(chart: BarChart) -> str:
    """How it is counted, and what the parts stand for: a shaded space before each word."""
    size = _size(sheet.SMALL_SIZE)
    keys = "".join(
        run("　", properties=size + _BORDER + _shading(lamp)) + run(f"{lamp}{gap}", properties=size)
        for lamp, gap in zip(chart.lamps, [" "] * (len(chart.lamps) - 1) + [""], strict=True)
    )
    return run(f" {chart.note}\t", properties=size) + keys


def _words(width: float, words: str, style: str, size: float) -> str:
    shown = run(words, properties=_size(size)) if words else ""
    return _cell(twips(width), paragraph(style, shown, properties=_exactly(size * 1.2)))


def _nothing() -> str:
    return _between(1)


def _table(widths: Sequence[int], rows: Sequence[str]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in _SIDES)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(cells: str, height: float, *, rule: str = "exact") -> str:
    tall = f'<w:trHeight w:val="{twips(height)}" w:hRule="{rule}"/>'
    return f"<w:tr><w:trPr><w:cantSplit/>{tall}</w:trPr>{cells}</w:tr>"


def _cell(
    width: int,
    content: str,
    *,
    span: int = 1,
    fill: Lamp | None = None,
    borders: str = "",
) -> str:
    over = value("gridSpan", span) if span > 1 else ""
    borders = f"<w:tcBorders>{borders}</w:tcBorders>" if borders else ""
    ground = _shading(fill) if fill else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{over}{borders}{ground}'
        f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def _shading(lamp: Lamp) -> str:
    fill = LAMP_FILLS[lamp]
    pattern = "diagStripe" if fill.stripes else "clear"
    ink = fill.stripes or "auto"
    return f'<w:shd w:val="{pattern}" w:color="{ink}" w:fill="{fill.ground}"/>'


def _size(points: float) -> str:
    half_points = int(points * 2)
    return value("sz", half_points) + value("szCs", half_points)


def _exactly(height: float, *, before: float = 0) -> str:
    return spacing(before=before, line=twips(height))
