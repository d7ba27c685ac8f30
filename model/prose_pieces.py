"""Official prose cut into what is numbered and closed (分句): points, sentences, breaks."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

_NUMERAL = "[一二三四五六七八九十百]+"
_BLANK = "　 \t\u00a0"
# What stands before a point: as drafts number it, or as a hand does (第二，; 其次，; 2.).
_COUNT = rf"{_NUMERAL}是|第{_NUMERAL}(?:是|[，、：])|其{_NUMERAL}，|(?:首先|其次|再次|最后)，"
_PREFIX = re.compile(
    rf"(?:{_COUNT}|（{_NUMERAL}）|{_NUMERAL}、|\d+(?:[.．](?!\d)|、)|（\d+）)[{_BLANK}]*"
)
_PIECE = re.compile(rf"\n|[^。；！？\n]*?(?:[。；！？]|：(?={_COUNT})|(?=\n)|$)", re.DOTALL)
_MARKS = ("。", "；", "：", "！", "？")
# Pieces that share less are no versions of one sentence.
ALIKE = 0.4


@dataclass(frozen=True, slots=True)
class ProsePiece:
    """A sentence or a part of one: what numbers it, its words, the mark that closes it.

    `lead` and `tail` are the blanks around it.
    """

    prefix: str
    words: str
    mark: str
    lead: str = ""
    tail: str = ""

    def __str__(self) -> str:
        return self.lead + self.prefix + self.words + self.mark + self.tail

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
        return self.prefix[:1] != "第" and self.prefix.rstrip(_BLANK).endswith("是")


def pieces_of(text: str) -> list[ProsePiece]:
    """The pieces of a text, breaks among them; put together again they are the text."""
    pieces: list[ProsePiece] = []
    blank = ""
    for match in _PIECE.finditer(text):
        if match[0].strip(_BLANK):
            pieces.append(_piece(match[0], blank))
            blank = ""
        else:
            blank += match[0]
    if blank and pieces:
        pieces[-1] = replace(pieces[-1], tail=pieces[-1].tail + blank)
    return pieces


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
    ours, theirs = sign_pairs(one.words), sign_pairs(other.words)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


@lru_cache(maxsize=4096)
def sign_pairs(text: str) -> frozenset[str]:
    """Each two signs that stand side by side: by these texts are likened."""
    return frozenset(map("".join, pairwise(text)))


def _piece(told: str, blank: str) -> ProsePiece:
    if told == "\n":
        return ProsePiece("", "", told, lead=blank)
    words = told.strip(_BLANK)
    lead, tail = told.split(words, 1)
    prefix = _PREFIX.match(words)
    body = words.removeprefix(prefix[0]) if prefix else words
    mark = body[-1] if body[-1:] in _MARKS else ""
    return ProsePiece(
        prefix[0] if prefix else "", body.removesuffix(mark), mark, lead=blank + lead, tail=tail
    )
