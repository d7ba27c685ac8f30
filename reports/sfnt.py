"""Reads what is asked of a TrueType file: its tables, names, licence bits and character map.

Works on any buffer, so that a mapped file is read only where it is looked at.
"""

import struct
import sys
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from mmap import mmap
from typing import Any

Buffer = bytes | mmap

TRUE_TYPE = (b"\x00\x01\x00\x00", b"true")
COLLECTION = b"ttcf"
NAMES_OF_A_FACE = (1, 4, 6, 16)
UNICODE_MAPS = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
MOST_FONTS = 64
MOST_TABLES = 256


class NotAFontError(ValueError):
    """The bytes are not a font with TrueType outlines, or they are broken."""


@dataclass(frozen=True, slots=True)
class Sfnt:
    """One font: where each of its tables stands in the buffer."""

    data: Buffer
    tables: Mapping[str, tuple[int, int]]

    def table(self, tag: str) -> bytes:
        """The bytes of a table."""
        if tag not in self.tables:
            raise NotAFontError(f"no table {tag}")
        offset, length = self.tables[tag]
        return self.data[offset : offset + length]


def read_fonts(data: Buffer) -> tuple[Sfnt, ...]:
    """The fonts of a file: one, or the members of a collection (.ttc)."""
    if data[:4] != COLLECTION:
        return (_read_font(data, 0),)
    (count,) = _numbers(">L", data, 8)
    if count > MOST_FONTS:
        raise NotAFontError(f"{count} fonts")
    return tuple(_read_font(data, offset) for offset in _numbers(f">{count}L", data, 12))


def face_names(font: Sfnt) -> frozenset[str]:
    """Its family, full and PostScript names in every language, as printed in menus."""
    table = font.table("name")
    count, strings = _numbers(">HH", table, 2)
    names = set()
    for record in range(count):
        place = 6 + 12 * record
        platform, _, _, number, length, start = _numbers(">6H", table, place)
        if number in NAMES_OF_A_FACE:
            raw = table[strings + start : strings + start + length]
            names.add(raw.decode("mac-roman" if platform == 1 else "utf-16-be", "replace"))
    return frozenset(names)


def embedding(font: Sfnt) -> int:
    """The licence bits (fsType) that say whether a document may carry the font."""
    (bits,) = _numbers(">H", font.table("OS/2"), 8)
    return int(bits)


def character_map(font: Sfnt) -> dict[int, int]:
    """Character → glyph, without characters that lead to the empty box."""
    table = font.table("cmap")
    (count,) = _numbers(">H", table, 2)
    maps = {}
    for record in range(count):
        platform, encoding, offset = _numbers(">HHL", table, 4 + 8 * record)
        maps[platform, encoding] = offset
    for kind in UNICODE_MAPS:
        if kind in maps:
            return _read_map(table[maps[kind] :])
    raise NotAFontError("no Unicode map")


def numbers_of(code: str, raw: bytes) -> "array[int]":
    """Big-endian numbers as an array."""
    values = array(code, raw)
    if sys.byteorder == "little":
        values.byteswap()
    return values


def _read_font(data: Buffer, start: int) -> Sfnt:
    if data[start : start + 4] not in TRUE_TYPE:
        raise NotAFontError("no TrueType outlines")
    (count,) = _numbers(">H", data, start + 4)
    if count > MOST_TABLES:
        raise NotAFontError(f"{count} tables")
    tables = {}
    for record in range(count):
        tag, _, offset, length = _numbers(">4sLLL", data, start + 12 + 16 * record)
        if offset + length > len(data):
            raise NotAFontError("ends too early")
        tables[tag.decode("latin-1")] = (offset, length)
    return Sfnt(data, tables)


def _read_map(table: bytes) -> dict[int, int]:
    (number,) = _numbers(">H", table, 0)
    match number:
        case 4:
            found = _read_segments(table)
        case 12:
            found = _read_groups(table)
        case _:
            raise NotAFontError(f"map of format {number}")
    return {code: glyph for code, glyph in found.items() if glyph}


def _read_groups(table: bytes) -> dict[int, int]:
    """Format 12: runs of characters whose glyphs run on."""
    (count,) = _numbers(">L", table, 12)
    runs = numbers_of("I", table[16 : 16 + 12 * min(count, len(table) // 12)])
    found: dict[int, int] = {}
    for first, last, glyph in zip(runs[::3], runs[1::3], runs[2::3], strict=True):
        if not first <= last <= sys.maxunicode:
            raise NotAFontError("broken map")
        found.update(zip(range(first, last + 1), range(glyph, 0x10000), strict=False))
    return found


def _read_segments(table: bytes) -> dict[int, int]:
    """Format 4: runs that count on from a number, or look their glyphs up in a list."""
    (doubled,) = _numbers(">H", table, 6)
    words = numbers_of("H", table[: len(table) // 2 * 2])
    count = doubled // 2
    if len(words) < 8 + 4 * count:
        raise NotAFontError("broken map")
    ends, starts, deltas = (words[at : at + count] for at in (7, 8 + count, 8 + 2 * count))
    found: dict[int, int] = {}
    for segment, (first, last, delta) in enumerate(zip(starts, ends, deltas, strict=True)):
        place = 8 + 3 * count + segment
        if not words[place]:
            glyphs = [(code + delta) & 0xFFFF for code in range(first, last + 1)]
        else:
            begin = place + words[place] // 2
            listed = words[begin : begin + last + 1 - first]
            glyphs = [glyph and (glyph + delta) & 0xFFFF for glyph in listed]
        found.update(zip(range(first, last + 1), glyphs, strict=False))
    return found


def _numbers(layout: str, data: Buffer, offset: int) -> tuple[Any, ...]:
    raw = data[offset : offset + struct.calcsize(layout)]
    try:
        return struct.unpack(layout, raw)
    except struct.error:
        raise NotAFontError("ends too early") from None
