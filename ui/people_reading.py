"""From a file to a list of units and people (读入名单): parsed in a child."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from model.errors import OfficeError, UndecidedError, quoted
from model.people_list import ListedRow, read_people, rows_of_text
from model.reading.source import Source
from model.reading.sources.encodings import ENCODINGS, previews
from ui import jobs
from ui.ask import Ask
from ui.encoding_dialog import EncodingDialog
from ui.progress import run_with_progress
from ui.regular_file import read_regular

_MOST = 2000  # rows; an office has fewer, and a wrong file is told sooner
Listed = Callable[[tuple[ListedRow, ...]], object]


def read_people_file(
    parent: QWidget, ask: Ask, path: Path, done: Listed, *, encoding: str | None = None
) -> None:
    """Read a list from a file of any kind in the background; `done` receives its rows."""

    def refused(refusal: OfficeError) -> None:
        if isinstance(refusal, UndecidedError) and {*refusal.choices} <= ENCODINGS.keys():
            chosen = _encoding(parent, ask, path)
            if chosen is not None:
                read_people_file(parent, ask, path, done, encoding=chosen)
        else:
            ask.warn(parent, str(refusal))

    run_with_progress(
        parent,
        f"正在读取{quoted(path.name)}……",
        lambda told: people_of(jobs.read_file(path, encoding=encoding, progress=told)),
        done=done,
        refused=refused,
    )


def people_of(source: Source) -> tuple[ListedRow, ...]:
    """The units and people of a file: of its tables, else of its lines."""
    rows = [list(row) for grid in source.grids for row in grid.rows]
    return read_people((rows or [line.text.split("\t") for line in source.lines])[:_MOST])


def people_of_text(text: str) -> tuple[ListedRow, ...]:
    """The units and people of pasted text."""
    return read_people(rows_of_text(text)[:_MOST])


def _encoding(parent: QWidget, ask: Ask, path: Path) -> str | None:
    try:
        data = read_regular(path)
    except OfficeError as refusal:  # the stick was pulled out meanwhile
        ask.warn(parent, str(refusal))
        return None
    shown = [(each, ENCODINGS[each], lines) for each, lines in previews(data)]
    dialog = EncodingDialog(path.name, shown, parent)
    return dialog.encoding() if ask.fill_in(dialog) else None
