"""Whole files or none: a file is written beside its target, made safe, and then put in its place.

Whatever happens on the way (full disk, power cut, target open in Excel), the old file stays whole.
"""

import errno
import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from model.errors import FileAccessError
from model.files.names import require_short_names

Content = bytes | Callable[[BinaryIO], None]

# Excel and WPS hold a file for themselves while it is open; a virus scanner only for a moment.
_WAITS = (0.05, 0.1, 0.2, 0.4)
_NOTHING_LOST = "原有文件未受影响。"
# O_BINARY exists on Windows alone, where without it every \n would grow a \r.
_NEW_FILE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def write_atomically(
    path: Path, content: Content, *, check: Callable[[Path], None] | None = None
) -> None:
    """Write `content` (bytes, or a callback that writes into the open file) to `path`, whole.

    `check` reads the finished file again before it takes the place of the old one; when it
    raises, or anything else does, the old file stays and nothing is left behind.
    """
    target = Path(os.path.realpath(path))
    _refuse_unfit_target(target)
    # Not derived from the target's name, which may already be as long as names can be.
    beside = target.with_name(f".zhize-{os.urandom(6).hex()}.tmp")
    try:
        _write(beside, content, target)
        if check is not None:
            check(beside)
        _put_in_place(beside, target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _refuse_unfit_target(target: Path) -> None:
    require_short_names(target, undone="没有写入任何文件")
    folder = target.parent
    if not folder.is_dir():
        raise FileAccessError(f"文件夹“{folder}”不存在，未写入任何文件。请先建立或另选一个文件夹。")
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    except OSError as problem:
        raise FileAccessError(_sentence(problem, target)) from problem
    if stat.S_ISDIR(mode):
        raise FileAccessError(f"“{target}”是一个文件夹，不能作为文件写入。请换一个文件名。")
    if not stat.S_ISREG(mode):
        raise FileAccessError(f"“{target}”不是普通文件，不能写入。请换一个文件名。")
    if not os.access(target, os.W_OK):
        raise FileAccessError(
            f"文件“{target.name}”是只读的，未覆盖。请去掉其只读属性，或换一个文件名。"
        )


def _write(beside: Path, content: Content, target: Path) -> None:
    try:
        # 0o666 lets the user's umask decide who may read it, as for any other saved file.
        with os.fdopen(os.open(beside, _NEW_FILE, 0o666), "wb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                content(file)
            file.flush()
            os.fsync(file.fileno())
    except OSError as problem:
        raise FileAccessError(_sentence(problem, target)) from problem


def _put_in_place(beside: Path, target: Path) -> None:
    with suppress(OSError):
        # A file that only its owner may read does not become readable for all.
        beside.chmod(stat.S_IMODE(target.stat().st_mode))
    waits = iter(_WAITS)
    while True:
        try:
            beside.replace(target)
            return
        except PermissionError as problem:
            wait = next(waits, None)
            if wait is None:
                raise FileAccessError(_in_use(target)) from problem
            time.sleep(wait)
        except OSError as problem:
            raise FileAccessError(_sentence(problem, target)) from problem


def _sync_folder(folder: Path) -> None:
    # The new file already stands; Windows and some network folders cannot sync a folder.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _in_use(target: Path) -> str:
    return (
        f"文件“{target.name}”正被其他程序（如 Excel、WPS）打开，无法替换，{_NOTHING_LOST}"
        "请关闭该文件后重试，或换一个文件名。"
    )


def _sentence(problem: OSError, target: Path) -> str:
    match problem.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return f"磁盘空间不足，“{target.name}”没有写入，{_NOTHING_LOST}请清理磁盘或换一个位置。"
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return (
                f"没有写入文件夹“{target.parent}”的权限，“{target.name}”没有写入，{_NOTHING_LOST}"
                "请换一个文件夹。"
            )
        case errno.ENAMETOOLONG:
            return f"文件名“{target.name[:30]}……”过长，没有写入。请改短文件名或换一个文件夹。"
        case errno.EFBIG:
            return (
                f"“{target.name}”超出该磁盘允许的文件大小，没有写入，{_NOTHING_LOST}请换一个位置。"
            )
        case _:
            return (
                f"写入“{target.name}”时出错（{problem.strerror or problem}），没有写入，"
                f"{_NOTHING_LOST}请检查磁盘或网络位置后重试。"
            )
