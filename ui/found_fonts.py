"""Which fonts the papers use: the user's own official faces first, the bundled ones behind.

Holds no Qt: the command line prints too. A face is known by the name in its file, never by the
name of the file.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import cache, partial
from mmap import ACCESS_READ, mmap
from pathlib import Path

from reports.fonts import Face, FontFile, FontSet
from reports.sfnt import NotAFontError, Sfnt, character_map, embedding, face_names, read_fonts

BUNDLED = Path(__file__).parent.parent / "resources" / "fonts"

# Official faces by what menus call them and by their English name, the better one first.
OFFICIAL: dict[Face, tuple[tuple[str, str], ...]] = {
    Face.XIAOBIAOSONG: (
        ("方正小标宋简体", "FZXiaoBiaoSong-B05S"),
        ("方正小标宋_GBK", "FZXiaoBiaoSong-B05"),
    ),
    Face.HEITI: (("黑体", "SimHei"),),
    Face.KAITI: (("楷体_GB2312", "KaiTi_GB2312"), ("楷体", "KaiTi")),
    Face.FANGSONG: (("仿宋_GB2312", "FangSong_GB2312"), ("仿宋", "FangSong")),
    Face.SONGTI: (("宋体", "SimSun"),),
}

# No font that draws all of GB2312 is smaller: most files of a folder need not be opened.
SMALLEST_CHINESE_FONT = 1_000_000
# Restricted, no subsetting (reportlab embeds subsets), bitmaps only.
FORBIDS_EMBEDDING = 0x0002 | 0x0100 | 0x0200


def find_fonts(folders: Iterable[Path] | None = None) -> FontSet:
    """The fonts for paper; `folders` stands in for those of this computer."""
    official = _official_fonts(_font_folders() if folders is None else folders)
    bundled = _bundled_fonts()
    chosen = {
        face: [official[english] for _, english in names if english in official][:1]
        for face, names in OFFICIAL.items()
    }
    return FontSet({face: (*chosen[face], *bundled[face]) for face in Face})


def window_font_file() -> Path:
    """The bundled 黑体, which is also the letters of the window."""
    return BUNDLED / "zhize-sans-regular.ttf"


def _bundled_fonts() -> dict[Face, tuple[FontFile, ...]]:
    bold = _bundled("ZhizeSerif-Bold", "zhize-serif-bold.ttf")
    serif = _bundled("ZhizeSerif-Regular", "zhize-serif-regular.ttf")
    sans = _bundled("ZhizeSans-Regular", window_font_file().name)
    kai = _bundled("GBZenKai-Medium", "gkai00mp.ttf", hanzi_only=True)
    fang = _bundled("ZhizeFang-Regular", "zhize-fang-regular.ttf", hanzi_only=True)
    return {
        Face.XIAOBIAOSONG: (bold, serif, sans),
        Face.HEITI: (sans, serif),
        Face.KAITI: (kai, serif, sans),
        Face.FANGSONG: (fang, serif, sans),
        Face.SONGTI: (serif, sans),
    }


def _bundled(name: str, file: str, *, hanzi_only: bool = False) -> FontFile:
    return FontFile(name, partial(_mapped, BUNDLED / file), hanzi_only=hanzi_only)


def _official_fonts(folders: Iterable[Path]) -> dict[str, FontFile]:
    """The official faces of this computer that may be used, by their English names."""
    found: dict[str, FontFile] = {}
    for path in _candidates(folders):
        # A broken or vanished file is as good as none: the bundled faces stand behind.
        with suppress(OSError, NotAFontError), _mapped(path) as data:
            for subfont, font in enumerate(read_fonts(data)):
                for english in _wanted(font) - found.keys():
                    if _is_usable(font):
                        found[english] = FontFile(english, partial(_mapped, path), subfont)
    return found


def _candidates(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        with suppress(OSError):
            yield from (path for path in sorted(folder.rglob("*")) if _may_be_chinese(path))


def _may_be_chinese(path: Path) -> bool:
    try:
        size = path.stat().st_size if path.suffix.lower() in (".ttf", ".ttc") else 0
    except OSError:
        return False
    return size >= SMALLEST_CHINESE_FONT


def _wanted(font: Sfnt) -> set[str]:
    names = face_names(font)
    pairs = (pair for pairs in OFFICIAL.values() for pair in pairs)
    return {pair[1] for pair in pairs if not names.isdisjoint(pair)}


def _is_usable(font: Sfnt) -> bool:
    if "glyf" not in font.tables or embedding(font) & FORBIDS_EMBEDDING:
        return False
    return _gb2312() <= character_map(font).keys()


@cache
def _gb2312() -> frozenset[int]:
    """The 6,763 characters (汉字) of GB/T 2312."""
    rows = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset(map(ord, "".join(pair.decode("gb2312", "ignore") for pair in rows)))


def _font_folders() -> tuple[Path, ...]:
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        own = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local"))
        return (windows / "Fonts", own / "Microsoft/Windows/Fonts")
    shared = (Path("/usr/local/share/fonts"), Path("/usr/share/fonts"))
    return (Path.home() / ".local/share/fonts", Path.home() / ".fonts", *shared)


def _mapped(path: Path) -> mmap:
    """The file without reading it: only the pages that are looked at are loaded."""
    try:
        with path.open("rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ)
    except ValueError as empty:
        raise NotAFontError(f"{path.name} is empty") from empty
