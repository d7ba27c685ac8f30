"""What is on screen as a paper (打印内容): the list a PrintedView asks for, from the ledger.

The list carries its title, the office, the 数据截止日 and what was looked for in words; by unit
or post it begins a new page for each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from model.action_groups import Grouping, group_actions
from model.action_page import PAGE, read_page
from model.action_table import ActionFilter, ActionSort, find_ids
from model.day_words import day_words
from model.entities import LocalActionId
from model.ledger import Ledger
from model.local_actions import due_texts
from model.settings import read_settings
from reports.action_columns import ActionColumn, chosen_columns
from reports.division_changes import changes_table
from reports.document import Column, ColumnKind, Document, Row, Table
from reports.due_column import DUE, with_dues
from reports.history_table import history_table
from reports.ledger_tables import division_table
from reports.paper_parts import margin_mark
from reports.printed_view import TITLES, PrintedView, ViewKind
from reports.report_texts import list_to_report
from reports.screen_tables import (
    contacts_table,
    gaps_table,
    items_table,
    sentences_table,
    units_table,
)
from reports.year_end import year_end_report

_NUMBER = Column(heading="序号", kind=ColumnKind.LABEL, width=3)
# In characters of 5号 across upright paper, with a little that columns can give way.
_UPRIGHT = 46.0


def screen_document(ledger: Ledger, view: PrintedView, as_of: date) -> Document:
    """The paper that shows the list on a day."""
    if view.kind is ViewKind.REPORT:
        report = year_end_report(ledger, as_of, typed=dict(view.typed))
        return replace(report, annexes=()) if view.without_annexes else report
    settings = read_settings(ledger)
    title = view.title or TITLES[view.kind]
    made = _tables(ledger, view, title, as_of)
    tables = [replace(table, size=view.size or table.size) for table in made]
    return Document(
        title=title,
        blocks=tuple(tables),
        author=settings.office_full_name,
        mark=margin_mark(settings),
        landscape=_is_wide(tables) if view.landscape is None else view.landscape,
        day=as_of,
    )


def _tables(ledger: Ledger, view: PrintedView, title: str, as_of: date) -> list[Table]:
    office = read_settings(ledger).office_full_name
    match view.kind:
        case ViewKind.ACTIONS:
            made = _action_tables(ledger, view, title, as_of)
        case ViewKind.SENTENCES:
            made = [sentences_table(ledger, as_of, view.ids)]
        case ViewKind.CONTACTS:
            made = [contacts_table(ledger, view.ids)]
        case ViewKind.ITEMS:
            made = [items_table(ledger, as_of)]
        case ViewKind.UNITS:
            made = [units_table(ledger, as_of)]
        case ViewKind.OVERVIEW:
            made = [
                replace(items_table(ledger, as_of), caption=f"{title}（按任务）"),
                replace(
                    units_table(ledger, as_of),
                    caption=f"{title}（按单位）",
                    on_new_page=True,
                ),
            ]
        case ViewKind.GAPS:
            made = [gaps_table(ledger, as_of)]
        case ViewKind.HISTORY:
            made = [history_table(ledger, None if view.ids is None else [*map(int, view.ids)])]
        case ViewKind.DIVISION:
            return [_division(ledger, as_of, office)]
        case ViewKind.CHANGES:
            changes = changes_table(ledger, view.since, as_of, office=office, title=view.title)
            return [changes, *([_division(ledger, as_of, office)] if view.and_division else [])]
    return [_headed(table, view, title, office=office, as_of=as_of) for table in made]


def _division(ledger: Ledger, as_of: date, office: str) -> Table:
    table = division_table(ledger, as_of, list_to_report(ledger), office=office)
    return replace(table, on_new_page=True)


def _headed(table: Table, view: PrintedView, title: str, *, office: str, as_of: date) -> Table:
    """The table under its title, with office, day, what was looked for and how much that is."""
    measure = _MEASURE.get(view.kind)
    count = f"共{table.count}{measure}" if measure else ""
    wanted = "；".join(part for part in (view.wanted, count) if part)
    day = f"数据截止日：{day_words(as_of)}"
    parts = [part for part in (office, day, wanted) if part]
    return replace(table, caption=table.caption or title, subtitle="　　".join(parts))


_MEASURE = {
    ViewKind.ACTIONS: "项",
    ViewKind.SENTENCES: "条",
    ViewKind.CONTACTS: "个岗位",
    ViewKind.ITEMS: "项任务",
    ViewKind.UNITS: "个单位",
    ViewKind.GAPS: "处",
    ViewKind.HISTORY: "步",
}


def _action_tables(ledger: Ledger, view: PrintedView, title: str, as_of: date) -> list[Table]:
    columns = chosen_columns(view.columns)
    ids: Sequence[LocalActionId]
    if view.ids is None:
        ids = find_ids(ledger, ActionFilter(), ActionSort(), as_of)
    else:
        ids = tuple(LocalActionId(each) for each in view.ids)
    if view.group is None or not ids:
        return [_actions(ledger, ids, columns, as_of, name=title)]
    own = _OWN_COLUMN[view.group]
    kept = tuple(each for each in columns if each.column.heading != own) or columns
    return [
        replace(
            _actions(ledger, group.ids, kept, as_of, name=group.name),
            caption=f"{group.name}{title}",
            on_new_page=True,
        )
        for group in group_actions(ledger, ids, view.group)
    ]


# What the title says already, each row need not say again.
_OWN_COLUMN = {Grouping.UNIT: "牵头单位", Grouping.POST: "责任人"}


def _actions(
    ledger: Ledger,
    ids: Sequence[LocalActionId],
    columns: Sequence[ActionColumn],
    as_of: date,
    *,
    name: str,
) -> Table:
    def rows() -> Iterator[Row]:
        number = 0
        for start in range(0, len(ids), PAGE):
            for page_row in read_page(ledger, ids[start : start + PAGE], as_of):
                number += 1
                yield (number, *(each.value(page_row) for each in columns))

    return Table(
        name=name,
        columns=with_dues((_NUMBER, *(each.column for each in columns)), due_texts(ledger)),
        rows=rows,
        count=len(ids),
    )


def _is_wide(tables: Sequence[Table]) -> bool:
    """Whether paper lies across: the columns decide, not how long their dates are."""
    return any(sum(map(_usual_width, table.columns)) > _UPRIGHT for table in tables)


def _usual_width(column: Column) -> float:
    return DUE.width if column.heading == DUE.heading else column.width
