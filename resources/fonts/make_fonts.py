"""Convert the bundled faces from Debian's packages: `make fonts`, a developer's job, once.

reportlab embeds TrueType outlines only, while the open Chinese faces are drawn in CFF. Each face
is cut down to the characters of its role, redrawn in quadratic curves, stripped of hinting and
layout tables, and given a family name of its own. The same sources give the same bytes.
"""

import bz2
import subprocess
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

HERE = Path(__file__).parent
NOTO = "usr/share/fonts/opentype/noto"
FANDOL = "usr/share/texlive/texmf-dist/fonts/opentype/public/fandol/FandolFang-Regular.otf"
KAITI = "usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf"
UNIHAN = "usr/share/unicode/Unihan_OtherMappings.txt.bz2"
# The versions that the README names (another Debian release has others), and what is taken.
PACKAGES = {
    "fonts-noto-cjk=1:20220127+repack1-1": NOTO,
    "texlive-lang-chinese=2022.20230122-1": FANDOL,
    "fonts-arphic-gkai00mp=2.11-16": KAITI,
    "unicode-data=15.0.0-1": UNIHAN,
}

MAX_ERROR = 1.0
ASCENT, DESCENT = 980, -220
# The licences ask that a changed font says so, and when.
CHANGED = "fewer characters, converted to TrueType outlines, 2026-11-23"
# Latin beyond GBK, punctuation, arrows, shapes, ticks, CJK and full-width symbols.
SYMBOLS = (
    range(0x20, 0x7F),
    range(0xA0, 0x180),
    range(0x2000, 0x2070),
    range(0x20A0, 0x20C0),
    range(0x2100, 0x2200),
    range(0x2460, 0x2500),
    range(0x25A0, 0x2670),
    range(0x2713, 0x2718),
    range(0x3000, 0x3040),
    range(0x3200, 0x3400),
    range(0xFF00, 0xFFEF),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """One face: where its outlines come from, what it keeps, how it is called."""

    target: str
    source: str
    family: str
    style: str
    characters: Callable[[Path], frozenset[int]]
    subfont: int = -1


def main() -> None:
    """Fetch the packages into a temporary folder and write the faces beside this file."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        fetch(root)
        (HERE / "gkai00mp.ttf").write_bytes((root / KAITI).read_bytes())
        with ProcessPoolExecutor(max_workers=2) as pool:
            for line in pool.map(convert, CONVERSIONS, [root] * len(CONVERSIONS)):
                print(line)


def fetch(root: Path) -> None:
    """Unpack the faces and the table of common characters, without installing anything."""
    for package, wanted in PACKAGES.items():
        subprocess.run(["apt-get", "download", "-qq", package], cwd=root, check=True)
        (archive,) = root.glob("*.deb")
        unpack = ["dpkg-deb", "--fsys-tarfile", str(archive)]
        files = subprocess.run(unpack, stdout=subprocess.PIPE, check=True).stdout
        subprocess.run(["tar", "x", f"./{wanted}"], cwd=root, input=files, check=True)
        archive.unlink()


def convert(conversion: Conversion, root: Path) -> str:
    """Write one face; returns a line that says how large it became."""
    font = TTFont(root / conversion.source, fontNumber=conversion.subfont, recalcTimestamp=False)
    kept = conversion.characters(root) & font.getBestCmap().keys()
    cut(font, kept)
    characters = font.getBestCmap()
    redraw(font, {characters[code] for code in (0x2014, 0x2015) if code in characters})
    font["cmap"].tables = [unicode_map(number, characters) for number in (4, 12)]
    rename(font, conversion)
    level(font)
    target = HERE / conversion.target
    font.save(target)
    return f"{conversion.target}: {len(characters):,} 字，{target.stat().st_size / 1e6:.1f} MB"


def cut(font: TTFont, characters: frozenset[int]) -> None:
    """Keep the characters only, with the full-width shape of · where a face has a narrow one."""
    for code in (0x00B7, 0x2014):
        widen(font, code)
    options = subset.Options()
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "kern"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)


def widen(font: TTFont, code: int) -> None:
    """Point a character at its full-width shape, which the face keeps behind a feature."""
    if "GSUB" not in font:
        return
    table = font["GSUB"].table
    features = table.FeatureList.FeatureRecord
    lookups = {i for f in features if f.FeatureTag == "fwid" for i in f.Feature.LookupListIndex}
    for index in lookups:
        for part in table.LookupList.Lookup[index].SubTable:
            shapes = getattr(getattr(part, "ExtSubTable", part), "mapping", {})
            for mapping in font["cmap"].tables:
                name = getattr(mapping, "cmap", {}).get(code)
                if name in shapes:
                    mapping.cmap[code] = shapes[name]


def redraw(font: TTFont, dashes: set[str]) -> None:
    """Turn the cubic outlines into quadratic ones and drop the CFF table."""
    shapes = font.getGlyphSet()
    # In the order of the characters the maps shrink from 140 to 10 KB.
    by_code = dict.fromkeys(name for _, name in sorted(font.getBestCmap().items()))
    order = [".notdef", *(name for name in by_code if name != ".notdef")]
    font.setGlyphOrder(order)
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = {name: quadratic(shapes, name) for name in order}
    for name in dashes:
        glyf.glyphs[name] = joined(glyf.glyphs[name], font["hmtx"][name][0], glyf)
    for name in order:
        glyf.glyphs[name].recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyf.glyphs[name], "xMin", 0))
    font["maxp"] = plain_profile(len(order))
    font["post"].formatType = 3.0
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"
    del font["CFF "]


def quadratic(shapes: Any, name: str) -> Any:
    """The outline of one glyph in quadratic curves."""
    pen = TTGlyphPen(None)
    shapes[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
    return pen.glyph()


def joined(dash: Any, advance: int, glyf: Any) -> Any:
    """A dash from edge to edge, so that the two of —— meet without a ligature."""
    dash.recalcBounds(glyf)
    pen = TTGlyphPen(None)
    pen.moveTo((0, dash.yMin))
    for point in ((0, dash.yMax), (advance, dash.yMax), (advance, dash.yMin)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def plain_profile(glyphs: int) -> Any:
    """A maxp table without instructions; fontTools counts points and contours itself."""
    profile = newTable("maxp")
    profile.tableVersion = 0x00010000
    profile.numGlyphs = glyphs
    for name in (
        *("maxPoints", "maxContours", "maxCompositePoints", "maxCompositeContours"),
        *("maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"),
        *("maxStackElements", "maxSizeOfInstructions", "maxComponentElements"),
        "maxComponentDepth",
    ):
        setattr(profile, name, 0)
    profile.maxZones = 1
    return profile


def unicode_map(number: int, characters: dict[int, str]) -> Any:
    """A character map for Windows: format 4 up to U+FFFF, format 12 for all."""
    table = CmapSubtable.newSubtable(number)
    table.platformID, table.platEncID, table.language = 3, 1 if number == 4 else 10, 0
    table.cmap = {c: name for c, name in characters.items() if number == 12 or c <= 0xFFFF}
    return table


def rename(font: TTFont, conversion: Conversion) -> None:
    """A family name of its own, as the licences ask; copyright and licence stay as they were."""
    names = font["name"]
    kept = {i: names.getDebugName(i) for i in (0, 5, 8, 9, 13, 14)}
    plain = f"{conversion.family}-{conversion.style}".replace(" ", "")
    origin = names.getDebugName(4)
    names.names = []
    kept |= {
        1: conversion.family,
        2: conversion.style,
        4: f"{conversion.family} {conversion.style}",
    }
    kept |= {3: f"{plain}; {CHANGED}", 6: plain, 10: f"{origin}: {CHANGED}"}
    for number, text in sorted(kept.items()):
        if text:
            names.setName(text, number, 3, 1, 0x409)


def level(font: TTFont) -> None:
    """The same line height for all faces: 1.2 em round the Chinese character."""
    os2, hhea = font["OS/2"], font["hhea"]
    hhea.ascent, hhea.descent, hhea.lineGap = ASCENT, DESCENT, 0
    os2.usWinAscent, os2.usWinDescent = ASCENT, -DESCENT
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = 880, -120, 200


def common(root: Path) -> frozenset[int]:
    """GB2312, the 8,105 characters of 通用规范汉字表, and the symbols."""
    lines = bz2.decompress((root / UNIHAN).read_bytes()).decode().splitlines()
    fields = [line.split("\t") for line in lines if "\tkTGH\t" in line]
    listed = {int(code.removeprefix("U+"), 16) for code, *_ in fields}
    return frozenset({*listed, *encoded("gb2312"), *(c for part in SYMBOLS for c in part)})


def large(root: Path) -> frozenset[int]:
    """GBK as well: the traditional and older characters that names and citations need."""
    return common(root) | encoded("gbk")


def encoded(codec: str) -> frozenset[int]:
    """The characters of a national encoding."""
    return frozenset(c for c in range(0xA0, 0xFFFF) if chr(c).encode(codec, "ignore"))


CONVERSIONS = (
    Conversion(
        target="zhize-serif-bold.ttf",
        source=f"{NOTO}/NotoSerifCJK-Bold.ttc",
        subfont=2,
        family="Zhize Serif",
        style="Bold",
        characters=common,
    ),
    Conversion(
        target="zhize-serif-regular.ttf",
        source=f"{NOTO}/NotoSerifCJK-Regular.ttc",
        subfont=2,
        family="Zhize Serif",
        style="Regular",
        characters=large,
    ),
    Conversion(
        target="zhize-sans-regular.ttf",
        source=f"{NOTO}/NotoSansCJK-Regular.ttc",
        subfont=2,
        family="Zhize Sans",
        style="Regular",
        characters=common,
    ),
    Conversion(
        target="zhize-fang-regular.ttf",
        source=FANDOL,
        family="Zhize Fang",
        style="Regular",
        characters=large,
    ),
)

if __name__ == "__main__":
    main()
