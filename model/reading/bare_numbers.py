"""Tasks numbered without a sign behind the number: 1 推进立法 becomes 1.推进立法."""

import re
from dataclasses import replace

from model.reading.lines import Line
from model.reading.signs import CJK


def sign_numbers(lines: list[Line]) -> list[Line]:
    """The lines with a sign behind bare numbers that count on from 1 and lead sentences.

    Where another number carries its sign, and where a number may count things or days, the lines
    stay as they are.
    """
    if any(_SIGNED.match(line.text) for line in lines):
        return lines
    places = _in_turn(lines)
    if len(places) < _FEWEST or not _lead_sentences(lines, places):
        return lines
    signed = list(lines)
    for at in places:
        signed[at] = replace(lines[at], text=_BARE.sub(r"\1.", lines[at].text, count=1))
    return signed


_FEWEST = 2
_FARTHEST = 12  # lines from a number to the end of its first sentence
_SIGNED = re.compile(r"\s*\d{1,3}\s?(?:[、.．]\s*(?!\d)|\.\d)")
_BARE = re.compile(
    rf"^\s*(\d{{1,3}})[ \u3000\t]+(?=[{CJK}“《]|(?:19|20)\d\d ?年)"
    r"(?![年月日号家件项个条人户次元万亿])"
)


def _in_turn(lines: list[Line]) -> list[int]:
    """The lines whose bare number is the next one, or 1 again."""
    places: list[int] = []
    last = 0
    for at, line in enumerate(lines):
        found = _BARE.match(line.text)
        if found and line.text.count("\t") <= 1 and int(found[1]) in (1, last + 1):
            places.append(at)
            last = int(found[1])
    return places


def _lead_sentences(lines: list[Line], places: list[int]) -> bool:
    """Whether most of them begin a sentence; a ranking of a site lists titles."""
    ends = (*places[1:], len(lines))
    whole = sum(
        any("。" in line.text for line in lines[start : min(end, start + _FARTHEST)])
        for start, end in zip(places, ends, strict=True)
    )
    return whole * 3 >= len(places) * 2
