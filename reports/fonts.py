"""Faces for paper: which face prints each character, how wide it is, and which have none.

Each face is a chain of font files: a character goes to the first one that has it, so that a rare
name stands in a neighbouring face instead of an empty box. Holds no paths: files are handed in.
"""

import struct
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain as in_turn
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, cast

from model.errors import FileAccessError, MissingGlyphError
from reports.sfnt import Buffer, NotAFontError

if TYPE_CHECKING:
    from reports.pdf_font import PdfFont

# Chinese text sets these one em wide; many Latin-minded faces draw them a third as wide.
FULL_WIDTH = frozenset("“”‘’…—·×")
NEARLY_AN_EM = 0.9


class Face(StrEnum):
    """The faces that GB/T 9704 names (字体)."""

    XIAOBIAOSONG = "小标宋"
    HEITI = "黑体"
    KAITI = "楷体"
    FANGSONG = "仿宋"
    SONGTI = "宋体"


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font by a name of its own (ASCII, one name one file).

    `read` is called on first use and gives the file as bytes, or mapped, which saves memory.
    With `hanzi_only` its marks, letters and digits are left to the next file, which draws them
    better: many open faces took care of the characters alone.
    """

    name: str
    read: Callable[[], Buffer]
    subfont: int = 0
    hanzi_only: bool = False


@dataclass(frozen=True, slots=True)
class FontSet:
    """For each face its files, first choice first; the last ones catch rare characters."""

    chains: Mapping[Face, tuple[FontFile, ...]]
    _opened: dict[Face, "_Chain"] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )


# How much of a long text a refusal quotes.
_QUOTED = 30


class Run(NamedTuple):
    """A piece of text that one font prints; `font_name` is registered with reportlab."""

    text: str
    font_name: str


def split_runs(text: str, face: Face, fonts: FontSet) -> tuple[Run, ...]:
    """Split text over the fonts of a face; raises MissingGlyphError when one character has none.

    Marks that print nothing (zero-width spaces, variation selectors) are left out.
    """
    chain = _chain(face, fonts)
    if chain.plain.issuperset(text):
        return (Run(text, chain.first_name),) if text else ()
    try:
        homes = list(map(chain.homes.__getitem__, text))
    except KeyError:
        raise _refusal(text, chain) from None
    if "" in homes:
        printed = "".join(c for c, home in zip(text, homes, strict=True) if home)
        return split_runs(printed, face, fonts)
    return tuple(_runs(text, homes))


def width(text: str, face: Face, size: float, fonts: FontSet) -> float:
    """The width of text in points."""
    chain = _chain(face, fonts)
    try:
        return sum(map(chain.advances.__getitem__, text)) * size
    except KeyError:
        raise _refusal(text, chain) from None


def advances(face: Face, fonts: FontSet) -> Mapping[str, float]:
    """Character → width in ems, for line breaking; a missing character raises KeyError."""
    return _chain(face, fonts).advances


def missing_characters(text: str, face: Face, fonts: FontSet) -> tuple[str, ...]:
    """The characters of text that no font of the face has, each once, in their order."""
    return _missing(text, _chain(face, fonts))


class _Advances(dict[str, float]):
    """Widths in ems, looked up once per character."""

    def __init__(self, chain: "_Chain") -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, character: str) -> float:
        home = self._chain.homes[character]
        ems = self._chain.ems(home, character) if home else 0.0
        self[character] = ems
        return ems


class _Homes(dict[str, str]):
    """Character → name of the font that prints it; "" for marks that print nothing."""

    def __init__(self, chain: "_Chain") -> None:
        super().__init__()
        self._chain = chain

    def __missing__(self, character: str) -> str:
        home = self._chain.find_home(character)
        self[character] = home
        if home == self._chain.first_name:
            self._chain.plain.add(character)
        return home


class _Chain:
    """The opened fonts of one face and what is known of their characters so far."""

    def __init__(self, files: tuple[FontFile, ...]) -> None:
        self._waiting = list(files)
        self._hanzi_only = {file.name for file in files if file.hanzi_only}
        self._opened: dict[str, PdfFont] = {}
        self.plain: set[str] = set()
        self.homes = _Homes(self)
        self.advances = _Advances(self)
        self.first_name = next(self._names(), "")
        if not self.first_name:
            raise FileAccessError(
                "程序自带的字体文件缺失或损坏，无法生成纸质材料。台账内容不受影响。"
                "请重新安装本程序后重试。"
            )

    def find_home(self, character: str) -> str:
        """The name of the first font that has the character; KeyError when none has it."""
        if _prints_nothing(character):
            return ""
        having = (name for name in self._names() if self._has(name, character))
        first = next(having, None)
        if first is None:
            raise KeyError(character)
        if character in FULL_WIDTH:
            wide = (n for n in in_turn([first], having) if self.ems(n, character) > NEARLY_AN_EM)
            return next(wide, first)
        return first

    def ems(self, font_name: str, character: str) -> float:
        """The width of a character in the font of that name."""
        return float(self._opened[font_name].face.charWidths[ord(character)]) / 1000

    def _has(self, name: str, character: str) -> bool:
        if name in self._hanzi_only and not _is_hanzi(character):
            return False
        return ord(character) in self._opened[name].face.charToGlyph

    def _names(self) -> Iterator[str]:
        """The fonts in order, opened as they are asked for; one that cannot be read is passed."""
        yield from list(self._opened)
        while self._waiting:
            file = self._waiting.pop(0)
            font = _registered(file)
            if font is not None:
                self._opened[file.name] = font
                yield file.name


def _chain(face: Face, fonts: FontSet) -> _Chain:
    chain = fonts._opened.get(face)
    if chain is None:
        chain = fonts._opened[face] = _Chain(fonts.chains[face])
    return chain


def _runs(text: str, homes: list[str]) -> Iterator[Run]:
    start = 0
    for name, run in groupby(homes):
        end = start + len(list(run))
        yield Run(text[start:end], name)
        start = end


def _missing(text: str, chain: _Chain) -> tuple[str, ...]:
    found = []
    for character in dict.fromkeys(text):
        try:
            chain.homes[character]
        except KeyError:
            found.append(character)
    return tuple(found)


def _refusal(text: str, chain: _Chain) -> MissingGlyphError:
    characters = _missing(text, chain)
    around = _around(text, characters[0])
    named = "、".join(f"“{c}”（U+{ord(c):04X}）" for c in characters)
    return MissingGlyphError(
        f"本机字体中没有 {named}，无法印出“{around}”。这份纸质材料没有生成，台账内容不受影响。"
        "请安装含有该字的字体后重试，或者改用通行的字。",
        characters=characters,
        around=around,
    )


def _around(text: str, character: str) -> str:
    """The words in which a character stands, not a whole page of them."""
    start = max(text.index(character) - _QUOTED // 2, 0)
    end = start + _QUOTED
    return f"{'……' * (start > 0)}{text[start:end]}{'……' * (end < len(text))}"


def _prints_nothing(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def _is_hanzi(character: str) -> bool:
    return character == "〇" or "\u3400" <= character <= "\u9fff" or character >= "\U00020000"


def _registered(file: FontFile) -> "PdfFont | None":
    """The font as reportlab knows it, loaded on first use; None when it cannot be read."""
    # On use: reportlab takes 0.2 s, and the window imports this module at its start.
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError

    from reports.pdf_font import PdfFont

    if file.name not in pdfmetrics.getRegisteredFontNames():
        try:
            pdfmetrics.registerFont(PdfFont(file.name, file.read(), file.subfont))
        except (TTFError, NotAFontError, OSError, struct.error):
            return None
    return cast("PdfFont", pdfmetrics.getFont(file.name))
