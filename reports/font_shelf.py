"""Faces inside a PDF: each font whole under one name, with just the characters that were used.

reportlab cuts a TrueType font into pieces of 256 characters; Chinese pages then change fonts at
every second character. Here a font is one Type 0 font with two-byte codes, so that pages stay
small, and what is copied out is right above U+FFFF too.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from reports.fonts import Face, FontSet, advances, split_runs, width
from reports.line_break import ChunkWidths, Line, break_lines

# Tabs and the like print nothing; a space keeps the words apart.
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")

# Stands around a character that is printed by another font of the chain: |F2 0041 F2|.
_EDGE = "|"


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
        """The operators that show text, when the font of `key` is chosen."""
        codes = text.translate(self._codes[face])
        if _EDGE not in codes:
            return f"<{codes}> Tj"
        return self._changing(codes, self._codes[face].key, size)

    def key(self, face: Face) -> str:
        """The name by which pages call the font that prints most of a face."""
        return self._codes[face].key

    def _changing(self, codes: str, own: str, size: float) -> str:
        """Codes of more than one font: change to the other one, and back."""
        for font in self._embedded.values():
            codes = codes.replace(f" {font.key}{_EDGE}{_EDGE}{font.key} ", "")
        pieces = codes.split(_EDGE)
        for at in range(1, len(pieces), 2):
            key, strange, _ = pieces[at].split(" ")
            pieces[at] = f"> Tj /{key} {size:g} Tf <{strange}> Tj /{own} {size:g} Tf <"
        return f"<{''.join(pieces)}> Tj".replace("<> Tj", "")

    def place(self, character: str, face: Face) -> tuple[str, str] | None:
        """Font key and code of a character; None for a mark that prints nothing."""
        runs = split_runs(character, face, self._fonts)
        if not runs:
            return None
        name = runs[0].font_name
        if name not in self._embedded:
            self._embedded[name] = _EmbeddedFont(f"F{len(self._embedded) + 1}", name)
        font = self._embedded[name]
        return font.key, font.code(ord(character))

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
        self.key = ""

    def __missing__(self, ordinal: int) -> str:
        place = self._shelf.place(chr(ordinal), self._face)
        code = self._told(*place) if place else ""
        self[ordinal] = code
        return code

    def _told(self, key: str, code: str) -> str:
        self.key = self.key or key
        return code if key == self.key else f"{_EDGE}{key} {code} {key}{_EDGE}"


class _EmbeddedFont:
    """One font: its characters in the order of their first use, numbered from 1."""

    def __init__(self, key: str, font_name: str) -> None:
        from reportlab.pdfbase import pdfmetrics

        self.key = key
        font: Any = pdfmetrics.getFont(font_name)
        self._face = font.face
        self._ordinals: list[int] = []

    def code(self, ordinal: int) -> str:
        """The code of a character, given out at its first use."""
        self._ordinals.append(ordinal)
        return f"{len(self._ordinals):04X}"

    def written(self, pdf: Any) -> Any:
        """The font as an object of the document."""
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString

        name = f"ZHIZEA+{_plain(self._face.name)}"
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(name),
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": self._face.addSubsetObjects(pdf, name, self._ordinals),
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
                    "BaseFont": PDFName(name),
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


def _plain(name: bytes | str) -> str:
    text = name.decode("latin-1") if isinstance(name, bytes) else name
    return re.sub(r"[^A-Za-z0-9-]", "", text)
