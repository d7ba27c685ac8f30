"""From a file to what was understood of it (读入来文), with the choices that only a person makes.

Reading runs in a child, understanding in the background; between them the encoding of a text and
the columns of a table are asked for when they are not certain.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from model.errors import OfficeError, UndecidedError, quoted
from model.reading.document import OfficialDocument
from model.reading.read import understand
from model.reading.source import Grid, Source
from model.reading.sources.encodings import ENCODINGS, previews
from model.reading.table_mapping import TableMapping
from model.reading.tables import layout_key, propose_mapping, read_table, task_grids
from ui import jobs
from ui.ask import Ask
from ui.encoding_dialog import EncodingDialog
from ui.progress import run_with_progress
from ui.regular_file import read_regular
from ui.review.mapping_dialog import Layout, MappingDialog
from ui.sandbox import PATIENCE, OutOfTimeError

_PATIENT = 60.0  # seconds, when the clerk chooses to wait
_LOOKED_AT = 300  # rows, so that each choice shows its effect at once
_NOTHING: dict[str, TableMapping] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file on its way: what it is called, what was chosen, what it holds, what that means."""

    name: str
    path: Path
    encoding: str | None = None
    patience: float = PATIENCE
    source: Source = field(default_factory=lambda: Source(lines=()))
    mappings: Mapping[str, TableMapping] = field(default_factory=lambda: _NOTHING)
    document: OfficialDocument | None = None


class ImportFlow:
    """Takes a file through reading; `done` receives it with its document, unless it is given up.

    `known` gives the table mappings that the office settled before; at `closed` the ledger that
    the file was meant for is gone, and the reading with it.
    """

    def __init__(
        self,
        parent: QWidget,
        ask: Ask,
        *,
        known: Callable[[], Mapping[str, TableMapping]],
        done: Callable[[Reading], object],
        closed: SignalInstance,
    ) -> None:
        self._parent, self._ask, self._known, self._done = parent, ask, known, done
        self._closed = closed

    def read(self, reading: Reading) -> None:
        """Read the file in a child that can be stopped."""
        run_with_progress(
            self._parent,
            f"正在读取{quoted(reading.name)}……",
            lambda told: jobs.read_file(
                reading.path,
                encoding=reading.encoding,
                patience=reading.patience,
                progress=told,
            ),
            done=lambda source: self._choose_columns(replace(reading, source=source)),
            refused=lambda refusal: self._ask_how(reading, refusal),
            given_up=self._closed,
        )

    def understand(self, reading: Reading) -> None:
        """Make the outline, in the background: a table may have thousands of rows."""
        run_with_progress(
            self._parent,
            f"正在整理{quoted(reading.name)}……",
            lambda _: understand(reading.source, name=reading.name, mappings=reading.mappings),
            done=lambda document: self._done(replace(reading, document=document)),
            refused=lambda refusal: self._ask.warn(self._parent, str(refusal)),
            given_up=self._closed,
        )

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
        except OfficeError as refusal:  # it went since it was read
            self._ask.warn(self._parent, str(refusal))
            return
        shown = [
            (encoding, ENCODINGS[encoding], first_lines) for encoding, first_lines in previews(data)
        ]
        dialog = EncodingDialog(reading.name, shown, self._parent)
        if self._ask.fill_in(dialog):
            self.read(replace(reading, encoding=dialog.encoding()))

    def _choose_columns(self, reading: Reading) -> None:
        """A table is read as the clerk says; one click when the proposal is right."""
        known = self._known()
        layouts = _layouts(task_grids(reading.source), known)
        if not layouts:
            self.understand(reading)
            return
        dialog = MappingDialog(list(layouts.values()), preview=preview_of, parent=self._parent)
        if self._ask.fill_in(dialog):
            chosen = dict(zip(layouts, dialog.mappings(), strict=True))
            self.understand(replace(reading, mappings={**known, **chosen}))


def _layouts(grids: Sequence[Grid], known: Mapping[str, TableMapping]) -> dict[str, Layout]:
    """The first table of each layout, by its key."""
    found: dict[str, Layout] = {}
    for grid in grids:
        proposed = propose_mapping(grid)
        key = layout_key(grid, proposed)
        if key not in found:
            found[key] = Layout(grid=grid, mapping=known.get(key, proposed), is_known=key in known)
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
