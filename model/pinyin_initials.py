"""Finding names by the initials of their pinyin (拼音首字母): yycjc finds 运用促进处.

A word that is looked for matches signs in a row: each sign is the same, or begins the reading of
a character, any of its readings. What is no letter, digit or character (brackets, spaces) may
stand in between unasked.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).resolve().parent.parent / "resources" / "pinyin" / "initials.txt"
_FIRST = 0x4E00
_LONGEST = 60  # signs; nobody means more of a text that was pasted

Span = tuple[int, int]


def matches(query: str, name: str) -> bool:
    """Is each word of the query in the name, as written or by initials? An empty one always."""
    for pattern in _patterns(query):  # noqa: SIM110  no generator: 10,000 names a key
        if pattern.search(name) is None:
            return False
    return True


def match_spans(query: str, name: str) -> tuple[Span, ...] | None:
    """Where the words of the query stand in the name, None when one does not."""
    found = [pattern.search(name) for pattern in _patterns(query)]
    if not all(found):
        return None
    return tuple(sorted(each.span() for each in found if each))


@lru_cache(maxsize=64)
def _patterns(query: str) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(word) for word in query[:_LONGEST].casefold().split())


def _pattern(word: str) -> re.Pattern[str]:
    signs = [sign for sign in word if sign.isalnum()] or list(word)
    return re.compile(r"[\W_]*?".join(map(_class, signs)))


def _class(sign: str) -> str:
    # Both cases by hand: IGNORECASE would look at each of the characters for its other case.
    return f"[{re.escape(sign)}{re.escape(sign.upper()[:1])}{_characters().get(sign, '')}]"


@cache
def _characters() -> dict[str, str]:
    """For each letter the characters that it may stand for."""
    rows, further = _TABLE.read_text(encoding="utf-8").split("\n\n")
    found: dict[str, list[str]] = {letter: [] for letter in "abcdefghijklmnopqrstuvwxyz"}
    for number, letter in enumerate(rows.replace("\n", ""), _FIRST):
        if letter in found:
            found[letter].append(chr(number))
    for line in further.split("\n"):
        found.get(line[:1], []).extend(line[2:])
    found["l"].append("〇")
    return {letter: "".join(characters) for letter, characters in found.items()}
