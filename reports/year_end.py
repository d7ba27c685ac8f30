"""The year-end report (成效报告): its sections from ledger and clerk, put together as a Document.

What somebody wrote stands as it was written; a section that nobody touched follows the draft. One
without words is left out, and the numbers of the others close up. 文种, head and signature are
those of the present filing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from model.ledger import Ledger
from model.office_templates import filled
from model.words import ReportForm, SectionKind
from reports.document import (
    Addressee,
    Annex,
    AttachmentList,
    Block,
    Document,
    DocumentNumber,
    Heading,
    Imprint,
    Letterhead,
    Paragraph,
    Signature,
    Table,
    Title,
)
from reports.electronic import contact_table, evidence_table, indicator_table
from reports.ledger_tables import progress_table
from reports.paper_parts import contact_note, margin_mark
from reports.report_draft import DraftFacts
from reports.report_texts import (
    Report,
    ReportText,
    read_draft_facts,
    read_report,
    with_words,
)
from reports.section_text import section_blocks

_NOTHING: Mapping[str, str] = MappingProxyType({})
_BLANK = "　　　"
_BLANK_LETTERS = "×××"
# Narrower tables stand upright.
_UPRIGHT_COLUMNS = 5


def year_end_report(
    ledger: Ledger, as_of: date, *, typed: Mapping[str, str] = _NOTHING
) -> Document:
    """The report with its annexes, as it stands on a day.

    `typed` are words of sections, by their ids, that take the place of the stored ones.
    Raises InvalidEntryError when the ledger holds no official list to report on.
    """
    facts = read_draft_facts(ledger, as_of)
    report = with_words(read_report(ledger, facts), typed)
    annexes = tuple(_annexes(ledger, facts, report))
    title = report_title(facts)
    names = tuple(annex.title for annex in annexes)
    return Document(
        title=title,
        blocks=(
            *_head(facts),
            Title(text=title, below=facts.filing.draft_mark),
            Addressee(facts.filing.addressee),
            *_body(report),
            *_closing(facts),
            *([AttachmentList(names)] if names else []),
            Signature(
                office=facts.templates.signature or facts.office,
                day=facts.filing.signed_on,
                has_seal=facts.filing.has_seal,
            ),
            *contact_note(facts.templates, facts.names),
        ),
        annexes=annexes,
        author=facts.office,
        subject=facts.subject,
        mark=margin_mark(facts.settings),
        imprint=_imprint(facts),
        day=as_of,
    )


def report_title(facts: DraftFacts) -> str:
    """The title, which ends with its 文种."""
    year = facts.task_list.year
    return f"{facts.office}关于报送{year}年{facts.subject}的{facts.filing.form}"


def _head(facts: DraftFacts) -> list[Block]:
    """发文机关标志, 文号 and 签发人, where the office prints its head itself; blank until known."""
    filing = facts.filing
    if not filing.has_letterhead:
        return []
    is_letter = filing.form is ReportForm.LETTER
    usual = facts.office if is_letter else f"{facts.office}文件"
    letters = facts.settings.office_letters or _BLANK_LETTERS
    if is_letter and letters.endswith("发"):  # 示知发, and 示知函 for letters
        letters = f"{letters.removesuffix('发')}函"
    number = filing.doc_number or f"{letters}〔{facts.task_list.year}〕　号"
    signer = None if is_letter else filing.signer or _BLANK
    return [
        Letterhead(office=facts.templates.letterhead or usual, is_letter=is_letter),
        DocumentNumber(number=number, signer=signer),
    ]


def _imprint(facts: DraftFacts) -> Imprint | None:
    """版记 belongs to the head: a text without one gets both from the 办公室."""
    if not facts.filing.has_letterhead:
        return None
    return Imprint(
        printed_by=facts.templates.printed_by or f"{facts.office}办公室",
        printed_on=facts.filing.signed_on,
    )


def _closing(facts: DraftFacts) -> list[Block]:
    """The sentence that ends the body, where the office has one."""
    templates = facts.templates
    is_letter = facts.filing.form is ReportForm.LETTER
    template = templates.closing_letter if is_letter else templates.closing_report
    text = filled(template, facts.names).strip()
    return [Paragraph(text=text)] if text else []


def _body(report: Report) -> Iterator[Block]:
    numbers = report.numbers()
    for each in report.body:
        if number := numbers.get(each.section.id):
            yield Heading(level=1, text=f"{number}{each.section.shown_title}")
        yield from section_blocks(each.text)


def _annexes(ledger: Ledger, facts: DraftFacts, report: Report) -> Iterator[Annex]:
    """The annexes that are switched on and hold something, numbered when there are several."""
    found = [
        (title, blocks)
        for each in report.texts
        if each.is_annex and each.is_told
        for title, blocks in [_annex_content(ledger, facts, each)]
        if blocks
    ]
    for number, (title, blocks) in enumerate(found, start=1):
        yield Annex(
            number=number if len(found) > 1 else None,
            title=title,
            blocks=blocks,
            landscape=any(map(_is_wide, blocks)),
        )


def _annex_content(
    ledger: Ledger, facts: DraftFacts, text: ReportText
) -> tuple[str, tuple[Block, ...]]:
    table = _table(ledger, facts, text.section.kind)
    if table is None:
        return text.section.shown_title, tuple(section_blocks(text.text))
    # On paper the title of the annex is the caption of its table.
    title = text.section.title or table.caption or table.name
    return title, (replace(table, caption=None),) if table.count else ()


def _table(ledger: Ledger, facts: DraftFacts, kind: SectionKind) -> Table | None:
    task_list, as_of, office = facts.task_list, facts.summary.as_of, facts.office
    match kind:
        case SectionKind.PROGRESS_TABLE:
            return progress_table(ledger, as_of, task_list, office=office)
        case SectionKind.INDICATOR_TABLE:
            return indicator_table(ledger, as_of, task_list, office=office)
        case SectionKind.EVIDENCE_LIST:
            return evidence_table(ledger, as_of, task_list, office=office)
        case SectionKind.CONTACTS:
            return contact_table(ledger, task_list, office=office)
        case _:
            return None


def _is_wide(block: Block) -> bool:
    return isinstance(block, Table) and len(block.columns) > _UPRIGHT_COLUMNS
