"""Time limits as an office writes them (完成时限): the words, their kind and the date they fix."""

from dataclasses import dataclass
from datetime import date

from model.words import DueKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Words as printed, their kind, and the last day they allow (none for 长期)."""

    text: str
    kind: DueKind
    day: date | None
