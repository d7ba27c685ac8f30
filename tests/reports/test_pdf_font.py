"""Tables read in bulk are the ones that reportlab reads one number at a time."""

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

from reports.pdf_font import PdfFace

BUNDLED = Path(__file__).parents[2] / "resources" / "fonts"
FACES = ["gkai00mp", "zhize-sans-regular"]


@pytest.mark.parametrize("name", FACES)
def test_widths_and_places_are_those_that_reportlab_reads(name: str) -> None:
    data = (BUNDLED / f"{name}.ttf").read_bytes()
    ours, theirs = PdfFace("Ours", data, 0), TTFontFace(BytesIO(data))
    assert ours.charWidths == pytest.approx(
        {code: theirs.charWidths[code] for code in ours.charToGlyph}
    )
    assert ours.defaultWidth == theirs.defaultWidth
    assert list(ours.glyphPos) == list(theirs.glyphPos)
    assert [ours.hmetrics[glyph] for glyph in range(ours.numGlyphs)] == theirs.hmetrics


def test_a_subset_is_the_one_that_reportlab_makes_without_the_names() -> None:
    data = (BUNDLED / "gkai00mp.ttf").read_bytes()
    ours, theirs = PdfFace("Ours", data, 0), TTFontFace(BytesIO(data))
    del theirs.table["name"]
    codes = [0, *map(ord, "知识产权“2023”")]
    assert ours.makeSubset(codes) == theirs.makeSubset(codes)


def test_a_font_whose_map_leads_past_its_outlines_is_refused() -> None:
    data = bytearray((BUNDLED / "zhize-sans-regular.ttf").read_bytes())
    profile, _ = PdfFace("Whole", bytes(data), 0).get_table_pos("maxp")
    data[profile + 4 : profile + 6] = (300).to_bytes(2, "big")
    with pytest.raises(TTFError, match="Short: broken"):
        PdfFace("Short", bytes(data), 0)
