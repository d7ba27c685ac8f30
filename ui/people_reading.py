"""From a file to a list of units and people (读入名单): parsed in a child."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from model.errors import OfficeError, UndecidedError, quoted
from model.people_list import ListedRow, read_people, rows_of_text, unwrapped
from model.reading.source import Source
from model.reading.sources.encodings import ENCODINGS, previews
from ui import jobs
from ui.ask import Ask
from ui.encoding_dialog import EncodingDialog
from ui.progress import run_with_progress
from ui.regular_file import read_regular

_MOST = 2000  # rows; an office has fewer, and a wrong file is told sooner
Listed = Callable[[tuple[ListedRow, ...]], object]


def read_people_file(parent: QWidget, ask: Ask, path: Path, done: Listed) -> None:
    """Read a list from a file of any kind in the background; `done` receives its rows."""
    _read(parent, ask, path, people_of, done)


def read_people_text(parent: QWidget, ask: Ask, path: Path, done: Callable[[str], object]) -> None:
    """Read a list as text, cells parted by tabs, to be looked at and mended before it is taken."""
    _read(parent, ask, path, text_of, done)


def text_of(source: Source) -> str:
    """The rows of a file as lines."""
    return "\n".join("\t".join(unwrapped(cell) for cell in row) for row in _rows(source))


def people_of(source: Source) -> tuple[ListedRow, ...]:
    """The units and people of a file: of its tables, else of its lines."""
    return read_people(_rows(source))


def people_of_text(text: str) -> tuple[ListedRow, ...]:
    """The units and people of pasted text."""
    return read_people(rows_of_text(text)[:_MOST])


def _rows(source: Source) -> list[list[str]]:
    rows = [list(row) for grid in source.grids for row in grid.rows]
    return (rows or [line.text.split("\t") for line in source.lines])[:_MOST]


def _read(
    parent: QWidget,
    ask: Ask,
    path: Path,
    understand: Callable[[Source], object],
    done: Callable[[Any], object],
    encoding: str | None = None,
) -> None:
    def refused(refusal: OfficeError) -> None:
        if isinstance(refusal, UndecidedError) and {*refusal.choices} <= ENCODINGS.keys():
            chosen = _encoding(parent, ask, path)
            if chosen is not None:
                _read(parent, ask, path, understand, done, chosen)
        else:
            ask.warn(parent, str(refusal))

    run_with_progress(
        parent,
        f"正在读取{quoted(path.name)}……",
        lambda told: understand(jobs.read_file(path, encoding=encoding, progress=told)),
        done=done,
        refused=refused,
    )


def _encoding(parent: QWidget, ask: Ask, path: Path) -> str | None:
    try:
        data = read_regular(path)
    except OfficeError as refusal:  # the stick was pulled out meanwhile
        ask.warn(parent, str(refusal))
        return None
    shown = [(each, ENCODINGS[each], lines) for each, lines in previews(data)]
    dialog = EncodingDialog(path.name, shown, parent)
    return dialog.encoding() if ask.fill_in(dialog) else None
