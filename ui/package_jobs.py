"""The submission package (报送包) as a job: made, named in the register, checked for leftovers.

No Qt here: window and command line share this. What stands in a package is told in
`ui/package_writer.py`.
"""

import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from model.day_words import day_words
from model.errors import InvalidEntryError, OfficeError, UndecidedError
from model.evidence import sha256_of
from model.files.manifest import MANIFEST
from model.files.new_folder import remove_draft
from model.files.package_check import SENT
from model.ledger import Ledger, Step
from model.possible_days import counted_days
from model.submission import filing_day, read_filings, read_submission
from model.submission_package import note_package
from model.words import SubmissionEventKind
from ui import jobs, paper_jobs
from ui.package_writer import PackageWriter, Packed
from ui.resources import ROOT
from ui.sandbox import Progress
from ui.signed_jobs import look_at_stored
from ui.submission.differences import lines

_DIFFER = "报送前有需要核对之处，没有打包："
_AGAIN = "登记里没有的，以后不能核对是否报送的那一个；报送前请移走这个文件夹，重新打包。"
_NEEDED = (SubmissionEventKind.SIGNED, SubmissionEventKind.SEALED)
_MADE, _CHECKSUM = "已打包：", "校验值："
_ANYWAY = "核对后确要打包的，请加 --anyway。"


def write_package(
    path: Path,
    folder: Path,
    *,
    is_draft: bool = False,
    is_agreed: bool = False,
    as_of: date | None = None,
    progress: Progress | None = None,
) -> Packed:
    """Write the package of the present filing into a folder, whole or not at all.

    Raises InvalidEntryError when a signed file is missing or the filing counts to another day and
    no draft was asked for, or when the filing went out already; UndecidedError when the signed
    files are not what the ledger says, unless somebody has agreed to that.
    """
    with jobs.open_ledger(path, read_only=True) as ledger:
        ledger.check_integrity()
        day = as_of or filing_day(ledger, read_submission(ledger))
        counted_days(ledger).require(day, what="数据截止日", undone="没有打包")
        standing: list[Packed] = []

        def make() -> Packed:
            if standing:  # a step that comes behind the last move changes nothing of it
                return standing[0]
            writer = PackageWriter(ledger, day, is_draft=is_draft, progress=progress)
            if not is_draft:
                _require_day(ledger, day)
            if not (is_draft or is_agreed):
                _require_agreement(ledger, path, day, progress)
            standing.append(writer.write(folder))
            return standing[0]

        return paper_jobs.of_one_state(ledger, "报送包", make)


def differences_told(complaints: str) -> list[str]:
    """The lines about the signed files out of what a child complained of."""
    return [line for line in complaints.splitlines() if line not in (_DIFFER, _ANYWAY)]


def note_packed(step: Step, packed: Packed, on: date) -> None:
    """Note in the register which package was made; refused when files or day changed meanwhile."""
    filing = read_submission(step.ledger)
    if filing is None or (filing.stored.id, filing.files) != (
        packed.filing.stored.id,
        packed.filing.files,
    ):
        raise InvalidEntryError(
            "打包以后定稿或扫描件又有变动，这个报送包没有记入报送登记。请重新打包。"
        )
    day = filing_day(step.ledger, filing)
    if day != packed.as_of:
        raise InvalidEntryError(
            f"这个报送包算到{day_words(packed.as_of)}，打包以后数据截止日改成了{day_words(day)}，"
            "没有记入报送登记。请重新打包。"
        )
    note_package(step, filing.stored.id, name=packed.folder.name, sha256=packed.sha256, on=on)


def note_label(packed: Packed) -> str:
    """The name of the step, which no undo passes."""
    return f"报送打包：第{packed.filing.number}次报送"


def note_in_file(path: Path, packed: Packed) -> None:
    """Note the package through a connection of its own; refused with what that means."""
    try:
        with (
            jobs.open_ledger(path) as ledger,
            ledger.step(note_label(packed), is_final=True) as step,
        ):
            note_packed(step, packed, ledger.now().date())
    except OfficeError as refusal:
        raise OfficeError(f"注意：这个报送包没有记入报送登记。{refusal}{_AGAIN}") from refusal


def package_command(
    path: Path, folder: Path, as_of: date, *, is_draft: bool, is_agreed: bool = False
) -> list[str]:
    """The command line by which the window has the package made in a child process."""
    return [
        sys.executable,
        str(ROOT / "main.py"),
        "package",
        str(path),
        "--out",
        str(folder),
        "--as-of",
        as_of.isoformat(),
        "--progress",
        "--unnoted",
        *(["--draft"] if is_draft else []),
        *(["--anyway"] if is_agreed else []),
    ]


def told_lines(packed: Packed) -> tuple[str, ...]:
    """By what a child tells the window of the package that it has made."""
    return f"{_MADE}{packed.folder}", f"{_CHECKSUM}{packed.sha256}"


def heard_of(lines: Iterable[str]) -> tuple[str, str]:
    """Name and checksum of the package that a child has told of; empty while it has not."""
    name = checksum = ""
    for line in lines:
        if line.startswith(_MADE):
            name = Path(line.removeprefix(_MADE)).name
        elif line.startswith(_CHECKSUM):
            checksum = line.removeprefix(_CHECKSUM)
    return name, checksum


def checksum_of(folder: Path) -> str:
    """The checksum of a package that stands; empty where none does."""
    try:
        return sha256_of((folder / SENT / MANIFEST).read_bytes())
    except OSError:
        return ""


def registered_as(path: Path, list_sha256: str) -> tuple[bool, str]:
    """Is a package one that the register of this ledger knows? With a sentence about it."""
    with jobs.open_ledger(path, read_only=True) as ledger:
        filings = read_filings(ledger)
    noted = [
        (each, day_words(day)) for each in filings if (day := each.stored.packaged_on) is not None
    ]
    for each, on in noted:
        if each.stored.package_sha256 == list_sha256:
            return True, f"与台账登记的第{each.number}次报送的报送包一致（{on}打包）。"
    if not noted:
        return False, "台账里没有登记过报送包，不能说明这就是报送的那一个。"
    known = "、".join(
        f"第{each.number}次报送是{on}打包的“{each.stored.package_name}”" for each, on in noted
    )
    return False, f"不是台账登记的报送包（{known}），请用登记的那一个。"


def clear_unfinished(folder: Path, name: str) -> None:
    """Take away what a child that was ended has left in its hidden place."""
    remove_draft(folder / name)


def _require_day(ledger: Ledger, as_of: date) -> None:
    """A package that counts to another day than its filing would not be what is registered."""
    day = filing_day(ledger, read_submission(ledger))
    if day != as_of:
        raise InvalidEntryError(
            f"这次报送的数据截止日是{day_words(day)}，不是{day_words(as_of)}，没有打包。"
            "请再打一次包；要算到另一天的，先在“报送设置”里改数据截止日。"
        )


def _require_agreement(ledger: Ledger, path: Path, as_of: date, progress: Progress | None) -> None:
    """A person decides whether files go out that differ from the ledger, or look like others.

    So it is with what nobody has signed or sealed, as far as the register knows.
    """
    told = [
        line
        for name, look in look_at_stored(path, as_of, progress)
        if not look.agrees
        for line in (f"{name}：", *lines(look))
    ]
    filing = read_submission(ledger)
    passed = [kind for kind in _NEEDED if filing is not None and filing.last(kind) is None]
    if passed:
        told.insert(0, f"报送登记里还没有登记{'、'.join(passed)}。")
    if told:
        raise UndecidedError("\n".join((_DIFFER, *told, _ANYWAY)))
