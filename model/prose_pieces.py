"""Official prose cut into what is numbered and closed (分句): points, sentences, breaks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

_NUMERAL = "[一二三四五六七八九十百]+"
_PREFIX = re.compile(rf"（{_NUMERAL}）|{_NUMERAL}是|{_NUMERAL}、|\d+[.．](?!\d)\s*|（\d+）")
_PIECE = re.compile(rf"\n|[^。；\n]*?(?:[。；]|：(?={_NUMERAL}是)|(?=\n)|$)", re.DOTALL)
# Pieces that share less are no versions of one sentence.
ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class ProsePiece:
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
        """The end of a paragraph?"""
        return self.mark == "\n"

    @property
    def is_counted(self) -> bool:
        """One of several points, 一是 …?"""
        return self.prefix.endswith("是")


def pieces_of(text: str) -> list[ProsePiece]:
    """The pieces of a text, breaks among them; blanks around them are dropped."""
    return [_piece(match[0]) for match in _PIECE.finditer(text) if match[0].strip("　 ")]


def as_text(pieces: Iterable[ProsePiece]) -> str:
    """The text that these pieces make, without empty lines around it."""
    return "".join(map(str, pieces)).strip("\n")


def is_part(piece: ProsePiece) -> bool:
    """Does it begin a part, （一） …?"""
    return piece.prefix.startswith("（") and not piece.prefix[1].isdigit()


def aligned(
    old: Sequence[ProsePiece], new: Sequence[ProsePiece]
) -> Sequence[tuple[str, int, int, int, int]]:
    """Which stretches are equal and which differ, by their words, as difflib gives them."""
    keys = [piece.key for piece in old], [piece.key for piece in new]
    return SequenceMatcher(None, *keys, autojunk=False).get_opcodes()


def is_version(before: ProsePiece, after: ProsePiece) -> bool:
    """Is one the other in other words?"""
    return before.is_break == after.is_break and (
        before.is_break or likeness_of(before, after) >= ALIKE
    )


def likeness_of(one: ProsePiece, other: ProsePiece) -> float:
    """The share of pairs of signs that two pieces have in common."""
    ours, theirs = _pairs(one.words), _pairs(other.words)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def _piece(told: str) -> ProsePiece:
    if told == "\n":
        return ProsePiece("", "", told)
    words = told.strip("　 ")
    prefix = _PREFIX.match(words)
    body = words.removeprefix(prefix[0]) if prefix else words
    mark = body[-1] if body[-1:] in ("。", "；", "：") else ""
    return ProsePiece(prefix[0] if prefix else "", body.removesuffix(mark), mark)


@lru_cache(maxsize=4096)
def _pairs(words: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(words)))
