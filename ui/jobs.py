"""The jobs that window and command line share (共用作业): they take paths and give paths.

No Qt here; heavy libraries are imported where a job needs them.
"""

import getpass
import time
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from model.errors import FileAccessError
from model.files.leftovers import sweep
from model.files.names import require_short_names
from model.ledger import Ledger
from ui.resources import ROOT
from ui.sandbox import PATIENCE, Progress, look_at_scan_in_child, read_in_child

if TYPE_CHECKING:
    from model.people_list import ListedRow
    from model.reading.document import OfficialDocument
    from model.reading.scan import Scan
    from model.reading.source import Source

_A_DAY = 24 * 60 * 60  # seconds
GUIDELINE_2023 = ROOT / "resources" / "task_lists" / "guideline-2023.txt"


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


def look_at_scan(
    path: Path, *, patience: float = PATIENCE, progress: Progress | None = None
) -> "Scan":
    """The pages of a scanned paper (盖章扫描件), looked at in a child process (seconds)."""
    return look_at_scan_in_child(path, patience=patience, progress=progress)


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
    person = str((settings or {}).get("contact") or who())
    with (
        new_file(path) as draft,
        Ledger.create(draft, who=person, now=now, new_id=new_id) as ledger,
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


def make_folder(folder: Path) -> None:
    """Make a folder that may be there already; what a kill left in it a day ago goes."""
    require_short_names(folder / "_", undone="没有写出任何文件")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileAccessError(
            f"无法建立文件夹“{folder}”，没有写出任何文件。请换一个有写入权限的文件夹。"
        ) from error
    sweep(folder, before=time.time() - _A_DAY)
