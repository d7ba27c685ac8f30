"""What a column holds, told by its cells when its heading says nothing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from model.due import parse_due
from model.errors import InvalidEntryError
from model.reading.table_mapping import ColumnRole
from model.reading.unit_names import is_unit


@dataclass(frozen=True, slots=True)
class ColumnContent:
    """Counts over the first cells of a column.

    `filled` counts cells with words, `distinct` the different ones; `length` is the usual number
    of signs in one; `ends` says whether most are whole sentences ending in 。.
    """

    words: tuple[str, ...]
    distinct: int
    length: int
    ends: bool

    @property
    def filled(self) -> int:
        """How many cells hold words."""
        return len(self.words)

    @property
    def role(self) -> ColumnRole | None:
        """What nearly all cells look like; None for plain words."""
        return next((role for role, test in _TESTS if _mostly(self.words, test)), None)


def column_content(cells: Sequence[str]) -> ColumnContent:
    """Look at the cells of one column."""
    words = tuple(cell.strip() for cell in cells if cell.strip())
    lengths = sorted(map(len, words))
    return ColumnContent(
        words=words,
        distinct=len(set(words)),
        length=lengths[len(lengths) // 2] if lengths else 0,
        ends=sum(word.endswith("。") for word in words) * 2 > len(words),
    )


_SAMPLE = 30
_ENOUGH = 0.7
_LONGEST_NAME = 40
_NUMBER = re.compile(
    r"[（(]?(?:\d{1,4}(?:[.-]\d{1,3}){0,3}|[一二三四五六七八九十]{1,3}|[①-⑳])[）)]?[、.．]?"
)
_TIME = re.compile(r"\d|[年月季周]|长期|持续|定期|常态")
_SEPARATOR = re.compile(r"[、，,；;/／|\s]+")


def _mostly(words: Sequence[str], test: Callable[[str], bool]) -> bool:
    """The first cells tell enough: a table may have many columns."""
    sample = words[:_SAMPLE]
    return bool(sample) and sum(map(test, sample)) >= _ENOUGH * len(sample)


def _is_number(word: str) -> bool:
    return len(word) < 12 and _NUMBER.fullmatch(word) is not None


def _is_due(word: str) -> bool:
    if len(word) > _LONGEST_NAME or not _TIME.search(word):
        return False
    try:
        return parse_due(word, year=2000) is not None
    except InvalidEntryError:
        return False


def _names_units(word: str) -> bool:
    names = [name for name in _SEPARATOR.split(word) if name]
    if not names or max(map(len, names)) > _LONGEST_NAME:
        return False
    return sum(map(is_unit, names)) * 2 > len(names)


_TESTS = (
    (ColumnRole.NUMBER, _is_number),
    (ColumnRole.DUE, _is_due),
    (ColumnRole.UNITS, _names_units),
)
