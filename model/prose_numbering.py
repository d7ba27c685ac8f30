"""Points and parts numbered anew where something came or went (重新编号): 一是, （一）."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import accumulate

from model.number_words import numeral
from model.prose_pieces import ProsePiece, aligned, is_part


def in_order(
    pieces: Sequence[ProsePiece], draft: Sequence[ProsePiece], touched: range, *, parts_too: bool
) -> list[ProsePiece]:
    """The pieces numbered and closed anew where something came or went, and nowhere else.

    What the clerk numbered by hand stays, and so does a run that nothing touched.
    """
    told = list(pieces)
    paragraphs = list(accumulate(piece.is_break for piece in told))
    near = {paragraphs[at] for at in touched if 0 <= at < len(told)}
    known = set()
    for tag, i1, i2, j1, j2 in aligned(told, draft):
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
        parts = [at for at, piece in enumerate(told) if at in known and is_part(piece)]
        for number, at in enumerate(parts, start=1):
            told[at] = replace(told[at], prefix=f"（{numeral(number)}）")
    return list(_with_breaks(told, known))


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


def _count(pieces: list[ProsePiece], run: Sequence[int]) -> None:
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


def _with_breaks(pieces: Sequence[ProsePiece], known: Set[int]) -> Iterator[ProsePiece]:
    """A part begins its own paragraph, also where what stood before it went with its break."""
    before: ProsePiece | None = None
    for at, piece in enumerate(pieces):
        if at in known and is_part(piece) and before is not None and not before.is_break:
            yield ProsePiece("", "", "\n")
        yield piece
        before = piece
