"""Whatever the verbs do, undo gives back every row, redo does it again, across reopening."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from model.errors import InvalidEntryError
from model.ledger import Ledger
from model.store.change_log import logged_tables
from tests.examples import COSTLY
from tests.model.office import AS_OF, Office, added, due, filled_copy, session
from tests.model.random_steps import VERBS, Act, image, run, steps
from tests.model.report_steps import begin_report

Image = dict[tuple[str, str], dict[str, Any]]


class History(RuleBasedStateMachine):
    """Keeps the images of all states beside the ledger and compares after each move."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger, office = filled_copy(Path(self.folder.name) / "台账.zhize")
        added(self.ledger, office)
        self.ids = iter(range(10**6))
        with self.ledger.step("发出", is_final=True) as step:
            step.insert("setting", value="1")
            begin_report(step)
        self.past = [("", image(self.ledger))]
        self.future: list[tuple[str, Image]] = []
        self.is_fresh = False

    def teardown(self) -> None:
        self.ledger.close()
        self.folder.cleanup()

    @rule(wanted=steps())
    def do(self, wanted: list[Act]) -> None:
        self.is_fresh = False
        label = f"第{len(self.past)}步"
        newest = self.ledger.history(limit=1)
        run(self.ledger, label, wanted)
        if self.ledger.history(limit=1) != newest:
            self.past.append((label, image(self.ledger)))
            self.future = []

    @precondition(lambda self: len(self.past) > 1)
    @rule()
    def undo(self) -> None:
        self.is_fresh = False
        target = self.ledger.undo_target()
        assert target is not None
        assert target.label == self.past[-1][0]
        assert self.ledger.undo()
        self.future.append(self.past.pop())

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        self.is_fresh = False
        target = self.ledger.redo_target()
        assert target is not None
        assert target.label == self.future[-1][0]
        assert self.ledger.redo()
        self.past.append(self.future.pop())

    @precondition(lambda self: not self.is_fresh)
    @rule()
    def reopen(self) -> None:
        self.is_fresh = True
        self.ledger.close()
        self.ledger = Ledger.open(
            self.ledger.path, **session(new_id=lambda: f"later-{next(self.ids)}")
        )

    @invariant()
    def every_row_is_as_it_was(self) -> None:
        assert image(self.ledger) == self.past[-1][1]

    @invariant()
    def undo_and_redo_end_where_the_history_does(self) -> None:
        assert (self.ledger.undo_target() is None) is (len(self.past) == 1)
        assert (self.ledger.redo_target() is None) is (not self.future)


TestHistory = History.TestCase
TestHistory.settings = settings(max_examples=COSTLY, stateful_step_count=15, deadline=None)


@settings(max_examples=COSTLY, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(st.lists(steps(), min_size=2, max_size=7), st.integers(0, 9))
def test_taking_back_reverts_one_step_and_leaves_all_later_ones(
    wanted: list[list[Act]], chosen: int
) -> None:
    with tempfile.TemporaryDirectory() as folder, _filled(folder) as (ledger, office):
        with ledger.step("报送") as step:
            begin_report(step)
        empty = image(ledger)
        added(ledger, office)
        images = {ledger.history(limit=1)[0].seq: (empty, image(ledger))}
        for number, acts in enumerate(wanted):
            before = image(ledger)
            run(ledger, f"第{number}步", acts)
            images.setdefault(ledger.history(limit=1)[0].seq, (before, image(ledger)))
        seq = sorted(images)[chosen % len(images)]
        assume(not ledger.steps_in_the_way(seq))
        expected = _without(image(ledger), *images[seq])
        try:
            ledger.take_back(seq)
        except InvalidEntryError:  # What was added since has taken its place.
            expected = images[max(images)][1]
        assert image(ledger) == expected


def test_the_random_steps_reach_every_logged_table() -> None:
    with tempfile.TemporaryDirectory() as folder, _filled(folder) as (ledger, office):
        for numbers in ((1, 1, 1), (0, 2, 0), (3, 1, 3)):
            for text in ("甲", "乙", "丙", "丁"):
                added(ledger, office, text, due=due(AS_OF))
            with ledger.step("各种") as step:
                for _, verb in sorted(VERBS.items()):
                    with suppress(InvalidEntryError):
                        verb(step, *numbers)
        reached = ledger.column("SELECT DISTINCT table_name FROM change")
        assert set(logged_tables(ledger._connection)) - set(reached) == set()


@contextmanager
def _filled(folder: str) -> Iterator[tuple[Ledger, Office]]:
    ledger, office = filled_copy(Path(folder) / "a.zhize")
    with ledger:
        yield ledger, office


def _without(now: Image, before: Image, after: Image) -> Image:
    """What should stand: the present rows, with the columns that one step changed as before."""
    expected = {place: dict(row) for place, row in now.items()}
    for place in before.keys() | after.keys():
        if place not in before:
            del expected[place]
        elif place not in after:
            expected[place] = before[place]
        else:
            old, new = before[place], after[place]
            changed = {name: value for name, value in old.items() if value != new[name]}
            if changed:
                expected[place].update(changed)
    return expected
