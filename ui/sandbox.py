"""Files of unknown origin are parsed in a child process (隔离读取): our own `read` verb, with a
cap on its memory and its time; it is killed when the person does not want to wait.

A parser that hangs, crashes or eats memory takes the child with it, never the window.
"""

import contextlib
import json
import math
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from model import errors
from model.errors import FileAccessError, OfficeError, UndecidedError, UnreadableDocumentError
from ui.reading_child import MOST_ANSWER, SCAN, too_large
from ui.regular_file import check_regular

if TYPE_CHECKING:
    from model.reading.scan import Scan
    from model.reading.source import Source

Progress = Callable[[int, int | None], None]

PATIENCE = 5.0
"""Seconds after which a file is given up."""
MOST_RESIDENT = 500_000_000
"""Bytes of memory at which the child is ended; where the system can, it has a cap of its own."""


class OutOfTimeError(UnreadableDocumentError):
    """The file was given up when its time was over; on a slow machine one may wait longer."""


def read_in_child(
    path: Path,
    *,
    encoding: str | None = None,
    patience: float = PATIENCE,
    progress: Progress | None = None,
) -> "Source":
    """The source of a file; refusals are those of the child, and one for each way it may die.

    `patience` is in seconds; `progress` is called several times a second and may raise to cancel.
    """
    from model.reading.json_words import source_from_json

    check_regular(path)
    chosen = [f"--encoding={encoding}"] if encoding else []
    values = _answer_of_child(path, chosen, "source", patience, progress)
    return source_from_json(values)


def look_at_scan_in_child(
    path: Path, *, patience: float = PATIENCE, progress: Progress | None = None
) -> "Scan":
    """The pages of a scanned paper; refusals are those of the child, as with `read_in_child`."""
    from model.reading.json_words import scan_from_json

    check_regular(path, SCAN)
    try:
        values = _answer_of_child(path, ["--scan"], "scan", patience, progress)
    except OutOfTimeError:
        raise OutOfTimeError(
            f"查看{errors.quoted(path.name)}超过{patience:g}秒仍未完成，已停止，没有采用；"
            "请用较低的分辨率（如300dpi）重新扫描后再选择。"
        ) from None
    return scan_from_json(values)


def _answer_of_child(
    path: Path, options: list[str], wanted: str, patience: float, progress: Progress | None
) -> dict[str, Any]:
    with _temporary_folder() as folder:
        answer = folder / "answer.json"
        complaints = _complaints(folder)
        child = _start(_command(path, answer, options, patience), complaints)
        try:
            code = _wait(child, path, patience, progress)
        finally:
            _end(child)
        values = _answer(answer)
        if code == 0 and values is not None and wanted in values:
            found: dict[str, Any] = values[wanted]
            return found
        raise _refusal(code, values, path, complaints)


_MAIN = Path(__file__).resolve().parent.parent / "main.py"
_BEAT = 0.1  # seconds between two looks at the child
_BUG = 1
_REFUSED = 4


@contextlib.contextmanager
def _temporary_folder() -> Iterator[Path]:
    """A folder that goes with its content; a full or missing disk is said."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="zhize-", ignore_cleanup_errors=True)
        _complaints(Path(folder.name)).touch()
    except OSError as error:
        raise _no_room() from error
    with folder:
        yield Path(folder.name)


def _complaints(folder: Path) -> Path:
    return folder / "complaints.txt"


def _no_room() -> FileAccessError:
    return FileAccessError(
        "无法写入电脑的临时文件夹（磁盘可能已满），没有读入，什么也没有导入；请腾出磁盘空间后再试。"
    )


def _command(path: Path, answer: Path, options: list[str], patience: float) -> list[str]:
    return [
        sys.executable,
        str(_MAIN),
        "read",
        "--json",
        "--to",
        str(answer),
        # Should this program be killed, the child gives up by itself.
        f"--patience={math.ceil(patience)}",
        *options,
        "--",
        str(path),
    ]


def _start(command: list[str], complaints: Path) -> "subprocess.Popen[bytes]":
    windows = sys.platform == "win32"
    with complaints.open("wb") as stderr:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=stderr,
            # A group of its own, so that whatever it starts ends with it; no black window.
            start_new_session=not windows,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )


def _wait(
    child: "subprocess.Popen[bytes]", path: Path, patience: float, progress: Progress | None
) -> int:
    end = time.monotonic() + patience
    while True:
        try:
            return child.wait(timeout=min(_BEAT, max(end - time.monotonic(), 0.01)))
        except subprocess.TimeoutExpired:
            pass
        if _memory_of(child.pid) > MOST_RESIDENT:
            raise too_large(path.name)
        if time.monotonic() >= end:
            raise OutOfTimeError(
                f"读取{errors.quoted(path.name)}超过{patience:g}秒仍未完成，已停止，什么也没有导入；"
                "请用 WPS 或 Office 打开它，只留正文和表格，另存后再选择。"
            )
        if progress is not None:
            progress(0, None)


def _memory_of(pid: int) -> int:
    """Bytes that a process holds in memory; 0 when it has just ended."""
    import psutil

    try:
        held: int = psutil.Process(pid).memory_info().rss
    except psutil.Error:
        return 0
    return held


def _end(child: "subprocess.Popen[bytes]") -> None:
    """Whatever way we came here, no child is left behind."""
    if child.poll() is None:
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                child.kill()
            else:
                os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def _answer(answer: Path) -> dict[str, Any] | None:
    try:
        if answer.stat().st_size > MOST_ANSWER:
            return None
        values = json.loads(answer.read_bytes())
    except (OSError, ValueError):
        return None  # it died before, or while, it wrote
    return values if isinstance(values, dict) else None


def _refusal(
    code: int, values: dict[str, Any] | None, path: Path, complaints: Path
) -> OfficeError | RuntimeError:
    if values is not None and "refusal" in values:
        return _again(**values["refusal"])
    words = complaints.read_text(encoding="utf-8", errors="replace")
    if code == _BUG and words:
        return RuntimeError(f"the reading child ended with a bug\n{words[-_MOST_WORDS:]}")
    if code in (_BUG, _REFUSED):  # it had a reason, and no room to write it
        return _no_room()
    return UnreadableDocumentError(
        f"{errors.quoted(path.name)}的内部结构异常，读取程序意外结束，什么也没有导入；"
        "请用 WPS 或 Office 打开它，另存后再选择。"
    )


_MOST_WORDS = 8000


def _again(*, kind: str, message: str, choices: list[str]) -> OfficeError:
    """The refusal of the child as the same kind; an unknown kind is still a refusal."""
    if kind == UndecidedError.__name__:
        return UndecidedError(message, choices=tuple(choices))
    known = getattr(errors, kind, OfficeError)
    return known(message) if issubclass(known, OfficeError) else OfficeError(message)
