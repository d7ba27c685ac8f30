"""Whole copies of a ledger (另存副本), made by SQLite itself and checked before they count."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from model.errors import FileAccessError, LedgerInUseError
from model.files.new_file import journal_of
from model.store import session_lock
from model.store.change_log import BYTES
from model.store.connection import Connection, connect, told_in_words
from model.store.recognise import check_integrity

_PAGES_AT_ONCE = 256
# The files that came back signed are no evidence: a copy without evidence has them.
_SIGNED = "SELECT sha256 FROM submission_file"


def save_copy(
    connection: Connection,
    path: Path,
    *,
    with_evidence: bool,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write a checked copy to `path`, replacing a file there only once the copy is whole.

    `progress` hears pages done and pages in all; raising from it cancels and leaves no trace.
    """
    # Not made from the name, which may be as long as names can be.
    draft = path.with_name(f".zhize-{os.urandom(6).hex()}.tmp")
    try:
        with _free_target(path):
            _copy_pages(connection, draft, progress)
            _finish(draft, path, with_evidence=with_evidence)
            # What a crash left beside the old file would be rolled into the new one.
            journal_of(path).unlink(missing_ok=True)
            draft.replace(path)
    except (OSError, sqlite3.Error, FileAccessError) as error:
        raise FileAccessError(
            f"副本“{path.name}”没有存成（磁盘空间不足或没有写入权限），台账本身没有改动。"
            "请换一个文件夹再试。"
        ) from error
    finally:
        draft.unlink(missing_ok=True)


@contextmanager
def _free_target(path: Path) -> Iterator[None]:
    """Hold the right to write what is replaced; refuse a ledger that somebody has open."""
    if not path.exists():
        yield
        return
    lock = session_lock.take(path)
    if lock is None:
        raise LedgerInUseError(
            f"“{path.name}”正在另一个窗口中打开，没有覆盖，副本没有存成。请换一个文件名。"
        )
    try:
        yield
    finally:
        lock.release()


def _copy_pages(
    connection: Connection, draft: Path, progress: Callable[[int, int], None] | None
) -> None:
    def told(_status: int, remaining: int, total: int) -> None:
        if progress is not None:
            progress(total - remaining, total)

    with closing(sqlite3.connect(draft)) as copy:
        connection.backup(copy, pages=_PAGES_AT_ONCE, progress=told)


def _finish(draft: Path, path: Path, *, with_evidence: bool) -> None:
    with closing(connect(draft)) as copy:
        if not with_evidence:
            with told_in_words(path):  # VACUUM is the first to read a damaged page
                for table in BYTES:
                    copy.execute(f"DELETE FROM {table} WHERE sha256 NOT IN ({_SIGNED})")
                copy.execute("VACUUM")
        check_integrity(copy, path)
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
