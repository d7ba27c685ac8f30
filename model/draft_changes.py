"""What new data would change in a text that somebody has edited (草稿变化): sentence by sentence.

The text was written over a draft, its `basis`; the ledger has moved on and gives another draft.
Each stretch in which the two drafts differ is one change, to take over into the text or to leave:
the text itself is never overwritten. What only numbers sentences (（一）, 一是) is no change; it is
put right where something was taken over.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from model.prose_numbering import Form, Placed, are_parts_in_order, forms_of, in_order
from model.prose_pieces import (
    ALIKE,
    ProsePiece,
    aligned,
    as_text,
    is_part,
    is_version,
    likeness_of,
    pieces_of,
)

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
    old, new, own = pieces_of(basis), pieces_of(draft), pieces_of(text)
    twins = _twins(old, own)
    return tuple(
        DraftChange(
            number=number,
            before=as_text(old[i1:i2]),
            after=as_text(new[j1:j2]),
            present=as_text(own[at] for at in _own_places(twins, i1, i2)),
        )
        for number, (i1, i2, j1, j2) in enumerate(_hunks(old, new))
        if _says_something(old[i1:i2], new[j1:j2])
        and not (
            _is_told(_there(own, twins, i1, i2), old[i1:i2], new[j1:j2])
            and _stands_in(new[j1:j2], [own[at] for at in _own_places(twins, i1, i2)])
        )
    )


def take_over(text: str, basis: str, draft: str, number: int) -> tuple[str, str]:
    """The text and its basis with one change taken over; what was written around it stays.

    A sentence that changed gives its words alone, in the number and with the mark it has there.
    """
    old, new, own = pieces_of(basis), pieces_of(draft), pieces_of(text)
    told = "".join(map(str, _taken(own, old, new, _hunks(old, new)[number])))
    told = told if text.startswith("\n") else told.lstrip("\n")
    told = told if text.endswith("\n") else told.rstrip("\n")
    return told, _moved_on(old, new, number, draft)


def leave(basis: str, draft: str, number: int) -> str:
    """The basis once a change was looked at and not taken over."""
    return _moved_on(pieces_of(basis), pieces_of(draft), number, draft)


def _taken(
    own: Sequence[ProsePiece], old: Sequence[ProsePiece], new: Sequence[ProsePiece], hunk: _Hunk
) -> list[ProsePiece]:
    i1, i2, j1, j2 = hunk
    twins = _twins(old, own)
    places = _own_places(twins, i1, i2)
    is_one = i2 - i1 == j2 - j1 == len(places) == 1
    if is_one and _is_alike(old[i1], new[j1]):
        at = places[0]
        told = _reworded(own[at], old[i1].words, new[j1].words)
        return [*own[:at], told, *own[at + 1 :]]
    placed = _placed(own, old, new, twins)
    at = places[0] if places else _behind(twins, i1)
    ahead = [each for place, each in enumerate(placed[:at]) if place not in places]
    behind = [each for place, each in enumerate(placed[at:], at) if place not in places]
    come = _come([placed[place] for place in places], new[j1:j2])
    touched = range(len(ahead) - 1, len(ahead) + j2 - j1 + 1)
    is_part_new = any(map(is_part, [*old[i1:i2], *new[j1:j2]]))
    parts_too = is_part_new and are_parts_in_order(own)
    return in_order([*ahead, *come, *behind], touched, parts_too=parts_too)


def _is_alike(before: ProsePiece, after: ProsePiece) -> bool:
    """Does only the wording differ? What becomes a point, or is none any more, moves its row."""
    return (before.is_break, before.is_counted, bool(before.prefix)) == (
        after.is_break,
        after.is_counted,
        bool(after.prefix),
    )


def _reworded(piece: ProsePiece, before: str, after: str) -> ProsePiece:
    """What was written before and behind the words of the draft stays as well."""
    words = piece.words.replace(before, after, 1) if before and before in piece.words else after
    return replace(piece, words=words)


def _placed(
    own: Sequence[ProsePiece],
    old: Sequence[ProsePiece],
    new: Sequence[ProsePiece],
    twins: Sequence[int | None],
) -> list[Placed]:
    """The pieces of the text, each with what both drafts have for it."""
    origins = {place: at for at, place in enumerate(twins) if place is not None}
    unchanged = {
        i1 + n: new[j1 + n]
        for tag, i1, i2, j1, _ in aligned(old, new)
        if tag == "equal"
        for n in range(i2 - i1)
    }
    forms = forms_of(own)
    return [
        Placed(
            piece=piece,
            drafted=unchanged.get(origins.get(at, -1)),
            form=forms[at] if at in forms else _form_beside(piece, old, origins.get(at)),
            begins_line=at > 0 and own[at - 1].is_break,
        )
        for at, piece in enumerate(own)
    ]


def _form_beside(piece: ProsePiece, old: Sequence[ProsePiece], origin: int | None) -> Form:
    """What is not counted is as it was drafted, or a hand's."""
    if origin is None or (piece.prefix, piece.mark) != (old[origin].prefix, old[origin].mark):
        return Form.OWN
    return Form.RUN_ON


def _come(gone: Sequence[Placed], new: Sequence[ProsePiece]) -> list[Placed]:
    """What comes into the text; a piece in other words stands as the one it stands for stood."""
    twins = _twins(new, [each.piece for each in gone])
    return [
        _in_place_of(gone[twin], piece) if twin is not None else _new(piece)
        for piece, twin in zip(new, twins, strict=True)
    ]


def _in_place_of(before: Placed, piece: ProsePiece) -> Placed:
    there = before.piece
    is_own = before.form is Form.OWN
    dress = there if is_own else piece
    told = replace(piece, lead=there.lead, tail=there.tail, prefix=dress.prefix, mark=dress.mark)
    form = before.form if is_own or there.is_counted else None
    return Placed(piece=told, drafted=piece, form=form, begins_line=before.begins_line)


def _new(piece: ProsePiece) -> Placed:
    return Placed(piece=piece, drafted=piece, begins_line=True)


def _hunks(old: Sequence[ProsePiece], new: Sequence[ProsePiece]) -> list[_Hunk]:
    """The stretches that differ; sentences that changed one for one are a stretch each."""
    found: list[_Hunk] = []
    for tag, i1, i2, j1, j2 in aligned(old, new):
        if tag == "equal":
            continue
        pairs = list(zip(old[i1:i2], new[j1:j2], strict=False))
        if i2 - i1 == j2 - j1 and all(is_version(*pair) for pair in pairs):
            found += [(i1 + n, i1 + n + 1, j1 + n, j1 + n + 1) for n in range(i2 - i1)]
        else:
            found.append((i1, i2, j1, j2))
    return found


def _twins(old: Sequence[ProsePiece], own: Sequence[ProsePiece]) -> list[int | None]:
    """For each piece of the basis, where the text has it, as it was or in other words."""
    twins: list[int | None] = [None] * len(old)
    for tag, i1, i2, j1, j2 in aligned(old, own):
        if tag == "equal":
            twins[i1:i2] = range(j1, j2)
        elif tag == "replace":
            free = j1
            for at in range(i1, i2):
                match = _most_alike(old[at], own, free, j2)
                if match is not None:
                    twins[at], free = match, match + 1
    return twins


def _most_alike(piece: ProsePiece, own: Sequence[ProsePiece], start: int, end: int) -> int | None:
    if piece.is_break:
        return None
    likeness = {at: likeness_of(piece, own[at]) for at in range(start, min(end, start + _FAR))}
    best = max(likeness, key=lambda at: likeness[at], default=None)
    return best if best is not None and likeness[best] >= ALIKE else None


def _own_places(twins: Sequence[int | None], i1: int, i2: int) -> list[int]:
    return [place for place in twins[i1:i2] if place is not None]


def _behind(twins: Sequence[int | None], i1: int) -> int:
    """Behind what comes before in the basis; at the beginning where nothing does."""
    return next((place + 1 for place in reversed(twins[:i1]) if place is not None), 0)


def _says_something(before: Sequence[ProsePiece], after: Sequence[ProsePiece]) -> bool:
    """An empty line more or less is no change."""
    return any(not piece.is_break for piece in (*before, *after))


def _there(
    own: Sequence[ProsePiece], twins: Sequence[int | None], i1: int, i2: int
) -> Sequence[ProsePiece]:
    """What the text says between what stands before the stretch and what stands behind it."""
    following = (place for place in twins[i2:] if place is not None)
    return own[_behind(twins, i1) : next(following, len(own))]


def _is_told(
    there: Sequence[ProsePiece], before: Sequence[ProsePiece], after: Sequence[ProsePiece]
) -> bool:
    """Whether a hand has put it right already, in its place."""
    said = {piece.key for piece in there}
    gone = {piece.key for piece in before} - {piece.key for piece in after}
    return all(piece.key in said for piece in after) and not gone & said - {"\n"}


def _stands_in(after: Sequence[ProsePiece], present: Sequence[ProsePiece]) -> bool:
    """Whether nothing of what stands there says what falls away in words of its own."""
    return {piece.key for piece in present} <= {"\n", *(piece.key for piece in after)}


def _moved_on(old: Sequence[ProsePiece], new: Sequence[ProsePiece], number: int, draft: str) -> str:
    """The basis as the text is that nobody edited: numbered alike, to be known as not edited."""
    hunks = _hunks(old, new)
    return draft if len(hunks) == 1 else as_text(_taken(old, old, new, hunks[number]))
