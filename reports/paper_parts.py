"""Parts that the papers of the year share: numbered sections, annexes with tables, the closing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from operator import itemgetter

from model.entities import TaskList
from model.number_words import numeral
from model.office_templates import Templates, filled, names_in_braces
from model.settings import Settings
from model.words import UnitKind
from model.year_facts import YearFacts
from reports.document import (
    Annex,
    AttachmentList,
    Block,
    Heading,
    Note,
    Paragraph,
    Signature,
    Table,
)
from reports.standing_prose import office_of

SAMPLE_MARK = "演示数据：单位、人员和数字均为虚构"
# Between a title and a body that addresses nobody.
BLANK_LINE = Paragraph(text="")
# In characters of 5号: wider tables lie across.
_UPRIGHT = 47.0
_KINDS = {
    UnitKind.DIVISION: "局机关各处室",
    UnitKind.AFFILIATE: "各直属单位",
    UnitKind.CITY: "各市（州）知识产权局",
    UnitKind.PARTNER: "联席会议各成员单位",
}


def margin_mark(settings: Settings) -> str | None:
    """What stands in the margin of every page: that office and figures are invented."""
    return SAMPLE_MARK if settings.is_sample else None


def sections(content: Iterable[tuple[str, Sequence[Block]]]) -> Iterator[Block]:
    """Those sections that say anything, numbered 一、二、…"""
    present = ((title, blocks) for title, blocks in content if blocks)
    for number, (title, blocks) in enumerate(present, start=1):
        yield Heading(level=1, text=f"{numeral(number)}、{title}")
        yield from blocks


def numbered(content: Sequence[tuple[str, str]]) -> list[Block]:
    """Paragraphs that open with （一）…。; one alone has no number."""
    if len(content) == 1:
        return [Paragraph(text=content[0][1])]
    return [
        Paragraph(lead=f"（{numeral(at)}）{lead}。", text=text)
        for at, (lead, text) in enumerate(content, start=1)
    ]


def annexed(tables: Sequence[Table]) -> tuple[Annex, ...]:
    """Each table as an annex under its caption."""
    return tuple(
        Annex(
            number=at if len(tables) > 1 else None,
            title=table.caption or table.name,
            blocks=(replace(table, caption=None),),
            landscape=sum(column.width for column in table.columns) > _UPRIGHT,
        )
        for at, table in enumerate(tables, start=1)
    )


def annex_of(tables: Sequence[Table], name: str) -> str:
    """How the body points to a table: 附件, or 附件2."""
    at = [table.name for table in tables].index(name) + 1
    return f"附件{at}" if len(tables) > 1 else "附件"


def closing(facts: YearFacts, annexes: Sequence[Annex]) -> list[Block]:
    """附件说明, 落款 with the place of the date left to the hand, 附注."""
    return [
        *attached(annexes),
        *signed(facts.task_list, facts.settings, facts.templates, day=None),
    ]


def attached(annexes: Sequence[Annex]) -> list[Block]:
    """附件说明, where there are annexes."""
    return [AttachmentList(tuple(annex.title for annex in annexes))] if annexes else []


def signed(
    task_list: TaskList, settings: Settings, templates: Templates, *, day: date | None
) -> list[Block]:
    """落款 and 附注 as the templates of the office have them."""
    office, subject = office_of(settings), task_list.report_subject
    names = names_in_braces(task_list, settings, office=office, subject=subject)
    return [
        Signature(office=templates.signature or office, day=day),
        *contact_note(templates, names),
    ]


def contact_note(templates: Templates, names: Mapping[str, str]) -> list[Block]:
    """附注, where there is anybody to name."""
    note = filled(templates.note, names).strip()
    return [Note(note)] if note else []


def addressed_to(kinds: Iterable[UnitKind]) -> str:
    """主送: the kinds of units that carry work, in the order of the office."""
    carrying = set(kinds)
    inner = [_KINDS[kind] for kind in list(_KINDS)[:2] if kind in carrying]
    outer = [_KINDS[kind] for kind in list(_KINDS)[2:] if kind in carrying]
    return "，".join(filter(None, ("、".join(inner), *outer))) or "各有关单位"


def told_by_unit(counts: Sequence[tuple[str, int]]) -> str:
    """甲处3项，乙处、丙处各1项: in the order of units, neighbours with one count together."""
    told = []
    for count, group in groupby(counts, key=itemgetter(1)):
        names = [name for name, _ in group]
        each = "各" if len(names) > 1 else ""
        told.append(f"{'、'.join(names)}{each}{count}项")
    return "，".join(told)
