"""The lamps of design in plain Python, held against the one rule in SQL."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model import progress
from model.action_table import (
    ActionFilter,
    ActionSort,
    NodeKind,
    count_found,
    find_ids,
    read_rows,
)
from model.deadlines import LampCounts, count_lamps
from model.entities import LocalActionId
from model.ledger import Ledger
from model.outline import OutlineNode, read_outline
from model.settings import change_settings
from model.step import Step
from model.summary import summarise
from model.words import DueKind, Lamp, Progress
from tests.model.office import AS_OF, Office, added, due, fill, new_ledger

DAYS = st.sampled_from(
    [AS_OF + timedelta(days=days) for days in (-400, -60, -51, -50, -1, 0, 1, 14, 15, 16, 40, 400)]
)
QUARTERS = st.sampled_from([date(2023, 6, 30), date(2023, 9, 30), date(2023, 12, 31)])
# Around the end of a quarter, where one day decides.
DAYS_LOOKED_AT = st.sampled_from(
    [AS_OF, date(2023, 9, 29), date(2023, 9, 30), date(2023, 10, 1), date(2024, 1, 1)]
)


@dataclass(frozen=True, kw_only=True)
class Case:
    """An action as far as its lamp is concerned, and the sentences it serves."""

    start: date | None
    due_on: date | None
    is_long_term: bool
    confirmed_on: date | None
    hand_lamp: Lamp | None
    stages: dict[date, date | None]
    sentences: list[int]


CASES = st.builds(
    Case,
    start=st.none() | DAYS,
    due_on=st.none() | DAYS,
    is_long_term=st.booleans(),
    confirmed_on=st.none() | DAYS,
    hand_lamp=st.sampled_from(
        [None, None, None, *(lamp for lamp in Lamp if lamp is not Lamp.DONE)]
    ),
    stages=st.dictionaries(QUARTERS, st.none() | DAYS, max_size=3),
    sentences=st.lists(st.integers(0, 5), min_size=1, max_size=3, unique=True),
)


def lamp_of(case: Case, as_of: date, soon_days: int) -> Lamp:
    """First match wins."""
    if case.confirmed_on is not None and case.confirmed_on <= as_of:
        return Lamp.DONE
    if case.hand_lamp is not None:
        return case.hand_lamp
    if not case.is_long_term and case.due_on is not None:
        if case.due_on < as_of:
            return Lamp.LATE
        if (case.due_on - as_of).days <= soon_days:
            return Lamp.SOON
    quarter = as_of
    while not (quarter.month % 3 == 0 and (quarter + timedelta(days=1)).day == 1):
        quarter -= timedelta(days=1)
    if quarter in case.stages:
        reached_on = case.stages[quarter]
        if reached_on is None or reached_on > as_of:
            return Lamp.SOON
    if case.is_long_term or (case.start is not None and case.start > as_of):
        return Lamp.NOT_DUE
    return Lamp.NORMAL


@pytest.fixture(scope="module")
def filled() -> Iterator[tuple[Ledger, Office]]:
    """One ledger for all examples: each writes into a step that is not stored."""
    with tempfile.TemporaryDirectory() as folder, new_ledger(Path(folder) / "a.zhize") as ledger:
        yield ledger, fill(ledger)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(CASES, max_size=9), DAYS_LOOKED_AT, st.sampled_from([0, 15, 30]))
def test_every_figure_follows_from_the_rule(
    filled: tuple[Ledger, Office], cases: list[Case], as_of: date, soon_days: int
) -> None:
    ledger, office = filled
    with suppress(InterruptedError), ledger.step("试") as step:
        change_settings(step, soon_days=soon_days)
        ids = [put(step, office, at, case) for at, case in enumerate(cases)]
        wanted = {
            id_: lamp_of(case, as_of, soon_days) for id_, case in zip(ids, cases, strict=True)
        }
        check_table(ledger, wanted, as_of)
        check_sums(ledger, office, dict(zip(ids, cases, strict=True)), wanted, as_of)
        raise InterruptedError


def put(step: Step, office: Office, at: int, case: Case) -> LocalActionId:
    action_id = step.insert(
        "local_action",
        position=at,
        text=f"举措{at}",
        lead_unit_id=office.units[at % 3] if at else None,
        start_on=case.start,
        due_kind=DueKind.LONG_TERM if case.is_long_term else case.due_on and DueKind.DAY,
        due_on=None if case.is_long_term else case.due_on,
        hand_lamp=case.hand_lamp,
        progress=Progress.CONFIRMED if case.confirmed_on else Progress.UNDER_WAY,
        confirmed_on=case.confirmed_on,
        confirmed_by="李四" if case.confirmed_on else None,
    )
    for place, sentence in enumerate(case.sentences):
        clause_id = office.clauses[sentence]
        step.insert("action_clause", action_id=action_id, clause_id=clause_id, is_primary=not place)
    for ends_on, reached_on in case.stages.items():
        step.insert("stage", action_id=action_id, ends_on=ends_on, text="甲", reached_on=reached_on)
    return LocalActionId(action_id)


def check_table(ledger: Ledger, wanted: dict[LocalActionId, Lamp], as_of: date) -> None:
    rows = read_rows(ledger, list(wanted), as_of)
    assert {row.id: row.lamp for row in rows} == wanted
    for lamp in Lamp:
        found = find_ids(ledger, ActionFilter(lamp=lamp), ActionSort(), as_of)
        assert set(found) == {id_ for id_, shown in wanted.items() if shown is lamp}
        counts = count_found(ledger, ActionFilter(lamp=lamp), as_of)
        assert counts == summarise(ledger, as_of).actions
    for row in rows:
        assert (row.progress is Progress.CONFIRMED) == (row.lamp is Lamp.DONE)


def check_sums(
    ledger: Ledger,
    office: Office,
    cases: dict[LocalActionId, Case],
    wanted: dict[LocalActionId, Lamp],
    as_of: date,
) -> None:
    def counts(clause_ids: set[str]) -> LampCounts:
        """Each action once, however many of these sentences it serves."""
        return count_lamps(
            Counter(
                (wanted[id_], case.is_long_term)
                for id_, case in cases.items()
                if clause_ids & {office.clauses[at] for at in case.sentences}
            )
        )

    for node, below in walk(read_outline(ledger, as_of)):
        assert node.actions == counts(below), node.title
        lamps = list(node.actions.by_lamp.elements())
        assert node.actions.worst == min(lamps, key=list(Lamp).index, default=None)
        assert node.is_done == (bool(lamps) and set(lamps) == {Lamp.DONE})
    whole = summarise(ledger, as_of)
    assert whole.actions == counts(set(office.clauses))
    assert sum(unit.actions.total for unit in whole.by_unit) == len(cases)
    long_term = sum(case.is_long_term for case in cases.values())
    done = sum(lamp is Lamp.DONE for lamp in wanted.values())
    assert (whole.actions.long_term, whole.actions.done) == (long_term, done)
    counted = len(cases) - long_term
    assert whole.actions.rate == (Fraction(done, counted) if counted else None)


def walk(nodes: tuple[OutlineNode, ...]) -> Iterator[tuple[OutlineNode, set[str]]]:
    """Every node with the ids of the sentences below it."""
    for node in nodes:
        below = list(walk(node.children))
        own = {node.id} if node.kind is NodeKind.CLAUSE else set()
        yield node, own.union(*(ids for _, ids in below))
        yield from below


@pytest.mark.parametrize(
    ("days", "lamp"),
    [(-1, Lamp.LATE), (0, Lamp.SOON), (15, Lamp.SOON), (16, Lamp.NORMAL)],
)
def test_the_date_decides_to_the_day(ledger: Ledger, office: Office, days: int, lamp: Lamp) -> None:
    action = added(ledger, office, due=due(AS_OF + timedelta(days=days)))
    assert read_rows(ledger, [action], AS_OF)[0].lamp is lamp


@pytest.mark.parametrize(
    ("quarter", "reached_on", "lamp"),
    [
        (date(2023, 9, 30), None, Lamp.SOON),
        (date(2023, 9, 30), AS_OF + timedelta(days=1), Lamp.SOON),
        (date(2023, 9, 30), AS_OF, Lamp.NORMAL),
        (date(2023, 6, 30), None, Lamp.NORMAL),
        (date(2023, 12, 31), None, Lamp.NORMAL),
    ],
)
def test_only_the_stage_of_the_last_quarter_warns(
    ledger: Ledger, office: Office, quarter: date, reached_on: date | None, lamp: Lamp
) -> None:
    action = added(ledger, office)
    with ledger.step("阶段") as step:
        step.insert(
            "stage", action_id=action, ends_on=quarter, text="完成调研", reached_on=reached_on
        )
    assert read_rows(ledger, [action], AS_OF)[0].lamp is lamp


def test_before_its_day_a_confirmation_does_not_count(ledger: Ledger, office: Office) -> None:
    action = added(ledger, office, due=due(AS_OF - timedelta(days=1)))
    with ledger.step("办结") as step:
        progress.confirm(step, [action], by="李四", on=AS_OF)
    shown = [
        [(row.lamp, row.progress) for row in read_rows(ledger, [action], day)]
        for day in (AS_OF, AS_OF - timedelta(days=1), AS_OF + timedelta(days=1))
    ]
    assert shown == [
        [(Lamp.DONE, Progress.CONFIRMED)],
        [(Lamp.SOON, Progress.UNDER_WAY)],
        [(Lamp.DONE, Progress.CONFIRMED)],
    ]
    by_progress = summarise(ledger, AS_OF - timedelta(days=1)).by_progress
    assert by_progress == {Progress.UNDER_WAY: 1}


def test_no_actions_give_no_rate_and_no_lamp() -> None:
    nothing = count_lamps({})
    assert (nothing.total, nothing.rate, nothing.worst) == (0, None, None)


def test_long_term_actions_stand_apart_from_the_rate() -> None:
    counts = count_lamps({(Lamp.DONE, False): 1, (Lamp.LATE, False): 1, (Lamp.NOT_DUE, True): 1})
    assert (counts.rate, counts.long_term, counts.total) == (Fraction(1, 2), 1, 3)
    assert count_lamps({(Lamp.NOT_DUE, True): 2}).rate is None
