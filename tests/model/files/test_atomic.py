"""Files are written whole or not at all."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

import pytest

from model.errors import FileAccessError
from model.files.atomic import write_atomically

OLD, NEW = "旧内容".encode(), "新内容".encode()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A report of yesterday."""
    path = tmp_path / "成效报告.pdf"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The waits between two tries, which a test does not sit through."""
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    return waited


def _only(target: Path) -> bool:
    return list(target.parent.iterdir()) == [target]


def test_bytes_replace_the_old_file(target: Path) -> None:
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW
    assert _only(target)


def test_a_callback_may_write_piece_by_piece(tmp_path: Path) -> None:
    def write(file: BinaryIO) -> None:
        for _ in range(3):
            file.write(NEW)

    write_atomically(tmp_path / "新.xlsx", write)
    assert (tmp_path / "新.xlsx").read_bytes() == NEW * 3


def test_the_old_file_is_untouched_while_the_new_one_is_written(target: Path) -> None:
    def write(file: BinaryIO) -> None:
        file.write(NEW)
        file.flush()
        assert target.read_bytes() == OLD

    write_atomically(target, write)


def test_a_writer_that_fails_leaves_the_old_file(target: Path) -> None:
    def write(file: BinaryIO) -> None:
        file.write(NEW)
        raise ValueError("half written")

    with pytest.raises(ValueError, match="half written"):
        write_atomically(target, write)
    assert target.read_bytes() == OLD
    assert _only(target)


def test_a_file_that_fails_its_check_does_not_take_the_place(target: Path) -> None:
    def check(written: Path) -> None:
        assert written.read_bytes() == NEW
        raise FileAccessError("复核未通过。")

    with pytest.raises(FileAccessError, match="复核"):
        write_atomically(target, NEW, check=check)
    assert target.read_bytes() == OLD
    assert _only(target)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EDQUOT, "磁盘空间不足"),
        (errno.EACCES, "没有写入文件夹"),
        (errno.EROFS, "没有写入文件夹"),
        (errno.ENAMETOOLONG, "过长"),
        (errno.EFBIG, "文件大小"),
        (errno.EIO, "写入“成效报告.pdf”时出错"),
    ],
)
def test_what_the_disk_says_becomes_a_sentence(target: Path, code: int, words: str) -> None:
    def write(file: BinaryIO) -> None:
        raise OSError(code, os.strerror(code))

    with pytest.raises(FileAccessError, match=words) as refusal:
        write_atomically(target, write)
    assert str(refusal.value).endswith("。")
    assert target.read_bytes() == OLD
    assert _only(target)


def test_a_full_disk_at_the_last_moment_keeps_the_old_file(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(FileAccessError, match="磁盘空间不足"):
        write_atomically(target, NEW)
    assert target.read_bytes() == OLD
    assert _only(target)


def _held_open(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    replace, left = Path.replace, [times]

    def refuse(self: Path, target: Path) -> Path:
        left[0] -= 1
        if left[0] >= 0:
            raise PermissionError(errno.EACCES, "being used by another process")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)


def test_a_file_held_for_a_moment_is_waited_for(
    target: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    _held_open(monkeypatch, times=2)
    write_atomically(target, NEW)
    assert target.read_bytes() == NEW
    assert len(waits) == 2


def test_a_file_open_in_excel_is_refused_with_what_to_do(
    target: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    _held_open(monkeypatch, times=99)
    with pytest.raises(FileAccessError, match=r"正被其他程序（如 Excel、WPS）打开.*请关闭"):
        write_atomically(target, NEW)
    assert target.read_bytes() == OLD
    assert sum(waits) < 2
    assert _only(target)


def test_another_failure_to_replace_is_told_at_once(
    target: Path, monkeypatch: pytest.MonkeyPatch, waits: list[float]
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileAccessError, match="时出错"):
        write_atomically(target, NEW)
    assert waits == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match=r"文件夹“.*没有”不存在"):
        write_atomically(tmp_path / "没有" / "报告.pdf", NEW)


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="是一个文件夹"):
        write_atomically(tmp_path, NEW)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in folders are for Unix")
def test_a_pipe_is_not_waited_upon(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道")
    with pytest.raises(FileAccessError, match="不是普通文件"):
        write_atomically(tmp_path / "管道", NEW)


def test_a_name_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileAccessError, match="过长"):
        write_atomically(tmp_path / ("长" * 200), NEW)


def test_a_read_only_file_is_left_alone(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Asked of the system, because an administrator may write everywhere.
    monkeypatch.setattr("os.access", lambda path, mode: mode != os.W_OK)
    with pytest.raises(FileAccessError, match="只读"):
        write_atomically(target, NEW)
    assert target.read_bytes() == OLD


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_a_private_file_stays_private(target: Path) -> None:
    target.chmod(0o600)
    write_atomically(target, NEW)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link_and_its_file_is_written(target: Path, tmp_path: Path) -> None:
    link = tmp_path / "链接.pdf"
    link.symlink_to(target)
    write_atomically(link, NEW)
    assert link.is_symlink()
    assert target.read_bytes() == NEW
