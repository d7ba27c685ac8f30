"""Evidence that is looked at: read-only copies in a folder that goes when the ledger is closed."""

import shutil
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkdtemp

from model.errors import FileAccessError, InvalidEntryError
from model.files.names import file_name

# What a system would run rather than show.
_RUNS = frozenset(
    [
        ".exe",
        ".com",
        ".bat",
        ".cmd",
        ".scr",
        ".pif",
        ".msi",
        ".msp",
        ".ps1",
        ".vbs",
        ".vbe",
        ".js",
        ".jse",
        ".wsf",
        ".wsh",
        ".hta",
        ".cpl",
        ".reg",
        ".lnk",
        ".url",
        ".jar",
        ".sh",
        ".run",
        ".desktop",
        ".appimage",
        ".deb",
        ".rpm",
        ".py",
    ]
)


class OpenedFiles:
    """Copies for the programs of the system; each in a folder of its own, under its own name."""

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._count = 0
        self.round = 0

    def copy(self, name: str, data: bytes, *, of_round: int | None = None) -> Path:
        """A read-only copy that can be opened; a program is refused.

        What was begun in a round that is over (the ledger was closed) leaves nothing behind.
        """
        if of_round not in (None, self.round):
            raise InvalidEntryError(f"台账已经关闭，“{name}”没有打开。")
        safe = file_name(name)
        if Path(safe).suffix.lower() in _RUNS:
            raise InvalidEntryError(
                f"“{safe}”是可以运行的程序，为安全起见不从台账中打开，材料仍在台账里。"
                "请向报送单位要文档、图片或压缩包。"
            )
        try:
            if self._folder is None:
                self._folder = Path(mkdtemp(prefix="zhize-"))
            self._count += 1
            place = self._folder / str(self._count)
            place.mkdir()
            copy = place / safe
            copy.write_bytes(data)
            copy.chmod(stat.S_IREAD)
        except OSError as error:
            raise FileAccessError(
                f"“{safe}”没有打开：临时文件夹写不进去，台账没有改动。请清理磁盘后再试。"
            ) from error
        if of_round not in (None, self.round):
            _remove(place.parent)
            raise InvalidEntryError(f"台账已经关闭，“{name}”没有打开。")
        return copy

    def clear(self) -> None:
        """Remove the copies; one that a program still holds stays until the system clears it."""
        folder, self._folder = self._folder, None
        self.round += 1
        if folder is not None:
            _remove(folder)


def _remove(folder: Path) -> None:
    for copy in folder.glob("*/*"):
        with suppress(OSError):
            copy.chmod(stat.S_IREAD | stat.S_IWRITE)  # Windows removes no read-only file
    shutil.rmtree(folder, ignore_errors=True)
