"""The jobs that window and command line share (共用作业): they take paths and give paths.

No Qt here; heavy libraries are imported where a job needs them.
"""

import getpass
import sys
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import FileAccessError, MissingGlyphError, OfficeError
from model.ledger import Ledger
from ui.sandbox import PATIENCE, Progress, read_in_child

if TYPE_CHECKING:
    from model.people_list import ListedRow
    from model.reading.document import OfficialDocument
    from model.reading.source import Source
    from reports.document import Document, Table
    from reports.fonts import FontSet

ROOT = Path(__file__).resolve().parent.parent
GUIDELINE_2023 = ROOT / "resources" / "task_lists" / "guideline-2023.txt"
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper of the year, the name by which the `report` verb knows it, and its files."""

    name: str
    title: str
    file_names: tuple[str, ...]


PAPERS = (
    Paper("report", "成效报告", ("成效报告.docx", "成效报告.pdf")),
    Paper("table", "任务清单落实情况表", ("任务清单落实情况表.xlsx",)),
    Paper("ledger", "工作台账", ("工作台账.xlsx",)),
    Paper("division", "任务分工表", ("任务分工表.xlsx",)),
)


def now() -> datetime:
    """The clock, with its zone; nothing below `ui` asks it."""
    return datetime.now().astimezone()


def new_id() -> str:
    """A random id."""
    return str(uuid.uuid4())


def who() -> str:
    """Who sits there, as the computer knows them (用户名)."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "经办人"


def open_ledger(path: Path, *, read_only: bool = False) -> Ledger:
    """Open a ledger as the person who sits there."""
    return Ledger.open(path, who=who(), now=now, new_id=new_id, read_only=read_only)


def check_ledger(path: Path) -> None:
    """Read a whole ledger through a connection of its own; raises DamagedLedgerError."""
    with open_ledger(path, read_only=True) as ledger:
        ledger.check_integrity()


def copy_ledger(
    path: Path, target: Path, *, with_evidence: bool, progress: Progress | None = None
) -> None:
    """Write a checked copy of a ledger through a connection of its own (另存副本)."""
    with open_ledger(path, read_only=True) as ledger:
        ledger.save_copy(target, with_evidence=with_evidence, progress=progress)


def read_file(
    path: Path,
    *,
    encoding: str | None = None,
    patience: float = PATIENCE,
    progress: Progress | None = None,
) -> "Source":
    """The lines and tables of a file of any origin, parsed in a child process (seconds)."""
    return read_in_child(path, encoding=encoding, patience=patience, progress=progress)


def read_official(
    path: Path,
    *,
    encoding: str | None = None,
    patience: float = PATIENCE,
    progress: Progress | None = None,
) -> "OfficialDocument":
    """Read an official document from a file; nothing is stored."""
    from model.reading.read import read_document, understand

    if path == GUIDELINE_2023:  # our own, which needs no child
        return read_document(path.read_bytes(), name=path.name)
    source = read_file(path, encoding=encoding, patience=patience, progress=progress)
    return understand(source, name=path.name)


def new_ledger(
    path: Path,
    *,
    office: str = "",
    task_list: Path | None = GUIDELINE_2023,
    encoding: str | None = None,
    settings: Mapping[str, object] | None = None,
    people: Sequence["ListedRow"] = (),
) -> Ledger:
    """Make a ledger for an office with its people and one list or none; whole, or not at all."""
    from model.files.new_file import new_file
    from model.list_update import import_list
    from model.people_proposal import take_in_people
    from model.settings import change_settings

    document = read_official(task_list, encoding=encoding) if task_list is not None else None
    with (
        new_file(path) as draft,
        Ledger.create(draft, who=who(), now=now, new_id=new_id) as ledger,
        ledger.step("建立台账", is_final=True) as step,
    ):
        if document is not None:
            import_list(step, document)
        change_settings(step, **{"office_full_name": office.strip(), **(settings or {})})
        take_in_people(step, people)
    return open_ledger(path)


def make_sample(path: Path, *, actions: int | None = None, seed: int = 0) -> Ledger:
    """Make the ledger of the fictitious office (示例台账), at any size and reproducibly."""
    from model.files.new_file import new_file
    from model.sample import create_sample

    with new_file(path) as draft:
        create_sample(draft, read_official(GUIDELINE_2023), actions=actions, seed=seed).close()
    # Opened anew: the one that made it keeps the clock of the sample.
    return open_ledger(path)


def write_papers(
    path: Path,
    folder: Path,
    names: Sequence[str],
    *,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Iterator[Path]:
    """Write papers of a ledger into a folder, each file whole; gives each file once it stands.

    The ledger is read in pages; when a newer step comes meanwhile, that paper begins again, so
    that no paper mixes two states.
    """
    from model.files.ours import refuse_to_replace_others
    from model.settings import as_of as day_of

    papers = [paper for paper in PAPERS if paper.name in names]
    targets = {name: folder / name for paper in papers for name in paper.file_names}
    refused: list[MissingGlyphError] = []
    with open_ledger(path, read_only=True) as ledger:
        ledger.check_integrity()
        make_folder(folder)
        for target in targets.values():
            refuse_to_replace_others(target)
        for paper in papers:
            day = as_of or day_of(ledger)
            for name, data in _rendered(ledger, paper, day, progress, refused).items():
                _write(targets[name], data)
                yield targets[name]
    if refused:
        raise refused[0]


def report_command(path: Path, folder: Path, names: Sequence[str], as_of: date) -> list[str]:
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
        *only,
    ]


def _rendered(
    ledger: Ledger,
    paper: Paper,
    as_of: date,
    progress: Progress | None,
    refused: list[MissingGlyphError],
) -> dict[str, bytes]:
    for _ in range(_TRIES):
        seq = ledger.last_seq()
        try:
            files = _render(ledger, paper, as_of, progress, refused)
        except (LookupError, OfficeError):
            # What was looked for may just have been deleted: then it is no bug and no refusal.
            if ledger.last_seq() == seq:
                raise
        else:
            if ledger.last_seq() == seq:
                return files
    raise OfficeError(
        f"生成《{paper.title}》时台账一直在被修改，没有写出文件，台账完好。请停止修改后再生成。"
    )


def _render(
    ledger: Ledger,
    paper: Paper,
    as_of: date,
    progress: Progress | None,
    refused: list[MissingGlyphError],
) -> dict[str, bytes]:
    from reports.year_end import SAMPLE_MARK, list_to_report, year_end_report

    if paper.name == "report":
        return _render_report(year_end_report(ledger, as_of), progress, refused)
    from model.settings import read_settings
    from reports import ledger_tables

    settings = read_settings(ledger)
    make = {
        "table": ledger_tables.progress_table,
        "ledger": ledger_tables.ledger_table,
        "division": ledger_tables.division_table,
    }[paper.name]
    office = settings.office_full_name
    table = make(ledger, as_of, list_to_report(ledger), office=office)
    mark = SAMPLE_MARK if settings.is_sample else None
    return {paper.file_names[0]: _render_table(table, office, mark, progress)}


def _render_report(
    document: "Document", progress: Progress | None, refused: list[MissingGlyphError]
) -> dict[str, bytes]:
    from reports.pdf import render_pdf
    from reports.word import render_word

    files = {"成效报告.docx": render_word(document)}
    try:
        files["成效报告.pdf"] = render_pdf(document, _fonts(), progress)
    except MissingGlyphError as refusal:
        # Word and Excel ask the machine that opens them for the character.
        refused.append(refusal)
    return files


def _render_table(
    table: "Table", office: str, mark: str | None, progress: Progress | None
) -> bytes:
    from reports.excel import render_workbook

    title = table.caption or table.name
    return render_workbook([table], title=title, author=office, mark=mark, progress=progress)


def _fonts() -> "FontSet":
    from ui.found_fonts import find_fonts

    return find_fonts()


def _write(target: Path, data: bytes) -> None:
    from model.files.atomic import write_atomically
    from model.files.ours import refuse_to_replace_others

    # Asked again: somebody may have put a file there while the paper was made.
    refuse_to_replace_others(target)
    write_atomically(target, data)


def make_folder(folder: Path) -> None:
    """Make a folder that may be there already."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileAccessError(
            f"无法建立文件夹“{folder}”，没有写出任何文件。请换一个有写入权限的文件夹。"
        ) from error
