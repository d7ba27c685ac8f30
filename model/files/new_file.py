"""A new ledger file stands whole or not at all, and never takes the place of another."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from model.errors import FileAccessError
from model.files.names import JOURNAL, require_short_names


def journal_of(ledger: Path) -> Path:
    """Where SQLite keeps what it would take back after a crash."""
    return ledger.with_name(f"{ledger.name}{JOURNAL}")


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """Give a draft beside `path` to fill; at the end it stands there under its own name.

    Raises FileAccessError when something stands there already, or came there meanwhile, and when
    the folder does not take a file; then nothing is left behind.
    """
    require_short_names(path, undone="没有留下任何文件", beside=JOURNAL)
    # Not made from the name, which may be as long as names can be.
    draft = path.with_name(f".zhize-{os.urandom(6).hex()}.tmp")
    try:
        _refuse_taken(path)
        yield draft
        _publish(draft, path)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError as error:
        raise FileAccessError(
            f"无法在“{path.parent}”中建立“{path.name[:30]}”（文件夹不存在、没有写入权限、"
            "文件名过长或磁盘已满），没有留下任何文件。请换一个文件夹或文件名。"
        ) from error
    finally:
        for left in (draft, journal_of(draft)):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _refuse_taken(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise _taken(path)
    if journal_of(path).exists():
        raise FileAccessError(
            f"“{path.name}”旁边留有另一个台账未恢复的“-journal”文件，没有新建。请换一个文件名。"
        )


def _publish(draft: Path, path: Path) -> None:
    # A link, and on Windows a rename, fail when the name was taken meanwhile; replace would not.
    if os.name == "nt":
        draft.rename(path)
        return
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # Some file systems know no links (FAT).
        _refuse_taken(path)
        draft.rename(path)


def _taken(path: Path) -> FileAccessError:
    return FileAccessError(f"“{path.name}”已经存在，没有覆盖。请换一个文件名。")
