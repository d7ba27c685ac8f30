"""Take the pictures: those of the guide, and every page and dialog in every look.

`python docs/make_pictures.py [NAME…]` takes all, or those scenes alone. Pictures of the guide go
to docs/pictures, the others to out/pictures, to be looked at. A look is a process of its own, as
the scale of a screen is settled before Qt begins.
"""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

PICTURES = ROOT / "docs" / "pictures"
LOOKED_AT = ROOT / "out" / "pictures"
_SCREEN = (1920, 1080)
# Small files for the guide; the others are written quickly.
_DENSE, _QUICK = -1, 95


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Light or dark, how large everything is, how much room there is."""

    is_dark: bool = False
    scale: float = 1
    size: tuple[int, int] = (1440, 900)


LOOKS = {
    "浅色": Look(),
    "深色": Look(is_dark=True),
    "1.5倍": Look(scale=1.5),
    "2倍": Look(scale=2),
    "小屏": Look(size=(1366, 768)),
}


def main() -> int:
    """Take the pictures in every look at once, or in one."""
    parser = ArgumentParser(description="拍摄说明书图片和各种外观的核对图片")
    parser.add_argument("names", nargs="*", metavar="NAME", help="只拍这些画面")
    parser.add_argument("--look", choices=LOOKS, help="只拍这种外观")
    wanted = parser.parse_args()
    if wanted.look:
        with TemporaryDirectory() as folder:
            _choose_screen(Path(folder), LOOKS[wanted.look])
            return _take(Path(folder), wanted.look, wanted.names)
    command = [sys.executable, __file__, *wanted.names, "--look"]
    children = [subprocess.Popen([*command, each]) for each in LOOKS]
    return max([child.wait() for child in children])


def _choose_screen(folder: Path, look: Look) -> None:
    """A screen off screen, large enough at any scale."""
    width, height = (round(each * look.scale) for each in _SCREEN)
    screen = {"name": "desk", "x": 0, "y": 0, "width": width, "height": height, "dpr": 1}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96}
    config = folder / "screen.json"
    config.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
    os.environ["QT_LOGGING_RULES"] = "default.warning=false"  # of what no screen can do
    os.environ["QT_SCALE_FACTOR"] = str(look.scale)


def _take(folder: Path, name: str, names: Sequence[str]) -> int:
    from PySide6.QtCore import QSize
    from PySide6.QtWidgets import QWidget

    from docs.scenes.all import SCENES
    from docs.scenes.studio import Studio
    from ui.app import make_application
    from ui.theme import ThemeChoice

    look = LOOKS[name]
    of_guide = {scene.name for scene in SCENES if scene.of_guide and look == Look()}

    def store(title: str, shown: QWidget) -> None:
        place = PICTURES if title in of_guide else LOOKED_AT
        path = place / f"{title}{'' if title in of_guide else f'-{name}'}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        shown.grab().save(str(path), "PNG", _DENSE if title in of_guide else _QUICK)

    application = make_application()
    studio = Studio(folder, store, size=QSize(*look.size))
    studio.window.choose_theme(ThemeChoice.DARK if look.is_dark else ThemeChoice.LIGHT)
    for scene in SCENES:
        if not names or scene.name in names:
            studio.take(scene)
    studio.close()
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
