"""Where two texts differ (前后差别): what stayed, what went out, what came in."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum, auto

_MOST = 600_000  # pairs of signs that are compared; beyond, the middle counts as changed
_ISLAND = 2  # signs that agree by chance between two changes read worse than one change


class Kind(Enum):
    """What became of a piece of text."""

    SAME = auto()
    OUT = auto()
    IN = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some signs and what became of them."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in reading order; what went out stands before what came in."""
    start = _agreeing(before, after)
    end = _agreeing(before[start:][::-1], after[start:][::-1])
    head, tail = before[:start], before[len(before) - end :]
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    pieces = [(Kind.SAME, head), *_middle(old, new), (Kind.SAME, tail)]
    return [Piece(kind, text) for kind, text in pieces if text]


def _agreeing(one: str, other: str) -> int:
    """How many signs are the same at the beginning."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def _middle(old: str, new: str) -> list[tuple[Kind, str]]:
    if not old or not new or len(old) * len(new) > _MOST:
        return [(Kind.OUT, old), (Kind.IN, new)]
    pieces: list[tuple[Kind, str]] = []
    out = into = ""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" and b - a > _ISLAND:
            pieces += [(Kind.OUT, out), (Kind.IN, into), (Kind.SAME, old[a:b])]
            out = into = ""
        else:
            out, into = out + old[a:b], into + new[c:d]
    return [*pieces, (Kind.OUT, out), (Kind.IN, into)]
