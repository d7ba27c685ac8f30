"""Pages of a Word paper: sections upright and across, page numbers, the mark in the margin.

Page numbers stand outside by GB/T 9704-2012, 7.5; on pages across they stay where the bound paper
has them (clause 8), so there they stand in a box on the left, turned.
"""

from dataclasses import dataclass

from reports import gongwen
from reports.word_drawing import text_box
from reports.word_letter import header_distance, letter_foot, letter_head
from reports.word_style_xml import CHARACTER_SPACE, LINE
from reports.word_styles import FOOTER, FOOTER_LINE, HEADER
from reports.word_xml import field, paragraph, part, run, twips, value

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOX_WIDTH = 10 * gongwen.MM
FIRST = "first"
# Where the dash of the page number stands, from the lower edge of an upright page.
_DASH = gongwen.FOOT_MARGIN - gongwen.PAGE_NUMBER_DROP


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """A header or footer part: where it belongs and what it holds."""

    id: str
    kind: str
    pages: str
    landscape: bool
    content: str

    @property
    def name(self) -> str:
        """The name of its part in the package."""
        return f"{self.id}.xml"


def margins(mark: str | None, letter: str | None = None) -> tuple[Margin, ...]:
    """All headers and footers; `letter` is the office in whose letter the first page differs."""
    made = []
    for landscape in (False, True):
        for pages in ("default", "even"):
            footer = _turned_number(pages) if landscape else _number(pages)
            made.append(_margin("footer", pages, footer, landscape=landscape))
            if mark:
                head = paragraph(HEADER, run(mark))
                made.append(_margin("header", pages, head, landscape=landscape))
    if letter:
        made.append(_margin("header", FIRST, letter_head(letter, mark), landscape=False))
        made.append(_margin("footer", FIRST, letter_foot(), landscape=False))
    return tuple(made)


def _margin(kind: str, pages: str, content: str, *, landscape: bool) -> Margin:
    shape = "Across" if landscape else "Upright"
    return Margin(
        id=f"{kind}{shape}{pages.capitalize()}",
        kind=kind,
        pages=pages,
        landscape=landscape,
        content=part("hdr" if kind == "header" else "ftr", content),
    )


def section(parts: tuple[Margin, ...], *, landscape: bool, is_first: bool = False) -> str:
    """Properties of a section that begins on a new page: paper, type area, grid."""
    own = [
        margin
        for margin in parts
        if margin.landscape is landscape and (is_first or margin.pages != FIRST)
    ]
    differs = "<w:titlePg/>" if any(margin.pages == FIRST for margin in own) else ""
    references = "".join(
        f'<w:{margin.kind}Reference w:type="{margin.pages}" r:id="{margin.id}"/>'
        for margin in sorted(own, key=lambda margin: (margin.kind == "footer", margin.pages))
    )
    width, height = twips(gongwen.PAGE_WIDTH), twips(gongwen.PAGE_HEIGHT)
    if landscape:
        paper = f'<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"/>'
        # Turned to the left, as it is bound: the head lies where the left edge was.
        area = _area(
            top=gongwen.BINDING_MARGIN,
            right=gongwen.TOP_MARGIN,
            bottom=gongwen.CUT_MARGIN,
            left=gongwen.FOOT_MARGIN,
        )
    else:
        paper = f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        area = _area(
            top=gongwen.TOP_MARGIN,
            right=gongwen.CUT_MARGIN,
            bottom=gongwen.FOOT_MARGIN,
            left=gongwen.BINDING_MARGIN,
        )
    return (
        f"<w:sectPr>{references}{value('type', 'nextPage')}{paper}{area}"
        f'{differs}<w:docGrid w:type="lines" w:linePitch="{LINE}"'
        f' w:charSpace="{CHARACTER_SPACE}"/></w:sectPr>'
    )


def relationship(margin: Margin) -> str:
    """How the document refers to a header or footer."""
    return (
        f'<Relationship Id="{margin.id}" Type="{_RELATIONSHIPS}/{margin.kind}"'
        f' Target="{margin.name}"/>'
    )


def _area(*, top: float, right: float, bottom: float, left: float) -> str:
    footer = _DASH - FOOTER_LINE / 40
    header = header_distance(top)
    return (
        f'<w:pgMar w:top="{twips(top)}" w:right="{twips(right)}" w:bottom="{twips(bottom)}"'
        f' w:left="{twips(left)}" w:header="{twips(header)}" w:footer="{twips(footer)}"'
        ' w:gutter="0"/>'
    )


def _number(pages: str) -> str:
    """— 1 — on the outside: odd pages right, even pages left, one character in."""
    side, across = ("left", "left") if pages == "even" else ("right", "right")
    inset = _inset(side)
    return paragraph(
        FOOTER, run("— ") + field("PAGE", "1") + run(" —"), properties=inset + value("jc", across)
    )


def _inset(side: str) -> str:
    """One character of the number's own size."""
    return f'<w:ind w:{side}="{twips(gongwen.PAGE_NUMBER_INDENT * gongwen.PAGE_NUMBER_SIZE)}"/>'


def _turned_number(pages: str) -> str:
    """The number in a box along the left edge of the page, which was its foot."""
    box = text_box(
        _number(pages),
        left=_DASH - _BOX_WIDTH / 2,
        top=gongwen.BINDING_MARGIN,
        width=_BOX_WIDTH,
        height=gongwen.TYPE_AREA_WIDTH,
    )
    return paragraph(FOOTER, box)
