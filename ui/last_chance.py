"""What happens when a bug reaches the top (意外错误): it is logged and said, nothing is hidden."""

import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from model.errors import OfficeError

_LARGEST_LOG = 1_000_000


def install(log: Path, now: Callable[[], datetime], tell: Callable[[str], None]) -> None:
    """From now on write every uncaught exception to the log and tell the person once a time."""
    telling = False

    def hook(
        kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        nonlocal telling
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        text = "".join(traceback.format_exception(kind, problem, trace))
        sys.stderr.write(text)
        write_log(log, f"{now():%Y-%m-%d %H:%M:%S}\n{text}\n")
        if telling:
            return
        telling = True
        try:
            tell(str(problem) if isinstance(problem, OfficeError) else sentence(log))
        finally:
            telling = False

    sys.excepthook = hook


def sentence(log: Path) -> str:
    """What the person reads."""
    return (
        "程序出现意外错误，刚才的操作没有完成。此前的修改均已存入台账，没有丢失。"
        f"您可以继续使用；如再次出现，请把错误记录发给维护人员：{log}"
    )


def write_log(log: Path, text: str) -> None:
    """Append to the log, beginning anew when it has grown too long."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        grown = log.exists() and log.stat().st_size > _LARGEST_LOG
        with log.open("w" if grown else "a", encoding="utf-8") as file:
            file.write(text)
    except OSError:
        sys.stderr.write(f"cannot write {log}\n")
