"""What columns without headings hold (没有标题的列): dates, units, people are known by words.

Only what most of a column is counts; what says nothing of itself goes by its place, as before.
"""

from collections.abc import Sequence
from enum import Enum, auto

from model.action_order import ActionColumn
from model.action_paste import Known
from model.due import parse_due
from model.errors import InvalidEntryError
from model.paste_columns import PASTED

_LOOKED_AT = 50  # rows
_LONGEST_DATE, _LONGEST_PERSON = 14, 10  # 长期坚持推进专利转化 is a piece of work


class _Kind(Enum):
    WORDS = auto()
    DATE = auto()
    UNIT = auto()
    PERSON = auto()
    NUMBER = auto()


# The columns that a kind fills, the first one first; of two dates the earlier column begins.
_FILLED = {
    _Kind.DATE: (ActionColumn.DUE,),
    _Kind.UNIT: (ActionColumn.LEAD_UNIT, ActionColumn.COOPERATING),
    _Kind.PERSON: (ActionColumn.HOLDER, ActionColumn.LEADER),
    _Kind.NUMBER: (),
}


def guess_columns(
    cells: Sequence[Sequence[str]], usual: Sequence[ActionColumn], known: Known
) -> list[ActionColumn | None]:
    """The columns of new rows; `usual` from left to right where nothing is recognised."""
    kinds = [_kind_of(column, known) for column in zip(*cells[:_LOOKED_AT], strict=True)]
    by_place: list[ActionColumn | None] = list(usual[: len(kinds)])
    by_place += [None] * (len(kinds) - len(by_place))
    if _Kind.WORDS not in kinds or set(kinds) == {_Kind.WORDS}:
        return by_place
    found: list[ActionColumn | None] = [None] * len(kinds)
    for kind, columns in _FILLED.items():
        if kind is _Kind.DATE and kinds.count(kind) > 1:
            columns = (ActionColumn.START, ActionColumn.DUE)
        places = [at for at, each in enumerate(kinds) if each is kind]
        for at, column in zip(places, columns, strict=False):
            found[at] = column
    _fill_with_words(found, kinds, by_place)
    return found


def _fill_with_words(
    found: list[ActionColumn | None],
    kinds: Sequence[_Kind],
    by_place: Sequence[ActionColumn | None],
) -> None:
    """The first words say what is done; further ones go by their place, else into 备注."""
    for at, kind in enumerate(kinds):
        if kind is not _Kind.WORDS:
            continue
        wanted = (ActionColumn.TEXT, by_place[at], ActionColumn.REMARK)
        free = (each for each in wanted if each in PASTED and each not in found)
        found[at] = next(free, None)


def _kind_of(column: Sequence[str], known: Known) -> _Kind:
    filled = [cell.strip() for cell in column if cell.strip()]
    if not filled:
        return _Kind.WORDS
    if all(cell.rstrip(".、").isdecimal() and len(cell) < 6 for cell in filled):
        return _Kind.NUMBER
    for kind, fits in ((_Kind.DATE, _is_date), (_Kind.UNIT, _is_unit), (_Kind.PERSON, _is_person)):
        count = sum(fits(cell, known) for cell in filled)
        if count * 3 >= len(filled) * 2:
            return kind
    return _Kind.WORDS


def _is_date(words: str, known: Known) -> bool:
    if len(words) > _LONGEST_DATE:
        return False
    try:
        return parse_due(words, year=known.year) is not None
    except InvalidEntryError:  # 2月30日 is a date that is wrong
        return True


def _is_unit(words: str, known: Known) -> bool:
    return known.names.are_units(words)


def _is_person(words: str, known: Known) -> bool:
    is_short = len(words) <= _LONGEST_PERSON
    return is_short and known.names.post(words, unit_id=None).post_id is not None
