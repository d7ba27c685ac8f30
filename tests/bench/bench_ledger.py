"""Speed and memory of the ledger beside their bars, at 10,000 and 100,000 actions.

Run with the numbers of actions as arguments; without, both sizes are measured. Up to 10,000 the
bars must hold (exit code 1 when one does not); beyond they are a point to grow to.
"""

import random
import resource
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from model import breakdown, progress, units
from model.action_table import (
    ActionColumn,
    ActionFilter,
    ActionSort,
    NodeKind,
    count_found,
    find_ids,
    read_rows,
)
from model.completeness import find_missing
from model.ledger import Ledger
from model.outline import read_outline
from model.store import recognise
from model.store.connection import connect
from model.store.migrate import schemas
from model.summary import summarise
from model.words import Lamp, ListKind, Progress, Triage, UnitKind

AS_OF = date(2023, 11, 20)
NOW = datetime.fromisoformat("2023-11-20T09:30:00+08:00")
MUST_HOLD = 10_000
_MISSED: list[str] = []
ITEMS, CLAUSES, UNITS = 30, 67, 26
WORDS = (
    *("推动", "地理标志", "条例", "立法", "调研", "论证", "草案", "起草"),
    *("保护", "中心", "建设", "专利", "转化", "运用", "宣传", "培训"),
)


def session() -> dict[str, Any]:
    numbers = count()
    base = random.Random(1)
    return {
        "who": "经办人",
        "now": lambda: NOW,
        "new_id": lambda: f"{base.getrandbits(128):032x}-{next(numbers)}",
    }


def main() -> int:
    """The exit code: 1 when a bar that must hold is broken."""
    broken: list[str] = []
    for size in [int(text) for text in sys.argv[1:]] or [10_000, 100_000]:
        print(f"\n{size:,} actions")
        with tempfile.TemporaryDirectory() as folder:
            measure(Path(folder) / "台账.zhize", size)
        if size <= MUST_HOLD:
            broken += _MISSED
        _MISSED.clear()
    return int(bool(broken))


def measure(path: Path, size: int) -> None:
    with Ledger.create(path, **session()) as ledger, told("fill (one step)", None):
        fill(ledger, size)
    print(f"  file {path.stat().st_size / 2**20:.0f} MB")
    open_and_check(path)
    with Ledger.open(path, **session()) as ledger:
        look(ledger)
        edit(ledger)
        undo(ledger)
    print(
        f"  peak of the process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )


def open_and_check(path: Path) -> None:
    with closing(connect(path)) as connection:
        recognise._expected.cache_clear()
        with told("recognise", 20):
            recognise.check_header(path)
            recognise.check_schema(connection, schemas(), path)
    with told("open, recognise and triggers", 200), Ledger.open(path, **session()) as ledger:
        pass
    with Ledger.open(path, **session()) as ledger, told("check integrity (behind)", None):
        ledger.check_integrity()


def look(ledger: Ledger) -> None:
    def paint(wanted: ActionFilter, order: ActionSort | None = None) -> None:
        ids = find_ids(ledger, wanted, order or ActionSort(), AS_OF)
        read_rows(ledger, ids[:50], AS_OF)

    best("first window painted", 200, lambda: paint(ActionFilter()))
    for text in ("地", "地理标志", "处室", "没有这样的"):
        best(f"filter keystroke “{text}” + 50 rows", 50, partial(paint, ActionFilter(text=text)))
    unit = units.read_units(ledger)[3].id
    item = ledger.value("SELECT min(id) FROM task_item")
    for name, wanted in (
        ("a unit", ActionFilter(unit_id=unit)),
        ("a unit, also joining", ActionFilter(unit_id=unit, with_cooperating=True)),
        ("逾期", ActionFilter(lamp=Lamp.LATE)),
        ("推进中", ActionFilter(progress=Progress.UNDER_WAY)),
        ("a task", ActionFilter(under=(NodeKind.ITEM, item))),
    ):
        best(f"filter {name} + 50 rows", 50, partial(paint, wanted))
    for column in ActionColumn:
        for descending in (False, True):
            order = ActionSort(column=column, descending=descending)
            name = f"sort {column}{' ↓' if descending else ''}"
            best(name, 120, partial(paint, ActionFilter(), order))
    best("counts of a filter", None, lambda: count_found(ledger, ActionFilter(text="地"), AS_OF))
    best("outline", None, lambda: read_outline(ledger, AS_OF))
    best("summary", None, lambda: summarise(ledger, AS_OF))
    best("gaps", None, lambda: find_missing(ledger, AS_OF))
    tracemalloc.start()
    ids = find_ids(ledger, ActionFilter(), ActionSort(), AS_OF)
    read_rows(ledger, ids[:50], AS_OF)
    held = tracemalloc.get_traced_memory()[0] / 2**20
    print(f"  ids of the table and one window hold {held:.1f} MB")
    tracemalloc.stop()


def edit(ledger: Ledger) -> None:
    ids = find_ids(ledger, ActionFilter(), ActionSort(column=ActionColumn.TEXT), AS_OF)
    numbers = count()

    def one() -> None:
        with ledger.step("修改") as step:
            action = ids[next(numbers)]
            breakdown.change_actions(step, [action], remark=f"备注{next(numbers)}")

    best("one edit saved", 20, one)
    best("undo of one edit", 50, ledger.undo, times=3)
    best("targets for the menu", 20, lambda: (ledger.undo_target(), ledger.redo_target()))


def undo(ledger: Ledger) -> None:
    ids = find_ids(ledger, ActionFilter(), ActionSort(), AS_OF)
    for rows in (100, 1000, 10_000):
        older = ledger.history(limit=1)[0].seq
        with told(f"set progress of {rows:,}", None), ledger.step("大批") as step:
            progress.set_progress(step, ids[:rows], Progress.TO_ADJUST)
        with told(f"what stands in the way past {rows:,} rows", None):
            ledger.steps_in_the_way(older)
        changed = ledger.value("SELECT count(*) FROM change WHERE step_seq = ?", (step.seq,))
        with told(f"undo of {changed:,} rows", 50 + max(0, changed - 100) * 0.1):
            ledger.undo()


def fill(ledger: Ledger, size: int) -> None:
    chance = random.Random(7)
    with ledger.step("生成") as step:
        unit_ids = [
            units.add_unit(step, name=f"第{at}处室", kind=UnitKind.DIVISION) for at in range(UNITS)
        ]
        posts = [
            step.insert("post", unit_id=unit, position=at, name="科员", holder=f"人员{at}")
            for at, unit in enumerate(unit_ids)
        ]
        clauses = fill_list(ledger)(step.insert)
        for number in range(size):
            due = AS_OF + timedelta(days=chance.randrange(-200, 200))
            confirmed = number % 5 == 0
            words = "".join(chance.choices(WORDS, k=8))
            lead, *joining = chance.sample(unit_ids, 1 + number % 3)
            action = step.insert(
                "local_action",
                position=number,
                text=f"{words}，完成第{number}项工作，征求各市（州）意见。",
                lead_unit_id=lead,
                post_id=chance.choice(posts),
                start_on=due - timedelta(days=90),
                due_text=f"{due:%-m月%-d日}前",
                due_kind="日期",
                due_on=due,
                progress=Progress.CONFIRMED if confirmed else chance.choice(list(Progress)[:4]),
                confirmed_on=due if confirmed else None,
                confirmed_by="李四" if confirmed else None,
                outcome="已完成条例草案并报送。" if confirmed else "",
            )
            for at, clause in enumerate(chance.sample(clauses, 1 + number % 2)):
                step.insert("action_clause", action_id=action, clause_id=clause, is_primary=not at)
            for at, unit in enumerate(joining):
                step.insert("action_cooperating_unit", action_id=action, unit_id=unit, position=at)
            step.insert("stage", action_id=action, ends_on=date(2023, 9, 30), text="完成调研")


def fill_list(ledger: Ledger) -> Callable[[Callable[..., str]], list[str]]:
    def insert_all(insert: Callable[..., str]) -> list[str]:
        list_id = insert("task_list", position=0, year=2023, kind=ListKind.GUIDELINE, title="指引")
        chapter = insert("chapter", task_list_id=list_id, position=0, title="重点任务")
        items = [
            insert("task_item", chapter_id=chapter, position=at, text="任务", is_task=True)
            for at in range(ITEMS)
        ]
        return [
            insert(
                "clause",
                task_item_id=items[at * ITEMS // CLAUSES],
                position=at,
                number=at + 1,
                text=f"第{at}句任务事项。" * 4,
                triage=Triage.PROVINCE,
            )
            for at in range(CLAUSES)
        ]

    return insert_all


def best(name: str, bar: float | None, work: Callable[[], object], times: int = 5) -> None:
    """The best of a few runs after one to warm up: other programs only ever slow it down."""
    work()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append((time.perf_counter() - start) * 1000)
    report(name, min(taken), bar)


@contextmanager
def told(name: str, bar: float | None) -> Iterator[None]:
    start = time.perf_counter()
    yield
    report(name, (time.perf_counter() - start) * 1000, bar)


def report(name: str, taken: float, bar: float | None) -> None:
    if bar is not None and taken > bar:
        _MISSED.append(name)
    verdict = "" if bar is None else f"bar {bar:7.0f} ms {'ok' if taken <= bar else 'MISSED'}"
    print(f"  {name:<44} {taken:9.1f} ms  {verdict}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
