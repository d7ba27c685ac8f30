"""Where the words of a sentence stand in the lines of the source (原文位置)."""

from collections.abc import Sequence

Span = tuple[int, int]  # first sign and how many

_WIDE = str.maketrans(",;:!?()", "，；：！？（）")


def find_words(text: str, lines: Sequence[str]) -> list[Span | None]:
    """For each of the lines that hold a sentence, which part of it is the sentence.

    Spaces and narrow punctuation do not matter. A line of which nothing is found (Traditional
    characters, slips that were put right) is taken as a whole when no other shows anything.
    """
    rest = "".join(_plain(text)[0])
    found: list[Span | None] = []
    for line in lines:
        signs, places = _plain(line)
        start, length = _overlap(rest, "".join(signs))
        if length:
            rest = rest[length:]
            found.append((places[start], places[start + length - 1] + 1 - places[start]))
        else:
            found.append(None)
    if any(found):
        return found
    return [(0, len(line)) for line in lines]


def _plain(text: str) -> tuple[list[str], list[int]]:
    kept = [(sign, at) for at, sign in enumerate(text.translate(_WIDE)) if not sign.isspace()]
    return [sign for sign, _ in kept], [at for _, at in kept]


def _overlap(rest: str, line: str) -> tuple[int, int]:
    """Where a line holds the whole rest, or its beginning at the end of the line."""
    if not rest or not line:
        return 0, 0
    if (at := line.find(rest)) >= 0:
        return at, len(rest)
    for length in range(min(len(rest), len(line)), 0, -1):
        if line.endswith(rest[:length]):
            return len(line) - length, length
    return 0, 0
