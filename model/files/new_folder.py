"""A new folder of files stands whole or not at all, and never takes the place of another.

It is filled beside its place under a hidden name and then gets its own, in one move. What a kill
left there goes when the same folder is made again.
"""

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from zlib import crc32

from model.errors import FileAccessError
from model.files.names import require_short_names

_PIECE = 4 * 1024 * 1024
_UNDONE = "没有留下任何文件"


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """Give a draft folder to fill; at the end it stands at `path`, on the disk for good.

    Raises FileAccessError when something stands there already, or the folder cannot be written.
    """
    require_short_names(path, undone=_UNDONE)
    draft = draft_of(path)
    try:
        _refuse_taken(path)
        remove_draft(path)
        draft.mkdir()
        yield draft
        _refuse_taken(path)
        _sync(draft)
        draft.rename(path)
        _sync(path.parent)
    except OSError as error:
        raise FileAccessError(_sentence(error, path)) from error
    finally:
        remove_draft(path)


def draft_of(path: Path) -> Path:
    """Where a folder is filled: a hidden name that does not grow with its own."""
    return path.with_name(f".zhize-{crc32(os.fsencode(path.name)):08x}.tmp")


def remove_draft(path: Path) -> None:
    """Take away what was filled for `path` and never finished."""
    shutil.rmtree(draft_of(path), ignore_errors=True)


def write_new(path: Path, data: bytes, told: Callable[[int], object] = lambda _: None) -> None:
    """Write a file that is not there yet, safe on the disk; `told` hears how much it was."""
    with path.open("xb") as file:
        for at in range(0, len(data), _PIECE):
            told(file.write(data[at : at + _PIECE]))
        file.flush()
        os.fsync(file.fileno())


def files_below(folder: Path) -> Iterable[tuple[str, Path]]:
    """Every file in a folder and its folders, with its name from there (a/b), in order."""
    found = [
        (path.relative_to(folder).as_posix(), path)
        for path in folder.rglob("*")
        if not stat.S_ISDIR(path.lstat().st_mode)
    ]
    return sorted(found)


def _refuse_taken(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise FileAccessError(f"“{path.name}”已经存在，没有覆盖。请先移走或改名，或换一个文件夹。")


def _sync(folder: Path) -> None:
    # Windows and some network folders cannot sync a folder.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _sentence(error: OSError, path: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"磁盘空间不足，“{path.name}”没有写成，{_UNDONE}。请清理磁盘或换一个位置。"
    return (
        f"无法在“{path.parent}”中写入“{path.name[:30]}”（文件夹不存在、没有写入权限或磁盘出错），"
        f"{_UNDONE}。请换一个文件夹。"
    )
