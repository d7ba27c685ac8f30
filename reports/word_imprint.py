"""The imprint (版记) in Word: a table that stands at the foot of the type area (7.4)."""

from reports import gongwen
from reports import word_styles as styles
from reports.document import Imprint
from reports.imprint_words import COPIES, copies_words, issue_words
from reports.word_xml import paragraph, run, twips, value

_SIZE = gongwen.IMPRINT_SIZE
_INSET = twips(gongwen.IMPRINT_INDENT * _SIZE)
_WIDTH = twips(gongwen.TYPE_AREA_WIDTH)


def imprint_xml(imprint: Imprint, *, is_letter: bool, opens_page: bool) -> list[str]:
    """The table and the paragraph that anchors it; a letter has neither rules nor issuer.

    Where it opens a page, a paragraph goes before it: a table without a place in the text cannot.
    """
    copies = copies_words(imprint)
    rows = [_copies(copies)] if copies else []
    if not is_letter and (imprint.printed_by or imprint.printed_on):
        rows.append(_issuer(imprint))
    if not rows:
        return []
    half = _WIDTH // 2
    anchor = paragraph(styles.AFTER_TABLE, "")
    return [
        *[anchor] * opens_page,
        f"<w:tbl><w:tblPr>{_PLACE}{value('tblOverlap', 'never')}"
        f'<w:tblW w:w="{_WIDTH}" w:type="dxa"/>{"" if is_letter else _BORDERS}'
        f'<w:tblLayout w:type="fixed"/>{_NO_MARGINS}</w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{half}"/><w:gridCol w:w="{_WIDTH - half}"/></w:tblGrid>'
        f"{''.join(rows)}</w:tbl>",
        anchor,
    ]


def _copies(words: str) -> str:
    """抄送 one character in from both sides, turned over under the first name."""
    hanging = twips(len(COPIES) * _SIZE)
    indents = f'<w:ind w:left="{_INSET + hanging}" w:right="{_INSET}" w:hanging="{hanging}"/>'
    shown = paragraph(styles.IMPRINT, run(COPIES + words), properties=indents)
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{_WIDTH}" w:type="dxa"/>'
        f"{value('gridSpan', 2)}</w:tcPr>{shown}</w:tc></w:tr>"
    )


def _issuer(imprint: Imprint) -> str:
    half = _WIDTH // 2
    left = f'<w:ind w:left="{_INSET}"/>'
    right = f'<w:ind w:right="{_INSET}"/>{value("jc", "right")}'
    cells = ((half, imprint.printed_by, left), (_WIDTH - half, issue_words(imprint), right))
    shown = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
        f"{paragraph(styles.IMPRINT, run(words) if words else '', properties=properties)}</w:tc>"
        for width, words, properties in cells
    )
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{shown}</w:tr>"


def _border(side: str, width: float) -> str:
    return f'<w:{side} w:val="single" w:sz="{round(width * 8)}" w:space="0" w:color="auto"/>'


_PLACE = (
    '<w:tblpPr w:leftFromText="0" w:rightFromText="0" w:vertAnchor="margin" w:horzAnchor="page"'
    f' w:tblpX="{twips(gongwen.BINDING_MARGIN)}" w:tblpYSpec="bottom"/>'
)
_BORDERS = (
    "<w:tblBorders>"
    + _border("top", gongwen.OUTER_RULE)
    + _border("bottom", gongwen.OUTER_RULE)
    + _border("insideH", gongwen.INNER_RULE)
    + "</w:tblBorders>"
)
_NO_MARGINS = (
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
)
