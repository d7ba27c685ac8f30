"""The signed files held against the ledger (定稿和扫描件核对): read in a child, nothing is stored.

No Qt here; the window looks in the background, the command line at once.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from model.errors import OfficeError, UnsteadyError
from model.words import SubmissionFileKind
from ui import jobs
from ui.paper_jobs import of_one_state
from ui.sandbox import OutOfTimeError, Progress

if TYPE_CHECKING:
    from model.ledger import Ledger
    from model.paper_text import PaperText
    from model.scan_check import ScanCheck
    from model.signed_text import SignedComparison


_REPORT = "成效报告"
_UNSTEADY = "没有核对：台账一直在被修改，没有读到同一时刻的内容。请停止修改后再做一次。"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedLook:
    """What was seen in a signed file; `problem` says why it may be the wrong one.

    Of one that cannot be read nothing was seen: `problem` says why.
    """

    kind: SubmissionFileKind
    problem: str = ""
    is_unreadable: bool = False
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
    number: int | None = None,
    progress: Progress | None = None,
) -> SignedLook:
    """Hold a file of a filing, the present one or that of a number, against the report (seconds).

    `as_of` is the day on which the ledger gives the report. A scan is held against the 定稿 of
    the filing, once it is there. Raises UnsteadyError while the ledger is being changed.
    """
    try:
        if kind is SubmissionFileKind.STAMPED_SCAN:
            return _look_at_scan(ledger, file, as_of, number, progress)
        return _look_at_text(ledger, file, as_of, progress)
    except UnsteadyError as refusal:
        raise UnsteadyError(f"{kind}{_UNSTEADY}") from refusal
    except OutOfTimeError as refusal:  # it may be whole and only be large
        return SignedLook(kind=kind, problem=_problem(kind, refusal))
    except OfficeError as refusal:
        return SignedLook(kind=kind, problem=_problem(kind, refusal), is_unreadable=True)


def look_at_stored(
    ledger: Path, as_of: date | None = None, progress: Progress | None = None
) -> Iterator[tuple[str, SignedLook]]:
    """Hold the signed files of the present filing against the ledger, each with its name.

    Unless another day is given, on that of what was signed.
    """
    from model.submission import filing_day, read_submission
    from model.submission_files import SUFFIXES, read_signed_file

    with jobs.open_ledger(ledger, read_only=True) as opened, TemporaryDirectory() as folder:
        filing = read_submission(opened)
        day = as_of or filing_day(opened, filing)
        for file in filing.files if filing is not None else ():
            copy = Path(folder) / f"{file.kind}{SUFFIXES[file.kind]}"
            copy.write_bytes(read_signed_file(opened, file))
            yield file.name, look_at_signed(ledger, file.kind, copy, as_of=day, progress=progress)


def _problem(kind: SubmissionFileKind, refusal: OfficeError) -> str:
    from model.reading.own_words import of_final_text

    words = str(refusal)
    return of_final_text(words) if kind is SubmissionFileKind.FINAL_TEXT else words


def _look_at_text(ledger: Path, file: Path, as_of: date, progress: Progress | None) -> SignedLook:
    from model.signed_text import compare_signed
    from reports.report_texts import figures_to_agree, read_draft_facts

    source = jobs.read_file(file, progress=progress)
    with jobs.open_ledger(ledger, read_only=True) as opened:
        expected, figures = of_one_state(
            opened,
            _REPORT,
            lambda: (
                _expected(opened, as_of),
                figures_to_agree(read_draft_facts(opened, as_of)),
            ),
        )
    comparison = compare_signed(source, expected, figures, name=file.name)
    return SignedLook(
        kind=SubmissionFileKind.FINAL_TEXT, problem=comparison.refusal, comparison=comparison
    )


def _look_at_scan(
    ledger: Path, file: Path, as_of: date, number: int | None, progress: Progress | None
) -> SignedLook:
    from model.files.word_pages import counted_pages
    from model.scan_check import check_scan
    from model.signed_paper import signed_paper

    scan = jobs.look_at_scan(file, progress=progress)
    with jobs.open_ledger(ledger, read_only=True) as opened, TemporaryDirectory() as folder:
        expected = of_one_state(opened, _REPORT, lambda: _expected(opened, as_of))
        against, pages = "台账生成的报告", None
        final = _stored_final(opened, number, Path(folder))
        if final is not None:
            pages = counted_pages(final)
            with suppress(OfficeError):  # its own look says why it cannot be read
                source = jobs.read_file(final, progress=progress)
                expected, against = signed_paper(source, expected), "定稿"
    checked = check_scan(scan, expected=expected, against=against, pages=pages)
    return SignedLook(kind=SubmissionFileKind.STAMPED_SCAN, scan=checked)


def _expected(ledger: "Ledger", as_of: date) -> "PaperText":
    from reports.document_text import document_text
    from reports.year_end import year_end_report

    return document_text(year_end_report(ledger, as_of))


def _stored_final(ledger: "Ledger", number: int | None, folder: Path) -> Path | None:
    """A copy of the 定稿 of a filing."""
    from model.submission import read_filings
    from model.submission_files import read_signed_file

    filings = [each for each in read_filings(ledger) if number in (None, each.number)]
    file = filings[-1].file(SubmissionFileKind.FINAL_TEXT) if filings else None
    if file is None:
        return None
    copy = folder / "定稿.docx"
    copy.write_bytes(read_signed_file(ledger, file))
    return copy
