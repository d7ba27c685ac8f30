"""Opening what a clerk names (打开来文): a regular file of a sensible size, and nothing else.

A pipe would be waited for without end, a device never ends.
"""

import os
import stat
from pathlib import Path

from model.errors import FileAccessError, InvalidEntryError, quoted

MOST_BYTES = 20 * 1024 * 1024


def check_regular(path: Path) -> None:
    """Raise the sentence for whatever is not a file that can be read, without opening it."""
    _check(_stat(path), path)


def read_regular(path: Path) -> bytes:
    """The bytes of a regular file, at most MOST_BYTES."""
    check_regular(path)
    try:
        handle = os.open(path, os.O_RDONLY | _BINARY | _WITHOUT_WAITING)
        with os.fdopen(handle, "rb") as file:
            # Asked again: another file may have taken its place.
            _check(os.fstat(handle), path)
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise _unreadable(path) from error
    if len(data) > MOST_BYTES:
        raise _too_large(path)
    return data


_BINARY = getattr(os, "O_BINARY", 0)
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0)
# What Windows says of files that a net disk shows but has not fetched (OFFLINE, RECALL_…).
_IN_THE_CLOUD = 0x0000_1000 | 0x0004_0000 | 0x0040_0000
_OTHERS = (
    (stat.S_ISDIR, "是文件夹"),
    (stat.S_ISFIFO, "是管道，不是文件"),
    (stat.S_ISSOCK, "是套接字，不是文件"),
    (stat.S_ISCHR, "是设备，不是文件"),
    (stat.S_ISBLK, "是设备，不是文件"),
)


def _stat(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except FileNotFoundError as error:
        if path.is_symlink():
            raise FileAccessError(
                f"{quoted(path.name)}是链接，它指向的文件已不存在，没有读入。请选择原来的文件。"
            ) from error
        raise FileAccessError(f"找不到文件“{path}”，没有读入。请检查文件名和位置。") from error
    except (OSError, ValueError) as error:
        raise _unreadable(path) from error


def _check(found: os.stat_result, path: Path) -> None:
    for is_kind, what in _OTHERS:
        if is_kind(found.st_mode):
            raise FileAccessError(f"“{path}”{what}，没有读入。请选择来文的文件。")
    if not stat.S_ISREG(found.st_mode):
        raise FileAccessError(f"“{path}”不是文件，没有读入。请选择来文的文件。")
    if getattr(found, "st_file_attributes", 0) & _IN_THE_CLOUD:
        raise FileAccessError(
            f"{quoted(path.name)}还在网盘的云端，没有读入。"
            "请先在网盘中把它下载到本机（“始终保留在此设备上”）后再读。"
        )
    if found.st_size > MOST_BYTES:
        raise _too_large(path)


def _too_large(path: Path) -> InvalidEntryError:
    return InvalidEntryError(
        f"{quoted(path.name)}超过20MB，没有读入。请确认是否选错文件，或只保留正文后再读。"
    )


def _unreadable(path: Path) -> FileAccessError:
    return FileAccessError(
        f"无法读取{quoted(path.name)}，没有读入。请检查权限，或把文件复制到本机后再试。"
    )
