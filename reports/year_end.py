"""The year-end report (成效报告): its sections from ledger and clerk, put together as a Document.

What somebody wrote stands as it was written; a section that nobody touched follows the draft. One
without words is left out, and the numbers of the others close up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from model.completeness import Gap, find_missing
from model.day_words import day_words
from model.entities import ReportSection, TaskList
from model.errors import InvalidEntryError
from model.evidence import read_evidence_in_order
from model.ledger import Ledger
from model.office_templates import filled, read_templates
from model.report_facts import read_report_facts
from model.report_sections import ANNEXES, read_sections
from model.settings import read_settings
from model.summary import summarise
from model.task_lists import reported_list
from model.words import SectionKind
from reports.document import (
    Addressee,
    Annex,
    AttachmentList,
    Block,
    Column,
    ColumnKind,
    Document,
    Heading,
    Note,
    Paragraph,
    Signature,
    Table,
    Title,
)
from reports.ledger_tables import progress_table
from reports.prose import numeral
from reports.report_draft import DraftFacts, draft_report
from reports.section_text import section_blocks

_NATIONAL_OFFICE = "国家知识产权局"
_DRAFT = "（送审稿）"
_UNASSIGNED = {Gap.NO_LEAD, Gap.NO_POST, Gap.NO_DUE}
SAMPLE_MARK = "演示数据：单位、人员和数字均为虚构"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """A section with the draft that the ledger gives for it now."""

    section: ReportSection
    draft: str

    @property
    def text(self) -> str:
        """Its words: what was written, else the draft."""
        return self.draft if self.section.text is None else self.section.text

    @property
    def is_annex(self) -> bool:
        """Whether it stands behind the signature."""
        return self.section.kind in ANNEXES


def year_end_report(ledger: Ledger, as_of: date) -> Document:
    """The report with its annexes, as it stands on a day.

    Raises InvalidEntryError when the ledger holds no official list to report on.
    """
    facts = read_draft_facts(ledger, as_of)
    texts = report_texts(ledger, facts)
    annexes = tuple(_annexes(ledger, facts, texts))
    title = f"{facts.office}关于报送{facts.task_list.year}年{facts.subject}的报告"
    names = tuple(annex.title for annex in annexes)
    return Document(
        title=title,
        blocks=(
            Title(text=title, draft_mark=_DRAFT),
            Addressee(_addressee(facts.task_list)),
            *_body(texts),
            Paragraph(text=facts.templates.closing_report),
            *([AttachmentList(names)] if names else []),
            Signature(office=facts.templates.signature or facts.office, day=None),
            *_contact(facts),
        ),
        annexes=annexes,
        author=facts.office,
        subject=facts.subject,
        mark=SAMPLE_MARK if facts.settings.is_sample else None,
    )


def report_texts(ledger: Ledger, facts: DraftFacts) -> tuple[ReportText, ...]:
    """The outline of the report with the words of each section."""
    drafts = draft_report(facts).texts
    return tuple(
        ReportText(section=section, draft=drafts.get(section.kind, ""))
        for section in read_sections(ledger, facts.task_list.id)
    )


def read_draft_facts(ledger: Ledger, as_of: date) -> DraftFacts:
    """What the draft is made from, as it stands on a day."""
    task_list = list_to_report(ledger)
    return DraftFacts(
        task_list=task_list,
        settings=read_settings(ledger),
        templates=read_templates(ledger),
        summary=summarise(ledger, as_of, task_list.id),
        report=read_report_facts(ledger, as_of, task_list.id),
        all_assigned=not {missing.gap for missing in find_missing(ledger, as_of)} & _UNASSIGNED,
    )


def list_to_report(ledger: Ledger) -> TaskList:
    """The list on which the office reports; without any there is nothing to report."""
    task_list = reported_list(ledger)
    if task_list is None:
        raise InvalidEntryError("台账中还没有任务清单，没有生成材料。请先读入任务清单。")
    return task_list


def _addressee(task_list: TaskList) -> str:
    """主送: the office that asks; a department of the national office stands for the office."""
    if task_list.report_to.startswith(_NATIONAL_OFFICE):
        return _NATIONAL_OFFICE
    return task_list.issuer or task_list.report_to or "×××"


def _body(texts: Iterable[ReportText]) -> Iterator[Block]:
    number = 0
    for each in texts:
        blocks = section_blocks(each.text)
        if each.is_annex or not each.section.is_on or not blocks:
            continue
        if each.section.kind is not SectionKind.OPENING:
            number += 1
            yield Heading(level=1, text=f"{numeral(number)}、{each.section.shown_title}")
        yield from blocks


def _contact(facts: DraftFacts) -> list[Block]:
    if not facts.settings.contact:
        return []
    note = filled(facts.templates.note, facts.names).strip()
    return [Note(note.removesuffix("，电话："))] if note else []


def _annexes(ledger: Ledger, facts: DraftFacts, texts: Iterable[ReportText]) -> Iterator[Annex]:
    """The annexes that are switched on and hold something, numbered when there are several."""
    found = [
        (title, blocks)
        for each in texts
        if each.is_annex and each.section.is_on
        for title, blocks in [_annex_content(ledger, facts, each)]
        if blocks
    ]
    for number, (title, blocks) in enumerate(found, start=1):
        yield Annex(
            number=number if len(found) > 1 else None,
            title=title,
            blocks=blocks,
            landscape=any(isinstance(b, Table) and len(b.columns) > 5 for b in blocks),
        )


def _annex_content(
    ledger: Ledger, facts: DraftFacts, text: ReportText
) -> tuple[str, tuple[Block, ...]]:
    table = _table(ledger, facts, text.section.kind)
    if table is None:
        return text.section.shown_title, tuple(section_blocks(text.text))
    # On paper the title of the annex is the caption of its table.
    title = text.section.title or table.caption or table.name
    return title, (replace(table, caption=None),)


def _table(ledger: Ledger, facts: DraftFacts, kind: SectionKind) -> Table | None:
    match kind:
        case SectionKind.PROGRESS_TABLE:
            return progress_table(ledger, facts.summary.as_of, facts.task_list, office=facts.office)
        case SectionKind.EVIDENCE_LIST:
            return _evidence_table(ledger)
        case _:
            return None


def _evidence_table(ledger: Ledger) -> Table | None:
    rows = [
        (number, evidence.name, day_words(evidence.added_on), _size(evidence.size))
        for number, evidence in enumerate(read_evidence_in_order(ledger), start=1)
    ]
    if not rows:
        return None
    return Table(
        name="佐证材料目录",
        caption="佐证材料目录",
        columns=(
            Column(heading="编号", kind=ColumnKind.LABEL, width=4),
            Column(heading="材料名称", width=24),
            Column(heading="存入日期", kind=ColumnKind.LABEL, width=12),
            Column(heading="大小", kind=ColumnKind.LABEL, width=6),
        ),
        rows=lambda: rows,
        count=len(rows),
    )


def _size(size: int) -> str:
    """A file size as a reader takes it in: 812字节, 36KB, 1.2MB."""
    if size < 1024:
        return f"{size}字节"
    if size < 1024 * 1024:
        return f"{size // 1024}KB"
    return f"{size / 1024 / 1024:.1f}MB"
