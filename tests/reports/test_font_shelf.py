"""Text as the codes of fonts, changed within a line where a font lacks a character."""

import re

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from reports.font_shelf import FontShelf, printable
from reports.fonts import Face, FontFile, FontSet
from reports.sfnt import Buffer
from tests.reports.pdf_reader import bundled_fonts

_SIZE = 10.0


def shelf_of(*files: FontFile) -> FontShelf:
    return FontShelf(FontSet(dict.fromkeys(Face, files)))


def square_font(name: str, *, characters: str, low: int = -120) -> FontFile:
    """A font of squares that stand at `low` thousandths of an em."""
    data = _squares(characters, low)
    return FontFile(name, lambda: data)


def _squares(characters: str, low: int) -> Buffer:
    from io import BytesIO

    names = [".notdef", *(f"u{ord(character):X}" for character in characters)]
    pen = TTGlyphPen(None)
    corners = ((0, low), (0, low + 1000), (1000, low + 1000), (1000, low))
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    glyph = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): name for c, name in zip(characters, names[1:], strict=True)})
    builder.setupGlyf(dict.fromkeys(names, glyph))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Squares", "styleName": "Regular", "psName": "Squares"})
    builder.setupOS2()
    builder.setupPost()
    stream = BytesIO()
    builder.save(stream)
    return stream.getvalue()


def test_characters_are_numbered_in_the_order_of_their_use() -> None:
    shelf = shelf_of(square_font("Shelf-Order", characters="甲乙丙"))
    assert shelf.shown("乙甲乙", Face.HEITI, _SIZE) == "<000100020001> Tj"


def test_a_face_without_text_has_no_font_to_choose() -> None:
    shelf = shelf_of(square_font("Shelf-None", characters="甲"))
    assert shelf.choice(Face.HEITI, _SIZE) == ""
    assert shelf.shown("\u200b", Face.HEITI, _SIZE) == "<> Tj"


def test_strangers_side_by_side_change_the_font_once() -> None:
    own = square_font("Shelf-Own", characters="甲")
    other = square_font("Shelf-Other", characters="乙丙")
    third = square_font("Shelf-Third", characters="丁")
    shelf = shelf_of(own, other, third)
    shown = shelf.shown("甲乙丙丁甲", Face.HEITI, _SIZE)
    assert re.findall(r"/(F\d) 10 Tf", shown) == ["F2", "F1", "F3", "F1"]
    assert re.findall(r"<(\w+)> Tj", shown) == ["0001", "00010002", "0001", "0001"]


def test_faces_share_a_font_that_stands_in_both() -> None:
    shelf = shelf_of(square_font("Shelf-Shared", characters="甲乙"))
    shelf.shown("甲", Face.HEITI, _SIZE)
    assert shelf.shown("乙", Face.KAITI, _SIZE) == "<0002> Tj"


def test_a_font_that_sits_low_is_raised() -> None:
    shelf = shelf_of(square_font("Shelf-Low", characters="国图甲", low=-200))
    shelf.shown("甲", Face.HEITI, _SIZE)
    assert shelf.choice(Face.HEITI, _SIZE) == "/F1 10 Tf 0.8 Ts"


def test_a_font_without_the_measured_characters_stays_where_it_is() -> None:
    shelf = shelf_of(square_font("Shelf-Odd", characters="甲", low=-200))
    shelf.shown("甲", Face.HEITI, _SIZE)
    assert shelf.choice(Face.HEITI, _SIZE) == "/F1 10 Tf 0 Ts"


def test_lines_are_measured_in_each_face() -> None:
    shelf = FontShelf(bundled_fonts())
    broken = shelf.lines([("（一）", Face.KAITI), ("国国国", Face.FANGSONG)], 4)
    assert [(line.start, line.end) for line in broken] == [(0, 4), (4, 6)]


def test_a_fault_in_the_widths_is_not_taken_for_a_missing_character(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reports.font_shelf.advances", lambda face, fonts: {})
    with pytest.raises(KeyError):
        FontShelf(bundled_fonts()).lines([("国", Face.HEITI)], 4)


def test_controls_become_spaces() -> None:
    assert printable("甲\t乙\u2028丙\x85") == "甲 乙 丙 "
