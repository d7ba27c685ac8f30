"""The package of a filing (报送包) as the register knows it: noted, void once something changed."""

from datetime import date

from model.day_words import day_words
from model.errors import InvalidEntryError
from model.report_entities import SubmissionId
from model.step import Step
from model.submission import Filing


def note_package(
    step: Step, submission_id: SubmissionId, *, name: str, sha256: str, on: date
) -> None:
    """Note that the package of a filing was made: its name and the checksum of its list."""
    step.update(
        "submission", submission_id, package_name=name, package_sha256=sha256, packaged_on=on
    )


def require_free(filing: Filing, name: str, what: str) -> None:
    """What went out in a package stays; a correction is a filing of its own."""
    on = filing.stored.packaged_on
    if on is not None and filing.is_closed:
        raise InvalidEntryError(
            f"第{filing.number}次报送已于{day_words(on)}打包并寄发，{name}没有{what}。"
            "需要更正时，请登记退回或补报，在下一次报送中更正。"
        )


def forget_package(step: Step, filing: Filing) -> None:
    """A package that was made before does not hold these files: it has to be made anew."""
    if filing.stored.packaged_on is not None:
        step.update(
            "submission",
            filing.stored.id,
            package_name="",
            package_sha256="",
            packaged_on=None,
        )
