"""Blocks of a paper as Word paragraphs in their styles; what the styles cannot say stands here."""

from collections.abc import Iterator
from typing import assert_never

from reports import gongwen
from reports import word_styles as styles
from reports.document import (
    Addressee,
    Annex,
    AttachmentList,
    Block,
    DocumentNumber,
    Heading,
    Letterhead,
    NewPage,
    Note,
    OnePage,
    Paragraph,
    Signature,
    Table,
    Title,
)
from reports.prose import bracketed
from reports.signature_place import lines_above, signature_rows
from reports.title_rows import ascii_ems, title_rows
from reports.word_charts import one_page_parts
from reports.word_head import letterhead_xml, number_xml
from reports.word_style_xml import CHARACTER, indent, lines, spacing
from reports.word_table import table_parts
from reports.word_xml import paragraph, run

_KEEP = "<w:keepNext/>"
# Two lines of a paragraph stay below its heading, and none turns over alone.
_TWO_LINES = "<w:widowControl/>"
_GAP_ABOVE_TABLE = spacing(after=gongwen.GAP_ABOVE_TABLE)
_LABEL = "附件："


def blocks_xml(blocks: tuple[Block, ...], width: float) -> list[str]:
    """The paragraphs and tables of the blocks on a type area of this width, in order."""
    made: list[str] = []
    is_signed = any(isinstance(block, Signature) for block in blocks)
    for before, block, after in zip((None, *blocks), blocks, (*blocks, None)[1:], strict=False):
        match block:
            case Letterhead():
                made += letterhead_xml(block, has_line=not isinstance(after, DocumentNumber))
            case DocumentNumber():
                head = next((other for other in blocks if isinstance(other, Letterhead)), None)
                made += number_xml(block, head)
            case Table():
                made += table_parts(block, width, kept=isinstance(after, Signature))
            case OnePage():
                made += one_page_parts(block, width)
            case NewPage():
                pass  # a section of its own begins there
            case _:
                # Some of the body stands above a signature, never 此页无正文 (7.3.5.5).
                is_kept = is_signed and isinstance(after, Signature | AttachmentList | Note)
                kept = _KEEP if is_kept else ""
                gap = _GAP_ABOVE_TABLE if isinstance(after, Table) else ""
                # Elsewhere each page has its 22 lines, whatever begins or ends on it.
                two = _TWO_LINES if isinstance(before, Heading) else ""
                made += _text(block, width, kept + gap, two)
    return made


def annex_xml(annex: Annex, width: float) -> list[str]:
    """An annex on its new page: 附件 and its number, its title, its blocks (7.3.7)."""
    label = f"附件{annex.number or ''}"
    return [
        paragraph(styles.ANNEX_NUMBER, run(label)),
        _title(styles.ANNEX_TITLE, annex.title, width),
        *blocks_xml(annex.blocks, width),
    ]


def _text(
    block: Title | Addressee | Heading | Paragraph | AttachmentList | Signature | Note,
    width: float,
    properties: str,
    first: str,
) -> Iterator[str]:
    match block:
        case Title(text=text, below=below):
            yield _title(styles.TITLE, text, width)
            if below:
                yield paragraph(styles.BELOW_TITLE, run(bracketed(below)))
        case Addressee(name):
            yield paragraph(styles.ADDRESSEE, run(f"{name}："))
        case Heading(level=level, text=text):
            yield paragraph(styles.heading(level), run(text), properties=properties)
        case Paragraph():
            yield from _paragraphs(block, properties, first)
        case AttachmentList(names):
            yield from _attachments(names, properties)
        case Signature():
            yield from _signature(block, width, properties)
        case Note(text):
            yield paragraph(styles.NOTE, run(bracketed(text)))
        case _:
            assert_never(block)


def _title(style: str, text: str, width: float) -> str:
    """A title in rows that end between words; what follows keeps to the lines of the page."""
    rows = title_rows(text, width / gongwen.SIZE_2, ascii_ems)
    return paragraph(style, run("\n".join(rows)))


def _paragraphs(block: Paragraph, properties: str, first: str) -> Iterator[str]:
    """The paragraphs of the block; `first` are properties of the first, the others of the last."""
    texts = block.text.split("\n")
    lead = run(block.lead, style=styles.lead(block.lead_level)) if block.lead else ""
    for at, text in enumerate(texts, start=1):
        own = (first if at == 1 else "", properties if at == len(texts) else "")
        yield paragraph(styles.BODY, lead + _run(text), properties=_ordered(*own))
        lead = ""


def _ordered(first: str, properties: str) -> str:
    """As the schema has them: keepNext, then widowControl, then spacing."""
    keep = _KEEP if properties.startswith(_KEEP) else ""
    return keep + first + properties.removeprefix(_KEEP)


def _run(text: str) -> str:
    return run(text) if text else ""


def _attachments(names: tuple[str, ...], kept: str) -> Iterator[str]:
    """附件：1.××× with turn-over lines under the first character of the name (7.3.4).

    Those that are `kept` stand on the page of the signature.
    """
    for place, name in enumerate(names, start=1):
        number = f"{place}." if len(names) > 1 else ""
        label = _LABEL if place == 1 else ""
        left = gongwen.INDENT + len(_LABEL) + ascii_ems(number)
        hanging = ascii_ems(label + number)
        before = lines(gongwen.LINES_ABOVE_ATTACHMENTS) if place == 1 else 0
        yield paragraph(
            styles.ATTACHMENTS,
            run(label + number + name),
            properties=kept + spacing(before=before) + indent(left=left, hanging=hanging),
        )


def _signature(signature: Signature, width: float, properties: str) -> Iterator[str]:
    """Office and date (7.3.5), with these `properties` of the last row; no seal is drawn."""
    rows = signature_rows(signature, signature.office, width / CHARACTER, ascii_ems)
    before = lines(lines_above(signature))
    for at, (text, right) in enumerate(rows):
        kept = _KEEP if at < len(rows) - 1 else properties
        above = "" if at else spacing(before=before)
        yield paragraph(styles.SIGNATURE, run(text), properties=kept + above + indent(right=right))
