"""Opening what a clerk names (来文、佐证材料): a regular file of a sensible size, nothing else.

A pipe would be waited for without end, a device never ends.
"""

import os
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from model.errors import FileAccessError, InvalidEntryError, quoted
from model.files.names import require_short_names

MOST_BYTES = 20 * 1024 * 1024
_PIECE = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """For what a file is opened: how refusals speak of it, and what is too large for it.

    A document may be reached through a link; a proof has to be the file itself.
    """

    undone: str = "没有读入"
    choose: str = "请选择来文的文件。"
    most_bytes: int = MOST_BYTES
    too_large: str = "请确认是否选错文件，或只保留正文后再读。"
    takes_links: bool = True
    takes_empty: bool = True


DOCUMENT = Purpose()


def check_regular(path: Path, purpose: Purpose = DOCUMENT) -> None:
    """Raise the sentence for whatever is not a file that can be read, without opening it."""
    require_short_names(path, undone=purpose.undone)
    _check(_stat(path, purpose), path, purpose)


def read_regular(
    path: Path, purpose: Purpose = DOCUMENT, *, between: Callable[[], None] = lambda: None
) -> bytes:
    """The bytes of a regular file, as many as the purpose allows; `between` pieces one can stop."""
    check_regular(path, purpose)
    unlinked = 0 if purpose.takes_links else _NOT_THROUGH_LINKS
    try:
        handle = os.open(path, os.O_RDONLY | _BINARY | _WITHOUT_WAITING | unlinked)
        with os.fdopen(handle, "rb") as file:
            # Asked again: another file may have taken its place.
            _check(os.fstat(handle), path, purpose)
            data = _pieces(file, purpose.most_bytes, between)
    except FileNotFoundError as error:
        raise _missing(path, purpose) from error
    except OSError as error:
        raise _unreadable(path, purpose) from error
    if len(data) > purpose.most_bytes:
        raise _too_large(path, purpose)
    return data


def _pieces(file: BinaryIO, most: int, between: Callable[[], None]) -> bytes:
    pieces: list[bytes] = []
    length = 0
    while length <= most and (piece := file.read(min(_PIECE, most + 1 - length))):
        pieces.append(piece)
        length += len(piece)
        between()
    return b"".join(pieces)


_BINARY = getattr(os, "O_BINARY", 0)
_NOT_THROUGH_LINKS = getattr(os, "O_NOFOLLOW", 0)
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


def _stat(path: Path, purpose: Purpose) -> os.stat_result:
    undone = purpose.undone
    try:
        if not purpose.takes_links and _is_link(path):
            raise FileAccessError(
                f"{quoted(path.name)}是链接或快捷方式，不是文件本身，{undone}。请选择原来的文件。"
            )
        return path.stat()
    except FileNotFoundError as error:
        if path.is_symlink():
            raise FileAccessError(
                f"{quoted(path.name)}是链接，它指向的文件已不存在，{undone}。请选择原来的文件。"
            ) from error
        raise _missing(path, purpose) from error
    except (OSError, ValueError) as error:
        raise _unreadable(path, purpose) from error


def _is_link(path: Path) -> bool:
    return path.suffix.lower() == ".lnk" or stat.S_ISLNK(path.lstat().st_mode)


def _check(found: os.stat_result, path: Path, purpose: Purpose) -> None:
    undone, choose = purpose.undone, purpose.choose
    for is_kind, what in _OTHERS:
        if is_kind(found.st_mode):
            raise FileAccessError(f"“{path}”{what}，{undone}。{choose}")
    if not stat.S_ISREG(found.st_mode):
        raise FileAccessError(f"“{path}”不是文件，{undone}。{choose}")
    if getattr(found, "st_file_attributes", 0) & _IN_THE_CLOUD:
        raise FileAccessError(
            f"{quoted(path.name)}还在网盘的云端，{undone}。"
            "请先在网盘中把它下载到本机（“始终保留在此设备上”）后再读。"
        )
    if found.st_size > purpose.most_bytes:
        raise _too_large(path, purpose)
    if not found.st_size and not purpose.takes_empty:
        raise InvalidEntryError(f"{quoted(path.name)}是空文件，{undone}。请检查后再添加。")


def _missing(path: Path, purpose: Purpose) -> FileAccessError:
    return FileAccessError(f"找不到文件“{path}”，{purpose.undone}。请检查文件名和位置。")


def _too_large(path: Path, purpose: Purpose) -> InvalidEntryError:
    most = purpose.most_bytes // (1024 * 1024)
    return InvalidEntryError(
        f"{quoted(path.name)}超过{most}MB，{purpose.undone}。{purpose.too_large}"
    )


def _unreadable(path: Path, purpose: Purpose) -> FileAccessError:
    return FileAccessError(
        f"无法读取{quoted(path.name)}，{purpose.undone}。请检查权限，或把文件复制到本机后再试。"
    )
