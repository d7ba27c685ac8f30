"""A Document as a Word file (Word 文档) in real styles, to be changed by hand and signed."""

from collections.abc import Iterator
from io import BytesIO
from itertools import groupby, pairwise

from reports import gongwen, office_package, word_settings, word_styles
from reports.document import Block, Document, NewPage, letter_of
from reports.office_package import DECLARATION, Properties
from reports.word_blocks import annex_xml, blocks_xml
from reports.word_imprint import imprint_xml
from reports.word_page import Margin, margins, relationship, section
from reports.word_xml import part

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OWN_PARTS = (("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"))


def render_word(document: Document) -> bytes:
    """The paper as a Word file."""
    letter = letter_of(document)
    edges = margins(document.mark, letter.office if letter else None)
    parts = {
        "[Content_Types].xml": _content_types(edges),
        "_rels/.rels": _package_relationships(),
        "word/document.xml": _document(document, edges),
        "word/_rels/document.xml.rels": _document_relationships(edges),
        "word/styles.xml": word_styles.styles(),
        "word/settings.xml": word_settings.settings(),
        "word/fontTable.xml": word_settings.font_table(),
    }
    parts |= {f"word/{edge.name}": edge.content for edge in edges}
    held = BytesIO()
    with office_package.new_package(held) as package:
        for name, content in parts.items():
            office_package.write_part(package, name, content)
        office_package.write_properties(
            package,
            Properties(
                title=document.title,
                author=document.author,
                subject=document.subject,
                keywords=document.keywords,
            ),
        )
    return held.getvalue()


def _document(document: Document, edges: tuple[Margin, ...]) -> str:
    # A paper without anything is still a page.
    *earlier, last = list(_sections(document)) or [((document.landscape, 0), [])]
    made: list[str] = []
    for shape, content in earlier:
        # A section ends with its last paragraph, which carries its properties.
        ending = _section(edges, shape, is_first=not made) + "</w:pPr>"
        made += [*content[:-1], content[-1].replace("</w:pPr>", ending, 1)]
    shape, content = last
    made += [*content, _section(edges, shape, is_first=not earlier)]
    return part("document", f"<w:body>{''.join(made)}</w:body>")


# Whether the pages lie across, and the number of the paper within the file that they belong to.
_Shape = tuple[bool, int]


def _section(edges: tuple[Margin, ...], shape: _Shape, *, is_first: bool) -> str:
    landscape, leaflet = shape
    properties = section(edges, landscape=landscape, is_first=is_first)
    return properties.replace("<w:docGrid", f"{_FROM_ONE}<w:docGrid") if leaflet else properties


_FROM_ONE = '<w:pgNumType w:start="1"/>'


def _sections(document: Document) -> Iterator[tuple[_Shape, list[str]]]:
    """Stretches of pages of one shape, each a list of paragraphs and tables."""
    for shape, pieces in groupby(_pieces(document), key=lambda piece: piece[0]):
        content = [xml for _, paragraphs in pieces for xml in paragraphs]
        if content:
            yield shape, content


def _pieces(document: Document) -> Iterator[tuple[_Shape, list[str]]]:
    landscape, leaflet = document.landscape, 0
    for leaflet, blocks in enumerate(_leaflets(document.blocks)):
        yield (landscape, leaflet), blocks_xml(blocks, _width(landscape))
    for annex in document.annexes:
        landscape = annex.landscape or document.landscape
        yield (landscape, leaflet), annex_xml(annex, _width(landscape))
    if document.imprint:
        is_letter = letter_of(document) is not None
        content = imprint_xml(document.imprint, is_letter=is_letter, opens_page=landscape)
        yield (False, leaflet), content


def _leaflets(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, ...]]:
    """The blocks from one NewPage to the next."""
    ends = [at for at, block in enumerate(blocks) if isinstance(block, NewPage)]
    for start, end in pairwise((0, *ends, len(blocks))):
        yield blocks[start:end]


def _width(landscape: bool) -> float:
    return gongwen.TYPE_AREA_HEIGHT if landscape else gongwen.TYPE_AREA_WIDTH


def _content_types(edges: tuple[Margin, ...]) -> str:
    types = {f"/word/{edge.name}": f"{_WORD_TYPE}{edge.kind}+xml" for edge in edges}
    types |= {f"/word/{name}.xml": f"{_WORD_TYPE}{kind}+xml" for name, kind in _OWN_PARTS}
    types |= {
        "/word/document.xml": f"{_WORD_TYPE}document.main+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _package_relationships() -> str:
    return _relationships(
        f'<Relationship Id="document" Type="{_OFFICE}/officeDocument"'
        ' Target="word/document.xml"/>'
        f'<Relationship Id="core" Type="{_PACKAGE}/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/>'
        f'<Relationship Id="app" Type="{_OFFICE}/extended-properties"'
        ' Target="docProps/app.xml"/>'
    )


def _document_relationships(edges: tuple[Margin, ...]) -> str:
    own = (
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{name}.xml"/>'
        for name, kind in _OWN_PARTS
    )
    return _relationships("".join(own) + "".join(map(relationship, edges)))


def _relationships(content: str) -> str:
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{content}</Relationships>'
