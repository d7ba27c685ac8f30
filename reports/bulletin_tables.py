"""The tables of 进展通报: what each unit leads, ranked only if asked; what is late or soon."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from model.action_table import read_rows
from model.chase_owners import count_chased
from model.entities import UnitId
from model.ledger import Ledger
from model.number_words import rounded_rate
from model.standing import CHASED, Chase, Standing, ids_of, most_urgent_first, open_ones
from model.summary import UnitSummary
from model.words import Lamp, Progress
from model.year_facts import YearFacts
from reports.document import Cell, Column, ColumnKind, Row, Table
from reports.due_column import DUE, with_dues
from reports.standing_prose import until, urgency

UNIT_TABLE, URGENT_TABLE = "各单位落实情况表", "逾期和临期举措清单"
_LABEL, _COUNT = ColumnKind.LABEL, ColumnKind.NUMBER
_UNIT_COLUMNS = (
    Column(heading="牵头单位", width=16),
    Column(heading="举措", kind=_COUNT, width=2.5),
    Column(heading="长期", kind=_COUNT, width=2.5),
    Column(heading="已办结", kind=_COUNT, width=3),
    Column(heading="完成率", kind=ColumnKind.PERCENT, width=3.5),
    Column(heading="已报完成（待核实）", kind=_COUNT, width=5),
    Column(heading="逾期", kind=_COUNT, width=2.5),
    Column(heading="临期", kind=_COUNT, width=2.5),
    Column(heading="本期未报", kind=_COUNT, width=2.5),
)
_URGENT_COLUMNS = (
    Column(heading="序号", kind=_LABEL, width=3),
    Column(heading="亮灯", kind=ColumnKind.LAMP, width=4.5),
    Column(heading="落实举措", width=17),
    Column(heading="牵头单位", width=8.5),
    DUE,
    Column(heading="进展", kind=_LABEL, width=5),
)


def bulletin_tables(ledger: Ledger, facts: YearFacts, *, is_ranked: bool) -> list[Table]:
    """Those of the tables that have rows, in the order of the annexes."""
    tables = []
    if facts.units:
        tables.append(units_table(facts, is_ranked=is_ranked))
    if facts.actions.by_lamp[Lamp.LATE] or facts.actions.by_lamp[Lamp.SOON]:
        tables.append(_urgent_table(ledger, facts))
    return tables


def units_table(facts: YearFacts, *, is_ranked: bool) -> Table:
    """What each unit leads, in the order of units; ranked by completion only when asked for."""
    of_unit = _by_unit(facts.standings)
    lines = [(unit, _line(unit, of_unit.get(unit.unit_id, ()))) for unit in facts.units]
    rows: list[Row] = (
        list(_ranked(lines))
        if is_ranked
        else [(at, *line) for at, (_, line) in enumerate(lines, start=1)]
    )
    total = UnitSummary(unit_id=None, name=f"合计（{until(facts.as_of)}）", actions=facts.actions)
    rows.append((None, *_line(total, facts.standings)))
    return Table(
        name=UNIT_TABLE,
        caption=UNIT_TABLE,
        columns=(
            Column(heading="名次" if is_ranked else "序号", kind=_LABEL, width=3),
            *_UNIT_COLUMNS,
        ),
        rows=lambda: rows,
        count=len(facts.units),
    )


def _by_unit(standings: Sequence[Standing]) -> dict[UnitId | None, list[Standing]]:
    found: dict[UnitId | None, list[Standing]] = {}
    for each in standings:
        found.setdefault(each.unit_id, []).append(each)
    return found


def _line(unit: UnitSummary, standings: Sequence[Standing]) -> Row:
    actions, chased = unit.actions, count_chased(standings)
    rate = actions.rate
    share: Cell = None if rate is None else rounded_rate(rate)
    return (
        unit.name,
        actions.total,
        actions.long_term,
        actions.done,
        share,
        chased[Chase.REPORTED],
        actions.by_lamp[Lamp.LATE],
        actions.by_lamp[Lamp.SOON],
        chased[Chase.SILENT],
    )


def _ranked(lines: Sequence[tuple[UnitSummary, Row]]) -> Iterator[Row]:
    """The best rate first, equal rates on one place; who has nothing to finish has none."""
    rates = [rate for unit, _ in lines if (rate := _rate_to_rank(unit)) is not None]
    ordered = sorted(lines, key=lambda line: _place(line[0], rates))
    for unit, line in ordered:
        yield (_place(unit, rates) if _rate_to_rank(unit) is not None else "—", *line)


def _rate_to_rank(unit: UnitSummary) -> Decimal | None:
    """As it is shown: what reads alike shares a place."""
    rate = unit.actions.rate
    return None if unit.unit_id is None or rate is None else rounded_rate(rate)


def _place(unit: UnitSummary, rates: Sequence[Decimal]) -> int:
    own = _rate_to_rank(unit)
    return len(rates) + 1 if own is None else 1 + sum(rate > own for rate in rates)


def _urgent_table(ledger: Ledger, facts: YearFacts) -> Table:
    late_or_soon = [
        each
        for each in most_urgent_first(open_ones(facts.standings))
        if CHASED[Chase.LATE](each) or CHASED[Chase.SOON](each)
    ]
    rows: list[Row] = [
        (
            number,
            row.lamp,
            row.text,
            row.lead_unit or "未定",
            f"{row.due.text if row.due else '未定'}\n"
            f"{urgency(row, facts.as_of, facts.settings.soon_days)}",
            f"{row.progress}（待核实）" if row.progress is Progress.REPORTED else row.progress,
        )
        for number, row in enumerate(read_rows(ledger, ids_of(late_or_soon), facts.as_of), start=1)
    ]
    return Table(
        name=URGENT_TABLE,
        caption=URGENT_TABLE,
        subtitle=f"{until(facts.as_of)}　共{len(rows)}项",
        columns=with_dues(_URGENT_COLUMNS, [str(row[4]) for row in rows]),
        rows=lambda: rows,
        count=len(rows),
    )
