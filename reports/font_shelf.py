"""Faces inside a PDF: each font whole under one name, with just the characters that were used.

reportlab cuts a TrueType font into pieces of 256 characters; Chinese pages then change fonts at
every second character. Here a font is one Type 0 font with two-byte codes, so that pages stay
small, and what is copied out is right above U+FFFF too.
"""

import struct
from collections.abc import Iterator, Sequence
from itertools import islice
from string import ascii_uppercase
from typing import Any

from model.errors import MissingGlyphError
from reports import gongwen
from reports.fonts import Face, FontSet, advances, split_runs, width
from reports.line_break import ChunkWidths, Line, break_lines

# Tabs and the like print nothing; a space keeps the words apart. Spaces of other widths come with
# copies from the web, and lowered or raised digits (CO₂) stand in no face: their plain forms do.
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), *range(0x2000, 0x200B)), " ")
_CONTROLS |= dict.fromkeys((0x2028, 0x2029, 0x202F, 0x205F), " ")
_CONTROLS |= {0x2080 + digit: str(digit) for digit in range(10)}
_CONTROLS |= {0x2070 + digit: str(digit) for digit in (0, *range(4, 10))}

# Stands around a character that is printed by another font of the chain: |F2 0041 F2|.
_EDGE = "|"
# Characters whose ink fills the square; fonts whose squares differ by less are level.
_SQUARE = "国图圆重高省局"
_LEVEL = 0.02


def printable(text: str) -> str:
    """Text without characters that steer a printer of old."""
    return text.translate(_CONTROLS)


class FontShelf:
    """The fonts of one PDF and the codes of the characters that it prints."""

    def __init__(self, fonts: FontSet) -> None:
        self._fonts = fonts
        self._embedded: dict[str, _EmbeddedFont] = {}
        self._codes = {face: _Codes(self, face) for face in Face}
        self._widths: dict[Face, ChunkWidths] = {}

    def ems(self, text: str, face: Face) -> float:
        """The width of text in ems."""
        return width(text, face, 1.0, self._fonts)

    def lines(
        self,
        parts: Sequence[tuple[str, Face]],
        measure: float,
        *,
        indent: float = 0.0,
        justified: bool = False,
    ) -> list[Line]:
        """Break text that stands in one face or several; all widths are in ems."""
        try:
            measured = [(text, self._chunks(face)) for text, face in parts]
            return break_lines(measured, measure, indent=indent, justified=justified)
        except KeyError:
            for text, face in parts:
                split_runs(text, face, self._fonts)
            raise

    def shown(self, text: str, face: Face, size: float) -> str:
        """The operators that show text, when the font of its face is chosen."""
        try:
            codes = text.translate(self._codes[face])
        except MissingGlyphError:
            # Asked one by one, a character does not know the words around it.
            split_runs(text, face, self._fonts)
            raise
        if _EDGE not in codes:
            return f"<{codes}> Tj"
        return self._changing(codes, self.choice(face, size), size)

    def choice(self, face: Face, size: float) -> str:
        """The operators that choose the font that prints most of a face; "" before any text."""
        font = self._embedded.get(self._codes[face].font_name)
        return font.choice(size) if font else ""

    def place(self, character: str, face: Face) -> tuple[str, str] | None:
        """Font name and code of a character; None for a mark that prints nothing."""
        runs = split_runs(character, face, self._fonts)
        if not runs:
            return None
        name = runs[0].font_name
        if name not in self._embedded:
            self._embedded[name] = _EmbeddedFont(len(self._embedded), name)
        return name, self._embedded[name].code(ord(character))

    def _changing(self, codes: str, own: str, size: float) -> str:
        """Codes of more than one font: change to the other one, and back."""
        for name in self._embedded:
            codes = codes.replace(f" {name}{_EDGE}{_EDGE}{name} ", "")
        pieces = codes.split(_EDGE)
        for at in range(1, len(pieces), 2):
            name, strange, _ = pieces[at].split(" ")
            other = self._embedded[name].choice(size)
            pieces[at] = f"> Tj {other} <{strange}> Tj {own} <"
        return f"<{''.join(pieces)}> Tj".replace("<> Tj", "")

    def _chunks(self, face: Face) -> ChunkWidths:
        if face not in self._widths:
            self._widths[face] = ChunkWidths(advances(face, self._fonts))
        return self._widths[face]

    def add_to(self, pdf: Any) -> None:
        """Write all fonts into the document, under the keys that the pages use."""
        from reportlab.pdfbase.pdfdoc import BasicFonts

        shelf = pdf.idToObject[BasicFonts]
        for font in self._embedded.values():
            shelf.dict[font.key] = font.written(pdf)


class _Codes(dict[int, str]):
    """Character → its code, as str.translate looks it up."""

    def __init__(self, shelf: FontShelf, face: Face) -> None:
        super().__init__()
        self._shelf = shelf
        self._face = face
        self.font_name = ""

    def __missing__(self, ordinal: int) -> str:
        place = self._shelf.place(chr(ordinal), self._face)
        code = self._told(*place) if place else ""
        self[ordinal] = code
        return code

    def _told(self, name: str, code: str) -> str:
        self.font_name = self.font_name or name
        return code if name == self.font_name else f"{_EDGE}{name} {code} {name}{_EDGE}"


class _EmbeddedFont:
    """One font: its characters in the order of their first use, numbered from 1."""

    def __init__(self, number: int, font_name: str) -> None:
        from reportlab.pdfbase import pdfmetrics

        font: Any = pdfmetrics.getFont(font_name)
        self.key = f"F{number + 1}"
        self._face = font.face
        # Six letters that tell the subsets of one file apart.
        self._name = f"ZHIZE{ascii_uppercase[number]}+{font_name}"
        self._ordinals: list[int] = []
        self._rise = _rise(self._face)

    def choice(self, size: float) -> str:
        """The operators that choose this font, set level with the others."""
        return f"/{self.key} {size:g} Tf {self._rise * size:.3g} Ts"

    def code(self, ordinal: int) -> str:
        """The code of a character, given out at its first use."""
        self._ordinals.append(ordinal)
        return f"{len(self._ordinals):04X}"

    def written(self, pdf: Any) -> Any:
        """The font as an object of the document."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(self._name),
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": self._face.addSubsetObjects(pdf, self._name, self._ordinals),
                "DW": 1000,
                "W": PDFArray([1, PDFArray(self._widths())]),
                "CIDToGIDMap": pdf.Reference(_stream(self._glyphs())),
            }
        )
        return pdf.Reference(
            PDFDictionary(
                {
                    "Type": PDFName("Font"),
                    "Subtype": PDFName("Type0"),
                    "BaseFont": PDFName(self._name),
                    "Encoding": PDFName("Identity-H"),
                    "DescendantFonts": PDFArray([pdf.Reference(descendant)]),
                    "ToUnicode": pdf.Reference(_stream(self._to_unicode().encode("ascii"))),
                }
            ),
            f"font:{self.key}",
        )

    def _widths(self) -> list[int]:
        return [round(self._face.charWidths[ordinal]) for ordinal in self._ordinals]

    def _glyphs(self) -> bytes:
        """Code → glyph of the subset, which numbers its glyphs in the order of first use."""
        seen = {0: 0}
        numbers = [0]
        for ordinal in self._ordinals:
            original = self._face.charToGlyph[ordinal]
            numbers.append(seen.setdefault(original, len(seen)))
        return b"".join(number.to_bytes(2, "big") for number in numbers)

    def _to_unicode(self) -> str:
        blocks = "".join(
            f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n"
            for block in _hundreds(
                f"<{code:04X}> <{chr(ordinal).encode('utf-16-be').hex().upper()}>\n"
                for code, ordinal in enumerate(self._ordinals, start=1)
            )
        )
        return _CMAP.format(blocks)


_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _hundreds(entries: Iterator[str]) -> Iterator[list[str]]:
    """A map takes at most a hundred entries a block."""
    return iter(lambda: list(islice(entries, 100)), [])


def _stream(content: bytes) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress

    return PDFStream(content=content, filters=[PDFZCompress])


def _rise(face: Any) -> float:
    """How far a font must be raised, in ems, for its characters to stand level with others.

    Open faces differ by a tenth of an em, which shows where two of them meet in a line.
    """
    middles = []
    for character in _SQUARE:
        glyph = face.charToGlyph.get(ord(character))
        if glyph:
            start = face.glyphPos[glyph]
            outline = face.get_table("glyf")[start : start + 10]
            _, _, lowest, _, highest = struct.unpack(">5h", outline)
            middles.append((lowest + highest) / 2 / face.unitsPerEm)
    if not middles:
        return 0.0
    off = gongwen.MIDDLE - sum(middles) / len(middles)
    return round(off, 2) if abs(off) > _LEVEL else 0.0
