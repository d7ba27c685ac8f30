"""From a file to what was understood of it (读入来文), with the choices that only a person makes.

Reading and understanding run in the background, a file of any origin in a child of its own; the
encoding of a text, the columns of a table and a missing year are asked for in between.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from model.errors import OfficeError, UndecidedError, quoted
from model.reading.document import OfficialDocument
from model.reading.read import tables_of_tasks, understand
from model.reading.source import Grid, Source
from model.reading.sources.encodings import ENCODINGS, previews
from model.reading.table_mapping import TableMapping
from model.reading.tables import layout_key, propose_mapping, read_table
from ui import jobs
from ui.ask import Ask
from ui.background import Progress
from ui.encoding_dialog import EncodingDialog
from ui.progress import run_with_progress
from ui.regular_file import read_regular
from ui.review.mapping_dialog import Layout, MappingDialog
from ui.sandbox import PATIENCE, OutOfTimeError
from ui.year_dialog import YearDialog

_PATIENT = 60.0  # seconds, when the clerk chooses to wait
_LOOKED_AT = 300  # rows, so that each choice shows its effect at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file on its way: what was chosen so far, what it holds, what that means.

    `known` are the table mappings that the office settled before; `layouts` wait for a person,
    by their key. `likely_year` is proposed when the document does not name its year.
    """

    name: str
    path: Path
    known: Mapping[str, TableMapping]
    likely_year: int
    encoding: str | None = None
    patience: float = PATIENCE
    source: Source | None = None
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    chosen: Mapping[str, TableMapping] = field(default_factory=dict)
    year: int | None = None
    document: OfficialDocument | None = None


class ImportFlow:
    """Takes a file through reading; `done` receives it with its document, unless it is given up.

    At `closed` the ledger that the file was meant for is gone, and the reading with it.
    """

    def __init__(
        self,
        parent: QWidget,
        ask: Ask,
        *,
        done: Callable[[Reading], object],
        closed: SignalInstance,
    ) -> None:
        self._parent, self._ask, self._done, self._closed = parent, ask, done, closed

    def read(self, reading: Reading) -> None:
        """Read the file in a child that can be stopped, and understand what needs no choice."""
        self._work("正在读取", reading, lambda told: _read(reading, told))

    def _understand(self, reading: Reading) -> None:
        self._work("正在整理", reading, lambda _: _understood(reading))

    def _work(self, doing: str, reading: Reading, work: Callable[[Progress], Reading]) -> None:
        run_with_progress(
            self._parent,
            f"{doing}{quoted(reading.name)}……",
            work,
            done=self._go_on,
            refused=lambda refusal: self._ask_how(reading, refusal),
            given_up=self._closed,
        )

    def _go_on(self, reading: Reading) -> None:
        """Ask what is missing next, or hand the document over."""
        if reading.layouts and not reading.chosen:
            self._choose_columns(reading)
        elif reading.document is not None and reading.document.year is None:
            self._choose_year(reading)
        else:
            self._done(reading)

    def _ask_how(self, reading: Reading, refusal: OfficeError) -> None:
        """What could not be read may be readable with the help of a person."""
        if isinstance(refusal, UndecidedError) and {*refusal.choices} <= ENCODINGS.keys():
            self._choose_encoding(reading)
        elif isinstance(refusal, OutOfTimeError) and reading.patience < _PATIENT:
            if self._ask.confirm(self._parent, str(refusal), yes="再等一分钟"):
                self.read(replace(reading, patience=_PATIENT))
        else:
            self._ask.warn(self._parent, str(refusal))

    def _choose_encoding(self, reading: Reading) -> None:
        try:
            data = read_regular(reading.path)
        except OfficeError as refusal:  # the stick was pulled out meanwhile
            self._ask.warn(self._parent, str(refusal))
            return
        shown = [(each, ENCODINGS[each], first_lines) for each, first_lines in previews(data)]
        dialog = EncodingDialog(reading.name, shown, self._parent)
        if self._ask.fill_in(dialog):
            self.read(replace(reading, encoding=dialog.encoding()))

    def _choose_columns(self, reading: Reading) -> None:
        """A table is read as the clerk says; one click when the proposal is right."""
        layouts = list(reading.layouts.values())
        dialog = MappingDialog(layouts, preview=preview_of, parent=self._parent)
        if self._ask.fill_in(dialog):
            chosen = dict(zip(reading.layouts, dialog.mappings(), strict=True))
            self._understand(replace(reading, chosen=chosen))

    def _choose_year(self, reading: Reading) -> None:
        """Without its year no time limit of a document has a date."""
        dialog = YearDialog(reading.name, year=reading.likely_year, parent=self._parent)
        if self._ask.fill_in(dialog):
            self._understand(replace(reading, year=dialog.year.value()))


def _read(reading: Reading, told: Progress) -> Reading:
    source = jobs.read_file(
        reading.path, encoding=reading.encoding, patience=reading.patience, progress=told
    )
    tables = tables_of_tasks(source, name=reading.name, mappings=reading.known)
    layouts = _layouts(tables, reading.known)
    whole = replace(reading, source=source, layouts=layouts)
    return whole if layouts else _understood(whole)


def _understood(reading: Reading) -> Reading:
    assert reading.source is not None
    document = understand(
        reading.source,
        name=reading.name,
        year=reading.year,
        mappings={**reading.known, **reading.chosen},
    )
    return replace(reading, document=document)


def _layouts(grids: Sequence[Grid], known: Mapping[str, TableMapping]) -> dict[str, Layout]:
    """The first table of each layout, by its key."""
    found: dict[str, Layout] = {}
    for grid in grids:
        proposed = propose_mapping(grid)
        key = layout_key(grid, proposed)
        if key not in found:
            mapping = known.get(key, proposed)
            found[key] = Layout(grid=grid, mapping=mapping, is_known=key in known)
    return found


def preview_of(layouts: Sequence[Layout]) -> str:
    """What the tables would give, in a sentence; of a long one its first rows tell enough."""
    items = [
        item
        for layout in layouts
        for chapter in read_table(_head_of(layout.grid), layout.mapping, year=None)[0]
        for item in chapter.items
    ]
    sentences = sum(len(item.sentences) for item in items)
    is_cut = any(len(layout.grid.rows) > _LOOKED_AT for layout in layouts)
    lead = f"前{_LOOKED_AT}行按此读出" if is_cut else "按此读出"
    return f"{lead}：{len(items)}项任务、{sentences}句。"


def _head_of(grid: Grid) -> Grid:
    merges = tuple(merge for merge in grid.merges if merge.bottom < _LOOKED_AT)
    return replace(grid, rows=grid.rows[:_LOOKED_AT], merges=merges)
