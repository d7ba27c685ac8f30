"""任务分工调整前后对照表: what moved in the division of labour since a moment, side by side."""

from collections.abc import Iterator
from datetime import date

from model.day_words import day_words, month_and_day
from model.division_changes import (
    DivisionChange,
    Start,
    moment_of,
    read_division_changes,
    usual_start,
)
from model.ledger import Ledger
from reports.document import Column, ColumnKind, Row, Table

CHANGES_TABLE = "任务分工调整前后对照表"
_COLUMNS = (
    Column(heading="序号", kind=ColumnKind.LABEL, width=3),
    Column(heading="落实举措", width=18),
    Column(heading="原文", kind=ColumnKind.LABEL, width=6),
    Column(heading="调整事项", kind=ColumnKind.LABEL, width=4.5),
    Column(heading="调整前", width=13),
    Column(heading="调整后", width=13),
    Column(heading="调整时间", kind=ColumnKind.LABEL, width=6),
    Column(heading="经办", kind=ColumnKind.LABEL, width=4),
)


def changes_table(
    ledger: Ledger,
    since: Start | None,
    as_of: date,
    *,
    office: str,
    title: str = "",
    is_annex: bool = False,
) -> Table:
    """The net changes after a step, else since the 任务分工表 was made; one 序号 an action.

    The annex of a paper that goes out names the day of each, not the hour nor whose hand it was.
    """
    start = usual_start(ledger) if since is None else since
    changes = read_division_changes(ledger, start)
    actions = len({change.action_id for change in changes})
    until = max([as_of, *(change.made_at.date() for change in changes)])
    # Paper is asked for without a change, too: it says so instead of being empty.
    count = f"共调整{actions}项举措、{len(changes)}处" if changes else "期间分工没有调整"
    return Table(
        name=CHANGES_TABLE,
        caption=title or f"{CHANGES_TABLE}（{_span(_first_day(ledger, start), until)}）",
        subtitle="　　".join(part for part in (office, count) if part),
        columns=_COLUMNS[:-1] if is_annex else _COLUMNS,
        rows=lambda: _rows(changes, is_annex=is_annex),
        note="只列期间最终有变化的事项，改后又改回的不列。",
        count=len(changes),
        merge_repeats=3,
    )


def _rows(changes: tuple[DivisionChange, ...], *, is_annex: bool) -> Iterator[Row]:
    number, last = 0, None
    for change in changes:
        if change.action_id != last:
            number, last = number + 1, change.action_id
        moment = change.made_at
        day = month_and_day(moment)
        yield (
            number,
            change.action_text,
            change.place or "—",
            change.field,
            change.before,
            change.after,
            *((day,) if is_annex else (f"{day}\n{moment:%H:%M}", change.who)),
        )


def _first_day(ledger: Ledger, start: Start) -> date | None:
    if isinstance(start, date):
        return start
    moment = moment_of(ledger, start)
    return None if moment is None else moment.date()


def _span(first: date | None, last: date) -> str:
    """11月13日至11月20日; with the years where they differ."""
    if first is None:
        return f"截至{day_words(last)}"
    if first == last:
        return month_and_day(last)
    if first.year == last.year:
        return f"{month_and_day(first)}至{month_and_day(last)}"
    return f"{day_words(first)}至{day_words(last)}"
