"""The signed files held against the ledger (定稿和扫描件核对): read in a child, nothing is stored.

No Qt here; the window looks in the background, the command line at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from model.errors import OfficeError
from model.words import SubmissionFileKind
from ui import jobs
from ui.sandbox import Progress

if TYPE_CHECKING:
    from model.scan_check import ScanCheck
    from model.signed_text import SignedComparison


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedLook:
    """What was seen in a signed file; `problem` says why it may be the wrong one."""

    kind: SubmissionFileKind
    problem: str = ""
    comparison: "SignedComparison | None" = None
    scan: "ScanCheck | None" = None

    @property
    def agrees(self) -> bool:
        """Whether there is nothing that a person should look at."""
        if self.problem or (self.comparison is not None and not self.comparison.agrees):
            return False
        return self.scan is None or not self.scan.findings


def look_at_signed(
    ledger: Path,
    kind: SubmissionFileKind,
    file: Path,
    *,
    as_of: date,
    progress: Progress | None = None,
) -> SignedLook:
    """Hold a file against the report as the ledger gives it on a day (seconds)."""
    try:
        if kind is SubmissionFileKind.STAMPED_SCAN:
            return _look_at_scan(ledger, file, as_of, progress)
        return _look_at_text(ledger, file, as_of, progress)
    except OfficeError as refusal:
        return SignedLook(kind=kind, problem=str(refusal))


def look_at_stored(ledger: Path) -> Iterator[tuple[str, SignedLook]]:
    """Hold the signed files of the present filing against the ledger, each with its name."""
    from model.settings import as_of
    from model.submission import read_submission
    from model.submission_files import SUFFIXES, read_signed_file

    with jobs.open_ledger(ledger, read_only=True) as opened, TemporaryDirectory() as folder:
        filing, day = read_submission(opened), as_of(opened)
        for file in filing.files if filing is not None else ():
            copy = Path(folder) / f"{file.kind}{SUFFIXES[file.kind]}"
            copy.write_bytes(read_signed_file(opened, file))
            yield file.name, look_at_signed(ledger, file.kind, copy, as_of=day)


def _look_at_text(ledger: Path, file: Path, as_of: date, progress: Progress | None) -> SignedLook:
    from model.signed_text import compare_signed
    from reports.document_text import document_text
    from reports.report_texts import figures_to_agree, read_draft_facts
    from reports.year_end import year_end_report

    source = jobs.read_file(file, progress=progress)
    with jobs.open_ledger(ledger, read_only=True) as opened:
        expected = document_text(year_end_report(opened, as_of))
        figures = figures_to_agree(read_draft_facts(opened, as_of))
    comparison = compare_signed(source, expected, figures, name=file.name)
    return SignedLook(
        kind=SubmissionFileKind.FINAL_TEXT, problem=comparison.refusal, comparison=comparison
    )


def _look_at_scan(ledger: Path, file: Path, as_of: date, progress: Progress | None) -> SignedLook:
    from model.scan_check import check_scan
    from reports.document_text import document_text
    from reports.year_end import year_end_report

    scan = jobs.look_at_scan(file, progress=progress)
    with jobs.open_ledger(ledger, read_only=True) as opened:
        expected = document_text(year_end_report(opened, as_of))
    return SignedLook(
        kind=SubmissionFileKind.STAMPED_SCAN, scan=check_scan(scan, expected=expected)
    )
