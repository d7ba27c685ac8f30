"""What a killed process has left in a folder under a hidden name (`.zhize-….tmp`)."""

import re
import shutil
from contextlib import suppress
from pathlib import Path

_HIDDEN = re.compile(r"\.zhize-[0-9a-f]{8,12}\.tmp(-journal)?")


def sweep(folder: Path, *, before: float) -> None:
    """Take away what was last written before a moment (seconds since 1970).

    Who is still at work writes there now and then: the moment has to lie well back.
    """
    with suppress(OSError):
        for path in folder.iterdir():
            if _HIDDEN.fullmatch(path.name) and path.lstat().st_mtime < before:
                _remove(path)


def _remove(path: Path) -> None:
    # What cannot be taken away now, as others have it open, is tried again at the next time.
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink(missing_ok=True)
