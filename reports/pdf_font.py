"""A font as reportlab embeds it, loaded in less than half of reportlab's time and memory.

reportlab reads every glyph number one by one, keeps a list for each, and copies the whole outline
table for each subset. Here the same tables are read in bulk, outlines are taken from where they
stand in the file, and characters above U+FFFF can be copied out of the PDF.
"""

import re
from typing import Any
from weakref import WeakKeyDictionary

from reportlab.pdfbase.ttfonts import TTEncoding, TTFError, TTFNameBytes, TTFont, TTFontFace

from reports.sfnt import Buffer, Sfnt, character_map, numbers_of, read_fonts

SPACE, HARD_SPACE = 0x20, 0xA0
# reportlab writes U+2CB4E as <2CB4E>; a ToUnicode map holds UTF-16: <D872DF4E>.
LONG_CODE = re.compile(r"<([0-9A-F]{5,6})>")


class PdfFont(TTFont):
    """A font registered under a name of its own, whatever its file calls itself."""

    def __init__(self, name: str, data: Buffer, subfont: int) -> None:
        self.fontName = name
        self.face = PdfFace(name, data, subfont)
        self.encoding = TTEncoding()
        self.state: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()
        # Only the characters that are used are embedded, not all of ASCII.
        self._asciiReadable = 0
        self.shapable = False

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        """Embed the font, then correct its ToUnicode maps."""
        super().addObjects(doc)
        for key, stream in doc.idToObject.items():
            if key.startswith("toUnicodeCMap:"):
                stream.content = LONG_CODE.sub(_as_surrogates, stream.content)


class PdfFace(TTFontFace):
    """The tables of a font that reportlab asks for."""

    def __init__(self, name: str, data: Buffer, subfont: int) -> None:
        self._own_name = name
        self._data = data
        self._subfont = subfont
        super().__init__(_Stream(name, data), subfontIndex=subfont)

    def extractInfo(self, charInfo: int = 1) -> None:  # noqa: N802, N803 - reportlab's names
        """Read the small tables as reportlab does and the long ones in bulk."""
        super().extractInfo(charInfo=0)
        # Two files may call themselves the same, or nothing at all.
        self.name = TTFNameBytes(self._own_name.encode("ascii"))
        font = read_fonts(self._data)[self._subfont]
        self._read_metrics(font)
        self._read_characters(font)
        self._read_places(font)
        # The name table (44 KB in one face) would go into the PDF with every 256 characters.
        self.table.pop("name", None)

    def get_table(self, tag: str) -> Any:
        """The bytes of a table; outlines are taken from the file one by one."""
        if tag == "glyf":
            return _Outlines(self._data, self.get_table_pos(tag)[0])
        return super().get_table(tag)  # type: ignore[no-untyped-call]

    def _read_metrics(self, font: Sfnt) -> None:
        (full,) = numbers_of("H", font.table("hhea")[34:36])
        values = numbers_of("H", font.table("hmtx")[: 2 * (full + self.numGlyphs)])
        if not 0 < full <= self.numGlyphs or len(values) != full + self.numGlyphs:
            raise TTFError(f"{self._own_name}: broken table of widths")
        self.hmetrics = _Metrics(values, full)
        self.defaultWidth = values[0] * 1000 / self.unitsPerEm

    def _read_characters(self, font: Sfnt) -> None:
        glyphs = character_map(font)
        if max(glyphs.values(), default=0) >= self.numGlyphs:
            raise TTFError(f"{self._own_name}: broken map of characters")
        if SPACE in glyphs:
            glyphs[HARD_SPACE] = glyphs[SPACE]
        self.charToGlyph = glyphs
        self.glyphToChar: dict[int, list[int]] = {}  # asked for by shaping alone
        ems, metrics = 1000 / self.unitsPerEm, self.hmetrics
        self.charWidths = {code: metrics[glyph][0] * ems for code, glyph in glyphs.items()}

    def _read_places(self, font: Sfnt) -> None:
        (is_long,) = numbers_of("H", font.table("head")[50:52])
        count = self.numGlyphs + 1
        places = numbers_of(
            "I" if is_long else "H", font.table("loca")[: count * (2 + 2 * is_long)]
        )
        if len(places) != count:
            raise TTFError(f"{self._own_name}: broken table of outlines")
        self.glyphPos = places if is_long else [2 * place for place in places]


class _Stream:
    """What reportlab takes for a file: its name and its content."""

    def __init__(self, name: str, data: Buffer) -> None:
        self.name = name
        self._data = data

    def read(self) -> Buffer:
        return self._data


class _Outlines:
    """The outline table, sliced where it stands."""

    def __init__(self, data: Buffer, start: int) -> None:
        self._data = data
        self._start = start

    def __getitem__(self, part: slice) -> bytes:
        return self._data[self._start + part.start : self._start + part.stop]


class _Metrics:
    """Glyph → (advance, left side bearing); the last advance holds for all that follow."""

    def __init__(self, values: Any, full: int) -> None:
        self._values = values
        self._full = full

    def __getitem__(self, glyph: int) -> tuple[int, int]:
        pair = 2 * min(glyph, self._full - 1)
        bearing = pair + 1 if glyph < self._full else self._full + glyph
        return self._values[pair], self._values[bearing]


def _as_surrogates(found: re.Match[str]) -> str:
    return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"
