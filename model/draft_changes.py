"""What new data would change in a text that somebody has edited (草稿变化): sentence by sentence.

The text was written over a draft, its `basis`; the ledger has moved on and gives another draft.
Each stretch in which the two drafts differ is one change, to take over into the text or to leave:
the text itself is never overwritten. What only numbers sentences (（一）, 一是) is no change; it is
put right where something was taken over.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from model.reading.sources.numerals import numeral

_NUMERAL = "[一二三四五六七八九十百]+"
_PREFIX = re.compile(rf"（{_NUMERAL}）|{_NUMERAL}是|{_NUMERAL}、|\d+[.．](?!\d)\s*|（\d+）")
_PIECE = re.compile(rf"\n|[^。；\n]*?(?:[。；]|：(?={_NUMERAL}是)|(?=\n)|$)", re.DOTALL)
# Pieces that share less are no versions of one sentence.
_ALIKE = 0.5
_Hunk = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftChange:
    """One change: what stood in the basis, what the new draft says, what the text says there.

    `before` is empty for what is new, `after` for what falls away; `present` is empty where the
    text says nothing of the kind any more.
    """

    number: int
    before: str
    after: str
    present: str


def draft_changes(text: str, basis: str, draft: str) -> tuple[DraftChange, ...]:
    """The changes that the new draft brings to a text, in their order.

    What the text says already, since somebody put it right by hand, is none.
    """
    old, new, own = _pieces(basis), _pieces(draft), _pieces(text)
    twins = _twins(old, own)
    return tuple(
        DraftChange(
            number=number,
            before=_as_text(old[i1:i2]),
            after=_as_text(new[j1:j2]),
            present=_as_text(own[at] for at in _own_places(twins, i1, i2)),
        )
        for number, (i1, i2, j1, j2) in enumerate(_hunks(old, new))
        if not _is_told(_there(own, twins, i1, i2), old[i1:i2], new[j1:j2])
    )


def take_over(text: str, basis: str, draft: str, number: int) -> tuple[str, str]:
    """The text and its basis with one change taken over; what was written around it stays."""
    old, new, own = _pieces(basis), _pieces(draft), _pieces(text)
    i1, i2, j1, j2 = _hunks(old, new)[number]
    twins = _twins(old, own)
    places = _own_places(twins, i1, i2)
    at = places[0] if places else _behind(twins, i1)
    told = [
        *(piece for place, piece in enumerate(own[:at]) if place not in places),
        *new[j1:j2],
        *(piece for place, piece in enumerate(own[at:], at) if place not in places),
    ]
    return _as_text(_in_order(told, new)), _moved_on(old, new, number, draft)


def leave(basis: str, draft: str, number: int) -> str:
    """The basis once a change was looked at and not taken over."""
    return _moved_on(_pieces(basis), _pieces(draft), number, draft)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence or a part of one: what numbers it, its words, the mark that closes it."""

    prefix: str
    words: str
    mark: str

    def __str__(self) -> str:
        return self.prefix + self.words + self.mark

    @property
    def key(self) -> str:
        """By what it is known again: its words."""
        return self.words or self.mark

    @property
    def is_break(self) -> bool:
        return self.mark == "\n"

    @property
    def is_counted(self) -> bool:
        return self.prefix.endswith("是")


def _pieces(text: str) -> list[_Piece]:
    return [_piece(match[0]) for match in _PIECE.finditer(text) if match[0].strip("　 ")]


def _piece(told: str) -> _Piece:
    if told == "\n":
        return _Piece("", "", told)
    words = told.strip("　 ")
    prefix = _PREFIX.match(words)
    body = words.removeprefix(prefix[0]) if prefix else words
    mark = body[-1] if body[-1:] in ("。", "；", "：") else ""
    return _Piece(prefix[0] if prefix else "", body.removesuffix(mark), mark)


def _as_text(pieces: Iterable[_Piece]) -> str:
    return "".join(map(str, pieces)).strip("\n")


def _hunks(old: Sequence[_Piece], new: Sequence[_Piece]) -> list[_Hunk]:
    return [(i1, i2, j1, j2) for tag, i1, i2, j1, j2 in _aligned(old, new) if tag != "equal"]


def _aligned(
    old: Sequence[_Piece], new: Sequence[_Piece]
) -> Sequence[tuple[str, int, int, int, int]]:
    keys = [piece.key for piece in old], [piece.key for piece in new]
    return SequenceMatcher(None, *keys, autojunk=False).get_opcodes()


def _twins(old: Sequence[_Piece], own: Sequence[_Piece]) -> list[int | None]:
    """For each piece of the basis, where the text has it, as it was or in other words."""
    twins: list[int | None] = [None] * len(old)
    for tag, i1, i2, j1, j2 in _aligned(old, own):
        if tag == "equal":
            twins[i1:i2] = range(j1, j2)
        elif tag == "replace":
            free = j1
            for at in range(i1, i2):
                match = _most_alike(old[at], own, free, j2)
                if match is not None:
                    twins[at], free = match, match + 1
    return twins


def _most_alike(piece: _Piece, own: Sequence[_Piece], start: int, end: int) -> int | None:
    if piece.is_break:
        return None
    likeness = {at: _likeness(piece, own[at]) for at in range(start, end)}
    best = max(likeness, key=lambda at: likeness[at], default=None)
    return best if best is not None and likeness[best] >= _ALIKE else None


def _likeness(one: _Piece, other: _Piece) -> float:
    if other.is_break:
        return 0.0
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio()


def _own_places(twins: Sequence[int | None], i1: int, i2: int) -> list[int]:
    return [place for place in twins[i1:i2] if place is not None]


def _behind(twins: Sequence[int | None], i1: int) -> int:
    """Behind what comes before in the basis; at the beginning where nothing does."""
    return next((place + 1 for place in reversed(twins[:i1]) if place is not None), 0)


def _there(
    own: Sequence[_Piece], twins: Sequence[int | None], i1: int, i2: int
) -> Sequence[_Piece]:
    """What the text says between what stands before the stretch and what stands behind it."""
    following = (place for place in twins[i2:] if place is not None)
    return own[_behind(twins, i1) : next(following, len(own))]


def _is_told(there: Sequence[_Piece], before: Sequence[_Piece], after: Sequence[_Piece]) -> bool:
    """Whether a hand has put it right already, in its place."""
    said = {piece.key for piece in there}
    gone = {piece.key for piece in before} - {piece.key for piece in after}
    return all(piece.key in said for piece in after) and not gone & said - {"\n"}


def _moved_on(old: Sequence[_Piece], new: Sequence[_Piece], number: int, draft: str) -> str:
    hunks = _hunks(old, new)
    if len(hunks) == 1:
        return draft
    i1, i2, j1, j2 = hunks[number]
    return _as_text([*old[:i1], *new[j1:j2], *old[i2:]])


def _in_order(pieces: Sequence[_Piece], draft: Sequence[_Piece]) -> list[_Piece]:
    """The pieces numbered and closed as the draft has them, runs of 一是 counted anew."""
    told = list(pieces)
    for tag, i1, i2, j1, j2 in _aligned(told, draft):
        if tag == "equal":
            told[i1:i2] = draft[j1:j2]
    counted = part = 0
    for at, piece in enumerate(told):
        if piece.is_break:
            continue
        counted = counted + 1 if piece.is_counted else 0
        if piece.is_counted:
            told[at] = replace(piece, prefix=f"{_chinese(counted)}是")
        elif piece.prefix.startswith("（") and not piece.prefix[1].isdigit():
            part += 1
            told[at] = replace(piece, prefix=f"（{_chinese(part)}）")
    return [_closed(piece, after) for piece, after in pairwise([*told, None])]


def _closed(piece: _Piece | None, after: _Piece | None) -> _Piece:
    """A point of a run ends with ； before the next one and with 。 before anything else."""
    assert piece is not None
    if not piece.is_counted or piece.mark not in ("。", "；"):
        return piece
    goes_on = after is not None and after.is_counted
    return replace(piece, mark="；" if goes_on else "。")


def _chinese(number: int) -> str:
    return numeral(number, "chineseCountingThousand")
