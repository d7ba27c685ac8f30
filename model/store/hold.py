"""Who may write a ledger, said in words, and what a crash left to be taken back."""

from contextlib import closing, suppress
from pathlib import Path

from model.errors import LedgerInUseError, OfficeError, ReadOnlyLedgerError
from model.files.new_file import journal_of
from model.store import session_lock
from model.store.connection import connect


def hold(path: Path) -> session_lock.SessionLock:
    """Take the right to write; raises LedgerInUseError or ReadOnlyLedgerError."""
    try:
        # The file itself may be read-only in a folder that is not.
        with path.open("rb+"):
            lock = session_lock.take(path)
    except OSError as error:
        raise ReadOnlyLedgerError(
            f"“{path.name}”所在的文件夹或文件不允许写入，只能查看。需要修改时请另存副本。"
        ) from error
    if lock is None:
        raise LedgerInUseError(
            f"“{path.name}”已在另一个窗口或另一台电脑上打开，为防止互相覆盖，这里只能查看。"
            "请在对方关闭后再打开修改。"
        )
    return lock


def recover(path: Path) -> None:
    """Take back what a crash left half done: a reader may not, and could not read on."""
    if not journal_of(path).exists():
        return
    # Where a window holds the ledger, the journal is its own and alive.
    with suppress(OSError, OfficeError):
        lock = hold(path)
        try:
            with closing(connect(path)) as opened:
                opened.execute("SELECT count(*) FROM sqlite_schema")
        finally:
            lock.release()
