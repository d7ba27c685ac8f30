"""The reader of font files agrees with fontTools and takes no broken file for a font."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from reports.sfnt import NotAFontError, Sfnt, character_map, embedding, face_names, read_fonts

BUNDLED = Path(__file__).parents[2] / "resources" / "fonts"
SANS = BUNDLED / "zhize-sans-regular.ttf"
KAI = BUNDLED / "gkai00mp.ttf"


@pytest.mark.parametrize("path", [SANS, KAI], ids=["map of format 12", "map of format 4"])
def test_the_character_map_is_the_one_that_font_tools_reads(path: Path) -> None:
    with TTFont(path, lazy=True) as font:
        expected = {code: font.getGlyphID(name) for code, name in font.getBestCmap().items()}
    (found,) = read_fonts(path.read_bytes())
    assert character_map(found) == {code: glyph for code, glyph in expected.items() if glyph}


def test_names_are_read_in_every_language() -> None:
    (kai,) = read_fonts(KAI.read_bytes())
    assert face_names(kai) == {"AR PL KaitiM GB", "文鼎ＰＬ简中楷", "GBZenKai-Medium"}
    assert embedding(kai) == 4


def test_each_member_of_a_collection_is_a_font() -> None:
    collection, stream = TTCollection(), BytesIO()
    collection.fonts = [TTFont(BytesIO(path.read_bytes())) for path in (KAI, SANS)]
    collection.save(stream)
    kai, sans = read_fonts(stream.getvalue())
    assert "文鼎ＰＬ简中楷" in face_names(kai)
    assert "Zhize Sans" in face_names(sans)
    assert character_map(sans) == character_map(read_fonts(SANS.read_bytes())[0])


@pytest.mark.parametrize("data", [b"", b"text", b"OTTO" + bytes(90), b"ttcf" + b"\xff" * 90])
def test_what_holds_no_true_type_outlines_is_refused(data: bytes) -> None:
    with pytest.raises(NotAFontError):
        read_fonts(data)


@pytest.mark.parametrize("kept", [3, 11, 100, 5_000, 4_000_000, 4_633_000])
def test_a_file_that_was_cut_short_is_refused(kept: int) -> None:
    with pytest.raises(NotAFontError):
        read_fonts(KAI.read_bytes()[:kept])


@pytest.mark.parametrize(("tag", "read"), [("cmap", character_map), ("name", face_names)])
def test_a_broken_table_is_refused(tag: str, read: Callable[[Sfnt], object]) -> None:
    data = KAI.read_bytes()
    start, length = read_fonts(data)[0].tables[tag]
    (broken,) = read_fonts(data[:start] + b"\xff" * length + data[start + length :])
    with pytest.raises(NotAFontError):
        read(broken)
