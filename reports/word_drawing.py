"""Shapes that stand at a fixed place of the sheet, wherever the text goes: boxes and red rules."""

from reports.word_xml import emu

_WORD_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def text_box(content: str, *, left: float, top: float, width: float, height: float) -> str:
    """A run with a box of paragraphs, turned clockwise; all lengths are points."""
    shape = (
        '<wps:cNvSpPr txBox="1"/><wps:spPr>'
        + _outline(width, height)
        + "<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>"
        + f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
        + '<wps:bodyPr rot="0" vert="vert" wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
        ' anchor="ctr" anchorCtr="0"><a:noAutofit/></wps:bodyPr>'
    )
    return _anchored(shape, "页码", left=left, top=top, width=width, height=height)


def rule(colour: str, *, left: float, top: float, width: float, height: float) -> str:
    """A run with a rule of one colour (RRGGBB)."""
    shape = (
        "<wps:cNvSpPr/><wps:spPr>"
        + _outline(width, height)
        + f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln>'
        "</wps:spPr><wps:bodyPr/>"
    )
    return _anchored(shape, "红色分隔线", left=left, top=top, width=width, height=height)


def _outline(width: float, height: float) -> str:
    return (
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{emu(width)}" cy="{emu(height)}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def _anchored(
    shape: str, name: str, *, left: float, top: float, width: float, height: float
) -> str:
    # No two shapes of a file may share a number: their places tell them apart.
    number = 1 + emu(left + top) % 1_000_000
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1"'
        ' behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="page"><wp:posOffset>{emu(left)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="page"><wp:posOffset>{emu(top)}</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{emu(width)}" cy="{emu(height)}"/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="{name}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{_WORD_SHAPE}"><wps:wsp>{shape}</wps:wsp></a:graphicData>'
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    )
