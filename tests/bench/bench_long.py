"""Long commands beside their bars: how long the window ever stands still, and the work a row.

A clock in the event loop of the real window, drawn off screen over 10,000 actions, notes the
longest time between two of its turns: in work of the window's thread, which is judged, and on the
wall, which other programs and the disk lengthen. Arguments name the commands that are wanted.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer

from model.action_moves import move_to_clause
from model.action_order import ActionColumn
from model.action_paste import ProposedRow
from model.action_table import read_rows
from model.entities import ClauseId, Evidence, LocalActionId, PostId, UnitId
from model.ledger import Step
from model.store.values import read_as
from model.submission_events import register_event
from model.units import read_units
from model.words import Progress, SectionKind, SubmissionEventKind, Triage
from ui import action_verbs as verbs
from ui import claim_verbs, jobs
from ui import record_verbs as record
from ui.app import make_application
from ui.ask import Ask
from ui.cell_verbs import set_cells
from ui.pages.breakdown import BreakdownPage
from ui.pages.submission import SubmissionPage, View
from ui.session import Session
from ui.slices import do_in_slices
from ui.state import WindowState
from ui.window import Window

ROOT = Path(__file__).parents[2]
SIZE = 10_000
MOST_GAP = 100.0  # ms that the window may stand still
_CALM = 0.4  # seconds in which what waits for a pause is done too
_MEGABYTES = 100


@dataclass(frozen=True, slots=True)
class Measured:
    """One command: its rows, the work of the process, the longest times between two turns."""

    rows: int
    work: float
    gap: float
    wall_gap: float


class Pulse:
    """Notes how long the event loop is away."""

    def __init__(self) -> None:
        self._clock = QTimer(interval=1, timerType=Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._beat)
        self._last = (0.0, 0.0)
        self.gap = self.wall_gap = 0.0

    def begin(self) -> None:
        """Forget what was."""
        self.gap = self.wall_gap = 0.0
        self._last = _now()
        self._clock.start()

    def end(self) -> None:
        """Count the last stretch too."""
        self._beat()
        self._clock.stop()

    def _beat(self) -> None:
        now = _now()
        self.gap = max(self.gap, now[0] - self._last[0])
        self.wall_gap = max(self.wall_gap, now[1] - self._last[1])
        self._last = now


class Bench:
    """The window over a large ledger, and the commands that are tried in it."""

    def __init__(self, ledger: Path, folder: Path) -> None:
        self.folder, self.pulse = folder, Pulse()
        self.application = make_application()
        self.session = Session(who="经办人", now=jobs.now, new_id=jobs.new_id)
        state = WindowState(folder / "state")
        self.window = Window(session=self.session, state=state, ask=Ask())
        self.window.resize(1440, 900)
        self.window.show()
        self.window.open_ledger(ledger)
        while self.session.is_being_checked:
            self._turn()
        self.page.show_everything()
        self.ids: list[LocalActionId] = list(self.page.table.ids)
        self.calm()

    @property
    def page(self) -> BreakdownPage:
        """任务分解."""
        page = self.window.pages["breakdown"]
        assert isinstance(page, BreakdownPage)
        return page

    def measured(self, work: Callable[[], object], *, rows: int | None = None) -> Measured:
        """Do something and what follows on it."""
        before = self.session.ledger.last_seq()
        self.pulse.begin()
        began = time.process_time()
        work()
        self.calm()
        spent = time.process_time() - began
        self.pulse.end()
        changed = "SELECT count(*) FROM change WHERE step_seq > ?"
        count = self.session.ledger.value(changed, (before,)) if rows is None else rows
        return Measured(count, spent * 1000, self.pulse.gap * 1000, self.pulse.wall_gap * 1000)

    def calm(self) -> None:
        """Let the event loop go round until nothing is left to do."""
        until = time.perf_counter() + _CALM
        while time.perf_counter() < until or self._is_at_work():
            self._turn()

    def _is_at_work(self) -> bool:
        return self.window.search.is_busy or self.window.page._go_on_later.isActive()

    def _turn(self) -> None:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5)

    # The commands.

    def set_field(self) -> object:
        """A field of all."""
        return set_cells(self.session, self.ids, ActionColumn.REMARK, "同样")

    def set_lead(self) -> object:
        """牵头单位 of all."""
        unit = read_units(self.session.ledger)[4].id
        return verbs.change(self.session, self.ids, {"lead_unit_id": unit})

    def set_due(self) -> object:
        """完成时限 of all."""
        return verbs.change(self.session, self.ids, {"due": "12月10日前"})

    def set_progress(self) -> object:
        """进展 of all."""
        return record.progress(self.session, self.ids, Progress.TO_ADJUST)

    def confirm(self) -> object:
        """确认办结 of all but those that are 长期."""
        rows = self.session.ledger.column("SELECT id FROM local_action WHERE due_kind <> '长期'")
        return record.confirm_done(self.session, rows)

    def no_change(self) -> object:
        """无变化 of all."""
        return record.no_change(self.session, self.ids, "2023-12")

    def duplicate(self) -> None:
        """All once more; they are selected then."""
        self.page.select_actions(self.ids)
        self.calm()
        self.window.carry_out("duplicate_action")

    def delete(self) -> None:
        """All of them."""
        self.page.select_actions(self.ids)
        self.calm()
        self.window.carry_out("delete_actions")

    def paste_1000(self) -> object:
        """New rows."""
        return verbs.paste(self.session, self._rows(1000))

    def paste_5000(self) -> object:
        """New rows."""
        return verbs.paste(self.session, self._rows(5000))

    def paste_over(self) -> object:
        """Words for 1,000 rows that are there."""
        targets = read_rows(self.session.ledger, self.ids[:1000], self.session.as_of)
        rows = [
            replace(row, target=target, progress=Progress.UNDER_WAY)
            for row, target in zip(self._rows(1000), targets, strict=True)
        ]
        return verbs.paste(self.session, rows)

    def fill_down(self) -> None:
        """The value of the top row into all others."""
        self.page.select_actions(self.ids)
        self.calm()
        self.window.carry_out("fill_down")

    def copy_rows(self) -> None:
        """All rows to the clipboard."""
        self.page.select_actions(self.ids)
        self.calm()
        self.window.carry_out("copy_rows")

    def hand_over(self) -> object:
        """The 1,000 tasks of one post; of a unit with them."""
        one, other = self._posts()
        return self.page.session.do("移交", lambda s: _hand_over(s, one, other))

    def hand_over_unit(self) -> object:
        """What a unit leads and joins."""
        one, other = (each.id for each in read_units(self.session.ledger)[1:3])
        return self.page.session.do("移交", lambda s: _hand_over_unit(s, one, other))

    def to_units(self) -> object:
        """Ten actions to 14 units."""
        units = [each.id for each in read_units(self.session.ledger)[:14]]
        return verbs.duplicate_for(self.session, self.ids[:10], units)

    def claim(self) -> object:
        """Every sentence."""
        ids = self.session.ledger.column("SELECT id FROM clause")
        return claim_verbs.claim(self.session, ids, Triage.PROVINCE, "统一认领")

    def move(self) -> object:
        """1,000 rows to a sentence."""
        clause = self._clause()

        def verb(step: Step, some: Sequence[LocalActionId]) -> None:
            move_to_clause(step, some, clause)

        return do_in_slices(self.session, "移动", self.ids[:1000], verb)

    def place(self) -> None:
        """1,000 rows carried to another place in the table."""
        self.page.table.requested_place.emit(self.ids[2000:3000], 100)

    def shift(self) -> None:
        """1,000 rows one place down."""
        self.page.select_actions(self.ids[:1000])
        self.calm()
        self.window.carry_out("move_down")

    def attach(self) -> None:
        """A file of 100 MB."""
        self._until_seq_moves(lambda: self._take([self._large()]))

    def link(self) -> object:
        """A file to 1,000 actions."""
        return record.link(self.session, self.ids[:1000], [self._evidence().id])

    def open_evidence(self) -> None:
        """A file of 100 MB, looked at."""
        launched: list[Path] = []
        self.page.ask.launch = launched.append  # type: ignore[method-assign, assignment]
        self.page.detail.action.evidence.requested_open.emit(self._evidence())
        while not launched:
            self._turn()

    def save_copy(self) -> None:
        """另存副本."""
        target = self.folder / "副本.zhize"
        self.window.ask.save_ledger = lambda *_, **__: target  # type: ignore[method-assign]
        self.window.carry_out("save_copy")
        while not target.exists():
            self._turn()

    def take_back(self) -> None:
        """An older large step, with a newer one behind it."""
        seq = self.session.ledger.history(limit=2)[1].seq
        self.session.take_back(seq)

    # What they need.

    def _rows(self, count: int) -> list[ProposedRow]:
        units = [each.id for each in read_units(self.session.ledger)]
        clauses = self.session.ledger.column("SELECT id FROM clause WHERE number IS NOT NULL")
        return [
            ProposedRow(
                target=None,
                clause_id=ClauseId(clauses[at % len(clauses)]),
                fields={"text": f"粘贴的第{at}项举措", "lead_unit_id": units[at % 5]},
                cooperating=(units[6], units[7 + at % 5]),
                progress=Progress.UNDER_WAY,
            )
            for at in range(count)
        ]

    def _posts(self) -> tuple[PostId, PostId]:
        """The post that 1,000 actions are given to first, and the one that takes over."""
        ledger = self.session.ledger
        one, other = ledger.column("SELECT id FROM post WHERE is_active LIMIT 2")
        return one, other

    def _clause(self) -> ClauseId:
        found: ClauseId = self.session.ledger.value("SELECT id FROM clause WHERE number = 30")
        return found

    def _large(self) -> Path:
        path = self.folder / "大件.pdf"
        if not path.exists():
            with path.open("wb") as file:
                for _ in range(_MEGABYTES):
                    file.write(os.urandom(1 << 20))
        return path

    def _take(self, paths: list[Path]) -> None:
        self.page.table.requested_files.emit(self.ids[:3], paths)

    def _evidence(self) -> Evidence:
        if not self.session.ledger.value("SELECT 1 FROM evidence WHERE size > 1000000"):
            self.attach()
        rows = self.session.ledger.rows("SELECT * FROM evidence ORDER BY size DESC LIMIT 1")
        return read_as(Evidence, rows[0])

    def _until_seq_moves(self, work: Callable[[], object]) -> None:
        before = self.session.ledger.last_seq()
        work()
        while self.session.ledger.last_seq() == before:
            self._turn()


def _hand_over(step: Step, one: PostId, other: PostId) -> None:
    from model.posts import hand_over

    hand_over(step, from_post=one, to_post=other, open_only=False)


def _hand_over_unit(step: Step, one: UnitId, other: UnitId) -> None:
    from model.units import hand_over_unit

    hand_over_unit(step, from_unit=one, to_unit=other, open_only=False)


def main() -> int:
    """Print what was measured beside the bars; 1 when one is broken."""
    wanted = sys.argv[1:] or [*CHANGING, *LOOKING, *_ROUNDS]
    broken = 0
    with tempfile.TemporaryDirectory() as folder:
        made = Path(os.environ.get("ZHIZE_BENCH_LEDGER", f"{folder}/{SIZE}.zhize"))
        if not made.exists():
            _run(["-c", _MAKE, str(made)], folder)
        print(f"long commands, {SIZE:,} actions; the window may stand still {MOST_GAP:.0f} ms")
        print(f"  {'':<30}{'rows':>7}{'work ms':>9}{'a row':>8}{'gap ms':>8}{'on wall':>9}")
        for name in wanted:
            ledger = Path(folder) / f"{name}.zhize"
            shutil.copy(made, ledger)
            broken += _run([__file__, "--measure", str(ledger), folder, name], folder)
            ledger.unlink()
    return int(broken > 0)


def _run(arguments: list[str], folder: str) -> int:
    surroundings = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": folder}
    command = [sys.executable, *arguments]
    return subprocess.run(command, cwd=ROOT, env=surroundings, check=False).returncode


_MAKE = (
    "import sys; from pathlib import Path; from ui import jobs; "
    f"jobs.make_sample(Path(sys.argv[1]), actions={SIZE}).close()"
)
CHANGING = (
    *("set_field", "set_lead", "set_due", "set_progress", "confirm", "no_change", "duplicate"),
    *("delete", "paste_1000", "paste_5000", "paste_over", "fill_down", "hand_over"),
    *("hand_over_unit", "to_units", "claim", "move", "place", "shift", "attach", "link"),
)
LOOKING = ("copy_rows", "open_evidence", "save_copy")


def measure(ledger: Path, folder: Path, name: str) -> int:
    """In a process of its own: a command, and how it is undone and done again."""
    bench = Bench(ledger, folder)
    told = list(_measured(bench, name))
    broken = sum(_tell(words, found) for words, found in told)
    sys.stdout.flush()
    # The process ends here: taking a window apart is not what is measured.
    os._exit(broken > 0)


def _measured(bench: Bench, name: str) -> Iterator[tuple[str, Measured]]:
    if name in _ROUNDS:
        yield from _ROUNDS[name](bench)
        return
    _prepare(bench, name)
    before = bench.session.ledger.last_seq()
    yield name, bench.measured(getattr(bench, name))
    if name in LOOKING:
        return
    if bench.session.ledger.last_seq() == before:
        raise SystemExit(f"{name} changed nothing")
    for word in ("undo", "redo"):
        yield f"  {word}", bench.measured(partial(bench.window.carry_out, word))
    if name in ("set_field", "delete", "paste_5000"):
        _small_step(bench)
        yield "  taken back", bench.measured(bench.take_back)


def _prepare(bench: Bench, name: str) -> None:
    if name == "hand_over":
        post, _ = bench._posts()
        verbs.change(bench.session, bench.ids[:1000], {"post_id": post})
    elif name == "attach":
        bench._large()
    elif name in ("link", "open_evidence"):
        bench._evidence()
    elif name == "set_field":
        bench.window.search.begin()  # the texts are read once, and follow the news from then on
    bench.calm()


def _small_step(bench: Bench) -> None:
    bench.session.do("新增单位", lambda step: step.insert(
        "unit", name="新单位", kind="处室", position=99))  # fmt: skip


def _pages(bench: Bench) -> Iterator[tuple[str, Measured]]:
    """Every page after a bulk change."""
    for name in bench.window.pages:
        bench.window.show_page(name)
        bench.calm()
    for name in bench.window.pages:
        bench.window.show_page("units" if name != "units" else "history")
        bench.calm()
        set_cells(bench.session, bench.ids, ActionColumn.REMARK, f"为{name}")
        bench.calm()
        yield f"page {name}", bench.measured(partial(bench.window.show_page, name), rows=1)


def _filing(bench: Bench) -> Iterator[tuple[str, Measured]]:
    """The days of December on page 报送: write, look at the pages, check, register."""
    page = bench.window.pages["submission"]
    assert isinstance(page, SubmissionPage)
    yield "open 报送", bench.measured(partial(bench.window.show_page, "submission"), rows=1)
    text = page.desk.text.text
    for words, work in (
        ("choose a section", partial(page.desk.choose, SectionKind.OUTCOMES)),
        ("type a sign", partial(text.insertPlainText, "字")),
        ("store a section", page.settle),
        ("undo", partial(bench.window.carry_out, "undo")),
        ("add a paragraph", partial(text.insertPlainText, "新写的一段。\n")),
        ("preview", partial(_preview, bench, page)),
        ("type beside it", partial(_preview_typed, bench, page)),
        ("back to changes", partial(page.desk.turn_to_preview, on=False)),
        ("材料和核对", partial(page.turn, View.PAPERS)),
        ("check again", partial(bench.window.carry_out, "check_papers")),
        ("报送登记", partial(page.turn, View.REGISTER)),
        ("register a step", partial(_register, bench)),
        ("change of an action", partial(_change_one, bench)),
    ):
        yield words, bench.measured(work, rows=1)


def _filing_all(bench: Bench) -> Iterator[tuple[str, Measured]]:
    """The same with the outcome of every action in the report."""
    verbs.change(bench.session, bench.ids, {"in_report": True})
    bench.calm()
    for words, found in _filing(bench):
        yield f"{words} (all in it)", found


def _preview(bench: Bench, page: SubmissionPage) -> None:
    page.desk.turn_to_preview(on=True)
    _until_drawn(bench, page)


def _preview_typed(bench: Bench, page: SubmissionPage) -> None:
    page.desk.text.text.insertPlainText("又一句。")
    bench.calm()
    _until_drawn(bench, page)


def _until_drawn(bench: Bench, page: SubmissionPage) -> None:
    while page.desk.preview._child.is_busy:
        bench._turn()
    if page.desk.preview.said() or not page.desk.preview.paper.data:
        raise SystemExit("no page was drawn")


def _register(bench: Bench) -> object:
    day = bench.session.working_day
    kind = SubmissionEventKind.SIGNED
    return bench.session.do("登记签发", lambda step: register_event(step, kind, day))


def _change_one(bench: Bench) -> object:
    return set_cells(bench.session, bench.ids[:1], ActionColumn.REMARK, "改")


_ROUNDS = {"pages": _pages, "filing": _filing, "filing_all": _filing_all}


def _tell(name: str, found: Measured) -> bool:
    a_row = found.work / max(found.rows, 1)
    missed = found.gap > MOST_GAP  # the work is that of all views too; bench_ledger: undo alone
    print(
        f"  {name:<30}{found.rows:>7,}{found.work:>9.0f}{a_row:>8.3f}{found.gap:>8.0f}"
        f"{found.wall_gap:>9.0f}  {'MISSED' if missed else 'ok'}"
    )
    return missed


def _now() -> tuple[float, float]:
    return time.thread_time(), time.perf_counter()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        sys.exit(measure(Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4]))
    sys.exit(main())
