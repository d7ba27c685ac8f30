"""The few pieces of WordprocessingML that a paper is made of: runs, paragraphs, lengths.

Parts are written directly: a template would bring its own fonts, styles and dates, and objects for
each cell would take seconds. What is text goes through `as_text`, so that it stays text.
"""

import re

from reports.office_package import DECLARATION, as_attribute, as_text

NAMESPACES = (
    ' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
# Marks such as “ ” — … stand in Western faces too; the hint makes them Chinese and full width.
_CHINESE = '<w:rFonts w:hint="eastAsia"/>'
_BREAKS = re.compile("([\n\t])")
_BREAK_TAGS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def part(root: str, content: str) -> str:
    """A whole part with its root element."""
    return f"{DECLARATION}<w:{root}{NAMESPACES}>{content}</w:{root}>"


def run(text: str, *, style: str = "", properties: str = "") -> str:
    """A run of text; `properties` follow the order of the schema after rFonts."""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    return f"<w:r><w:rPr>{named}{_CHINESE}{properties}</w:rPr>{_text(text)}</w:r>"


def paragraph(style: str, content: str, *, properties: str = "") -> str:
    """A paragraph in a style; `properties` follow the order of the schema after pStyle."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


def field(instruction: str, shown: str) -> str:
    """A field that Word computes, such as the number of the page."""
    properties = f"<w:rPr>{_CHINESE}</w:rPr>"
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {as_text(instruction)} </w:instrText>'
        f'</w:r><w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"{run(shown)}"
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def value(name: str, content: str | int) -> str:
    """An element that holds one value."""
    return f'<w:{name} w:val="{as_attribute(str(content))}"/>'


def twips(points: float) -> int:
    """A length in twentieths of a point, as Word counts."""
    return round(points * 20)


def emu(points: float) -> int:
    """A length in the units of drawings."""
    return round(points * 12_700)


def _text(text: str) -> str:
    return "".join(
        _BREAK_TAGS.get(piece) or f'<w:t xml:space="preserve">{as_text(piece)}</w:t>'
        for piece in _BREAKS.split(text)
        if piece
    )
