"""Texts held against each other (比对): what is only set differently is the same.

Blanks, full or half width and kinds of dashes do not count; digits and words do.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

Span = tuple[int, int]


def plain_key(text: str) -> str:
    """What two texts share that differ only in blanks and widths."""
    return _BLANK.sub("", text).translate(_SAME)


def share_of(expected: Iterable[str], found: Iterable[str]) -> float:
    """The share of what is expected that stands in what was found, by runs of signs."""
    ours, theirs = _runs(expected), _runs(found)
    return len(ours & theirs) / len(ours) if ours else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """The words that differ: places in the text before and in the one after."""

    before: tuple[Span, ...]
    after: tuple[Span, ...]


def differing(before: str, after: str) -> Differing:
    """Which words of two texts differ; a number or a Latin word differs as a whole."""
    one, other = _tokens(before), _tokens(after)
    head = _common(one, other)
    tail = _common(one[head:][::-1], other[head:][::-1])
    ours, theirs = one[head : len(one) - tail], other[head : len(other) - tail]
    if len(ours) * len(theirs) > _MOST_COMPARED:
        changes = [(0, len(ours), 0, len(theirs))]
    else:
        matcher = SequenceMatcher(
            None, [key for key, _ in ours], [key for key, _ in theirs], autojunk=False
        )
        changes = _joined([code[1:] for code in matcher.get_opcodes() if code[0] != "equal"])
    return Differing(
        before=tuple(_span(ours, start, end) for start, end, _, _ in changes if start < end),
        after=tuple(_span(theirs, start, end) for _, _, start, end in changes if start < end),
    )


def differing_numbers(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The numbers of two texts that differ in nothing else, each with what it became."""
    one, other = plain_key(before), plain_key(after)
    if _NUMBER.sub("0", one) != _NUMBER.sub("0", other):
        return ()
    pairs = zip(_NUMBER.findall(one), _NUMBER.findall(other), strict=True)
    return tuple((ours, theirs) for ours, theirs in pairs if ours != theirs)


_Token = tuple[str, Span]
_BLANK = re.compile(r"[\s\u3000\u200b\ufeff\u00ad]+")
# Full-width forms of ASCII, and signs that stand for the same.
_SAME = (
    {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    | {ord(sign): ord("-") for sign in "‐‑–—―－"}
    | {ord(sign): ord('"') for sign in "“”„＂"}
    | {ord(sign): ord("'") for sign in "‘’＇"}
    | {ord("〜"): ord("~"), ord("。"): ord("."), ord("•"): ord("·"), ord("・"): ord("·")}
)
_TOKEN = re.compile(r"\d+(?:[.,，]\d+)*[%％‰]?|[A-Za-z]+|\S")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*(?:%|‰)?")
_RUN = 5  # signs that are seldom the same by chance
_MOST_COMPARED = 1_000_000
_NEAR = 1  # equal signs between two changes that are shown as one


def _runs(lines: Iterable[str]) -> set[str]:
    text = "".join(map(plain_key, lines))
    return {text[at : at + _RUN] for at in range(len(text) - _RUN + 1)}


def _tokens(text: str) -> list[_Token]:
    found = ((plain_key(each[0]), each.span()) for each in _TOKEN.finditer(text))
    return [(key, span) for key, span in found if key]


def _common(one: list[_Token], other: list[_Token]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a[0] != b[0]), min(len(one), len(other)))


def _joined(changes: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    joined: list[tuple[int, int, int, int]] = []
    for one, end, other, stop in changes:
        if joined and one - joined[-1][1] <= _NEAR and other - joined[-1][3] <= _NEAR:
            one, _, other, _ = joined.pop()
        joined.append((one, end, other, stop))
    return joined


def _span(tokens: list[_Token], start: int, end: int) -> Span:
    return tokens[start][1][0], tokens[end - 1][1][1]
