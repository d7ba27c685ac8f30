"""Points and parts numbered anew where something came or went (重新编号): 一是, （一）.

Only what is numbered and closed as drafts are is done anew; what a hand numbered its own way stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import accumulate

from model.number_words import numeral
from model.prose_pieces import ProsePiece, is_part


class Form(Enum):
    """How a piece is numbered and closed (编号样式)."""

    RUN_ON = 1  # as drafts are: 一是…；二是…。
    SENTENCES = 2  # each point a sentence: 一是…。二是…。
    OWN = 3  # by hand


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A piece in its place: what the new draft has for it, and how it was numbered.

    What has just come has no form yet.
    """

    piece: ProsePiece
    drafted: ProsePiece | None
    form: Form | None = None
    begins_line: bool = False


def forms_of(pieces: Sequence[ProsePiece]) -> Mapping[int, Form]:
    """In which form the points of a text are counted, by their places."""
    return {at: _form(pieces, run) for run in _runs(pieces, range(0)) for at in run}


def are_parts_in_order(pieces: Sequence[ProsePiece]) -> bool:
    """Whether the parts are numbered on: （一）, （二） …."""
    told = [pieces[at].prefix for at in _parts(pieces)]
    return told == [_part(number) for number in range(1, len(told) + 1)]


def in_order(placed: Sequence[Placed], touched: range, *, parts_too: bool) -> list[ProsePiece]:
    """The pieces numbered and closed anew where something came or went, and nowhere else."""
    told = [each.piece for each in placed]
    paragraphs = list(accumulate(piece.is_break for piece in told))
    near = {paragraphs[at] for at in touched if 0 <= at < len(told)}
    for at, each in enumerate(placed):
        if paragraphs[at] in near and not each.piece.is_counted and each.form is not Form.OWN:
            told[at] = _dressed(told[at], each.drafted)
    for run in _runs(told, touched):
        forms = {placed[at].form for at in run}
        if Form.OWN not in forms and any(paragraphs[at] in near for at in run):
            mark = "。" if Form.SENTENCES in forms else "；"
            _count(told, run, [each.drafted for each in placed], mark=mark)
    told = list(_with_breaks(told, placed))
    if parts_too:
        for number, at in enumerate(_parts(told), start=1):
            told[at] = replace(told[at], prefix=_part(number))
    return told


def _dressed(piece: ProsePiece, drafted: ProsePiece | None) -> ProsePiece:
    """As it is drafted; a title that is closed here and stands alone there stays closed."""
    if drafted is None:
        return piece
    mark = drafted.mark if piece.mark and drafted.mark else piece.mark
    prefix = piece.prefix if is_part(piece) else drafted.prefix
    return replace(piece, prefix=prefix, mark=mark)


def _form(pieces: Sequence[ProsePiece], run: Sequence[int]) -> Form:
    for form, mark in ((Form.RUN_ON, "；"), (Form.SENTENCES, "。")):
        told = list(pieces)
        _count(told, run, [None] * len(told), mark=mark)
        if told == list(pieces):
            return form
    return Form.OWN


def _runs(pieces: Sequence[ProsePiece], touched: range) -> list[list[int]]:
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


def _count(
    pieces: list[ProsePiece],
    run: Sequence[int],
    drafted: Sequence[ProsePiece | None],
    *,
    mark: str,
) -> None:
    """Number the points of a run; the last one ends with 。, and any other before one with `mark`.

    A single one has no number.
    """
    for number, at in enumerate(run, start=1):
        piece = replace(pieces[at], prefix=f"{numeral(number)}是" if len(run) > 1 else "")
        after = pieces[at + 1] if at + 1 < len(pieces) else None
        if piece.mark in ("。", "；"):
            if after is not None and after.is_counted:
                piece = replace(piece, mark=mark)
            elif after is None or after.is_break or after.prefix:
                piece = replace(piece, mark="。")
            elif (draft := drafted[at]) is not None and draft.mark != "；":
                piece = replace(piece, mark=draft.mark)
        pieces[at] = piece


def _with_breaks(pieces: Sequence[ProsePiece], placed: Sequence[Placed]) -> Iterator[ProsePiece]:
    """A part begins its own paragraph, also where what stood before it went with its break."""
    before: ProsePiece | None = None
    for piece, each in zip(pieces, placed, strict=True):
        if is_part(piece) and each.begins_line and before is not None and not before.is_break:
            yield ProsePiece("", "", "\n")
        yield piece
        before = piece


def _parts(pieces: Sequence[ProsePiece]) -> list[int]:
    """Where parts begin, at the head of a line."""
    return [
        at
        for at, piece in enumerate(pieces)
        if is_part(piece) and (at == 0 or pieces[at - 1].is_break)
    ]


def _part(number: int) -> str:
    return f"（{numeral(number)}）"
