"""Faces for paper: which face prints each character, how wide it is, and which have none.

Each face is a chain of font files: a character goes to the first one that has it, so that a rare
name stands in a neighbouring face instead of an empty box. Holds no paths: files are handed in.
"""

import re
import struct
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO
from itertools import chain as in_turn
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from model.errors import MissingGlyphError

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

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
    """A font by a name of its own (ASCII, one name one file); `read` is called on first use."""

    name: str
    read: Callable[[], bytes]
    subfont: int = 0


@dataclass(frozen=True, slots=True)
class FontSet:
    """For each face its files, first choice first; the last ones catch rare characters."""

    chains: Mapping[Face, tuple[FontFile, ...]]
    _opened: dict[Face, "_Chain"] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )


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
    homes = [(character, _home(chain, character, text)) for character in text]
    printed = groupby((pair for pair in homes if pair[1]), key=lambda pair: pair[1])
    return tuple(Run("".join(character for character, _ in run), name) for name, run in printed)


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
        self._opened: dict[str, TTFont] = {}
        self.plain: set[str] = set()
        self.homes = _Homes(self)
        self.advances = _Advances(self)
        self.first_name = next(self._names())

    def find_home(self, character: str) -> str:
        """The name of the first font that has the character; KeyError when none has it."""
        if _prints_nothing(character):
            return ""
        having = (name for name in self._names() if ord(character) in self._glyphs(name))
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

    def _glyphs(self, font_name: str) -> Mapping[int, int]:
        glyphs: Mapping[int, int] = self._opened[font_name].face.charToGlyph
        return glyphs

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


def _home(chain: _Chain, character: str, text: str) -> str:
    try:
        return chain.homes[character]
    except KeyError:
        raise _refusal(text, chain) from None


def _missing(text: str, chain: _Chain) -> tuple[str, ...]:
    found = []
    for character in dict.fromkeys(text):
        try:
            chain.homes[character]
        except KeyError:
            found.append(character)
    return tuple(found)


def _refusal(text: str, chain: _Chain) -> MissingGlyphError:
    named = "、".join(f"“{c}”（U+{ord(c):04X}）" for c in _missing(text, chain))
    return MissingGlyphError(
        f"本机字体中没有 {named}，无法印出“{text}”。没有生成文件，台账内容不受影响。"
        "请安装含有该字的字体后重试，或者改用通行的字。"
    )


def _prints_nothing(character: str) -> bool:
    return unicodedata.category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def _registered(file: FontFile) -> "TTFont | None":
    """The font as reportlab knows it, loaded on first use; None when it cannot be read."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFError

    if file.name not in pdfmetrics.getRegisteredFontNames():
        try:
            pdfmetrics.registerFont(_open(file))
        except (TTFError, OSError, struct.error):
            return None
    return cast("TTFont", pdfmetrics.getFont(file.name))


def _open(file: FontFile) -> "TTFont":
    from reportlab.pdfbase.ttfonts import TTFont

    class Font(TTFont):
        """A font whose characters above U+FFFF can be copied out of the PDF."""

        def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
            super().addObjects(doc)
            for key, stream in doc.idToObject.items():
                if key.startswith("toUnicodeCMap:"):
                    stream.content = _LONG_CODE.sub(_as_surrogates, stream.content)

    stream = BytesIO(file.read())
    stream.name = file.name
    return Font(file.name, stream, subfontIndex=file.subfont, shapable=False)


# reportlab writes U+2CB4E as <2CB4E>; a ToUnicode map holds UTF-16: <D872DF4E>.
_LONG_CODE = re.compile(r"<([0-9A-F]{5,6})>")


def _as_surrogates(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"
