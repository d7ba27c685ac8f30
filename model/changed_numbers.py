"""Words of the draft told with other numbers (改动的数字): 申请4826件 where the ledger has 4900件.

A text is laid beside its draft clause by clause. Clauses that say the same apart from their
numbers belong together; what was written freely has no counterpart, and nothing is said of it.
"""

import re
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

from model.figure_scope import names_one
from model.number_words import NARROW
from model.prose_pieces import pieces_of
from model.told_periods import names_a_time

# So few signs beside the numbers say nothing of what is counted.
_FEWEST_SIGNS = 2


@dataclass(frozen=True, slots=True)
class ChangedNumber:
    """Characters `start` to before `end` of a text, and how the draft tells the same."""

    start: int
    end: int
    words: str
    drafted: str


def find_changed_numbers(text: str, draft: str) -> tuple[ChangedNumber, ...]:
    """Where a text tells a clause of its draft with numbers that the draft gives for none such."""
    if text == draft:
        return ()
    ours, theirs = _clauses(text), _clauses(draft)
    known = defaultdict(set)
    for each in theirs:
        known[each.frame].add(each.numbers)
    frames = [each.frame for each in ours], [each.frame for each in theirs]
    blocks = SequenceMatcher(None, *frames, autojunk=False).get_matching_blocks()
    drafted = {at + n: theirs[to + n] for at, to, size in blocks for n in range(size)}
    return tuple(
        ChangedNumber(own.start, own.start + len(own.words), own.words, drafted[at].words)
        for at, own in enumerate(ours)
        if at in drafted and own.numbers not in known[own.frame]
        if not _is_led_elsewhere(text, ours[:at], own, drafted)
    )


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause with its place: its words without numbers, and the numbers."""

    start: int
    words: str
    frame: str
    numbers: tuple[Decimal, ...]


def _is_led_elsewhere(
    text: str, before: Sequence[_Clause], own: _Clause, drafted: Container[int]
) -> bool:
    """Whether words of one's own, earlier in the sentence, lead to somebody's or another time's."""
    begin = max(text.rfind(mark, 0, own.start) for mark in "。；\n")
    foreign = "，".join(
        each.words for at, each in enumerate(before) if each.start > begin and at not in drafted
    )
    return names_one(foreign) or names_a_time(foreign)


def _clauses(text: str) -> list[_Clause]:
    return [
        clause
        for found in _CLAUSE.finditer(text)
        if len((clause := _clause(found.start(), found[0])).frame.replace("#", "")) >= _FEWEST_SIGNS
    ]


def _clause(start: int, words: str) -> _Clause:
    told = "".join(piece.words for piece in pieces_of(words)).translate(NARROW)
    numbers = tuple(Decimal(number.replace(",", "")) for number in _NUMBER.findall(told))
    return _Clause(start, words, _BLANKS.sub("", _NUMBER.sub("#", told)), numbers)


_CLAUSE = re.compile(r"[^，；。：\s][^，；。：\n]*")
_NUMBER = re.compile(r"(?!20\d\d年)(?<![\d.])\d+(?:,\d{3})*(?:\.\d+)?")  # a year is a word
_BLANKS = re.compile(r"\s")
