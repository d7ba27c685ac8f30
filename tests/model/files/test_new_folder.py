"""A new folder stands whole or not at all, whatever ends the work in the middle."""

import errno
from pathlib import Path

import pytest

from model.errors import FileAccessError
from model.files.new_folder import draft_of, files_below, new_folder, write_new


def names(folder: Path) -> list[str]:
    return [name for name, _ in files_below(folder)]


def fill(target: Path, end: BaseException) -> None:
    with new_folder(target) as draft:
        write_new(draft / "一.txt", b"1")
        raise end


def test_a_folder_stands_with_all_its_files(tmp_path: Path) -> None:
    told: list[int] = []
    with new_folder(tmp_path / "包") as draft:
        (draft / "内").mkdir()
        write_new(draft / "内" / "二.txt", b"2")
        write_new(draft / "一.txt", b"12", told.append)
        assert not (tmp_path / "包").exists()
    assert names(tmp_path) == ["包/一.txt", "包/内/二.txt"]
    assert told == [2]


def test_what_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        fill(tmp_path / "包", KeyboardInterrupt())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "sentence"), [(errno.ENOSPC, "磁盘空间不足"), (errno.EACCES, "没有写入权限")]
)
def test_a_disk_that_does_not_take_it_is_said_in_a_sentence(
    tmp_path: Path, code: int, sentence: str
) -> None:
    with pytest.raises(FileAccessError, match=sentence):
        fill(tmp_path / "包", OSError(code, ""))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("come_late", [False, True])
def test_what_stands_there_is_never_replaced(tmp_path: Path, come_late: bool) -> None:
    target = tmp_path / "包"
    if not come_late:
        target.write_text("旧")
    with pytest.raises(FileAccessError, match="已经存在，没有覆盖"), new_folder(target):
        target.write_text("旧")
    assert target.read_text() == "旧"
    assert names(tmp_path) == ["包"]


def test_what_a_kill_left_goes_when_the_folder_is_made_again(tmp_path: Path) -> None:
    left = draft_of(tmp_path / "包")
    left.mkdir()
    (left / "半.txt").write_text("半")
    with new_folder(tmp_path / "包") as draft:
        assert list(draft.iterdir()) == []
    assert [each.name for each in tmp_path.iterdir()] == ["包"]
