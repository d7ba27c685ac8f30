"""What new data would change in a text that somebody has edited (草稿变化): sentence by sentence.

The text was written over a draft, its `basis`; the ledger has moved on and gives another draft.
Each stretch in which the two drafts differ is one change, to take over into the text or to leave:
the text itself is never overwritten. What only numbers sentences (（一）, 一是) is no change; it is
put right where something was taken over.
"""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate, pairwise

from model.number_words import numeral

_NUMERAL = "[一二三四五六七八九十百]+"
_PREFIX = re.compile(rf"（{_NUMERAL}）|{_NUMERAL}是|{_NUMERAL}、|\d+[.．](?!\d)\s*|（\d+）")
_PIECE = re.compile(rf"\n|[^。；\n]*?(?:[。；]|：(?={_NUMERAL}是)|(?=\n)|$)", re.DOTALL)
# Pieces that share less are no versions of one sentence.
_ALIKE = 0.4
_FAR = 40  # pieces within which another wording is looked for
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


@lru_cache(maxsize=64)  # a page that is shown anew asks for those of every section
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
        if _says_something(old[i1:i2], new[j1:j2])
        and not _is_told(_there(own, twins, i1, i2), old[i1:i2], new[j1:j2])
    )


def take_over(text: str, basis: str, draft: str, number: int) -> tuple[str, str]:
    """The text and its basis with one change taken over; what was written around it stays."""
    old, new, own = _pieces(basis), _pieces(draft), _pieces(text)
    i1, i2, j1, j2 = _hunks(old, new)[number]
    twins = _twins(old, own)
    places = _own_places(twins, i1, i2)
    at = places[0] if places else _behind(twins, i1)
    ahead = [piece for place, piece in enumerate(own[:at]) if place not in places]
    behind = [piece for place, piece in enumerate(own[at:], at) if place not in places]
    told = [*ahead, *new[j1:j2], *behind]
    touched = range(len(ahead) - 1, len(ahead) + j2 - j1 + 1)
    is_part_new = any(map(_is_part, [*old[i1:i2], *new[j1:j2]]))
    told = _in_order(told, new, touched, parts_too=is_part_new)
    return _as_text(told), _moved_on(old, new, number, draft)


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
    """The stretches that differ; sentences that changed one for one are a stretch each."""
    found: list[_Hunk] = []
    for tag, i1, i2, j1, j2 in _aligned(old, new):
        if tag == "equal":
            continue
        pairs = list(zip(old[i1:i2], new[j1:j2], strict=False))
        if i2 - i1 == j2 - j1 and all(_is_version(*pair) for pair in pairs):
            found += [(i1 + n, i1 + n + 1, j1 + n, j1 + n + 1) for n in range(i2 - i1)]
        else:
            found.append((i1, i2, j1, j2))
    return found


def _is_version(before: _Piece, after: _Piece) -> bool:
    return before.is_break == after.is_break and (
        before.is_break or _likeness(before, after) >= _ALIKE
    )


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
    likeness = {at: _likeness(piece, own[at]) for at in range(start, min(end, start + _FAR))}
    best = max(likeness, key=lambda at: likeness[at], default=None)
    return best if best is not None and likeness[best] >= _ALIKE else None


def _likeness(one: _Piece, other: _Piece) -> float:
    """The share of pairs of signs that two pieces have in common."""
    ours, theirs = _pairs(one.words), _pairs(other.words)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


@lru_cache(maxsize=4096)
def _pairs(words: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(words)))


def _own_places(twins: Sequence[int | None], i1: int, i2: int) -> list[int]:
    return [place for place in twins[i1:i2] if place is not None]


def _behind(twins: Sequence[int | None], i1: int) -> int:
    """Behind what comes before in the basis; at the beginning where nothing does."""
    return next((place + 1 for place in reversed(twins[:i1]) if place is not None), 0)


def _says_something(before: Sequence[_Piece], after: Sequence[_Piece]) -> bool:
    """An empty line more or less is no change."""
    return any(not piece.is_break for piece in (*before, *after))


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


def _in_order(
    pieces: Sequence[_Piece], draft: Sequence[_Piece], touched: range, *, parts_too: bool
) -> list[_Piece]:
    """The pieces numbered and closed anew where something came or went, and nowhere else.

    What the clerk numbered by hand stays, and so does a run that nothing touched.
    """
    told = list(pieces)
    paragraphs = list(accumulate(piece.is_break for piece in told))
    near = {paragraphs[at] for at in touched if 0 <= at < len(told)}
    known = set()
    for tag, i1, i2, j1, j2 in _aligned(told, draft):
        if tag == "equal":
            known |= set(range(i1, i2))
            told[i1:i2] = [
                after if paragraph in near else before
                for before, after, paragraph in zip(
                    told[i1:i2], draft[j1:j2], paragraphs[i1:i2], strict=True
                )
            ]
    for run in _runs(told, touched):
        if any(paragraphs[at] in near for at in run):
            _count(told, run)
    if parts_too:
        parts = [at for at, piece in enumerate(told) if at in known and _is_part(piece)]
        for number, at in enumerate(parts, start=1):
            told[at] = replace(told[at], prefix=f"（{numeral(number)}）")
    return list(_with_breaks(told, known))


def _runs(pieces: Sequence[_Piece], touched: range) -> list[list[int]]:
    """Where points are counted on: 一是 …；二是 …, also over paragraphs and asides.

    一是 at the head of a line begins anew, but behind a point that has just come.
    """
    runs: list[list[int]] = []
    is_open = False
    for at, piece in enumerate(pieces):
        if piece.is_counted:
            begins_line = at > 0 and pieces[at - 1].is_break and at - 1 not in touched
            if not is_open or (piece.prefix == "一是" and begins_line):
                runs.append([])
            runs[-1].append(at)
            is_open = True
        elif not piece.is_break and (piece.prefix or piece.mark != "；"):
            is_open = False
    return runs


def _count(pieces: list[_Piece], run: Sequence[int]) -> None:
    """Number the points of a run; the last one ends with 。 and any other before one with ；."""
    for number, at in enumerate(run, start=1):
        piece = replace(pieces[at], prefix=f"{numeral(number)}是")
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if piece.mark in ("。", "；"):
            if after is not None and after.is_counted:
                piece = replace(piece, mark="；")
            elif after is None or after.is_break or after.prefix:
                piece = replace(piece, mark="。")
        pieces[at] = piece


def _with_breaks(pieces: Sequence[_Piece], known: Set[int]) -> Iterator[_Piece]:
    """A part begins its own paragraph, also where what stood before it went with its break."""
    before: _Piece | None = None
    for at, piece in enumerate(pieces):
        if at in known and _is_part(piece) and before is not None and not before.is_break:
            yield _Piece("", "", "\n")
        yield piece
        before = piece


def _is_part(piece: _Piece) -> bool:
    return piece.prefix.startswith("（") and not piece.prefix[1].isdigit()
