"""Blocks of a paper as Word paragraphs in their styles; what the styles cannot say stands here."""

from collections.abc import Iterator
from typing import assert_never

from model.day_words import day_words
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
    SampleMark,
    Signature,
    Table,
    Title,
)
from reports.title_rows import title_rows
from reports.word_charts import one_page_parts
from reports.word_styles import indent, spacing
from reports.word_table import table_parts
from reports.word_xml import paragraph, run, value

_KEEP = "<w:keepNext/>"
_LABEL = "附件："


def blocks_xml(blocks: tuple[Block, ...], width: float) -> list[str]:
    """The paragraphs and tables of the blocks on a type area of this width, in order."""
    made: list[str] = []
    for block, after in zip(blocks, (*blocks, None)[1:], strict=True):
        match block:
            case Letterhead(office=office):
                made.append(_letterhead(office, has_line=not isinstance(after, DocumentNumber)))
            case DocumentNumber():
                has_line = any(isinstance(other, Letterhead) for other in blocks)
                made.append(_number(block, has_line=has_line))
            case Table():
                made += table_parts(block, width)
            case OnePage():
                made += one_page_parts(block, width)
            case NewPage():
                pass  # a section of its own begins there
            case _:
                # Some of the body stands above a signature, never 此页无正文 (7.3.5.5).
                keep = isinstance(after, Signature | AttachmentList)
                made += _text(block, width, keep=keep)
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
    block: Title | Addressee | Heading | Paragraph | AttachmentList | Signature | Note | SampleMark,
    width: float,
    *,
    keep: bool,
) -> Iterator[str]:
    kept = _KEEP if keep else ""
    match block:
        case Title(text=text, draft_mark=mark):
            yield _title(styles.TITLE, text, width)
            if mark:
                yield paragraph(styles.DRAFT_MARK, run(_bracketed(mark)))
        case Addressee(name):
            yield paragraph(styles.ADDRESSEE, run(f"{name}："))
        case Heading(level=level, text=text):
            yield paragraph(styles.heading(level), run(text))
        case Paragraph():
            yield from _paragraphs(block, kept)
        case AttachmentList(names):
            yield from _attachments(names)
        case Signature():
            yield from _signature(block)
        case Note(text):
            yield paragraph(styles.NOTE, run(_bracketed(text)))
        case SampleMark(text):
            yield paragraph(styles.SAMPLE_MARK, run(text))
        case _:
            assert_never(block)


def _letterhead(office: str, *, has_line: bool) -> str:
    size = min(gongwen.LETTERHEAD_SIZE, gongwen.TYPE_AREA_WIDTH / max(ems(office), 1.0))
    half_points = int(size * 2)
    smaller = "" if size == gongwen.LETTERHEAD_SIZE else value("sz", half_points)
    rule = _red_line() if has_line else ""
    return paragraph(styles.LETTERHEAD, run(office, properties=smaller), properties=rule)


def _number(number: DocumentNumber, *, has_line: bool) -> str:
    """文号 in the middle; on a paper that goes upward to the left, 签发人 to the right."""
    rule, before = (_red_line(), gongwen.LINES_ABOVE_NUMBER) if has_line else ("", 0)
    room = spacing(before=before * gongwen.LINE_PITCH)
    if number.signer is None:
        return paragraph(styles.NUMBER, run(number.number), properties=rule + room)
    name = run(number.signer, style=styles.SIGNER)
    return paragraph(
        styles.NUMBER,
        run(f"{number.number}\t签发人：") + name,
        # The first line alone is indented: the red line keeps the whole width.
        properties=rule + room + indent(firstLine=gongwen.UPWARD_INDENT) + value("jc", "left"),
    )


def _red_line() -> str:
    # In eighths of a point, and in points below the text.
    width = round(gongwen.RED_LINE_WIDTH * 8)
    below = round(gongwen.RED_LINE_BELOW_NUMBER)
    return (
        f'<w:pBdr><w:bottom w:val="single" w:sz="{width}" w:space="{below}"'
        f' w:color="{styles.RED}"/></w:pBdr>'
    )


def _title(style: str, text: str, width: float) -> str:
    """A title in rows that end between words; what follows keeps to the lines of the page."""
    rows = title_rows(text, width / gongwen.SIZE_2, ems)
    return paragraph(style, run("\n".join(rows)))


def _paragraphs(block: Paragraph, kept: str) -> Iterator[str]:
    *firsts, last = block.text.split("\n")
    lead = run(block.lead, style=styles.lead(block.lead_level)) if block.lead else ""
    for text in firsts:
        yield paragraph(styles.BODY, lead + _run(text))
        lead = ""
    yield paragraph(styles.BODY, lead + _run(last), properties=kept)


def _run(text: str) -> str:
    return run(text) if text else ""


def _attachments(names: tuple[str, ...]) -> Iterator[str]:
    """附件：1.××× with turn-over lines under the first character of the name (7.3.4)."""
    for place, name in enumerate(names, start=1):
        number = f"{place}." if len(names) > 1 else ""
        label = _LABEL if place == 1 else ""
        left = gongwen.INDENT + len(_LABEL) + ems(number)
        before = gongwen.LINES_ABOVE_ATTACHMENTS * gongwen.LINE_PITCH if place == 1 else 0
        yield paragraph(
            styles.ATTACHMENTS,
            run(label + number + name),
            properties=spacing(before=before) + indent(left=left, hanging=ems(label + number)),
        )


def _signature(signature: Signature) -> Iterator[str]:
    """Office and date without a seal (7.3.5.2)."""
    day = signature.day
    words = day_words(day) if day else gongwen.BLANK_DATE
    office_right, day_right = _from_right(ems(signature.office), ems(words))
    before = gongwen.LINES_ABOVE_SIGNATURE * gongwen.LINE_PITCH
    yield paragraph(
        styles.SIGNATURE,
        run(signature.office),
        properties=_KEEP + spacing(before=before) + indent(right=office_right),
    )
    yield paragraph(styles.SIGNATURE, run(words), properties=indent(right=day_right))


def _from_right(office: float, day: float) -> tuple[float, float]:
    """How far office and date stand from the right, in characters."""
    right, shift = gongwen.SIGNATURE_RIGHT, gongwen.DATE_SHIFT
    if day > office:
        return right + day + shift - office, right
    return right, right + office - shift - day


def ems(text: str) -> float:
    """About how wide the text is, in characters: what is ASCII takes half."""
    return sum(0.5 if sign.isascii() else 1.0 for sign in text)


def _bracketed(text: str) -> str:
    return text if text.startswith("（") else f"（{text}）"
