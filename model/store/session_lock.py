"""One writer: an operating-system lock on a file beside the ledger, held for the session.

The system frees it when the program dies, so nobody ever has to remove a stale lock by hand.
"""

import contextlib
import os
import sys
from pathlib import Path
from typing import BinaryIO

_TRIES = 5


class SessionLock:
    """The right to write one ledger, until `release`."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path = path
        self._file = file

    def release(self) -> None:
        """Give the right back; the small file goes away."""
        if sys.platform == "win32":  # pragma: no cover
            self._file.close()
        # Another program may hold it open (Windows): it is empty and does no harm.
        with contextlib.suppress(OSError):
            self._path.unlink()
        self._file.close()


def lock_path(ledger: Path) -> Path:
    """Where the lock of a ledger stands: beside the file itself, by whatever link it is opened."""
    real = ledger.resolve()
    return real.with_name(f"{real.name}.lock")


def take(ledger: Path) -> SessionLock | None:
    """Take the right to write, or None when another session holds it.

    Raises OSError when the folder does not let files be made.
    """
    path = lock_path(ledger)
    for _ in range(_TRIES):
        with contextlib.ExitStack() as unless_taken:
            file = unless_taken.enter_context(path.open("ab"))
            if not _lock(file):
                return None
            # The holder may have removed it between our opening and our locking: take the new one.
            if _is_current(path, file):
                unless_taken.pop_all()
                return SessionLock(path, file)
    return None


def _is_current(path: Path, file: BinaryIO) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _lock(file: BinaryIO) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
