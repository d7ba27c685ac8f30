"""The year-end report (成效报告): its sections from ledger and clerk, put together as a Document.

What somebody wrote stands as it was written; a section that nobody touched follows the draft. One
without words is left out, and the numbers of the others close up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from model.completeness import Gap, finding_missing
from model.day_words import day_words
from model.entities import ReportSection, ReportSectionId, TaskList
from model.errors import InvalidEntryError
from model.evidence import read_evidence_in_order
from model.ledger import Ledger
from model.office_templates import filled, read_templates
from model.pieces import Pieces, at_once
from model.report_facts import reading_report_facts
from model.report_sections import ANNEXES, TABLES, read_sections
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The whole outline with its words; `left_out` outcomes found no room in the drafts."""

    texts: tuple[ReportText, ...]
    left_out: int

    def numbers(self) -> dict[ReportSectionId, str]:
        """How each section that stands in the report is numbered: 一、 or 附件1."""
        body = [each for each in self.texts if _is_told(each) and not each.is_annex]
        numbered = [each for each in body if each.section.kind is not SectionKind.OPENING]
        return {each.section.id: f"{numeral(at)}、" for at, each in enumerate(numbered, 1)}


def year_end_report(ledger: Ledger, as_of: date) -> Document:
    """The report with its annexes, as it stands on a day.

    Raises InvalidEntryError when the ledger holds no official list to report on.
    """
    facts = read_draft_facts(ledger, as_of)
    report = read_report(ledger, facts)
    annexes = tuple(_annexes(ledger, facts, report.texts))
    title = f"{facts.office}关于报送{facts.task_list.year}年{facts.subject}的报告"
    names = tuple(annex.title for annex in annexes)
    return Document(
        title=title,
        blocks=(
            Title(text=title, draft_mark=_DRAFT),
            Addressee(_addressee(facts.task_list)),
            *_body(report),
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


def read_report(ledger: Ledger, facts: DraftFacts) -> Report:
    """The outline of the report with the words of each section."""
    draft = draft_report(facts)
    texts = tuple(
        ReportText(section=section, draft=draft.texts.get(section.kind, ""))
        for section in read_sections(ledger, facts.task_list.id)
    )
    return Report(texts=texts, left_out=draft.left_out)


def read_draft_facts(ledger: Ledger, as_of: date) -> DraftFacts:
    """What the draft is made from, as it stands on a day."""
    return at_once(reading_draft_facts(ledger, as_of))


def reading_draft_facts(ledger: Ledger, as_of: date) -> Pieces[DraftFacts]:
    """The same in pieces."""
    task_list = list_to_report(ledger)
    report = yield from reading_report_facts(ledger, as_of, task_list.id)
    missing = yield from finding_missing(ledger, as_of)
    return DraftFacts(
        task_list=task_list,
        settings=read_settings(ledger),
        templates=read_templates(ledger),
        summary=summarise(ledger, as_of, task_list.id),
        report=report,
        all_assigned=not {each.gap for each in missing} & _UNASSIGNED,
    )


def _is_told(text: ReportText) -> bool:
    return text.section.is_on and (text.section.kind in TABLES or bool(text.text.strip()))


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


def _body(report: Report) -> Iterator[Block]:
    told = [each for each in report.texts if _is_told(each) and not each.is_annex]
    numbers = report.numbers()
    for each in told:
        if number := numbers.get(each.section.id):
            yield Heading(level=1, text=f"{number}{each.section.shown_title}")
        yield from section_blocks(each.text)


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
