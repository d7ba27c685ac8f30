"""各单位任务摘录: what each unit leads and joins, by itself, and one list to filter by unit."""

from collections.abc import Iterator, Sequence
from datetime import date

from model.action_page import PAGE, PageRow, read_page
from model.entities import ClauseId, LocalActionId, UnitId
from model.ledger import Ledger
from model.list_sources import sources_in
from model.settings import read_settings
from model.unit_names import named_unit
from model.units import read_units
from reports import gongwen
from reports.document import (
    Block,
    Column,
    ColumnKind,
    Document,
    NewPage,
    Paragraph,
    Row,
    Table,
    Title,
)
from reports.due_column import DUE, with_dues
from reports.ledger_tables import source_text
from reports.paper_parts import BLANK_LINE, margin_mark
from reports.report_texts import list_to_report
from reports.standing_prose import office_of

EXTRACTS = "各单位任务摘录"
_LEADS, _JOINS = "牵头", "配合"
_LABEL = ColumnKind.LABEL
_UNIT = Column(heading="单位", width=9)
_COLUMNS = (
    Column(heading="序号", kind=_LABEL, width=2.2),
    Column(heading="承担方式", kind=_LABEL, width=2),
    Column(heading="重点任务", width=18),
    Column(heading="落实举措", width=13.5),
    Column(heading="成果形式", width=6),
    DUE,
    Column(heading="牵头单位", width=6.7),
    Column(heading="配合单位", width=11.2),
    Column(heading="责任领导", kind=_LABEL, width=3),
    Column(heading="责任人", kind=_LABEL, width=3.6),
)


def extracts(ledger: Ledger, as_of: date, *, unit: str = "") -> Document:
    """A page, or more, for each unit that carries anything; for one of them when it is named."""
    office, unit = office_of(read_settings(ledger)), unit and named_unit(ledger, unit)
    tables = unit_tables(ledger, as_of, unit=unit)
    title = f"{EXTRACTS}（{unit}）" if unit else EXTRACTS
    blocks: list[Block] = [Title(text=title), BLANK_LINE, Paragraph(text=_nothing(unit))]
    if tables:
        # Each unit gets its own pages, which count from 1.
        blocks = [tables[0], *(block for table in tables[1:] for block in (NewPage(), table))]
    return Document(
        title=title,
        blocks=tuple(blocks),
        author=office,
        subject=EXTRACTS,
        mark=margin_mark(read_settings(ledger)),
        landscape=bool(tables),
        day=as_of,
    )


def unit_tables(ledger: Ledger, as_of: date, *, unit: str = "") -> tuple[Table, ...]:
    """One table for each unit, in the order of the office; what it leads stands first."""
    year = list_to_report(ledger).year
    found = _carried(ledger, as_of)
    tables: list[Table] = []
    for unit_id, name in _names(ledger, unit):
        rows = found.get(unit_id, [])
        led = sum(row[0] == _LEADS for row in rows)
        if rows:
            told = [f"{_LEADS}{led}项", f"{_JOINS}{len(rows) - led}项"]
            numbered = [(number, *row) for number, row in enumerate(rows, start=1)]
            tables.append(
                Table(
                    name=name,
                    caption=f"{name}{year}年度知识产权重点任务摘录",
                    subtitle="、".join(told),
                    columns=with_dues(_COLUMNS, [str(row[4]) for row in rows]),
                    size=gongwen.SIZE_SMALL_5,
                    rows=lambda numbered=numbered: numbered,  # type: ignore[misc]
                    count=len(rows),
                    closes_up=True,
                )
            )
    return tuple(tables)


def extracts_table(ledger: Ledger, as_of: date, *, unit: str = "") -> Table:
    """All of them in one list that is filtered by unit (Excel)."""
    tables = unit_tables(ledger, as_of, unit=unit and named_unit(ledger, unit))
    rows = [(row[0], table.name, *row[1:]) for table in tables for row in table.rows()]
    year = list_to_report(ledger).year
    return Table(
        name=EXTRACTS,
        caption=f"{EXTRACTS}（{year}年度知识产权重点任务）",
        columns=with_dues((_COLUMNS[0], _UNIT, *_COLUMNS[1:]), [str(row[6]) for row in rows]),
        rows=lambda: rows,
        count=len(rows),
    )


def _names(ledger: Ledger, wanted: str) -> Iterator[tuple[UnitId, str]]:
    yield from ((u.id, u.name) for u in read_units(ledger) if wanted in ("", u.name))


def _nothing(unit: str) -> str:
    return f"{unit or '各单位'}没有牵头或配合的举措。"


def _carried(ledger: Ledger, as_of: date) -> dict[UnitId, list[Row]]:
    """The rows of each unit: what it leads, then what it joins, each in the order of the paper."""
    sources = sources_in(ledger, list_to_report(ledger).id)
    led: dict[UnitId, list[Row]] = {}
    joined: dict[UnitId, list[Row]] = {}
    for page_row in _page_rows(ledger, sources, as_of):
        row = page_row.row
        if row.lead_unit_id is not None:
            led.setdefault(row.lead_unit_id, []).append(_row(_LEADS, page_row))
        for unit_id in row.cooperating_unit_ids:
            joined.setdefault(unit_id, []).append(_row(_JOINS, page_row))
    return {each: [*led.get(each, ()), *joined.get(each, ())] for each in led | joined}


def _page_rows(
    ledger: Ledger, sources: dict[LocalActionId, ClauseId], as_of: date
) -> Iterator[PageRow]:
    ids: Sequence[LocalActionId] = list(sources)
    for start in range(0, len(ids), PAGE):
        yield from read_page(ledger, ids[start : start + PAGE], as_of, sources)


def _row(manner: str, page_row: PageRow) -> Row:
    action, row = page_row.action, page_row.row
    return (
        manner,
        source_text(page_row),
        action.text,
        action.deliverable,
        action.due_text or "—",
        row.lead_unit or "未定",
        row.cooperating_units,
        row.leader,
        row.holder,
    )
