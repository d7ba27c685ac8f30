"""A folder of files as one .zip, the same bytes for the same files (报送压缩包)."""

import os
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO

from model.files.new_folder import files_below

_PIECE = 1024 * 1024
# What is compressed already: to do it again takes time and saves nothing.
_DENSE = {".docx", ".xlsx", ".pptx", ".pdf", ".jpg", ".jpeg", ".png", ".zip", ".rar", ".7z"}
_DENSE |= {".mp3", ".mp4", ".ofd", ".heic"}
_FILE = 0o100644 << 16
_UNIX = 3
_FIRST_YEAR, _LAST_YEAR = 1980, 2107  # what a .zip can say


def zip_folder(
    folder: Path, target: Path, *, under: str, day: date, told: Callable[[int], object]
) -> None:
    """Put all files of a folder into a new .zip under one name; each bears the given day."""
    year = min(max(day.year, _FIRST_YEAR), _LAST_YEAR)
    with target.open("xb") as file:
        with zipfile.ZipFile(file, "w") as package:
            for name, path in files_below(folder):
                entry = zipfile.ZipInfo(f"{under}/{name}", (year, day.month, day.day, 0, 0, 0))
                entry.create_system, entry.external_attr = _UNIX, _FILE
                is_dense = path.suffix.lower() in _DENSE
                entry.compress_type = zipfile.ZIP_STORED if is_dense else zipfile.ZIP_DEFLATED
                entry.file_size = path.stat().st_size
                with path.open("rb") as source, package.open(entry, "w") as place:
                    _copy(source, place, told)
        file.flush()
        os.fsync(file.fileno())


def _copy(source: IO[bytes], place: IO[bytes], told: Callable[[int], object]) -> None:
    while piece := source.read(_PIECE):
        told(place.write(piece))
