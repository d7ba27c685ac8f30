"""Make initials.txt (拼音首字母): `python make.py` where the package pypinyin is installed."""

import unicodedata
from collections import defaultdict
from pathlib import Path

from pypinyin.phrases_dict import phrases_dict  # type: ignore[import-not-found]
from pypinyin.pinyin_dict import pinyin_dict  # type: ignore[import-not-found]

_FIRST, _LAST = 0x4E00, 0x9FFF
_ROW = 64


def initial(reading: str) -> str:
    """The letter with which a syllable begins, without its tone."""
    return unicodedata.normalize("NFD", reading)[:1]


def initials_in_words() -> dict[str, set[str]]:
    """The letters of each character in words: readings of old books alone stay out."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for phrase, readings in phrases_dict.items():
        if len(phrase) == len(readings):
            for character, (reading, *_) in zip(phrase, readings, strict=True):
                found[character].add(initial(reading))
    return found


def main() -> None:
    """Write the usual reading of each in rows of 64, then the further ones by letter."""
    in_words = initials_in_words()
    usual: list[str] = []
    further: defaultdict[str, list[str]] = defaultdict(list)
    for number in range(_FIRST, _LAST + 1):
        first, *others = map(initial, pinyin_dict.get(number, ".").split(","))
        usual.append(first)
        for letter in dict.fromkeys(others):
            if letter != first and letter in in_words.get(chr(number), ()):
                further[letter].append(chr(number))
    rows = ["".join(usual[at : at + _ROW]) for at in range(0, len(usual), _ROW)]
    others = [f"{letter} {''.join(further[letter])}" for letter in sorted(further)]
    target = Path(__file__).with_name("initials.txt")
    target.write_text("\n".join([*rows, "", *others, ""]), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
