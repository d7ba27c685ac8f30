"""The papers of the year written into a folder (生成材料), each file whole, each of one state.

No Qt here: window and command line share this.
"""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from model.errors import MissingGlyphError, OfficeError, UnsteadyError
from model.ledger import Ledger
from ui import jobs
from ui.paper_files import CHANGES, PAPERS, Rendering, Wanted, files_of
from ui.resources import ROOT
from ui.sandbox import Progress

_TRIES = 3
_Made = TypeVar("_Made")


def write_papers(
    path: Path,
    folder: Path,
    names: Sequence[str],
    *,
    as_of: date | None = None,
    since: date | None = None,
    unit: str = "",
    is_ranked: bool = False,
    progress: Progress | None = None,
) -> Iterator[Path]:
    """Write papers of a ledger into a folder, each file whole; gives each file once it stands.

    `since` is the day from which 调整前后对照 tells, `unit` the only one whose 督办单 or 摘录 is
    made, by its full or short name; `is_ranked` lets 进展通报 rank the units. The ledger is read in
    pages; when a newer step comes meanwhile, that paper begins again, so none mixes two states.
    """
    from model.files.ours import refuse_to_replace_others
    from model.possible_days import counted_days
    from model.settings import as_of as day_of
    from model.unit_names import named_unit

    papers = [paper for paper in (*PAPERS, CHANGES) if paper.name in names]
    how = Rendering(progress, [])
    with jobs.open_ledger(path, read_only=True) as ledger:
        ledger.check_integrity()
        if as_of is not None:
            counted_days(ledger).require(as_of, what="数据截止日", undone="没有生成材料")
        unit = unit and named_unit(ledger, unit)
        targets = {
            name: folder / _of_unit(name, unit) for paper in papers for name in paper.file_names
        }
        jobs.make_folder(folder)
        for target in targets.values():
            refuse_to_replace_others(target)
        for paper in papers:
            wanted = Wanted(
                as_of=as_of or day_of(ledger), since=since, unit=unit, is_ranked=is_ranked
            )
            make = partial(files_of, ledger, paper, wanted, how)
            for name, data in of_one_state(ledger, paper.title, make).items():
                write_own(targets[name], data)
                yield targets[name]
        _raise_refused(ledger, how.refused, targets)


def report_command(
    path: Path, folder: Path, names: Sequence[str], as_of: date, *, is_ranked: bool = False
) -> list[str]:
    """The command line by which the window has papers written in a child process."""
    only = [part for name in names for part in ("--only", name)]
    return [
        sys.executable,
        str(ROOT / "main.py"),
        "report",
        str(path),
        "--out",
        str(folder),
        "--as-of",
        as_of.isoformat(),
        "--progress",
        *(["--ranked"] if is_ranked else []),
        *only,
    ]


def of_one_state(ledger: Ledger, title: str, make: Callable[[], _Made]) -> _Made:
    """What `make` gives, made anew when the ledger was changed meanwhile."""
    for _ in range(_TRIES):
        seq = ledger.last_seq()
        try:
            made = make()
        except (LookupError, OfficeError):
            # What was looked for may just have been deleted: then it is no bug and no refusal.
            if ledger.last_seq() == seq:
                raise
        else:
            if ledger.last_seq() == seq:
                return made
    raise UnsteadyError(
        f"生成《{title}》时台账一直在被修改，没有写出文件，台账完好。请停止修改后再生成。"
    )


def write_own(target: Path, data: bytes) -> None:
    """Put a file in its place; one that is not ours is never replaced."""
    from model.files.atomic import write_atomically
    from model.files.ours import refuse_to_replace_others

    # Asked again: somebody may have put a file there while the paper was made.
    refuse_to_replace_others(target)
    write_atomically(target, data)


def render_paper(ledger: Ledger, name: str, as_of: date) -> dict[str, bytes]:
    """The files of one paper, from the ledger as it stands; a missing character is refused."""
    how = Rendering(None, [])
    paper = next(each for each in PAPERS if each.name == name)
    files = files_of(ledger, paper, Wanted(as_of=as_of), how)
    _raise_refused(ledger, how.refused, {})
    return files


def where_it_stands(ledger: Ledger, refusal: MissingGlyphError) -> str:
    """The task or whatever else holds the character, in a sentence; "" where it is not found."""
    from model.character_places import character_place

    first = next(iter(refusal.characters), "")
    place = character_place(ledger, first, refusal.around) if first else ""
    return f"“{first}”在{place}。" if place else ""


def _raise_refused(
    ledger: Ledger, refused: Sequence[MissingGlyphError], targets: Mapping[str, Path]
) -> None:
    """Refuse with the first of these; say of how many more papers it holds, and what is old."""
    papers = {each.paper: each for each in refused}  # one begun anew is refused again
    if not papers:
        return
    first, *others = papers.values()
    old = "、".join(f"“{targets[n].name}”" for n in papers if n in targets and targets[n].exists())
    more = f"另有{len(others)}份PDF因缺字没有生成。" if others else ""
    kept = f"文件夹中原有的{old}是以前生成的，没有更新。" if old else ""
    raise first.adding(f"{where_it_stands(ledger, first)}{more}{kept}") from first


def _of_unit(name: str, unit: str) -> str:
    """督办单.pdf, or 督办单（政策法规处）.pdf."""
    from model.files.names import safe_name

    stem, _, kind = name.rpartition(".")
    return safe_name(f"{stem}（{unit}）", f".{kind}") if unit else name
