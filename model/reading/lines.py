"""Lines of a source, cut at the page breaks inside them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from model.reading.source import SourceLine


@dataclass(frozen=True, slots=True)
class Line:
    """One line (行); several may share a number when a page break stood inside.

    `lead` is how many of its first signs are printed bold as the title of the rest.
    """

    number: int
    text: str
    printed: str  # as it stood in the source, for the clerk to see when it is cut
    lead: int = 0


def lines_of(source: Iterable[SourceLine]) -> list[Line]:
    """The lines; form feeds and the like break one without being counted."""
    return [
        Line(line.number, piece, piece.strip(), 0 if at else line.lead)
        for line in source
        for at, piece in enumerate(_SOFT_BREAK.split(line.text))
    ]


_SOFT_BREAK = re.compile(r"[\v\f\x85\u2028\u2029]")
