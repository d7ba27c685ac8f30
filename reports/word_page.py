"""Pages of a Word paper: sections upright and across, page numbers, the mark in the margin.

Page numbers stand outside by GB/T 9704-2012, 7.5; on pages across they stay where the bound paper
has them (clause 8), so there they stand in a box on the left, turned.
"""

from dataclasses import dataclass

from reports import gongwen
from reports.word_styles import FOOTER, FOOTER_LINE, HEADER, LINE
from reports.word_xml import emu, field, paragraph, part, run, twips, value

_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_BOX_WIDTH = 10 * gongwen.MM
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


def margins(mark: str | None) -> tuple[Margin, ...]:
    """All headers and footers; without a mark there is nothing at the head."""
    made = []
    for landscape in (False, True):
        shape = "Across" if landscape else "Upright"
        for pages in ("default", "even"):
            name = f"{shape}{pages.capitalize()}"
            footer = _turned_number(pages) if landscape else _number(pages)
            made.append(
                Margin(
                    id=f"footer{name}",
                    kind="footer",
                    pages=pages,
                    landscape=landscape,
                    content=part("ftr", footer),
                )
            )
            if mark:
                made.append(
                    Margin(
                        id=f"header{name}",
                        kind="header",
                        pages=pages,
                        landscape=landscape,
                        content=part("hdr", paragraph(HEADER, run(mark))),
                    )
                )
    return tuple(made)


def section(parts: tuple[Margin, ...], *, landscape: bool) -> str:
    """Properties of a section that begins on a new page: paper, type area, grid."""
    own = [margin for margin in parts if margin.landscape is landscape]
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
        f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
    )


def relationship(margin: Margin) -> str:
    """How the document refers to a header or footer."""
    return (
        f'<Relationship Id="{margin.id}" Type="{_RELATIONSHIPS}/{margin.kind}"'
        f' Target="{margin.name}"/>'
    )


def _area(*, top: float, right: float, bottom: float, left: float) -> str:
    header = top - gongwen.MARK_RISE - gongwen.MARK_SIZE
    footer = _DASH - FOOTER_LINE / 40
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
    left = emu(_DASH - _BOX_WIDTH / 2)
    width, height = emu(_BOX_WIDTH), emu(gongwen.TYPE_AREA_WIDTH)
    box = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>'
        f"{emu(gongwen.BINDING_MARGIN)}</wp:posOffset></wp:positionV>"
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        '<wp:wrapNone/><wp:docPr id="1" name="页码"/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>'
        f"</wps:spPr><wps:txbx><w:txbxContent>{_number(pages)}</w:txbxContent></wps:txbx>"
        '<wps:bodyPr rot="0" vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
        ' anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData>'
        "</a:graphic></wp:anchor>"
    )
    return paragraph(
        FOOTER,
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{box}</w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>",
    )
