"""A Document as plain text (纸面文字), to be held against the file that comes back signed."""

from collections.abc import Iterator

from model.day_words import day_words
from model.files.cells import clean_text
from model.paper_text import PaperElements, PaperTable, PaperText
from reports.cell_words import cell_words
from reports.document import (
    Addressee,
    AttachmentList,
    Block,
    Document,
    DocumentNumber,
    Heading,
    Note,
    Paragraph,
    Signature,
    Table,
    Title,
    letter_of,
)


def document_text(document: Document) -> PaperText:
    """The paragraphs and tables of a paper in order, those of its annexes included."""
    lines = [line for block in document.blocks for line in _lines(block)]
    for annex in document.annexes:
        lines += [f"附件{annex.number or ''}", annex.title]
        lines += [line for block in annex.blocks for line in _lines(block)]
    if document.imprint and document.imprint.copies_to:
        lines.append(f"抄送：{'，'.join(document.imprint.copies_to)}。")
    return PaperText(
        lines=tuple(words for line in lines if (words := clean_text(line)).strip()),
        tables=tuple(table for table in map(_table, document.tables()) if table.rows),
        elements=_elements(document),
    )


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield text
        case Paragraph(text=text, lead=lead):
            yield from f"{lead or ''}{text}".split("\n")
        case AttachmentList(names):
            yield from _attachments(names)
        case Signature(office=office):
            yield office
        case Note(text):
            yield text if text.startswith("（") else f"（{text}）"
        case Table(caption=caption, subtitle=subtitle, note=note):
            # Of a table without rows nothing is seen but its headings.
            head = () if any(block.rows()) else (column.heading for column in block.columns)
            yield from (part for part in (caption, subtitle, *head, note) if part)
        case _:
            # Elements stand apart; a mark of the sample is none of the text.
            return


def _attachments(names: tuple[str, ...]) -> Iterator[str]:
    """附件：1.××× with the others below, as they are printed."""
    for place, name in enumerate(names, start=1):
        number = f"{place}." if len(names) > 1 else ""
        yield f"{'附件：' if place == 1 else ''}{number}{name}"


def _table(table: Table) -> PaperTable:
    kinds = [column.kind for column in table.columns]
    return PaperTable(
        name=table.caption or table.name,
        head=tuple(column.heading for column in table.columns),
        rows=tuple(
            tuple(clean_text(cell_words(cell, kind)) for cell, kind in zip(row, kinds, strict=True))
            for row in table.rows()
        ),
    )


def _elements(document: Document) -> PaperElements:
    title = addressee = number = signer = day = ""
    for block in document.blocks:
        match block:
            case Title(text=text):
                title = text
            case Addressee(name):
                addressee = name
            case DocumentNumber(number=words, signer=name):
                number, signer = words, name or ""
            case Signature(day=date) if date is not None:
                day = day_words(date)
            case _:
                continue
    return PaperElements(
        title=title,
        addressee=addressee,
        doc_number=number if any(map(str.isdecimal, number.partition("〕")[2])) else "",
        signer=signer.replace("×", "").strip(),
        day=day,
        printed_by=_printed_by(document),
    )


def _printed_by(document: Document) -> str:
    """印发机关; the 版记 of a letter does not name it."""
    is_named = document.imprint is not None and letter_of(document) is None
    return document.imprint.printed_by if document.imprint and is_named else ""
