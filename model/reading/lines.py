"""Lines of a text with the number that an editor shows beside them."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line (行); several may share a number when a page break stood inside."""

    number: int
    text: str
    printed: str  # as it stood in the source, for the clerk to see when it is cut


def split_lines(text: str) -> list[Line]:
    """Cut at line ends; form feeds and the like break a line without being counted."""
    return [
        Line(number, piece, piece.strip())
        for number, line in enumerate(_LINE_END.split(text), start=1)
        for piece in _SOFT_BREAK.split(line)
    ]


_LINE_END = re.compile(r"\r\n|\r|\n")
_SOFT_BREAK = re.compile(r"[\v\f\x85\u2028\u2029]")
