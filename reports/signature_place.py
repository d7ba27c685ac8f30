"""Where office and date stand at the end of a paper (落款), with a seal and without (7.3.5).

All lengths are in characters of 3号; nothing here knows a renderer.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from model.day_words import day_words
from reports import gongwen
from reports.document import Signature
from reports.title_rows import title_rows


class SignatureRow(NamedTuple):
    """A row of the signature, and how far from the right of the type area it ends."""

    text: str
    right: float


def signature_rows(
    signature: Signature, office: str, measure: float, ems: Callable[[str], float]
) -> list[SignatureRow]:
    """The rows of the office (more than one when its name is long), then the date."""
    day = signature.day
    words = day_words(day) if day else gongwen.BLANK_DATE
    place = _sealed if signature.has_seal else _unsealed
    return place(office, words, measure, ems)


def lines_above(signature: Signature) -> int:
    """The blank lines between the body and the office; a seal is pressed on some of them."""
    return gongwen.LINES_ABOVE_SEALED if signature.has_seal else gongwen.LINES_ABOVE_SIGNATURE


def _unsealed(
    office: str, day: str, measure: float, ems: Callable[[str], float]
) -> list[SignatureRow]:
    """The office 2 from the right, the date beginning 2 after it; a longer date 2 from the right.

    Rows of a long name begin below each other.
    """
    right, shift = gongwen.SIGNATURE_RIGHT, gongwen.DATE_SHIFT
    rows = title_rows(office, measure - right, ems)
    left = measure - right - max(map(ems, rows))
    if ems(day) > ems(rows[-1]) and len(rows) == 1:
        left = measure - right - ems(day) - shift
    placed = [SignatureRow(row, measure - left - ems(row)) for row in rows]
    return [*placed, SignatureRow(day, measure - left - shift - ems(day))]


def _sealed(
    office: str, day: str, measure: float, ems: Callable[[str], float]
) -> list[SignatureRow]:
    """The date 4 from the right, the office centred over it; both give way to a long name."""
    rows = title_rows(office, measure, ems)
    middle = gongwen.SEAL_RIGHT + ems(day) / 2
    middle = max(middle, max(map(ems, rows)) / 2)
    return [SignatureRow(row, middle - ems(row) / 2) for row in (*rows, day)]


def signer_rows(signer: str) -> list[str]:
    """The names of those who sign (签发人), two on a row, from the left and from above (7.2.6)."""
    names = [name for name in signer.translate(_BETWEEN_NAMES).split("\n") if name]
    return ["　".join(names[at : at + _A_ROW]) for at in range(0, len(names), _A_ROW)] or [""]


def seal_top(rows: Sequence[SignatureRow], lines: float) -> float:
    """How far below the body the top of a seal comes that is pressed on office and date."""
    middle = (lines + len(rows) / 2) * gongwen.LINE_PITCH - gongwen.BELOW_SEAL_MIDDLE
    return middle - gongwen.SEAL_DIAMETER / 2


_A_ROW = gongwen.SIGNERS_ON_A_ROW
_BETWEEN_NAMES = dict.fromkeys(map(ord, "、，,；;"), "\n")
